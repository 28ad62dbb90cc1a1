// challenge_veto, withdraw_challenge and vote_sustain: marketing asks the other departments whether a veto
// should stand.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/challenge.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

Text its_veto(const FoundVeto& f) {
  return veto_label(*f.proposal, *f.veto);
}

Status can_be_challenged(const FoundVeto& f, rules::Grounds on) {
  const Veto& veto = *f.veto;
  if (!veto.bites())
    return Refusal{"conflict.veto_closed", say("{} no longer stands, so there is nothing to challenge.",
                                               "{} больше не действует, оспаривать нечего.", its_veto(f))};
  if (const Status free = free_of_proceedings(f); !free.ok()) return free;
  if (veto.absolute && on == rules::Grounds::merits)
    return Refusal{
        "invalid.challenge",
        say("{} rests on an absolute ground: it can be challenged on its validity only.",
            "{} наложено по безусловному основанию: оспорить можно только его обоснованность.", its_veto(f)),
        "/on"};
  if (veto.binds_on(f.action->content))
    return Refusal{"conflict.bound",
                   say("The departments upheld it on this very content in proposal {}, and that binds: {}.",
                       "Отделы сохранили его на этом самом содержании в предложении {}, и это связывает: {}.",
                       veto.bound_by->proposal.value, its_veto(f))};
  const bool used = std::any_of(veto.challenges.begin(), veto.challenges.end(), [&](const Challenge& c) {
    return c.on == on && c.content == f.action->content;
  });
  if (used)
    return Refusal{"conflict.challenge_used",
                   say("{} was challenged in this way before, on this very content; once is all there is.",
                       "{} уже оспаривали так же и на том же содержании; второй раз нельзя.", its_veto(f)),
                   "/on"};
  return Done{};
}

Status may_vote(const State& state, const FoundVeto& f, const VoteSustain& command, const Context& context) {
  const DepartmentId& department = f.member->department;
  const auto name = [&] { return department_name(*f.proposal, department); };
  if (department == f.proposal->rulebook->book().final_say)
    return Refusal{"forbidden.own_proposal", say("{} asked the question, so it does not vote on it.",
                                                 "«{}» задаёт вопрос и потому не голосует.", name())};
  if (department == f.veto->department)
    return Refusal{"forbidden.own_veto", say("{} does not vote on its own veto.",
                                             "Отдел «{}» не голосует о собственном вето.", name())};
  const Challenge* running = f.veto->running();
  if (running == nullptr)
    return Refusal{"conflict.no_challenge", say("{} is not being challenged, so there is no vote.",
                                                "{} сейчас не оспаривается, голосования нет.", its_veto(f))};
  if (std::find(running->roll.begin(), running->roll.end(), department) == running->roll.end())
    return Refusal{"forbidden.roll",
                   say("{} is not on the roll that was fixed when the vote opened.",
                       "Отдела «{}» нет в списке, закреплённом при открытии голосования.", name())};
  const Status belongs = belonged_when_opened(*f.proposal, *f.member, running->electorate);
  if (!belongs.ok()) return belongs;
  const bool by_members = body_of_members(*running, department) != nullptr;
  if (has_voted(*running, department, context.actor))
    return Refusal{
        "conflict.already_voted",
        by_members
            ? say("You have voted; a vote stands.", "Вы уже проголосовали; голос не меняется.")
            : say("{} has voted; a vote stands.", "Отдел «{}» уже проголосовал; голос не меняется.", name())};
  const Status speaks = by_members ? not_recused(*f.proposal, context)
                                   : may_speak_for_department(state, *f.proposal, *f.member, context);
  if (!speaks.ok()) return speaks;
  if (const Status seen = revision_seen(*f.proposal, *f.action, command.revision); !seen.ok()) return seen;
  return text_fits(command.reason, kMaxTextBytes, "/reason");
}

bool votes_in_a_body(const std::vector<ChallengeBody>& bodies, const DepartmentId& department) {
  return std::any_of(bodies.begin(), bodies.end(), [&](const ChallengeBody& body) {
    const auto& in = body.rule.departments;
    return std::find(in.begin(), in.end(), department) != in.end();
  });
}

}  // namespace

Events decide_proposal(const State& state, const ChallengeVeto& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = *found->proposal;
  const Status mine = only_final_say(proposal, *found->member, "forbidden.challenge", [&] {
    return say("Only {} challenges vetoes.", "Оспаривать вето может только «{}».", final_say_name(proposal));
  });
  if (!mine.ok()) return mine.refusal();
  if (const Status can = can_be_challenged(*found, command.on); !can.ok()) return can.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("A challenge needs a reason: why should the veto not stand?",
               "Оспариванию нужна причина: почему вето не должно действовать?");
  });
  if (!reason.ok()) return reason.refusal();
  VetoChallenged event;
  event.proposal = proposal.id;
  event.veto = found->veto->id;
  event.on = command.on;
  event.reason = command.reason;
  event.content = found->action->content;
  event.roll = roll_for(state.organisation(), proposal, *found->veto, context.now);
  event.electorate = state.organisation().joined_so_far();
  const rules::ChallengeRule& rule = rule_for(proposal, *found->veto, command.on);
  event.bodies = bodies_for(state.organisation(), proposal, rule, event.roll);
  if (!event.bodies.empty()) {
    std::erase_if(event.roll, [&](const DepartmentId& id) { return !votes_in_a_body(event.bodies, id); });
    for (const ChallengeBody& body : event.bodies)
      if (body.roll == 0)
        return Refusal{"conflict.too_few_voters",
                       say("In one of the bodies that have to be asked nobody could vote.",
                           "В одном из органов, которые надо спросить, голосовать некому.")};
  }
  const std::int64_t fewest = event.bodies.empty() ? proposal.rulebook->book().min_voters : 1;
  if (static_cast<std::int64_t>(event.roll.size()) < fewest)
    return Refusal{"conflict.too_few_voters",
                   say("Too few departments could vote: {}. The rulebook asks for at least {}.",
                       "Слишком мало отделов могли бы голосовать: {}. Свод правил требует не меньше {}.",
                       event.roll.size(), fewest)};
  event.needed = rule.needed(static_cast<std::int64_t>(event.roll.size()));
  event.silence = rule.silence;
  event.due = context.now + proposal.rulebook->book().challenge;
  Story story{proposal, context};
  story.tell(std::move(event));
  return story.take();
}

Events decide_proposal(const State& state, const WithdrawChallenge& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  const Status mine = only_final_say(*found->proposal, *found->member, "forbidden.challenge", [&] {
    return say("Only {} takes a challenge back.", "Отказаться от оспаривания может только «{}».",
               final_say_name(*found->proposal));
  });
  if (!mine.ok()) return mine.refusal();
  if (found->veto->running() == nullptr)
    return Refusal{"conflict.no_challenge",
                   say("{} is not being challenged.", "{} сейчас не оспаривается.", its_veto(*found))};
  Story story{*found->proposal, context};
  story.close_challenge(command.veto, ChallengeResult::ended);
  return story.take();
}

Events decide_proposal(const State& state, const VoteSustain& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  if (const Status may = may_vote(state, *found, command, context); !may.ok()) return may.refusal();
  if (const Status may = author_may_speak(*found->proposal, context); !may.ok()) return may.refusal();
  Story story{*found->proposal, context};
  story.tell(SustainVoteCast{found->proposal->id, command.veto, found->member->department, command.vote,
                             command.reason, found->action->content});
  if (const auto result = certain_result(*story.proposal().veto(command.veto)->running()))
    story.close_challenge(command.veto, *result);
  return story.take();
}

}  // namespace counterweight::core
