// decide: marketing's final word, action by action. Nobody else has one.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

Hindrance review_runs(const Proposal& proposal) {
  return {Refusal{
      "conflict.in_review",
      say("Review runs until every department has spoken, at the latest until {}. Withdrawing is open now.",
          "Рассмотрение идёт, пока не выскажутся все отделы, самое позднее до {}. Отозвать можно и сейчас.",
          format_timestamp(proposal.review_due)),
      "/decision"}};
}

Hindrance unanswered(const Proposal& proposal, const Objection& objection) {
  return {Refusal{"conflict.objection_unanswered",
                  say("Objection {} by {} to {} is unanswered: “{}” Answer it first.",
                      "Возражение {} отдела «{}» ({}) без ответа: «{}» Сначала ответьте на него.",
                      objection.id.value, department_name(proposal, objection.department),
                      action_label(proposal, *proposal.action(objection.action)), objection.reason),
                  "/decision"},
          objection.id};
}

Hindrance vote_runs(const Proposal& proposal, const Veto& veto) {
  return {Refusal{"conflict.challenge_running",
                  say("The departments are voting on {}'s veto on {} until {}. Wait for the result.",
                      "Отделы голосуют о вето отдела «{}» ({}) до {}. Дождитесь результата.",
                      department_name(proposal, veto.department),
                      action_label(proposal, *proposal.action(veto.action)),
                      format_timestamp(veto.running()->due)),
                  "/decision"},
          {},
          veto.id};
}

// What was named must exist, and what was named to launch must be free to.
Status named_can_launch(const Proposal& proposal, const std::map<ActionId, Choice>& named,
                        const std::vector<ActionOutcome>& outcomes) {
  for (const auto& [id, choice] : named) {
    const std::string at = "/actions/" + id.value;
    const auto action = named_action(proposal, id, at);
    if (!action.ok()) return action.refusal();
    if (choice != Choice::launch) continue;
    const Text label = action_label(proposal, **action);
    const Verdict verdict = verdict_of(proposal, **action);
    if (verdict == Verdict::vetoed)
      return Refusal{"conflict.vetoed",
                     say("Expected cleared actions, but {} is under veto. Leave it out.",
                         "Запустить можно только допущенное, а {} под вето. Не включайте его.", label),
                     at};
    if (verdict == Verdict::short_of_approval)
      return Refusal{
          "conflict.short",
          say("Expected cleared actions, but {} lacks a required approval. Leave it out.",
              "Запустить можно только допущенное, а для «{}» не хватает согласования. Не включайте его.",
              label),
          at};
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const ActionOutcome& o) { return o.action == id; });
    if (outcome->outcome != Outcome::launched)
      return Refusal{
          "conflict.requirement",
          say("{} requires an action that would not launch. Launch that too, or leave this out.",
              "{} опирается на действие, которое не запускается. Запустите и его или не включайте это.",
              label),
          at};
  }
  return Done{};
}

std::map<ActionId, bool> chosen(const std::map<ActionId, Choice>& named) {
  std::map<ActionId, bool> out;
  for (const auto& [id, choice] : named) out[id] = choice == Choice::launch;
  return out;
}

Result<DecisionMade> launch(const Proposal& proposal, const Decide& command) {
  if (const auto hindrances = launch_hindrances(proposal); !hindrances.empty())
    return hindrances.front().refusal;
  const std::map<ActionId, bool> wanted = chosen(command.actions);
  DecisionMade made{proposal.id, DecisionKind::launch,
                    outcomes_of_launch(proposal, command.actions.empty() ? nullptr : &wanted),
                    command.reason};
  if (const Status named = named_can_launch(proposal, command.actions, made.outcomes); !named.ok())
    return named.refusal();
  const bool any = std::any_of(made.outcomes.begin(), made.outcomes.end(),
                               [](const ActionOutcome& o) { return o.outcome == Outcome::launched; });
  if (!any)
    return Refusal{"conflict.nothing_to_launch",
                   say("Nothing would launch: every action is vetoed, short of approval, left out, or "
                       "requires one that is. Withdraw instead.",
                       "Запускать нечего: каждое действие под вето, без согласования, не включено или "
                       "опирается на такое. Отзовите предложение."),
                   "/decision"};
  return made;
}

}  // namespace

std::vector<Hindrance> launch_hindrances(const Proposal& proposal) {
  std::vector<Hindrance> out;
  if (proposal.status == ProposalStatus::in_review) out.push_back(review_runs(proposal));
  for (const Objection& objection : proposal.objections)  // invariant 4, duty to answer: on every action
    if (objection.unanswered()) out.push_back(unanswered(proposal, objection));
  for (const Veto& veto : proposal.vetoes)
    if (veto.running() != nullptr) out.push_back(vote_runs(proposal, veto));
  return out;
}

Events decide_proposal(const State& state, const Decide& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const Status mine = only_final_say(
      proposal, **member, "forbidden.final_say",
      say("Only {} decides. Your department can object, veto or suggest.",
          "Решает только «{}». Ваш отдел может возразить, наложить вето или предложить поправку.",
          final_say_name(proposal)));
  if (!mine.ok()) return mine.refusal();
  if (const Status fits = text_fits(command.reason, kMaxTextBytes, "/reason"); !fits.ok())
    return fits.refusal();
  Story story{proposal, context};
  if (command.decision == DecisionKind::withdraw) {
    if (!command.actions.empty())
      return Refusal{"invalid.decision",
                     say("A withdrawal concerns the whole proposal and names no actions.",
                         "Отзыв касается всего предложения и не называет действий."),
                     "/actions"};
    story.tell(DecisionMade{proposal.id, DecisionKind::withdraw, {}, command.reason});
    return story.take();
  }
  auto made = launch(proposal, command);
  if (!made.ok()) return made.refusal();
  story.tell(*std::move(made));
  return story.take();
}

}  // namespace counterweight::core
