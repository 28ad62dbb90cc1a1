// How a proposal has changed, and how others would change it.
#include "engine/codec/amendment_json.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/amend.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

json suggestion_json(const Proposal& proposal, const Suggestion& s, const People& people) {
  json answer = nullptr;
  if (s.answer) {
    answer = {{"reason", s.answer->reason},
              {"member", people(s.answer->member)},
              {"at", format_timestamp(s.answer->at)}};
    if (s.answer->revision) answer["revision"] = *s.answer->revision;
  }
  const bool stale = s.state == SuggestionState::open && changed_since(proposal, s) != nullptr;
  return {{"id", s.id.value},
          {"member", people(s.member)},
          {"at", format_timestamp(s.at)},
          {"revision", s.revision},
          {"reason", s.reason},
          {"amendment", amendment_json(s.amendment)},
          {"changes", changes_json(s.changes)},
          {"state", word(s.state)},
          {"stale", stale},
          {"answer", std::move(answer)}};
}

json revisions_json(const State& state, ProposalId id, const NameOf& name_of) {
  const Proposal& p = *state.proposal(id);
  const People people{state.organisation(), name_of, state.last_time()};
  const auto revision = [&](const auto& each) {
    json suggestion = nullptr;
    if (each->suggestion)
      suggestion = {{"id", each->suggestion->value},
                    {"member", people(p.suggestion(*each->suggestion)->member)}};
    return json{{"revision", each->revision},          {"at", format_timestamp(each->at)},
                {"member", people(each->member)},      {"reason", each->reason},
                {"suggestion", std::move(suggestion)}, {"changes", changes_json(*each->changes)}};
  };
  return {{"revisions", list_json(p.revisions, revision)}};
}

}  // namespace counterweight::codec
