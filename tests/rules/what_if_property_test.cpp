// Random conditions over small attributes, against trying every value.
#include <algorithm>
#include <random>

#include "rules/check_value.hpp"
#include "rules/regions.hpp"
#include "rules/what_if.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) {
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}
template <typename T>
const T& any_of(Random& random, const std::vector<T>& all) {
  return all[below(random, all.size())];
}

const std::vector<std::string> kSigns{"==", "!=", "<", "<=", ">", ">="};

// Every attribute has so few values that all of them can be tried; required or not by chance.
json small_attributes(Random& random) {
  const auto attribute = [&](const char* id, json more) {
    more["id"] = id;
    more["name"] = {{"en", id}, {"ru", id}};
    more["required"] = below(random, 2) == 0;
    return more;
  };
  json options = json::array();
  for (const char* id : {"red", "green", "blue"})
    options.push_back({{"id", id}, {"name", {{"en", id}, {"ru", id}}}});
  return json::array({attribute("number", {{"type", "integer"}, {"min", 0}, {"max", 6}}),
                      attribute("tenths", {{"type", "decimal"}, {"digits", 1}, {"min", 0}, {"max", 1}}),
                      attribute("cents", {{"type", "money"}, {"currency", "EUR"}, {"min", 0}, {"max", 5}}),
                      attribute("colour", {{"type", "choice"}, {"options", options}}),
                      attribute("day", {{"type", "date"}}), attribute("text", {{"type", "text"}}),
                      attribute("flag", {{"type", "boolean"}})});
}

std::string day(std::size_t of_march) {
  return "2026-03-0" + std::to_string(of_march);
}

std::string random_test(Random& random) {
  const std::string& sign = any_of(random, kSigns);
  const std::string same = below(random, 2) == 0 ? " == " : " != ";
  switch (below(random, 8)) {
    case 0:
      return "number " + sign + " " + std::to_string(below(random, 7));
    case 1:
      return "tenths " + sign + " 0." + std::to_string(below(random, 10));
    case 2:
      return "cents " + sign + " 0.0" + std::to_string(below(random, 6)) + " EUR";
    case 3:
      return "colour in {'" + any_of<std::string>(random, {"red", "green"}) + "', 'blue'}";
    case 4:
      return "day " + sign + " " + day(2 + below(random, 7));
    case 5:
      return "text" + same + "'" + any_of<std::string>(random, {"a", "b"}) + "'";
    case 6:
      return "flag" + same + (below(random, 2) == 0 ? "true" : "false");
    default:
      return any_of<std::string>(random, {"number", "cents", "colour", "day", "text", "flag"}) +
             (below(random, 2) == 0 ? " is set" : " is not set");
  }
}

std::string random_condition(Random& random, int depth) {
  const auto part = [&] { return "(" + random_condition(random, depth - 1) + ")"; };
  if (depth == 0 || below(random, 3) == 0) return random_test(random);
  switch (below(random, 3)) {
    case 0:
      return part() + " and " + part();
    case 1:
      return part() + " or " + part();
    default:
      return "not " + part();
  }
}

// Everything an attribute can be here, what is not given last; other texts and days than these are as good
// as one of them.
std::vector<std::optional<Value>> every_value(const Attribute& attribute) {
  std::vector<std::optional<Value>> out;
  if (attribute.min)
    for (std::int64_t units = *attribute.min; units <= *attribute.max; ++units)
      out.emplace_back(value_in_units(attribute, units));
  for (const Option& option : attribute.options) out.emplace_back(option.id);
  if (attribute.type == AttributeType::date)
    for (std::size_t i = 1; i <= 9; ++i) out.emplace_back(day(i));
  if (attribute.type == AttributeType::text)
    for (const char* text : {"a", "b", "c"}) out.emplace_back(std::string(text));
  if (attribute.type == AttributeType::boolean) out.insert(out.end(), {Value{false}, Value{true}});
  if (!attribute.required) out.emplace_back(std::nullopt);
  return out;
}

void put(Values& values, const std::string& id, const std::optional<Value>& value) {
  values.erase(id);
  if (value) values.emplace(id, *value);
}

struct World {
  std::shared_ptr<const CheckedRulebook> book;
  Values now;

  const Kind& kind() const { return book->book().kinds.front(); }
  bool held(const Hold& hold, const Values& values) const {
    for (const Seat& seat : book->seats(kind().id, values, {}))
      if (seat.department == hold.department)
        return hold.lever == Lever::veto ? seat.power == Power::veto : seat.approval_required;
    return false;
  }
  std::optional<Value> now_of(const std::string& id) const {
    return now.contains(id) ? std::optional{now.at(id)} : std::nullopt;
  }
};

World random_world(Random& random) {
  json document = default_rulebook();
  document["fields"] = json::array();
  document["kinds"] = json::array({{{"id", "deal"},
                                    {"name", {{"en", "Deal"}, {"ru", "Сделка"}}},
                                    {"attributes", small_attributes(random)}}});
  json rows = json::array();
  for (const char* department : {"finance", "finance", "legal", "sales"}) {
    json row{{"id", "row_" + std::to_string(rows.size())},
             {"department", department},
             {"when", random_condition(random, 2)}};
    if (below(random, 4) == 0)
      row["approval_required"] = true;
    else
      row.update({{"power", "veto"}, {"grounds", {"brand"}}});
    rows.push_back(row);
  }
  document["grounds"] = json::array({{{"id", "brand"}, {"name", {{"en", "Brand"}, {"ru", "Бренд"}}}}});
  document["jurisdiction"] = rows;
  if (below(random, 2) == 0)  // what has to be cited is nobody's power, and changes no way round one
    document["evidence"] =
        json::array({{{"id", "talks"},
                      {"name", {{"en", "Talks"}, {"ru", "Разговоры"}}},
                      {"when", rows.front().at("when")},
                      {"conversations", {{"at_least", 3}, {"buyers", 1 + below(random, 3)}}}}});
  World world{check_json(document).rulebook, {}};
  REQUIRE(world.book != nullptr);
  for (const Attribute& attribute : world.kind().attributes)
    put(world.now, attribute.id, any_of(random, every_value(attribute)));
  return world;
}

// The values that an edit stands for: all of a range; of texts those that no condition names.
std::vector<std::optional<Value>> meant_by(const World& world, const Attribute& attribute, const Edit& edit) {
  switch (edit.form) {
    case Edit::Form::set:
      return {edit.to};
    case Edit::Form::leave_out:
      return {std::nullopt};
    case Edit::Form::write:
      if (attribute.type == AttributeType::text) {
        std::vector<std::optional<Value>> out;
        for (const char* text : {"a", "b", "c"})
          if (world.book->source().find("'" + std::string(text) + "'") == std::string::npos)
            out.emplace_back(std::string(text));
        return out;
      }
      [[fallthrough]];
    case Edit::Form::within: {
      std::vector<std::optional<Value>> out;
      for (const auto& value : every_value(attribute)) {
        if (!value) continue;
        const std::int64_t units = units_of(attribute, *value);
        if (edit.least && units < units_of(attribute, *edit.least)) continue;
        if (edit.most && units > units_of(attribute, *edit.most)) continue;
        out.push_back(value);
      }
      return out;
    }
  }
  return {};
}

const Attribute& attribute_in(const World& world, const std::string& id) {
  return *std::find_if(world.kind().attributes.begin(), world.kind().attributes.end(),
                       [&](const Attribute& each) { return each.id == id; });
}

// Each told way does what it says, with values that are the attribute's own.
void does_it(const World& world, const Hold& hold, const Detour& way) {
  const Edit &first = way.edits.front(), &last = way.edits.back();
  for (const auto& one : meant_by(world, attribute_in(world, first.attribute), first))
    for (const auto& two : meant_by(world, attribute_in(world, last.attribute), last)) {
      Values then = world.now;
      put(then, first.attribute, one);
      if (way.edits.size() == 2) put(then, last.attribute, two);
      CHECK_FALSE(world.held(hold, then));
      CHECK(normalise_all(world.kind().attributes, then, "").problems.empty());
      for (const Hold& each : way.loses) CHECK_FALSE(world.held(each, then));
      for (const Hold& each : way.loses) CHECK(world.held(each, world.now));
      for (const Hold& each : way.gains) CHECK(world.held(each, then));
      for (const Hold& each : way.gains) CHECK_FALSE(world.held(each, world.now));
    }
}

// Whether this value lies nearer than the edit's, in its direction.
bool nearer(const Attribute& attribute, const Edit& edit, const Value& value) {
  const std::int64_t from = units_of(attribute, *edit.from), to = units_of(attribute, *edit.to);
  const std::int64_t units = units_of(attribute, value);
  return to > from ? units > from && units < to : units < from && units > to;
}

// No smaller change in the same attribute would do.
void is_smallest(const World& world, const Hold& hold, const Edit& edit) {
  const Attribute& attribute = attribute_in(world, edit.attribute);
  if (edit.form != Edit::Form::set || !edit.from || !attribute.options.empty()) return;
  if (attribute.type == AttributeType::boolean || attribute.type == AttributeType::text) return;
  for (const auto& value : every_value(attribute)) {
    if (!value || !nearer(attribute, edit, *value)) continue;
    Values then = world.now;
    put(then, edit.attribute, value);
    CHECK(world.held(hold, then));
  }
}

// Whether the way is an answer to who asks what `value` would do: it is that value, or nearer in the same
// direction.
bool covered(const World& world, const std::vector<Detour>& ways, const Attribute& attribute,
             const std::optional<Value>& value) {
  return std::any_of(ways.begin(), ways.end(), [&](const Detour& way) {
    const Edit& edit = way.edits.front();
    if (way.edits.size() != 1 || edit.attribute != attribute.id) return false;
    const auto meant = meant_by(world, attribute, edit);
    if (std::find(meant.begin(), meant.end(), value) != meant.end()) return true;
    if (!value || !edit.from || !edit.to || edit.form != Edit::Form::set) return false;
    if (!attribute.options.empty() || attribute.type == AttributeType::text ||
        attribute.type == AttributeType::boolean)
      return false;
    const std::int64_t from = units_of(attribute, *edit.from), to = units_of(attribute, *edit.to);
    const std::int64_t units = units_of(attribute, *value);
    return to > from ? units >= to : units <= to;
  });
}

// Nothing that one change does is left untold; and what needs two is not there when one would do.
void nothing_is_missing(const World& world, const Avoiding& avoiding) {
  if (avoiding.more > 0) return;
  bool by_one = false;
  for (const Attribute& attribute : world.kind().attributes)
    for (const auto& value : every_value(attribute)) {
      Values then = world.now;
      put(then, attribute.id, value);
      if (world.held(avoiding.hold, then)) continue;
      by_one = true;
      INFO("by " << attribute.id);
      CHECK(covered(world, avoiding.ways, attribute, value));
    }
  if (by_one) return;
  bool by_two = false;
  for (const Attribute& one : world.kind().attributes)
    for (const Attribute& two : world.kind().attributes)
      for (const auto& first : every_value(one))
        for (const auto& second : every_value(two)) {
          Values then = world.now;
          put(then, one.id, first);
          put(then, two.id, second);
          by_two = by_two || !world.held(avoiding.hold, then);
        }
  CHECK(by_two == (avoiding.result == Avoiding::Result::found));
}

}  // namespace

TEST_CASE("what if: of random rulebooks, every told edit takes the right away, and no smaller one does") {
  const std::uint32_t seed = 20261126;
  Random random{seed};
  std::size_t told = 0, pairs = 0, without = 0;
  for (int round = 0; round < 400; ++round) {
    const World world = random_world(random);
    INFO("seed " << seed << ", round " << round << ": " << world.book->source().substr(0, 4'000));
    for (const Avoiding& avoiding : ways_round(*world.book, {{world.kind().id, world.now}}, {})) {
      CHECK(world.held(avoiding.hold, world.now));
      CHECK_FALSE(avoiding.limited);
      for (const Detour& way : avoiding.ways) {
        does_it(world, avoiding.hold, way);
        if (way.edits.size() == 1) is_smallest(world, avoiding.hold, way.edits.front());
        (way.edits.size() == 1 ? told : pairs) += 1;
      }
      without += avoiding.ways.empty() ? 1 : 0;
      nothing_is_missing(world, avoiding);
    }
  }
  CHECK(told > 500);  // so that it is about something
  CHECK(pairs > 50);
  CHECK(without > 5);
}

TEST_CASE("evidence: of random rulebooks, it is wanted exactly where a row with its condition holds") {
  const std::uint32_t seed = 20261127;
  Random random{seed};
  std::size_t wanted = 0, asked = 0;
  for (int round = 0; round < 400; ++round) {
    const World world = random_world(random);
    INFO("seed " << seed << ", round " << round << ": " << world.book->source().substr(0, 4'000));
    const RowId row = world.book->book().jurisdiction.front().id;
    const auto seats = world.book->seats(world.kind().id, world.now, {});
    const bool holds = std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) {
      return std::find(seat.rows.begin(), seat.rows.end(), row) != seat.rows.end();
    });
    const bool demanded = !world.book->book().evidence.empty();
    const auto found = world.book->evidence_wanted(world.kind().id, world.now, {});
    CHECK(found.empty() == !(demanded && holds));
    asked += demanded ? 1 : 0;
    wanted += found.size();
  }
  CHECK(asked > 150);  // so that it is about something
  CHECK(wanted > 50);
}
