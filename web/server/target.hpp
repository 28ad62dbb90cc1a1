// The target of a request, taken apart and percent-decoded. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace counterweight::server {

struct Target {
  std::string path;
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> query;
};

// "/a%20b/c?d=e" or the same behind "http://host". Split at its slashes first and decoded afterwards, so that
// "%2F" never makes a new segment. Refuses as `invalid.target`: other forms, "." and ".." as segments, broken
// escapes, control characters, and what is not UTF-8.
Result<Target> parse_target(std::string_view target);

// "%D0%9F" -> "П"; with `plus_is_space` as in queries. Nothing for broken escapes.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

}  // namespace counterweight::server
