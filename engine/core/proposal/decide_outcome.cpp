// record_outcome: what came of it, and what the vetoes that fell have taught.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {
namespace {

Status ready(const Proposal& proposal) {
  if (proposal.status == ProposalStatus::evaluated)
    return Refusal{"conflict.evaluated", say("The outcome of “{}” is recorded; it stands.",
                                             "Итог «{}» уже подведён и не меняется.", proposal.title)};
  if (proposal.status == ProposalStatus::piloting)
    return Refusal{"conflict.pilot_runs",
                   say("Something is still being piloted. Record the outcome when the pilots have ended.",
                       "Пилот ещё идёт. Итог подводят, когда все пилоты закончены.")};
  return Done{};
}

Status measured_fits(const std::vector<Measured>& all) {
  if (all.empty() || all.size() > kMaxMeasured)
    return Refusal{"invalid.measured",
                   say("Expected 1 to {} measured values, but found {}.",
                       "Нужно от 1 до {} измеренных значений, а указано {}.", kMaxMeasured, all.size()),
                   "/measured"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string at = "/measured/" + std::to_string(i);
    const Status what = text_given(all[i].what, "invalid.measured", at + "/what",
                                   [&] { return say("Name what was measured.", "Назовите, что измеряли."); });
    if (!what.ok()) return what;
    const Status found = text_given(all[i].found, "invalid.measured", at + "/found", [&] {
      return say("Write what was found.", "Напишите, что получилось.");
    });
    if (!found.ok()) return found;
    if (const Status fits = text_fits(all[i].expected, kMaxTextBytes, at + "/expected"); !fits.ok())
      return fits;
  }
  return Done{};
}

std::string listed(const std::vector<VetoId>& vetoes) {
  std::string out;
  for (const VetoId id : vetoes) out += (out.empty() ? "" : ", ") + std::to_string(id.value);
  return out;
}

// One lesson for each veto that owes one, and for no other.
Status lessons_fit(const Proposal& proposal, const std::vector<Lesson>& lessons) {
  const std::vector<VetoId> owed = vetoes_to_learn_from(proposal);
  std::vector<VetoId> given;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    given.push_back(lessons[i].veto);
    const Status text = text_given(
        lessons[i].lesson, "invalid.lessons", "/lessons/" + std::to_string(i) + "/lesson",
        [&] { return say("Write what this veto has taught.", "Напишите, чему научило это вето."); });
    if (!text.ok()) return text;
  }
  std::sort(given.begin(), given.end());
  if (given == owed) return Done{};
  if (owed.empty())
    return Refusal{
        "invalid.lessons",
        say("No veto fell on an action that ran, so there is no lesson to give, but some were found.",
            "Ни одно вето не пало на запущенном действии, уроков здесь не нужно, а они указаны."),
        "/lessons"};
  return Refusal{
      "invalid.lessons",
      say("Expected one lesson for each veto that was overridden or fell to a pilot ({}), but found: {}.",
          "Нужен один урок для каждого преодолённого или павшего после пилота вето ({}), а указаны: {}.",
          listed(owed), given.empty() ? std::string{"—"} : listed(given)),
      "/lessons"};
}

Status came_true_fits(const Proposal& proposal, const std::vector<PremortemId>& came_true) {
  for (std::size_t i = 0; i < came_true.size(); ++i) {
    const std::string at = "/came_true/" + std::to_string(i);
    const PremortemId id = came_true[i];
    if (id.value < 1 || static_cast<std::size_t>(id.value) > proposal.premortem.size())
      return Refusal{"invalid.came_true",
                     say("Expected the number of an answer to the premortem (there are {}), but found {}.",
                         "Нужен номер одного из ответов о худшем (их {}), а указан {}.",
                         proposal.premortem.size(), id.value),
                     at};
    if (std::count(came_true.begin(), came_true.end(), id) > 1)
      return Refusal{
          "invalid.came_true",
          say("{} is named twice. Name it once.", "{} указано дважды. Укажите один раз.", id.value), at};
  }
  return Done{};
}

}  // namespace

std::vector<VetoId> vetoes_to_learn_from(const Proposal& proposal) {
  std::vector<VetoId> out;
  for (const Veto& veto : proposal.vetoes) {
    const bool fell = veto.state == VetoState::overridden || veto.lifted_by == Lift::pilot;
    const auto became = proposal.action(veto.action)->outcome;
    if (fell && (became == Outcome::launched || became == Outcome::piloted)) out.push_back(veto.id);
  }
  return out;
}

Events decide_proposal(const State& state, const RecordOutcome& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = running_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const Status mine = only_final_say(proposal, **member, "forbidden.final_say", [&] {
    return say("Only {} records the outcome.", "Итог подводит только «{}».", final_say_name(proposal));
  });
  if (!mine.ok()) return mine.refusal();
  if (const Status can = ready(proposal); !can.ok()) return can.refusal();
  if (const Status measured = measured_fits(command.measured); !measured.ok()) return measured.refusal();
  const Status lesson = text_given(command.lesson, "invalid.lesson", "/lesson", [&] {
    return say("An outcome needs its lesson: what will the next decision do better?",
               "Итогу нужен урок: что в следующий раз решат лучше?");
  });
  if (!lesson.ok()) return lesson.refusal();
  if (const Status lessons = lessons_fit(proposal, command.lessons); !lessons.ok()) return lessons.refusal();
  if (const Status came = came_true_fits(proposal, command.came_true); !came.ok()) return came.refusal();
  Story story{proposal, context};
  story.tell(OutcomeRecorded{proposal.id, command.measured, command.verdict, command.lesson, command.lessons,
                             command.came_true});
  return story.take();
}

}  // namespace counterweight::core
