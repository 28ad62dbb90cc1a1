// The past under another rulebook: each story is recorded under one and tried on another.
#include "engine/service/backtest.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {
namespace {

namespace tried = service::backtest;
using nlohmann::json;
using std::chrono::days;
using std::chrono::hours;

// The default rulebook with something changed.
core::RulebookPtr book_with(void (*change)(json&)) {
  json book = json::parse(read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json"));
  change(book);
  const rules::Checked checked = rules::check(book.dump());
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

json& row_of(json& book, const char* id) {
  for (json& row : book["jurisdiction"])
    if (row["id"] == id) return row;
  throw std::logic_error("no such row");
}

void without_veto_of_sales(json& book) {
  row_of(book, "sales_price")["when"] = "discount_pct > 50";
}

World house_under(const core::RulebookPtr& rulebook) {
  World world;
  world.give(core::OrganisationCommand{core::FoundOrganisation{"Test", rulebook}}, {});
  for (const rules::Department& each : rulebook->book().departments)
    world.join(each.id.value, each.id.value, true);
  return world;
}

void must(World& world, const core::ProposalCommand& command, const char* actor) {
  CHECK(world.give(command, actor) == "");
}

void says(World& world, const char* department, const char* action, core::Position position,
          const char* ground = "") {
  must(world, core::TakePosition{{1}, core::ActionId{action}, position, {ground}, "We know why.", 1},
       department);
}

void launches(World& world) {
  must(world, core::Decide{{1}, core::DecisionKind::launch, {}, "Go."}, "marketing");
}

void ends(World& world, core::OutcomeVerdict verdict) {
  must(world, core::RecordOutcome{{1}, {{"orders", "10", "12"}}, verdict, "So it went.", {}}, "marketing");
}

void all_approve_message(World& world) {
  for (const char* department : {"sales", "production", "founders"})
    says(world, department, "m", core::Position::approve);
}

// A price of 12 and a message, an hour later spoken of by everybody but sales on the price.
World spoken_of(const core::RulebookPtr& rulebook, const char* discount = "12") {
  World world = house_under(rulebook);
  must(world, campaign({price("p", discount), message("m")}), "marketing");
  world.pass(hours{1});
  all_approve_message(world);
  return world;
}

// Sales has vetoed the price, and marketing launched the rest.
World vetoed(const core::RulebookPtr& rulebook) {
  World world = spoken_of(rulebook);
  says(world, "finance", "p", core::Position::approve);
  says(world, "sales", "p", core::Position::veto, "price_promise");
  world.pass(hours{1});
  return world;
}

// Nobody has said anything; marketing launched a day after review ended.
World quiet(const core::RulebookPtr& rulebook) {
  World world = house_under(rulebook);
  must(world, campaign({price("p", "12"), message("m")}), "marketing");
  world.pass(days{6});
  return world;
}

Timestamp begun() {
  return World{}.now;
}

tried::Report tried_on(const World& world, const core::RulebookPtr& rulebook) {
  return tried::run(world.events, rulebook);
}

tried::Past only_past(const tried::Report& report) {
  INFO(tried::report_text(report, {"test"}, Language::en));
  REQUIRE(report.past.size() == 1);
  CHECK(report.guessed == 0);
  return report.past.front();
}

const tried::ActionEnding& ending_of_action(const tried::Past& past, const char* id) {
  for (const tried::ActionEnding& each : past.actions)
    if (each.action.value == id) return each;
  throw std::logic_error("no such action");
}

void mentions(const tried::Report& report, const std::string& words, Language language = Language::en) {
  const std::string text = tried::report_text(report, {"test"}, language);
  INFO(text);
  CHECK(text.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("backtest: without the right to it a veto is not taken, and what it prevented is launched") {
  World world = vetoed(default_rulebook());
  launches(world);
  ends(world, core::OutcomeVerdict::succeeded);
  const tried::Report report = tried_on(world, book_with(without_veto_of_sales));
  const tried::Past past = only_past(report);
  CHECK(past.change == tried::Change::launched);
  CHECK(past.outcome == core::OutcomeVerdict::succeeded);
  CHECK(ending_of_action(past, "p").recorded == core::Verdict::prevented);
  CHECK(ending_of_action(past, "p").replayed == core::Verdict::launched);
  CHECK(ending_of_action(past, "m").recorded == ending_of_action(past, "m").replayed);
  REQUIRE(past.not_taken.size() == 1);
  CHECK(past.not_taken.front().why.code == "forbidden.power");
  CHECK(past.not_taken.front().command == "take_position");
  CHECK(past.not_taken.front().department.value == "sales");
  CHECK(past.replayed.at == past.recorded.at);
  mentions(report, "Would have launched what was prevented in 1, of which 1 succeeded.");
  mentions(report, "Запущено было бы то, что предотвратили: 1, из них 1 удалось.", Language::ru);
}

TEST_CASE("backtest: a veto on a ground that is gone is not taken") {
  World world = spoken_of(default_rulebook(), "20");
  says(world, "sales", "p", core::Position::approve);
  says(world, "finance", "p", core::Position::veto, "margin_floor");
  world.pass(hours{1});
  launches(world);
  const tried::Past past = only_past(tried_on(world, book_with([](json& book) {
                                                row_of(book, "finance_price")["grounds"] =
                                                    json::array({"budget_limit"});
                                              })));
  CHECK(past.change == tried::Change::launched);
  REQUIRE(past.not_taken.size() == 1);
  CHECK(past.not_taken.front().why.code == "invalid.ground");
}

TEST_CASE("backtest: who objected and could have vetoed is named, and nothing more is made of it") {
  World world = spoken_of(book_with(without_veto_of_sales));
  says(world, "finance", "p", core::Position::approve);
  says(world, "sales", "p", core::Position::object);
  must(world, core::AnswerObjection{{1}, {1}, core::Answer::decline, "We asked ten buyers."}, "marketing");
  world.pass(hours{1});
  launches(world);
  const tried::Report report = tried_on(world, default_rulebook());
  const tried::Past past = only_past(report);
  CHECK(past.change == tried::Change::same);
  REQUIRE(past.possible_vetoes.size() == 1);
  CHECK(past.possible_vetoes.front().action.value == "p");
  mentions(report, "Sales objected to `p` and could have vetoed it");
}

TEST_CASE("backtest: where silence blocks, what was launched over it is blocked") {
  const core::RulebookPtr strict = book_with([](json& book) { book["silence"]["finance"] = "block"; });
  World both = spoken_of(default_rulebook());
  says(both, "sales", "p", core::Position::approve);
  both.pass(days{6});
  launches(both);
  ends(both, core::OutcomeVerdict::failed);
  const tried::Report report = tried_on(both, strict);
  const tried::Past past = only_past(report);
  CHECK(past.change == tried::Change::blocked);
  CHECK(ending_of_action(past, "p").replayed == core::Verdict::prevented);
  REQUIRE_FALSE(ending_of_action(past, "p").because.empty());
  CHECK(ending_of_action(past, "p").because.front().en == "no approval of Finance");
  mentions(report, "Would have blocked 1, of which 1 failed.");

  World alone = house_under(default_rulebook());
  must(alone, campaign({price("p", "12")}), "marketing");
  alone.pass(days{6});
  launches(alone);
  const tried::Past nothing_left = only_past(tried_on(alone, strict));
  CHECK(nothing_left.change == tried::Change::blocked);
  CHECK(nothing_left.replayed.end == tried::End::expired);
  REQUIRE(nothing_left.why.has_value());
  CHECK(nothing_left.why->code == "conflict.nothing_to_launch");
}

TEST_CASE("backtest: with another window the decision is open sooner, or made later, or too late") {
  World world = quiet(default_rulebook());
  launches(world);
  const auto review = [](const char* window) {
    json book = json::parse(default_rulebook()->source());
    book["windows"]["review"] = window;
    return rules::check(book.dump()).rulebook;
  };
  const tried::Past sooner = only_past(tried_on(world, review("2d")));
  CHECK(sooner.change == tried::Change::sooner);
  CHECK(sooner.by == days{3});
  CHECK(sooner.recorded.possible_from == begun() + days{5});
  CHECK(sooner.replayed.possible_from == begun() + days{2});
  CHECK(sooner.replayed.at == begun() + days{6});
  const tried::Report longer = tried_on(world, review("8d"));
  CHECK(only_past(longer).change == tried::Change::later);
  CHECK(only_past(longer).by == days{2});
  CHECK(only_past(longer).replayed.at == begun() + days{8});
  mentions(longer, "1 would have been decided later, by 2 days.");
  const tried::Past expired =
      only_past(tried_on(world, book_with([](json& book) { book["windows"]["decision"] = "12h"; })));
  CHECK(expired.change == tried::Change::expired);
  CHECK(expired.replayed.at == begun() + days{5} + hours{12});
}

TEST_CASE("backtest: a decision waits for what the rulebook makes it wait for, and is made then") {
  World world = spoken_of(default_rulebook());
  says(world, "finance", "p", core::Position::approve);
  says(world, "sales", "p", core::Position::object);
  world.pass(hours{1});
  must(world, core::AnswerObjection{{1}, {1}, core::Answer::decline, "We asked ten buyers."}, "marketing");
  world.pass(hours{1});
  launches(world);
  const tried::Past past =
      only_past(tried_on(world, book_with([](json& book) { book["answered_by"] = "raiser"; })));
  CHECK(past.change == tried::Change::later);
  CHECK(past.by == hours{47});
  CHECK(past.not_taken.empty());
}

TEST_CASE("backtest: a rulebook that decides by itself decides as soon as everything is cleared") {
  World world = quiet(default_rulebook());
  launches(world);
  const core::RulebookPtr automatic =
      book_with([](json& book) { book["decision"] = "automatic_when_cleared"; });
  const tried::Past past = only_past(tried_on(world, automatic));
  CHECK(past.change == tried::Change::sooner);
  CHECK(past.replayed.at == begun() + days{5});
  const tried::Past back = only_past(tried_on(quiet(automatic), default_rulebook()));
  CHECK(back.change == tried::Change::same);
  CHECK(back.replayed.end == tried::End::decided);
}

TEST_CASE("backtest: a withdrawal is one there too, and it is said what no longer stood against it") {
  World world = vetoed(default_rulebook());
  must(world, core::Decide{{1}, core::DecisionKind::withdraw, {}, "Not without them."}, "marketing");
  CHECK(only_past(tried_on(world, default_rulebook())).change == tried::Change::same);
  const tried::Past past = only_past(tried_on(world, book_with(without_veto_of_sales)));
  CHECK(past.change == tried::Change::freed);
  CHECK(past.replayed.end == tried::End::withdrawn);
  CHECK(ending_of_action(past, "p").recorded == core::Verdict::vetoed);
  CHECK(ending_of_action(past, "p").replayed == core::Verdict::cleared);
}

TEST_CASE("backtest: what could not be submitted says why, and what is open is left out") {
  World world = vetoed(default_rulebook());
  const core::RulebookPtr asks_more = book_with([](json& book) {
    for (json& kind : book["kinds"])
      if (kind["id"] == "message")
        kind["attributes"].push_back({{"id", "tone"},
                                      {"type", "text"},
                                      {"required", true},
                                      {"name", {{"en", "Tone"}, {"ru", "Тон"}}}});
  });
  const tried::Report open = tried_on(world, asks_more);
  CHECK(open.past.empty());
  CHECK(open.left_open == 1);
  mentions(open, "1 still open, and so not counted.");
  launches(world);
  const tried::Report report = tried_on(world, asks_more);
  const tried::Past past = only_past(report);
  CHECK(past.change == tried::Change::refused);
  REQUIRE(past.why.has_value());
  mentions(report, past.why->sentence.en);
}

TEST_CASE("backtest: what a rulebook asks besides a position is no reason not to count it") {
  World world = vetoed(default_rulebook());
  launches(world);
  const tried::Past past = only_past(tried_on(
      world, book_with([](json& book) {
        book["veto"] = {{"acceptable", true}, {"harm", true}};
        book["questions"].push_back({{"id", "why"},
                                     {"department", "finance"},
                                     {"ask", {{"en", "What does it cost?"}, {"ru", "Сколько это стоит?"}}}});
      })));
  CHECK(past.change == tried::Change::same);
  CHECK(past.not_taken.empty());
}

TEST_CASE("backtest: what was tried because of a veto is launched where there is none") {
  World world = vetoed(default_rulebook());
  core::Decide decide{{1}, core::DecisionKind::launch, {}, "Try it."};
  decide.actions = {{{"p"}, core::Choice::pilot}, {{"m"}, core::Choice::launch}};
  decide.pilot = core::PilotTerms{10, world.now + days{20}, "Twenty orders."};
  must(world, decide, "marketing");
  const tried::Past past = only_past(tried_on(world, book_with(without_veto_of_sales)));
  CHECK(past.change == tried::Change::launched);
  CHECK(ending_of_action(past, "p").recorded == core::Verdict::piloted);
  CHECK(ending_of_action(past, "p").replayed == core::Verdict::launched);
  const tried::Past shorter = only_past(tried_on(world, book_with([](json& book) {
                                                   book["pilot"]["max_share_pct"] = 5;
                                                   book["pilot"]["max_duration"] = "10d";
                                                 })));
  CHECK(shorter.change == tried::Change::same);
  CHECK(ending_of_action(shorter, "p").replayed == core::Verdict::piloted);
}

TEST_CASE("backtest: the same for programs") {
  World world = vetoed(default_rulebook());
  launches(world);
  ends(world, core::OutcomeVerdict::mixed);
  const core::RulebookPtr rulebook = book_with(without_veto_of_sales);
  const json out = tried::report_json(tried_on(world, rulebook), {"test"}, Language::ru);
  CHECK(out["organisation"] == "test");
  CHECK(out["rulebook"]["hash"] == rulebook->hash());
  CHECK(out["replayed"] == 1);
  CHECK(out["totals"]["launched"] ==
        json{{"proposals", 1}, {"succeeded", 0}, {"failed", 0}, {"mixed", 1}, {"unclear", 0}});
  CHECK(out["totals"]["blocked"]["proposals"] == 0);
  const json& past = out["proposals"][0];
  CHECK(past["proposal"] == 1);
  CHECK(past["change"] == "launched");
  CHECK(past["outcome"] == "mixed");
  CHECK(past["recorded"]["end"] == "decided");
  CHECK(past["actions"][0]["recorded"] == "prevented");
  CHECK(past["actions"][0]["replayed"] == "launched");
  CHECK(past["not_taken"][0]["command"] == "take_position");
  CHECK(past["not_taken"][0]["sentence"].get<std::string>().starts_with("Отдел «Продажи»"));
}

}  // namespace counterweight::test
