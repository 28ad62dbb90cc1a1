#include "engine/service/tenant.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "engine/codec/proposal_view.hpp"
#include "engine/codec/snapshot.hpp"
#include "engine/service/fold.hpp"
#include "engine/service/restore.hpp"

namespace counterweight::service {

Cursor cursor_at(const store::Head& head) {
  return {head.seq, to_hex(head.hash).substr(0, 8)};
}

Tenant::Tenant(OrganisationId id, store::Ledger& ledger, store::Vault& vault, Keeping keeping)
    : id_(std::move(id)),
      ledger_(ledger),
      keeping_(keeping),
      names_(vault, id_),
      board_([this](const Cursor& cursor) {
        if (cursor.seq < 1) return false;
        const auto found = ledger_.read(id_, cursor.seq - 1, 1);
        return !found.empty() && to_hex(found.front().hash).substr(0, 8) == cursor.tag;
      }),
      topics_(*this, ledger),
      published_(std::make_shared<Published>()) {}

codec::NameOf Tenant::name_of() const {
  return [this](const std::string& commitment) { return names_.of(commitment); };
}

std::shared_ptr<const Published> Tenant::published() const {
  const std::lock_guard lock{mutex_};
  return published_;
}

std::int64_t Tenant::last_seq(std::int64_t proposal) const {
  const std::lock_guard lock{mutex_};
  const auto place = static_cast<std::size_t>(proposal);
  return proposal >= 1 && place < last_seq_.size() ? last_seq_[place] : 0;
}

void Tenant::note(core::ProposalId changed, std::int64_t seq) {
  changed_[changed.value] = seq;
  const core::Proposal* proposal = state_.whole(changed);
  if (proposal != nullptr && proposal->closed_at) closed_.emplace(*proposal->closed_at, changed.value);
}

// The rule looks at nothing but the state, so that every way to the same place leaves the same things whole.
void Tenant::put_away_old() {
  if (keeping_ == Keeping::everything) return;
  for (; !closed_.empty() && closed_.top().first + kClosedStay <= state_.last_time(); closed_.pop()) {
    const auto [closed_at, id] = closed_.top();
    const std::shared_ptr<const core::Proposal> proposal = state_.share({id});
    if (!proposal || proposal->closed_at != closed_at) continue;
    const auto touched = changed_.find(id);
    state_.put_away({id},
                    codec::stub_of(*proposal, touched != changed_.end() ? touched->second : last_seq(id)));
    recent_.keep(proposal);
  }
}

Result<std::shared_ptr<const core::Proposal>> Tenant::whole(const core::State& state,
                                                            core::ProposalId id) const {
  const core::Stub* stub = state.stub(id);
  if (stub == nullptr) return state.share(id);
  if (auto found = recent_.find(id, stub->version)) return found;
  try {
    Result<Folded> folded =
        fold_proposal(ledger_, id_, state.organisation(), id, {.seq = stub->seq, .version = stub->version});
    if (!folded.ok()) return folded.refusal();
    if (folded->seq != stub->seq || folded->proposal->version != stub->version)
      return Refusal{"unavailable.ledger",
                     say("The ledger no longer has all of proposal {}. Run `counterweight audit verify`.",
                         "В журнале больше нет всего предложения {}. Запустите `counterweight audit verify`.",
                         id.value)};
    recent_.keep(folded->proposal);
    return std::move(folded->proposal);
  } catch (const std::exception& failure) {
    spdlog::error("organisation {}: proposal {} cannot be read: {}", id_.value, id.value, failure.what());
    return Refusal{"unavailable.store", say("The ledger could not be read just now. Try again.",
                                            "Журнал сейчас не прочитать. Попробуйте ещё раз.")};
  }
}

Status Tenant::take(const store::Record& record) {
  if (record.seq != head_.seq + 1 || record.previous != head_.hash)
    return Refusal{"unavailable.ledger",
                   say("The ledger of {} is damaged at entry {}. Run `counterweight audit verify`.",
                       "Журнал {} повреждён на записи {}. Запустите `counterweight audit verify`.",
                       in_backticks(id_.value), record.seq)};
  const Result<codec::Envelope> envelope = read_record(id_, record);
  if (!envelope.ok()) {
    if (envelope.refusal().code != "unavailable.event_type") return envelope.refusal();
    read_only_ = envelope.refusal();
    is_read_only_ = true;
    return Done{};
  }
  const auto about = core::proposal_of(envelope->event);
  if (about && state_.stub(*about) != nullptr) {
    const auto proposal = whole(state_, *about);
    if (!proposal.ok()) return proposal.refusal();
    state_.bring_back(*proposal);
  }
  core::evolve(state_, envelope->event);
  if (about) note(*about, record.seq);
  head_ = {record.seq, record.hash};
  return Done{};
}

Status Tenant::catch_up() {
  while (!read_only_) {
    const std::vector<store::Record> page = ledger_.read(id_, head_.seq, store::kMaxPage);
    for (const store::Record& record : page) {
      if (const Status taken = take(record); !taken.ok()) return taken;
      if (read_only_) break;
    }
    put_away_old();  // page by page, so that a long ledger is never whole in memory
    if (page.size() < store::kMaxPage) break;
  }
  publish(state_.last_time(), {});
  return Done{};
}

Result<std::int64_t> Tenant::begin_from(const store::Snapshots& snapshots) {
  const Result<std::optional<std::string>> bytes = snapshots.read(id_);
  if (!bytes.ok()) return bytes.refusal();
  if (!*bytes) return std::int64_t{0};
  Result<Restored> restored = restore(ledger_, id_, **bytes);
  if (!restored.ok()) return restored.refusal();
  state_ = std::move(restored->state);
  head_ = restored->head;
  snapshot_at_ = head_.seq;
  for (std::int64_t id = 1; id <= state_.proposals_so_far(); ++id)
    note({id}, restored->last_seq[static_cast<std::size_t>(id)]);
  return head_.seq;
}

Status Tenant::recover(const store::Snapshots* snapshots) {
  if (snapshots != nullptr && keeping_ == Keeping::put_away) try_snapshot(*snapshots);
  const std::int64_t from = head_.seq;
  if (const Status followed = catch_up(); !followed.ok()) return followed;
  const std::string begun = from == 0 ? "all of them folded" : fmt::format("from the snapshot at {}", from);
  spdlog::info("organisation {}: {} events, {}; {} proposals, {} open", id_.value, head_.seq, begun,
               state_.proposals_so_far(), state_.open_proposals());
  return Done{};
}

void Tenant::try_snapshot(const store::Snapshots& snapshots) {
  std::string why;
  try {
    const Result<std::int64_t> begun = begin_from(snapshots);
    if (begun.ok()) return;
    why = begun.refusal().sentence.en;
  } catch (const std::exception& failure) {  // the ledger could not be read: folding it will say so
    why = failure.what();
  }
  spdlog::warn("organisation {}: its snapshot is not used, {}; the whole ledger is folded", id_.value, why);
}

void Tenant::keep_snapshot(store::Snapshots& snapshots, std::int64_t after) {
  const std::shared_ptr<const Published> now = published();
  if (now->head.seq == 0 || now->head.seq < snapshot_at_ + after) return;
  snapshot_at_ = now->head.seq;  // also when it fails: the next try comes after as many events again
  const Status written =
      snapshots.write(id_, codec::write_snapshot(id_, now->head.seq, now->head.hash, now->state));
  if (!written.ok()) spdlog::error("organisation {}: {}", id_.value, written.refusal().sentence.en);
}

void Tenant::committed(const std::vector<codec::Envelope>& envelopes, core::State next,
                       const store::Head& head) {
  state_ = std::move(next);
  head_ = head;
  for (const codec::Envelope& envelope : envelopes)
    if (const auto proposal = core::proposal_of(envelope.event)) note(*proposal, envelope.seq);
  publish(state_.last_time(), envelopes);
}

// State first, then the board: whoever sees a card finds at least that state.
void Tenant::publish(Timestamp now, const std::vector<codec::Envelope>& envelopes) {
  // While what they are about is whole still: an outcome may come after it was put away.
  std::vector<Happened> happened = topics_.tell(envelopes, state_);
  put_away_old();
  const auto next = std::make_shared<const Published>(Published{state_, head_});
  {
    const std::lock_guard lock{mutex_};
    published_ = next;
    last_seq_.resize(static_cast<std::size_t>(state_.proposals_so_far()) + 1);
    for (const auto& [id, seq] : changed_) last_seq_[static_cast<std::size_t>(id)] = seq;
  }
  const codec::NameOf names = name_of();
  std::vector<Card> cards;
  for (const auto& [id, seq] : changed_) {
    // What is put away leaves the board as it comes: its card is never shown, but that it is gone is.
    if (const core::Stub* away = state_.stub({id}))
      cards.push_back({id, seq, {}, away->closed_at});
    else
      cards.push_back(
          {id, seq, codec::card_json(state_, {id}, seq, names).dump(), state_.proposal({id})->closed_at});
  }
  changed_.clear();
  topics_.publish(std::move(happened), cursor_at(next->head));
  board_.publish(std::move(cards), cursor_at(head_), now);
}

}  // namespace counterweight::service
