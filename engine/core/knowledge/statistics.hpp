// What a sample can show: intervals, tests and the samples that an effect needs. Pure; any thread.
// Probabilities and shares lie between 0 and 1, a confidence of 0.95 means 95 %. Formulas are those of R's
// stats package: prop.test(correct = FALSE), t.test (Welch), power.prop.test and power.t.test, so that
// anybody can check a figure there. Asked for what has no answer (no trials, more successes than trials, a
// confidence of 1), they abort: whoever calls has checked its input with the limits below.
#pragma once

#include <cstdint>
#include <optional>

namespace counterweight::core {

// `successes` of `trials`: 0 <= successes <= trials, trials >= 1.
struct Proportion {
  std::int64_t successes = 0, trials = 0;
  double rate() const { return static_cast<double>(successes) / static_cast<double>(trials); }
  friend bool operator==(const Proportion&, const Proportion&) = default;
};

// Of `size` measurements: size >= 2, deviation (of the sample, n - 1) >= 0.
struct Mean {
  double mean = 0, deviation = 0;
  std::int64_t size = 0;
  friend bool operator==(const Mean&, const Mean&) = default;
};

struct Interval {
  double low = 0, high = 0;
  bool contains(double value) const { return low <= value && value <= high; }
};

// The first minus the second, what it may be, and how often chance alone would part them as far or farther.
struct Difference {
  double estimate = 0;
  Interval interval;
  double p_value = 1;
};

// Wilson's interval.
Interval interval_of(Proportion sample, double confidence);
// Student's interval.
Interval interval_of(Mean sample, double confidence);

// Pearson's chi-squared test with one degree of freedom, and the interval of the difference with unpooled
// variance. Where every trial of both, or none, was a success, nothing parts them: the p-value is 1.
Difference difference_of(Proportion first, Proportion second, double confidence);
// Welch's test: the variances need not be equal. Where neither varies, the p-value is 1 for equal means and
// else 0.
Difference difference_of(Mean first, Mean second, double confidence);

// How sure a test is to be: the share of false alarms, and of real effects that are noticed.
struct Strength {
  double false_alarms = 0.05;  // alpha, two-sided
  double noticed = 0.8;        // power
  friend bool operator==(const Strength&, const Strength&) = default;
};

constexpr std::int64_t kMaxSample = 1'000'000'000'000;  // what would need more is called out of reach

// The sample in each of two arms that tells one share from the other: two proportions, two-sided, with the
// pooled variance under the null hypothesis. Rounded up. Nothing when the shares are equal or it is out of
// reach.
std::optional<std::int64_t> sample_per_arm(double one, double other, Strength strength);
// The same for means that lie `delta` apart, with a common deviation.
std::optional<std::int64_t> sample_per_arm_of_means(double delta, double deviation, Strength strength);

// The sample of one group whose interval reaches `margin` above and below, by the normal distribution;
// `spread` is the deviation of one measurement, of a share p the root of p (1 - p). Nothing when it is out of
// reach.
std::optional<std::int64_t> sample_for_margin(double spread, double margin, double confidence);

// The share of real effects of this size that `per_arm` in each arm notices.
double power_of(double one, double other, std::int64_t per_arm, double false_alarms);

// The smallest share above `base` that `per_arm` in each arm tells from it; nothing where even 1 is too near.
std::optional<double> smallest_noticed(double base, std::int64_t per_arm, Strength strength);

// The chance that at least one of so many comparisons is called real though none is.
double false_alarms_of_many(double false_alarms, std::int64_t comparisons);

// The chance of a false alarm when the test is done after each of so many equal parts of the sample and
// stopped at the first that is called real (Armitage, McPherson and Rowe 1969). At most kMaxLooks are told
// apart.
constexpr int kMaxLooks = 50;
double false_alarms_of_looks(double false_alarms, int looks);

}  // namespace counterweight::core
