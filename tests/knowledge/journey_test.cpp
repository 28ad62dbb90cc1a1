// The map that was drawn, and the ways that were walked.
#include "engine/core/knowledge/journey.hpp"

#include <random>

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;

namespace {

using Names = std::vector<std::string>;
const Names kMap{"advert", "shop", "cart", "order"};

Timestamp hour(int of_day) {
  return Timestamp{std::chrono::hours{of_day}};
}

void walks(JourneyLog& log, const std::string& customer, const Names& touchpoints) {
  int at = 0;
  for (const std::string& each : touchpoints) log.add(customer, hour(at++), each);
  log.settle();
}

const JourneyEdge& edge(const JourneyReport& report, std::string_view from, std::string_view to) {
  const auto found = std::find_if(report.edges.begin(), report.edges.end(), [&](const JourneyEdge& each) {
    return each.from == from && each.to == to;
  });
  REQUIRE(found != report.edges.end());
  return *found;
}

bool says(const JourneyReport& report, const std::string& words) {
  return std::any_of(report.sentences.begin(), report.sentences.end(), [&](const Text& each) {
    return each.en.find(words) != std::string::npos || each.ru.find(words) != std::string::npos;
  });
}

JourneyLog four_customers() {
  JourneyLog log;
  walks(log, "a", {"advert", "shop", "cart", "order"});
  walks(log, "b", {"advert", "call", "shop", "shop", "cart", "shop", "order"});
  walks(log, "c", {"advert", "shop", "call"});
  walks(log, "d", {"call", "order"});
  return log;
}

}  // namespace

TEST_CASE("journey: who walked the map, exactly or with detours, and who never began") {
  const JourneyReport report = journey_report(kMap, four_customers());
  CHECK(report.customers == 4);
  CHECK(report.exactly == 1);
  CHECK(report.in_order == 2);
  CHECK(report.never_began == 1);
  CHECK(report.reached == std::vector<std::int64_t>{3, 3, 2, 2});
  CHECK(says(report, "Of 4 customers 50% walked the map; 25% went exactly so and did nothing else."));
  CHECK(says(report, "25% never came to its first step, “advert”."));
}

TEST_CASE("journey: where it was left, and for what") {
  const JourneyReport report = journey_report(kMap, four_customers());
  REQUIRE(report.left.size() == 1);
  CHECK(report.left[0].after == 2);
  CHECK(report.left[0].customers == 1);
  CHECK(report.left[0].instead == "call");
  CHECK(says(report, "Most left it after “shop” (25%); what they touched next was “call” as a rule."));
  CHECK(says(report, "Чаще всего с неё сходили после «shop»"));
}

TEST_CASE("journey: what is not on the map, what nobody touched, and where they came back to") {
  JourneyLog log = four_customers();
  const JourneyReport report = journey_report({"advert", "brochure", "shop"}, log);
  CHECK(report.untouched == Names{"brochure"});
  CHECK(report.reached == std::vector<std::int64_t>{3, 0, 0});
  CHECK(report.off_map ==
        std::vector<std::pair<std::string, std::int64_t>>{{"order", 3}, {"call", 3}, {"cart", 2}});
  CHECK(report.loops == std::vector<std::pair<std::string, std::int64_t>>{{"shop", 1}});
  CHECK(says(report, "Nobody ever touched “brochure”."));
  CHECK(says(report, "25% came back to “shop”."));
}

TEST_CASE("journey: the graph of what follows directly, with the time between") {
  JourneyLog log;
  walks(log, "a", {"advert", "shop"});
  log.add("b", hour(0), "advert");
  log.add("b", hour(10), "advert");  // still there
  log.add("b", hour(14), "shop");
  log.add("b", hour(20), "advert");
  log.add("b", hour(22), "shop");
  log.settle();
  const JourneyReport report = journey_report(kMap, log);
  const JourneyEdge& there = edge(report, "advert", "shop");
  CHECK(there.times == 3);
  CHECK(there.customers == 2);
  CHECK(there.median == std::chrono::hours{2});
  CHECK(there.ninth == std::chrono::hours{4});
  CHECK(there.drawn);
  CHECK_FALSE(edge(report, "shop", "advert").drawn);
  CHECK(edge(report, "", "advert").drawn);
  CHECK(edge(report, "shop", "").customers == 2);
  CHECK_FALSE(edge(report, "shop", "").drawn);
  CHECK_FALSE(edge(report, "shop", "").median);
}

TEST_CASE("journey: the most frequent ways come first") {
  JourneyLog log;
  for (int i = 0; i < 5; ++i) walks(log, "x" + std::to_string(i), {"shop", "call"});
  for (int i = 0; i < 3; ++i) walks(log, "y" + std::to_string(i), {"call"});
  for (int i = 0; i < 40; ++i) walks(log, "z" + std::to_string(i), {"call", "step " + std::to_string(i)});
  const JourneyReport report = journey_report(kMap, log);
  CHECK(report.different_ways == 42);
  REQUIRE(report.ways.size() == kMaxWaysShown);
  CHECK(report.ways[0].touchpoints == Names{"shop", "call"});
  CHECK(report.ways[0].customers == 5);
  CHECK(report.ways[1].touchpoints == Names{"call"});
  CHECK(says(report, "The most frequent real way, of 42 different ones: shop → call (10.4%)."));
}

TEST_CASE("journey: the same touch again changes nothing, and their order in the file makes no difference") {
  JourneyLog log;
  CHECK(log.add("a", hour(2), "shop"));
  CHECK(log.add("a", hour(1), "advert"));
  CHECK(log.add("a", hour(2), "shop"));
  log.settle();
  CHECK(log.touches() == 2);
  CHECK(log.add("a", hour(2), "shop"));
  CHECK(log.add("a", hour(0), "poster"));
  CHECK(log.add("a", hour(1), "advert"));
  log.settle();
  CHECK(log.touches() == 3);
  CHECK(log.has("a", hour(0), "poster"));
  CHECK_FALSE(log.has("a", hour(3), "shop"));
  CHECK_FALSE(log.has("b", hour(2), "shop"));
  CHECK(journey_report({"poster", "advert", "shop"}, log).exactly == 1);
  CHECK(says(journey_report(kMap, {}), "Nothing is known of any customer's way yet."));
}

TEST_CASE("journey: a map in other letters was touched by nobody") {
  JourneyLog log;
  walks(log, "a", {"Advert", "shop", "Call", "ЗАКАЗ"});
  walks(log, "b", {"ADVERT", "SHOP", "call", "advert"});
  const JourneyReport report = journey_report({"advert", "Shop", "Заказ", "Ёлка"}, log);
  CHECK(log.touchpoints().size() == 4);
  CHECK(log.has("a", hour(0), "aDVERT"));
  CHECK(report.reached == std::vector<std::int64_t>{2, 2, 1, 0});
  CHECK(report.untouched == Names{"Ёлка"});
  CHECK(report.off_map == std::vector<std::pair<std::string, std::int64_t>>{{"Call", 2}});
  CHECK(report.loops == std::vector<std::pair<std::string, std::int64_t>>{{"advert", 1}});
  CHECK(edge(report, "advert", "Shop").customers == 2);
  CHECK(edge(report, "Call", "Заказ").customers == 1);
  for (const JourneyLeft& each : report.left)
    if (each.after == 2) CHECK(each.instead == "Call");
  CHECK(std::any_of(report.ways.begin(), report.ways.end(), [](const JourneyWay& each) {
    return each.touchpoints == Names{"advert", "Shop", "Call", "Заказ"};
  }));
  CHECK(says(report, "50% came back to “advert”."));
}

TEST_CASE("journey: the same touch in other letters counted twice") {
  JourneyLog log;
  log.add("a", hour(1), "Ёлка");
  log.add("a", hour(1), "елка");
  log.settle();
  CHECK(log.touches() == 1);
  CHECK(log.knows("ЁЛКА"));
}

TEST_CASE(
    "journey: one customer's touches from the newest to the oldest took a time that grew by its square") {
  constexpr int kMany = 1'000'000;
  JourneyLog log;
  for (int i = kMany; i > 0; --i)
    log.add("a", Timestamp{std::chrono::seconds{i}}, std::to_string(i % int{kMaxTouchpoints}));
  log.settle();
  CHECK(log.touches() == kMany);
  const JourneyReport report = journey_report({"1", "2"}, log);
  CHECK(report.in_order == 1);
  CHECK(report.loops.size() == kMaxTouchpoints);
  CHECK(report.ways.front().touchpoints.size() == kMany);
}

TEST_CASE("journey: a touchpoint too many is not kept, and those that are known are") {
  JourneyLog log;
  for (std::size_t i = 0; i < kMaxTouchpoints; ++i) CHECK(log.add("a", hour(1), std::to_string(i)));
  CHECK_FALSE(log.add("a", hour(1), "one more"));
  CHECK(log.add("b", hour(1), "7"));
  log.settle();
  CHECK_FALSE(log.knows("one more"));
  CHECK(log.touches() == kMaxTouchpoints + 1);
}

TEST_CASE("journey: by chance, everything adds up") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    JourneyLog log;
    const int customers = 1 + static_cast<int>(random() % 20);
    for (int i = 0; i < customers; ++i) {
      Names way(1 + random() % 8);
      for (std::string& each : way)
        each = std::array{"advert", "shop", "cart", "order", "call", "mail"}[random() % 6];
      walks(log, std::to_string(i), way);
    }
    const JourneyReport report = journey_report(kMap, log);
    std::int64_t left = 0;
    for (const JourneyLeft& each : report.left) left += each.customers;
    CHECK(report.never_began + left + report.in_order == customers);
    CHECK(report.exactly <= report.in_order);
    CHECK(std::is_sorted(report.reached.rbegin(), report.reached.rend()));
    CHECK(report.reached.back() == report.in_order);
    std::map<std::string, std::int64_t> balance;  // whoever comes to a touchpoint goes on from it
    for (const JourneyEdge& each : report.edges) {
      balance[each.to] += each.times;
      balance[each.from] -= each.times;
      CHECK(each.customers <= each.times);
      CHECK(each.from != each.to);
    }
    for (const auto& [name, sum] : balance) {
      INFO(name);
      CHECK(sum == 0);
    }
  }
}
