// A rulebook while it is read, part by part. Inside rules/ only.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rules/condition_parser.hpp"
#include "rules/diagnostics.hpp"
#include "rules/read_values.hpp"

namespace counterweight::rules {

// The ids of one list, as written: also the bad ones, so that each is told once and not at every use.
struct DeclaredIds {
  std::vector<std::string> ids;
  bool complete = false;  // the whole list could be read: what is not in it is unknown

  // Tells an id that is not declared, as `code`; true when the reference may be used.
  bool refers(const JsonNode& at, const std::string& id, std::string code, const Text& expected,
              Diagnostics& out) const;
  // The same for an id that is the key of a value.
  bool refers_key(const JsonNode& value, std::string code, const Text& expected, Diagnostics& out) const;
};

struct Draft {
  Rulebook book;
  Diagnostics out;

  DeclaredIds departments, kinds, grounds;
  // Where each entry of the book's lists stands.
  std::vector<const JsonNode*> department_at, kind_at, ground_at, row_at, evidence_at, question_at, stage_at;
  const JsonNode* carry_at = nullptr;
  // What cannot be relied on, because of problems told already: nothing that follows from it is told.
  std::map<std::string, Doubts> kind_doubts;  // by kind, of its attributes
  Doubts field_doubts;
  bool unsure_rows = false;
};

// Attributes of a kind, or fields of the proposal; answers which of them conditions cannot be checked
// against.
Doubts read_attributes(const JsonNode* node, bool of_proposal, std::vector<Attribute>& to, Diagnostics& out);

void read_catalogue(const ObjectReader& root, Draft& draft);  // name to grounds, but not jurisdiction
// Whose word is the department's; after the name.
VoiceRule read_voice(const JsonNode* node, Diagnostics& out);
// So many of at most `most`, or a share.
std::optional<Quorum> read_quorum(const JsonNode* node, std::int64_t most, Diagnostics& out);
// Declared ids, each once.
template <typename Id>
std::vector<Id> read_references(std::span<const JsonNode> items, const DeclaredIds& declared,
                                const std::string& code, const Text& expected, Diagnostics& out) {
  std::vector<Id> found;
  UniqueIds unique;
  for (const JsonNode& item : items) {
    const auto id = read_string(&item, out);
    if (id && declared.refers(item, *id, code, expected, out) && unique.add(item, *id, out))
      found.push_back({*id});
  }
  return found;
}
template <typename Id>
std::vector<Id> read_references(const JsonNode* node, const DeclaredIds& declared, std::size_t max,
                                const std::string& code, const Text& expected, Diagnostics& out) {
  const auto items = read_list(node, 1, max, out);
  return items ? read_references<Id>(*items, declared, code, expected, out) : std::vector<Id>{};
}
// The same, where an empty list has a help of its own.
template <typename Id>
std::vector<Id> read_references(const JsonNode* node, const DeclaredIds& declared, std::size_t max,
                                const std::string& code, const Text& expected, const Text& when_empty,
                                Diagnostics& out) {
  const auto items = read_list(node, 0, max, out);
  if (!items) return {};
  if (items->empty())
    out.error(*node, "empty_list",
              say("expected {}, found an empty list.", "ожидалось: {}; список пуст.", expected), when_empty);
  return read_references<Id>(*items, declared, code, expected, out);
}
// Which kinds an entry is for; none: every kind.
std::vector<KindId> read_kinds(const JsonNode* node, Draft& draft);
// Of one kind; after the departments.
Passing read_passing(const ObjectReader& kind, Draft& draft);
// Departments other than the one with the final say; why that one may not stand there.
std::vector<DepartmentId> read_others(const JsonNode& node, const Text& why_not_final_say, Draft& draft);
void read_calendar(const ObjectReader& root, Draft& draft);  // before all that has windows
// Plain time, or working time of the calendar.
Window read_working_window(const JsonNode* node, const Window& otherwise, const Draft& draft,
                           Diagnostics& out);
// Those that an entry with these `kinds` is for; none when that is not sure.
std::vector<const Kind*> kinds_named(const JsonNode* node, const std::vector<KindId>& kinds,
                                     const Draft& draft);
// A condition on actions of these kinds; null where there is none, or none to use. No kinds: it is not sure
// which they are, and only its form is looked at.
std::shared_ptr<const Condition> read_when(const JsonNode* node, const std::vector<const Kind*>& kinds,
                                           Draft& draft);
void read_jurisdiction(const ObjectReader& root, Draft& draft);  // after the catalogue
// What a row wants: ordered attributes that each of the kinds has. No kinds: it is not sure which they are.
std::map<std::string, Direction> read_wants(const JsonNode& node, const std::vector<const Kind*>& kinds,
                                            Draft& draft);
// What a row is about: attributes that each of the kinds has; likewise.
std::vector<std::string> read_about(const JsonNode& node, const std::vector<const Kind*>& kinds,
                                    Draft& draft);
void read_evidence(const ObjectReader& root, Draft& draft);  // likewise
void read_life(const ObjectReader& root, Draft& draft);      // windows, answers, override, pilot
// Questions, what a veto carries, carry-over, final comment; after the jurisdiction.
void read_speaking(const ObjectReader& root, Draft& draft);
// The bodies that a challenge of one kind asks; each with its own threshold.
void read_bodies(const JsonNode& node, bool absolute, ChallengeRule& to, Draft& draft);
// A threshold in either form, `stands_if` or `falls_if`.
void read_threshold(const ObjectReader& json, Share& stands_if, std::optional<Share>& falls_if,
                    Diagnostics& out);
// Stages, reminders, how long a veto binds; after the jurisdiction and the windows.
void read_stages(const ObjectReader& root, Draft& draft);
void read_ratification(const ObjectReader& root, Draft& draft);  // after the calendar
void read_procedure(const ObjectReader& root, Draft& draft);     // silence, challenge; after jurisdiction
void check_speaking(Draft& draft);  // that who is asked may answer, and values have a way to move; likewise
void check_stages(Draft& draft);    // that each asks somebody who may speak; likewise
void check_passing(Draft& draft);   // that what kinds ask for can come about; part of check_meaning
void check_meaning(Draft& draft);   // what only the whole shows; at the end

}  // namespace counterweight::rules
