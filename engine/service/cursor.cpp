#include <algorithm>
#include <charconv>

#include "engine/service/feed.hpp"

namespace counterweight::service {

std::string to_string(const Cursor& cursor) {
  return std::to_string(cursor.seq) + "-" + cursor.tag;
}

std::string name_of(const Topic& topic) {
  return topic.proposal == 0 ? "board" : "proposal:" + std::to_string(topic.proposal);
}

std::string_view mode_of(const Topic& topic) {
  return topic.events ? "events" : "state";
}

std::optional<Cursor> parse_cursor(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash > 15 || text.size() - dash - 1 != 8)
    return std::nullopt;
  Cursor cursor;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dash, cursor.seq);
  if (error != std::errc{} || end != text.data() + dash || cursor.seq < 0) return std::nullopt;
  cursor.tag = std::string(text.substr(dash + 1));
  const bool hex = std::all_of(cursor.tag.begin(), cursor.tag.end(),
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!hex) return std::nullopt;
  return cursor;
}

}  // namespace counterweight::service
