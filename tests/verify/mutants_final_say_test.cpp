// Engines in which others than the final say decide, or nobody does: D6 to D8, and D16 to D18.
#include "tests/support/catch.hpp"
#include "tests/verify/mutant.hpp"
#include "tests/verify/patches.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

// The end of review launches what is cleared then, where the test holds.
template <typename Test>
Engine review_launches(Test test) {
  return follows<ReviewClosed>([test](const ReviewClosed& e, const Proposal& p) -> ProposalEvents {
    if (!test(e) || !all_cleared(after(p, e))) return {};
    return {launch_of(p)};
  });
}

// Whoever decides, it is taken as if marketing had.
template <typename Test>
Engine anybody_decides(Test test) {
  return engine_that([test](const State& state, const Command& command, const Context& in) {
    Decision real = decide(state, command, in);
    const auto* mine = mutant_parts::command_in<Decide>(command);
    return mine == nullptr || real.answer.ok() || !test(*mine)
               ? real
               : decide(state, command, Context{in.now, {"m1"}});
  });
}

// Silence is counted as consent, whatever it is declared to be.
Engine silence_consents() {
  return changes<ReviewClosed>([](ReviewClosed& e, const Proposal&) {
    for (SilenceCounted& each : e.silences) each.meaning = rules::Silence::consent;
  });
}

const Member& member_of(const State& state, const Context& in) {
  return *state.organisation().member(in.actor);
}

}  // namespace

TEST_CASE("mutants: only the final say launches and closes") {
  find_out({
      {"the last department's word launches what is cleared",
       "D6",
       {"D7", "D8", "D20"},
       review_launches([](const ReviewClosed& e) { return e.end != ReviewEnd::window_ended; })},
      {"any department decides to launch", "D6", {}, anybody_decides([](const Decide& c) {
         return c.decision == DecisionKind::launch;
       })},
      {"any department withdraws the proposal", "D7", {}, anybody_decides([](const Decide& c) {
         return c.decision == DecisionKind::withdraw;
       })},
      {"a veto ends the proposal",
       "D7",
       {"D3", "D11", "D13"},
       follows<VetoCast>([](const VetoCast& e, const Proposal&) -> ProposalEvents {
         return {DecisionMade{e.proposal, DecisionKind::withdraw, {}, "Vetoed.", {}}};
       })},
      {"an objection ends the proposal",
       "D7",
       {},
       follows<ObjectionRaised>([](const ObjectionRaised& e, const Proposal& p) -> ProposalEvents {
         return {ProposalExpired{e.proposal, p.submitted_at}};
       })},
      {"what nobody decided in time is withdrawn",
       "D7",
       {},
       replaces<ProposalExpired>([](const ProposalExpired& e, const Proposal&) -> ProposalEvents {
         return {DecisionMade{e.proposal, DecisionKind::withdraw, {}, "Too late.", {}}};
       })},
      {"a veto that the vote sustains ends the proposal",
       "D7",
       {"D13"},
       follows<ChallengeClosed>([](const ChallengeClosed& e, const Proposal&) -> ProposalEvents {
         if (e.result != ChallengeResult::sustained) return {};
         return {DecisionMade{e.proposal, DecisionKind::withdraw, {}, "Sustained.", {}}};
       })},
  });
}

TEST_CASE("mutants: silence approves nothing") {
  find_out({
      {"when everybody is silent, it launches",
       "D8",
       {"D6", "D7"},
       review_launches([](const ReviewClosed& e) { return e.end == ReviewEnd::window_ended; })},
      {"silence that is declared to be nothing is consent",
       "D8",
       {},
       silence_consents(),
       patches::needs_finance()},
      {"silence that is declared to block is consent",
       "D8",
       {},
       silence_consents(),
       patches::silence_blocks()},
      {"a required approval is taken for given when marketing decides",
       "D8",
       {},
       decides_as_after<Decide>([](const Decide&, const Proposal& p) {
         ProposalEvents out;
         for (const Action& action : p.actions)
           for (const Seat& seat : action.seats)
             if (seat.right.approval_required && !seat.voice && !action.dropped)
               out.push_back(PositionTaken{p.id,
                                           action.draft.id,
                                           seat.right.department,
                                           Position::approve,
                                           "Sure.",
                                           action.content,
                                           p.revision,
                                           {}});
         return out;
       }),
       patches::needs_finance()},
  });
}

TEST_CASE("mutants: nobody checks their own work") {
  find_out({
      {"marketing speaks for another department",
       "D16",
       {},
       takes<TakePosition>([](const TakePosition& c, const Proposal& p, const State& state,
                              const Context& in) -> ProposalEvents {
         const Action& action = p.actions.back();
         if (!p.open() || member_of(state, in).department != p.rulebook->book().final_say) return {};
         return {PositionTaken{p.id,
                               action.draft.id,
                               action.seats.front().right.department,
                               c.position,
                               c.reason,
                               action.content,
                               p.revision,
                               {}}};
       })},
      {"marketing votes on a veto",
       "D16",
       {},
       takes<VoteSustain>([](const VoteSustain& c, const Proposal& p, const State& state,
                             const Context& in) -> ProposalEvents {
         const Veto& veto = *p.veto(c.veto);
         const DepartmentId& department = member_of(state, in).department;
         if (veto.running() == nullptr || department != p.rulebook->book().final_say) return {};
         return {SustainVoteCast{p.id, c.veto, department, c.vote, c.reason, veto.content}};
       })},
      {"a department votes on its own veto",
       "D16",
       {},
       takes<VoteSustain>([](const VoteSustain& c, const Proposal& p, const State& state,
                             const Context& in) -> ProposalEvents {
         const Veto& veto = *p.veto(c.veto);
         if (veto.running() == nullptr || member_of(state, in).department != veto.department) return {};
         return {SustainVoteCast{p.id, c.veto, veto.department, c.vote, c.reason, veto.content}};
       })},
  });
}

TEST_CASE("mutants: windows end, and silence is counted then") {
  find_out({
      {"the window to decide in has no end",
       "D17",
       {"D20"},
       changes<ReviewClosed>([](ReviewClosed& e, const Proposal&) {
         if (e.decision_due) e.decision_left = *e.decision_due - e.closed_at;
         e.decision_due.reset();
       })},
      {"a vote stops the window to decide in for good",
       "D17",
       {},
       replaces<DecisionWindowMoved>([](const DecisionWindowMoved& e, const Proposal&) -> ProposalEvents {
         if (e.due) return {};
         return {e};
       })},
      {"when review is over, nobody's silence is counted",
       "D18",
       {},
       changes<ReviewClosed>([](ReviewClosed& e, const Proposal&) { e.silences.clear(); })},
      {"when review is over, the silence of who may only object is not counted",
       "D18",
       {},
       changes<ReviewClosed>([](ReviewClosed& e, const Proposal& p) {
         std::erase_if(e.silences, [&](const SilenceCounted& each) {
           return seat_of(*p.action(each.action), each.department)->right.power == rules::Power::object;
         });
       })},
  });
}
