// The checks of take_position, one by one.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/speaking.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/proposal/voice.hpp"
#include "rules/condition.hpp"

namespace counterweight::core {
namespace {

using rules::Power;
using Form = rules::VoiceRule::Form;

Text position_word(Position position) {
  switch (position) {
    case Position::approve:
      return {"approve", "согласовать"};
    case Position::abstain:
      return {"abstain on", "воздержаться:"};
    case Position::object:
      return {"object to", "возразить:"};
    case Position::veto:
      return {"veto", "наложить вето:"};
  }
  return {};
}

Status has_power(const Speaking& s) {
  const Seat* seat = seat_of(s.action, s.member.department);
  const Power needed = power_needed(s.command.position);
  if (seat != nullptr && seat->right.speaks() && seat->right.power >= needed) return Done{};
  return Refusal{"forbidden.power",
                 say("{} may not {} {}: the rulebook gives it no such power over it.",
                     "Отдел «{}» не вправе {} {}. Свод правил не даёт ему такого права.",
                     department_name(s.proposal, s.member.department), position_word(s.command.position),
                     action_label(s.proposal, s.action)),
                 "/position"};
}

Status still_open_to(const Speaking& s) {
  const bool open = s.action.open && !seat_of(s.action, s.member.department)->silent;
  if (open || s.command.position == Position::approve) return Done{};
  return Refusal{
      "conflict.review_closed",
      say("Review of {} is over; a department may now only approve, reaffirm or withdraw what it said.",
          "Рассмотрение закончено: {}; теперь отдел может только согласовать, подтвердить или "
          "отозвать сказанное.",
          action_label(s.proposal, s.action)),
      "/position"};
}

// In stages, those of earlier ones are asked first.
Status has_its_turn(const Speaking& s) {
  const DepartmentId& department = s.member.department;
  if (is_its_turn(s.proposal, s.action, department)) return Done{};
  const rules::Rulebook& book = s.proposal.rulebook->book();
  const std::size_t mine = *book.stage_of(department);
  Text others;
  for (const Seat& seat : s.action.seats) {
    const auto theirs = book.stage_of(seat.right.department);
    if (!theirs || *theirs >= mine || !awaits_voice(s.action, seat)) continue;
    const Text name = department_name(s.proposal, seat.right.department);
    others = others.en.empty() ? name : say("{}, {}", "{}, {}", others, name);
  }
  return Refusal{
      "conflict.not_yet",
      say("{} speaks of {} once those of earlier stages have: {}. Their time ends {} at the latest.",
          "Отдел «{}» говорит ({}), когда выскажутся прежние этапы: {}. Их срок — самое позднее {}.",
          department_name(s.proposal, department), action_label(s.proposal, s.action), others,
          format_timestamp(review_ends_by(s.proposal, mine - 1))),
      "/action"};
}

Status ground_is_its_own(const Speaking& s) {
  const std::vector<GroundId>& grounds = seat_of(s.action, s.member.department)->right.grounds;
  if (std::find(grounds.begin(), grounds.end(), s.command.ground) != grounds.end()) return Done{};
  std::string listed;
  for (const GroundId& ground : grounds) listed += (listed.empty() ? "" : ", ") + ground.value;
  const Text found = s.command.ground.empty()
                         ? Text{"none", "не указано никакого"}
                         : Text{in_backticks(s.command.ground.value), in_backticks(s.command.ground.value)};
  return Refusal{"invalid.ground",
                 say("A veto needs a ground within {}'s jurisdiction over {}: {}. Found: {}.",
                     "Для вето нужно основание в ведении отдела «{}» ({}): {}. Указано: {}.",
                     department_name(s.proposal, s.member.department), action_label(s.proposal, s.action),
                     listed, found),
                 "/ground"};
}

// An objection or a veto stands once on a content (no filibuster); approving twice changes nothing.
Status is_new(const Speaking& s) {
  const DepartmentId& department = s.member.department;
  const auto name = [&] { return department_name(s.proposal, department); };
  const auto label = [&] { return action_label(s.proposal, s.action); };
  if (s.command.position == Position::object && objection_on(s.proposal, s.action, department) != nullptr)
    return Refusal{
        "conflict.already_objected",
        say("{} has already objected to this content of {}. It may object again when the action changes.",
            "Отдел «{}» уже возразил против этого содержания ({}). Снова — когда действие изменится.", name(),
            label())};
  if (s.command.position == Position::veto && veto_on(s.proposal, s.action, department) != nullptr)
    return Refusal{
        "conflict.already_vetoed",
        say("{} has already vetoed this content of {}. It may veto again when the action changes.",
            "Отдел «{}» уже накладывал вето на это содержание ({}). Снова — когда действие изменится.",
            name(), label())};
  const auto& voice = seat_of(s.action, department)->voice;
  if (voice && voice->position == s.command.position)
    return Refusal{"conflict.no_change",
                   say("{} has already said so of {}.", "Отдел «{}» это уже сказал: {}.", name(), label())};
  return Done{};
}

// A condition of the veto's own must be readable and not met already.
Status condition_fits(const Speaking& s) {
  if (s.command.lifts_if.empty()) return Done{};
  if (s.command.position != Position::veto)
    return Refusal{"invalid.lifts_if",
                   say("Only a veto can be lifted by a condition. Leave it out.",
                       "Условие снятия бывает только у вето. Уберите его."),
                   "/lifts_if"};
  const rules::Kind* kind = s.proposal.rulebook->kind(s.action.draft.kind);
  const auto condition =
      rules::parse_condition(s.command.lifts_if, kind->attributes, s.proposal.rulebook->book().fields);
  if (!condition.ok()) return Refusal{condition.refusal().code, condition.refusal().sentence, "/lifts_if"};
  if (!(*condition)->holds(s.action.draft.attributes, s.proposal.fields)) return Done{};
  return Refusal{
      "invalid.lifts_if",
      say("Expected a condition that {} does not meet yet, but it does: the veto would fall at once.",
          "Нужно условие, которому {} пока не отвечает, а оно уже выполнено: вето сразу бы снялось.",
          action_label(s.proposal, s.action)),
      "/lifts_if"};
}

Status time_fits(const std::optional<Timestamp>& valid_until, Timestamp now) {
  if (!valid_until || *valid_until > now) return Done{};
  return Refusal{"invalid.valid_until",
                 say("Expected a time after {}, but found {}.", "Нужно время позже {}, а указано {}.",
                     format_timestamp(now), format_timestamp(*valid_until)),
                 "/valid_until"};
}

// What goes with a veto only.
Status plain_position(const Speaking& s) {
  const TakePosition& c = s.command;
  const auto only_veto = [](const char* code, Text sentence, const char* pointer) {
    return Refusal{code, std::move(sentence), pointer};
  };
  if (c.valid_until)
    return only_veto("invalid.valid_until",
                     say("Only a veto can be tied to a fact that expires. Leave it out.",
                         "Только вето бывает связано с фактом, у которого есть срок. Уберите его."),
                     "/valid_until");
  if (!c.acceptable.empty())
    return only_veto("invalid.acceptable",
                     say("Only a veto says what would be acceptable. Leave it out.",
                         "О том, что приемлемо, говорит только вето. Уберите это."),
                     "/acceptable");
  if (c.harm_pct)
    return only_veto("invalid.harm",
                     say("Only a veto says how likely harm is. Leave it out.",
                         "О вероятности вреда говорит только вето. Уберите её."),
                     "/harm_pct");
  return Done{};
}

Status demands_met(const Speaking& s) {
  const rules::VetoDemands& demands = s.proposal.rulebook->book().veto_demands;
  const bool says_what = !s.command.acceptable.empty() || !s.command.lifts_if.empty();
  if (demands.acceptable && !says_what)
    return Refusal{
        "invalid.acceptable",
        say("A veto says what would be acceptable: in a sentence, or as a condition that lifts it.",
            "Вето говорит, что было бы приемлемо: фразой или условием, при котором оно снимется."),
        "/acceptable"};
  if (demands.harm && !s.command.harm_pct)
    return Refusal{
        "invalid.harm",
        say("A veto says how likely the harm is, from 0 to 100 per cent. It is looked at afterwards.",
            "Вето говорит, насколько вероятен вред, от 0 до 100 процентов. Потом это сверят."),
        "/harm_pct"};
  if (s.command.harm_pct && (*s.command.harm_pct < 0 || *s.command.harm_pct > 100))
    return Refusal{"invalid.harm",
                   say("Expected 0 to 100 per cent, but found {}.",
                       "Нужно от 0 до 100 процентов, а указано {}.", *s.command.harm_pct),
                   "/harm_pct"};
  return text_fits(s.command.acceptable, kMaxTextBytes, "/acceptable");
}

Status veto_is_complete(const Speaking& s) {
  if (const Status ground = ground_is_its_own(s); !ground.ok()) return ground;
  if (const Status time = time_fits(s.command.valid_until, s.context.now); !time.ok()) return time;
  return demands_met(s);
}

Status answers_given(const Speaking& s) {
  const auto asked = questions_for(s.proposal, s.action, s.member.department);
  for (const auto& [id, answer] : s.command.answers) {
    const auto& all = s.proposal.rulebook->book().questions;
    const bool known = s.command.action
                           ? std::any_of(asked.begin(), asked.end(),
                                         [&id = id](const auto* question) { return question->id == id; })
                           : std::any_of(all.begin(), all.end(), [&s, &id = id](const auto& question) {
                               return question.id == id && question.department == s.member.department;
                             });
    if (!known)
      return Refusal{"invalid.answers",
                     say("The rulebook does not ask {} of {} here. Leave the answer out.",
                         "Свод правил не задаёт здесь вопроса {} отделу «{}». Уберите ответ.",
                         in_backticks(id.value), department_name(s.proposal, s.member.department)),
                     "/answers"};
    if (const Status fits = text_fits(answer, kMaxTextBytes, "/answers/" + id.value); !fits.ok()) return fits;
  }
  if (s.command.position == Position::abstain) return Done{};
  for (const rules::Question* question : asked) {
    const auto given = s.command.answers.find(question->id);
    const Status there = text_given(given == s.command.answers.end() ? std::string{} : given->second,
                                    "invalid.answers", "/answers/" + question->id.value, [&] {
                                      return say("The rulebook asks {} about {}: {}",
                                                 "Свод правил спрашивает отдел «{}» ({}): {}",
                                                 department_name(s.proposal, s.member.department),
                                                 action_label(s.proposal, s.action), question->ask);
                                    });
    if (!there.ok()) return there;
  }
  return Done{};
}

// Whose word is the department's. A head's only; or, where the gravest counts, not a milder one than
// another's.
Status speaks_for_it(const Speaking& s) {
  if (const Status part = not_recused(s.proposal, s.context); !part.ok()) return part;
  const Form form = voice_of(s.proposal, s.member.department).form;
  if (form == Form::head) return may_speak_for_department(s.state, s.proposal, s.member, s.context);
  if (form != Form::worst) return Done{};
  const auto& voice = seat_of(s.action, s.member.department)->voice;
  const bool milder = s.command.position == Position::approve || s.command.position == Position::abstain;
  if (!voice || voice->position != Position::object || !milder || voice->member == s.context.actor ||
      s.state.organisation().acts_as_head(s.context.actor, s.context.now))
    return Done{};
  return Refusal{
      "forbidden.graver_word",
      say("Somebody of {} objects, and under the rulebook the gravest word is the department's. Who "
          "objected or the head may take it back.",
          "Кто-то из отдела «{}» возражает, а по своду правил словом отдела считается самое строгое. "
          "Отозвать возражение может тот, кто возразил, или руководитель.",
          department_name(s.proposal, s.member.department)),
      "/position"};
}

// Where the members vote, one word each, as long as it is not certain what they come to.
Status vote_is_out(const Speaking& s) {
  if (!members_vote(s.proposal, s.member.department)) return is_new(s);
  const Seat& seat = *seat_of(s.action, s.member.department);
  const auto name = [&] { return department_name(s.proposal, s.member.department); };
  const auto label = [&] { return action_label(s.proposal, s.action); };
  if (seat.voice)
    return Refusal{"conflict.already_counted",
                   say("The vote of {}'s members on {} is over.", "Голосование отдела «{}» закончено: {}.",
                       name(), label())};
  for (const MemberWord& word : seat.words)
    if (word.member == s.context.actor && word.saying.position == s.command.position)
      return Refusal{"conflict.no_change",
                     say("You have already said so of {}.", "Вы это уже сказали: {}.", label())};
  return is_new(s);
}

}  // namespace

Power power_needed(Position position) {
  switch (position) {
    case Position::veto:
      return Power::veto;
    case Position::object:
      return Power::object;
    case Position::approve:
    case Position::abstain:
      return Power::none;  // whoever has a seat may
  }
  return Power::veto;
}

std::vector<const rules::Question*> questions_for(const Proposal& proposal, const Action& action,
                                                  const DepartmentId& department) {
  std::vector<const rules::Question*> out;
  for (const rules::Question& question : proposal.rulebook->book().questions) {
    const auto& kinds = question.kinds;
    const bool about =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), action.draft.kind) != kinds.end();
    if (about && question.department == department) out.push_back(&question);
  }
  return out;
}

Status may_say(const Speaking& s) {
  for (const auto& check : {has_power, still_open_to, has_its_turn, speaks_for_it}) {
    const Status status = check(s);
    if (!status.ok()) return status;
  }
  const Status belongs = belonged_when_opened(s.proposal, s.member, s.action.electorate);
  if (!belongs.ok()) return belongs;
  if (const Status seen = revision_seen(s.proposal, s.action, s.command.revision); !seen.ok()) return seen;
  const Status complete = s.command.position == Position::veto ? veto_is_complete(s) : plain_position(s);
  if (!complete.ok()) return complete;
  if (const Status fits = condition_fits(s); !fits.ok()) return fits;
  if (const Status out = vote_is_out(s); !out.ok()) return out;
  const Veto* standing = biting_veto_of(s.proposal, s.action, s.member.department);
  if (standing != nullptr && s.command.position != Position::veto &&
      !members_vote(s.proposal, s.member.department) && !holds_veto(s.state, *standing, s.context))
    return not_the_holder(s.proposal, *standing);
  if (const Status answers = answers_given(s); !answers.ok()) return answers;
  const bool holds_up = s.command.position == Position::object || s.command.position == Position::veto;
  if (holds_up && passing_of(s.proposal, s.action).reasons)
    return text_given(s.command.reason, "invalid.reason", "/reason", [&] {
      return say("A reason is needed. Say in a sentence what would go wrong.",
                 "Нужна причина. Напишите одной фразой, что пойдёт не так.");
    });
  return text_fits(s.command.reason, kMaxTextBytes, "/reason");
}

}  // namespace counterweight::core
