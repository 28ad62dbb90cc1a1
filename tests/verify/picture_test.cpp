// The states that the explorations take for one: whatever stands behind a key, the same moves lead to the
// same keys.
#include "engine/core/verify/picture.hpp"

#include <deque>
#include <map>

#include "engine/core/verify/explore.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

struct Place {
  State state;
  Timestamp now{};
  std::string way;  // the moves that led there
};

// Where a move leads; an empty key for a refused one.
struct Led {
  std::string key;
  Place to;
};

std::vector<Led> moves_from(const Cast& cast, const Scope& scope, const Place& from, Contents& contents) {
  std::vector<Led> out;
  for (const Move move : scope.moves) {
    auto moved = make_move(move, cast, from.state, from.now);
    if (!moved) {
      out.emplace_back();
      continue;
    }
    std::string key = key_of(moved->state, moved->now, contents);
    const std::string way = from.way + " " + std::string(name_of(move));
    out.push_back({std::move(key), {std::move(moved->state), moved->now, way}});
  }
  return out;
}

std::vector<std::string> keys_of(const std::vector<Led>& all) {
  std::vector<std::string> out;
  for (const Led& each : all) out.push_back(each.key);
  return out;
}

// Each state that is met again, in another way, does as the one that was met first. Told is how both were
// met.
std::string differing(const Cast& cast, const Scope& scope) {
  const auto opening = open_play(cast);
  REQUIRE(opening.ok());
  Contents contents;
  std::map<std::string, std::pair<std::string, std::vector<std::string>>> known;  // by key: the way, and on
  std::deque<std::pair<std::string, Place>> first{
      {key_of(opening->state, opening->now, contents), {opening->state, opening->now, ""}}};
  std::deque<std::pair<std::string, Place>> again;
  known[first.front().first];
  while (!first.empty()) {
    const auto [key, here] = std::move(first.front());
    first.pop_front();
    std::vector<Led> led = moves_from(cast, scope, here, contents);
    known[key] = {here.way, keys_of(led)};
    for (Led& each : led) {
      if (each.key.empty()) continue;
      auto& met = known.try_emplace(each.key).second ? first : again;
      met.emplace_back(std::move(each.key), std::move(each.to));
    }
  }
  for (const auto& [key, here] : again)
    if (keys_of(moves_from(cast, scope, here, contents)) != known.at(key).second)
      return "after" + known.at(key).first + "\nand after" + here.way;
  return "";
}

}  // namespace

TEST_CASE("picture: states with one key have the same moves into states with the same keys") {
  for (const char* file : {"tests/verify/tiny.json", "tests/verify/spin/two_gates.json"}) {
    const auto rulebook = checked(json_file(file));
    const Situations situations = situations_of(*rulebook);
    const Situation& last = situations.all.back();
    for (const Play play : {Play::words, Play::vetoes, Play::amending_vetoes, Play::amending_objections})
      for (const DepartmentId& focus : {DepartmentId{"finance"}, DepartmentId{"legal"}}) {
        if (find_seat(last.seats, focus) == nullptr) continue;
        CAPTURE(file, name_of(play), focus.value);
        const Cast cast = cast_for(play, *rulebook, last, elsewhere_for(situations, last, focus), focus);
        CHECK(differing(cast, scope_of(play, cast)) == "");
      }
  }
}
