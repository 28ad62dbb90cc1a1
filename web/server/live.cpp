#include "web/server/live.hpp"

#include <algorithm>
#include <utility>

#include "web/server/passwords.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

Steady steady_now() {
  return std::chrono::steady_clock::now();
}

std::pair<std::string, std::string> key_of(const Principal& who) {
  return {who.organisation.value, who.member};
}

}  // namespace

Live::Live(Setup setup, const Limits& limits, Workers& readers, std::shared_ptr<Mailbox> mailbox,
           Metrics& metrics)
    : setup_(std::move(setup)),
      limits_(limits),
      readers_(readers),
      mailbox_(std::move(mailbox)),
      metrics_(metrics) {}

Live::~Live() {
  for (const auto& [name, board] : boards_) board->feed->silence(board->bell);
}

LiveBoard* Live::board(const OrganisationId& organisation) {
  std::unique_ptr<LiveBoard>& board = boards_[organisation.value];
  if (board) return board.get();
  board = std::make_unique<LiveBoard>();
  board->organisation = organisation;
  const service::Feeds feeds = setup_.feeds_of(organisation);
  board->feed = feeds.board;
  board->topics = feeds.topics;
  board->head = board->feed->head();
  // One letter however often it rings before the letter is read.
  board->bell = board->feed->listen([this, board = board.get(), rung = board->rung, mailbox = mailbox_] {
    if (!rung->exchange(true)) mailbox->post([this, board] { rings(*board); });
  });
  return board.get();
}

std::shared_ptr<Watcher> Live::open(std::unique_ptr<Wire> wire, Arrival arrival) {
  LiveBoard& where = *board(arrival.who.organisation);
  const Steady now = steady_now();
  std::size_t& of_member = ++per_member_[key_of(arrival.who)];
  auto watcher =
      std::make_shared<Watcher>(next_id_++, std::move(arrival), where, std::move(wire), limits_, now);
  where.watchers.emplace(watcher->id, watcher);
  metrics_.watchers(++count_);
  where.head = where.feed->head();
  watcher->push(live::hello(where.organisation.value, where.head, setup_.build,
                            std::chrono::duration_cast<std::chrono::seconds>(limits_.heartbeat).count()));
  if (leaving_) {
    wave(*watcher);
    pump(watcher);
    close(watcher, websocket::kGoingAway, "restart");
  } else if (count_ > limits_.watchers || of_member > limits_.watchers_per_member) {
    close(watcher, websocket::kLimit, "too many live connections are open");
  } else {
    pump(watcher);
  }
  return watcher;
}

std::shared_ptr<Watcher> Live::open_stream(std::unique_ptr<Wire> wire, Arrival arrival,
                                           const Request& request) {
  arrival.stream = true;
  auto watcher = open(std::move(wire), std::move(arrival));
  const auto wishes =
      live::read_pairs(request.query, request.headers[Header::last_event_id], limits_.subscriptions);
  for (const live::Subscribe& wish : *wishes) subscribe(watcher, wish);
  pump(watcher);
  return watcher;
}

void Live::lost(const std::shared_ptr<Watcher>& watcher) {
  if (watcher->board.watchers.erase(watcher->id) == 0) return;
  metrics_.watchers(--count_);
  const auto of_member = per_member_.find(key_of(watcher->arrival.who));
  if (--of_member->second == 0) per_member_.erase(of_member);
}

void Live::received(const std::shared_ptr<Watcher>& watcher, std::string_view bytes) {
  if (watcher->arrival.stream) return;
  watcher->reader.feed(bytes);
  while (true) {
    const auto next = watcher->reader.next();
    if (std::holds_alternative<websocket::NeedMore>(next)) break;
    if (const auto* violation = std::get_if<websocket::Violation>(&next)) {
      // While closing there is nobody left to say it to.
      if (watcher->closing()) return watcher->wire().close();
      return close(watcher, violation->code, violation->why);
    }
    take(watcher, std::get<websocket::Message>(next));
  }
  if (!watcher->reader.unfinished())
    watcher->unfinished_since.reset();
  else if (!watcher->unfinished_since)
    watcher->unfinished_since = steady_now();
}

void Live::take(const std::shared_ptr<Watcher>& watcher, const websocket::Message& message) {
  if (message.opcode == websocket::Opcode::close) {
    watcher->peer_said_close = true;
    if (watcher->closing()) {
      if (watcher->idle()) watcher->wire().close();
      return;
    }
    return close(watcher, websocket::kNormal, {});
  }
  if (watcher->closing()) return;
  if (!watcher->may_send_one(steady_now())) return close(watcher, websocket::kLimit, "too many messages");
  switch (message.opcode) {
    case websocket::Opcode::text:
      return obey(watcher, message.payload);
    case websocket::Opcode::binary:
      return close(watcher, websocket::kBadMessage, "messages are text");
    case websocket::Opcode::ping:
      watcher->push(message.payload, websocket::Opcode::pong);
      return pump(watcher);
    case websocket::Opcode::pong:
    case websocket::Opcode::close:
    case websocket::Opcode::continuation:
      return;
  }
}

void Live::obey(const std::shared_ptr<Watcher>& watcher, std::string_view text) {
  const live::ClientMessage message = live::parse(text);
  if (const auto* unreadable = std::get_if<live::Unreadable>(&message))
    return close(watcher, websocket::kBadMessage, unreadable->why);
  if (const auto* refused = std::get_if<live::Refused>(&message))
    watcher->push(live::error(refused->id, refused->refusal, watcher->arrival.language));
  if (const auto* wish = std::get_if<live::Subscribe>(&message)) subscribe(watcher, *wish);
  if (const auto* wish = std::get_if<live::Unsubscribe>(&message)) unsubscribe(*watcher, *wish);
  pump(watcher);
}

void Live::rings(LiveBoard& board) {
  board.rung->store(false);
  board.head = board.feed->head();
  board.again = board.serving;
  if (board.serving) return;
  board.serving = true;
  board.given.clear();
  serve_from(board, 0);
}

void Live::serve_from(LiveBoard& board, std::uint64_t after) {
  const Steady now = steady_now();
  auto next = board.watchers.upper_bound(after);
  for (std::size_t served = 0; served < limits_.watchers_at_once && next != board.watchers.end();
       ++served, ++next) {
    after = next->first;
    const std::shared_ptr<Watcher>& watcher = next->second;
    // One whose bytes are stuck keeps its place; it goes on from there when they have gone.
    if (!watcher->subscriptions.empty() && watcher->idle() && !watcher->closing()) pump(watcher, now);
  }
  if (next != board.watchers.end())
    return mailbox_->post([this, &board, after] { serve_from(board, after); });
  board.serving = false;
  if (board.again) rings(board);
}

void Live::pump(const std::shared_ptr<Watcher>& watcher) {
  pump(watcher, steady_now());
}

void Live::pump(const std::shared_ptr<Watcher>& watcher, Steady now) {
  if (watcher->waits_for_room) return;
  const std::uint64_t frames = watcher->frames_sent();
  const std::uint64_t bytes = watcher->bytes_sent();
  Watcher::Flushed flushed = watcher->flush(now);
  while (flushed == Watcher::Flushed::all && !watcher->closing() && give_next(watcher))
    flushed = watcher->flush(now);
  frames_ += watcher->frames_sent() - frames;
  bytes_ += watcher->bytes_sent() - bytes;
  switch (flushed) {
    case Watcher::Flushed::all:
      if (watcher->closing() && watcher->peer_said_close) watcher->wire().close();
      return;
    case Watcher::Flushed::broken:
      return watcher->wire().close();
    case Watcher::Flushed::blocked:
      break;
  }
  watcher->waits_for_room = true;
  watcher->wire().when_writable([this, watcher] {
    watcher->waits_for_room = false;
    watcher->board.head = watcher->board.feed->head();
    pump(watcher);
  });
}

bool Live::give_next(const std::shared_ptr<Watcher>& watcher) {
  LiveBoard& board = watcher->board;
  for (Subscription& each : watcher->subscriptions) {
    const bool current = !each.at || each.at->seq >= board.head.seq || each.nothing_until >= board.head.seq;
    if (current || each.reading) continue;
    const service::Step& next = step(board, each.topic, each.at->seq);
    switch (next.kind) {
      case service::Step::Kind::nothing:
        each.nothing_until = next.to.seq;
        continue;
      case service::Step::Kind::frame:
        each.at = next.to;
        watcher->push(next.frame, websocket::Opcode::text, watcher->place());
        return true;
      case service::Step::Kind::ledger:
        const auto read = [topic = each.topic, from = each.at->seq](const service::TopicFeed& feed) {
          return feed.page(topic, from);
        };
        if (read_ledger(watcher, each, read, std::nullopt)) continue;
        close(watcher, websocket::kGoingAway, "too many wait for the ledger just now");
        return false;
    }
  }
  return false;
}

const service::Step& Live::step(LiveBoard& board, const service::Topic& topic, std::int64_t from) {
  const auto known = board.given.find({topic, from});
  if (known != board.given.end() && known->second.to.seq >= board.head.seq) return known->second;
  const bool of_board = topic == service::kBoardState;
  service::Step made = of_board ? board.feed->update_since(from) : board.topics->next(topic, from);
  if (of_board && made.to.seq > board.head.seq) {
    board.head = made.to;
    board.given.clear();
  }
  return board.given.insert_or_assign({topic, from}, std::move(made)).first->second;
}

void Live::close(const std::shared_ptr<Watcher>& watcher, std::uint16_t code, std::string_view reason) {
  if (watcher->closing()) return;
  metrics_.watcher_closed(code);
  watcher->close_with(code, reason, steady_now());
  pump(watcher);
}

void Live::for_each(const std::function<void(const std::shared_ptr<Watcher>&)>& act) {
  for (const auto& [name, board] : boards_)
    for (const auto& [id, watcher] : board->watchers) act(watcher);
}

void Live::end_session(const std::string& session) {
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    if (watcher->arrival.session == session) close(watcher, websocket::kSignIn, "the session has ended");
  });
}

void Live::end_sessions_of(const Principal& member) {
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    if (watcher->arrival.who == member) close(watcher, websocket::kSignIn, "the session has ended");
  });
}

void Live::tick() {
  const Steady now = steady_now();
  for_each([&](const std::shared_ptr<Watcher>& watcher) { check(watcher, now); });
  metrics_.frames_sent(std::exchange(frames_, 0), std::exchange(bytes_, 0));
}

void Live::check(const std::shared_ptr<Watcher>& watcher, Steady now) {
  if (watcher->closing()) {
    if (now - watcher->closing_since() >= limits_.close) watcher->wire().close();
    return;
  }
  if (!watcher->idle() && now - watcher->last_progress() >= limits_.no_progress)
    return close(watcher, websocket::kSlow, "no progress");
  if (watcher->unfinished_since && now - *watcher->unfinished_since >= limits_.body)
    return close(watcher, websocket::kBadMessage, "a message was begun and not ended");
  if (now >= watcher->heartbeat_due) beat(watcher, now);
}

void Live::beat(const std::shared_ptr<Watcher>& watcher, Steady now) {
  watcher->heartbeat_due = now + limits_.heartbeat;
  // Watching is use of the session; what has run out or was ended elsewhere is noticed here.
  setup_.still_in(watcher->arrival, [this, weak = std::weak_ptr{watcher}](bool holds) {
    const auto held = weak.lock();
    if (held && !holds) close(held, websocket::kSignIn, "the session has ended");
  });
  if (!watcher->idle() || watcher->closing()) return;
  LiveBoard& board = watcher->board;
  pump(watcher);
  // It moves every cursor: only when nothing is on its way that lies before the head.
  for (const Subscription& each : watcher->subscriptions)
    if (!each.at || each.reading || std::max(each.at->seq, each.nothing_until) < board.head.seq) return;
  for (Subscription& each : watcher->subscriptions) each.at = board.head;
  if (!board.beat || !(board.beat_at == board.head)) {
    board.beat_at = board.head;
    board.beat = std::make_shared<const std::string>(live::heartbeat(board.head));
  }
  watcher->push(board.beat, websocket::Opcode::text, watcher->place());
  pump(watcher);
}

std::int64_t Live::spread_ms() const {
  // All come back over a time that leaves each a few milliseconds of the next server's attention.
  constexpr std::size_t kPerWatcher_ms = 4;
  const std::size_t spread = std::clamp<std::size_t>(count_ * kPerWatcher_ms, 1'000, 30'000);
  return 1'000 + static_cast<std::int64_t>(random_below(static_cast<unsigned>(spread)));
}

void Live::wave(Watcher& watcher) const {
  const std::int64_t retry_ms = spread_ms();
  watcher.push(live::goodbye("restart", retry_ms), websocket::Opcode::text,
               "retry: " + std::to_string(retry_ms) + "\n");
}

void Live::goodbye() {
  leaving_ = true;
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    wave(*watcher);
    pump(watcher);
    close(watcher, websocket::kGoingAway, "restart");
  });
}

void Live::clear() {
  for (const auto& [name, board] : boards_) board->watchers.clear();
  count_ = 0;
  per_member_.clear();
}

}  // namespace counterweight::server
