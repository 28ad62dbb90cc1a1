#include "engine/service/backtest_replay.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/decide.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/service/backtest_commands.hpp"

namespace counterweight::service::backtest {
namespace {

const core::DecisionMade* decision_in(std::span<const core::Event> events) {
  for (const core::Event& event : events)
    if (const auto* made = core::get_if_proposal<core::DecisionMade>(event)) return made;
  return nullptr;
}

std::optional<core::SuggestionId> suggestion_in(std::span<const core::Event> events) {
  for (const core::Event& event : events)
    if (const auto* made = core::get_if_proposal<core::SuggestionMade>(event)) return made->suggestion;
  return std::nullopt;
}

}  // namespace

const Again& Replay::of(core::ProposalId recorded) const {
  static const Again kNothing;
  const auto known = lives_.find(recorded);
  return known == lives_.end() ? kNothing : known->second;
}

const core::Proposal* Replay::proposal(core::ProposalId recorded) const {
  const auto known = lives_.find(recorded);
  return known == lives_.end() || !known->second.id ? nullptr : state_.whole(*known->second.id);
}

bool Replay::pass_next() {
  const Timestamp due = *state_.next_due();
  const core::Decision passed = core::decide(state_, core::AdvanceTime{}, {due, {}});
  if (passed.due.empty()) return false;
  take_all(passed.due);
  settle(due);
  return true;
}

void Replay::pass_until(Timestamp when) {
  while (state_.next_due() && *state_.next_due() <= when && pass_next()) {
  }
}

// How the law was changed does not matter where another one was in force throughout.
bool is_about_law(const core::OrganisationEvent& event) {
  return std::holds_alternative<core::RulebookProposed>(event) ||
         std::holds_alternative<core::RulebookVoteCast>(event) ||
         std::holds_alternative<core::RulebookCommented>(event) ||
         std::holds_alternative<core::RulebookChangeClosed>(event);
}

void Replay::take(const core::Event& event) {
  if (const auto* learnt = std::get_if<core::KnowledgeEvent>(&event.data)) {
    if (!std::holds_alternative<core::RecordsCited>(*learnt)) core::evolve(state_, event);
    return;  // what was cited is cited again by the command that did
  }
  const auto& happened = std::get<core::OrganisationEvent>(event.data);
  if (is_about_law(happened)) return;
  if (!std::holds_alternative<core::RulebookAdopted>(happened)) return core::evolve(state_, event);
  if (state_.organisation().founded()) return;
  core::evolve(state_, {event.at, event.actor, core::OrganisationEvent{core::RulebookAdopted{rulebook_}}});
}

void Replay::give(const Said& said) {
  Again& again = lives_[said.proposal];
  if (std::holds_alternative<core::Submit>(said.command)) {
    submit(said, again);
  } else if (again.id) {  // else there is nothing that it could be about
    if (const auto* decision = std::get_if<core::Decide>(&said.command))
      decide(said, *decision, again);
    else if (std::holds_alternative<core::TakePosition>(said.command))
      take_position(said, std::get<core::TakePosition>(said.command), again);
    else if (!std::holds_alternative<core::RecordOutcome>(said.command))  // what came of it is known
      repeat(said, again);
  }
  settle(said.at);
}

void Replay::finish(std::vector<core::ProposalId> recorded) {
  const auto has_ended = [this](core::ProposalId id) {
    const core::Proposal* there = proposal(id);
    return there == nullptr || !there->open();
  };
  for (;;) {
    std::erase_if(recorded, has_ended);
    if (recorded.empty() || !state_.next_due() || !pass_next()) return;
  }
}

Replay::Answer Replay::attempt(const core::ProposalCommand& command, const core::MemberId& actor,
                               Timestamp at) {
  core::Decision decision = core::decide(state_, core::Command{command}, {at, actor});
  take_all(decision.due);
  if (decision.answer.ok()) take_all(*decision.answer);
  return std::move(decision.answer);
}

void Replay::take_all(const std::vector<core::Event>& events) {
  for (const core::Event& event : events) {
    core::evolve(state_, event);
    if (std::holds_alternative<core::KnowledgeEvent>(event.data)) continue;  // a citation's other end
    const core::ProposalId there = *core::proposal_of(event);
    const core::ProposalId recorded = recorded_as_.at(there);
    lives_.at(recorded).course.note(*state_.whole(there), std::get<core::ProposalEvent>(event.data),
                                    event.at);
    touched_.insert(recorded);
  }
}

void Replay::settle(Timestamp at) {
  for (const core::ProposalId id : std::exchange(touched_, {}))
    if (Again& again = lives_.at(id); again.pending) try_to_decide(again, at);
  touched_.clear();  // what was decided waits for nothing more
}

void Replay::submit(const Said& said, Again& again) {
  again.why = unknown_department(said.actor);
  if (again.why) return;
  const core::ProposalId there{state_.proposals_so_far() + 1};
  again.id = there;
  recorded_as_[there] = said.proposal;
  const Answer answer = attempt(said.command, said.actor, said.at);
  if (answer.ok()) return;
  again.why = answer.refusal();
  again.id.reset();
  recorded_as_.erase(there);
}

void Replay::repeat(const Said& said, Again& again) {
  const core::Proposal& now = *state_.whole(*again.id);
  const Where where{*said.before, now, again.suggestions, department_of(said.actor)};
  const auto command = as_meant(said.command, where);
  if (!command) {
    ++again.moot;
    return;
  }
  const auto unknown = unknown_department(said.actor);
  const Answer answer = unknown ? Answer{*unknown} : attempt(*command, said.actor, said.at);
  if (!answer.ok()) return note_refusal(said, again, answer.refusal());
  const auto then = suggestion_in(said.events), there = suggestion_in(*answer);
  if (then && there) again.suggestions[*then] = *there;
}

void Replay::decide(const Said& said, const core::Decide& decision, Again& again) {
  const core::DecisionMade* made = decision_in(said.events);
  if (decision.decision == core::DecisionKind::withdraw) return repeat(said, again);
  if (made == nullptr) return;
  if (said.before->status == core::ProposalStatus::piloting) return decide_again(said, *made, again);
  if (!state_.whole(*again.id)->open()) {
    ++again.moot;
    return;
  }
  again.pending = wanted_by(*made, said.before.get(), said.actor, said.at);
  try_to_decide(again, said.at);
  if (again.pending && again.why->kind() == "forbidden") note_refusal(said, again, *again.why);
}

// After a pilot: what was launched then, as far as its pilot has gone well here.
void Replay::decide_again(const Said& said, const core::DecisionMade& made, Again& again) {
  const core::Proposal& now = *state_.whole(*again.id);
  core::Decide launch{now.id, core::DecisionKind::launch, {}, made.reason};
  for (const core::ActionOutcome& each : made.outcomes)
    if (const core::Action* action = now.action(each.action);
        action != nullptr && core::may_launch_after_pilot(now, *action))
      launch.actions[each.action] = core::Choice::launch;
  if (launch.actions.empty()) {
    ++again.moot;
    return;
  }
  const Answer answer = attempt(launch, said.actor, said.at);
  if (!answer.ok()) note_refusal(said, again, answer.refusal());
}

void Replay::decide_for_it(core::ProposalId recorded, Wanted wanted) {
  Again& again = lives_[recorded];
  if (!again.id) return;
  const Timestamp at = wanted.at;
  again.pending = std::move(wanted);
  try_to_decide(again, at);
  settle(at);
}

void Replay::try_to_decide(Again& again, Timestamp at) {
  const core::Proposal& now = *state_.whole(*again.id);
  if (!now.open()) return again.pending.reset();
  const core::MemberId actor =
      again.pending->actor.empty() ? somebody_who_decides(now) : again.pending->actor;
  const Answer answer = attempt(decide_as_wanted(*again.pending, now, at), actor, at);
  if (answer.ok()) {
    again.pending.reset();
    again.why.reset();
  } else {
    again.why = answer.refusal();
  }
}

core::DepartmentId Replay::department_of(const core::MemberId& member) const {
  const core::Member* known = state_.organisation().member(member);
  return known == nullptr ? core::DepartmentId{} : known->department;
}

Text Replay::name_of(const core::DepartmentId& department) const {
  const rules::Department* known = rulebook_->department(department);
  return known == nullptr ? Text{department.value, department.value} : known->name;
}

std::optional<Refusal> Replay::unknown_department(const core::MemberId& member) const {
  const core::DepartmentId department = department_of(member);
  if (rulebook_->department(department) != nullptr) return std::nullopt;
  return Refusal{"invalid.department",
                 say("The rulebook knows no department {}.", "Свод правил не знает отдела {}.",
                     in_backticks(department.value))};
}

core::MemberId Replay::somebody_who_decides(const core::Proposal& proposal) const {
  const core::DepartmentId& final_say = rulebook_->book().final_say;
  if (department_of(proposal.author) == final_say) return proposal.author;
  for (const auto& [id, member] : state_.organisation().members)
    if (member.department == final_say && !member.left) return id;
  return {};
}

}  // namespace counterweight::service::backtest
