// Who there is and what they speak of: departments, fields, kinds, grounds.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

// Reads a list whose entries have an id, each by `read_one(reader, id)`.
template <typename ReadOne>
void read_entries(const JsonNode* node, const ObjectFormat& format, std::size_t min, std::size_t max,
                  DeclaredIds& declared, std::vector<const JsonNode*>& at, Diagnostics& out,
                  const ReadOne& read_one) {
  const auto items = read_list(node, min, max, out);
  if (!items) return;
  declared.complete = items->size() == node->items.size();
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const ObjectReader json{item, format, out};
    const auto id = read_id(json["id"], out);
    if (id) {
      declared.ids.push_back(*id);
      unique.add(*json["id"], *id, out);
    } else {
      declared.complete = false;
    }
    at.push_back(&item);
    read_one(json, id.value_or(""));
  }
}

void read_departments(const ObjectReader& root, Draft& draft) {
  read_entries(
      root["departments"], format::department, kMinDepartments, kMaxDepartments, draft.departments,
      draft.department_at, draft.out, [&](const ObjectReader& json, const std::string& id) {
        draft.book.departments.push_back({{id},
                                          read_words(json["name"], kMaxNameCharacters, false, draft.out),
                                          read_voice(json["voice"], draft.out)});
      });
}

void read_kinds(const ObjectReader& root, Draft& draft) {
  read_entries(root["kinds"], format::kind, 1, kMaxKinds, draft.kinds, draft.kind_at, draft.out,
               [&](const ObjectReader& json, const std::string& id) {
                 Kind kind;
                 kind.id = {id};
                 kind.name = read_words(json["name"], kMaxNameCharacters, false, draft.out);
                 if (const JsonNode* help = json["help"])
                   kind.help = read_words(help, kMaxHelpCharacters, true, draft.out);
                 const bool again = draft.kind_doubts.contains(id);
                 Doubts& doubts = draft.kind_doubts[id];
                 doubts = read_attributes(json["attributes"], false, kind.attributes, draft.out);
                 doubts.missing = doubts.missing || again;
                 kind.unreviewed = read_boolean(json["unreviewed"], draft.out).value_or(false);
                 kind.passing = read_passing(json, draft);
                 draft.book.kinds.push_back(std::move(kind));
               });
}

void read_grounds(const ObjectReader& root, Draft& draft) {
  draft.grounds.complete = root["grounds"] == nullptr;
  read_entries(
      root["grounds"], format::ground, 0, kMaxGrounds, draft.grounds, draft.ground_at, draft.out,
      [&](const ObjectReader& json, const std::string& id) {
        const Text name = read_words(json["name"], kMaxNameCharacters, false, draft.out);
        draft.book.grounds.push_back({{id}, name, read_boolean(json["absolute"], draft.out).value_or(false)});
      });
}

void read_final_say(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["final_say"];
  const auto id = read_string(node, draft.out);
  if (!id) return;
  draft.book.final_say = {*id};
  draft.departments.refers(*node, *id, "unknown_department", say("a department", "отдел"), draft.out);
}

}  // namespace

bool DeclaredIds::refers(const JsonNode& at, const std::string& id, std::string code, const Text& expected,
                         Diagnostics& out) const {
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
  if (complete) out.unexpected(at, std::move(code), expected, out.full() ? Text{} : suggest_word(id, ids));
  return false;
}

std::vector<DepartmentId> read_others(const JsonNode& node, const Text& why_not_final_say, Draft& draft) {
  std::vector<DepartmentId> out;
  const auto items = read_list(&node, 1, kMaxDepartments, draft.out);
  if (!items) return out;
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const auto id = read_string(&item, draft.out);
    const Text expected = say("a department", "отдел");
    if (!id || !draft.departments.refers(item, *id, "unknown_department", expected, draft.out) ||
        !unique.add(item, *id, draft.out))
      continue;
    if (*id == draft.book.final_say.value)
      draft.out.error(
          item, "not_here",
          say("expected departments beside the one with the final say, found {} itself.",
              "ожидались отделы помимо имеющего последнее слово, получен он сам: {}.", in_backticks(*id)),
          why_not_final_say);
    else
      out.push_back({*id});
  }
  return out;
}

bool DeclaredIds::refers_key(const JsonNode& value, std::string code, const Text& expected,
                             Diagnostics& out) const {
  if (std::find(ids.begin(), ids.end(), value.key) != ids.end()) return true;
  if (complete)
    out.error(value, std::move(code),
              say("expected {}, found {}.", "ожидалось: {}; получено {}.", expected, in_backticks(value.key)),
              out.full() ? Text{} : suggest_word(value.key, ids));
  return false;
}

void read_catalogue(const ObjectReader& root, Draft& draft) {
  Rulebook& book = draft.book;
  book.name = read_id(root["name"], draft.out).value_or("");
  book.version = read_integer(root["version"], 1, kMaxVersion, draft.out).value_or(1);
  book.title = read_words(root["title"], kMaxNameCharacters, false, draft.out);
  read_string(root["$schema"], draft.out);
  read_calendar(root, draft);
  read_departments(root, draft);
  read_final_say(root, draft);
  book.automatic = read_named(root["decision"], kDecisions, draft.out).value_or(false);
  if (const JsonNode* proposers = root["proposers"])
    book.proposers =
        read_others(*proposers, say("it proposes in any case.", "он предлагает в любом случае."), draft);
  book.author_counts = read_boolean(root["author_counts"], draft.out).value_or(false);
  draft.field_doubts = read_attributes(root["fields"], true, book.fields, draft.out);
  read_kinds(root, draft);
  read_grounds(root, draft);
}

}  // namespace counterweight::rules
