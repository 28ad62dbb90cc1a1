#include "engine/core/decide.hpp"

#include <algorithm>
#include <iterator>

#include "base/wordless.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/organisation/decide.hpp"
#include "engine/core/proposal/deadlines.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evidence.hpp"

namespace counterweight::core {
namespace {

using Left = std::shared_ptr<Proposal>*;  // as Context says

bool is_due(const State& state, Timestamp now) {
  const auto due = state.next_due();
  return due && *due <= now;
}

// What the earliest deadline becomes; of several at the same time a vote on the rulebook first.
std::vector<Event> pass_earliest(const State& state, Timestamp now, Left left) {
  const Organisation& organisation = state.organisation();
  if (const auto change = organisation.next_change_due(); change && *change == *state.next_due())
    return close_ratification(organisation, now);
  const Proposal& proposal = *state.proposal(state.dues().front().proposal);
  return pass_deadline(proposal, *next_deadline(proposal), now, left);
}

// Applies to `state` what is due at or before now, earliest first; what that opens may be due as well.
std::vector<Event> apply_due(State& state, Timestamp now, Left left) {
  std::vector<Event> all;
  for (std::size_t passed = 0; passed < kMaxDueAtOnce && is_due(state, now); ++passed) {
    if (left != nullptr) left->reset();
    std::vector<Event> events = pass_earliest(state, now, left);
    if (left != nullptr && *left != nullptr)
      evolve(state, events, *left);
    else
      for (const Event& event : events) evolve(state, event);
    std::move(events.begin(), events.end(), std::back_inserter(all));
  }
  return all;
}

// What is cited with a command is cited by its answer; such an answer is about the records as well.
template <typename Command>
Result<std::vector<Event>> decide_citing(const State& state, const Command& command, const Context& context) {
  if constexpr (kMayCite<Command>) {
    if (!command.evidence.empty()) {
      Context alone = context;
      alone.left = nullptr;
      return with_evidence(state, command, context, decide_proposal(state, command, alone));
    }
  }
  return decide_proposal(state, command, context);
}

}  // namespace

Decision decide(const State& state, const Command& command, const Context& given) {
  const Wordless wordless{!given.in_words};
  Context context = given;
  context.now = std::max(given.now, state.last_time());
  struct Visitor {
    const State& state;
    const Context& context;
    Events operator()(const OrganisationCommand& c) const {
      return std::visit([&](const auto& each) { return decide_organisation(state, each, context); }, c);
    }
    Events operator()(const ProposalCommand& c) const {
      if (!state.organisation().founded())
        return Refusal{"conflict.not_founded",
                       say("Found the organisation first.", "Сначала основывают организацию.")};
      return std::visit([&](const auto& each) { return decide_citing(state, each, context); }, c);
    }
    Events operator()(const KnowledgeCommand& c) const {
      return std::visit([&](const auto& each) { return decide_knowledge(state, each, context); }, c);
    }
    Events operator()(const AdvanceTime&) const { return std::vector<Event>{}; }
  };
  if (!is_due(state, context.now)) return {{}, std::visit(Visitor{state, context}, command)};
  State present = state;
  std::vector<Event> due = apply_due(present, context.now, context.left);
  if (is_due(present, context.now) && !std::holds_alternative<AdvanceTime>(command))
    return {std::move(due),
            Refusal{"unavailable.catching_up",
                    say("Many deadlines passed at once and are being applied. Send the command again.",
                        "Сразу истекло много сроков, они применяются. Отправьте команду ещё раз.")}};
  return {std::move(due), std::visit(Visitor{present, context}, command)};
}

}  // namespace counterweight::core
