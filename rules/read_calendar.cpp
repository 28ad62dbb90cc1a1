// When a company works.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

// "09:30", at most 24:00.
std::optional<std::chrono::minutes> read_time(const JsonNode* node, Diagnostics& out) {
  const auto text = read_string(node, out);
  if (!text) return std::nullopt;
  const auto digit = [&](std::size_t at) { return (*text)[at] >= '0' && (*text)[at] <= '9'; };
  if (text->size() == 5 && digit(0) && digit(1) && (*text)[2] == ':' && digit(3) && digit(4)) {
    const int hours = std::stoi(text->substr(0, 2)), minutes = std::stoi(text->substr(3));
    if (minutes < 60 && hours * 60 + minutes <= 24 * 60) return std::chrono::minutes{hours * 60 + minutes};
  }
  out.unexpected(*node, "invalid_time", say("a time of day like `09:00`", "время суток вида `09:00`"),
                 say("hours and minutes of two digits each, `00:00` to `24:00`.",
                     "часы и минуты по две цифры, от `00:00` до `24:00`."));
  return std::nullopt;
}

void read_days(const JsonNode* node, Calendar& calendar, Diagnostics& out) {
  const auto items = read_list(node, 1, kWeekdays.size(), out);
  if (!items) return;
  calendar.works = {};
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const auto at = read_word(&item, {kWeekdays.begin(), kWeekdays.end()}, out);
    if (at && unique.add(item, item.text, out)) calendar.works[*at] = true;
  }
}

void read_holidays(const JsonNode* node, Calendar& calendar, Diagnostics& out) {
  const auto items = read_list(node, 0, kMaxHolidays, out);
  if (!items) return;
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const auto text = read_string(&item, out);
    if (!text) continue;
    if (const auto day = parse_date(*text)) {
      unique.add(item, *text, out);
      calendar.holidays.insert(*day);
    } else {
      out.unexpected(
          item, "invalid_date", say("a day like `2026-12-25`", "день вида `2026-12-25`"),
          say("year, month and day of a day that exists.", "год, месяц и день, который существует."));
    }
  }
}

}  // namespace

void read_calendar(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["calendar"];
  if (node == nullptr) return;
  Diagnostics& out = draft.out;
  const ObjectReader json{*node, format::calendar, out};
  Calendar calendar;
  calendar.works = {true, true, true, true, true, false, false};
  if (const auto zone = read_string(json["zone"], out)) {
    calendar.zone = *zone;
    if (!is_zone(*zone))
      out.unexpected(
          *json["zone"], "unknown_zone",
          say("a time zone like `Europe/Vienna`", "часовой пояс вида `Europe/Vienna`"),
          say("names are those of the IANA time-zone database.", "названия — из базы часовых поясов IANA."));
  }
  read_days(json["days"], calendar, out);
  calendar.from = read_time(json["from"], out).value_or(calendar.from);
  calendar.to = read_time(json["to"], out).value_or(calendar.to);
  if (calendar.from >= calendar.to)
    out.error(*node, "empty_day",
              say("expected a working day that ends after it began.",
                  "ожидался рабочий день, который кончается позже, чем начался."),
              say("`from` comes before `to`.", "`from` раньше, чем `to`."));
  read_holidays(json["holidays"], calendar, out);
  draft.book.calendar = std::move(calendar);
}

Window read_working_window(const JsonNode* node, const Window& otherwise, const Draft& draft,
                           Diagnostics& out) {
  if (node == nullptr || node->type != JsonNode::Type::text || node->text.find('w') == std::string::npos)
    return {read_window(node, otherwise.working ? Duration{} : otherwise.plain, out), 0, false};
  const auto window = parse_window(node->text);
  const bool fits = window && window->working_days <= kMaxWorkingDays && window->plain <= kMaxWindow &&
                    (window->working_days > 0 || window->plain >= kMinWindow);
  if (!fits) {
    out.unexpected(*node, "invalid_duration",
                   say("working time like `5wd` or `1wd4wh`, at most {} days",
                       "рабочее время вида `5wd` или `1wd4wh`, не больше {} дней", kMaxWorkingDays),
                   say("wd are working days, wh working hours, wm working minutes, from large to small.",
                       "wd — рабочие дни, wh — рабочие часы, wm — рабочие минуты, от больших к малым."));
    return otherwise;
  }
  if (draft.book.calendar) return *window;
  out.error(*node, "needs_calendar",
            say("expected a `calendar` for working time, found none.",
                "для рабочего времени нужен `calendar`, его нет."),
            say("say which days and hours are worked, or write plain time.",
                "укажите рабочие дни и часы или пишите обычное время."));
  return otherwise;
}

}  // namespace counterweight::rules
