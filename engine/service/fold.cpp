#include "engine/service/fold.hpp"

#include <algorithm>

#include "engine/core/proposal/evolve.hpp"

namespace counterweight::service {
namespace {

Refusal damaged(const OrganisationId& id, std::int64_t seq) {
  return {"unavailable.ledger",
          say("The ledger of {} is damaged at entry {}. Run `counterweight audit verify`.",
              "Журнал {} повреждён на записи {}. Запустите `counterweight audit verify`.",
              in_backticks(id.value), seq)};
}

// Calls use(envelope) for each event of the subject up to `upto`, until it answers false.
template <typename Use>
Status each_event(const store::Ledger& ledger, const OrganisationId& id, const std::string& subject,
                  std::int64_t upto, const Use& use) {
  for (std::int64_t after = 0;;) {
    const std::vector<store::Record> page = ledger.read_subject(id, subject, after, store::kMaxPage);
    for (const store::Record& record : page) {
      if (record.seq > upto) return Done{};
      const Result<codec::Envelope> envelope = read_record(id, record);
      if (!envelope.ok()) return envelope.refusal();
      if (!use(*envelope)) return Done{};
      after = record.seq;
    }
    if (page.size() < store::kMaxPage) return Done{};
  }
}

}  // namespace

Result<codec::Envelope> read_record(const OrganisationId& organisation, const store::Record& record) {
  if (record.hash != sha256_chained(record.previous, record.bytes)) return damaged(organisation, record.seq);
  Result<codec::Envelope> envelope = codec::read_envelope(record.bytes);
  if (envelope.ok() || envelope.refusal().code == "unavailable.event_type") return envelope;
  return Refusal{"unavailable.ledger", say("Entry {} of the ledger of {} cannot be read: {}",
                                           "Запись {} журнала {} не читается: {}", record.seq,
                                           in_backticks(organisation.value), envelope.refusal().sentence)};
}

Result<Folded> fold_proposal(const store::Ledger& ledger, const OrganisationId& id,
                             const core::Organisation& organisation, core::ProposalId proposal,
                             const FoldLimit& limit) {
  std::shared_ptr<core::Proposal> out;
  std::int64_t seq = 0;
  const auto take = [&](const codec::Envelope& envelope) {
    const auto* event = std::get_if<core::ProposalEvent>(&envelope.event.data);
    if (event == nullptr || core::proposal_of(envelope.event) != proposal) return false;
    if (const auto* first = std::get_if<core::ProposalSubmitted>(event); first != nullptr && !out) {
      const auto rulebook = organisation.rulebooks.find(first->rulebook);
      if (rulebook == organisation.rulebooks.end()) return false;
      out = std::make_shared<core::Proposal>(
          core::submitted(*first, envelope.event.actor, envelope.event.at, rulebook->second));
    } else if (out) {
      core::evolve_proposal(*out, *event, envelope.event.actor, envelope.event.at);
    } else {
      return false;  // something stands before its first event
    }
    seq = envelope.seq;
    return out->version < limit.version;
  };
  const std::string subject = "proposal:" + std::to_string(proposal.value);
  if (const Status read = each_event(ledger, id, subject, limit.seq, take); !read.ok()) return read.refusal();
  if (!out) return damaged(id, seq + 1);
  return Folded{std::move(out), seq};
}

Result<OwnEvents> fold_own_events(const store::Ledger& ledger, const OrganisationId& id, std::int64_t upto) {
  core::State state;
  const auto take = [&](const codec::Envelope& envelope) {
    if (!core::proposal_of(envelope.event)) core::evolve(state, envelope.event);
    return true;
  };
  for (const char* subject : {"organisation", "knowledge"})
    if (const Status read = each_event(ledger, id, subject, upto, take); !read.ok()) return read.refusal();
  return OwnEvents{state.organisation(), state.knowledge()};
}

}  // namespace counterweight::service
