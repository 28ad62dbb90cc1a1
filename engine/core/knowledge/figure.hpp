// A figure that is offered as evidence: what its sample can show, what it cannot, and the sample that its
// claim would need. Pure; any thread. Throws nothing: check_figure() says first what is wrong with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/core/knowledge/statistics.hpp"

namespace counterweight::core {

enum class FigureForm { share, mean, shares, means };  // of one group; of two that are compared

// One group of people or orders: a share has successes, a mean its deviation.
struct Group {
  Proportion share;
  Mean mean;
  friend bool operator==(const Group&, const Group&) = default;
};

struct Figure {
  FigureForm form = FigureForm::share;
  Group first;   // of a comparison: the usual one
  Group second;  // the one with the change
  // Of one group: how exact it claims to be, to so much above and below (share or units). Of a comparison:
  // what the second is claimed to reach, a share or a mean.
  std::optional<double> claim;
  Strength strength;
  double confidence = 0.95;
  int looks = 1;                       // how often it was looked at before it was ended
  std::int64_t comparisons = 1;        // how many were made, of which this is one
  std::optional<std::int64_t> a_week;  // how many more come in a week, in both groups together
  friend bool operator==(const Figure&, const Figure&) = default;
};

constexpr int kMaxComparisons = 10'000;

// Every problem at once: `invalid.sample`, `invalid.claim`, `invalid.strength`, `invalid.looks`, with
// pointers into a metric.
Status check_figure(const Figure& figure);

enum class Enough { yes, no, unclaimed };  // unclaimed: there is no claim to measure the sample by

struct FigureVerdict {
  Enough enough = Enough::unclaimed;
  std::optional<std::int64_t> needed;  // per group; nothing without a claim or out of reach
  std::int64_t has = 0;                // in the smaller group
  std::optional<std::int64_t> weeks;   // until it is there
  Interval interval;                   // of the share, the mean or the difference (second minus first)
  std::optional<double> p_value;       // of a comparison
  bool parted = false;          // a comparison that chance alone would hardly give, the others counted in
  std::vector<Text> sentences;  // what it shows, what it needs
  std::vector<Text> warnings;   // looked at often, one of many
};

// Of a figure that check_figure() let pass.
FigureVerdict verdict_of(const Figure& figure);

}  // namespace counterweight::core
