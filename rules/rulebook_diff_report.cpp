// RulebookDiff for people and for programs.
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "rules/limits.hpp"
#include "rules/names.hpp"
#include "rules/rulebook_diff.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

using Json = nlohmann::ordered_json;

Text effect_words(Effect effect) {
  switch (effect) {
    case Effect::allowed:
      return {"becomes easier", "становится легче"};
    case Effect::blocked:
      return {"becomes harder", "становится труднее"};
    case Effect::mixed:
      return {"changes", "меняется"};
  }
  check_failed(__FILE__, __LINE__, "effect", "unknown effect");
}

std::string_view effect_name(Effect effect) {
  switch (effect) {
    case Effect::allowed:
      return "allowed";
    case Effect::blocked:
      return "blocked";
    case Effect::mixed:
      return "mixed";
  }
  check_failed(__FILE__, __LINE__, "effect", "unknown effect");
}

Json seat_rights_json(const Seat& seat) {
  Json grounds = Json::array();
  for (const GroundId& each : seat.grounds) grounds.push_back(each.value);
  return {{"power", name_of(seat.power)},
          {"approval_required", seat.approval_required},
          {"halt", seat.halt},
          {"grounds", std::move(grounds)},
          {"silence", name_of(seat.silence)}};
}

void list_under(const Text& heading, const std::vector<Text>& sentences, Language language,
                std::string& out) {
  if (sentences.empty()) return;
  out += heading.in(language) + "\n";
  for (const Text& each : sentences) out += "  - " + each.in(language) + "\n";
}

}  // namespace

std::string diff_text(const RulebookDiff& diff, Language language) {
  if (diff.empty())
    return say("The two rulebooks say the same.\n", "Эти своды правил говорят одно и то же.\n").in(language);
  std::string out;
  for (const KindChange& change : diff.powers) {
    out += say("{}: {}", "{}: {}", change.kind_name, effect_words(change.effect)).in(language) + "\n";
    if (change.where.empty())
      out += say("  for every such action", "  для всякого такого действия").in(language) + "\n";
    for (const Text& each : change.where) out += say("  where {}", "  где {}", each).in(language) + "\n";
    if (!change.where.empty()) out += say("  e.g. {}", "  например, {}", change.example).in(language) + "\n";
    for (const SeatChange& seat : change.seats) out += "  - " + seat.words.in(language) + "\n";
  }
  list_under({"No longer said:", "Больше не сказано:"}, diff.gone, language, out);
  list_under({"Said now:", "Теперь сказано:"}, diff.come, language, out);
  for (const KindId& kind : diff.too_large)
    out += say("{} was not compared: its conditions tell more than {} combinations of values apart.\n",
               "Вид {} не сравнивался: его условия различают больше {} сочетаний значений.\n",
               in_backticks(kind.value), kMaxCells)
               .in(language);
  return out;
}

std::string diff_json(const RulebookDiff& diff, Language language) {
  const auto texts = [&](const std::vector<Text>& all) {
    Json out = Json::array();
    for (const Text& each : all) out.push_back(each.in(language));
    return out;
  };
  Json out{{"powers", Json::array()},
           {"gone", texts(diff.gone)},
           {"come", texts(diff.come)},
           {"too_large", Json::array()}};
  for (const KindChange& change : diff.powers) {
    Json seats = Json::array();
    for (const SeatChange& seat : change.seats)
      seats.push_back({{"department", seat.department.value},
                       {"before", seat_rights_json(seat.before)},
                       {"after", seat_rights_json(seat.after)},
                       {"effect", effect_name(seat.effect)},
                       {"sentence", seat.words.in(language)}});
    out["powers"].push_back({{"kind", change.kind.value},
                             {"where", texts(change.where)},
                             {"example", change.example.in(language)},
                             {"effect", effect_name(change.effect)},
                             {"seats", std::move(seats)}});
  }
  for (const KindId& kind : diff.too_large) out["too_large"].push_back(kind.value);
  return out.dump();
}

}  // namespace counterweight::rules
