// submit and comment: a proposal enters, and people talk about it.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/binding.hpp"
#include "engine/core/proposal/carry.hpp"
#include "engine/core/proposal/check_draft.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/saying_premortem.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/voice.hpp"
#include "rules/proposers.hpp"

namespace counterweight::core {
namespace {

Status may_submit(const State& state, const Member& member) {
  const rules::CheckedRulebook& rulebook = *state.organisation().rulebook();
  if (!rules::may_propose(rulebook.book(), member.department))
    return Refusal{"forbidden.submit",
                   say("Only members of {} submit proposals; every member may comment on them.",
                       "Предложения подаёт только отдел «{}»; комментировать их может каждый.",
                       rules::proposer_names(rulebook))};
  if (state.open_proposals() >= static_cast<std::int64_t>(kMaxOpenProposals))
    return Refusal{"limit.open_proposals",
                   say("{} proposals are open, and that is the limit. Decide or withdraw some first.",
                       "Открыто {} предложений, это предел. Сначала решите или отзовите часть из них.",
                       kMaxOpenProposals)};
  return Done{};
}

void check_premortem(const State& state, const std::vector<Worst>& premortem, Problems& problems) {
  if (premortem.size() > kMaxPremortem) return problems.push_back(premortem_is_full("/premortem"));
  for (std::size_t i = 0; i < premortem.size(); ++i)
    if (const Status fits = worst_fits(state, premortem[i], "/premortem/" + std::to_string(i)); !fits.ok())
      problems.push_back(fits.refusal());
}

}  // namespace

Events decide_proposal(const State& state, const Submit& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  if (const Status may = may_submit(state, **member); !may.ok()) return may.refusal();
  const RulebookPtr& rulebook = state.organisation().rulebook();
  Problems problems;
  const Snapshot text = check_draft({command.title, command.goal, command.fields, command.actions}, *rulebook,
                                    DraftPlaces{}, problems);
  check_premortem(state, command.premortem, problems);
  if (!problems.empty()) return together(std::move(problems));

  ProposalSubmitted event;
  event.proposal = {state.proposals_so_far() + 1};
  event.rulebook = rulebook->hash();
  event.title = text.title;
  event.goal = text.goal;
  event.fields = text.fields;
  const rules::Rulebook& book = rulebook->book();
  event.review_due = book.end_of(book.window_of(0), context.now);
  event.electorate = state.organisation().joined_so_far();
  Timestamp floor = context.now;
  for (const ActionDraft& draft : text.actions) {
    event.actions.push_back(with_rights(draft, event.fields, *rulebook));
    floor = std::max(floor, book.end_of(rulebook->kind(draft.kind)->passing.min_open, context.now));
  }
  event.rolls = rolls_of(state.organisation(), *rulebook, context.actor, {}, event.actions);
  if (floor > context.now) event.review_floor = floor;
  event.review_due = std::max(event.review_due, floor);
  Story story{submitted(event, context.actor, context.now, rulebook), context};
  std::vector<ActionId> all;
  for (const ActionDraft& draft : text.actions) all.push_back(draft.id);
  bind_sustained(story, state.sustained_vetoes(), all);
  for (const Worst& each : command.premortem) tell_premortem(story, each, context);
  std::vector<Event> events{{context.now, context.actor, ProposalEvent{std::move(event)}}};
  for (Event& later : story.take()) events.push_back(std::move(later));
  return events;
}

Events decide_proposal(const State& state, const AddComment& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const Proposal* proposal = state.proposal(command.proposal);  // closed ones may be talked about
  if (proposal == nullptr) return open_proposal(state, command.proposal).refusal();
  const Status given = text_given(command.text, "invalid.text", "/text", [&] {
    return say("An empty comment says nothing. Write what you think.",
               "Пустой комментарий ни о чём не говорит. Напишите, что вы думаете.");
  });
  if (!given.ok()) return given.refusal();
  if (proposal->comments.size() >= kMaxComments)
    return Refusal{"limit.comments", say("This proposal has {} comments, and that is the limit.",
                                         "У этого предложения {} комментариев, это предел.", kMaxComments)};
  Story story{*proposal, context};
  story.tell(
      CommentAdded{proposal->id, {static_cast<std::int64_t>(proposal->comments.size()) + 1}, command.text});
  return story.take();
}

}  // namespace counterweight::core
