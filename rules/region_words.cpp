#include "rules/region_words.hpp"

#include <algorithm>
#include <map>

#include "rules/attribute_words.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

// One round of joining along one cut; whether anything was joined.
bool join_along(std::size_t axis, std::vector<Region>& regions) {
  std::map<Region, std::size_t> place;  // by what the region is elsewhere
  std::vector<Region> joined;
  for (Region& region : regions) {
    Region elsewhere = region;
    elsewhere[axis].clear();
    const auto [found, is_new] = place.emplace(std::move(elsewhere), joined.size());
    if (is_new) {
      joined.push_back(std::move(region));
      continue;
    }
    auto& pieces = joined[found->second][axis];
    pieces.insert(pieces.end(), region[axis].begin(), region[axis].end());
    std::sort(pieces.begin(), pieces.end());
  }
  const bool fewer = joined.size() < regions.size();
  regions = std::move(joined);
  return fewer;
}

Text units_words(const Attribute& attribute, std::int64_t units) {
  if (attribute.type == AttributeType::date) {
    const Value day = value_in_units(attribute, units);
    return {std::get<std::string>(day), std::get<std::string>(day)};
  }
  const std::string plain = amount_words(attribute, units).en;  // of money with its currency
  const std::size_t end = std::min(plain.find(' '), plain.size());
  const Text amount = say("{}{}", "{}{}", grouped(plain.substr(0, end)), plain.substr(end));
  const std::string space = attribute.unit == "%" ? "" : " ";
  return attribute.unit.empty() ? amount : say("{}{}{}", "{}{}{}", amount, space, attribute.unit);
}

// Consecutive pieces of an ordered type.
Text interval_words(const Attribute& attribute, const Piece& first, const Piece& last, const Text& name) {
  const auto bound = [&](std::int64_t units) { return units_words(attribute, units); };
  if (first.from && last.to && *first.from == *last.to)
    return say("{} {}", "{} {}", name, bound(*first.from));
  if (first.from && last.to)
    return say("{} from {} to {}", "{} от {} до {}", name, bound(*first.from), bound(*last.to));
  const bool date = attribute.type == AttributeType::date;
  if (first.from)
    return date ? say("{} on or after {}", "{} не раньше {}", name, bound(*first.from))
                : say("{} {} or more", "{} {} или больше", name, bound(*first.from));
  if (last.to)
    return date ? say("{} on or before {}", "{} не позже {}", name, bound(*last.to))
                : say("{} {} or less", "{} {} или меньше", name, bound(*last.to));
  return say("{} given", "{}: указано", name);
}

Text option_name(const Attribute& attribute, const std::string& id) {
  const auto found = std::find_if(attribute.options.begin(), attribute.options.end(),
                                  [&](const Option& option) { return option.id == id; });
  return found == attribute.options.end() ? Text{id, id} : say("“{0}”", "«{0}»", found->name);
}

// What pieces of a type without order say, without the name.
Text unordered_words(const Cut& cut, const Piece& piece) {
  if (cut.attribute.type == AttributeType::boolean)
    return std::get<bool>(*piece.sample) ? Text{"yes", "да"} : Text{"no", "нет"};
  if (piece.named.empty()) return {"something else", "иное"};
  std::vector<Text> names;
  for (const std::string& each : piece.named)
    names.push_back(cut.attribute.type == AttributeType::choice ? option_name(cut.attribute, each)
                                                                : say("“{0}”", "«{0}»", each));
  return joined_by(names, {" or ", " или "});
}

Text pieces_words(const Cut& cut, const std::vector<std::size_t>& pieces) {
  const Text name = inside(cut.attribute.name);
  std::vector<Text> parts;
  std::vector<Text> values;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& first = cut.pieces[pieces[i]];
    if (!first.sample) {
      parts.push_back(say("{} not given", "{}: не указано", name));
    } else if (is_ordered(cut.attribute.type)) {
      while (i + 1 < pieces.size() && pieces[i + 1] == pieces[i] + 1 && cut.pieces[pieces[i + 1]].sample) ++i;
      parts.push_back(interval_words(cut.attribute, first, cut.pieces[pieces[i]], name));
    } else {
      values.push_back(unordered_words(cut, first));
    }
  }
  if (!values.empty())
    parts.insert(parts.begin(), say("{}: {}", "{}: {}", name, joined_by(values, {" or ", " или "})));
  return joined_by(parts, {" or ", " или "});
}

// The beginning of a text, cut between characters.
std::string beginning(const std::string& text) {
  constexpr std::size_t kMost = 60;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

std::vector<Region> regions_of(const Domain& domain, const std::vector<Cell>& cells) {
  std::vector<Region> out;
  for (const Cell& cell : cells) {
    Region region;
    for (const std::size_t piece : cell) region.push_back({piece});
    out.push_back(std::move(region));
  }
  for (bool again = true; again;) {
    again = false;
    for (std::size_t axis = domain.cuts().size(); axis-- > 0;) again = join_along(axis, out) || again;
  }
  return out;
}

Text region_words(const Domain& domain, const Region& region) {
  std::vector<Text> parts;
  for (std::size_t i = 0; i < region.size(); ++i)
    if (region[i].size() < domain.cuts()[i].pieces.size())
      parts.push_back(pieces_words(domain.cuts()[i], region[i]));
  return joined_by(parts, {", ", ", "});
}

Text cell_words(const Domain& domain, const Cell& cell) {
  std::vector<Text> parts;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const Cut& cut = domain.cuts()[i];
    const Piece& piece = cut.pieces[cell[i]];
    const Text name = inside(cut.attribute.name);
    if (!piece.sample)
      parts.push_back(say("{} not given", "{}: не указано", name));
    else if (is_ordered(cut.attribute.type))
      parts.push_back(
          say("{} {}", "{} {}", name, units_words(cut.attribute, units_of(cut.attribute, *piece.sample))));
    else
      parts.push_back(say("{}: {}", "{}: {}", name, unordered_words(cut, piece)));
  }
  return joined_by(parts, {", ", ", "});
}

Text value_words(const Attribute& attribute, const Value& value) {
  if (is_ordered(attribute.type)) return units_words(attribute, units_of(attribute, value));
  if (attribute.type == AttributeType::boolean)
    return std::get<bool>(value) ? Text{"yes", "да"} : Text{"no", "нет"};
  const std::string& text = std::get<std::string>(value);
  return attribute.type == AttributeType::choice ? option_name(attribute, text)
                                                 : say("“{}”", "«{}»", beginning(text));
}

Text range_of_values_words(const Attribute& attribute, const std::optional<Value>& least,
                           const std::optional<Value>& most) {
  Piece ends;
  if (least) ends.from = units_of(attribute, *least);
  if (most) ends.to = units_of(attribute, *most);
  return interval_words(attribute, ends, ends, inside(attribute.name));
}

}  // namespace counterweight::rules
