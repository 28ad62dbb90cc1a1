#include "engine/core/knowledge/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "base/check.hpp"

namespace counterweight::core {
namespace {

namespace math = boost::math;

// The point that a standard normal value exceeds with this probability.
double normal_above(double probability) {
  return math::quantile(math::complement(math::normal{}, probability));
}

double normal_below(double value) {
  return math::cdf(math::normal{}, value);
}

void check_confidence(double confidence) {
  CHECK_THAT_IS(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
}

void check_sample(Proportion sample) {
  CHECK_THAT_IS(sample.trials >= 1 && sample.successes >= 0 && sample.successes <= sample.trials,
                "successes are some of the trials");
}

void check_sample(const Mean& sample) {
  CHECK_THAT_IS(sample.size >= 2 && sample.deviation >= 0, "a deviation needs two measurements");
}

void check_strength(Strength strength) {
  CHECK_THAT_IS(strength.false_alarms > 0 && strength.false_alarms < 1 &&
                    strength.noticed > strength.false_alarms && strength.noticed < 1,
                "a test notices more than chance does, and less than everything");
}

double size_of(std::int64_t count) {
  return static_cast<double>(count);
}

std::optional<std::int64_t> rounded_up(double sample) {
  if (!(sample <= size_of(kMaxSample))) return std::nullopt;
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(sample)));
}

double square(double value) {
  return value * value;
}

// power.t.test, two samples, two-sided, strict = FALSE: the other tail is left out.
double power_of_means(double delta, double deviation, double per_arm, double false_alarms) {
  const double freedom = std::max(1e-7, per_arm - 1) * 2;
  const double limit = math::quantile(math::complement(math::students_t{freedom}, false_alarms / 2));
  const double away = std::sqrt(per_arm / 2) * delta / deviation;
  // So far away only the deviation is left to chance, and Boost's series has no end.
  if (away > 1e4) return math::cdf(math::chi_squared{freedom}, freedom * square(away / limit));
  return math::cdf(math::complement(math::non_central_t{freedom, away}, limit));
}

}  // namespace

Interval interval_of(Proportion sample, double confidence) {
  check_sample(sample);
  check_confidence(confidence);
  const double n = size_of(sample.trials), p = sample.rate();
  const double z = normal_above((1 - confidence) / 2);
  const double half = square(z) / (2 * n);
  const double middle = p + half, width = z * std::sqrt((p * (1 - p) + half / 2) / n);
  const double scale = 1 + 2 * half;
  // At the ends exactly: there both terms are equal, but for rounding.
  return {sample.successes == 0 ? 0 : (middle - width) / scale,
          sample.successes == sample.trials ? 1 : (middle + width) / scale};
}

Interval interval_of(Mean sample, double confidence) {
  check_sample(sample);
  check_confidence(confidence);
  const math::students_t distribution{size_of(sample.size) - 1};
  const double width = math::quantile(math::complement(distribution, (1 - confidence) / 2)) *
                       sample.deviation / std::sqrt(size_of(sample.size));
  return {sample.mean - width, sample.mean + width};
}

Difference difference_of(Proportion first, Proportion second, double confidence) {
  check_sample(first);
  check_sample(second);
  check_confidence(confidence);
  const double n1 = size_of(first.trials), n2 = size_of(second.trials);
  const double p1 = first.rate(), p2 = second.rate();
  Difference out;
  out.estimate = p1 - p2;
  const double width =
      normal_above((1 - confidence) / 2) * std::sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
  out.interval = {std::max(-1.0, out.estimate - width), std::min(1.0, out.estimate + width)};
  const double pooled = size_of(first.successes + second.successes) / (n1 + n2);
  if (pooled <= 0 || pooled >= 1) return out;
  const double chi = square(out.estimate) / (pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  out.p_value = math::cdf(math::complement(math::chi_squared{1}, chi));
  return out;
}

Difference difference_of(Mean first, Mean second, double confidence) {
  check_sample(first);
  check_sample(second);
  check_confidence(confidence);
  const double v1 = square(first.deviation) / size_of(first.size),
               v2 = square(second.deviation) / size_of(second.size);
  Difference out;
  out.estimate = first.mean - second.mean;
  const double error = std::sqrt(v1 + v2);
  if (error <= 0) {
    out.interval = {out.estimate, out.estimate};
    out.p_value = first.mean == second.mean ? 1 : 0;
    return out;
  }
  const double freedom =
      square(v1 + v2) / (square(v1) / (size_of(first.size) - 1) + square(v2) / (size_of(second.size) - 1));
  const math::students_t distribution{freedom};
  const double width = math::quantile(math::complement(distribution, (1 - confidence) / 2)) * error;
  out.interval = {out.estimate - width, out.estimate + width};
  out.p_value = std::min(1.0, 2 * math::cdf(math::complement(distribution, std::abs(out.estimate) / error)));
  return out;
}

std::optional<std::int64_t> sample_per_arm(double one, double other, Strength strength) {
  check_strength(strength);
  CHECK_THAT_IS(one >= 0 && one <= 1 && other >= 0 && other <= 1, "a share lies between 0 and 1");
  if (one == other) return std::nullopt;
  const double both = one + other;
  const double null = normal_above(strength.false_alarms / 2) * std::sqrt(both * (1 - both / 2));
  const double real = normal_above(1 - strength.noticed) * std::sqrt(one * (1 - one) + other * (1 - other));
  return rounded_up(square((null + real) / (one - other)));
}

std::optional<std::int64_t> sample_for_margin(double spread, double margin, double confidence) {
  check_confidence(confidence);
  CHECK_THAT_IS(spread >= 0 && margin > 0, "a margin is more than nothing");
  return rounded_up(square(normal_above((1 - confidence) / 2) * spread / margin));
}

double power_of(double one, double other, std::int64_t per_arm, double false_alarms) {
  const double both = one + other;
  const double null = normal_above(false_alarms / 2) * std::sqrt(both * (1 - both / 2));
  const double spread = std::sqrt(one * (1 - one) + other * (1 - other));
  const double away = std::sqrt(size_of(per_arm)) * std::abs(one - other) - null;
  if (spread <= 0) return away > 0 ? 1 : 0;
  return normal_below(away / spread);
}

std::optional<double> smallest_noticed(double base, std::int64_t per_arm, Strength strength) {
  check_strength(strength);
  CHECK_THAT_IS(base >= 0 && base <= 1 && per_arm >= 1, "a share and a sample");
  const auto noticed = [&](double share) {
    return power_of(base, share, per_arm, strength.false_alarms) >= strength.noticed;
  };
  if (base >= 1 || !noticed(1)) return std::nullopt;
  double low = base, high = 1;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (noticed(middle) ? high : low) = middle;
  }
  return high;
}

std::optional<std::int64_t> sample_per_arm_of_means(double delta, double deviation, Strength strength) {
  check_strength(strength);
  CHECK_THAT_IS(deviation >= 0, "a deviation is not negative");
  delta = std::abs(delta);
  if (delta <= 0) return std::nullopt;
  if (deviation <= 0) return 2;
  const double normal =
      2 * square((normal_above(strength.false_alarms / 2) + normal_above(1 - strength.noticed)) * deviation /
                 delta);
  // Far out Student's distribution is the normal one, to less than one measurement.
  if (normal > 1e6) return rounded_up(normal + square(normal_above(strength.false_alarms / 2)) / 4);
  const auto noticed = [&](double size) {
    return power_of_means(delta, deviation, size, strength.false_alarms) >= strength.noticed;
  };
  double low = 2, high = std::max(4.0, 2 * normal + 10);
  if (noticed(low)) return 2;
  while (high - low > 1e-7 * high) {
    const double middle = (low + high) / 2;
    (noticed(middle) ? high : low) = middle;
  }
  return rounded_up(high);
}

double false_alarms_of_many(double false_alarms, std::int64_t comparisons) {
  return 1 - std::pow(1 - false_alarms, size_of(std::max<std::int64_t>(1, comparisons)));
}

// The density of the sum of k parts, where no earlier sum was called real, is folded with that of one more
// part.
double false_alarms_of_looks(double false_alarms, int looks) {
  constexpr int kPoints = 201;  // Simpson's rule; odd
  const double limit = normal_above(false_alarms / 2);
  const math::normal part;
  const auto weight = [](int i) { return i == 0 || i == kPoints - 1 ? 1.0 : i % 2 == 1 ? 4.0 : 2.0; };
  std::vector<double> density(kPoints), next(kPoints);
  double reach = limit, step = 2 * reach / (kPoints - 1), quiet = 0;
  const auto at = [](double from, double by, int i) { return -from + by * i; };
  for (int i = 0; i < kPoints; ++i)
    density[static_cast<std::size_t>(i)] = math::pdf(part, at(reach, step, i));
  for (int look = 1;; ++look) {
    quiet = 0;
    for (int i = 0; i < kPoints; ++i) quiet += weight(i) * density[static_cast<std::size_t>(i)] * step / 3;
    if (look >= std::min(looks, kMaxLooks)) return 1 - quiet;
    const double further = limit * std::sqrt(look + 1.0), further_step = 2 * further / (kPoints - 1);
    for (int i = 0; i < kPoints; ++i) {
      double sum = 0;
      for (int j = 0; j < kPoints; ++j)
        sum += weight(j) * density[static_cast<std::size_t>(j)] *
               math::pdf(part, at(further, further_step, i) - at(reach, step, j));
      next[static_cast<std::size_t>(i)] = sum * step / 3;
    }
    density.swap(next);
    reach = further;
    step = further_step;
  }
}

}  // namespace counterweight::core
