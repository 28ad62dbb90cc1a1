#include "engine/core/proposal/direction.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rules/decimal.hpp"

namespace counterweight::core {
namespace {

using rules::Direction;
using rules::Value;

using Moves = std::map<std::string, Direction>;

template <typename Counts>
Moves wanted_moves(const Proposal& proposal, const std::vector<RowId>& rows, const Counts& counts) {
  Moves out;
  for (const rules::Row& row : proposal.rulebook->book().jurisdiction)
    if (std::find(rows.begin(), rows.end(), row.id) != rows.end() && counts(row))
      out.insert(row.wants.begin(), row.wants.end());
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

struct Point {
  const ActionDraft& draft;
  const rules::Values& fields;
};

bool named_fields_stayed(const Proposal& proposal, const Point& from, const Point& to) {
  const std::set<std::string>& names = proposal.rulebook->fields_named_for(from.draft.kind);
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto before = from.fields.find(name), after = to.fields.find(name);
    if (before == from.fields.end() || after == to.fields.end())
      return (before == from.fields.end()) == (after == to.fields.end());
    return before->second == after->second;
  });
}

bool moved_only(const Proposal& proposal, const Point& from, const Point& to, const Moves& wanted) {
  const ActionDraft &a = from.draft, &b = to.draft;
  if (wanted.empty() || a.kind != b.kind || a.title != b.title || a.needs != b.needs ||
      !named_fields_stayed(proposal, from, to) || a.attributes.size() != b.attributes.size())
    return false;
  return std::all_of(a.attributes.begin(), a.attributes.end(), [&](const auto& entry) {
    const auto found = b.attributes.find(entry.first);
    if (found == b.attributes.end()) return false;
    if (found->second == entry.second) return true;
    const auto wish = wanted.find(entry.first);
    return wish != wanted.end() && moved(entry.second, found->second, wish->second);
  });
}

}  // namespace

bool moved_as_wanted(const Proposal& now, const Action& action, const Veto& veto) {
  // Of the rows that gave the right, those that name the veto's ground.
  const auto on_it = [&](const rules::Row& row) {
    return std::find(row.grounds.begin(), row.grounds.end(), veto.ground) != row.grounds.end();
  };
  return moved_only(now, {veto.set_aside->draft, veto.set_aside->fields}, {action.draft, now.fields},
                    wanted_moves(now, veto.rows, on_it));
}

bool spared(const Proposal& before, const ActionDraft& to, const rules::Values& fields,
            const std::vector<RowId>& rows) {
  const ActionDraft& from = before.action(to.id)->draft;
  std::set<std::string> about;
  for (const rules::Row& row : before.rulebook->book().jurisdiction) {
    if (std::find(rows.begin(), rows.end(), row.id) == rows.end()) continue;
    if (row.about.empty()) return false;  // about all of it
    about.insert(row.about.begin(), row.about.end());
  }
  if (from.kind != to.kind || from.title != to.title || from.needs != to.needs ||
      !named_fields_stayed(before, {from, before.fields}, {to, fields}))
    return false;
  return std::all_of(about.begin(), about.end(), [&](const std::string& name) {
    const auto was = from.attributes.find(name), is = to.attributes.find(name);
    if (was == from.attributes.end() || is == to.attributes.end())
      return (was == from.attributes.end()) == (is == to.attributes.end());
    return was->second == is->second;
  });
}

bool moved_along(const Proposal& before, const ActionDraft& to, const rules::Values& fields,
                 const std::vector<RowId>& rows, bool better) {
  Moves wanted = wanted_moves(before, rows, [](const rules::Row&) { return true; });
  if (!better)
    for (auto& [name, direction] : wanted)
      direction = direction == Direction::less ? Direction::more : Direction::less;
  return moved_only(before, {before.action(to.id)->draft, before.fields}, {to, fields}, wanted);
}

}  // namespace counterweight::core
