// Whether those who are asked may answer at all, and whether what is carried has somewhere to go.
#include <algorithm>

#include "rules/covers.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

void check_questions(Draft& draft) {
  const auto& rows = draft.book.jurisdiction;
  for (std::size_t i = 0; i < draft.book.questions.size(); ++i) {
    const Question& question = draft.book.questions[i];
    if (question.department.empty()) continue;
    const auto answers = [&](const Row& row) {
      const bool speaks = row.power >= Power::object || row.approval_required;
      const auto covered = [&](const KindId& kind) { return covers(row, kind); };
      return row.department == question.department && speaks &&
             (question.kinds.empty() || std::any_of(question.kinds.begin(), question.kinds.end(), covered));
    };
    if (std::any_of(rows.begin(), rows.end(), answers)) continue;
    draft.out.error(*draft.question_at[i]->find("department"), "no_voice",
                    say("expected a department that may speak on these kinds, found {}, which never does.",
                        "ожидался отдел, который высказывается об этих видах; {} этого не делает.",
                        in_backticks(question.department.value)),
                    say("nobody would ever be asked: name another department or kind, or add a row.",
                        "спросить было бы некого: назовите другой отдел или вид или добавьте строку."));
  }
}

void check_direction(const JsonNode& carry, const char* key, Draft& draft) {
  const JsonNode* node = carry.find(key);
  if (node == nullptr || !node->text.starts_with("keep_if_")) return;
  const auto& rows = draft.book.jurisdiction;
  if (std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.wants.empty(); })) return;
  draft.out.error(*node, "no_direction",
                  say("expected a row that `wants` a value to move, found none: nothing is better or worse.",
                      "ожидалась строка с `wants`, её нет: неоткуда знать, что лучше, а что хуже."),
                  say("add `wants` to rows of the jurisdiction, or write `keep` or `lapse`.",
                      "добавьте `wants` в строки jurisdiction или напишите `keep` или `lapse`."));
}

void check_carry(const JsonNode& carry, Draft& draft) {
  for (const char* key : {"approve", "object", "veto"}) check_direction(carry, key, draft);
  const auto& grounds = draft.book.grounds;
  if (draft.book.carrying.veto != CarryOver::lapse ||
      std::none_of(grounds.begin(), grounds.end(), [](const Ground& ground) { return ground.absolute; }))
    return;
  draft.out.unexpected(*carry.find("veto"), "contradictory_carry",
                       say("`reaffirm` or `keep` where a ground is absolute",
                           "`reaffirm` или `keep`, раз есть абсолютное основание"),
                       say("a change of one word would set a legal ban aside.",
                           "запрет закона отменяла бы правка одного слова."));
}

// Who decides is never asked: it has no position to be formed.
void check_final_say_voice(Draft& draft) {
  for (std::size_t i = 0; i < draft.book.departments.size(); ++i) {
    const Department& department = draft.book.departments[i];
    if (department.id != draft.book.final_say || department.voice.form == VoiceRule::Form::latest) continue;
    draft.out.error(*draft.department_at[i]->find("voice"), "not_here",
                    say("expected no `voice` of the department with the final say: it takes no positions.",
                        "у отдела с последним словом `voice` не бывает: позиций он не занимает."),
                    say("delete it.", "уберите."));
  }
}

}  // namespace

void check_speaking(Draft& draft) {
  check_final_say_voice(draft);
  check_questions(draft);
  if (draft.carry_at != nullptr) check_carry(*draft.carry_at, draft);
}

}  // namespace counterweight::rules
