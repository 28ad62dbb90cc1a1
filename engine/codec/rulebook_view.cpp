#include "engine/codec/rulebook_view.hpp"

#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/limits.hpp"
#include "rules/condition.hpp"
#include "rules/decimal.hpp"
#include "rules/names.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;
using namespace rules;

json text_json(const Text& text) {
  return {{"en", text.en}, {"ru", text.ru}};
}

// As a rulebook has it: 100, or "12.5", where a decimal is kept as 1000 and 125 tenths.
json bound_json(const Attribute& a, std::int64_t bound) {
  if (a.type != AttributeType::decimal) return bound;
  if (bound % power_of_ten(a.digits) == 0) return bound / power_of_ten(a.digits);
  return format_decimal(bound, a.digits);
}

json attribute_json(const Attribute& a) {
  json out{{"id", a.id}, {"name", text_json(a.name)}, {"type", word(a.type)}, {"required", a.required}};
  if (a.help) out["help"] = text_json(*a.help);
  if (!a.unit.empty()) out["unit"] = a.unit;
  if (a.min) out["min"] = bound_json(a, *a.min);
  if (a.max) out["max"] = bound_json(a, *a.max);
  if (a.type == AttributeType::decimal) out["digits"] = a.digits;
  if (a.type == AttributeType::money) out["currency"] = a.currency;
  for (const Option& option : a.options)
    out["options"].push_back({{"id", option.id}, {"name", text_json(option.name)}});
  return out;
}

json attributes_json(const std::vector<Attribute>& attributes) {
  json out = json::array();
  for (const Attribute& a : attributes) out.push_back(attribute_json(a));
  return out;
}

json row_json(const Row& row) {
  json wants = json::object();
  for (const auto& [attribute, direction] : row.wants) wants[attribute] = name_of(direction);
  return {{"id", row.id.value},
          {"department", row.department.value},
          {"kinds", ids_json(row.kinds)},
          {"when", row.when ? json(row.when->source()) : json(nullptr)},
          {"power", word(row.power)},
          {"grounds", ids_json(row.grounds)},
          {"approval_required", row.approval_required},
          {"halt", row.halt},
          {"wants", wants}};
}

json windows_json(const Rulebook& book) {
  return {{"review", format_duration(book.review)},       {"decision", format_duration(book.decision)},
          {"challenge", format_duration(book.challenge)}, {"min_review", format_duration(book.min_review)},
          {"reaffirm", format_duration(book.reaffirm)},   {"settle", format_duration(book.settle)}};
}

json vote_json(const ChallengeRule& rule) {
  const std::string share =
      std::to_string(rule.stands_if.numerator) + "/" + std::to_string(rule.stands_if.denominator);
  return {{"stands_if", share}, {"silence", name_of(rule.silence)}};
}

json challenge_json(const Rulebook& book) {
  return {{"min_voters", book.min_voters},
          {"merits", vote_json(book.merits)},
          {"validity", vote_json(book.validity)},
          {"absolute_validity", vote_json(book.absolute_validity)}};
}

json override_json(const std::optional<OverrideGate>& gate) {
  if (!gate) return nullptr;
  json quota;
  if (gate->quota != 0) quota = {{"count", gate->quota}, {"per", format_duration(gate->quota_per)}};
  return {{"cooling_off", format_duration(gate->cooling_off)}, {"quota", quota}};
}

json pilot_json(const std::optional<PilotRule>& pilot) {
  if (!pilot) return nullptr;
  return {{"max_share_pct", pilot->max_share_pct},
          {"max_duration", format_duration(pilot->max_duration)},
          {"recast", format_duration(pilot->recast)}};
}

template <typename Range, typename Render>
json list(const Range& range, Render render) {
  json out = json::array();
  for (const auto& each : range) out.push_back(render(each));
  return out;
}

}  // namespace

json rulebook_json(const CheckedRulebook& rulebook, const core::Organisation& organisation,
                   std::optional<Timestamp> now) {
  const Rulebook& book = rulebook.book();
  const auto department = [&](const Department& d) {
    const std::size_t members = organisation.members_of(d.id);
    const std::size_t present = now ? organisation.present_members_of(d.id, *now) : members;
    return json{
        {"id", d.id.value}, {"name", text_json(d.name)}, {"members", members}, {"vacant", present == 0}};
  };
  const auto kind = [](const Kind& k) {
    json out{{"id", k.id.value}, {"name", text_json(k.name)}, {"attributes", attributes_json(k.attributes)}};
    if (k.help) out["help"] = text_json(*k.help);
    return out;
  };
  const auto ground = [](const Ground& g) {
    return json{{"id", g.id.value}, {"name", text_json(g.name)}, {"absolute", g.absolute}};
  };
  json silence = json::object();
  for (const auto& [id, meaning] : book.silence) silence[id.value] = word(meaning);
  return {{"hash", rulebook.hash()},
          {"name", book.name},
          {"version", book.version},
          {"title", text_json(book.title)},
          {"final_say", book.final_say.value},
          {"departments", list(book.departments, department)},
          {"fields", attributes_json(book.fields)},
          {"kinds", list(book.kinds, kind)},
          {"grounds", list(book.grounds, ground)},
          {"jurisdiction", list(book.jurisdiction, row_json)},
          {"windows", windows_json(book)},
          {"silence", silence},
          {"answered_by", name_of(book.answered_by)},
          {"challenge", challenge_json(book)},
          {"override", override_json(book.override_gate)},
          {"pilot", pilot_json(book.pilot)},
          {"limits",
           {{"actions", core::kMaxActions}, {"title", core::kMaxTitleBytes}, {"text", core::kMaxTextBytes}}}};
}

}  // namespace counterweight::codec
