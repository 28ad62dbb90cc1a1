// What an attribute takes, in words and as tests; shared by values and conditions. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "rules/rulebook.hpp"

namespace counterweight::rules {

// A number in the attribute's own units: "12.5", "48000.5 EUR".
Text amount_words(const Attribute& attribute, std::int64_t scaled);
// " from 0 to 100", with what of it is declared.
Text range_words(const Attribute& attribute);

bool is_ordered(AttributeType type);                           // its values are less or more than each other
bool within(const Attribute& attribute, std::int64_t scaled);  // its min and max
bool exact(std::int64_t number);                               // within ±2^53

std::vector<std::string> option_ids(const Attribute& attribute);
std::vector<std::string> ids_of(const std::vector<Attribute>& attributes);
// Whether every value of the one is a value of the other: what reads one, reads both.
bool same_domain(const Attribute& a, const Attribute& b);
const Attribute* find_attribute(const std::vector<Attribute>& attributes,
                                std::string_view id);  // null: unknown

}  // namespace counterweight::rules
