#include "rules/graph_draw.hpp"

#include <algorithm>
#include <map>

namespace counterweight::rules {
namespace {

enum class Seen { never, on_the_way, done };

void visit(const Graph& graph, const std::string& state, std::map<std::string, Seen>& seen,
           std::vector<bool>& back) {
  seen[state] = Seen::on_the_way;
  for (std::size_t i = 0; i < graph.steps.size(); ++i) {
    const GraphStep& step = graph.steps[i];
    if (step.from != state) continue;
    back[i] = seen[step.to] == Seen::on_the_way;
    if (seen[step.to] == Seen::never) visit(graph, step.to, seen, back);
  }
  seen[state] = Seen::done;
}

// Takes the first code point off well-formed UTF-8, which a checked rulebook is.
char32_t take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i)
    point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

bool among(char32_t point, std::u32string_view points) {
  return points.find(point) != std::u32string_view::npos;
}

// In thousandths of the font's size.
int width_of(char32_t point) {
  if (among(point, U"ijlI.,:;'|!()[]·")) return 360;
  if (among(point, U" \u00A0frt-\"«»")) return 430;
  if (among(point, U"mwMWЖШЩЮФЫжшщюмфы—%@")) return 960;
  if (point >= U'A' && point <= U'Z') return 720;
  if (point >= U'А' && point <= U'Я') return 750;
  if (point >= 0x2E80) return 1050;  // scripts whose signs fill a square
  return 640;
}

bool ends_in_digit(std::string_view text) {
  return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

// Takes a word off the text, with what may not stand apart from it: what a number counts, a dash after it.
std::string take_word(std::string_view& text) {
  std::size_t end = std::min(text.find(' '), text.size());
  while (end < text.size() && (ends_in_digit(text.substr(0, end)) || text.substr(end).starts_with(" — ")))
    end = std::min(text.find(' ', end + 1), text.size());
  std::string word{text.substr(0, end)};
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

std::vector<bool> going_back(const Graph& graph) {
  std::map<std::string, Seen> seen;
  std::vector<bool> back(graph.steps.size(), false);
  visit(graph, graph.states.front().id, seen, back);
  return back;
}

std::vector<int> straightness(const Graph& graph) {
  std::vector<int> out;
  const std::vector<bool> back = going_back(graph);
  for (std::size_t i = 0; i < graph.steps.size(); ++i) {
    const auto to = std::find_if(graph.states.begin(), graph.states.end(),
                                 [&](const GraphState& state) { return state.id == graph.steps[i].to; });
    out.push_back(back[i] || to->final ? 1 : 3);
  }
  return out;
}

int text_width(std::string_view utf8, int font_size) {
  int width = 0;
  while (!utf8.empty()) width += width_of(take(utf8));
  return (width * font_size + 999) / 1000;
}

std::vector<std::string> wrapped(std::string_view utf8, int width, int font_size) {
  std::vector<std::string> lines;
  while (!utf8.empty()) {
    const std::string word = take_word(utf8);
    if (word.empty()) continue;
    if (!lines.empty() && text_width(lines.back() + " " + word, font_size) <= width)
      lines.back() += " " + word;
    else
      lines.push_back(word);
  }
  return lines;
}

int good_width(std::string_view utf8, int least, int shape, int line, int font_size) {
  const int area = text_width(utf8, font_size) * line;
  int width = least;
  while (width * width < area * shape) width += font_size;
  return width;
}

int widest(const std::vector<std::string>& lines, int font_size) {
  int width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(line, font_size));
  return width;
}

std::string in_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace counterweight::rules
