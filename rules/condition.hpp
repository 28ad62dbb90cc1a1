// Conditions over one action and its proposal, e.g. `discount_pct > 15 and proposal.budget >= 50000 EUR`.
//
//   condition  := and_term { "or" and_term }         and_term := factor { "and" factor }
//   factor     := "not" factor | "(" condition ")" | test
//   test       := name ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) literal | name "in" "{" literal { ","
//   literal } "}"
//               | name "is" ["not"] "set"
//   name       := attribute of the kind | "proposal." field
//   literal    := 15 | -12.5 | 50000 EUR (major units) | 'text' (a quote in it is doubled) | 2026-05-01 |
//   true | false
//
// Every test compares one name with literals, so a domain is cut exactly at the thresholds a rulebook names.
// A literal is a value the attribute can have: its type, currency, digits and options, within min and max.
// Only integer, decimal, money and date are ordered. A comparison with a value that is not there is false, !=
// too; nothing can raise an error on checked values. At most kMaxConditionBytes, kMaxConditionDepth deep
// (limits.hpp).
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::rules {

class Condition {
 public:
  struct Node;
  Condition(std::string source, std::shared_ptr<const Node> root);
  const std::string& source() const { return source_; }
  // The same condition in its plain form: one blank between words, no needless parentheses. Two sources that
  // differ only in these give the same text.
  std::string text() const;
  // Both maps hold checked values (normalise() in check_value.hpp). A value of another type counts as not
  // there.
  bool holds(const Values& action, const Values& proposal) const;
  const Node& root() const { return *root_; }    // condition_node.hpp
  std::set<std::string> action_names() const;    // attributes it names
  std::set<std::string> proposal_names() const;  // fields it names, without "proposal."

 private:
  std::string source_;
  std::shared_ptr<const Node> root_;
};

// Reads and type-checks a condition against the attributes it may name. Errors are `invalid.condition`, with
// the column and what was expected there; unknown names list the nearest known one.
Result<std::shared_ptr<const Condition>> parse_condition(std::string_view source,
                                                         const std::vector<Attribute>& action_attributes,
                                                         const std::vector<Attribute>& proposal_fields);

}  // namespace counterweight::rules
