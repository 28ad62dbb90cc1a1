// Review in parts, and who is reminded when.
#include <algorithm>

#include "rules/covers.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;

// Each department in one stage only: `in_any` tells a second one.
std::vector<DepartmentId> read_bodies_of(const JsonNode* node, UniqueIds& in_any, Draft& draft) {
  if (node == nullptr) return {};
  std::vector<DepartmentId> out = read_others(
      *node, say("it decides, and is not asked to review.", "он решает, рассматривать его не просят."),
      draft);
  for (const DepartmentId& each : out) {
    const auto item = std::find_if(node->items.begin(), node->items.end(), [&](const JsonNode& written) {
      return written.type == Type::text && written.text == each.value;
    });
    in_any.add(*item, each.value, draft.out);
  }
  return out;
}

void read_stage_list(const ObjectReader& root, Draft& draft) {
  const auto items = read_list(root["stages"], 2, kMaxStages, draft.out);
  if (!items) return;
  UniqueIds ids, in_any;
  for (const JsonNode& item : *items) {
    const ObjectReader json{item, format::stage, draft.out};
    if (item.type != Type::object) continue;
    Stage stage;
    if (const auto id = read_id(json["id"], draft.out)) {
      ids.add(*json["id"], *id, draft.out);
      stage.id = {*id};
    }
    stage.name = read_words(json["name"], kMaxNameCharacters, false, draft.out);
    stage.departments = read_bodies_of(json["departments"], in_any, draft);
    stage.window = draft.book.review;
    if (const JsonNode* window = json["window"])
      stage.window = read_working_window(window, draft.book.review, draft, draft.out);
    draft.book.stages.push_back(std::move(stage));
    draft.stage_at.push_back(&item);
  }
}

// The longest time that somebody may have to act; nothing where working time is among them, which no plain
// time can be held against.
std::optional<Duration> longest_window(const Rulebook& book) {
  Duration longest = std::max({book.challenge, book.reaffirm, book.settle, book.escalate});
  std::vector<Window> windows{book.review, book.decision};
  for (const Stage& stage : book.stages) windows.push_back(stage.window);
  for (const Window& window : windows) {
    if (window.working) return std::nullopt;
    longest = std::max(longest, window.plain);
  }
  return longest;
}

void read_reminders(const ObjectReader& root, Draft& draft) {
  const auto items = read_list(root["reminders"], 1, kMaxReminders, draft.out);
  if (!items) return;
  const auto longest = longest_window(draft.book);
  std::vector<Duration>& reminders = draft.book.reminders;
  for (const JsonNode& item : *items) {
    const std::size_t before = draft.out.errors();
    const Duration early = read_window(&item, kMinWindow, draft.out);
    if (draft.out.errors() != before) continue;
    if (std::find(reminders.begin(), reminders.end(), early) != reminders.end())
      draft.out.unexpected(item, "duplicate", say("each reminder once", "каждое напоминание один раз"),
                           say("delete it.", "уберите его."));
    else if (longest && early >= *longest)
      draft.out.unexpected(item, "reminder_never",
                           say("less than the longest window, `{}`", "меньше самого длинного срока, `{}`",
                               format_duration(*longest)),
                           say("that would be before anybody is asked.", "тогда ещё никого не спросили."));
    else
      reminders.push_back(early);
  }
  std::sort(reminders.rbegin(), reminders.rend());
}

bool may_speak(const Rulebook& book, const DepartmentId& department) {
  return std::any_of(book.jurisdiction.begin(), book.jurisdiction.end(), [&](const Row& row) {
    return row.department == department && (row.power >= Power::object || row.approval_required);
  });
}

void check_voices(const Stage& stage, const JsonNode& at, Draft& draft) {
  for (const DepartmentId& each : stage.departments) {
    if (may_speak(draft.book, each)) continue;
    const JsonNode& list = *at.find("departments");
    const auto item = std::find_if(list.items.begin(), list.items.end(),
                                   [&](const JsonNode& written) { return written.text == each.value; });
    draft.out.error(
        *item, "no_voice",
        say("expected a department that may speak, found {}, which never does.",
            "ожидался отдел, который высказывается; {} этого не делает.", in_backticks(each.value)),
        say("give it a row of the jurisdiction with the power `object` or `veto`, or with a "
            "required approval.",
            "дайте ему строку в jurisdiction с правом `object` или `veto` или с согласованием."));
  }
}

}  // namespace

void read_stages(const ObjectReader& root, Draft& draft) {
  read_stage_list(root, draft);
  read_reminders(root, draft);
}

void check_stages(Draft& draft) {
  const Rulebook& book = draft.book;
  for (std::size_t i = 0; i < book.stages.size(); ++i)
    check_voices(book.stages[i], *draft.stage_at[i], draft);
  if (book.stages.empty()) return;
  for (std::size_t i = 0; i < book.kinds.size(); ++i)
    if (book.kinds[i].passing.closes == Closing::passing)
      draft.out.error(*draft.kind_at[i]->find("closes"), "stage_unheard",
                      say("expected another word than `passing` where review goes in stages: the later ones "
                          "would never be asked.",
                          "при рассмотрении по этапам `passing` не подходит: поздних бы не спросили."),
                      say("write `all_spoken` or `certain`, or leave `stages` out.",
                          "напишите `all_spoken` или `certain` либо уберите `stages`."));
}

}  // namespace counterweight::rules
