// What check() found, for people and for programs. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "rules/check.hpp"

namespace counterweight::rules {

// Two lines for each problem, then one that sums up:
//   error rulebook.json/jurisdiction/3/department unknown_department: expected a department, found the text
//   `salse`.
//     help: did you mean `sales`?
//   rulebook.json: 1 error, 0 warnings.
std::string report_text(std::string_view file, const Checked& checked, Language language = Language::en);

// {"file", "ok", "name", "version", "hash", "errors", "warnings", "diagnostics": [{"severity", "pointer",
// "code", "message", "help"}]}: one line of JSON; name, version and hash are null where there is an error.
std::string report_json(std::string_view file, const Checked& checked, Language language = Language::en);

}  // namespace counterweight::rules
