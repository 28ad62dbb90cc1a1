#include "engine/service/restore.hpp"

#include "engine/codec/snapshot.hpp"
#include "engine/service/fold.hpp"

namespace counterweight::service {
namespace {

// The ledger has this very record where the snapshot ends, and no proposal that the snapshot does not count.
Status fits(const store::Ledger& ledger, const OrganisationId& id, const codec::Snapshot& snapshot) {
  if (snapshot.organisation != id)
    return Refusal{"invalid.snapshot",
                   say("it is of {}, not of {}", "она об организации {}, а не {}",
                       in_backticks(snapshot.organisation.value), in_backticks(id.value))};
  const std::vector<store::Record> there = ledger.read(id, snapshot.seq - 1, 1);
  if (there.empty() || there.front().seq != snapshot.seq || there.front().hash != snapshot.hash)
    return Refusal{"invalid.snapshot", say("the ledger has another event at {}",
                                           "в журнале на месте {} другое событие", snapshot.seq)};
  const Result<codec::Envelope> last = read_record(id, there.front());
  if (!last.ok()) return last.refusal();
  const auto next =
      ledger.read_subject(id, "proposal:" + std::to_string(snapshot.proposals_so_far + 1), 0, 1);
  const bool counts_all = next.empty() || next.front().seq > snapshot.seq;
  if (last->event.at == snapshot.last_time && counts_all) return Done{};
  return Refusal{"invalid.snapshot",
                 say("it says otherwise than the ledger", "она говорит не то, что журнал")};
}

}  // namespace

Result<Restored> restore(const store::Ledger& ledger, const OrganisationId& organisation,
                         std::string_view bytes) {
  Result<codec::Snapshot> read = codec::read_snapshot(bytes);
  if (!read.ok()) return read.refusal();
  codec::Snapshot& snapshot = *read;
  if (const Status status = fits(ledger, organisation, snapshot); !status.ok()) return status.refusal();
  Result<OwnEvents> folded = fold_own_events(ledger, organisation, snapshot.seq);
  if (!folded.ok()) return folded.refusal();
  Restored out;
  out.head = {snapshot.seq, snapshot.hash};
  out.last_seq.resize(static_cast<std::size_t>(snapshot.proposals_so_far) + 1);
  core::State::Parts parts{
      std::move(folded->organisation), std::move(folded->knowledge),  {},
      std::move(snapshot.overrides),   std::move(snapshot.sustained), snapshot.last_time};
  for (std::int64_t id = 1; id <= snapshot.proposals_so_far; ++id) {
    std::int64_t& last_seq = out.last_seq[static_cast<std::size_t>(id)];
    if (const auto stub = snapshot.stubs.find(id); stub != snapshot.stubs.end()) {
      last_seq = stub->second.seq;
      parts.proposals.emplace_back(std::move(stub->second));
      continue;
    }
    Result<Folded> whole =
        fold_proposal(ledger, organisation, parts.organisation, {id}, {.seq = snapshot.seq});
    if (!whole.ok()) return whole.refusal();
    last_seq = whole->seq;
    parts.proposals.emplace_back(std::move(whole->proposal));
  }
  out.state = core::State::made_of(std::move(parts));
  return out;
}

}  // namespace counterweight::service
