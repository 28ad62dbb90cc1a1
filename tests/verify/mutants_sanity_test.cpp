// Engines that people would call strange: D19 to D21, D23, D25, and S7 and S8.
#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/verify/mutant.hpp"
#include "tests/verify/patches.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

ObjectionId next_objection(const Proposal& p) {
  return {static_cast<std::int64_t>(p.objections.size()) + 1};
}

ProposalEvents without_vetoes_of_others(const Proposal& p, const DepartmentId& department) {
  return without_vetoes(p, [&](const Veto& each) { return each.department != department; });
}

const Seat* other_voice(const Proposal& p, const ActionId& action, const DepartmentId& department) {
  for (const Seat& seat : p.action(action)->seats)
    if (seat.right.department != department && seat.voice) return &seat;
  return nullptr;
}

// Whatever is prevented by what it requires alone goes too.
Engine requirements_do_not_count() {
  return changes<DecisionMade>([](DecisionMade& e, const Proposal&) {
    for (ActionOutcome& each : e.outcomes)
      if (each.outcome == Outcome::prevented &&
          std::all_of(each.because.begin(), each.because.end(),
                      [](const Reason& reason) { return reason.code == Reason::Code::requires_prevented; }))
        each.outcome = Outcome::launched;
  });
}

}  // namespace

TEST_CASE("mutants: approving never blocks, objecting never unblocks") {
  find_out({
      {"objecting takes another department's veto away",
       "D19",
       {"D20"},
       follows<ObjectionRaised>([](const ObjectionRaised& e, const Proposal& p) {
         return without_vetoes_of_others(p, e.department);
       })},
      {"approving takes another department's veto away",
       "D19",
       {"D20", "D25"},
       follows<PositionTaken>([](const PositionTaken& e, const Proposal& p) {
         return e.position == Position::approve ? without_vetoes_of_others(p, e.department)
                                                : ProposalEvents{};
       })},
      {"who takes a word back has approved",
       "D19",
       {},
       replaces<PositionWithdrawn>([](const PositionWithdrawn& e, const Proposal& p) -> ProposalEvents {
         return {PositionTaken{e.proposal,
                               e.action,
                               e.department,
                               Position::approve,
                               "Never mind.",
                               e.content,
                               p.revision,
                               {}}};
       })},
      {"who takes a word back takes another department's veto with it",
       "D19",
       {"D20"},
       follows<PositionWithdrawn>([](const PositionWithdrawn& e, const Proposal& p) {
         return without_vetoes_of_others(p, e.department);
       })},
      {"an approval is taken for an objection",
       "D19",
       {"D5", "D20", "D21", "D25"},
       replaces<PositionTaken>([](const PositionTaken& e, const Proposal& p) -> ProposalEvents {
         if (e.position != Position::approve) return {e};
         return {ObjectionRaised{e.proposal,
                                 next_objection(p),
                                 e.action,
                                 e.department,
                                 e.reason,
                                 e.content,
                                 e.revision,
                                 true,
                                 {}}};
       })},
  });
}

TEST_CASE("mutants: the order makes no difference, and neither does saying it twice") {
  find_out({
      {"who speaks second is not heard",
       "D20",
       {},
       changes<PositionTaken>([](PositionTaken& e, const Proposal& p) {
         if (other_voice(p, e.action, e.department) != nullptr) e.position = Position::abstain;
       })},
      {"a veto resolves what others objected to before",
       "D20",
       {},
       follows<VetoCast>([](const VetoCast& e, const Proposal& p) {
         ProposalEvents out;
         for (const Objection& each : p.objections)
           if (each.department != e.department && each.open())
             out.push_back(ObjectionWithdrawn{p.id, each.id});
         return out;
       })},
      {"once somebody has approved, an objection wants no answer",
       "D20",
       {"D5", "D15"},
       changes<ObjectionRaised>([](ObjectionRaised& e, const Proposal& p) {
         if (other_voice(p, e.action, e.department) != nullptr) e.owed = false;
       })},
      {"the same objection counts twice",
       "D21",
       {"D5"},
       takes<TakePosition>([](const TakePosition& c, const Proposal& p, const State& state,
                              const Context& in) -> ProposalEvents {
         const Objection* first = p.objections.empty() ? nullptr : &p.objections.front();
         if (c.position != Position::object || p.objections.size() != 1 || !first->unanswered() ||
             first->department != state.organisation().member(in.actor)->department)
           return {};
         return {ObjectionRaised{p.id,
                                 next_objection(p),
                                 first->action,
                                 first->department,
                                 c.reason,
                                 first->content,
                                 p.revision,
                                 true,
                                 {}}};
       })},
      {"who approves twice has abstained",
       "D21",
       {"D20"},
       takes<TakePosition>([](const TakePosition& c, const Proposal& p, const State& state,
                              const Context& in) -> ProposalEvents {
         const Action& action = p.actions.back();
         const DepartmentId& department = state.organisation().member(in.actor)->department;
         const Seat* seat = seat_of(action, department);
         if (!p.open() || c.position != Position::approve || seat == nullptr || !seat->voice ||
             seat->voice->position != Position::approve)
           return {};
         return {PositionTaken{
             p.id, action.draft.id, department, Position::abstain, c.reason, action.content, p.revision, {}}};
       })},
      {"an answer given twice is no answer",
       "D21",
       {"D5"},
       takes<AnswerObjection>([](const AnswerObjection& c, const Proposal& p, const State&,
                                 const Context& in) -> ProposalEvents {
         if (!p.open() || p.objection(c.objection)->state != ObjectionState::declined) return {};
         return {ObjectionCarried{p.id, c.objection, ObjectionEffect::waits,
                                  in.now + p.rulebook->book().reaffirm}};
       })},
  });
}

TEST_CASE("mutants: what cannot launch has a reason") {
  find_out({
      {"what was vetoed once is never launched",
       "D23",
       {"D5", "D11", "D13", "D25"},
       refuses<Decide>([](const Decide& c, const Proposal& p) {
         return c.decision == DecisionKind::launch && !p.vetoes.empty();
       })},
      {"what was objected to is never launched",
       "D23",
       {"D5"},
       refuses<Decide>([](const Decide& c, const Proposal& p) {
         return c.decision == DecisionKind::launch && !p.objections.empty();
       })},
      {"once review has ended under veto, nobody may do anything and no time runs",
       "D23",
       {"D1", "D3", "D4", "D5", "D11", "D13", "D17", "D25"},
       engine_that([](const State& state, const Command& command, const Context& in) {
         const Proposal* p = state.knows(kPlayed) ? state.proposal(kPlayed) : nullptr;
         if (p != nullptr && p->status == ProposalStatus::awaiting_decision && !without_vetoes(*p).empty())
           return Decision{{}, no()};
         return changes<ReviewClosed>([](ReviewClosed& e, const Proposal& before) {
                  if (!without_vetoes(before).empty()) e.decision_due.reset();
                })
             .decide(state, command, in);
       })},
  });
}

TEST_CASE("mutants: what requires another action goes with it") {
  find_out({
      {"requirements do not count", "D25", {}, requirements_do_not_count()},
      {"what keeps one action back keeps all of them back",
       "D25",
       {},
       changes<DecisionMade>([](DecisionMade& e, const Proposal&) {
         const bool some = std::any_of(e.outcomes.begin(), e.outcomes.end(), [](const ActionOutcome& each) {
           return each.outcome == Outcome::prevented;
         });
         for (ActionOutcome& each : e.outcomes)
           if (some) each.outcome = Outcome::prevented;
       })},
      {"what is named goes, whatever it requires",
       "D25",
       {},
       takes<Decide>([](const Decide& c, const Proposal& p, const State&, const Context&) -> ProposalEvents {
         if (p.status != ProposalStatus::awaiting_decision || c.actions.empty()) return {};
         DecisionMade made{p.id, DecisionKind::launch, {}, c.reason, {}};
         for (const auto& [id, choice] : c.actions)
           if (!without_vetoes(p, [&id = id](const Veto& each) { return each.action == id; }).empty())
             return {};
         for (const Action& each : p.actions)
           made.outcomes.push_back({each.draft.id,
                                    c.actions.contains(each.draft.id) ? Outcome::launched : Outcome::left_out,
                                    {}});
         return {made};
       })},
  });
}

TEST_CASE("mutants: approvals can be reached, and delegation widens nothing") {
  const auto delegates = [](auto test) {
    return engine_that([test](const State& state, const Command& command, const Context& in) {
      Decision real = decide(state, command, in);
      const auto* organisation = std::get_if<OrganisationCommand>(&command);
      const auto* asked = organisation == nullptr ? nullptr : std::get_if<Delegate>(organisation);
      if (asked == nullptr || real.answer.ok() || !test(state, *asked, in)) return real;
      real.answer = std::vector<Event>{
          {in.now, in.actor, OrganisationEvent{HeadshipDelegated{in.actor, asked->to, asked->until}}}};
      return real;
    });
  };
  find_out({
      {"an approval is taken for an abstention",
       "S7",
       {"D3", "D25"},
       changes<PositionTaken>([](PositionTaken& e, const Proposal&) { e.position = Position::abstain; }),
       patches::approvals()},
      {"a head lets somebody of another department act as head",
       "S8",
       {},
       delegates([](const State& state, const Delegate& asked, const Context& in) {
         const auto& org = state.organisation();
         return org.member(in.actor)->head &&
                org.member(asked.to)->department != org.member(in.actor)->department;
       })},
      {"who acts for a head passes it on",
       "S8",
       {},
       delegates([](const State& state, const Delegate& asked, const Context& in) {
         const auto& org = state.organisation();
         return !org.member(in.actor)->head &&
                org.member(asked.to)->department == org.member(in.actor)->department;
       })},
  });
}
