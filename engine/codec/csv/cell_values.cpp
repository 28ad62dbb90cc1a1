#include "engine/codec/csv/cell_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace counterweight::codec::csv {
namespace {

constexpr std::string_view kMinus = "\u2212", kNoBreak = "\u00a0", kNarrowNoBreak = "\u202f",
                           kThin = "\u2009";
constexpr double kLargest = 1e15;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of the space that the text begins with; 0 where it begins with none.
std::size_t space_at(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  for (const std::string_view space : {kNoBreak, kNarrowNoBreak, kThin})
    if (text.starts_with(space)) return space.size();
  return 0;
}

std::size_t space_before_end(std::string_view text) {
  if (text.ends_with(' ') || text.ends_with('\t')) return 1;
  for (const std::string_view space : {kNoBreak, kNarrowNoBreak, kThin})
    if (text.ends_with(space)) return space.size();
  return 0;
}

// Groups of three behind a first of one to three.
bool are_thousands(const std::vector<std::string>& groups) {
  if (groups.size() < 2) return true;
  if (groups.front().empty() || groups.front().size() > 3) return false;
  return std::all_of(groups.begin() + 1, groups.end(),
                     [](const std::string& each) { return each.size() == 3; });
}

// The digits before the decimal separator, in groups, and those behind it.
struct Written {
  std::vector<std::string> groups{{}};
  std::optional<std::string> fraction;
};

// What parts thousands is `thousands` or a space; what stands before the fraction is `decimal`.
std::optional<Written> written(std::string_view text, char decimal, char thousands) {
  Written out;
  while (!text.empty()) {
    if (const std::size_t space = space_at(text);
        space > 0 || text.front() == thousands || text.front() == '\'') {
      if (out.fraction) return std::nullopt;
      out.groups.emplace_back();
      text.remove_prefix(std::max<std::size_t>(1, space));
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (c == decimal && !out.fraction)
      out.fraction.emplace();
    else if (!is_digit(c))
      return std::nullopt;
    else
      (out.fraction ? *out.fraction : out.groups.back()) += c;
  }
  return out;
}

std::optional<double> value_of(const Written& written) {
  if (!are_thousands(written.groups)) return std::nullopt;
  std::string digits;
  for (const std::string& group : written.groups) digits += group;
  if (digits.empty() && (!written.fraction || written.fraction->empty())) return std::nullopt;
  digits = "0" + digits + "." + written.fraction.value_or("") + "0";
  double out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc{} || end != digits.data() + digits.size() || out > kLargest) return std::nullopt;
  return out;
}

// Of the two that may part digits, the one that stands last and once.
char decimal_of(std::string_view text) {
  const std::size_t comma = text.rfind(','), point = text.rfind('.');
  if (comma == std::string_view::npos && point == std::string_view::npos) return '.';
  if (comma == std::string_view::npos) return std::count(text.begin(), text.end(), '.') > 1 ? ',' : '.';
  if (point == std::string_view::npos) return std::count(text.begin(), text.end(), ',') > 1 ? '.' : ',';
  return comma > point ? ',' : '.';
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> out;
  for (std::size_t end; (end = text.find(by)) != std::string_view::npos; text.remove_prefix(end + 1))
    out.push_back(text.substr(0, end));
  out.push_back(text);
  return out;
}

std::optional<Date> day_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::optional<Date> plain_date(std::string_view text) {
  for (const char by : {'.', '/', '-'}) {
    const auto parts = split(text, by);
    if (parts.size() != 3) continue;
    if (parts[0].size() == 4)
      return day_of(small_number(parts[0]), small_number(parts[1]), small_number(parts[2]));
    auto year = small_number(parts[2]);
    if (year && parts[2].size() == 2)
      *year += 2000;
    else if (parts[2].size() != 4)
      return std::nullopt;
    return day_of(year, small_number(parts[1]), small_number(parts[0]));
  }
  return std::nullopt;
}

std::optional<int> minutes_of(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto hours = small_number(parts[0]), minutes = small_number(parts[1]);
  if (!hours || !minutes || *hours > 23 || *minutes > 59 || parts[1].size() != 2) return std::nullopt;
  if (parts.size() == 3) {
    const auto seconds = small_number(parts[2].substr(0, parts[2].find('.')));
    if (!seconds || *seconds > 60) return std::nullopt;
  }
  return *hours * 60 + *minutes;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (const std::size_t space = space_at(cell)) cell.remove_prefix(space);
  while (const std::size_t space = space_before_end(cell)) cell.remove_suffix(space);
  return cell;
}

std::optional<double> number_in(std::string_view cell) {
  std::string_view text = trimmed(cell);
  bool negative = false;
  for (const std::string_view sign : {std::string_view{"-"}, kMinus, std::string_view{"+"}})
    if (text.starts_with(sign)) {
      negative = sign != "+";
      text.remove_prefix(sign.size());
      break;
    }
  text = trimmed(text);
  const char decimal = decimal_of(text);
  const auto found = written(text, decimal, decimal == ',' ? '.' : ',');
  const auto value = found ? value_of(*found) : std::nullopt;
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

std::optional<double> share_in(std::string_view cell) {
  std::string_view text = trimmed(cell);
  if (!text.ends_with('%')) return number_in(text);
  text.remove_suffix(1);
  const auto value = number_in(text);
  return value ? std::optional{*value / 100} : std::nullopt;
}

std::optional<std::int64_t> count_in(std::string_view cell) {
  const auto value = number_in(cell);
  if (!value || *value < 0 || *value != std::floor(*value)) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::optional<Moment> moment_in(std::string_view cell) {
  std::string_view text = trimmed(cell);
  const std::size_t end = std::min({text.find(' '), text.find('T'), text.find(','), text.find(kNoBreak)});
  const auto date = plain_date(text.substr(0, end));
  if (!date) return std::nullopt;
  if (end == std::string_view::npos) return Moment{*date, 0};
  text.remove_prefix(end);
  while (!text.empty() && (text.front() == ',' || text.front() == 'T' || space_at(text) > 0))
    text.remove_prefix(std::max<std::size_t>(1, space_at(text)));
  if (text.empty()) return Moment{*date, 0};
  const auto minutes = minutes_of(text);
  return minutes ? std::optional{Moment{*date, *minutes}} : std::nullopt;
}

std::optional<Date> date_in(std::string_view cell) {
  const auto moment = moment_in(cell);
  return moment ? std::optional{moment->date} : std::nullopt;
}

}  // namespace counterweight::codec::csv
