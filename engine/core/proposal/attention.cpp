#include "engine/core/proposal/attention.hpp"

#include <algorithm>

#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

void add_votes(const Proposal& proposal, std::vector<Attention>& out) {
  for (const Veto& veto : proposal.vetoes) {
    const Challenge* running = veto.running();
    if (running == nullptr) continue;
    for (const DepartmentId& department : running->roll) {
      const bool voted = std::any_of(running->votes.begin(), running->votes.end(),
                                     [&](const SustainVote& vote) { return vote.department == department; });
      if (!voted)
        out.push_back(
            {department, Task::sustain_vote, {veto.action}, running->due, {}, running->silence, {}, veto.id});
    }
  }
}

void add_answers(const Proposal& proposal, std::vector<Attention>& out) {
  for (const Objection& objection : proposal.objections)
    if (objection.unanswered())
      out.push_back({proposal.rulebook->book().final_say,
                     Task::answer,
                     {objection.action},
                     proposal.decision_due,
                     {},
                     {},
                     objection.id,
                     {}});
}

void add_positions(const Proposal& proposal, std::vector<Attention>& out) {
  for (const rules::Department& department : proposal.rulebook->book().departments) {
    Attention waiting{department.id, Task::position, {}, proposal.review_due, {}, {}, {}, {}};
    for (const Action& action : proposal.actions)
      if (const Seat* seat = seat_of(action, department.id);
          seat != nullptr && awaits_voice(proposal, *seat)) {
        waiting.actions.push_back(action.draft.id);
        waiting.silence = seat->right.silence;
      }
    if (!waiting.actions.empty()) out.push_back(std::move(waiting));
  }
}

}  // namespace

std::vector<Attention> attention_of(const Proposal& proposal) {
  std::vector<Attention> out;
  if (!proposal.open()) return out;
  add_votes(proposal, out);
  const bool votes_run = !out.empty();
  add_answers(proposal, out);
  const bool answers_owed =
      std::any_of(out.begin(), out.end(), [](const Attention& a) { return a.task == Task::answer; });
  add_positions(proposal, out);
  if (proposal.status == ProposalStatus::awaiting_decision && !votes_run && !answers_owed)
    out.push_back(
        {proposal.rulebook->book().final_say, Task::decide, {}, proposal.decision_due, {}, {}, {}, {}});
  return out;
}

}  // namespace counterweight::core
