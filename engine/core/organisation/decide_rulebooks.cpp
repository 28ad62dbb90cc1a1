// Change of law: propose_rulebook, vote_on_rulebook, withdraw_rulebook, comment_on_rulebook.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/organisation/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using Events = Result<std::vector<Event>>;

Result<const RulebookChange*> open_change(const State& state, RulebookChangeId id) {
  const RulebookChange* change = state.organisation().change(id);
  if (change == nullptr)
    return Refusal{"not_found.rulebook_change", say("There is no change of the rulebook {} here.",
                                                    "Изменения свода правил {} здесь нет.", id.value)};
  if (change->open()) return change;
  return Refusal{"conflict.change_closed",
                 say("Change {} of the rulebook ended on {}.", "Изменение {} свода правил завершено {}.",
                     id.value, format_timestamp(change->ended_at))};
}

Status check_words(const std::string& text, bool required, const char* code, const char* pointer) {
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if ((!required || !blank) && text.size() <= kMaxTextBytes) return Done{};
  return Refusal{code,
                 say("Expected 1 to {} bytes of text, but found {}.",
                     "Нужен текст от 1 до {} байт, а здесь {}.", kMaxTextBytes, blank ? 0 : text.size()),
                 pointer};
}

// Departments that the rulebook does not have and that somebody belongs to.
std::vector<std::string> homeless(const Organisation& organisation, const rules::CheckedRulebook& rulebook) {
  std::vector<std::string> out;
  for (const auto& [unused, member] : organisation.members)
    if (!member.left && rulebook.department(member.department) == nullptr &&
        std::find(out.begin(), out.end(), member.department.value) == out.end())
      out.push_back(member.department.value);
  return out;
}

std::string comma_separated(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& each : all) out += (out.empty() ? "`" : ", `") + each + "`";
  return out;
}

// What of the rulebook itself does not fit this organisation now.
Status fits_now(const Organisation& organisation, const ProposeRulebook& command) {
  const rules::Rulebook& present = organisation.rulebook()->book();
  if (command.base != organisation.in_force)
    return Refusal{"conflict.base",
                   say("This was made against another rulebook than the one in force, {} version {}. Look at "
                       "what changed, and propose it anew.",
                       "Это изменение сделано к другому своду, а действует {} версии {}. Посмотрите, что "
                       "изменилось, и внесите его заново.",
                       in_backticks(present.name), present.version),
                   "/base"};
  const rules::Rulebook& next = command.rulebook->book();
  if (next.version <= present.version)
    return Refusal{
        "invalid.version",
        say("Expected a version above {}, the one in force, but found {}.",
            "Нужна версия больше {}, которая действует, а указана {}.", present.version, next.version),
        "/rulebook/version"};
  if (const auto gone = homeless(organisation, *command.rulebook); !gone.empty())
    return Refusal{
        "invalid.departments",
        say("Expected every department that has members, but this rulebook has no {}.",
            "Нужны все отделы, в которых кто-то есть, а в этом своде нет: {}.", comma_separated(gone)),
        "/rulebook/departments"};
  if (!command.proof || command.proof->hash != command.rulebook->hash())
    return unproved_rulebook("/rulebook");
  return Done{};
}

// Who votes for each department, in the rulebook's order; without those for which nobody can.
std::vector<RatifyingDepartment> roll_of(const Organisation& organisation, const Context& context) {
  std::vector<RatifyingDepartment> roll;
  for (const rules::Department& department : organisation.rulebook()->book().departments) {
    const bool headed = organisation.has_head(department.id);
    RatifyingDepartment on{department.id, {}};
    for (const auto& [id, member] : organisation.members)
      if (member.department == department.id && !member.left && id != context.actor &&
          (!headed || organisation.acts_as_head(id, context.now)))
        on.voters.push_back(id);
    if (!on.voters.empty()) roll.push_back(std::move(on));
  }
  return roll;
}

Event event_of(const Context& context, OrganisationEvent event) {
  return {context.now, context.actor, std::move(event)};
}

// The end of a vote that is adopted or rejected. What else is voted on has lost its base.
void close(const Organisation& organisation, const RulebookChange& change, bool adopted,
           const Context& context, std::vector<Event>& out) {
  out.push_back(
      event_of(context, RulebookChangeClosed{change.id, adopted ? ChangeEnd::adopted : ChangeEnd::rejected}));
  if (!adopted) return;
  out.push_back(event_of(context, RulebookAdopted{change.rulebook}));
  for (const RulebookChangeId each : organisation.open_changes)
    if (each != change.id) out.push_back(event_of(context, RulebookChangeClosed{each, ChangeEnd::overtaken}));
}

}  // namespace

Events decide_organisation(const State& state, const ProposeRulebook& command, const Context& context) {
  const Organisation& organisation = state.organisation();
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  if (!organisation.acts_as_head(context.actor, context.now))
    return Refusal{"forbidden.propose_rulebook",
                   say("Only a head proposes another rulebook.",
                       "Другой свод правил предлагает только руководитель отдела.")};
  if (const Status words = check_words(command.reason, true, "invalid.reason", "/reason"); !words.ok())
    return words.refusal();
  if (const Status fits = fits_now(organisation, command); !fits.ok()) return fits.refusal();
  if (organisation.open_changes.size() >= kMaxOpenRulebookChanges ||
      organisation.changes.size() >= kMaxRulebookChanges)
    return Refusal{"limit.rulebook_changes",
                   say("At most {} changes of the rulebook are voted on at once. Wait for one to end.",
                       "Одновременно голосуют не больше чем по {} изменениям свода. Дождитесь конца одного.",
                       kMaxOpenRulebookChanges)};
  std::vector<RatifyingDepartment> roll = roll_of(organisation, context);
  if (roll.empty())
    return Refusal{"conflict.no_voters",
                   say("There is nobody else who could ratify it: a law is no one person's.",
                       "Утвердить его больше некому: закон не принимает один человек.")};
  const rules::Rulebook& present = organisation.rulebook()->book();
  const RulebookChangeId id{static_cast<std::int64_t>(organisation.changes.size()) + 1};
  const Timestamp due = present.end_of(present.ratification.window, context.now);
  return std::vector<Event>{
      event_of(context, RulebookProposed{id, command.base, command.rulebook, command.reason, *command.proof,
                                         std::move(roll), due})};
}

Events decide_organisation(const State& state, const VoteOnRulebook& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_change(state, command.change);
  if (!found.ok()) return found.refusal();
  const RulebookChange& change = **found;
  if (context.actor == change.proposer)
    return Refusal{"forbidden.own_proposal", say("Who proposed a rulebook does not vote on it.",
                                                 "Кто предложил свод правил, за него не голосует.")};
  const RatifyingDepartment* department = change.votes_for(context.actor);
  if (department == nullptr)
    return Refusal{"forbidden.ratify",
                   say("Only heads vote on it, those who were heads or acted as such when the vote opened.",
                       "Голосуют только руководители: те, кто был им или замещал его, когда голосование "
                       "открылось.")};
  if (change.votes.contains(department->department))
    return Refusal{"conflict.already_voted",
                   say("Your department has voted already.", "Ваш отдел уже проголосовал.")};
  const bool against = command.vote == Ratify::reject;
  if (const Status words = check_words(command.reason, against, "invalid.reason", "/reason"); !words.ok())
    return words.refusal();
  std::vector<Event> out{
      event_of(context, RulebookVoteCast{change.id, department->department, command.vote, command.reason})};
  RulebookChange then = change;
  then.votes[department->department] = {context.actor, command.vote, command.reason, context.now};
  if (const auto adopted = then.certain()) close(state.organisation(), then, *adopted, context, out);
  return out;
}

Events decide_organisation(const State& state, const WithdrawRulebook& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_change(state, command.change);
  if (!found.ok()) return found.refusal();
  const RulebookChange& change = **found;
  const bool heads = (*member)->department == change.department &&
                     state.organisation().acts_as_head(context.actor, context.now);
  if (context.actor != change.proposer && !heads)
    return Refusal{"forbidden.withdraw_rulebook",
                   say("Only who proposed it, or another head of that department, takes it back.",
                       "Отозвать его может только тот, кто предложил, или другой руководитель того отдела.")};
  return std::vector<Event>{event_of(context, RulebookChangeClosed{change.id, ChangeEnd::withdrawn})};
}

Events decide_organisation(const State& state, const CommentOnRulebook& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_change(state, command.change);
  if (!found.ok()) return found.refusal();
  if (const Status words = check_words(command.text, true, "invalid.text", "/text"); !words.ok())
    return words.refusal();
  if ((*found)->comments.size() >= kMaxRulebookComments)
    return Refusal{"limit.comments", say("There are at most {} comments here.",
                                         "Здесь не больше {} замечаний.", kMaxRulebookComments)};
  return std::vector<Event>{event_of(context, RulebookCommented{command.change, command.text})};
}

std::vector<Event> close_ratification(const Organisation& organisation, Timestamp now) {
  const auto& open = organisation.open_changes;
  const auto first = std::min_element(open.begin(), open.end(), [&](RulebookChangeId a, RulebookChangeId b) {
    return organisation.change(a)->due < organisation.change(b)->due;
  });
  const RulebookChange& change = *organisation.change(*first);
  std::vector<Event> out;
  close(organisation, change, change.count().passes(), {now, {}}, out);
  return out;
}

}  // namespace counterweight::core
