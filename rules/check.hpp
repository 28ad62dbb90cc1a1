// From text to a rulebook the engine accepts: all problems at once, each with its place and what to do.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::rules {

struct Diagnostic {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string pointer;  // RFC 6901, into the rulebook
  std::string code;     // stable, e.g. "unknown_department"
  Text message;         // expected and found
  Text help;            // what to do
};

// A rulebook without errors, with its identity. Immutable; shared freely between threads. Only check() makes
// one.
class CheckedRulebook {
 public:
  const Rulebook& book() const { return book_; }
  const std::string& source() const { return source_; }  // canonical JSON
  const std::string& hash() const { return hash_; }      // hex(SHA-256(source))

  const Kind* kind(const KindId& id) const;  // null when unknown, likewise below
  const Department* department(const DepartmentId& id) const;
  const Ground* ground(const GroundId& id) const;

  // Which department may do what with such an action; departments without any power, required approval or
  // halt are left out, and so is the one with the final say. In the rulebook's order of departments. The kind
  // must be known, the values checked (check_value.hpp).
  std::vector<Seat> seats(const KindId& kind, const Values& attributes, const Values& fields) const;
  // What has to be cited before such an action is launched or piloted, in the rulebook's order; likewise.
  std::vector<const EvidenceRule*> evidence_wanted(const KindId& kind, const Values& attributes,
                                                   const Values& fields) const;
  // The proposal fields that conditions of the jurisdiction on this kind name: part of the action's content
  // (design 1). None for an unknown kind. What only evidence asks about is not among them: no department's
  // right hangs on it, so nobody has to look again when it changes.
  const std::set<std::string>& fields_named_for(const KindId& kind) const;

 private:
  friend struct Checker;
  friend struct Retiming;  // retimed.cpp
  CheckedRulebook(Rulebook book, std::string source);

  Rulebook book_;
  std::string source_, hash_;
  std::map<KindId, std::size_t> kind_at_;
  std::map<DepartmentId, std::size_t> department_at_;
  std::map<GroundId, std::size_t> ground_at_;
  std::map<KindId, std::vector<std::size_t>> rows_for_;  // indexes into book_.jurisdiction
  std::map<KindId, std::set<std::string>> fields_named_;
};

struct Checked {
  std::shared_ptr<const CheckedRulebook> rulebook;  // null when there is an error
  std::vector<Diagnostic> diagnostics;              // errors first, then warnings, each in document order
};

// Reads and checks a rulebook's JSON (docs/RULES.md). Never throws. Of more than kMaxDiagnostics
// (limits.hpp) problems the first are told, and that there are more.
Checked check(std::string_view source);

}  // namespace counterweight::rules
