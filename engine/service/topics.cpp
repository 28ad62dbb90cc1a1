#include "engine/service/topics.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/sha256.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/timeline.hpp"
#include "engine/service/tenant.hpp"

namespace counterweight::service {
namespace {

Cursor cursor_of(const store::Record& record) {
  return {record.seq, to_hex(record.hash).substr(0, 8)};
}

std::string event_text(const codec::Envelope& envelope, const core::State& state,
                       const codec::NameOf& names) {
  return codec::live_event_json(envelope.event, envelope.seq, state, names).dump();
}

// `"topic":"proposal:42","mode":"events"`
std::string labels(const Topic& topic) {
  return fmt::format(R"("topic":"{}","mode":"{}")", name_of(topic), mode_of(topic));
}

// `events` and, for one proposal, its card.
std::string content(const Topic& topic, const std::string& events, const std::string& card) {
  const std::string of_one = topic.proposal == 0 ? "" : fmt::format(R"(,"card":{})", card);
  return fmt::format(R"("events":[{}]{})", events, of_one);
}

Frame update(const Topic& topic, std::int64_t from, const Cursor& to, const std::string& what) {
  return std::make_shared<const std::string>(fmt::format(
      R"({{"type":"update",{},"from":{},"cursor":"{}",{}}})", labels(topic), from, to_string(to), what));
}

}  // namespace

std::shared_ptr<void> Topics::keep_events() {
  ++*kept_;
  return {nullptr, [kept = kept_](void*) { --*kept; }};
}

std::vector<Happened> Topics::tell(const std::vector<codec::Envelope>& envelopes,
                                   const core::State& state) const {
  std::vector<Happened> out;
  if (*kept_ == 0) return out;
  const codec::NameOf names = tenant_.name_of();
  for (const codec::Envelope& envelope : envelopes) {
    const auto proposal = core::proposal_of(envelope.event);
    out.push_back({envelope.seq, proposal ? proposal->value : 0, event_text(envelope, state, names)});
  }
  return out;
}

void Topics::publish(std::vector<Happened> happened, const Cursor& head) {
  const std::lock_guard lock{mutex_};
  steps_.clear();
  // What somebody else appended comes without envelopes, and nobody may have followed: then there is a gap.
  const bool whole = static_cast<std::int64_t>(happened.size()) == head.seq - head_.seq;
  head_ = head;
  if (!whole) {
    recent_.clear();
    since_ = head_.seq;
  } else {
    for (Happened& each : happened) recent_.push_back(std::move(each));
  }
  while (recent_.size() > kRecentEvents) {
    since_ = recent_.front().seq;
    recent_.pop_front();
  }
}

bool Topics::on_chain(const Cursor& cursor, const Published& published) const {
  if (cursor == cursor_at(published.head)) return true;
  if (cursor.seq < 1 || cursor.seq > published.head.seq) return false;
  const auto found = ledger_.read(tenant_.id(), cursor.seq - 1, 1);
  return !found.empty() && cursor_of(found.front()) == cursor;
}

// What was put away has its sentences made of what it was.
void Topics::bring_back(core::State& state, core::ProposalId id) const {
  if (state.stub(id) == nullptr) return;
  const auto proposal = tenant_.whole(state, id);
  if (!proposal.ok()) throw std::runtime_error{proposal.refusal().sentence.en};
  state.bring_back(*proposal);
}

std::string Topics::card(const Published& published, std::int64_t proposal) const {
  return codec::card_json(published.state, {proposal}, tenant_.last_seq(proposal), tenant_.name_of()).dump();
}

Catchup Topics::snapshot(const Topic& topic, const Published& published, Reset reset) const {
  Catchup out;
  out.reset = reset;
  out.at = cursor_at(published.head);
  const std::string own = topic.proposal == 0 ? "" : card(published, topic.proposal);
  const std::string what = topic.events ? content(topic, "", own) : fmt::format(R"("cards":[{}])", own);
  out.frames.push_back(std::make_shared<const std::string>(
      fmt::format(R"({{"type":"snapshot",{},"cursor":"{}","part":1,"last":true,{}}})", labels(topic),
                  to_string(out.at), what)));
  return out;
}

Catchup Topics::open(const Topic& topic, const std::optional<Cursor>& from) const {
  const auto published = tenant_.published();
  if (topic.proposal != 0 && !published->state.knows({topic.proposal})) {
    Catchup none;
    none.known = false;
    return none;
  }
  if (!from) return snapshot(topic, *published, Reset::none);
  if (!on_chain(*from, *published)) return snapshot(topic, *published, Reset::fork);
  if (topic.events && published->head.seq - from->seq > kMaxBehind)
    return snapshot(topic, *published, Reset::trimmed);
  Catchup out;
  out.resumed = true;
  out.at = *from;
  return out;
}

Step Topics::next(const Topic& topic, std::int64_t from_seq) const {
  return topic.events ? next_event(topic, from_seq) : next_card(topic, from_seq);
}

Step Topics::next_event(const Topic& topic, std::int64_t from_seq) const {
  const auto published = tenant_.published();
  const bool untouched = topic.proposal != 0 && tenant_.last_seq(topic.proposal) <= from_seq;
  const std::lock_guard lock{mutex_};
  if (from_seq >= head_.seq || untouched) return {Step::Kind::nothing, nullptr, head_};
  if (from_seq < since_) return {Step::Kind::ledger, nullptr, {}};
  const auto [known, is_new] = steps_.try_emplace({topic, from_seq});
  if (!is_new) return known->second;
  std::string events;
  for (const Happened& each : recent_)
    if (each.seq > from_seq && (topic.proposal == 0 || each.proposal == topic.proposal))
      events += (events.empty() ? "" : ",") + each.json;
  Step& step = known->second;
  step.to = head_;
  if (events.empty()) return step;
  step.kind = Step::Kind::frame;
  const std::string own = topic.proposal == 0 ? "" : card(*published, topic.proposal);
  step.frame = update(topic, from_seq, head_, content(topic, events, own));
  return step;
}

Step Topics::next_card(const Topic& topic, std::int64_t from_seq) const {
  const auto published = tenant_.published();
  const Cursor head = cursor_at(published->head);
  if (from_seq >= head.seq || tenant_.last_seq(topic.proposal) <= from_seq)
    return {Step::Kind::nothing, nullptr, head};
  const std::string what = fmt::format(R"("cards":[{}],"gone":[])", card(*published, topic.proposal));
  return {Step::Kind::frame, update(topic, from_seq, head, what), head};
}

Catchup Topics::page(const Topic& topic, std::int64_t from_seq) const {
  const auto published = tenant_.published();
  if (published->head.seq == from_seq) return {true, true, Reset::none, {}, cursor_at(published->head)};
  if (published->head.seq - from_seq > kMaxBehind) return snapshot(topic, *published, Reset::trimmed);
  const auto records = topic.proposal == 0
                           ? ledger_.read(tenant_.id(), from_seq, kEventsPerFrame)
                           : ledger_.read_subject(tenant_.id(), name_of(topic), from_seq, kEventsPerFrame);
  Catchup out;
  out.resumed = true;
  out.at = cursor_at(published->head);
  const codec::NameOf names = tenant_.name_of();
  core::State state = published->state;
  std::string events;
  for (const store::Record& record : records) {
    if (record.seq > published->head.seq)
      break;  // committed after the state that the sentences are made from
    const auto envelope = codec::read_envelope(record.bytes);
    if (!envelope.ok()) break;  // of a newer program: this ledger is not served any more
    if (const auto proposal = core::proposal_of(envelope->event)) bring_back(state, *proposal);
    events += (events.empty() ? "" : ",") + event_text(*envelope, state, names);
    if (&record == &records.back() && records.size() == kEventsPerFrame) out.at = cursor_of(record);
  }
  const std::string own = topic.proposal == 0 ? "" : card(*published, topic.proposal);
  out.frames.push_back(update(topic, from_seq, out.at, content(topic, events, own)));
  return out;
}

}  // namespace counterweight::service
