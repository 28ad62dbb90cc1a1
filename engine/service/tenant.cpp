#include "engine/service/tenant.hpp"

#include <nlohmann/json.hpp>

#include "engine/codec/proposal_view.hpp"

namespace counterweight::service {

Cursor cursor_at(const store::Head& head) {
  return {head.seq, to_hex(head.hash).substr(0, 8)};
}

Tenant::Tenant(OrganisationId id, store::Ledger& ledger, store::Vault& vault)
    : id_(std::move(id)),
      ledger_(ledger),
      names_(vault, id_),
      board_([this](const Cursor& cursor) {
        if (cursor.seq < 1) return false;
        const auto found = ledger_.read(id_, cursor.seq - 1, 1);
        return !found.empty() && to_hex(found.front().hash).substr(0, 8) == cursor.tag;
      }),
      topics_(*this, ledger),
      published_(std::make_shared<Published>()) {}

const DoneCommand* Tenant::done(const std::string& command) const {
  const auto found = done_.find(command);
  return found == done_.end() ? nullptr : &found->second;
}

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

void Tenant::note(const codec::Envelope& envelope) {
  if (!envelope.command.empty()) done_[envelope.command] = {envelope.body_hash, envelope.seq};
  if (const auto proposal = core::proposal_of(envelope.event)) changed_[proposal->value] = envelope.seq;
}

Status Tenant::take(const store::Record& record) {
  const bool chained = record.seq == head_.seq + 1 && record.previous == head_.hash &&
                       record.hash == sha256_chained(record.previous, record.bytes);
  if (!chained)
    return Refusal{"unavailable.ledger",
                   say("The ledger of {} is damaged at entry {}. Run `counterweight audit verify`.",
                       "Журнал {} повреждён на записи {}. Запустите `counterweight audit verify`.",
                       in_backticks(id_.value), record.seq)};
  Result<codec::Envelope> envelope = codec::read_envelope(record.bytes);
  if (!envelope.ok()) {
    if (envelope.refusal().code != "unavailable.event_type")
      return Refusal{"unavailable.ledger", say("Entry {} of the ledger of {} cannot be read: {}",
                                               "Запись {} журнала {} не читается: {}", record.seq,
                                               in_backticks(id_.value), envelope.refusal().sentence)};
    read_only_ = envelope.refusal();
    is_read_only_ = true;
    return Done{};
  }
  core::evolve(state_, envelope->event);
  note(*envelope);
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
    if (page.size() < store::kMaxPage) break;
  }
  publish(state_.last_time(), {});
  return Done{};
}

void Tenant::committed(const std::vector<codec::Envelope>& envelopes, core::State next,
                       const store::Head& head) {
  state_ = std::move(next);
  head_ = head;
  for (const codec::Envelope& envelope : envelopes) note(envelope);
  publish(state_.last_time(), envelopes);
}

// State first, then the board: whoever sees a card finds at least that state.
void Tenant::publish(Timestamp now, const std::vector<codec::Envelope>& envelopes) {
  const auto next = std::make_shared<const Published>(Published{state_, head_});
  {
    const std::lock_guard lock{mutex_};
    published_ = next;
    last_seq_.resize(static_cast<std::size_t>(state_.proposals().size()) + 1);
    for (const auto& [id, seq] : changed_) last_seq_[static_cast<std::size_t>(id)] = seq;
  }
  const codec::NameOf names = name_of();
  std::vector<Card> cards;
  for (const auto& [id, seq] : changed_) {
    const core::Proposal& proposal = *state_.proposal({id});
    cards.push_back({id, seq, codec::card_json(state_, {id}, seq, names).dump(), proposal.closed_at});
  }
  changed_.clear();
  topics_.publish(envelopes, *next);
  board_.publish(std::move(cards), cursor_at(head_), now);
}

}  // namespace counterweight::service
