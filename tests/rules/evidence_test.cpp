// What a proposal has to cite before its actions are launched: what is read, for which actions it is wanted,
// and how it is said.
#include <algorithm>

#include "rules/condition.hpp"
#include "rules/explain.hpp"
#include "rules/limits.hpp"
#include "rules/report.hpp"
#include "rules/rulebook_diff.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

// A demand with this beside its id and name.
json demand(const std::string& id, json more) {
  more["id"] = id;
  more["name"] = {{"en", "The " + id}, {"ru", "Это " + id}};
  return more;
}

json with(const std::vector<json>& demands) {
  json book = default_rulebook();
  book["evidence"] = demands;
  return book;
}

const EvidenceRule& only_rule_of(const CheckedRulebook& rulebook) {
  REQUIRE(rulebook.book().evidence.size() == 1);
  return rulebook.book().evidence.front();
}

std::vector<std::string> wanted(const CheckedRulebook& rulebook, const char* kind, const json& attributes,
                                const json& fields = json::object()) {
  std::vector<std::string> out;
  for (const EvidenceRule* rule :
       rulebook.evidence_wanted({kind}, values_from(attributes), values_from(fields)))
    out.push_back(rule->id.value);
  return out;
}

json euro_budget(std::int64_t cents) {
  return {{"budget", {{"amount", cents}, {"currency", "EUR"}}}};
}

// The sentences about it, without the one that stands before them.
std::vector<Text> told(const json& book) {
  for (const Chapter& chapter : chapters_of(*must_check(book.dump())))
    if (chapter.heading.en == "What has to be known before a launch")
      return {chapter.sentences.begin() + 1, chapter.sentences.end()};
  return {};
}

Text only_one_told(const json& more) {
  const auto sentences = told(with({demand("one", more)}));
  REQUIRE(sentences.size() == 1);
  return sentences.front();
}

}  // namespace

TEST_CASE("evidence: what is left out has its documented default") {
  const auto none = must_check(default_rulebook().dump());
  CHECK(none->book().evidence.empty());
  const auto rulebook = must_check(
      with({demand("all", json::parse(R"({"conversations": {}, "metrics": {}, "insights": {}})"))}).dump());
  const EvidenceRule& rule = only_rule_of(*rulebook);
  CHECK(rule.kinds.empty());
  CHECK(rule.when == nullptr);
  CHECK(rule.conversations == ConversationsWanted{1, 0, std::nullopt});
  CHECK(rule.metrics == MetricsWanted{1, true, false});
  CHECK(rule.insights == 1);
}

TEST_CASE("evidence: everything that is given arrives, and nothing else") {
  const auto rulebook = must_check(with({demand("talks", json::parse(R"({
    "kinds": ["channel", "price"], "when": " proposal.budget>100000 EUR ",
    "conversations": {"at_least": 5, "buyers": 3, "not_older_than": "90d"},
    "metrics": {"at_least": 2, "sufficient": false, "explained": true}})"))})
                                       .dump());
  const EvidenceRule& rule = only_rule_of(*rulebook);
  CHECK(rule.id == EvidenceRuleId{"talks"});
  CHECK(rule.name == Text{"The talks", "Это talks"});
  CHECK(rule.kinds == std::vector<KindId>{{"channel"}, {"price"}});
  REQUIRE(rule.when != nullptr);
  CHECK(rule.when->text() == "proposal.budget > 100000 EUR");
  CHECK(rule.conversations == ConversationsWanted{5, 3, std::chrono::hours{24 * 90}});
  CHECK(rule.metrics == MetricsWanted{2, false, true});
  CHECK_FALSE(rule.insights.has_value());
}

TEST_CASE("evidence: who wants three talks with buyers wants three talks") {
  const auto rulebook =
      must_check(with({demand("talks", json::parse(R"({"conversations": {"buyers": 3}})"))}).dump());
  CHECK(only_rule_of(*rulebook).conversations == ConversationsWanted{3, 3, std::nullopt});
}

TEST_CASE("evidence: it is wanted of actions of its kinds that meet its condition, in the rulebook's order") {
  const json insight = {{"insights", json::object()}};
  const auto demand_when = [&](const char* id, json more) {
    more.update(insight);
    return demand(id, more);
  };
  const auto rulebook = must_check(
      with({demand_when("big_spend", {{"when", "proposal.budget > 100000 EUR"}}),
            demand_when("steep", {{"kinds", {"price"}}, {"when", "discount_pct > 15"}}),
            demand_when("price", {{"kinds", {"price", "message"}}}), demand_when("always", json::object())})
          .dump());
  using Ids = std::vector<std::string>;
  CHECK(wanted(*rulebook, "price", {{"discount_pct", "15"}}) == Ids{"price", "always"});
  CHECK(wanted(*rulebook, "price", {{"discount_pct", "15.1"}}) == Ids{"steep", "price", "always"});
  CHECK(wanted(*rulebook, "price", {{"discount_pct", "20"}}, euro_budget(10'000'001)) ==
        Ids{"big_spend", "steep", "price", "always"});
  CHECK(wanted(*rulebook, "channel", json::object(), euro_budget(10'000'000)) == Ids{"always"});
  CHECK(wanted(*rulebook, "channel", json::object(), euro_budget(10'000'001)) == Ids{"big_spend", "always"});
  CHECK(wanted(*must_check(default_rulebook().dump()), "price", {{"discount_pct", "90"}}).empty());
}

TEST_CASE("evidence: a field that it asks about does not become part of an action's content") {
  const json book = default_rulebook();
  const auto before = must_check(book.dump());
  const auto after = must_check(
      with({demand("goal", json::parse(R"({"when": "proposal.budget is set", "insights": {}})"))}).dump());
  for (const Kind& kind : before->book().kinds)
    CHECK(before->fields_named_for(kind.id) == after->fields_named_for(kind.id));
}

TEST_CASE("evidence: a mistyped kind and a mistyped attribute are suggested") {
  json book =
      with({demand("a", json::parse(R"({"kinds": ["prise"], "insights": {}})")),
            demand("b", json::parse(R"({"kinds": ["price"], "when": "discount_pc > 15", "insights": {}})"))});
  const auto problems = check_json(book).diagnostics;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].pointer == "/evidence/0/kinds/0");
  CHECK(problems[0].help.en == "did you mean `price`?");
  CHECK(problems[1].pointer == "/evidence/1/when");
  CHECK(problems[1].message.en.starts_with("at column 1: "));
  CHECK(problems[1].help.en == "did you mean `discount_pct`?");
}

TEST_CASE("evidence: a condition on several kinds names the kind that lacks the attribute, as rows do") {
  const json book = with(
      {demand("a", json::parse(R"({"when": "discount_pct > 15", "insights": {}})")),
       demand("b",
              json::parse(R"({"kinds": ["price", "claim"], "when": "discount_pct > 15", "insights": {}})"))});
  const auto problems = check_json(book).diagnostics;
  REQUIRE(problems.size() == 2);
  for (const Diagnostic& problem : problems) {
    CHECK(problem.code == "condition_name");
    CHECK(problem.message.en.find("for the kind `") != std::string::npos);
  }
}

TEST_CASE("evidence: more talks with buyers than talks are told with both numbers") {
  const auto problems =
      check_json(with({demand("a", json::parse(R"({"conversations": {"at_least": 2, "buyers": 3}})"))}))
          .diagnostics;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "too_many_buyers");
  CHECK(problems[0].message.en == "expected at most 2, which is `at_least`, found the number 3.");
}

TEST_CASE("evidence: at most fifty, and a hundred of each thing") {
  std::vector<json> demands;
  for (std::size_t i = 0; i < kMaxEvidenceRules; ++i)
    demands.push_back(demand("e" + std::to_string(i), {{"insights", {{"at_least", kMaxEvidenceCount}}}}));
  CHECK(check_json(with(demands)).diagnostics.empty());
  demands.emplace_back("of no use");  // past the limit: not read
  const auto problems = check_json(with(demands)).diagnostics;
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().code == "too_many");
  CHECK(problems.front().pointer == "/evidence");
}

TEST_CASE("evidence: said in one sentence, with the names that people know") {
  CHECK(
      only_one_told(json::parse(R"({
          "kinds": ["price", "channel"], "when": "proposal.budget > 100000 EUR",
          "conversations": {"at_least": 5, "buyers": 3, "not_older_than": "90d"},
          "metrics": {"explained": true}, "insights": {"at_least": 2}})")) ==
      Text{"“The one”. Where budget is more than 100,000 EUR, an action of the kind “Price” or “Channel” "
           "needs at least 5 talks with customers (held no more than 90 days before the decision), at least "
           "3 of them with buyers; and at least one figure (its sample is large enough for what it claims, "
           "and a talk with a customer explains it); and at least 2 entries of the knowledge base.",
           "«Это one». Если бюджет больше 100\u00A0000 EUR, для действия вида «Цена» или «Канал» нужно: не "
           "меньше 5 разговоров с клиентами (от разговора до решения — не больше чем 90 дней), из них не "
           "меньше 3 — с покупателями; хотя бы один показатель (его выборки хватает для его вывода, и он "
           "объяснён разговором с клиентом); не меньше 2 записей базы знаний."});
}

TEST_CASE("evidence: numbers are said as people say them, in both languages") {
  struct Case {
    const char* wanted;
    Text words;
  };
  for (const Case& each : std::vector<Case>{
           {R"({"conversations": {}})",
            {"at least one talk with a customer", "хотя бы один разговор с клиентом"}},
           {R"({"conversations": {"buyers": 1}})",
            {"at least one talk with a buyer", "хотя бы один разговор с покупателем"}},
           {R"({"conversations": {"buyers": 21}})",
            {"at least 21 talks with buyers", "не меньше 21 разговора с покупателями"}},
           {R"({"conversations": {"at_least": 2, "buyers": 1}})",
            {"at least 2 talks with customers, at least one of them with a buyer",
             "не меньше 2 разговоров с клиентами, из них хотя бы один — с покупателем"}},
           {R"({"metrics": {"sufficient": false}})", {"at least one figure", "хотя бы один показатель"}},
           {R"({"metrics": {"at_least": 3}})",
            {"at least 3 figures (each has a sample large enough for what it claims)",
             "не меньше 3 показателей (выборки каждого хватает для его вывода)"}},
           {R"({"metrics": {"at_least": 3, "sufficient": false, "explained": true}})",
            {"at least 3 figures (each is explained by a talk with a customer)",
             "не меньше 3 показателей (каждый объяснён разговором с клиентом)"}},
           {R"({"insights": {}})",
            {"at least one entry of the knowledge base", "хотя бы одна запись базы знаний"}},
           {R"({"insights": {"at_least": 31}})",
            {"at least 31 entries of the knowledge base", "не меньше 31 записи базы знаний"}}})
    CHECK(only_one_told(json::parse(each.wanted)) ==
          say("“The one”. Any action needs {}.", "«Это one». Для любого действия нужно: {}.", each.words));
}

TEST_CASE("evidence: kinds that call an attribute otherwise are told apart, those that do not together") {
  json book = with({demand("one", json::parse(R"({"when": "share_pct > 5", "insights": {}})"))});
  for (json& kind : book["kinds"]) {
    const char* name = kind.at("id") == "price" ? "Part" : "Share";
    kind["attributes"].push_back(
        {{"id", "share_pct"}, {"type", "integer"}, {"unit", "%"}, {"name", {{"en", name}, {"ru", name}}}});
  }
  const auto sentences = told(book);
  REQUIRE(sentences.size() == 2);
  CHECK(
      sentences[0].en ==
      "“The one”. Where part is more than 5%, an action of the kind “Price” needs at least one entry of the "
      "knowledge base.");
  CHECK(sentences[1].en.starts_with("“The one”. Where share is more than 5%, an action of the kind “"));
  CHECK(sentences[1].en.find("“Price”") == std::string::npos);
}

TEST_CASE("evidence: a rulebook that asks for none says nothing of it") {
  CHECK(explain(*must_check(default_rulebook().dump()), Language::en).find("has to be known") ==
        std::string::npos);
}

TEST_CASE("evidence: another rulebook that asks for more, less or otherwise is told so") {
  const auto rulebook_with = [](const json& more) { return must_check(with({demand("one", more)}).dump()); };
  const auto none = must_check(default_rulebook().dump());
  const auto five = rulebook_with(json::parse(R"({"conversations": {"at_least": 5}})"));
  const auto fewer = rulebook_with(json::parse(R"({"conversations": {"at_least": 4}})"));
  const std::string said = "“The one”. Any action needs at least 5 talks with customers.";
  const RulebookDiff added = diff(*none, *five), dropped = diff(*five, *none), changed = diff(*five, *fewer);
  for (const RulebookDiff& each : {added, dropped, changed}) CHECK(each.powers.empty());
  REQUIRE(added.come.size() == 2);  // and that nothing is launched before
  CHECK(added.come.back().en == said);
  CHECK(added.gone.empty());
  REQUIRE(dropped.gone.size() == 2);
  CHECK(dropped.gone.back().en == said);
  REQUIRE(changed.gone.size() == 1);
  CHECK(changed.gone.front().en == said);
  REQUIRE(changed.come.size() == 1);
  CHECK(changed.come.front().en == "“The one”. Any action needs at least 4 talks with customers.");
  CHECK(diff(*five, *rulebook_with(json::parse(R"({"conversations": {"at_least": 5}})"))).empty());
}

TEST_CASE("evidence: whatever of a demand changes, the difference is told") {
  const json one = json::parse(R"({"kinds": ["price"], "when": "discount_pct > 15",
    "conversations": {"at_least": 5, "buyers": 3, "not_older_than": "90d"},
    "metrics": {"at_least": 1, "sufficient": true, "explained": true}, "insights": {"at_least": 1}})");
  const auto before = must_check(with({demand("one", one)}).dump());
  for (const char* patch :
       {R"([{"op": "remove", "path": "/kinds"}, {"op": "remove", "path": "/when"}])",
        R"([{"op": "remove", "path": "/when"}, {"op": "replace", "path": "/kinds/0", "value": "channel"}])",
        R"([{"op": "replace", "path": "/when", "value": "discount_pct >= 15"}])",
        R"([{"op": "remove", "path": "/when"}])", R"([{"op": "remove", "path": "/conversations"}])",
        R"([{"op": "replace", "path": "/conversations/at_least", "value": 6}])",
        R"([{"op": "replace", "path": "/conversations/buyers", "value": 2}])",
        R"([{"op": "remove", "path": "/conversations/buyers"}])",
        R"([{"op": "replace", "path": "/conversations/not_older_than", "value": "30d"}])",
        R"([{"op": "remove", "path": "/conversations/not_older_than"}])",
        R"([{"op": "replace", "path": "/metrics/at_least", "value": 2}])",
        R"([{"op": "replace", "path": "/metrics/sufficient", "value": false}])",
        R"([{"op": "replace", "path": "/metrics/explained", "value": false}])",
        R"([{"op": "replace", "path": "/insights/at_least", "value": 2}])",
        R"([{"op": "remove", "path": "/insights"}])"}) {
    INFO(patch);
    const auto after = must_check(with({demand("one", one.patch(json::parse(patch)))}).dump());
    const RulebookDiff changes = diff(*before, *after);
    CHECK(changes.gone.size() == 1);
    CHECK(changes.come.size() == 1);
  }
}
