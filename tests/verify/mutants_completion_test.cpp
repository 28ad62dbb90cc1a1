// Engines that do not come to an end, or not to a decision: D1 to D5.
#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/verify/mutant.hpp"
#include "tests/verify/patches.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

const auto always = [](const auto&, const Proposal&) { return true; };

Timestamp later(Timestamp from, const rules::Window& window, const Proposal& p) {
  return p.rulebook->book().end_of(window, from);
}

// An objection that was declined is as if it had just been raised.
ProposalEvents raised_again(const TakePosition& command, const Proposal& p, const State& state,
                            const Context& in) {
  const Member& member = *state.organisation().member(in.actor);
  ProposalEvents out;
  for (const Objection& each : p.objections)
    if (command.position == Position::object && each.department == member.department &&
        each.state == ObjectionState::declined && p.open())
      out.push_back(ObjectionCarried{p.id, each.id, ObjectionEffect::waits, std::nullopt});
  return out;
}

}  // namespace

TEST_CASE("mutants: a proposal comes to an end, and stays there") {
  find_out({
      {"of what was launched no outcome can be recorded, and it cannot be stopped",
       "D1",
       {},
       engine_that([](const State& state, const Command& command, const Context& in) {
         Decision real = decide(state, command, in);
         if (mutant_parts::command_in<RecordOutcome>(command) ||
             mutant_parts::command_in<StopAction>(command))
           real.answer = no();
         return real;
       })},
      {"what was withdrawn can still be launched",
       "D2",
       {"D10"},
       takes<Decide>([](const Decide& c, const Proposal& p, const State&, const Context&) -> ProposalEvents {
         if (p.status != ProposalStatus::withdrawn || c.decision != DecisionKind::launch) return {};
         return {launch_of(p)};
       })},
      {"what has expired can still be withdrawn",
       "D2",
       {},
       takes<Decide>([](const Decide& c, const Proposal& p, const State&, const Context&) -> ProposalEvents {
         if (p.status != ProposalStatus::expired || c.decision != DecisionKind::withdraw) return {};
         return {DecisionMade{p.id, DecisionKind::withdraw, {}, c.reason, {}}};
       })},
      {"an outcome is recorded a second time",
       "D2",
       {},
       takes<RecordOutcome>(
           [](const RecordOutcome& c, const Proposal& p, const State&, const Context&) -> ProposalEvents {
             if (p.status != ProposalStatus::evaluated) return {};
             return {OutcomeRecorded{p.id, c.measured, c.verdict, c.lesson, c.lessons}};
           })},
      {"what was stopped is stopped again",
       "D2",
       {},
       takes<StopAction>(
           [](const StopAction& c, const Proposal& p, const State&, const Context& in) -> ProposalEvents {
             if (p.status != ProposalStatus::stopped) return {};
             return {ActionStopped{p.id, c.action, StopWhy::stopped, c.reason, in.now}};
           })},
  });
}

TEST_CASE("mutants: nothing that is declared is dead") {
  find_out({
      {"nobody halts what they may halt", "D3", {}, refuses<HaltAction>(always), patches::halt()},
      {"nothing is ever piloted",
       "D3",
       {},
       refuses<Decide>([](const Decide& c, const Proposal&) { return c.pilot.has_value(); }),
       patches::pilot()},
      {"no head is ever asked",
       "D3",
       {},
       replaces<SilenceEscalated>([](const SilenceEscalated& e, const Proposal& p) -> ProposalEvents {
         ReviewClosed closed;
         closed.proposal = e.proposal;
         closed.end = ReviewEnd::window_ended;
         closed.silences = e.silences;
         for (SilenceCounted each : e.asked) {
           each.meaning = rules::Silence::consent;
           closed.silences.push_back(each);
         }
         closed.closed_at = p.review_due;
         closed.decision_due = later(p.review_due, p.rulebook->book().decision, p);
         return {closed};
       }),
       patches::escalate()},
      {"nothing is ever objected to",
       "D3",
       {},
       refuses<TakePosition>(
           [](const TakePosition& c, const Proposal&) { return c.position == Position::object; })},
  });
}

TEST_CASE("mutants: nothing goes on for ever by itself") {
  find_out({
      {"review begins again whenever its window ends",
       "D4",
       {"D3", "D5", "D17"},
       replaces<ReviewClosed>([](const ReviewClosed& e, const Proposal& p) -> ProposalEvents {
         if (e.end != ReviewEnd::window_ended) return {e};
         return {FinalCommentEnded{p.id, later(e.closed_at, p.rulebook->book().review, p)}};
       })},
      {"the window to decide in begins again whenever it ends",
       "D4",
       {},
       replaces<ProposalExpired>([](const ProposalExpired& e, const Proposal& p) -> ProposalEvents {
         return {DecisionWindowMoved{p.id, later(e.due, p.rulebook->book().decision, p), {}}};
       })},
      {"a head is asked again and again",
       "D4",
       {"D5"},
       replaces<ReviewClosed>([](const ReviewClosed& e, const Proposal& p) -> ProposalEvents {
         if (e.end != ReviewEnd::window_ended) return {e};
         return {SilenceEscalated{p.id, {}, {}, e.closed_at + p.rulebook->book().escalate}};
       }),
       patches::escalate()},
      {"a veto that nobody looks at goes on waiting",
       "D4",
       {"D21"},
       replaces<VetoLapsed>([](const VetoLapsed& e, const Proposal& p) -> ProposalEvents {
         const Timestamp due = *p.veto(e.veto)->waiting_due + p.rulebook->book().reaffirm;
         return {VetoCarried{p.id, e.veto, VetoEffect::waits, due}};
       })},
  });
}

TEST_CASE("mutants: the final say reaches a decision") {
  find_out({
      {"an objection that was declined is raised again as often as one likes",
       "D5",
       {"D17", "D20"},
       takes<TakePosition>(raised_again)},
      {"no answer to an objection is taken", "D5", {}, refuses<AnswerObjection>(always)},
      {"what somebody stands against cannot be withdrawn",
       "D5",
       {},
       refuses<Decide>([](const Decide& c, const Proposal& p) {
         const bool vetoed =
             std::any_of(p.vetoes.begin(), p.vetoes.end(), [](const Veto& each) { return each.bites(); });
         return c.decision == DecisionKind::withdraw && vetoed;
       })},
      {"nothing is launched before everybody has approved",
       "D5",
       {"D23"},
       refuses<Decide>([](const Decide& c, const Proposal& p) {
         const Action& action = p.actions.front();
         return c.decision == DecisionKind::launch &&
                std::any_of(action.seats.begin(), action.seats.end(), [](const Seat& seat) {
                  return seat.right.speaks() && (!seat.voice || seat.voice->position != Position::approve);
                });
       })},
      {"an answer that its raiser lets stand settles nothing",
       "D5",
       {"D17"},
       replaces<ObjectionSettled>([](const ObjectionSettled& e, const Proposal& p) -> ProposalEvents {
         return {ObjectionCarried{p.id, e.objection, ObjectionEffect::waits, std::nullopt}};
       }),
       patches::raiser()},
  });
}
