#include "rules/proposers.hpp"

#include <algorithm>

#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

std::vector<Text> proposing(const CheckedRulebook& rulebook) {
  std::vector<Text> names{rulebook.department(rulebook.book().final_say)->name};
  for (const DepartmentId& each : rulebook.book().proposers) names.push_back(rulebook.department(each)->name);
  return names;
}

}  // namespace

bool may_propose(const Rulebook& book, const DepartmentId& department) {
  return department == book.final_say ||
         std::find(book.proposers.begin(), book.proposers.end(), department) != book.proposers.end();
}

Text proposer_names(const CheckedRulebook& rulebook) {
  return listed(proposing(rulebook));
}

Text any_proposer(const CheckedRulebook& rulebook) {
  std::vector<Text> names = proposing(rulebook);
  for (Text& each : names) each.ru = "«" + each.ru + "»";
  Text last = std::move(names.back());
  names.pop_back();
  if (names.empty()) return last;
  return joined_by({joined_by(names, {", ", ", "}), std::move(last)}, {" or ", " или "});
}

}  // namespace counterweight::rules
