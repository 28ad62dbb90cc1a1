// A rulebook in plain sentences: whole, in both languages, and what each construct makes of them.
#include "rules/explain.hpp"

#include <regex>

#include "rules/text_parts.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

std::string english(const json& rulebook) {
  return explain(*must_check(rulebook.dump()), Language::en);
}
std::string russian(const json& rulebook) {
  return explain(*must_check(rulebook.dump()), Language::ru);
}
bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The default rulebook with everything that it leaves out.
json full() {
  json book = default_rulebook();
  book["calendar"] = {{"zone", "Europe/Vienna"}, {"holidays", {"2026-12-25"}}};
  book["windows"]["review"] = "5wd";
  book["silence"]["sales"] = "escalate";
  book["silence"]["legal"] = {{"otherwise", "abstain"}, {"kinds", {{"price", "block"}}}};
  book["answered_by"] = "raiser";
  book["override"].update({{"arbiters", {"founders"}}, {"signed_by", "two_persons"}});
  book["challenge"]["merits"] = {{"falls_if", "2/3"}, {"silence", "sustain"}};
  book["kinds"][0].update({{"passes",
                            {{"approvals",
                              {{{"each", {"sales", "finance"}}},
                               {{"at_least", 2}},
                               {{"share", "2/3"}},
                               {{"share", "1/2"}, {"of_voting", true}},
                               {{"all_but", 1}},
                               {{"more_than_against", true}}}},
                             {"quorum", "1/2"}}},
                           {"closes", "certain"},
                           {"min_open", "1wd"},
                           {"duty_to_answer", false},
                           {"reasons", false}});
  book["kinds"][1].update({{"passes", {{"quorum", 2}}}, {"closes", "window_end"}});
  book["evidence"] = json::parse(R"([{"id": "talks", "name": {"en": "Talks", "ru": "Разговоры"},
    "kinds": ["price", "claim"], "when": "proposal.budget >= 50000 EUR",
    "conversations": {"at_least": 5, "buyers": 3, "not_older_than": "90d"},
    "metrics": {"at_least": 2, "explained": true}, "insights": {}}])");
  return book;
}

}  // namespace

TEST_CASE("explain: a department without a veto is not said to prevent anything") {
  json book = default_rulebook();
  std::erase_if(book["jurisdiction"].get_ref<json::array_t&>(), [](const json& row) {
    return row["department"] == "support" && row.contains("power") && row["power"] == "veto";
  });
  const std::string text = english(book), whole = english(default_rulebook());
  REQUIRE(says(text, "can prevent nothing: what they may say is listed below."));
  CHECK(says(text, "Support can prevent nothing"));
  CHECK(says(russian(book), "Остановить ничего не могут: Поддержка."));
  CHECK(says(whole, "they can prevent single actions"));
}

TEST_CASE("explain: the default rulebook says who may do what, where") {
  const std::string text = english(default_rulebook());
  for (const char* part : {"# Marketing decides, six departments check it", "Marketing has the final say.",
                           "### Price", "- Sales may object.",
                           "- Where discount is more than 10%, Sales may object and veto it on the grounds "
                           "“Price promise” and “Conflict with "
                           "resellers”; its veto asks for less discount.",
                           "Legal may", "has to approve it", "- Review takes 5 days at most.",
                           "Production, Sales, Finance, Support and Founders: silence",
                           "Absolute grounds, past which marketing has no way of its own: “Legal ban”.",
                           "on at most 10% of customers, for 30 days at most"}) {
    INFO(part);
    CHECK(says(text, part));
  }
}

TEST_CASE("explain: every name is there, no place is left empty, and each language speaks for itself") {
  for (const json& book : {default_rulebook(), full()}) {
    const auto rulebook = must_check(book.dump());
    for (const Language language : {Language::en, Language::ru}) {
      const std::string text = explain(*rulebook, language);
      INFO(text);
      for (const Department& each : rulebook->book().departments) CHECK(says(text, each.name.in(language)));
      for (const Kind& each : rulebook->book().kinds)
        CHECK(says(text, "### " + each.name.in(language) + "\n"));
      CHECK_FALSE(std::regex_search(text, std::regex{R"(\{\d?\}|  |\.\.|, ,|: \.|\n- \n|undefined)"}));
      const auto cyrillic = [](const std::string& line) { return line.find('\xD0') != std::string::npos; };
      std::istringstream lines{text};
      for (std::string line; std::getline(lines, line);)
        if (line.starts_with("- ")) CHECK(cyrillic(line) == (language == Language::ru));
    }
  }
}

TEST_CASE("explain: whatever a rulebook says otherwise is said otherwise") {
  const std::string text = english(full()), ru = russian(full());
  for (const char* part :
       {"Review takes 5 working days at most.",
        "Working time is Monday, Tuesday, Wednesday, Thursday and Friday, from 09:00 to 17:00 "
        "(Europe/Vienna).",
        "Days off besides: 2026-12-25.",
        "Sales: after silence its head is asked and has 2 days; silence then is consent.",
        "Legal, on the kind “Price”: silence prevents the action, until the department approves it after "
        "all.",
        "its department says within 2 days",
        "On the merits, it falls if at least 2/3 of the voters release it; silence is for it.",
        "two members of Marketing and Founders may set it aside",
        "## What has to be known before a launch",
        "at least 3 of them with buyers",
        "To pass, it needs the approval of Sales and Finance.",
        "To pass, it needs the approval of at least 2 of those who may speak on it.",
        "To pass, at least 2/3 of those who may speak on it have to approve.",
        "To pass, at least 1/2 of those who may speak on it who approve or object have to approve.",
        "all but 1 of",
        "have to approve than object or veto",
        "At least 1/2 of those who may speak have to take a position.",
        "At least 2 departments have to take a position.",
        "It stays open for at least 1 working day.",
        "as soon as nothing that may be said would change the result",
        "never ends before its time",
        "nobody owes them an answer",
        "needs no reason here",
        "Kinds on which objections are owed no answer: price.",
        "Others than the department with the final say may set a veto aside: Founders."}) {
    INFO(part);
    CHECK(says(text, part));
  }
  CHECK(says(ru, "двое из отдела (Маркетинг и Основатели)"));
  json none = default_rulebook();
  none.erase("override");
  none.erase("pilot");
  CHECK(says(english(none), "Nobody sets a veto aside without such a vote."));
  CHECK(says(english(none), "What is under veto is not tried either."));
}

TEST_CASE("explain: names are put into sentences as people would") {
  CHECK(inside({"Discount", "Скидка"}) == Text{"discount", "скидка"});
  CHECK(inside({"B2B price", "CRM"}) == Text{"B2B price", "CRM"});
  CHECK(inside({"Ünder", "Ёмкость"}) == Text{"ünder", "ёмкость"});
  CHECK(sentence({"where", "если"}) == Text{"Where", "Если"});
  CHECK(sentence({"", "ящик"}) == Text{"", "Ящик"});
  CHECK(listed({{"A", "А"}, {"B", "Б"}, {"C", "В"}}) == Text{"A, B and C", "А, Б и В"});
  CHECK(grouped("1234567.89") == Text{"1,234,567.89", "1\u00A0234\u00A0567,89"});
  CHECK(grouped("-1000") == Text{"-1,000", "-1\u00A0000"});
  CHECK(grouped("999") == Text{"999", "999"});
}
