// Every rulebook of the library is in order, and gives the seats its cases say.
#include <filesystem>

#include "rules/check_value.hpp"
#include "rules/names.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

json seat_as_case(const Seat& seat) {
  json out{{"department", seat.department.value}};
  if (seat.power != Power::none) out["power"] = name_of(seat.power);
  if (seat.approval_required) out["approval_required"] = true;
  if (seat.halt) out["halt"] = true;
  for (const GroundId& ground : seat.grounds) out["grounds"].push_back(ground.value);
  return out;
}

Values checked(const std::vector<Attribute>& attributes, const json& values) {
  CheckedValues out = normalise_all(attributes, values_from(values), "");
  for (const Refusal& problem : out.problems) UNSCOPED_INFO(problem.pointer + ": " + problem.sentence.en);
  REQUIRE(out.problems.empty());
  return out.values;
}

void run_case(const CheckedRulebook& rulebook, const json& file, const json& one) {
  const std::string name = one.at("name");
  INFO(name);
  const Kind* kind = rulebook.kind({one.at("kind")});
  REQUIRE(kind != nullptr);
  json fields = file.at("fields");
  if (one.contains("fields")) fields.update(one.at("fields"));
  const std::vector<Seat> seats = rulebook.seats(kind->id, checked(kind->attributes, one.at("attributes")),
                                                 checked(rulebook.book().fields, fields));
  json found = json::array();
  for (const Seat& seat : seats) found.push_back(seat_as_case(seat));
  CHECK(found == one.at("seats"));
  for (const auto& [key, value] : one.items()) {
    const std::set<std::string> known{"name", "kind", "attributes", "fields", "seats"};
    INFO(key);
    CHECK(known.contains(key));
  }
}

}  // namespace

TEST_CASE("library: every rulebook checks without a word and passes its cases") {
  std::size_t rulebooks = 0;
  for (const auto& folder : std::filesystem::directory_iterator(RULES_DIR "/library")) {
    INFO(folder.path().string());
    const json file = json::parse(read_file(folder.path().string() + "/cases.json"));
    const std::string rulebook_file = file.at("rulebook");
    const auto rulebook = must_check(read_file(folder.path().string() + "/" + rulebook_file));
    CHECK(rulebook->book().name == folder.path().filename().string());
    std::size_t cast = 0;  // tried by the core's tests
    for (const std::string kind : {"votes", "stories", "bills"})
      if (const std::string told = folder.path().string() + "/" + kind + ".json";
          std::filesystem::exists(told))
        cast += json::parse(read_file(told)).at(kind).size();
    CHECK(file.at("cases").size() + cast >= 10);
    std::set<std::string> kinds, rows;
    for (const json& one : file.at("cases")) {
      run_case(*rulebook, file, one);
      kinds.insert(one.at("kind").get<std::string>());
    }
    CHECK(kinds.size() == rulebook->book().kinds.size());  // no kind is left untried
    ++rulebooks;
  }
  CHECK(rulebooks >= 8);
}

TEST_CASE("library: every row of the default rulebook decides some case") {
  const json file = json::parse(read_file(RULES_DIR "/library/default/cases.json"));
  const auto rulebook = must_check(read_file(RULES_DIR "/library/default/rulebook.json"));
  std::set<std::string> rows, used;
  for (const Row& row : rulebook->book().jurisdiction) rows.insert(row.id.value);
  for (const json& one : file.at("cases")) {
    json fields = file.at("fields");
    if (one.contains("fields")) fields.update(one.at("fields"));
    const Kind* kind = rulebook->kind({one.at("kind")});
    for (const Seat& seat : rulebook->seats(kind->id, checked(kind->attributes, one.at("attributes")),
                                            checked(rulebook->book().fields, fields)))
      for (const RowId& row : seat.rows) used.insert(row.value);
  }
  CHECK(used == rows);
}
