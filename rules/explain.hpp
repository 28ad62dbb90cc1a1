// A rulebook in plain sentences, for those who live under it. Pure.
#pragma once

#include <string>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

// A heading with what stands under it. Chapters about one kind of action have sections of their own.
struct Chapter {
  Text heading;
  std::vector<Text> sentences;
  std::vector<Chapter> sections;
};

std::vector<Chapter> chapters_of(const CheckedRulebook& rulebook);

// The chapters in one language as Markdown: headings with `#`, sentences with `-`.
std::string explain(const CheckedRulebook& rulebook, Language language);

}  // namespace counterweight::rules
