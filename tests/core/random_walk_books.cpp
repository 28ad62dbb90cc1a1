#include "tests/core/random_walk_books.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {

using Json = nlohmann::json;

namespace {

Json stage(const char* id, const Json& departments, const char* window) {
  return {{"id", id}, {"name", {{"en", id}, {"ru", id}}}, {"departments", departments}, {"window", window}};
}

}  // namespace

const std::vector<Variation>& variations() {
  static const std::vector<std::pair<std::string, void (*)(Json&)>> changes{
      {"the default one", [](Json&) {}},
      {"its raiser says whether an objection is answered", [](Json& j) { j["answered_by"] = "raiser"; }},
      {"no override and no pilot", [](Json& j) { j.erase("override"), j.erase("pilot"); }},
      {"overrides take effect at once", [](Json& j) { j["override"]["cooling_off"] = "0s"; }},
      {"one override in ninety days", [](Json& j) { j["override"]["quota"]["count"] = 1; }},
      {"as many overrides as one likes", [](Json& j) { j["override"].erase("quota"); }},
      {"silence blocks, or asks the head first",
       [](Json& j) {
         j["silence"]["sales"] = "escalate";
         j["silence"]["legal"] = "block";
         j["silence"]["finance"] = {{"otherwise", "escalate"}, {"kinds", {{"price", "block"}}}};
         j["windows"]["escalate"] = "1d";
       }},
      {"kinds count their approvals",
       [](Json& j) {
         for (Json& kind : j["kinds"]) {
           if (kind["id"] == "price")
             kind.update(
                 {{"passes", {{"approvals", {{{"at_least", 2}}}}, {"quorum", 2}}}, {"closes", "certain"}});
           if (kind["id"] == "claim")
             kind.update(
                 {{"passes", {{"approvals", {{{"share", "2/3"}, {"of_voting", true}}}}, {"quorum", "1/2"}}},
                  {"closes", "certain"},
                  {"min_open", "1d"}});
           if (kind["id"] == "message")
             kind.update({{"passes", {{"approvals", {{{"each", {"sales"}}}, {{"all_but", 1}}}}}},
                          {"closes", "window_end"}});
           if (kind["id"] == "date")
             kind.update({{"passes", {{"approvals", {{{"more_than_against", true}}, {{"share", "1/2"}}}}}},
                          {"closes", "certain"},
                          {"duty_to_answer", false},
                          {"reasons", false}});
         }
         j["silence"]["legal"] = "block";
         j["silence"]["sales"] = "abstain";
       }},
      {"windows are counted in working time",
       [](Json& j) {
         j["calendar"] = {{"zone", "Europe/Vienna"}, {"holidays", {"2026-03-09", "2026-04-06"}}};
         j["windows"].update({{"review", "3wd"}, {"decision", "5wd"}, {"min_review", "4wh"}});
         for (Json& kind : j["kinds"])
           if (kind["id"] == "price") kind["min_open"] = "1wd";
       }},
      {"what is cleared launches by itself, and sales and founders propose too",
       [](Json& j) {
         j["decision"] = "automatic_when_cleared";
         j["proposers"] = {"sales", "founders"};
       }},
      {"who proposes counts too",
       [](Json& j) {
         j["proposers"] = {"sales", "legal"};
         j["author_counts"] = true;
       }},
      {"founders override too, with two signatures",
       [](Json& j) {
         j["override"].update({{"arbiters", {"founders"}}, {"signed_by", "two_persons"}});
       }},
      {"founders alone override; a veto falls only if two thirds say so",
       [](Json& j) {
         j["override"] = {
             {"arbiters", {"founders", "sales"}}, {"by_final_say", false}, {"cooling_off", "1d"}};
         j["challenge"]["merits"] = {{"falls_if", "2/3"}, {"silence", "sustain"}};
         j["challenge"]["validity"] = {{"falls_if", "1/2"}, {"silence", "release"}};
       }},
      {"heads speak, the gravest word counts, or members vote",
       [](Json& j) {
         for (Json& department : j["departments"]) {
           if (department["id"] == "sales") department["voice"] = {{"more_than", "1/2"}, {"of_voting", true}};
           if (department["id"] == "production") department["voice"] = "worst";
           if (department["id"] == "finance") department["voice"] = "head";
           if (department["id"] == "legal") department["voice"] = {{"share", "2/3"}, {"quorum", 2}};
           if (department["id"] == "support") department["voice"] = {{"share", "1/2"}};
         }
         j["silence"]["sales"] = "escalate";
       }},
      {"a veto falls in each of two bodies, one of members",
       [](Json& j) {
         j["challenge"]["merits"] = {
             {"silence", "sustain"},
             {"bodies",
              {{{"departments", {"sales", "production"}},
                {"voters", "members"},
                {"falls_if", "2/3"},
                {"of_voting", true},
                {"quorum", "1/2"}},
               {{"departments", {"finance", "legal", "support"}}, {"stands_if", "1/2"}}}}};
         j["challenge"]["validity"] = {{"bodies",
                                        {{{"departments", {"founders", "sales", "legal"}},
                                          {"voters", "members"},
                                          {"falls_if", "1/2"}}}}};
       }},
      {"last words are heard, and objections restart them",
       [](Json& j) {
         j["final_comment"] = {{"window", "2d"}};
         for (Json& kind : j["kinds"])
           if (kind["id"] == "price" || kind["id"] == "claim")
             kind.update({{"closes", "passing"}, {"passes", {{"approvals", {{{"at_least", 1}}}}}}});
       }},
      {"last words run on; members vote too",
       [](Json& j) {
         j["final_comment"] = {{"window", "1d"}, {"on_objection", "run_on"}};
         for (Json& kind : j["kinds"]) kind["closes"] = "passing";
         for (Json& department : j["departments"])
           if (department["id"] == "sales") department["voice"] = {{"share", "1/2"}, {"of_voting", true}};
       }},
      {"positions are kept",
       [](Json& j) {
         j["carry"] = {{"approve", "keep"}, {"object", "keep"}, {"veto", "keep"}};
       }},
      {"positions are kept for where values move; vetoes say more, and questions are asked",
       [](Json& j) {
         j["carry"] = {{"approve", "keep_if_better"}, {"object", "keep_if_worse"}, {"veto", "keep_if_worse"}};
         j["veto"] = {{"acceptable", true}, {"harm", true}};
         j["questions"] = {
             {{"id", "need"}, {"department", "production"}, {"ask", {{"en", "Needed?"}, {"ru", "Нужно?"}}}},
             {{"id", "buyers"},
              {"department", "sales"},
              {"kinds", {"price"}},
              {"ask", {{"en", "Who buys?"}, {"ru", "Кто купит?"}}}}};
       }},
      {"positions lapse, and no ground is absolute",
       [](Json& j) {
         j["carry"] = {{"object", "lapse"}, {"veto", "lapse"}};
         for (Json& ground : j["grounds"]) ground.erase("absolute");
       }},
      {"sales and finance care about some attributes only",
       [](Json& j) {
         Json kinds = Json::array();
         for (const Json& kind : j["kinds"])
           if (kind["id"] != "price" && kind["id"] != "channel") kinds.push_back(kind["id"]);
         Json rows = Json::array();
         for (Json row : j["jurisdiction"]) {
           if (row["id"] == "sales_all") row["kinds"] = kinds;
           if (row["id"] == "finance_money") row["kinds"] = {"terms"};
           if (row["id"] == "sales_price" || row["id"] == "finance_price") row["about"] = {"discount_pct"};
           if (row["id"] == "legal_channel" || row["id"] == "legal_consent" ||
               row["id"] == "legal_direct_mail")
             row["about"] = {"medium"};
           rows.push_back(row);
         }
         rows.push_back({{"id", "sales_cheap"},
                         {"department", "sales"},
                         {"kinds", {"price"}},
                         {"power", "object"},
                         {"about", {"discount_pct"}}});
         rows.push_back({{"id", "finance_cheap"},
                         {"department", "finance"},
                         {"kinds", {"price"}},
                         {"power", "object"},
                         {"about", {"discount_pct"}}});
         j["jurisdiction"] = rows;
       }},
      {"review goes in two stages, and whoever acts is reminded",
       [](Json& j) {
         j["stages"] = {stage("first", {"production", "support"}, "2d"),
                        stage("then", {"sales", "finance"}, "3d")};
         j["reminders"] = {"1d", "2h"};
       }},
      {"three stages in working time, with votes, heads and last words",
       [](Json& j) {
         j["calendar"] = {{"zone", "Europe/Vienna"}};
         j["stages"] = {stage("product", {"production"}, "1wd"), stage("market", {"sales", "support"}, "2wd"),
                        stage("money", {"finance", "legal", "founders"}, "2d")};
         j["final_comment"] = {{"window", "1d"}};
         j["silence"]["production"] = "escalate";
         j["silence"]["legal"] = "block";
         j["windows"]["escalate"] = "1d";
         j["reminders"] = {"6h"};
         for (Json& department : j["departments"]) {
           if (department["id"] == "sales") department["voice"] = {{"share", "1/2"}};
           if (department["id"] == "finance") department["voice"] = "head";
         }
         for (Json& kind : j["kinds"])
           if (kind["id"] == "price") kind["closes"] = "certain";
       }},
      {"a sustained veto binds for sixty days",
       [](Json& j) {
         j["veto"] = {{"binds", "60d"}};
         j["challenge"]["merits"] = {{"stands_if", "1/3"}, {"silence", "sustain"}};
         j["challenge"]["min_voters"] = 1;
         j["windows"]["challenge"] = "2h";
         for (Json& row : j["jurisdiction"])
           if (row.value("power", "") == "veto") row.erase("when");
       }},
      {"touched actions get a full review",
       [](Json& j) { j["windows"]["min_review"] = j["windows"]["review"]; }},
      {"the budget concerns prices only",
       [](Json& j) {
         for (Json& row : j["jurisdiction"])
           if (row["id"] == "finance_budget" || row["id"] == "founders_big") row["kinds"] = {"price"};
       }},
  };
  static const std::vector<Variation> all = [] {
    std::vector<Variation> out;
    for (const auto& [name, change] : changes) {
      Json json = Json::parse(default_rulebook()->source());
      change(json);
      out.push_back({name, rules::check(json.dump()).rulebook});
      REQUIRE(out.back().rulebook != nullptr);
    }
    return out;
  }();
  return all;
}

}  // namespace counterweight::test
