// Pieces of sentences in both languages. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace counterweight::rules {

Text joined_by(const std::vector<Text>& parts, const Text& by);
// "Sales", "Sales and Legal", "Sales, Legal and Finance" / «…, … и …»
Text listed(const std::vector<Text>& parts);
// A name inside a sentence: its first letter small, but for what is written in capitals, as e.g. B2B.
Text inside(const Text& name);
// The first letter capital.
Text sentence(const Text& text);
Text grouped(const std::string& number);  // "50000.5" -> "50,000.5" / "50 000,5", with a no-break space

}  // namespace counterweight::rules
