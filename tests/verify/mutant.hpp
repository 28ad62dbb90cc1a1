// Wrong engines: the real one with one thing changed, to see that the verifier finds it out.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/engine.hpp"
#include "tests/verify/verify_support.hpp"

namespace counterweight::test {

using Decides = std::function<core::Decision(const core::State&, const core::Command&, const core::Context&)>;
using ProposalEvents = std::vector<core::ProposalEvent>;

// Nothing holds it to the invariants.
core::Engine engine_that(Decides decides);

// Puts into `out` what happens instead of the event, on the proposal as it is before it.
using Edit = std::function<void(const core::Proposal& before, const core::Event& event, ProposalEvents& out)>;
core::Engine edits(Edit edit);

Refusal no();  // whatever a mutant refuses

namespace mutant_parts {

template <typename C>
const C* command_in(const core::Command& command) {
  if (const auto* mine = std::get_if<core::ProposalCommand>(&command)) return std::get_if<C>(mine);
  return nullptr;
}
std::vector<core::Event> with(const ProposalEvents& told, const core::Context& context);
core::State after(core::State state, const ProposalEvents& told, const core::Context& context);

}  // namespace mutant_parts

// Instead of each event of this kind, these.
template <typename E, typename Replace>
core::Engine replaces(Replace replace) {
  return edits([replace](const core::Proposal& before, const core::Event& event, ProposalEvents& out) {
    const auto& told = std::get<core::ProposalEvent>(event.data);
    if (const auto* mine = std::get_if<E>(&told))
      for (auto& each : replace(*mine, before)) out.push_back(std::move(each));
    else
      out.push_back(told);
  });
}

// Each event of this kind, changed.
template <typename E, typename Change>
core::Engine changes(Change change) {
  return replaces<E>([change](E event, const core::Proposal& before) {
    change(event, before);
    return ProposalEvents{std::move(event)};
  });
}

// After each event of this kind, these too.
template <typename E, typename Follow>
core::Engine follows(Follow follow) {
  return replaces<E>([follow](const E& event, const core::Proposal& before) {
    ProposalEvents out{event};
    for (auto& each : follow(event, before)) out.push_back(std::move(each));
    return out;
  });
}

// Commands of this kind are refused where the test holds.
template <typename C, typename Test>
core::Engine refuses(Test test) {
  return engine_that([test](const core::State& state, const core::Command& command, const core::Context& in) {
    core::Decision real = core::decide(state, command, in);
    if (const C* mine = mutant_parts::command_in<C>(command); mine != nullptr && real.answer.ok())
      if (test(*mine, *state.proposal(mine->proposal))) real.answer = no();
    return real;
  });
}

// Commands of this kind that the real engine refuses come to these events, where there are any.
template <typename C, typename Take>
core::Engine takes(Take take) {
  return engine_that([take](const core::State& state, const core::Command& command, const core::Context& in) {
    core::Decision real = core::decide(state, command, in);
    const C* mine = mutant_parts::command_in<C>(command);
    if (mine == nullptr || real.answer.ok()) return real;
    const ProposalEvents told = take(*mine, *state.proposal(mine->proposal), state, in);
    if (!told.empty()) real.answer = mutant_parts::with(told, in);
    return real;
  });
}

// Commands of this kind are decided as if these events had happened before, which did not.
template <typename C, typename Pretend>
core::Engine decides_as_after(Pretend pretend) {
  return engine_that(
      [pretend](const core::State& state, const core::Command& command, const core::Context& in) {
        const C* mine = mutant_parts::command_in<C>(command);
        if (mine == nullptr || state.proposal(mine->proposal) == nullptr)
          return core::decide(state, command, in);
        const ProposalEvents told = pretend(*mine, *state.proposal(mine->proposal));
        return core::decide(mutant_parts::after(state, told, in), command, in);
      });
}

struct Mutant {
  const char* fault;           // what is wrong with the engine
  const char* refutes;         // the property that is meant for it
  std::set<std::string> also;  // which others may fall with it
  core::Engine engine;
  nlohmann::json patch = nlohmann::json::array();  // of tiny.json, under which the real engine is sound
};

// Each is refuted by the property meant for it, and by no other than those that may fall with it; and
// whatever story is told of it plays, on the same wrong engine, to the state that it claims.
void find_out(const std::vector<Mutant>& mutants);

// The vetoes that bite, taken back; all of them or some.
ProposalEvents without_vetoes(const core::Proposal& proposal,
                              const std::function<bool(const core::Veto&)>& which = {});

// What is added again comes without the vetoes that were on it, whatever is told of them after.
core::Engine sheds_copied_vetoes();

// Whether every action that is there is cleared.
bool all_cleared(const core::Proposal& proposal);
core::DecisionMade launch_of(const core::Proposal& proposal);

// As the proposal is after that.
core::Proposal after(core::Proposal proposal, const core::ProposalEvent& event);

}  // namespace counterweight::test
