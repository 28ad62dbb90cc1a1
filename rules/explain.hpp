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

// What one row of the jurisdiction gives, for a kind that it covers: "Where discount is more than 15%,
// Finance may object and veto it on the ground “Margin floor”."
Text row_words(const CheckedRulebook& rulebook, const Row& row, const Kind& kind);
// What an action of this kind needs to pass besides; nothing where nobody's approval is asked for.
std::vector<Text> passing_words(const CheckedRulebook& rulebook, const Kind& kind);

// What this asks to be cited, e.g. "at least one figure": all of it.
std::vector<Text> evidence_words(const EvidenceRule& rule);
// What has to be cited before what, in sentences; none where nothing has to be.
std::vector<Text> evidence_sentences(const CheckedRulebook& rulebook);

std::vector<Chapter> chapters_of(const CheckedRulebook& rulebook);

// The chapters in one language as Markdown: headings with `#`, sentences with `-`.
std::string explain(const CheckedRulebook& rulebook, Language language);

}  // namespace counterweight::rules
