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

namespace {

void check_keys(const nlohmann::json& document, const DepartmentId& focus,
                std::initializer_list<Play> plays) {
  const auto rulebook = checked(document);
  const Situations situations = situations_of(*rulebook);
  const Situation& last = situations.all.back();
  if (find_seat(last.seats, focus) == nullptr) return;
  for (const Play play : plays) {
    CAPTURE(rulebook->book().name, name_of(play), focus.value);
    const Cast cast = cast_for(play, *rulebook, last, elsewhere_for(situations, last, focus), focus);
    CHECK(differing(cast, scope_of(play, cast)) == "");
  }
}

}  // namespace

TEST_CASE("picture: states with one key have the same moves into states with the same keys") {
  for (const char* file : {"tests/verify/tiny.json", "tests/verify/spin/two_gates.json"})
    for (const DepartmentId& focus : {DepartmentId{"finance"}, DepartmentId{"legal"}})
      check_keys(json_file(file), focus,
                 {Play::words, Play::vetoes, Play::amending_vetoes, Play::amending_objections});
}

TEST_CASE("picture: a right of veto and a right to ban are two, though nothing is left to amend") {
  check_keys(json_file("tests/verify/spin/amended.json"), {"finance"}, {Play::amending_vetoes});
}

// What is left of review, 240 or 241 of 256: the time to settle, begun then, ends a whole window later or
// not.
TEST_CASE("picture: two deadlines that differ by little are two, for a window that is yet to begin") {
  nlohmann::json document = json_file("tests/verify/spin/amended.json");
  document["kinds"][0].erase("min_open");
  document["kinds"][0]["closes"] = "certain";
  document["windows"] = {{"review", "7d"},   {"decision", "7d"}, {"challenge", "1d"}, {"settle", "5d"},
                         {"escalate", "5d"}, {"reaffirm", "2d"}, {"min_review", "1d"}};
  document["silence"]["legal"] = "escalate";
  document["final_comment"] = {{"window", "1d"}};
  document["answered_by"] = "raiser";
  document["override"] = {{"cooling_off", "2d"}};
  check_keys(document, {"legal"}, {Play::amending_objections});
}

TEST_CASE("picture: what is over and cannot be found again is one, whatever it was") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  const Situations situations = situations_of(*rulebook);
  const Situation& last = situations.all.back();
  const Cast cast = cast_for(Play::amending_vetoes, *rulebook, last,
                             elsewhere_for(situations, last, {"finance"}), {"finance"});
  Contents contents;
  const auto key_after = [&](std::initializer_list<Move> moves) {
    auto place = open_play(cast);
    REQUIRE(place.ok());
    for (const Move move : moves) {
      auto moved = make_move(move, cast, place->state, place->now);
      REQUIRE(moved);
      *place = {std::move(moved->state), moved->now};
    }
    return key_of(place->state, place->now, contents);
  };
  // Launched is launched, on whichever content.
  CHECK(key_after({Move::wait, Move::launch}) == key_after({Move::reword, Move::wait, Move::launch}));
  // A veto that was carried to the last content and let go there, or was cast and taken back earlier.
  CHECK(key_after({Move::veto, Move::withdraw_position, Move::reword, Move::add_again}) ==
        key_after({Move::reword, Move::add_again}));
}
