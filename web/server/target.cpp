#include "web/server/target.hpp"

#include <algorithm>

#include "web/server/utf8.hpp"

namespace counterweight::server {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

Refusal refuse(std::string_view part) {
  return {"invalid.target",
          say("The address of the request is wrong at {}: expected a path like `/api/v1/me` in UTF-8, with "
              "%XX for "
              "special characters.",
              "Адрес запроса неверен в {}: ожидался путь вида `/api/v1/me` в UTF-8, особые знаки как %XX.",
              in_backticks(part))};
}

// Decoded, or nothing when it is not text that a path or a query may hold.
std::optional<std::string> decoded_text(std::string_view part, bool plus_is_space) {
  auto text = percent_decoded(part, plus_is_space);
  if (!text || !is_utf8(*text) || std::any_of(text->begin(), text->end(), is_control)) return std::nullopt;
  return text;
}

// Everything up to `mark`, which is taken off too.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

Result<Target> parse_target(std::string_view target) {
  // RFC 9112, 3.2.2: a server takes the absolute form too.
  for (const std::string_view scheme : {"http://", "https://"})
    if (target.starts_with(scheme)) {
      target.remove_prefix(scheme.size());
      target.remove_prefix(std::min(target.find('/'), target.size()));
      if (target.empty()) target = "/";
    }
  if (!target.starts_with('/') || target.find('#') != std::string_view::npos) return refuse(target);
  Target out;
  std::string_view query = target;
  std::string_view path = take_until(query, '?');
  out.path = path;
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::string_view part = take_until(path, '/');
    auto segment = decoded_text(part, false);
    if (!segment || *segment == "." || *segment == "..") return refuse(part);
    out.segments.push_back(std::move(*segment));
    // "/a/" has an empty last segment: it is another address than "/a".
    if (path.empty() && out.path.back() == '/') out.segments.emplace_back();
  }
  while (!query.empty()) {
    const std::string_view part = take_until(query, '&');
    std::string_view value = part;
    auto key = decoded_text(take_until(value, '='), true);
    auto text = decoded_text(value, true);
    if (!key || !text) return refuse(part);
    if (!part.empty()) out.query.emplace_back(std::move(*key), std::move(*text));
  }
  return out;
}

}  // namespace counterweight::server
