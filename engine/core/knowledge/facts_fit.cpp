#include "engine/core/knowledge/facts_fit.hpp"

#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core::knowledge {
namespace {

Status words_fit(const std::vector<std::string>& words, const std::string& pointer) {
  if (words.size() > kMaxTags)
    return Refusal{"limit.tags",
                   say("Expected at most {}, but found {}.", "Нужно не больше {}, а указано {}.", kMaxTags,
                       words.size()),
                   pointer};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string at = pointer + "/" + std::to_string(i);
    if (is_blank(words[i]) || words[i].size() > kMaxTagBytes)
      return Refusal{
          "invalid.tag",
          say("Expected a word or a few of 1 to {} bytes, but found {}.",
              "Нужно слово или несколько, от 1 до {} байт, а указано {}.", kMaxTagBytes, words[i].size()),
          at};
    if (std::count(words.begin(), words.end(), words[i]) > 1)
      return Refusal{"invalid.tag",
                     say("{} stands here twice. Write it once.", "{} указано дважды. Укажите один раз.",
                         in_backticks(words[i])),
                     at};
  }
  return Done{};
}

}  // namespace

Status own_facts_fit(const InsightFacts& facts) {
  if (Status tags = words_fit(facts.tags, "/tags"); !tags.ok()) return tags;
  return words_fit(facts.segments, "/segments");
}

Status own_facts_fit(const MetricFacts& facts, const std::string& place) {
  if (is_blank(facts.name) || facts.name.size() > kMaxTitleBytes)
    return Refusal{
        "invalid.name",
        say("Expected what was measured, in 1 to {} bytes, but found {}.",
            "Нужно название показателя от 1 до {} байт, а здесь {}.", kMaxTitleBytes, facts.name.size()),
        place + "/name"};
  if (Status fits = text_fits(facts.source, kMaxTitleBytes, place + "/source"); !fits.ok()) return fits;
  if (facts.from && facts.until && *facts.until < *facts.from)
    return Refusal{"invalid.until",
                   say("Expected the end of the measurement, but it lies before its beginning.",
                       "Нужен конец измерения, а он раньше начала."),
                   place + "/until"};
  return Done{};
}

}  // namespace counterweight::core::knowledge
