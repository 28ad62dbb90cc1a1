// Positions in a replay, and which refusals say that a rulebook stands in the way.
#include <algorithm>

#include "engine/service/backtest_commands.hpp"
#include "engine/service/backtest_replay.hpp"

namespace counterweight::service::backtest {
namespace {

// They say that there is nothing left to do, and not that this rulebook forbids it.
bool is_moot(const Refusal& refusal) {
  static const std::set<std::string> kMoot{
      "conflict.closed",           "conflict.not_running",      "conflict.no_change",
      "conflict.no_challenge",     "conflict.objection_closed", "conflict.veto_closed",
      "conflict.already_answered", "conflict.already_objected", "conflict.already_vetoed",
      "conflict.already_voted",    "conflict.already_counted",  "conflict.nothing_to_reaffirm",
      "conflict.no_pilot",         "conflict.pilot_result",     "conflict.no_recast",
      "conflict.no_override",      "conflict.not_halted",       "conflict.suggestion_closed"};
  const bool no_such_action = refusal.code == "invalid.action" && refusal.pointer == "/action";
  return no_such_action || kMoot.contains(refusal.code);
}

// The action that somebody speaks of, and for which department.
struct Spoken {
  const core::ActionId* action = nullptr;
  const core::DepartmentId* department = nullptr;
};
Spoken word_in(const core::ProposalEvent& event) {
  if (const auto* e = std::get_if<core::PositionTaken>(&event)) return {&e->action, &e->department};
  if (const auto* e = std::get_if<core::ObjectionRaised>(&event)) return {&e->action, &e->department};
  if (const auto* e = std::get_if<core::VetoCast>(&event)) return {&e->action, &e->department};
  if (const auto* e = std::get_if<core::WordGiven>(&event)) return {&e->action, &e->department};
  return {};
}

// Each action that the department spoke of with this command, once.
std::vector<core::ActionId> spoken_of(const Said& said, const core::DepartmentId& department) {
  std::vector<core::ActionId> out;
  for (const core::Event& event : said.events) {
    if (!core::proposal_of(event)) continue;
    const Spoken word = word_in(std::get<core::ProposalEvent>(event.data));
    if (word.action == nullptr || *word.department != department) continue;
    if (std::find(out.begin(), out.end(), *word.action) == out.end()) out.push_back(*word.action);
  }
  return out;
}

bool may_veto(const core::Action* action, const core::DepartmentId& department) {
  const core::Seat* seat = action == nullptr ? nullptr : core::seat_of(*action, department);
  return seat != nullptr && seat->right.power == rules::Power::veto;
}

bool holds_up(core::Position position) {
  return position == core::Position::object || position == core::Position::veto;
}

}  // namespace

void Replay::take_position(const Said& said, const core::TakePosition& position, Again& again) {
  if (position.position == core::Position::object) note_possible_vetoes(said, again);
  const Answer answer = speak(said, position, again);
  if (answer.ok()) return;
  if (!position.action && !is_moot(answer.refusal())) {  // because of one of them: each by itself
    for (const core::ActionId& action : spoken_of(said, department_of(said.actor))) {
      core::TakePosition one = position;
      one.action = action;
      take_position(said, one, again);
    }
    return;
  }
  note_refusal(said, again, answer.refusal());
  if (holds_up(position.position) && !is_moot(answer.refusal())) abstain_instead(said, position, again);
}

// A condition that this rulebook cannot read is left out: the veto was meant without it, too.
Replay::Answer Replay::speak(const Said& said, core::TakePosition position, Again& again) {
  if (const auto unknown = unknown_department(said.actor)) return *unknown;
  const core::DepartmentId department = department_of(said.actor);
  position.proposal = *again.id;
  position.revision = state_.whole(*again.id)->revision;
  position = completed(std::move(position), *state_.whole(*again.id), department);
  Answer answer = attempt(position, said.actor, said.at);
  if (answer.ok() || answer.refusal().code != "invalid.condition") return answer;
  note_refusal(said, again, answer.refusal());
  position.lifts_if.clear();
  position = completed(std::move(position), *state_.whole(*again.id), department);
  return attempt(position, said.actor, said.at);
}

// It has spoken, and against it: nobody waits for it any more, and its silence is no consent. What it said
// before stays.
void Replay::abstain_instead(const Said& said, const core::TakePosition& position, const Again& again) {
  const core::DepartmentId department = department_of(said.actor);
  const core::Proposal& now = *state_.whole(*again.id);
  const core::Action* action = position.action ? now.action(*position.action) : nullptr;
  const core::Seat* seat = action == nullptr ? nullptr : core::seat_of(*action, department);
  if (seat == nullptr || seat->voice || core::biting_veto_of(now, *action, department) != nullptr ||
      core::open_objection_of(now, *action, department) != nullptr)
    return;
  const core::TakePosition abstain{now.id, position.action, core::Position::abstain,
                                   {},     position.reason, now.revision};
  (void)attempt(abstain, said.actor, said.at);
}

void Replay::note_possible_vetoes(const Said& said, Again& again) const {
  const core::DepartmentId department = department_of(said.actor);
  const core::Proposal& now = *state_.whole(*again.id);
  for (const core::ActionId& id : spoken_of(said, department)) {
    if (may_veto(said.before->action(id), department) || !may_veto(now.action(id), department)) continue;
    const PossibleVeto veto{id, department, name_of(department)};
    auto& noted = again.possible_vetoes;
    if (std::find(noted.begin(), noted.end(), veto) == noted.end()) noted.push_back(veto);
  }
}

void Replay::note_refusal(const Said& said, Again& again, const Refusal& why) const {
  if (is_moot(why)) {
    ++again.moot;
    return;
  }
  const core::DepartmentId department = department_of(said.actor);
  again.not_taken.push_back({said.at, department, name_of(department), name_of_command(said.command), why});
}

}  // namespace counterweight::service::backtest
