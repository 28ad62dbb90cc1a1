// decide: marketing's final word, action by action. Nobody else has one.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evidence_needs.hpp"
#include "engine/core/proposal/pilots.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

Hindrance review_runs(const Proposal& proposal) {
  return {Refusal{
      "conflict.in_review",
      say("Review runs until every department has spoken, at the latest until {}. Withdrawing is open now.",
          "Рассмотрение идёт, пока не выскажутся все отделы, самое позднее до {}. Отозвать можно и сейчас.",
          format_timestamp(review_ends_by(proposal))),
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

bool cools_off(const Proposal& proposal, const Action& action) {
  return std::any_of(proposal.vetoes.begin(), proposal.vetoes.end(), [&](const Veto& veto) {
    return veto.action == action.draft.id && veto.bites() && veto.cools_off();
  });
}

// Why an action that is to launch, or to be piloted, cannot be: null when it can.
std::optional<Text> cannot_go(const Proposal& proposal, const Action& action, Choice choice) {
  const auto label = [&] { return action_label(proposal, action); };
  const Verdict verdict = verdict_of(proposal, action);
  if (verdict == Verdict::short_of_approval)
    return say("Expected cleared actions, but {} lacks a required approval. Leave it out.",
               "Запустить можно только допущенное, а для «{}» не хватает согласования. Не включайте его.",
               label());
  if (choice == Choice::launch && verdict == Verdict::vetoed)
    return say("Expected cleared actions, but {} is under veto. Leave it out.",
               "Запустить можно только допущенное, а {} под вето. Не включайте его.", label());
  if (choice == Choice::pilot && cools_off(proposal, action))
    return say("An override of the veto on {} cools off. Wait until it is in effect, or take it back.",
               "Преодоление вето ещё не вступило в силу: {}. Дождитесь этого или откажитесь от него.",
               label());
  if (choice == Choice::pilot && !may_be_piloted(proposal, action))
    return say(
        "{} is under veto on an absolute ground, and what is banned is not tried either. Leave it out.",
        "{} под вето по безусловному основанию: такое нельзя и пробовать. Не включайте его.", label());
  return std::nullopt;
}

const char* code_of(const Proposal& proposal, const Action& action, Choice choice) {
  if (verdict_of(proposal, action) == Verdict::short_of_approval) return "conflict.short";
  if (choice == Choice::launch) return "conflict.vetoed";
  return cools_off(proposal, action) ? "conflict.cooling_off" : "conflict.absolute";
}

// What was named must exist, and what was named to go must be free to.
Status named_can_go(const Proposal& proposal, const std::map<ActionId, Choice>& named,
                    const std::vector<ActionOutcome>& outcomes) {
  for (const auto& [id, choice] : named) {
    const std::string at = "/actions/" + id.value;
    const auto action = named_action(proposal, id, at);
    if (!action.ok()) return action.refusal();
    if (choice == Choice::leave_out) continue;
    if (auto why = cannot_go(proposal, **action, choice))
      return Refusal{code_of(proposal, **action, choice), *std::move(why), at};
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&id = id](const ActionOutcome& o) { return o.action == id; });
    if (outcome->outcome != Outcome::launched && outcome->outcome != Outcome::piloted)
      return Refusal{
          "conflict.requirement",
          say("{} requires an action that would not go with it. Take that in too, or leave this out.",
              "{} опирается на действие, которое не запускается. Запустите и его или не включайте это.",
              action_label(proposal, **action)),
          at};
  }
  return Done{};
}

bool goes(const ActionOutcome& outcome) {
  return outcome.outcome == Outcome::launched || outcome.outcome == Outcome::piloted;
}

// Whatever goes has the evidence that the rulebook wants for it: one refusal for each requirement that is not
// met, all at once.
Status evidence_is_there(const Proposal& proposal, const State& state, const DecisionMade& made,
                         const Context& context) {
  if (context.evidence_given) return Done{};
  std::vector<Refusal> missing;
  for (const EvidenceNeed& need : evidence_needs(proposal, state.knowledge(), context.now)) {
    const auto waits =
        std::find_if(made.outcomes.begin(), made.outcomes.end(), [&](const ActionOutcome& each) {
          return goes(each) && std::count(need.actions.begin(), need.actions.end(), each.action) > 0;
        });
    if (need.met() || waits == made.outcomes.end()) continue;
    missing.push_back(
        {"conflict.evidence",
         say("Before {} may go, the proposal has to cite more (“{}”): {}.",
             "Пока предложение не сошлётся на недостающее («{1}»), {0} не запустить. Не хватает: {2}.",
             action_label(proposal, *proposal.action(waits->action)), need.rule->name, missing_words(need)),
         "/decision"});
  }
  if (missing.empty()) return Done{};
  return together(std::move(missing));
}

Result<DecisionMade> launch(const Proposal& proposal, const Decide& command, Timestamp now) {
  if (const auto hindrances = launch_hindrances(proposal); !hindrances.empty())
    return hindrances.front().refusal;
  if (const Status terms = terms_fit(proposal, command, now); !terms.ok()) return terms.refusal();
  DecisionMade made{proposal.id, DecisionKind::launch,
                    outcomes_of_launch(proposal, command.actions.empty() ? nullptr : &command.actions),
                    command.reason, command.pilot};
  if (const Status named = named_can_go(proposal, command.actions, made.outcomes); !named.ok())
    return named.refusal();
  if (std::none_of(made.outcomes.begin(), made.outcomes.end(), goes))
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
  const Proposal* pilots = state.proposal(command.proposal);
  const bool second = pilots != nullptr && pilots->status == ProposalStatus::piloting &&
                      command.decision == DecisionKind::launch;
  const auto found = second ? Result<const Proposal*>{pilots} : open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const auto why_not = [&] {
    return say("Only {} decides. Your department can object, veto or suggest.",
               "Решает только «{}». Ваш отдел может возразить, наложить вето или предложить поправку.",
               final_say_name(proposal));
  };
  const Status mine =
      command.decision == DecisionKind::withdraw
          ? only_final_say_or_author(proposal, **member, context, "forbidden.final_say", why_not)
          : only_final_say(proposal, **member, "forbidden.final_say", why_not);
  if (!mine.ok()) return mine.refusal();
  if (const Status fits = text_fits(command.reason, kMaxTextBytes, "/reason"); !fits.ok())
    return fits.refusal();
  Story story{proposal, context};
  if (command.decision == DecisionKind::withdraw) {
    if (!command.actions.empty() || command.pilot)
      return Refusal{"invalid.decision",
                     say("A withdrawal concerns the whole proposal and names no actions and no pilot.",
                         "Отзыв касается всего предложения и не называет ни действий, ни пилота."),
                     command.pilot ? "/pilot" : "/actions"};
    story.tell(DecisionMade{proposal.id, DecisionKind::withdraw, {}, command.reason});
    return story.take();
  }
  auto made = second ? launch_after_pilot(proposal, command) : launch(proposal, command, context.now);
  if (!made.ok()) return made.refusal();
  if (const Status known = evidence_is_there(proposal, state, *made, context); !known.ok())
    return known.refusal();
  story.tell(*std::move(made));
  return story.take();
}

}  // namespace counterweight::core
