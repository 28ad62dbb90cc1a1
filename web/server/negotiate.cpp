#include "web/server/negotiate.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <string>

namespace counterweight::server {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// Calls `take(element, weight in thousandths)` for each element of a weighted list. What is no weight counts
// as 1.
void for_each(std::string_view list, const std::function<void(std::string_view, int)>& take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view element = trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    int weight = 1000;
    if (const std::size_t semicolon = element.find(';'); semicolon != std::string_view::npos) {
      std::string_view parameter = trimmed(element.substr(semicolon + 1));
      element = trimmed(element.substr(0, semicolon));
      if (parameter.size() > 2 && lower(parameter[0]) == 'q' && parameter[1] == '=') {
        parameter.remove_prefix(2);
        weight = parameter[0] == '1' ? 1000 : 0;
        int scale = 100;
        for (std::size_t i = 2; i < parameter.size() && i < 5 && weight < 1000; ++i, scale /= 10)
          if (parameter[i] >= '0' && parameter[i] <= '9') weight += (parameter[i] - '0') * scale;
      }
    }
    if (!element.empty()) take(element, weight);
  }
}

}  // namespace

Language preferred_language(std::string_view accept_language) {
  Language best = Language::en;
  int most = 0;  // of equals the first one named counts
  for_each(accept_language, [&](std::string_view tag, int weight) {
    if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-') || weight <= most) return;
    const bool russian = same(tag.substr(0, 2), "ru");
    if (!russian && !same(tag.substr(0, 2), "en")) return;
    best = russian ? Language::ru : Language::en;
    most = weight;
  });
  return best;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  int named = -1;
  int any = 0;
  for_each(accept_encoding, [&](std::string_view name, int weight) {
    if (same(name, coding)) named = weight;
    if (name == "*") any = weight;
  });
  return named >= 0 ? named > 0 : any > 0;
}

bool list_has(std::string_view list, std::string_view token) {
  bool found = false;
  for_each(list, [&](std::string_view element, int) { found = found || same(element, token); });
  return found;
}

std::optional<IfMatch> read_if_match(std::string_view list) {
  list = trimmed(list);
  IfMatch out;
  if (list == "*") {
    out.any = true;
    return out;
  }
  for (std::size_t tags = 1; tags <= kMaxEntityTags; ++tags) {
    const bool weak = list.starts_with("W/");
    if (weak) list.remove_prefix(2);
    const std::size_t end = list.starts_with('"') ? list.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view tag = list.substr(1, end - 1);
    std::int64_t version = 0;
    const auto [last, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
    if (!weak && error == std::errc{} && std::to_string(version) == tag) out.versions.push_back(version);
    list = trimmed(list.substr(end + 1));
    if (list.empty()) return out;
    if (list.front() != ',') return std::nullopt;
    list = trimmed(list.substr(1));
  }
  return std::nullopt;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (trimmed(if_none_match) == "*") return true;
  bool found = false;
  for_each(if_none_match, [&](std::string_view element, int) {
    if (element.starts_with("W/")) element.remove_prefix(2);
    found = found || element == etag;
  });
  return found;
}

}  // namespace counterweight::server
