#include "engine/core/proposal/pilots.hpp"

#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

bool names(const Decide& command, Choice choice) {
  return std::any_of(command.actions.begin(), command.actions.end(),
                     [&](const auto& entry) { return entry.second == choice; });
}

Status within(const rules::PilotRule& rule, const PilotTerms& terms, Timestamp now) {
  if (terms.share_pct < 1 || terms.share_pct > rule.max_share_pct)
    return Refusal{
        "invalid.share",
        say("Expected a share of 1 to {} percent of customers, but found {}.",
            "Нужна доля от 1 до {} процентов клиентов, а указано {}.", rule.max_share_pct, terms.share_pct),
        "/pilot/share"};
  if (terms.until <= now || terms.until > now + rule.max_duration)
    return Refusal{"invalid.until",
                   say("Expected an end after now and not after {} ({} at most), but found {}.",
                       "Нужен конец в будущем и не позже {} (самое большее {}), а указано {}.",
                       format_timestamp(now + rule.max_duration), duration_text(rule.max_duration),
                       format_timestamp(terms.until)),
                   "/pilot/until"};
  return text_given(terms.criterion, "invalid.criterion", "/pilot/criterion", [&] {
    return say("A pilot needs its criterion beforehand: what has to be measured for it to be a success?",
               "Пилоту заранее нужен критерий: что должно быть измерено, чтобы он удался?");
  });
}

// What it requires has launched, or launches with it.
bool stands(const Proposal& proposal, const Action& action, const std::vector<ActionId>& going) {
  return std::all_of(action.draft.needs.begin(), action.draft.needs.end(), [&](const ActionId& need) {
    const Action& needed = *proposal.action(need);
    return std::find(going.begin(), going.end(), need) != going.end() ||
           (needed.outcome == Outcome::launched && !needed.stopped);
  });
}

// Of those that may launch, the ones that are wanted; falls until it stands.
std::vector<ActionId> launching(const Proposal& proposal, const Decide& command) {
  std::vector<ActionId> out;
  for (const Action& action : proposal.actions) {
    const auto named = command.actions.find(action.draft.id);
    const bool wanted =
        command.actions.empty() || (named != command.actions.end() && named->second == Choice::launch);
    if (wanted && may_launch_after_pilot(proposal, action)) out.push_back(action.draft.id);
  }
  for (std::size_t before = out.size() + 1; before != out.size();) {
    before = out.size();
    const std::vector<ActionId> going = out;
    std::erase_if(out, [&](const ActionId& id) { return !stands(proposal, *proposal.action(id), going); });
  }
  return out;
}

Refusal not_ready(const Proposal& proposal, const Action& action, const std::string& at) {
  const Text label = action_label(proposal, action);
  if (may_launch_after_pilot(proposal, action))
    return {"conflict.requirement",
            say("{} requires an action that has not launched. Launch that too.",
                "{} опирается на действие, которое не запущено. Запустите и его.", label),
            at};
  if (action.piloting() && action.pilot->recast_due)
    return {"conflict.recast_window",
            say("The departments may cite the result against {} until {}. Wait for their word.",
                "Отделы могут возразить против «{}», сославшись на результат, до {}. Дождитесь их слова.",
                label, format_timestamp(*action.pilot->recast_due)),
            at};
  return {"conflict.no_result",
          say("Expected an action whose pilot met its criterion and that runs, but {} is none.",
              "Нужно действие, чей пилот удался и идёт, а {} не такое.", label),
          at};
}

}  // namespace

bool may_launch_after_pilot(const Proposal& proposal, const Action& action) {
  return action.piloting() && !action.halted() && action.pilot->result && action.pilot->stops_at &&
         !under_veto(proposal, action);
}

Status terms_fit(const Proposal& proposal, const Decide& command, Timestamp now) {
  const bool pilots = names(command, Choice::pilot);
  const auto& rule = proposal.rulebook->book().pilot;
  if (pilots && !rule)
    return Refusal{"conflict.no_pilot",
                   say("This rulebook knows no pilots. Launch it or leave it out.",
                       "Этот свод правил не знает пилотов. Запустите действие или не включайте его."),
                   "/actions"};
  if (pilots && !command.pilot)
    return Refusal{"invalid.pilot",
                   say("A pilot needs terms: share, until and criterion.",
                       "Пилоту нужны условия: доля, срок и критерий."),
                   "/pilot"};
  if (!pilots && command.pilot)
    return Refusal{"invalid.pilot",
                   say("There are terms for a pilot, but no action is to be piloted.",
                       "Условия пилота указаны, а ни одно действие не идёт пилотом."),
                   "/pilot"};
  return pilots ? within(*rule, *command.pilot, now) : Status{Done{}};
}

Result<DecisionMade> launch_after_pilot(const Proposal& proposal, const Decide& command) {
  if (command.pilot || names(command, Choice::pilot))
    return Refusal{"conflict.decided",
                   say("This proposal was decided; only what was piloted well can still be launched.",
                       "Решение уже принято; запустить ещё можно только то, чей пилот удался."),
                   "/pilot"};
  const std::vector<ActionId> going = launching(proposal, command);
  for (const auto& [id, choice] : command.actions) {
    const std::string at = "/actions/" + id.value;
    const auto action = named_action(proposal, id, at);
    if (!action.ok()) return action.refusal();
    if (choice == Choice::launch && std::find(going.begin(), going.end(), id) == going.end())
      return not_ready(proposal, **action, at);
  }
  if (going.empty())
    return Refusal{"conflict.nothing_to_launch",
                   say("Nothing is ready to launch: a pilot has to meet its criterion first.",
                       "Запускать пока нечего: сначала пилот должен удаться."),
                   "/decision"};
  DecisionMade made{proposal.id, DecisionKind::launch, {}, command.reason};
  for (const ActionId& id : going) made.outcomes.push_back({id, Outcome::launched, {}});
  return made;
}

}  // namespace counterweight::core
