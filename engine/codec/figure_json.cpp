#include "engine/codec/figure_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

constexpr std::size_t kMaxDigits = 15;  // before the point, and behind it

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= kMaxDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "12.5": digits, and behind a point more of them; a minus before them.
std::optional<double> decimal_in(std::string_view text) {
  std::string_view digits = text.substr(text.starts_with('-'));
  const std::size_t point = digits.find('.');
  if (!is_digits(digits.substr(0, point))) return std::nullopt;
  if (point != std::string_view::npos && !is_digits(digits.substr(point + 1))) return std::nullopt;
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

class Reading {
 public:
  Reading(const json& body, std::string at) : body_(body), at_(std::move(at)) {}

  Result<Figure> run() {
    ObjectReader reader{body_, at_, problems_};
    out_.form = reader.word<FigureForm>("form");
    const bool compares = out_.form == FigureForm::shares || out_.form == FigureForm::means;
    out_.first = group(reader, "first");
    if (compares)
      out_.second = group(reader, "second");
    else if (reader.object_or_null("second") != nullptr)
      problems_.push_back({"invalid.shape",
                           say("Only a comparison has a second.", "Вторая группа есть только у сравнения."),
                           at_ + "/second"});
    out_.claim = decimal_or_none(reader, "claim");
    out_.strength.false_alarms = decimal_or_none(reader, "false_alarms").value_or(out_.strength.false_alarms);
    out_.strength.noticed = decimal_or_none(reader, "noticed").value_or(out_.strength.noticed);
    out_.confidence = decimal_or_none(reader, "confidence").value_or(out_.confidence);
    out_.looks = static_cast<int>(std::clamp<std::int64_t>(whole(reader, "looks"), 0, kMaxComparisons));
    out_.comparisons = whole(reader, "comparisons");
    out_.a_week = reader.integer_or_none("a_week");
    reader.finish();
    if (!problems_.empty()) return together(std::move(problems_));
    if (const Status status = check_figure(out_); !status.ok()) return within(status.refusal());
    return out_;
  }

 private:
  Refusal within(Refusal refusal) const {
    refusal.pointer = at_ + refusal.pointer;
    for (Refusal& each : refusal.also) each.pointer = at_ + each.pointer;
    return refusal;
  }

  static std::int64_t whole(ObjectReader& reader, const std::string& key) {
    return reader.integer_or_none(key).value_or(1);
  }

  std::optional<double> decimal_or_none(ObjectReader& reader, const std::string& key) {
    const std::string text = reader.text_or(key, {});
    if (!reader.has(key)) return std::nullopt;
    return number_in(text, reader.at() + "/" + key);
  }

  double decimal(ObjectReader& reader, const std::string& key) {
    return number_in(reader.text(key), reader.at() + "/" + key);
  }

  // A text that is missing or none has been told already.
  double number_in(const std::string& text, std::string pointer) {
    if (const auto value = decimal_in(text)) return *value;
    if (std::none_of(problems_.begin(), problems_.end(),
                     [&](const Refusal& each) { return each.pointer == pointer; }))
      problems_.push_back({"invalid.shape",
                           say("Expected a number as text, e.g. `12.5`, but found {}.",
                               "Нужно число строкой, например `12.5`, а указано {}.", in_backticks(text)),
                           std::move(pointer)});
    return 0;
  }

  Group group(ObjectReader& reader, const std::string& key) {
    Group out;
    const json* object = reader.object(key);
    if (object == nullptr) return out;
    ObjectReader in{*object, at_ + "/" + key, problems_};
    if (out_.form == FigureForm::share || out_.form == FigureForm::shares) {
      out.share.successes = in.integer("yes");
      out.share.trials = in.integer("of");
    } else {
      out.mean.mean = decimal(in, "mean");
      out.mean.deviation = decimal(in, "deviation");
      out.mean.size = in.integer("of");
    }
    in.finish();
    return out;
  }

  const json& body_;
  std::string at_;
  std::vector<Refusal> problems_;
  Figure out_;
};

// As many digits as tell it from its neighbours for whoever reads it; a program that needs more has the
// formula.
json decimal_json(double value) {
  std::string text = fmt::format("{:.9f}", value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

// The shortest digits that read back as this very number.
std::string exact(double value) {
  std::array<char, 400> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}

json sentences_json(const std::vector<Text>& sentences, Language language) {
  json out = json::array();
  for (const Text& each : sentences) out.push_back(each.in(language));
  return out;
}

}  // namespace

Result<Figure> read_figure(const json& body, const std::string& at) {
  return Reading{body, at}.run();
}

json figure_json(const Figure& figure) {
  const bool shares = figure.form == FigureForm::share || figure.form == FigureForm::shares;
  const auto group = [&](const Group& each) -> json {
    if (shares) return {{"yes", each.share.successes}, {"of", each.share.trials}};
    return {
        {"mean", exact(each.mean.mean)}, {"deviation", exact(each.mean.deviation)}, {"of", each.mean.size}};
  };
  json out{{"form", word(figure.form)},
           {"first", group(figure.first)},
           {"false_alarms", exact(figure.strength.false_alarms)},
           {"noticed", exact(figure.strength.noticed)},
           {"confidence", exact(figure.confidence)},
           {"looks", figure.looks},
           {"comparisons", figure.comparisons}};
  if (figure.form == FigureForm::shares || figure.form == FigureForm::means)
    out["second"] = group(figure.second);
  if (figure.claim) out["claim"] = exact(*figure.claim);
  if (figure.a_week) out["a_week"] = *figure.a_week;
  return out;
}

json figure_verdict_json(const FigureVerdict& verdict, Language language) {
  return {{"enough", word(verdict.enough)},
          {"needed", or_null(verdict.needed)},
          {"has", verdict.has},
          {"weeks", or_null(verdict.weeks)},
          {"interval",
           {{"low", decimal_json(verdict.interval.low)}, {"high", decimal_json(verdict.interval.high)}}},
          {"p_value", verdict.p_value ? decimal_json(*verdict.p_value) : json(nullptr)},
          {"parted", verdict.p_value ? json(verdict.parted) : json(nullptr)},
          {"sentences", sentences_json(verdict.sentences, language)},
          {"warnings", sentences_json(verdict.warnings, language)}};
}

}  // namespace counterweight::codec
