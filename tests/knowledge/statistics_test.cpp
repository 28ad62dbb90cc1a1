// Samples and tests, held against R (statistics.R wrote the figures) and against what is published.
#include "engine/core/knowledge/statistics.hpp"

#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace counterweight::core;

namespace {

using Row = std::vector<double>;
constexpr double kExact = 1e-9;

// The rows of one name.
std::vector<Row> by_r(const std::string& name) {
  std::ifstream file(std::string(SOURCE_DIR) + "/tests/knowledge/statistics_by_r.csv");
  std::vector<Row> out;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string cell;
    std::getline(cells, cell, ',');
    if (cell != name) continue;
    Row& row = out.emplace_back();
    while (std::getline(cells, cell, ',')) row.push_back(std::stod(cell));
  }
  return out;
}

std::int64_t whole(double value) {
  return static_cast<std::int64_t>(value);
}

// Where it lies within a millionth of a whole number, rounding may go either way.
bool is_rounded_up(std::optional<std::int64_t> found, double exact) {
  if (!found) return false;
  const auto n = static_cast<double>(*found);
  return n >= exact * (1 - 1e-9) && n - 1 <= exact * (1 + 1e-9);
}

bool near(double one, double other) {
  return std::abs(one - other) <= kExact;
}

}  // namespace

TEST_CASE("sample: the three that everybody knows") {
  CHECK(sample_per_arm(0.20, 0.25, {}) == 1094);
  CHECK(sample_per_arm(0.10, 0.11, {}) == 14'751);
  CHECK(sample_per_arm(0.010, 0.012, {}) == 42'693);
}

TEST_CASE("sample: of two shares, to the unit as R's power.prop.test in a thousand cases") {
  const auto rows = by_r("power_of_proportions");
  REQUIRE(rows.size() == 1000);
  for (const Row& row : rows) {
    const auto found = sample_per_arm(row[0], row[1], {row[2], row[3]});
    INFO(row[0] << " against " << row[1] << ", " << row[2] << ", " << row[3] << ": R says " << row[4]);
    CHECK(is_rounded_up(found, row[4]));
    CHECK(sample_per_arm(row[1], row[0], {row[2], row[3]}) == found);
  }
}

TEST_CASE("sample: of two means, to the unit as R's power.t.test") {
  const auto rows = by_r("power_of_means");
  REQUIRE(rows.size() > 100);
  for (const Row& row : rows) {
    INFO(row[0] << " apart, " << row[1] << ", " << row[2] << ", " << row[3] << ": R says " << row[4]);
    CHECK(is_rounded_up(sample_per_arm_of_means(row[0], row[1], {row[2], row[3]}), row[4]));
  }
  CHECK(sample_per_arm_of_means(-1, 2, {}) == sample_per_arm_of_means(1, 2, {}));
}

TEST_CASE("sample: what it needs is what it notices") {
  for (const double other : {0.11, 0.15, 0.3}) {
    const std::int64_t needed = *sample_per_arm(0.1, other, {});
    CHECK(power_of(0.1, other, needed, 0.05) >= 0.8);
    CHECK(power_of(0.1, other, needed - 1, 0.05) < 0.8);
    CHECK(std::abs(*smallest_noticed(0.1, needed, {}) - other) < 1e-3);
  }
}

TEST_CASE("sample: nothing tells apart what is equal, and what is hardly different is out of reach") {
  CHECK_FALSE(sample_per_arm(0.2, 0.2, {}));
  CHECK_FALSE(sample_per_arm(0.2, 0.2 + 1e-9, {}));
  CHECK_FALSE(sample_per_arm_of_means(0, 3, {}));
  CHECK_FALSE(sample_per_arm_of_means(1e-9, 3, {}));
  CHECK(sample_per_arm_of_means(1, 0, {}) == 2);
  CHECK_FALSE(smallest_noticed(0.9, 3, {}));
  CHECK_FALSE(smallest_noticed(1, 1000, {}));
  CHECK(sample_per_arm(0, 1, {}) >= 1);
}

TEST_CASE("interval: of a share, as R's prop.test without correction") {
  const auto rows = by_r("proportion");
  REQUIRE(rows.size() > 100);
  for (const Row& row : rows) {
    const Interval found = interval_of(Proportion{whole(row[0]), whole(row[1])}, row[2]);
    INFO(row[0] << " of " << row[1]);
    CHECK(near(found.low, row[3]));
    CHECK(near(found.high, row[4]));
    CHECK(found.contains(row[0] / row[1]));
  }
}

TEST_CASE("difference: of two shares, as R's prop.test without correction") {
  const auto rows = by_r("proportions");
  REQUIRE(rows.size() > 200);
  for (const Row& row : rows) {
    const Proportion first{whole(row[0]), whole(row[1])}, second{whole(row[2]), whole(row[3])};
    const Difference found = difference_of(first, second, row[4]);
    INFO(row[0] << " of " << row[1] << " against " << row[2] << " of " << row[3]);
    CHECK(near(found.interval.low, row[5]));
    CHECK(near(found.interval.high, row[6]));
    CHECK(near(found.p_value, row[7]));
    const Difference turned = difference_of(second, first, row[4]);
    CHECK(near(turned.p_value, found.p_value));
    CHECK(near(turned.interval.low, -found.interval.high));
  }
}

TEST_CASE("difference: of two means by Welch, and the interval of one, as R's t.test") {
  const auto rows = by_r("means");
  REQUIRE(rows.size() > 100);
  for (const Row& row : rows) {
    const Mean first{row[0], row[1], whole(row[2])}, second{row[3], row[4], whole(row[5])};
    const Difference found = difference_of(first, second, row[6]);
    INFO(row[0] << " against " << row[3]);
    CHECK(near(found.interval.low, row[7]));
    CHECK(near(found.interval.high, row[8]));
    CHECK(near(found.p_value, row[9]));
    const Interval alone = interval_of(first, row[6]);
    CHECK(near(alone.low, row[10]));
    CHECK(near(alone.high, row[11]));
  }
}

TEST_CASE("difference: where nothing varies") {
  CHECK(difference_of(Proportion{0, 10}, Proportion{0, 20}, 0.95).p_value == 1);
  CHECK(difference_of(Proportion{10, 10}, Proportion{20, 20}, 0.95).p_value == 1);
  CHECK(difference_of(Mean{3, 0, 5}, Mean{3, 0, 5}, 0.95).p_value == 1);
  const Difference apart = difference_of(Mean{3, 0, 5}, Mean{2, 0, 5}, 0.95);
  CHECK(apart.p_value == 0);
  CHECK(apart.interval.low == 1);
}

// Armitage, McPherson and Rowe (1969), table 2: at 5 %.
TEST_CASE("looks: whoever looks often is alarmed often") {
  const std::map<int, double> published{{1, 0.050}, {2, 0.083},  {3, 0.107},  {4, 0.126},
                                        {5, 0.142}, {10, 0.193}, {20, 0.248}, {50, 0.320}};
  for (const auto& [looks, rate] : published) {
    INFO(looks);
    CHECK(std::abs(false_alarms_of_looks(0.05, looks) - rate) < 0.001);
  }
  CHECK(false_alarms_of_looks(0.05, kMaxLooks + 5) == false_alarms_of_looks(0.05, kMaxLooks));
}

TEST_CASE("many comparisons: one of them is called real sooner or later") {
  CHECK(near(false_alarms_of_many(0.05, 1), 0.05));
  CHECK(std::abs(false_alarms_of_many(0.05, 20) - 0.6415) < 1e-4);
}
