// suggest, and what becomes of it: any member writes a concrete amendment, marketing takes it with one act.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/amend.hpp"
#include "engine/core/proposal/amendment.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {
namespace {

struct Found {
  const Member* member;
  const Proposal* proposal;
  const Suggestion* suggestion;
};

Result<Found> open_suggestion(const State& state, ProposalId proposal_id, SuggestionId id,
                              const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto proposal = open_proposal(state, proposal_id);
  if (!proposal.ok()) return proposal.refusal();
  const Suggestion* suggestion = (*proposal)->suggestion(id);
  if (suggestion == nullptr)
    return Refusal{"not_found.suggestion",
                   say("Proposal {} has no suggestion {}.", "У предложения {} нет поправки {}.",
                       proposal_id.value, id.value)};
  if (suggestion->state != SuggestionState::open)
    return Refusal{"conflict.suggestion_closed",
                   say("Suggestion {} was accepted, declined or withdrawn already.",
                       "Поправка {} уже принята, отклонена или отозвана.", id.value)};
  return Found{*member, *proposal, suggestion};
}

Refusal stale_because(const Found& f, const Action& action) {
  return {
      "conflict.suggestion_stale",
      say("The suggestion was written for revision {}, and {} was changed in revision {}. Ask for a new one, "
          "or amend by hand.",
          "Поправка написана к редакции {}, а {} изменено в редакции {}. Попросите новую или измените сами.",
          f.suggestion->revision, action_label(*f.proposal, action), action.touched_in)};
}

Events answer(const Found& f, SuggestionState state, const std::string& reason, const Context& context) {
  Story story{*f.proposal, context};
  story.tell(SuggestionAnswered{f.proposal->id, f.suggestion->id, state, reason, std::nullopt});
  return story.take();
}

}  // namespace

const Action* changed_since(const Proposal& proposal, const Suggestion& suggestion) {
  const auto touched = [&](const ActionId& id) {
    const Action* action = proposal.action(id);
    return action != nullptr && action->touched_in > suggestion.revision ? action : nullptr;
  };
  for (const ActionPatch& patch : suggestion.amendment.actions)
    if (const Action* action = touched(patch.id)) return action;
  for (const ActionId& id : suggestion.amendment.drop)
    if (const Action* action = touched(id)) return action;
  return nullptr;
}

Events decide_proposal(const State& state, const Suggest& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  if (const Status seen = present_revision(proposal, command.revision); !seen.ok()) return seen.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("A suggestion needs a reason. Say in a sentence what it improves.",
               "Поправке нужна причина. Напишите одной фразой, что она улучшает.");
  });
  if (!reason.ok()) return reason.refusal();
  if (proposal.suggestions.size() >= kMaxSuggestions)
    return Refusal{"limit.suggestions", say("This proposal has {} suggestions, and that is the limit.",
                                            "У этого предложения {} поправок, это предел.", kMaxSuggestions)};
  const auto amended = apply(proposal, command.amendment, "/amendment");
  if (!amended.ok()) return amended.refusal();
  Story story{proposal, context};
  story.tell(SuggestionMade{proposal.id,
                            {static_cast<std::int64_t>(proposal.suggestions.size()) + 1},
                            command.amendment,
                            *amended->changes,
                            command.reason,
                            command.revision});
  return story.take();
}

Events decide_proposal(const State& state, const AcceptSuggestion& command, const Context& context) {
  const auto found = open_suggestion(state, command.proposal, command.suggestion, context);
  if (!found.ok()) return found.refusal();
  if (const Status may = may_amend(*found->proposal, *found->member, context); !may.ok())
    return may.refusal();
  if (const Action* stale = changed_since(*found->proposal, *found->suggestion))
    return stale_because(*found, *stale);
  return amended_events(state, *found->proposal, found->suggestion->amendment, found->suggestion->reason,
                        found->suggestion, {}, context);
}

Events decide_proposal(const State& state, const DeclineSuggestion& command, const Context& context) {
  const auto found = open_suggestion(state, command.proposal, command.suggestion, context);
  if (!found.ok()) return found.refusal();
  const Status mine =
      only_final_say_or_author(*found->proposal, *found->member, context, "forbidden.suggestion", [&] {
        return say("Only {} declines suggestions.", "Отклонить поправку может только «{}».",
                   final_say_name(*found->proposal));
      });
  if (!mine.ok()) return mine.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("Say in a sentence why the suggestion is not taken.",
               "Напишите одной фразой, почему поправка не принята.");
  });
  if (!reason.ok()) return reason.refusal();
  return answer(*found, SuggestionState::declined, command.reason, context);
}

Events decide_proposal(const State& state, const WithdrawSuggestion& command, const Context& context) {
  const auto found = open_suggestion(state, command.proposal, command.suggestion, context);
  if (!found.ok()) return found.refusal();
  if (found->suggestion->member != context.actor)
    return Refusal{"forbidden.suggestion", say("Only who made a suggestion withdraws it.",
                                               "Отозвать поправку может только тот, кто её внёс.")};
  return answer(*found, SuggestionState::withdrawn, {}, context);
}

}  // namespace counterweight::core
