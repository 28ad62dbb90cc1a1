#include "rules/proposers.hpp"

#include <algorithm>

#include "rules/text_parts.hpp"

namespace counterweight::rules {

bool may_propose(const Rulebook& book, const DepartmentId& department) {
  return department == book.final_say ||
         std::find(book.proposers.begin(), book.proposers.end(), department) != book.proposers.end();
}

Text proposer_names(const CheckedRulebook& rulebook) {
  std::vector<Text> names{rulebook.department(rulebook.book().final_say)->name};
  for (const DepartmentId& each : rulebook.book().proposers) names.push_back(rulebook.department(each)->name);
  return listed(names);
}

}  // namespace counterweight::rules
