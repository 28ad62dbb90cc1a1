// Journeys over the routes: drawn, walked by customers whose touches come in, and shown for what they are.
#include "engine/service/journeys.hpp"

#include <fmt/format.h>

#include "engine/core/knowledge/journey.hpp"
#include "engine/core/limits.hpp"
#include "tests/server/knowledge_company.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

const json kMap{{"name", "First order"}, {"steps", {"Fair", "Sample", "Order"}}};

json touch(const std::string& customer, int hour, const std::string& touchpoint) {
  return {{"customer", customer},
          {"at", fmt::format("2026-02-01T{:02}:00:00Z", hour)},
          {"touchpoint", touchpoint}};
}

// Four customers: one walks the map, one goes round by the phone, one leaves after the fair, one never comes
// to it.
const json kTouches{
    {"touches",
     {touch("a", 8, "Fair"), touch("a", 9, "Sample"), touch("a", 10, "Order"), touch("b", 8, "Fair"),
      touch("b", 9, "Phone"), touch("b", 10, "Sample"), touch("b", 12, "Order"), touch("c", 8, "Fair"),
      touch("c", 9, "Phone"), touch("d", 8, "Phone")}}};

}  // namespace

TEST_CASE("journeys: what customers really did is held against the map, also after it is drawn anew") {
  KnowingCompany company;
  const Answer made = company.post("/journeys", kMap);
  REQUIRE(made.status == 201);
  CHECK(made.location == "/api/v1/journeys/1");
  CHECK(made.body["journey"]["touched"].is_null());
  const Answer taken = company.post("/journeys/1/touches", kTouches, "oleg");
  REQUIRE(taken.status == 200);
  CHECK(taken.body["recorded"] == 10);
  CHECK(taken.body["events"] == json{"touches_recorded"});
  CHECK(taken.body["journey"]["touched"]["touches"] == 10);

  const json report = company.get("/journeys/1").body["report"];
  CHECK(report["customers"] == 4);
  CHECK(report["exactly"] == 1);
  CHECK(report["in_order"] == 2);
  CHECK(report["never_began"] == 1);
  CHECK(report["reached"] == json{3, 2, 2});
  REQUIRE(report["left"].size() == 1);
  CHECK(report["left"][0] == json{{"after", 1}, {"customers", 1}, {"instead", "Phone"}});
  CHECK(report["off_map"][0] == json{{"touchpoint", "Phone"}, {"customers", 3}});
  CHECK_FALSE(report["sentences"].empty());

  const json other{{"version", 1}, {"name", "First order"}, {"steps", {"Fair", "Phone"}}};
  CHECK(company.post("/journeys/1/revise", other, "hanna").body["journey"]["version"] == 2);
  CHECK(company.post("/journeys/1/revise", other, "hanna").code() == "conflict.version");
  CHECK(company.get("/journeys/1").body["report"]["in_order"] == 2);
}

TEST_CASE("journeys: touches that are there already change nothing, whoever sends them in whatever letters") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", kMap).status == 201);
  REQUIRE(company.post("/journeys/1/touches", kTouches).status == 200);
  const auto before = company.events();
  const Answer again = company.post("/journeys/1/touches", kTouches, "boris");
  CHECK(again.status == 200);
  CHECK(again.body["recorded"] == 0);
  CHECK(company.events() == before);
  json loud = touch("a", 8, "FAIR");
  CHECK(company.post("/journeys/1/touches", loud).body["recorded"] == 0);
  CHECK(company.post("/journeys/1/touches", touch("a", 11, "fair")).body["recorded"] == 1);
  const json loops = company.get("/journeys/1").body["report"]["loops"];
  CHECK(loops[0] == json{{"touchpoint", "Fair"}, {"customers", 1}});
}

TEST_CASE("journeys: neither ledger nor vault says who the customers are") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", kMap).status == 201);
  REQUIRE(company.post("/journeys/1/touches", touch("frau.jensen@molkerei.example", 8, "Fair")).status ==
          200);
  const core::Knowledge known = company.known();
  const std::string sealed = known.journeys.find(1)->parts.find(1)->sealed;
  const auto kept = company.store.vault().unseal(kKnowing, sealed);
  REQUIRE(kept);
  CHECK(kept->value.find("Fair") != std::string::npos);
  CHECK(kept->value.find("jensen") == std::string::npos);
  for (const store::Record& record : company.store.ledger().read(kKnowing, 0, 100))
    CHECK(record.bytes.find("jensen") == std::string::npos);
}

TEST_CASE("journeys: what cannot be taken is told with its place, and nothing of it comes in") {
  KnowingCompany company;
  CHECK(problems(company.post("/journeys", {{"name", "x"}})) == Words{"invalid.shape /steps"});
  CHECK(company.post("/journeys", {{"name", " "}, {"steps", {"a"}}}).code() == "invalid.name");
  CHECK(company.post("/journeys", {{"name", "x"}, {"steps", {"a", "A"}}}).code() == "invalid.steps");
  CHECK(company.post("/journeys/1/touches", kTouches).code() == "not_found.journey");
  CHECK(company.get("/journeys/1").code() == "not_found.journey");
  REQUIRE(company.post("/journeys", kMap).status == 201);
  json bad = kTouches;
  bad["touches"][3]["touchpoint"] = "";
  bad["touches"][5].erase("at");
  CHECK(problems(company.post("/journeys/1/touches", bad)) ==
        Words{"invalid.touch /touches/3/touchpoint", "invalid.shape /touches/5/at"});
  CHECK(company.post("/journeys/1/touches", {{"touches", json::array()}}).code() == "invalid.empty");
  const json many{{"touches", std::vector<json>(core::kMaxAtOnce + 1, touch("a", 1, "Fair"))}};
  CHECK(company.post("/journeys/1/touches", many).code() == "limit.at_once");
  json early = touch("a", 1, "Fair");
  early["at"] = "2036-02-01T00:00:00Z";
  CHECK(company.post("/journeys/1/touches", early).code() == "invalid.at");
  CHECK(company.get("/journeys/1").body["report"]["customers"] == 0);
}

TEST_CASE("journeys: all of them are listed, found by their words, and cited") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", kMap).status == 201);
  REQUIRE(company.post("/journeys", {{"name", "Возврат"}, {"steps", {"Жалоба", "Звонок"}}}).status == 201);
  const json all = company.get("/journeys").body["journeys"];
  REQUIRE(all.size() == 2);
  CHECK(all[0]["name"] == "Возврат");
  company.library.catch_up(kKnowing);
  const json hits = company.get("/search?q=%D0%B6%D0%B0%D0%BB%D0%BE%D0%B1%D1%8B").body["hits"];  // жалобы
  REQUIRE(hits.size() == 1);
  CHECK(hits[0]["kind"] == "journey");
  CHECK(hits[0]["id"] == 2);
}

TEST_CASE("journeys: a file of thousands of touches comes in by parts, and only what is new") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", kMap).status == 201);
  std::vector<codec::Touch> touches;
  const Timestamp start = *parse_timestamp("2026-01-01T00:00:00Z");
  for (int i = 0; i < 12'000; ++i)
    touches.push_back(
        {fmt::format("c{}", i % 3'000), start + Duration{i * 1'000}, i % 2 == 0 ? "Fair" : "Shop"});
  touches.push_back(touches.front());
  const auto published = company.service.published(kKnowing);
  auto parts = company.library.journeys().parts_of(kKnowing, published->state, {1}, touches);
  REQUIRE(parts.ok());
  CHECK(parts->fresh == 12'000);
  CHECK(parts->known == 1);
  REQUIRE(parts->parts.size() == 3);
  for (auto& part : parts->parts)
    REQUIRE(
        company.service
            .submit_and_wait({kKnowing, core::KnowledgeCommand{part.command}, {"lena"}, {}, {}, part.sealed})
            .ok());
  const auto later = company.service.published(kKnowing);
  const auto again = company.library.journeys().parts_of(kKnowing, later->state, {1}, touches);
  REQUIRE(again.ok());
  CHECK(again->fresh == 0);
  CHECK(again->known == 12'001);
  CHECK(company.get("/journeys/1").body["report"]["customers"] == 3'000);
}
