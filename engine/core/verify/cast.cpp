#include "engine/core/verify/cast.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "rules/retimed.hpp"

namespace counterweight::core {
namespace {

constexpr Timestamp kBegin{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{9}};

void consider_bodies(const rules::ChallengeRule& rule, const DepartmentId& department, std::int64_t& needed) {
  for (const rules::VoteBody& body : rule.bodies) {
    const auto& all = body.departments;
    if (!body.by_members || !body.quorum || std::find(all.begin(), all.end(), department) == all.end())
      continue;
    const auto departments = static_cast<std::int64_t>(all.size());
    needed = std::max(needed, (body.quorum->count + departments - 1) / departments);
  }
}

std::size_t members_needed(const rules::Rulebook& book, const rules::Department& department) {
  std::int64_t needed = department.voice.quorum ? department.voice.quorum->count : 1;
  for (const rules::ChallengeRule* rule : {&book.merits, &book.validity, &book.absolute_validity})
    consider_bodies(*rule, department.id, needed);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(needed, 1, kMaxMembersPlayed));
}

// The first department but the focus whose power over the action is at least that.
DepartmentId another(const Situation& situation, const DepartmentId& focus, rules::Power power) {
  for (const rules::Seat& seat : situation.seats)
    if (seat.department != focus && seat.power >= power) return seat.department;
  return {};
}

// Puts the command and what it becomes on the state.
Status act(const Engine& engine, State& state, const Command& command, const Context& context) {
  const Decision decision = engine.decide(state, command, context);
  for (const Event& event : decision.due) evolve(state, event);
  if (!decision.answer.ok()) return decision.answer.refusal();
  for (const Event& event : *decision.answer) evolve(state, event);
  return Done{};
}

}  // namespace

std::string_view name_of(Play play) {
  switch (play) {
    case Play::words:
      return "words";
    case Play::vetoes:
      return "vetoes";
    case Play::amending_vetoes:
      return "amending_vetoes";
    case Play::amending_objections:
      return "amending_objections";
  }
  check_failed(__FILE__, __LINE__, "play", "unknown play");
}

Cast cast_for(Play play, const rules::CheckedRulebook& rulebook, const Situation& situation,
              const Situation* elsewhere, DepartmentId focus, const Engine& engine) {
  Cast cast;
  cast.engine = engine;
  cast.situation = situation;
  if (elsewhere != nullptr) cast.elsewhere = elsewhere->sample;
  cast.focus = std::move(focus);
  cast.marketer = {"m1"};
  cast.second_marketer = {"m2"};
  cast.vetoer = another(situation, cast.focus, rules::Power::veto);
  if (play == Play::words) cast.objector = another(situation, cast.focus, rules::Power::object);
  if (amends(play)) cast.vetoer = {};
  cast.rulebook =
      play == Play::words ? rules::retimed(rulebook) : rules::retimed(rulebook, {cast.focus, cast.vetoer});
  const rules::Rulebook& book = rulebook.book();
  if (book.override_gate)
    for (const DepartmentId& each : book.override_gate->arbiters)
      if (each != cast.focus && cast.arbiter.empty()) cast.arbiter = each;
  for (const rules::Department& each : book.departments) {
    if (each.id == book.final_say) continue;
    for (std::size_t i = 0; i < members_needed(book, each); ++i)
      cast.members[each.id].push_back({each.id.value + "_" + std::to_string(i + 1)});
  }
  return cast;
}

Submit submission_of(const Cast& cast, unsigned actions) {
  const Sample& sample = cast.situation.sample;
  Submit submit{"Proposal", "Goal", sample.fields, {}};
  for (unsigned i = 1; i <= actions; ++i) {
    ActionDraft draft{{"a" + std::to_string(i)}, cast.situation.kind, "Action", sample.attributes, {}};
    if (i > 1) draft.needs = {submit.actions.back().id};
    submit.actions.push_back(std::move(draft));
  }
  return submit;
}

Result<Opening> open_play(const Cast& cast, unsigned actions) {
  Opening opening{State{}, kBegin};
  const rules::Rulebook& book = cast.rulebook->book();
  const auto join = [&](const MemberId& member, const DepartmentId& department, bool head) {
    return act(cast.engine, opening.state,
               OrganisationCommand{AddMember{member, department, head, {}, false}}, {kBegin, {}});
  };
  Status status = act(cast.engine, opening.state,
                      OrganisationCommand{FoundOrganisation{"Verified", cast.rulebook}}, {kBegin, {}});
  for (const MemberId& marketer : {cast.marketer, cast.second_marketer})
    if (status.ok()) status = join(marketer, book.final_say, true);
  for (const auto& [department, members] : cast.members)
    for (const MemberId& member : members)
      if (status.ok()) status = join(member, department, member == members.front());
  if (status.ok())
    status = act(cast.engine, opening.state, ProposalCommand{submission_of(cast, actions)},
                 {kBegin, cast.marketer});
  if (!status.ok()) return status.refusal();
  return opening;
}

const Action* live_action(const Proposal& proposal) {
  const auto found = std::find_if(proposal.actions.rbegin(), proposal.actions.rend(),
                                  [](const Action& each) { return !each.dropped; });
  return found == proposal.actions.rend() ? nullptr : &*found;
}

}  // namespace counterweight::core
