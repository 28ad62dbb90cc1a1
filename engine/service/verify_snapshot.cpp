#include "engine/service/verify_snapshot.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "engine/codec/people.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/words.hpp"
#include "engine/service/tenant.hpp"

namespace counterweight::service {
namespace {

using nlohmann::json;

constexpr int kTries = 10;  // to meet a server that appends at one head

json proposal_line(const core::State& state, core::ProposalId id, const codec::NameOf& nameless) {
  if (const core::Stub* stub = state.stub(id))
    return {{"id", id.value},
            {"version", stub->version},
            {"seq", stub->seq},
            {"closed_at", format_timestamp(stub->closed_at)},
            {"card", codec::card_json(state, id, stub->seq, nameless)}};
  return {{"proposal", codec::proposal_json(state, id, nameless)},
          {"revisions", codec::revisions_json(state, id, nameless)}};
}

// The first line that differs, shortened; empty when none does.
std::string first_difference(const std::string& ours, const std::string& theirs) {
  const auto [here, there] = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
  if (here == ours.end() && there == theirs.end()) return {};
  constexpr std::size_t kShown = 80;
  const auto at = static_cast<std::size_t>(here - ours.begin());
  const std::size_t begin = at == 0 ? 0 : ours.rfind('\n', at - 1) + 1;
  return ours.substr(begin, std::min(kShown, ours.find('\n', begin) - begin));
}

}  // namespace

std::string rendering(const core::State& state) {
  const codec::NameOf nameless = [](const std::string&) { return std::nullopt; };
  const core::Organisation& organisation = state.organisation();
  json rulebooks = json::array();
  for (const auto& [hash, rulebook] : organisation.rulebooks) rulebooks.push_back(hash);
  std::string out =
      canonical_json({{"organisation", organisation.name},
                      {"in_force", organisation.in_force},
                      {"rulebooks", std::move(rulebooks)},
                      {"members", codec::members_json(organisation, nameless, state.last_time())},
                      {"last_time", format_timestamp(state.last_time())},
                      {"open", state.open_proposals()}}) +
      "\n";
  for (const core::Due& due : state.dues())
    out += canonical_json({{"due", format_timestamp(due.at)}, {"proposal", due.proposal.value}}) + "\n";
  for (const core::SignedOverride& each : state.overrides())
    out += canonical_json({{"override", each.veto.value},
                           {"proposal", each.proposal.value},
                           {"at", format_timestamp(each.at)}}) +
           "\n";
  for (const auto& each : state.sustained_vetoes())
    out += canonical_json({{"sustained", each->veto.value},
                           {"proposal", each->proposal.value},
                           {"content", each->content},
                           {"at", format_timestamp(each->at)}}) +
           "\n";
  for (std::int64_t id = 1; id <= state.proposals_so_far(); ++id)
    out += canonical_json(proposal_line(state, {id}, nameless)) + "\n";
  return out;
}

SnapshotVerdict verify_snapshot(store::Ledger& ledger, store::Vault& vault, const store::Snapshots& snapshots,
                                const OrganisationId& organisation) {
  using What = SnapshotVerdict::What;
  Tenant quick{organisation, ledger, vault}, slow{organisation, ledger, vault};
  const Result<std::int64_t> from = quick.begin_from(snapshots);
  if (!from.ok()) return {What::unusable, 0, from.refusal().sentence.en};
  if (*from == 0) return {};
  for (int tries = 0; tries < kTries; ++tries) {
    for (Tenant* each : {&quick, &slow})
      if (const Status followed = each->catch_up(); !followed.ok())
        return {What::differs, *from, followed.refusal().sentence.en};
    if (quick.head() != slow.head()) continue;  // a server appended in between
    const std::string difference = first_difference(rendering(slow.state()), rendering(quick.state()));
    if (difference.empty() && quick.state() == slow.state()) return {What::agrees, *from, {}};
    return {What::differs, *from, difference.empty() ? "in what nobody sees" : difference};
  }
  return {What::unusable, *from, "the ledger grew too fast to compare"};
}

}  // namespace counterweight::service
