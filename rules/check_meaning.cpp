// What only the whole rulebook shows: gaps, grounds nobody may use, rows that add nothing, names that cannot
// be told apart.
#include <algorithm>
#include <map>

#include "rules/condition.hpp"
#include "rules/covers.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

void check_gaps(Draft& draft) {
  const auto& rows = draft.book.jurisdiction;
  for (std::size_t i = 0; i < draft.book.kinds.size(); ++i) {
    const Kind& kind = draft.book.kinds[i];
    const bool reviewed = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return row.power >= Power::object && covers(row, kind.id);
    });
    if (reviewed == !kind.unreviewed) continue;
    if (reviewed)
      draft.out.warning(
          *draft.kind_at[i], "needless_unreviewed",
          say("expected nobody to object to the unreviewed kind {}, found a row that lets somebody.",
              "вид {} объявлен без проверки, но есть строка, по которой на него возражают.",
              in_backticks(kind.id.value)),
          say("delete \"unreviewed\".", "уберите \"unreviewed\"."));
    else
      draft.out.warning(*draft.kind_at[i], "gap",
                        say("expected a department that may object to the kind {}, found none.",
                            "ожидался отдел, который вправе возразить по виду {}, такого нет.",
                            in_backticks(kind.id.value)),
                        say("add a row to the jurisdiction, or declare \"unreviewed\": true.",
                            "добавьте строку в jurisdiction или объявите \"unreviewed\": true."));
  }
}

void check_grounds_used(Draft& draft) {
  std::set<std::string> used;
  for (const Row& row : draft.book.jurisdiction)
    for (const GroundId& ground : row.grounds) used.insert(ground.value);
  for (std::size_t i = 0; i < draft.book.grounds.size(); ++i) {
    const Ground& ground = draft.book.grounds[i];
    if (used.contains(ground.id.value)) continue;
    const Text message =
        say("expected a row that vetoes on the ground {}, found none.",
            "ожидалась строка с вето на основании {}, такой нет.", in_backticks(ground.id.value));
    if (ground.absolute)  // the rulebook would promise a ban that nobody can pronounce
      draft.out.error(*draft.ground_at[i], "unused_absolute_ground", message,
                      say("name it in a row of the jurisdiction, or delete it.",
                          "назовите его в строке jurisdiction или уберите."));
    else
      draft.out.warning(*draft.ground_at[i], "unused_ground", message,
                        say("name it in a row of the jurisdiction, or delete it.",
                            "назовите его в строке jurisdiction или уберите."));
  }
}

// A row with its condition in plain form, which is compared often and printed once.
struct PlainRow {
  const Row* row;
  std::string when;  // empty: always
};

// Wherever the row `one` holds, `other` gives the same department at least as much.
bool shadows(const PlainRow& other_row, const PlainRow& one_row) {
  const Row &other = *other_row.row, &one = *one_row.row;
  if (other.department != one.department || other.power < one.power) return false;
  if (one.approval_required && !other.approval_required) return false;
  if (one.halt && !other.halt) return false;
  if (!other_row.when.empty() && other_row.when != one_row.when) return false;
  const auto includes = [](const auto& all, const auto& some) {
    return std::all_of(some.begin(), some.end(), [&](const auto& each) {
      return std::find(all.begin(), all.end(), each) != all.end();
    });
  };
  const bool wider = other.kinds.empty() || (!one.kinds.empty() && includes(other.kinds, one.kinds));
  // A row about a part keeps nothing where another one is about all of it.
  return wider && (other.about.empty() || other.about == one.about) && includes(other.grounds, one.grounds) &&
         includes(other.wants, one.wants);
}

void check_shadowed_rows(Draft& draft) {
  std::vector<PlainRow> rows;
  for (const Row& row : draft.book.jurisdiction) rows.push_back({&row, row.when ? row.when->text() : ""});
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (i == j || !shadows(rows[j], rows[i])) continue;
      if (i < j && shadows(rows[i], rows[j])) continue;  // of two that are alike, the later one is told
      draft.out.warning(*draft.row_at[i], "shadowed_row",
                        say("expected a row that adds something, found one that gives nothing beyond {}.",
                            "ожидалась строка, которая что-то добавляет; эта ничего не даёт сверх {}.",
                            in_backticks(rows[j].row->id.value)),
                        say("delete it, or say what it was meant to add.",
                            "уберите её или допишите, что она должна добавить."));
      break;
    }
}

// Two entries of one list that people would see under the same name.
template <typename Entry>
void check_names(const std::vector<Entry>& entries, const std::vector<const JsonNode*>& at,
                 Diagnostics& out) {
  for (const Language language : {Language::en, Language::ru}) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& name = entries[i].name.in(language);
      const auto [known, is_new] = first.emplace(name, i);
      if (is_new || name.empty()) continue;
      out.warning(
          *at[i], "same_name",
          say("expected names that can be told apart, found {} again (first at {}).",
              "ожидались разные имена, {} стоит снова (впервые в {}).", in_backticks(name),
              at[known->second]->pointer),
          say("give each its own name in both languages.", "дайте каждому своё имя на обоих языках."));
      return;
    }
  }
}

}  // namespace

void check_meaning(Draft& draft) {
  if (!draft.unsure_rows) {
    if (draft.kinds.complete) check_gaps(draft);
    if (draft.grounds.complete) check_grounds_used(draft);
    if (draft.departments.complete && draft.kinds.complete && draft.grounds.complete)
      check_shadowed_rows(draft);
    if (draft.departments.complete && draft.kinds.complete) {
      check_passing(draft);
      check_speaking(draft);
      check_stages(draft);
    }
  }
  check_names(draft.book.departments, draft.department_at, draft.out);
  check_names(draft.book.kinds, draft.kind_at, draft.out);
  check_names(draft.book.grounds, draft.ground_at, draft.out);
  check_names(draft.book.evidence, draft.evidence_at, draft.out);
  // Nothing would launch when the evidence is there: nobody decides then.
  if (draft.book.automatic && !draft.evidence_at.empty())
    draft.out.error(
        *draft.evidence_at.front(), "evidence_automatic",
        say("expected that somebody decides where evidence is required, found a decision that is automatic.",
            "там, где нужны доказательства, решать должен кто-то, а решение здесь автоматическое."),
        say("delete `evidence`, or let the department with the final say decide.",
            "уберите `evidence` или пусть решает отдел, за которым последнее слово."));
}

}  // namespace counterweight::rules
