// Engines in which vetoes have no teeth, or too many: D9 to D15, and D22.
#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/verify/mutant.hpp"
#include "tests/verify/patches.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

const auto always = [](const auto&, const Proposal&) { return true; };

// Marketing decides as if some vetoes were not there.
template <typename Which>
Engine forgets_vetoes(Which which) {
  return decides_as_after<Decide>(
      [which](const Decide&, const Proposal& p) { return without_vetoes(p, which); });
}

template <typename Which>
Engine forgets_objections(Which which) {
  return decides_as_after<Decide>([which](const Decide&, const Proposal& p) {
    ProposalEvents out;
    for (const Objection& each : p.objections)
      if (each.unanswered() && which(each)) out.push_back(ObjectionResolved{p.id, each.id});
    return out;
  });
}

// Vetoes of other departments than this one's.
ProposalEvents without_others(const Proposal& p, VetoId id) {
  const DepartmentId& department = p.veto(id)->department;
  return without_vetoes(p, [&](const Veto& each) { return each.department != department; });
}

OverrideSigned signed_override(const OverrideVeto& c, const Proposal& p, const State& state,
                               const Context& in) {
  return {p.id, c.veto, c.justification, in.now + std::chrono::hours{24},
          state.organisation().member(in.actor)->department};
}

// The department has a place at what the action becomes.
bool still_speaks(const SubmittedAction& changed, const Seat& seat) {
  return std::any_of(changed.seats.begin(), changed.seats.end(),
                     [&](const rules::Seat& each) { return each.department == seat.right.department; });
}

}  // namespace

TEST_CASE("mutants: a veto bites") {
  find_out({
      {"a veto is taken for an objection",
       "D9",
       {"D3", "D11", "D13", "D18", "D19", "D20", "D21", "D25"},
       replaces<VetoCast>([](const VetoCast& e, const Proposal& p) -> ProposalEvents {
         if (!p.objections.empty()) return {};  // once is enough
         return {ObjectionRaised{e.proposal,
                                 {static_cast<std::int64_t>(p.objections.size()) + 1},
                                 e.action,
                                 e.department,
                                 e.reason,
                                 e.content,
                                 e.revision,
                                 true,
                                 {}}};
       })},
      {"a veto falls as soon as it is cast",
       "D9",
       {"D3", "D11", "D13", "D20", "D25"},
       follows<VetoCast>([](const VetoCast& e, const Proposal&) -> ProposalEvents {
         return {VetoWithdrawn{e.proposal, e.veto}};
       })},
      {"a right of veto cannot be used",
       "D9",
       {"D3", "D25"},
       refuses<TakePosition>(
           [](const TakePosition& c, const Proposal&) { return c.position == Position::veto; })},
      {"what is under veto is launched", "D10", {"D25"}, forgets_vetoes([](const Veto&) { return true; })},
      {"while a veto is voted on, it does not count",
       "D10",
       {},
       decides_as_after<Decide>([](const Decide&, const Proposal& p) {
         ProposalEvents out;  // as if the vote were over, and lost
         for (const Veto& each : p.vetoes)
           if (each.running() != nullptr)
             out.push_back(ChallengeClosed{p.id, each.id, ChallengeResult::overridden, {}, {}, {}});
         return out;
       })},
      {"a veto that the vote sustained counts no more", "D10", {}, forgets_vetoes([](const Veto& each) {
         return each.state == VetoState::sustained;
       })},
      {"an override that cools off counts already", "D10", {}, forgets_vetoes([](const Veto& each) {
         return each.cools_off();
       })},
      {"a carried veto does not count before its department has looked",
       "D10",
       {},
       forgets_vetoes([](const Veto& each) { return each.waiting_due.has_value(); })},
  });
}

TEST_CASE("mutants: a veto is absolute only where that is declared, and is so there") {
  find_out({
      {"no veto can be challenged or overridden",
       "D11",
       {"D3", "D13"},
       engine_that([](const State& state, const Command& command, const Context& in) {
         Decision real = decide(state, command, in);
         if (mutant_parts::command_in<ChallengeVeto>(command) ||
             mutant_parts::command_in<OverrideVeto>(command))
           real.answer = no();
         return real;
       }),
       patches::veto_everywhere()},
      {"every vote sustains the veto, and nobody overrides it",
       "D11",
       {"D3", "D13"},
       engine_that([](const State& state, const Command& command, const Context& in) {
         if (mutant_parts::command_in<OverrideVeto>(command)) return Decision{{}, no()};
         return changes<ChallengeClosed>([](ChallengeClosed& e, const Proposal&) {
                  if (e.result == ChallengeResult::overridden) e.result = ChallengeResult::sustained;
                })
             .decide(state, command, in);
       }),
       patches::veto_everywhere()},
      {"every veto is taken for an absolute one",
       "D11",
       {"D3", "D13"},
       changes<VetoCast>([](VetoCast& e, const Proposal&) { e.absolute = true; }),
       patches::veto_everywhere()},
      {"an absolute veto is put to the vote on its merits",
       "D12",
       {},
       engine_that([](const State& state, const Command& command, const Context& in) {
         const auto* asked = mutant_parts::command_in<ChallengeVeto>(command);
         if (asked == nullptr || asked->on != rules::Grounds::merits) return decide(state, command, in);
         ChallengeVeto other = *asked;
         other.on = rules::Grounds::validity;
         return changes<VetoChallenged>(
                    [](VetoChallenged& e, const Proposal&) { e.on = rules::Grounds::merits; })
             .decide(state, ProposalCommand{other}, in);
       }),
       patches::absolute()},
      {"marketing overrides an absolute veto",
       "D12",
       {},
       takes<OverrideVeto>([](const OverrideVeto& c, const Proposal& p, const State& state,
                              const Context& in) -> ProposalEvents {
         if (!p.open() || !p.veto(c.veto)->bites() || p.veto(c.veto)->cools_off()) return {};
         return {signed_override(c, p, state, in)};
       }),
       patches::absolute()},
      {"an absolute veto that its department does not look at lapses",
       "D12",
       {"D22"},
       replaces<VetoReaffirmed>([](const VetoReaffirmed& e, const Proposal&) -> ProposalEvents {
         if (!e.by_time) return {e};
         return {VetoLapsed{e.proposal, e.veto}};
       }),
       patches::absolute()},
      {"what an absolute veto forbids is piloted",
       "D12",
       {"D10"},
       decides_as_after<Decide>([](const Decide& c, const Proposal& p) -> ProposalEvents {
         if (!c.pilot) return {};
         return without_vetoes(p);
       }),
       patches::absolute_pilot()},
      {"an absolute veto falls when nobody votes",
       "D12",
       {},
       changes<ChallengeClosed>([](ChallengeClosed& e, const Proposal& p) {
         const Veto& veto = *p.veto(e.veto);
         if (veto.absolute && e.closed_at == veto.running()->due) e.result = ChallengeResult::overridden;
       }),
       patches::absolute()},
  });
}

TEST_CASE("mutants: an override costs what is declared, and answers one veto") {
  find_out({
      {"an override takes effect at once",
       "D13",
       {"D17"},
       follows<OverrideSigned>([](const OverrideSigned& e, const Proposal&) -> ProposalEvents {
         return {OverrideClosed{e.proposal, e.veto, true}};
       })},
      {"one person signs an override twice",
       "D13",
       {},
       takes<OverrideVeto>(
           [](const OverrideVeto& c, const Proposal& p, const State&, const Context& in) -> ProposalEvents {
             if (!p.veto(c.veto)->awaits_second()) return {};
             return {OverrideSeconded{p.id, c.veto, in.now + std::chrono::hours{24}}};
           }),
       patches::two_persons()},
      {"overrides are not counted",
       "D13",
       {},
       takes<OverrideVeto>([](const OverrideVeto& c, const Proposal& p, const State& state,
                              const Context& in) -> ProposalEvents {
         const Veto& veto = *p.veto(c.veto);
         if (!veto.bites() || veto.state == VetoState::sustained || veto.cools_off() ||
             veto.running() != nullptr || veto.waiting_due || !p.open())
           return {};
         return {signed_override(c, p, state, in)};
       }),
       patches::quota()},
      {"an override comes to nothing",
       "D13",
       {},
       changes<OverrideClosed>([](OverrideClosed& e, const Proposal&) { e.effective = false; })},
      {"an override sets aside everybody's veto",
       "D14",
       {},
       follows<OverrideClosed>([](const OverrideClosed& e, const Proposal& p) -> ProposalEvents {
         if (!e.effective) return {};
         return without_others(p, e.veto);
       }),
       patches::two_vetoes()},
      {"a vote that lets one veto go lets all of them go",
       "D14",
       {},
       follows<ChallengeClosed>([](const ChallengeClosed& e, const Proposal& p) -> ProposalEvents {
         if (e.result != ChallengeResult::overridden) return {};
         return without_others(p, e.veto);
       }),
       patches::two_vetoes()},
      {"once one veto is overridden, nobody else's counts",
       "D14",
       {"D9", "D19", "D20"},
       follows<VetoCast>([](const VetoCast& e, const Proposal& p) -> ProposalEvents {
         const bool some = std::any_of(p.vetoes.begin(), p.vetoes.end(),
                                       [](const Veto& each) { return each.state == VetoState::overridden; });
         if (!some) return {};
         return {VetoWithdrawn{e.proposal, e.veto}};
       }),
       patches::two_vetoes()},
      {"an override covers whatever the action becomes",
       "D14",
       {},
       changes<VetoCarried>([](VetoCarried& e, const Proposal&) {
         if (e.effect == VetoEffect::override_void) e.effect = VetoEffect::kept_overridden;
       }),
       patches::no_wants()},
  });
}

TEST_CASE("mutants: marketing owes an answer") {
  find_out({
      {"a launch forgets objections", "D15", {}, forgets_objections([](const Objection&) { return true; })},
      {"a promise to change counts as an answer", "D15", {}, forgets_objections([](const Objection& each) {
         return each.state == ObjectionState::accepted;
       })},
      {"an objection is noted, and nothing is owed",
       "D15",
       {},
       changes<ObjectionRaised>([](ObjectionRaised& e, const Proposal&) { e.owed = false; })},
      {"nobody waits for whether an answer settles the objection",
       "D15",
       {},
       forgets_objections([](const Objection& each) { return each.settle_due.has_value(); }),
       patches::raiser()},
      {"a carried objection wants no answer", "D15", {}, forgets_objections([](const Objection& each) {
         return each.waiting_due.has_value();
       })},
  });
}

TEST_CASE("mutants: what was said goes with the content that it was said of") {
  find_out({
      {"dropping the action and adding the same again sheds its veto", "D22", {}, sheds_copied_vetoes()},
      {"amending away and back sheds a veto",
       "D22",
       {},
       changes<VetoCarried>([](VetoCarried& e, const Proposal&) {
         if (e.effect == VetoEffect::returns) e.effect = VetoEffect::lapsed;
       })},
      {"a veto that comes back is taken for overridden",
       "D22",
       {},
       changes<VetoCarried>([](VetoCarried& e, const Proposal&) {
         if (e.effect == VetoEffect::returns) e.effect = VetoEffect::kept_overridden;
       })},
      {"an approval counts for whatever the action becomes",
       "D22",
       {},
       changes<ProposalAmended>([](ProposalAmended& e, const Proposal& p) {
         for (const SubmittedAction& changed : e.actions)
           if (const Action* action = p.action(changed.draft.id))
             for (const Seat& seat : action->seats)
               if (seat.voice && seat.voice->position == Position::approve && still_speaks(changed, seat))
                 e.kept.push_back({changed.draft.id, seat.right.department, Position::approve});
       })},
  });
}
