// How the rulebook itself may be changed.
#include "rules/reading.hpp"

namespace counterweight::rules {

void read_ratification(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["ratification"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::ratification, draft.out};
  RatificationRule& rule = draft.book.ratification;
  const JsonNode* passes = json["passes_if"];
  if (read_share(passes, rule.passes_if, draft.out) &&
      2 * rule.passes_if.numerator < rule.passes_if.denominator)
    draft.out.unexpected(*passes, "ratification_minority",
                         say("at least half, `1/2`", "не меньше половины, `1/2`"),
                         say("with less, a minority would change the law for all.",
                             "иначе меньшинство меняло бы закон для всех."));
  read_share(json["quorum"], rule.quorum, draft.out);
  rule.window = read_working_window(json["window"], rule.window, draft, draft.out);
}

}  // namespace counterweight::rules
