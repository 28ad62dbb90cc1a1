#include "engine/core/proposal/direction.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rules/decimal.hpp"

namespace counterweight::core {
namespace {

using rules::Attribute;
using rules::Direction;
using rules::Value;

// Of the rows that gave the right, those that name the veto's ground.
std::map<std::string, Direction> wanted_moves(const Proposal& proposal, const Veto& veto) {
  std::map<std::string, Direction> out;
  for (const rules::Row& row : proposal.rulebook->book().jurisdiction) {
    const bool gave = std::find(veto.rows.begin(), veto.rows.end(), row.id) != veto.rows.end();
    const bool on_it = std::find(row.grounds.begin(), row.grounds.end(), veto.ground) != row.grounds.end();
    if (gave && on_it) out.insert(row.wants.begin(), row.wants.end());
  }
  return out;
}

// The place of an ordered value on a line; dates compare as their text does.
std::optional<std::int64_t> number(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* money = std::get_if<rules::Money>(&value)) return money->amount;
  if (const auto* text = std::get_if<std::string>(&value)) {
    const rules::Scaled scaled = rules::parse_decimal(*text, rules::kMaxDecimalDigits);
    if (scaled.fault == rules::DecimalFault::none) return scaled.value;
  }
  return std::nullopt;
}

bool is_less(const Value& a, const Value& b) {
  const auto x = number(a), y = number(b);
  if (x && y) return *x < *y;
  const auto *first = std::get_if<std::string>(&a), *second = std::get_if<std::string>(&b);
  return first != nullptr && second != nullptr && *first < *second;
}

bool moved(const Value& from, const Value& to, Direction wanted) {
  return wanted == Direction::less ? is_less(to, from) : is_less(from, to);
}

bool named_fields_stayed(const Proposal& now, const rules::Values& before, const KindId& kind) {
  const std::set<std::string> names = now.rulebook->fields_named_for(kind);
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto from = before.find(name), to = now.fields.find(name);
    if (from == before.end() || to == now.fields.end())
      return (from == before.end()) == (to == now.fields.end());
    return from->second == to->second;
  });
}

}  // namespace

bool moved_as_wanted(const Proposal& now, const Action& action, const Veto& veto) {
  const ActionDraft &from = veto.set_aside->draft, &to = action.draft;
  const auto wanted = wanted_moves(now, veto);
  if (wanted.empty() || from.kind != to.kind || from.title != to.title || from.needs != to.needs ||
      !named_fields_stayed(now, veto.set_aside->fields, from.kind) ||
      from.attributes.size() != to.attributes.size())
    return false;
  return std::all_of(from.attributes.begin(), from.attributes.end(), [&](const auto& entry) {
    const auto found = to.attributes.find(entry.first);
    if (found == to.attributes.end()) return false;
    if (found->second == entry.second) return true;
    const auto wish = wanted.find(entry.first);
    return wish != wanted.end() && moved(entry.second, found->second, wish->second);
  });
}

}  // namespace counterweight::core
