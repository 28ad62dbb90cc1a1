#include "tests/verify/mutant.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "engine/codec/counterexample.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/play_scenario.hpp"

namespace counterweight::test {

using namespace core;

Engine engine_that(Decides decides) {
  return {std::move(decides), false};
}

Engine edits(Edit edit) {
  return engine_that(
      [edit = std::move(edit)](const State& state, const Command& command, const Context& context) {
        Decision real = decide(state, command, context);
        State now = state;
        const auto edited = [&](const std::vector<Event>& events) {
          std::vector<Event> out;
          for (const Event& event : events) {
            const auto id = proposal_of(event);
            ProposalEvents told;
            if (id && now.knows(*id))
              edit(*now.proposal(*id), event, told);
            else if (id)
              told.push_back(std::get<ProposalEvent>(event.data));
            if (!id) out.push_back(event);
            for (ProposalEvent& each : told) out.push_back({event.at, event.actor, std::move(each)});
            for (std::size_t i = out.size() - (id ? told.size() : 1); i < out.size(); ++i)
              evolve(now, out[i]);
          }
          return out;
        };
        real.due = edited(real.due);
        if (real.answer.ok()) real.answer = edited(*real.answer);
        return real;
      });
}

Refusal no() {
  return {"conflict.mutant", {"This engine does not let you.", "Этот движок не даёт."}};
}

namespace mutant_parts {

std::vector<Event> with(const ProposalEvents& told, const Context& context) {
  std::vector<Event> out;
  for (const ProposalEvent& each : told) out.push_back({context.now, context.actor, each});
  return out;
}

State after(State state, const ProposalEvents& told, const Context& context) {
  for (const Event& event : with(told, context)) evolve(state, event);
  return state;
}

}  // namespace mutant_parts

ProposalEvents without_vetoes(const Proposal& proposal, const std::function<bool(const Veto&)>& which) {
  ProposalEvents out;
  for (const Veto& veto : proposal.vetoes)
    if (veto.bites() && (!which || which(veto))) out.push_back(VetoWithdrawn{proposal.id, veto.id});
  return out;
}

Engine sheds_copied_vetoes() {
  return edits([](const Proposal& before, const Event& event, ProposalEvents& out) {
    const auto& told = std::get<ProposalEvent>(event.data);
    if (std::holds_alternative<VetoCopied>(told)) return;
    const auto* carried = std::get_if<VetoCarried>(&told);
    if (carried == nullptr || before.veto(carried->veto) != nullptr) out.push_back(told);
  });
}

bool all_cleared(const Proposal& proposal) {
  return std::all_of(proposal.actions.begin(), proposal.actions.end(), [&](const Action& each) {
    return each.dropped || verdict_of(proposal, each) == Verdict::cleared;
  });
}

DecisionMade launch_of(const Proposal& proposal) {
  DecisionMade made{proposal.id, DecisionKind::launch, {}, "Because.", {}};
  for (const Action& each : proposal.actions)
    if (!each.dropped) made.outcomes.push_back({each.draft.id, Outcome::launched, {}});
  return made;
}

Proposal after(Proposal proposal, const ProposalEvent& event) {
  evolve_proposal(proposal, event, {}, {});
  return proposal;
}

namespace {

// Under the real engine nothing is wrong with it.
RulebookPtr sound_rulebook(const nlohmann::json& changes) {
  static std::map<std::string, RulebookPtr> known;
  const auto [found, is_new] = known.try_emplace(changes.dump());
  if (!is_new) return found->second;
  found->second = checked(json_file("tests/verify/tiny.json").patch(changes));
  CHECK(unproved(verify(*found->second), found->second) == "");
  return found->second;
}

void replay(const Finding& finding, const RulebookPtr& rulebook, const Engine& engine) {
  CAPTURE(finding.property);
  if (!finding.counterexample) {  // seen by what never happens, in no single story
    CHECK_FALSE(finding.problems.empty());
    return;
  }
  const auto told = codec::tell(*finding.counterexample, rulebook);
  INFO(told.scenario);
  CHECK(played(rulebook, told.scenario, engine) == "");
  CHECK(told.shown);
}

}  // namespace

// Of a graph: more than the real engine has under any of these rulebooks, for a wrong one may have no end of
// them.
constexpr std::size_t kMaxStates = 5'000;

// With sanitizers all of them take many minutes: the suite looks at the first of each property in a table,
// and at all of them with VERIFY_ALL=1 (docs/VERIFY.md).
void find_out(const std::vector<Mutant>& mutants) {
  std::set<std::string> looked_at;
  for (const Mutant& mutant : mutants) {
    if (!looked_at.insert(mutant.refutes).second && std::getenv("VERIFY_ALL") == nullptr) continue;
    CAPTURE(mutant.fault);
    const RulebookPtr rulebook = sound_rulebook(mutant.patch);
    const Report report = verify(*rulebook, {kMaxStates}, {}, mutant.engine);
    std::set<std::string> refuted;
    for (const Finding& each : report.findings) {
      if (each.proof != Proof::refuted) continue;
      refuted.insert(each.property);
      replay(each, rulebook, mutant.engine);
    }
    INFO(unproved(report, rulebook));
    CHECK(refuted.contains(mutant.refutes));
    std::string others;
    for (const std::string& each : refuted)
      if (each != mutant.refutes && !mutant.also.contains(each)) others += each + " ";
    CHECK(others == "");
  }
}

}  // namespace counterweight::test
