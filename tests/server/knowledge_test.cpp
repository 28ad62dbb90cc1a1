// What is known of customers, over the routes: written, listed and found by its words.
#include "tests/server/knowledge_company.hpp"

using namespace counterweight;
using namespace counterweight::test;

TEST_CASE("knowledge: an insight is captured, made better by somebody else, and has the credit of both") {
  KnowingCompany company;
  const Answer made = company.post("/insights", insight("They wash daily.", {{"tags", {"washing"}}}));
  REQUIRE(made.status == 201);
  CHECK(made.location == "/api/v1/insights/1");
  CHECK(made.body["events"] == json{"insight_captured"});
  CHECK(made.body["insight"]["life"] == "captured");

  const json better = insight("All of them wash daily.", {{"version", 1}});
  const Answer revised = company.post("/insights/1/revise", better, "boris");
  REQUIRE(revised.status == 200);
  CHECK(revised.body["insight"]["version"] == 2);
  CHECK(revised.body["insight"]["life"] == "enriched");
  CHECK(revised.body["insight"]["tags"] == json::array());

  const Answer stale = company.post("/insights/1/revise", better, "oleg");
  CHECK(stale.status == 409);
  CHECK(problems(stale) == Words{"conflict.version /version"});

  const Answer whole = company.get("/insights/1");
  CHECK(whole.body["text"]["idea"] == "All of them wash daily.");
  CHECK(whole.body["by"]["id"] == "lena");
  CHECK(whole.body["contributors"].size() == 2);
  REQUIRE(whole.body["versions"].size() == 2);
  CHECK(whole.body["versions"][1]["text"]["idea"] == "They wash daily.");
}

TEST_CASE("knowledge: what says the same is merged, and what showed right or wrong is judged") {
  KnowingCompany company;
  company.post("/insights", insight("They wash daily."));
  company.post("/insights", insight("They wash a lot."), "oleg");
  const Answer merged = company.post("/insights/2/merge", {{"into", 1}, {"reason", "The same."}});
  REQUIRE(merged.status == 200);
  CHECK(merged.body["insight"]["id"] == 1);
  CHECK(merged.body["insight"]["merged"] == json{2});
  CHECK(company.get("/insights/2").body["merged_into"] == 1);
  CHECK(company.listed("/insights") == Numbers{1});
  CHECK(company.post("/insights/2/judge", {{"judgement", "refuted"}, {"reason", "No."}}).code() ==
        "conflict.merged");
  CHECK(company.post("/insights/1/merge", {{"into", 1}}).code() == "invalid.into");

  const json confirmed{{"judgement", "confirmed"}, {"reason", "Five of six do."}};
  CHECK(company.post("/insights/1/judge", confirmed).body["insight"]["life"] == "confirmed");
  CHECK(company.post("/insights/1/judge", confirmed).code() == "conflict.judgement");
  CHECK(company.post("/insights/1/judge", {{"judgement", "open"}}).code() == "invalid.reason");
}

TEST_CASE("knowledge: lists are filtered, and come in pages") {
  KnowingCompany company;
  for (int n = 1; n <= 23; ++n) {
    const bool even = n % 2 == 0;
    const json more{{"kind", even ? "thought" : "statistic"}, {"tags", {even ? "even" : "odd"}}};
    REQUIRE(company.post("/insights", insight("Idea.", more), even ? "hanna" : "lena").status == 201);
  }
  const Answer first = company.get("/insights");
  CHECK(first.body["insights"].size() == 20);
  CHECK(first.body["insights"][0]["id"] == 23);
  const std::string next = first.body["next"];
  CHECK(company.listed("/insights?cursor=" + next) == Numbers{3, 2, 1});
  CHECK(company.get("/insights?cursor=" + next).body["next"].is_null());
  for (const char* filter : {"kind=thought", "tag=even", "author=hanna", "department=marketing"})
    CHECK(company.listed(std::string("/insights?") + filter).size() == 11);
  CHECK(company.listed("/insights?kind=thought&author=lena").empty());
  CHECK(company.listed("/insights?life=used").empty());

  // The same where words are looked for.
  const std::string words = "/insights?q=ideas&kind=statistic";
  CHECK(company.listed(words).size() == 12);
  CHECK(company.listed("/insights?q=ideas").size() == 20);
  const std::string more = company.get("/insights?q=ideas").body["next"];
  CHECK(company.listed("/insights?q=ideas&cursor=" + more).size() == 3);
}

TEST_CASE("knowledge: an address that says what is unknown is refused") {
  KnowingCompany company;
  for (const auto& [target, code] :
       {std::pair{"/insights?colour=red", "invalid.query"},
        std::pair{"/insights?kind=rumour", "invalid.kind"}, std::pair{"/insights?life=long", "invalid.life"},
        std::pair{"/insights?cursor=x", "invalid.cursor"},
        std::pair{"/insights?tag=a&tag=b", "invalid.query"},
        std::pair{"/conversations?kind=thought", "invalid.query"},
        std::pair{"/conversations?relation=cousin", "invalid.relation"},
        std::pair{"/metrics?enough=maybe", "invalid.enough"}, std::pair{"/search?kind=x", "invalid.query"},
        std::pair{"/search", "invalid.query"}}) {
    CAPTURE(target);
    const Answer answer = company.get(target);
    CHECK(answer.status == 422);
    CHECK(answer.code() == code);
  }
}

TEST_CASE("knowledge: words are found in all their forms, in Russian and in English") {
  KnowingCompany company;
  company.post("/insights", insight("Dairies wash their panels daily."));
  company.post("/conversations", talk("Каждую весну мы меняем уплотнения."));
  company.post("/metrics", share(18, 900));
  CHECK(company.listed("/search?q=washing%20panel") == Numbers{1});
  const Answer found = company.get("/search?q=%D1%83%D0%BF%D0%BB%D0%BE%D1%82%D0%BD%D0%B5%D0%BD%D0%B8%D0%B5");
  REQUIRE(found.body["hits"].size() == 1);  // уплотнение
  CHECK(found.body["hits"][0]["kind"] == "conversation");
  CHECK(found.body["found"] == 1);
  const json excerpt = found.body["hits"][0]["excerpt"];
  CHECK(std::any_of(excerpt.begin(), excerpt.end(),
                    [](const json& part) { return part["found"] == true && part["text"] == "уплотнения"; }));
  CHECK(company.listed("/metrics?q=sending") == Numbers{});  // "sent" is another word to it
  CHECK(company.listed("/metrics?q=sent") == Numbers{1});
  CHECK(company.listed("/conversations?q=panels") == Numbers{});
}

TEST_CASE("knowledge: a conversation is recorded with a customer who is new") {
  KnowingCompany company;
  const Answer made = company.post("/conversations",
                                   talk("It broke in May.", {{"new_customer", {{"name", "Molkerei Nord"}}}}));
  REQUIRE(made.status == 201);
  CHECK(made.location == "/api/v1/conversations/1");
  CHECK(made.body["events"] == json{"customers_added", "conversations_recorded"});
  CHECK(made.body["customers"] == json{1});
  const json& talked = made.body["conversation"];
  CHECK(talked["customer"] == json{{"id", 1}, {"name", "Molkerei Nord"}, {"relation", "buyer"}});
  CHECK(talked["by"]["id"] == "lena");
  CHECK(talked["allowed"] == json{"revise", "erase"});

  const json again = talk("It broke in June.", {{"customer", 1}, {"by", "hanna"}, {"relation", "lapsed"}});
  CHECK(company.post("/conversations", again).body["conversation"]["department"] == "marketing");
  const Answer customer = company.get("/customers/1");
  CHECK(customer.body["talks"] == 2);
  CHECK(customer.body["relation"] == "lapsed");
  CHECK(customer.body["allowed"] == json::array());

  CHECK(company.post("/conversations/1/revise", talk("It broke in April."), "oleg").code() ==
        "forbidden.conversation");
  const Answer revised = company.post("/conversations/1/revise", talk("It broke in April."), "boris");
  CHECK(revised.body["conversation"]["version"] == 2);
  CHECK(revised.body["conversation"]["text"]["quotes"] == json{"It broke in April."});
  CHECK(company.listed("/conversations?relation=lapsed") == Numbers{2});
  CHECK(company.listed("/conversations?author=lena") == Numbers{1});

  const Answer rhythm = company.get("/conversations/rhythm");
  CHECK(rhythm.body["days_since_final_say_talked"] == 1);
  const Answer next = company.get("/conversations/next", Language::ru);
  CHECK(next.body["customers"][0]["name"] == "Molkerei Nord");
  CHECK(next.body["guide"]["buyer"].size() == 6);
}

TEST_CASE("knowledge: what comes from elsewhere a second time changes nothing") {
  KnowingCompany company;
  const auto customer = [](const char* name) { return json{{"name", name}, {"external_id", name}}; };
  const json bulk{{"conversations",
                   {talk("One.", {{"external_id", "c-1"}, {"new_customer", customer("Nord")}}),
                    talk("Two.", {{"external_id", "c-2"}, {"new_customer", customer("Nord")}}),
                    talk("Three.", {{"external_id", "c-3"}, {"new_customer", customer("Lac")}})}}};
  const Answer first = company.post("/conversations", bulk);
  REQUIRE(first.status == 200);
  CHECK(first.body["conversations"] == json{1, 2, 3});
  CHECK(first.body["customers"] == json{1, 2});
  const json figures{{"metrics", {share(1, 90, {{"external_id", "m"}}), share(2, 90)}}};
  CHECK(company.post("/metrics", figures).body["metrics"] == json{1, 2});

  const std::int64_t before = company.events();
  for (const auto& [path, body] :
       {std::pair{"/conversations", bulk}, std::pair{"/conversations", bulk["conversations"][0]},
        std::pair{"/metrics", figures["metrics"][0]},
        std::pair{"/customers", json{{"relation", "buyer"}, {"name", "Nord"}, {"external_id", "Nord"}}}}) {
    CAPTURE(path);
    const Answer again = company.post(path, body);
    CHECK(again.status == 200);
    CHECK(again.body.value("events", json()) == json::array());
  }
  CHECK(company.events() == before);
  const json other{{"customers", {{{"relation", "lapsed"}, {"name", "Nord"}, {"external_id", "Nord"}}}}};
  CHECK(company.post("/customers", other).body["events"] == json{"customers_related"});
}

TEST_CASE("knowledge: a body tells everything that is wrong with it, each with its place") {
  KnowingCompany company;
  const json empty{{"kind", "rumour"}, {"idea", " "}, {"tags", {1}}, {"colour", "red"}};
  CHECK(problems(company.post("/insights", empty)) ==
        Words{"invalid.shape /kind", "invalid.shape /tags/0", "invalid.text /idea", "invalid.text /source",
              "invalid.text /customer_value", "invalid.text /company_value", "invalid.field /colour"});
  const json many{{"conversations",
                   {talk("", {{"at", "yesterday"}}),
                    {{"relation", "buyer"}, {"channel", "call"}, {"at", "2026-03-01T09:00:00Z"}},
                    talk("One.", {{"customer", 1}, {"new_customer", {{"contact", "Nord"}}}})}}};
  CHECK(problems(company.post("/conversations", many)) ==
        Words{"invalid.shape /conversations/0/at", "invalid.text /conversations/0/quotes/0",
              "invalid.text /conversations/1/quotes", "invalid.text /conversations/2/new_customer/name",
              "invalid.shape /conversations/2/new_customer"});
  const json figure{{"name", "N"}, {"figure", {{"form", "share"}, {"first", {{"yes", 3}, {"of", 2}}}}}};
  CHECK(problems(company.post("/metrics", figure)) == Words{"invalid.sample /figure/first"});
  const json crowd{{"customers", std::vector<json>(501, {{"relation", "buyer"}, {"name", "Nord"}})}};
  const Answer too_many = company.post("/customers", crowd);
  CHECK(too_many.status == 413);
  CHECK(problems(too_many) == Words{"limit.at_once /customers"});
  CHECK(company.post("/customers", {{"customers", json::array()}}).code() == "invalid.empty");
  CHECK(company.post("/conversations", talk("One.", {{"at", "2026-03-03T09:00:00Z"}})).code() ==
        "invalid.at");
  CHECK(company.post("/conversations", talk("One.", {{"by", "nobody"}})).code() == "not_found.member");
  CHECK(company.known().insights.size() + company.known().conversations.size() == 0);
}

TEST_CASE("knowledge: what is not there is not found") {
  KnowingCompany company;
  for (const char* kind : {"insights", "conversations", "customers", "metrics"})
    for (const char* id : {"1", "0", "-1", "x", "999999999999999999999"}) {
      CAPTURE(kind, id);
      const Answer answer = company.get(std::string("/") + kind + "/" + id);
      CHECK(answer.status == 404);
      CHECK(answer.code().starts_with("not_found."));
    }
  const json why{{"reason", "They ask for it."}};
  for (const char* kind : {"insights", "conversations", "customers"})
    CHECK(company.post(std::string("/") + kind + "/1/erase", why, "boris").status == 404);
  CHECK(company.post("/insights/1/revise", insight("I.", {{"version", 1}})).code() == "not_found.insight");
  CHECK(company.post("/insights", insight("I.", {{"metrics", {7}}})).code() == "not_found.metric");
  CHECK(company.post("/metrics/1/explain", {{"conversations", {1}}}).code() == "not_found.metric");
  CHECK(company.get("/proposals/1/evidence").code() == "not_found.proposal");
}
