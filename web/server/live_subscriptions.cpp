// What a watcher follows: how a subscription begins, reads from the ledger what is behind it, and ends.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "web/server/live.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {

std::optional<Refusal> Live::refuse(const Watcher& watcher, const service::Topic& topic) const {
  if (watcher.arrival.display && topic != service::kBoardState) return live::board_only();
  const auto& all = watcher.subscriptions;
  const bool again =
      std::any_of(all.begin(), all.end(), [&](const Subscription& s) { return s.topic == topic; });
  if (again || all.size() < limits_.subscriptions) return std::nullopt;
  return Refusal{"limit.subscriptions",
                 say("One connection follows at most {} topics.",
                     "Одно соединение следит не больше чем за {} темами.", limits_.subscriptions)};
}

void Live::subscribe(const std::shared_ptr<Watcher>& watcher, const live::Subscribe& message) {
  const service::Topic& topic = message.topic;
  if (watcher->closing()) return;
  if (const auto refusal = refuse(*watcher, topic))
    return watcher->push(live::error(message.id, *refusal, watcher->arrival.language));
  LiveBoard& board = watcher->board;
  auto& all = watcher->subscriptions;
  std::erase_if(all, [&](const Subscription& known) { return known.topic == topic; });
  Subscription& subscription = all.emplace_back(Subscription{topic, next_turn_++});
  if (topic == service::kBoardState) {
    service::Catchup catchup = board.feed->open(message.cursor);
    watcher->push(live::subscribed(message, catchup.resumed));
    return settle(*watcher, subscription, std::move(catchup));
  }
  if (topic.events) subscription.kept = board.topics->keep_events();
  const auto read = [topic, cursor = message.cursor](const service::TopicFeed& feed) {
    return feed.open(topic, cursor);
  };
  if (read_ledger(watcher, subscription, read, message)) return;
  all.pop_back();
  watcher->push(live::error(message.id, busy(), watcher->arrival.language));
}

// A new picture, or what it missed; from here on it is given every step.
void Live::settle(Watcher& watcher, Subscription& subscription, service::Catchup catchup) {
  if (catchup.reset != service::Reset::none) watcher.push(live::reset(subscription.topic, catchup.reset));
  subscription.at = catchup.at;
  subscription.nothing_until = 0;
  watcher.push_all(std::move(catchup.frames));
  watcher.board.head = watcher.board.feed->head();
}

bool Live::read_ledger(const std::shared_ptr<Watcher>& watcher, Subscription& subscription, Read read,
                       std::optional<live::Subscribe> asked) {
  subscription.reading = true;
  return readers_.take([this, mailbox = mailbox_, topics = watcher->board.topics, read = std::move(read),
                        weak = std::weak_ptr{watcher}, turn = subscription.turn, asked = std::move(asked)] {
    std::optional<service::Catchup> found;
    try {
      found = read(*topics);
    } catch (const std::exception& failure) {
      spdlog::error("live: the ledger cannot be read: {}", failure.what());
    }
    mailbox->post([this, weak, turn, asked, found = std::move(found)] {
      if (const auto held = weak.lock()) has_read(held, turn, asked, found);
    });
  });
}

void Live::has_read(const std::shared_ptr<Watcher>& watcher, std::uint64_t turn,
                    const std::optional<live::Subscribe>& asked, std::optional<service::Catchup> found) {
  if (watcher->closing()) return;
  auto& all = watcher->subscriptions;
  const auto place =
      std::find_if(all.begin(), all.end(), [&](const Subscription& s) { return s.turn == turn; });
  if (!found && !asked) return close(watcher, websocket::kGoingAway, "the ledger cannot be read just now");
  if (asked && (!found || !found->known)) {
    const Refusal refusal =
        found ? Refusal{"not_found.proposal", say("There is no proposal {} here.",
                                                  "Предложения {} здесь нет.", asked->topic.proposal)}
              : busy();
    watcher->push(live::error(asked->id, refusal, watcher->arrival.language));
    if (place != all.end()) all.erase(place);
    return pump(watcher);
  }
  if (asked) watcher->push(live::subscribed(*asked, found->resumed));
  if (place != all.end()) {  // otherwise it was ended or replaced meanwhile
    place->reading = false;
    settle(*watcher, *place, *std::move(found));
  }
  pump(watcher);
}

void Live::unsubscribe(Watcher& watcher, const live::Unsubscribe& message) {
  if (std::erase_if(watcher.subscriptions,
                    [&](const Subscription& known) { return known.topic == message.topic; }) > 0)
    return;
  const Refusal none{"not_found.subscription", say("There is no subscription to end here.",
                                                   "Здесь нет подписки, от которой отписываться.")};
  watcher.push(live::error(message.id, none, watcher.arrival.language));
}

}  // namespace counterweight::server
