#include "engine/core/knowledge/figure.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/knowledge/number_words.hpp"

namespace counterweight::core {
namespace {

constexpr Noun kTimes{"time", "times", "раз", "раза", "раз"};
constexpr Noun kMeasurements{"measurement", "measurements", "измерение", "измерения", "измерений"};
constexpr Noun kWeeks{"week", "weeks", "неделя", "недели", "недель"};

bool compares(FigureForm form) {
  return form == FigureForm::shares || form == FigureForm::means;
}

bool is_share(FigureForm form) {
  return form == FigureForm::share || form == FigureForm::shares;
}

class Checking {
 public:
  explicit Checking(const Figure& figure) : f_(figure) {}

  Status run() {
    check_group(f_.first, "/first");
    if (compares(f_.form)) check_group(f_.second, "/second");
    check_claim();
    if (!(f_.strength.false_alarms > 0 && f_.strength.false_alarms < f_.strength.noticed &&
          f_.strength.noticed < 1))
      problem(
          "invalid.strength", "/strength",
          say("Expected false alarms above 0 and below the share that is noticed, which is below 1.",
              "Доля ложных тревог должна быть больше 0 и меньше доли замеченных эффектов, а та — меньше 1."));
    if (!(f_.confidence > 0 && f_.confidence < 1))
      problem("invalid.strength", "/confidence",
              say("Expected a confidence above 0 and below 1.", "Доверие должно быть больше 0 и меньше 1."));
    if (f_.looks < 1 || f_.comparisons < 1 || f_.comparisons > kMaxComparisons)
      problem("invalid.looks", f_.looks < 1 ? "/looks" : "/comparisons",
              say("Expected 1 or more, and at most {} comparisons.",
                  "Нужно число от 1; сравнений не больше {}.", kMaxComparisons));
    if (f_.a_week && *f_.a_week < 1)
      problem("invalid.looks", "/a_week",
              say("Expected how many come in a week: 1 or more.",
                  "Укажите, сколько прибавляется за неделю: от 1."));
    if (problems_.empty()) return Done{};
    return together(std::move(problems_));
  }

 private:
  void problem(std::string code, std::string pointer, Text sentence) {
    problems_.push_back({std::move(code), std::move(sentence), std::move(pointer)});
  }

  void check_group(const Group& group, const std::string& at) {
    if (is_share(f_.form)) {
      const Proportion& share = group.share;
      if (share.trials < 1 || share.trials > kMaxSample || share.successes < 0 ||
          share.successes > share.trials)
        problem("invalid.sample", at,
                say("Expected at least 1 who was asked, and of them 0 to all who said yes; found {} of {}.",
                    "Нужен хотя бы 1 опрошенный, и ответивших «да» от 0 до всех; указано {} из {}.",
                    share.successes, share.trials));
    } else if (const Mean& mean = group.mean; mean.size < 2 || mean.size > kMaxSample ||
                                              !(mean.deviation >= 0) || !std::isfinite(mean.mean) ||
                                              !std::isfinite(mean.deviation)) {
      problem("invalid.sample", at,
              say("Expected at least 2 measurements and a deviation of 0 or more; found {}.",
                  "Нужно не меньше 2 измерений и отклонение от 0; указано {}.",
                  counted(mean.size, kMeasurements)));
    }
  }

  void check_claim() {
    if (!f_.claim) return;
    const double claim = *f_.claim;
    const bool good = compares(f_.form)
                          ? (is_share(f_.form) ? claim >= 0 && claim <= 1 : std::isfinite(claim))
                          : claim > 0 && (is_share(f_.form) ? claim < 1 : std::isfinite(claim));
    if (good) return;
    problem("invalid.claim", "/claim",
            compares(f_.form)
                ? say("Expected what the second group is claimed to reach: a share from 0 to 1, or a mean.",
                      "Укажите, чего, по утверждению, достигает вторая группа: долю от 0 до 1 или среднее.")
                : say("Expected how exact it claims to be: more than 0, and for a share less than 1.",
                      "Укажите заявленную точность: больше 0, а для доли меньше 1."));
  }

  const Figure& f_;
  std::vector<Refusal> problems_;
};

class Judging {
 public:
  explicit Judging(const Figure& figure) : f_(figure), alpha_(figure.strength.false_alarms) {
    alpha_ /= static_cast<double>(f_.comparisons);  // Bonferroni's correction
  }

  FigureVerdict run() {
    out_.has = size_of(f_.first);
    if (compares(f_.form)) {
      out_.has = std::min(out_.has, size_of(f_.second));
      compare();
    } else {
      show_one();
    }
    if (f_.claim) measure_by_claim();
    warn();
    return std::move(out_);
  }

 private:
  std::int64_t size_of(const Group& group) const {
    return is_share(f_.form) ? group.share.trials : group.mean.size;
  }
  Text value(double number) const {
    return is_share(f_.form) ? share_words(number) : number_words(number, 2);
  }
  Text difference(double number) const {
    return is_share(f_.form) ? points_words(number) : number_words(number, 2);
  }
  void add(Text sentence) { out_.sentences.push_back(std::move(sentence)); }

  void show_one() {
    if (is_share(f_.form)) {
      const Proportion& share = f_.first.share;
      out_.interval = interval_of(share, f_.confidence);
      add(say("{} of {} are {}; the share of all like them lies between {} and {}, {} sure.",
              "{} из {} — это {}; доля среди всех таких лежит между {} и {}, с доверием {}.",
              whole_words(share.successes), whole_words(share.trials), share_words(share.rate()),
              value(out_.interval.low), value(out_.interval.high), share_words(f_.confidence)));
    } else {
      const Mean& mean = f_.first.mean;
      out_.interval = interval_of(mean, f_.confidence);
      add(say("The mean of {} is {}; that of all like them lies between {} and {}, {} sure.",
              "Среднее по {} измерениям — {}; среднее по всем таким лежит между {} и {}, с доверием {}.",
              whole_words(mean.size), value(mean.mean), value(out_.interval.low), value(out_.interval.high),
              share_words(f_.confidence)));
    }
  }

  void compare() {
    const Difference found = is_share(f_.form) ? difference_of(f_.second.share, f_.first.share, f_.confidence)
                                               : difference_of(f_.second.mean, f_.first.mean, f_.confidence);
    out_.interval = found.interval;
    out_.p_value = found.p_value;
    out_.parted = found.p_value < alpha_;
    const double first = is_share(f_.form) ? f_.first.share.rate() : f_.first.mean.mean;
    add(say("From {} to {}: a difference of {}, which lies between {} and {}, {} sure.",
            "С {} до {}: разница {}, и лежит она между {} и {}, с доверием {}.", value(first),
            value(first + found.estimate), difference(found.estimate), difference(found.interval.low),
            difference(found.interval.high), share_words(f_.confidence)));
    add(out_.parted
            ? say("If nothing had changed, chance would part them so {}: something did change.",
                  "Если бы ничего не изменилось, случай развёл бы их так {}: что-то изменилось.",
                  odds_words(found.p_value))
            : say("If nothing had changed, chance would part them so {}: this sample does not show that "
                  "anything did. Nor does it show that nothing did.",
                  "Если бы ничего не изменилось, случай развёл бы их так {}: эта выборка не показывает, что "
                  "что-то изменилось. Но и обратного она не показывает.",
                  odds_words(found.p_value)));
  }

  // The sample of each group that the claim needs.
  std::optional<std::int64_t> needed() const {
    const Strength strength{alpha_, f_.strength.noticed};
    if (f_.form == FigureForm::shares) return sample_per_arm(f_.first.share.rate(), *f_.claim, strength);
    if (f_.form == FigureForm::means)
      return sample_per_arm_of_means(*f_.claim - f_.first.mean.mean,
                                     std::max(f_.first.mean.deviation, f_.second.mean.deviation), strength);
    const double spread = is_share(f_.form) ? spread_of(f_.first.share) : f_.first.mean.deviation;
    return sample_for_margin(spread, *f_.claim, f_.confidence);
  }

  // Of a share that is 0 or 1 so far, what one more answer the other way would make of it.
  static double spread_of(Proportion share) {
    double rate = share.rate();
    if (share.successes == 0 || share.successes == share.trials)
      rate = 1.0 / static_cast<double>(share.trials + 1);
    return std::sqrt(rate * (1 - rate));
  }

  void measure_by_claim() {
    out_.needed = needed();
    out_.enough = out_.needed && out_.has >= *out_.needed ? Enough::yes : Enough::no;
    if (!out_.needed) {
      add(say("No sample in reach would show what is claimed: it is what there was before.",
              "Заявленное не покажет никакая достижимая выборка: оно не отличается от того, что было."));
      return;
    }
    say_needed();
    if (out_.enough == Enough::no) say_lacking();
  }

  void say_needed() {
    const Text sample = whole_words(*out_.needed), has = whole_words(out_.has);
    if (!compares(f_.form))
      return add(say("To be exact to {} above and below, {} are needed; there are {}.",
                     "Чтобы знать с точностью до {} в обе стороны, нужно {}; есть {}.", difference(*f_.claim),
                     sample, has));
    const double first = is_share(f_.form) ? f_.first.share.rate() : f_.first.mean.mean;
    add(say("To notice a change from {} to {} {}, {} are needed in each group ({}); there are {}.",
            "Чтобы заметить изменение с {} до {} {}, в каждой группе нужно {} ({}); есть {}.", value(first),
            value(*f_.claim), odds_words(f_.strength.noticed), sample, formula(), has));
  }

  Text formula() const {
    return is_share(f_.form)
               ? say("two-sided test at {}, pooled variance, as “power.prop.test” in R",
                     "двусторонний критерий на уровне {}, объединённая дисперсия, как «power.prop.test» в R",
                     share_words(alpha_))
               : say("two-sided t-test at {}, as “power.t.test” in R",
                     "двусторонний t-критерий на уровне {}, как «power.t.test» в R", share_words(alpha_));
  }

  void say_lacking() {
    if (f_.a_week) {
      const std::int64_t groups = compares(f_.form) ? 2 : 1;
      const std::int64_t lacking = (*out_.needed - out_.has) * groups;
      out_.weeks = (lacking + *f_.a_week - 1) / *f_.a_week;
      add(say("At {} a week that takes {} more.", "При {} в неделю на это уйдёт ещё {}.",
              whole_words(*f_.a_week), counted(*out_.weeks, kWeeks)));
    }
    if (f_.form != FigureForm::shares) return;
    const double base = f_.first.share.rate();
    if (const auto least = smallest_noticed(base, out_.has, {alpha_, f_.strength.noticed}))
      add(say("With {} in each group, a rise from {} is noticed from {} on.",
              "При {} в каждой группе рост с {} заметен начиная с {}.", whole_words(out_.has),
              share_words(base), share_words(*least)));
  }

  void warn() {
    if (compares(f_.form) && f_.looks > 1)
      out_.warnings.push_back(say(
          "It was looked at {} before it was ended: then a difference that is none is called real "
          "{}, and not {}. "
          "Settle the sample first, and look once.",
          "До остановки на неё посмотрели {}: тогда разницу, которой нет, объявляют настоящей {}, а "
          "не {}. "
          "Сначала назначьте размер выборки и смотрите один раз.",
          counted(f_.looks, kTimes), odds_words(false_alarms_of_looks(f_.strength.false_alarms, f_.looks)),
          odds_words(f_.strength.false_alarms)));
    if (f_.comparisons > 1)
      out_.warnings.push_back(
          say("It is one of {} comparisons: {} at least one of them looks real by chance. Each is held to {} "
              "instead of {} "
              "(Bonferroni).",
              "Это одно из {} сравнений: {} хотя бы одно выглядит настоящим случайно. Поэтому уровень "
              "каждого — {} вместо {} "
              "(поправка Бонферрони).",
              whole_words(f_.comparisons),
              odds_words(false_alarms_of_many(f_.strength.false_alarms, f_.comparisons)), share_words(alpha_),
              share_words(f_.strength.false_alarms)));
  }

  const Figure& f_;
  double alpha_;
  FigureVerdict out_;
};

}  // namespace

Status check_figure(const Figure& figure) {
  return Checking{figure}.run();
}

FigureVerdict verdict_of(const Figure& figure) {
  return Judging{figure}.run();
}

}  // namespace counterweight::core
