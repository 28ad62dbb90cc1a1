// Figures, what proposals cite, and what is left of what was erased, over the routes.
#include "tests/server/knowledge_company.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

const json kWhy{{"reason", "They ask to be forgotten."}};

json a_message(const json& more = json::object()) {
  const json action{
      {"id", "a"}, {"kind", "message"}, {"title", "A message"}, {"attributes", {{"text", "Hello."}}}};
  json out{{"title", "T"},
           {"fields", {{"budget", {{"amount", 100}, {"currency", "EUR"}}}}},
           {"actions", {action}}};
  out.update(more);
  return out;
}

// What is cited for what: "conversation:1 position".
Words cited_for(const Answer& evidence) {
  Words out;
  for (const json& each : evidence.body["cited"])
    out.push_back(each["evidence"].get<std::string>() + " " + each["for"].get<std::string>());
  return out;
}

}  // namespace

TEST_CASE("evidence: a figure is kept with its verdict, and with the talks that explain it") {
  KnowingCompany company;
  const Answer small = company.post("/metrics", share(1, 90));
  REQUIRE(small.status == 201);
  CHECK(small.location == "/api/v1/metrics/1");
  CHECK(small.body["metric"]["enough"] == "no");
  CHECK(small.body["metric"]["verdict"]["needed"] > 90);
  CHECK(company.post("/metrics", share(18, 900)).body["metric"]["enough"] == "yes");
  CHECK(company.listed("/metrics?enough=yes") == Numbers{2});

  company.post("/conversations", talk("The seal broke."));
  const json because{{"conversations", {1}}};
  const Answer explained = company.post("/metrics/2/explain", because);
  CHECK(explained.body["metric"]["explained"] == true);
  CHECK(company.post("/metrics/2/explain", because).code() == "conflict.explained");
  CHECK(company.post("/metrics/2/explain", {{"conversations", {5}}}).code() == "not_found.conversation");
  CHECK(company
            .post("/metrics",
                  share(1, 2, {{"from", "2026-02-02T00:00:00Z"}, {"until", "2026-01-01T00:00:00Z"}}))
            .code() == "invalid.until");
  const json verdict = company.get("/metrics/2", Language::ru).body["verdict"];
  CHECK(verdict["sentences"][0].get<std::string>().find("900") != std::string::npos);
}

TEST_CASE("evidence: a proposal cites what is known, and is told what its rulebook still wants") {
  KnowingCompany company;
  company.post("/conversations", talk("The seal broke."));
  company.post("/conversations", talk("It lasts.", {{"relation", "lead"}}));
  company.post("/metrics", share(18, 900, {{"conversations", {1}}}));
  company.post("/insights", insight("Seals break."));
  const Answer made =
      company.post("/proposals", a_message({{"evidence", {"conversation:2", "insight:1"}}}), "hanna");
  REQUIRE(made.status == 201);
  CHECK(made.body["cited"].size() == 2);

  const Answer before = company.get("/proposals/1/evidence");
  CHECK(before.body["met"] == false);
  REQUIRE(before.body["needs"].size() == 2);
  const json talks = before.body["needs"][0];
  CHECK(talks["actions"] == json{"a"});
  CHECK(talks["wants"] ==
        json{{{"of", "conversations"}, {"wanted", 2}, {"has", 1}, {"met", false}, {"not_older_than", "30d"}},
             {{"of", "buyers"}, {"wanted", 1}, {"has", 0}, {"met", false}, {"not_older_than", "30d"}}});
  CHECK(talks["missing"].is_string());

  const Answer told = company.post("/proposals/1/cite", {{"evidence", {"conversation:1", "metric:1"}}});
  REQUIRE(told.status == 200);
  CHECK(told.body["events"] == json{"evidence_cited", "records_cited"});
  CHECK(told.body["proposal"]["cited"].size() == 4);
  const Answer after = company.get("/proposals/1/evidence");
  CHECK(after.body["met"] == true);
  CHECK(after.body["cited"][1]["record"]["title"] == "Seals break.");
  CHECK(company.get("/insights/1").body["life"] == "used");
  CHECK(company.get("/metrics/1").body["cited"][0]["proposal"] == 1);

  const auto cite = [&](const json& evidence) {
    return problems(company.post("/proposals/1/cite", {{"evidence", evidence}}));
  };
  CHECK(cite({"conversation:1"}) == Words{"conflict.cited /evidence"});
  CHECK(cite(json::array()) == Words{"invalid.evidence /evidence"});
  CHECK(cite({"rumour:1", "insight:0"}) ==
        Words{"invalid.evidence /evidence/0", "invalid.evidence /evidence/1"});
  CHECK(cite({"insight:1", "metric:9"}) == Words{"not_found.metric /evidence/1"});
  CHECK(cite({"metric:1", "metric:1"}) == Words{"invalid.evidence /evidence/1"});
}

TEST_CASE("evidence: what is said of a proposal cites too, and counts for itself") {
  KnowingCompany company;
  company.post("/conversations", talk("The seal broke."));
  REQUIRE(company.post("/proposals", a_message(), "hanna").status == 201);
  const json objection{{"action", "a"},
                       {"position", "object"},
                       {"reason", "It breaks."},
                       {"revision", 1},
                       {"evidence", {"conversation:1"}}};
  REQUIRE(company.post("/proposals/1/positions", objection, "oleg").status == 200);
  const json answer{{"answer", "decline"}, {"reason", "One of them."}, {"evidence", {"conversation:1"}}};
  REQUIRE(company.post("/proposals/1/objections/1/answer", answer, "hanna").status == 200);
  const Answer evidence = company.get("/proposals/1/evidence");
  CHECK(cited_for(evidence) == Words{"conversation:1 position", "conversation:1 answer"});
  CHECK(evidence.body["cited"][1]["department"] == "production");
  CHECK(evidence.body["needs"][0]["wants"][0]["has"] == 0);
  const Answer timeline = company.get("/proposals/1/timeline");
  for (const json& each : timeline.body["events"])
    if (each["type"] == "evidence_cited") CHECK(each["action"] == "a");
}

TEST_CASE("evidence: a customer who is erased takes their words along, and leaves the facts") {
  KnowingCompany company;
  const json nord{{"name", "Molkerei Nord"}};
  company.post("/conversations", talk("The seal broke.", {{"new_customer", nord}}));
  company.post("/conversations/1/revise", talk("The seal leaked."));
  company.post("/conversations", talk("It lasts."));
  company.post("/insights", insight("Seals leak.", {{"conversations", {1}}}));
  company.post("/proposals", a_message({{"evidence", {"conversation:1"}}}), "hanna");
  CHECK(company.listed("/search?q=nord") == Numbers{1});
  Words sealed = company.known().conversations.find(1)->sealed;
  sealed.push_back(company.known().customers.find(1)->sealed);
  REQUIRE(sealed.size() == 3);
  for (const std::string& each : sealed) CHECK(company.in_vault(each));

  CHECK(company.post("/customers/1/erase", kWhy).code() == "forbidden.erase");
  CHECK(company.post("/customers/1/erase", json::object(), "boris").code() == "invalid.reason");
  const Answer gone = company.post("/customers/1/erase", kWhy, "boris");
  REQUIRE(gone.status == 200);
  CHECK(gone.body["erased"] == json{{"customers", {1}}, {"conversations", {1}}, {"insights", json::array()}});
  CHECK(gone.body["look_at"] == json{1});

  for (const std::string& each : sealed) CHECK_FALSE(company.in_vault(each));
  CHECK(company.listed("/search?q=nord").empty());
  CHECK(company.listed("/conversations?q=seal").empty());
  const json customer = company.get("/customers/1").body;
  CHECK((customer["name"].is_null() && customer["erased"] == true && customer["talks"] == 1));
  const json talked = company.get("/conversations/1").body;
  CHECK((talked["text"].is_null() && talked["customer"]["name"].is_null()));
  CHECK(talked["relation"] == "buyer");
  CHECK(company.get("/proposals/1/evidence").body["cited"][0]["record"]["title"].is_null());
  CHECK(company.get("/proposals/1/evidence").body["needs"][0]["wants"][0]["has"] == 1);
  CHECK(company.post("/customers/1/erase", kWhy, "boris").code() == "conflict.erased");
  CHECK(company.post("/conversations/1/revise", talk("Again.")).code() == "conflict.erased");
  CHECK(company.post("/conversations", talk("Again.", {{"customer", 1}})).code() == "not_found.customer");
  CHECK(company.get("/conversations/2").body["text"]["quotes"] == json{"It lasts."});
}

TEST_CASE("evidence: of an insight every version goes; who talked may erase that by themselves") {
  KnowingCompany company;
  company.post("/insights", insight("Seals leak."));
  company.post("/insights/1/revise", insight("Some seals leak.", {{"version", 1}}));
  std::vector<core::InsightVersion> versions = company.known().insights.find(1)->versions;
  CHECK(company.post("/insights/1/erase", kWhy).code() == "forbidden.erase");
  REQUIRE(company.post("/insights/1/erase", kWhy, "boris").status == 200);
  for (const core::InsightVersion& each : versions) CHECK_FALSE(company.in_vault(each.sealed));
  const json left = company.get("/insights/1").body;
  CHECK((left["text"].is_null() && left["versions"][1]["text"].is_null()));
  CHECK(left["versions"].size() == 2);
  CHECK(company.listed("/insights").empty());
  CHECK(company.listed("/search?q=seals").empty());

  company.post("/conversations", talk("It leaks."));
  CHECK(company.post("/conversations/1/erase", kWhy, "oleg").code() == "forbidden.erase");
  CHECK(company.post("/conversations/1/erase", kWhy, "lena").status == 200);
  CHECK(company.get("/conversations/1").body["allowed"] == json::array());
}
