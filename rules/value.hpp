// Values of attributes, as they are written in proposals and events.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace counterweight::rules {

struct Money {
  std::int64_t amount = 0;  // minor units: cents
  std::string currency;     // ISO 4217, three capitals
  friend bool operator==(const Money&, const Money&) = default;
};

// integer -> int64; decimal -> string "12.5"; money -> Money; text, choice, date -> string; boolean -> bool.
using Value = std::variant<bool, std::int64_t, std::string, Money>;
using Values = std::map<std::string, Value>;  // by attribute id

}  // namespace counterweight::rules
