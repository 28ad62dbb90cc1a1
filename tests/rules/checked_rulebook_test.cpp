#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "rules/condition.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

json small_rulebook() {
  return json::parse(R"({
    "counterweight": 1, "name": "small", "title": {"en": "Small", "ru": "Малый"}, "final_say": "boss",
    "departments": [{"id": "boss", "name": {"en": "Boss", "ru": "Начальник"}},
                    {"id": "one", "name": {"en": "One", "ru": "Первый"}},
                    {"id": "two", "name": {"en": "Two", "ru": "Второй"}},
                    {"id": "three", "name": {"en": "Three", "ru": "Третий"}}],
    "kinds": [{"id": "act", "name": {"en": "Act", "ru": "Дело"},
               "attributes": [{"id": "size", "type": "integer", "name": {"en": "Size", "ru": "Размер"}}]},
              {"id": "other", "name": {"en": "Other", "ru": "Иное"}}],
    "jurisdiction": [{"id": "r1", "department": "two", "power": "object"}],
    "silence": {"one": "consent", "two": "abstain", "three": "consent"}
  })");
}

}  // namespace

TEST_CASE("rulebook: what is left out has its documented default") {
  const auto rulebook = must_check(small_rulebook().dump());
  const Rulebook& book = rulebook->book();
  CHECK(book.version == 1);
  CHECK(book.fields.empty());
  CHECK(book.grounds.empty());
  CHECK(format_window(book.review) == "5d");
  CHECK(format_window(book.decision) == "14d");
  CHECK(format_duration(book.challenge) == "3d");
  CHECK(format_window(book.min_review) == "1d");
  CHECK(format_duration(book.reaffirm) == "3d");
  CHECK(format_duration(book.settle) == "2d");
  CHECK(book.answered_by == AnsweredBy::reason);
  CHECK_FALSE(book.override_gate.has_value());
  CHECK_FALSE(book.pilot.has_value());
  CHECK_FALSE(book.jurisdiction[0].halt);
  CHECK(book.jurisdiction[0].wants.empty());
  CHECK(book.min_voters == 2);
  const auto is = [](const ChallengeRule& rule, std::int64_t numerator, std::int64_t denominator,
                     VoteSilence silence) {
    return rule.stands_if.numerator == numerator && rule.stands_if.denominator == denominator &&
           rule.silence == silence;
  };
  CHECK(is(book.merits, 1, 3, VoteSilence::release));
  CHECK(is(book.validity, 1, 2, VoteSilence::release));
  CHECK(is(book.absolute_validity, 1, 3, VoteSilence::sustain));
  const Attribute& size = book.kinds[0].attributes[0];
  CHECK_FALSE(size.required);
  CHECK_FALSE(size.min.has_value());
  CHECK_FALSE(size.help.has_value());
  CHECK(book.kinds[1].attributes.empty());
  CHECK_FALSE(book.kinds[1].unreviewed);
}

TEST_CASE("rulebook: everything that is given arrives") {
  json document = small_rulebook();
  document["version"] = 7;
  document["windows"] = {{"review", "1d12h"}, {"decision", "1m"}, {"challenge", "365d"}};
  document["challenge"] = {{"min_voters", 1},
                           {"merits", {{"stands_if", "2/3"}, {"silence", "sustain"}}},
                           {"validity", {{"stands_if", "1/1"}}},
                           {"absolute_validity", {{"silence", "sustain"}}}};
  document["fields"] = json::parse(R"([
    {"id": "share", "type": "decimal", "digits": 3, "min": "-0.5", "max": 2, "unit": "kg", "required": true,
     "name": {"en": "Share", "ru": "Доля"}, "help": {"en": "How\nmuch", "ru": "Сколько"}},
    {"id": "cash", "type": "money", "currency": "JPY", "max": 900, "name": {"en": "Cash", "ru": "Деньги"}},
    {"id": "way", "type": "choice", "name": {"en": "Way", "ru": "Путь"},
     "options": [{"id": "by_air", "name": {"en": "Air", "ru": "Воздух"}},
                 {"id": "by_sea", "name": {"en": "Sea", "ru": "Море"}}]}])");
  document["grounds"] =
      json::parse(R"([{"id": "ban", "absolute": true, "name": {"en": "Ban", "ru": "Запрет"}}])");
  document["jurisdiction"].push_back(json::parse(R"(
    {"id": "r2", "department": "one", "kinds": ["act"], "when": " size>3 ", "power": "veto",
     "grounds": ["ban"], "approval_required": true})"));
  const auto rulebook = must_check(document.dump());
  const Rulebook& book = rulebook->book();
  CHECK(book.version == 7);
  CHECK(book.review == Window{std::chrono::hours{36}});
  CHECK(book.merits.stands_if.numerator == 2);
  CHECK(book.merits.silence == VoteSilence::sustain);
  CHECK(book.validity.stands_if.denominator == 1);
  CHECK(book.min_voters == 1);
  const Attribute& share = book.fields[0];
  CHECK(share.min == -500);
  CHECK(share.max == 2000);
  CHECK(share.digits == 3);
  CHECK(share.unit == "kg");
  CHECK(share.required);
  CHECK(share.help->en == "How\nmuch");
  CHECK(book.fields[1].currency == "JPY");
  CHECK(book.fields[1].min == 0);  // money without a min begins at nothing
  CHECK(book.fields[1].max == 900);
  CHECK(book.fields[2].options[1].id == "by_sea");
  CHECK(book.fields[2].options[1].name.ru == "Море");
  CHECK(book.grounds[0].absolute);
  const Row& row = book.jurisdiction[1];
  CHECK(row.when->source() == " size>3 ");
  CHECK(row.when->text() == "size > 3");
  CHECK(row.approval_required);
  CHECK(row.grounds == std::vector<GroundId>{{"ban"}});
  CHECK(book.silence.at({"two"}).otherwise == Silence::abstain);
  CHECK_FALSE(book.silence.contains({"boss"}));
}

TEST_CASE("rulebook: what is left out of override and pilot has its documented default") {
  json document = small_rulebook();
  document["override"] = json::object();
  document["pilot"] = json::object();
  const auto rulebook = must_check(document.dump());
  const Rulebook& book = rulebook->book();
  REQUIRE(book.override_gate.has_value());
  CHECK(format_duration(book.override_gate->cooling_off) == "2d");
  CHECK(book.override_gate->quota == 0);
  REQUIRE(book.pilot.has_value());
  CHECK(book.pilot->max_share_pct == 10);
  CHECK(format_duration(book.pilot->max_duration) == "30d");
  CHECK(format_duration(book.pilot->recast) == "3d");
}

TEST_CASE("rulebook: windows of a changed action, answers, override and pilot arrive") {
  json document = small_rulebook();
  document["windows"] = {{"min_review", "2h"}, {"reaffirm", "1m"}, {"settle", "4d"}};
  document["answered_by"] = "raiser";
  document["override"] = {{"cooling_off", "0s"}, {"quota", {{"count", 1000}, {"per", "30d"}}}};
  document["pilot"] = {{"max_share_pct", 100}, {"max_duration", "1h"}, {"recast", "12h"}};
  const auto rulebook = must_check(document.dump());
  const Rulebook& book = rulebook->book();
  CHECK(format_window(book.review) == "5d");
  CHECK(format_window(book.min_review) == "2h");
  CHECK(format_duration(book.reaffirm) == "1m");
  CHECK(format_duration(book.settle) == "4d");
  CHECK(book.answered_by == AnsweredBy::raiser);
  CHECK(book.override_gate->cooling_off == Duration::zero());
  CHECK(book.override_gate->quota == 1000);
  CHECK(format_duration(book.override_gate->quota_per) == "30d");
  CHECK(book.pilot->max_share_pct == 100);
  CHECK(format_duration(book.pilot->max_duration) == "1h");
  CHECK(format_duration(book.pilot->recast) == "12h");
}

TEST_CASE("rulebook: min_review left out is never longer than review") {
  json document = small_rulebook();
  document["windows"] = {{"review", "8h"}};
  CHECK(format_window(must_check(document.dump())->book().min_review) == "8h");
  document["windows"] = {{"review", "36h"}};
  CHECK(format_window(must_check(document.dump())->book().min_review) == "1d");
}

TEST_CASE("rulebook: what a row wants, and its halt, arrive") {
  json document = small_rulebook();
  document["grounds"] = json::parse(R"([{"id": "g1", "name": {"en": "G1", "ru": "О1"}}])");
  document["jurisdiction"] = json::parse(R"([
    {"id": "r1", "department": "two", "power": "object"},
    {"id": "r2", "department": "two", "kinds": ["act"], "power": "veto", "grounds": ["g1"],
     "wants": {"size": "more"}},
    {"id": "r3", "department": "one", "kinds": ["act"], "when": "size > 3", "halt": true}])");
  const auto rulebook = must_check(document.dump());
  const auto& rows = rulebook->book().jurisdiction;
  CHECK(rows[0].wants.empty());
  CHECK(rows[1].wants == std::map<std::string, Direction>{{"size", Direction::more}});
  CHECK_FALSE(rows[1].halt);
  CHECK(rows[2].halt);

  const auto seats = rulebook->seats({"act"}, {{"size", 4_n}}, {});
  REQUIRE(seats.size() == 2);
  CHECK(seats[0] == Seat{{"one"}, Power::none, false, true, {}, Silence::consent, {{"r3"}}});
  CHECK_FALSE(seats[0].speaks());  // a right to halt alone is never waited for
  CHECK_FALSE(seats[1].halt);
  CHECK(seats[1].speaks());
  CHECK(rulebook->seats({"act"}, {{"size", 3_n}}, {}).size() == 1);
}

TEST_CASE("seats: rows add up, departments and grounds stand in the rulebook's order") {
  json document = small_rulebook();
  document["grounds"] = json::parse(R"([
    {"id": "g1", "name": {"en": "G1", "ru": "О1"}},
    {"id": "g2", "name": {"en": "G2", "ru": "О2"}}])");
  document["fields"] = json::parse(R"([
    {"id": "far", "type": "boolean", "name": {"en": "Far", "ru": "Далеко"}},
    {"id": "old", "type": "boolean", "name": {"en": "Old", "ru": "Давно"}}])");
  document["jurisdiction"] = json::parse(R"([
    {"id": "r1", "department": "two", "kinds": ["act"], "power": "veto", "grounds": ["g2"]},
    {"id": "r2", "department": "two", "power": "object"},
    {"id": "r3", "department": "two", "kinds": ["act"], "when": "size >= 5", "power": "veto",
     "grounds": ["g2", "g1"]},
    {"id": "r4", "department": "one", "when": "proposal.far == true", "approval_required": true},
    {"id": "r5", "department": "three", "kinds": ["other"], "when": "proposal.old is set",
     "power": "comment"}])");
  const auto rulebook = must_check(document.dump());
  const auto seats = rulebook->seats({"act"}, {{"size", 5_n}}, {{"far", true}});
  REQUIRE(seats.size() == 2);
  CHECK(seats[0] == Seat{{"one"}, Power::none, true, false, {}, Silence::consent, {{"r4"}}});
  CHECK(
      seats[1] ==
      Seat{{"two"}, Power::veto, false, false, {{"g1"}, {"g2"}}, Silence::abstain, {{"r1"}, {"r2"}, {"r3"}}});
  const auto fewer = rulebook->seats({"act"}, {{"size", 4_n}}, {});
  REQUIRE(fewer.size() == 1);
  CHECK(fewer[0] == Seat{{"two"}, Power::veto, false, false, {{"g2"}}, Silence::abstain, {{"r1"}, {"r2"}}});
  const auto others = rulebook->seats({"other"}, {}, {{"old", false}});
  REQUIRE(others.size() == 2);
  CHECK(others[1] == Seat{{"three"}, Power::comment, false, false, {}, Silence::consent, {{"r5"}}});

  CHECK(rulebook->fields_named_for({"act"}) == std::set<std::string>{"far"});
  CHECK(rulebook->fields_named_for({"other"}) == std::set<std::string>{"far", "old"});
}

TEST_CASE("seats: a row for every kind reaches kinds that share its attribute") {
  json document = small_rulebook();
  document["kinds"][1]["attributes"] = document["kinds"][0]["attributes"];
  document["jurisdiction"][0]["when"] = "size > 1";
  const auto rulebook = must_check(document.dump());
  CHECK(rulebook->seats({"other"}, {{"size", 2_n}}, {}).size() == 1);
  CHECK(rulebook->seats({"other"}, {{"size", 1_n}}, {}).empty());
}

TEST_CASE("rulebook: look-ups find what is there and nothing else") {
  const auto rulebook = must_check(small_rulebook().dump());
  CHECK(rulebook->kind({"act"}) == &rulebook->book().kinds[0]);
  CHECK(rulebook->kind({"actt"}) == nullptr);
  CHECK(rulebook->department({"three"}) == &rulebook->book().departments[3]);
  CHECK(rulebook->department({""}) == nullptr);
  CHECK(rulebook->ground({"ban"}) == nullptr);
}

TEST_CASE("rulebook: its hash is that of its meaning as JSON, not of its blanks and order") {
  const json document = small_rulebook();
  const auto rulebook = must_check(document.dump(3));
  CHECK(rulebook->source() == canonical_json(document));
  CHECK(rulebook->hash() == to_hex(sha256(canonical_json(document))));
  CHECK(must_check("\n" + nlohmann::ordered_json(document).dump())->hash() == rulebook->hash());
  json other = document;
  other["version"] = 2;
  CHECK(must_check(other.dump())->hash() != rulebook->hash());
}
