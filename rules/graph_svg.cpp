// A drawing that stands alone: from top to bottom, states as boxes, steps as words on their lines. What leads
// back runs up at the right in another colour; what stays in its state is listed in its box.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "rules/graph_draw.hpp"
#include "rules/graph_layout.hpp"

namespace counterweight::rules {
namespace {

constexpr int kNameFont = 15, kStepFont = 13, kTitleFont = 20;
constexpr int kNameLine = 19, kStepLine = 17;
constexpr int kNameWidth = 170, kStepWidth = 190, kStayWidth = 210;
constexpr int kSidePad = 14, kPad = 10, kStepPad = 5, kSign = 20;  // the sign before what stays
constexpr int kStart = 16, kMargin = 28, kTitleRoom = 44, kLegendRoom = 48, kCorner = 8;
constexpr LayoutSpace kSpace{32, 22, 16};

// Its own paper, so that it reads in dark surroundings too.
constexpr const char* kStyle = R"(  <style>
    text { font-family: system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; fill: #14191b; }
    .paper { fill: #f4f5f2; }
    .title { font-size: 20px; font-weight: 600; }
    .name { font-size: 15px; font-weight: 600; text-anchor: middle; }
    .step, .legend { font-size: 13px; }
    .step { text-anchor: middle; }
    .stays, .legend { text-anchor: start; }
    .state { fill: #ffffff; stroke: #444e51; stroke-width: 1.5; }
    .inner { fill: none; stroke: #444e51; stroke-width: 1.5; }
    .start { fill: #444e51; }
    .words { fill: #e7eae6; }
    .words.back { fill: #e6e2f4; }
    .line { fill: none; stroke: #444e51; stroke-width: 1.5; }
    .line.back { stroke: #5a48b5; }
    .between { stroke: #cfd4cf; }
    .head { fill: #444e51; }
    .head.back { fill: #5a48b5; }
  </style>
  <defs>
    <marker id="forth" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"
            markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0 10 5 0 10z"/></marker>
    <marker id="back" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"
            markerUnits="userSpaceOnUse" orient="auto"><path class="head back" d="M0 0 10 5 0 10z"/></marker>
    <g id="stays"><path class="line back" d="M11 3.5A5 5 0 1 0 12.5 8"/>
      <path class="head back" d="M8 4.5 13 5.5 12.5 0.5z"/></g>
  </defs>
)";

std::string number(int value) {
  return std::to_string(value);
}

struct Point {
  int x, y;
};

Point on_paper(const LayoutPoint& point) {
  return {point.across, point.along};
}

// Centred on x, or beginning there, as the class has it; y is the upper edge of the first line.
std::string text_lines(const char* style, const std::vector<std::string>& lines, int x, int y, int line,
                       int font) {
  std::string out = std::string("    <text class=\"") + style + "\">";
  for (const std::string& each : lines) {
    out += "<tspan x=\"" + number(x) + "\" y=\"" + number(y + (line + font * 7 / 10) / 2) + "\">" +
           in_xml(each) + "</tspan>";
    y += line;
  }
  return out + "</text>\n";
}

std::string rectangle(const std::string& style, int x, int y, int width, int height, int round) {
  return "    <rect class=\"" + style + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
         number(width) + "\" height=\"" + number(height) + "\" rx=\"" + number(round) + "\"/>\n";
}

// From `from` towards `to`, so far.
Point towards(Point from, Point to, int far) {
  const auto step = [&](int a, int b) { return a == b ? a : a < b ? a + far : a - far; };
  return {step(from.x, to.x), step(from.y, to.y)};
}

int length(Point a, Point b) {
  return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

std::string at(Point point) {
  return number(point.x) + " " + number(point.y);
}

// With its corners rounded.
std::string path(const std::vector<LayoutPoint>& way) {
  std::string out = "M" + at(on_paper(way.front()));
  for (std::size_t i = 1; i + 1 < way.size(); ++i) {
    const Point before = on_paper(way[i - 1]), corner = on_paper(way[i]), after = on_paper(way[i + 1]);
    const int round = std::min({kCorner, length(before, corner) / 2, length(corner, after) / 2});
    out += " L" + at(towards(corner, before, round)) + " Q" + at(corner) + " " +
           at(towards(corner, after, round));
  }
  return out + " L" + at(on_paper(way.back()));
}

class Panel {
 public:
  Panel(const Graph& graph, Language language) : graph_(graph), language_(language) {
    nodes_.push_back(box(kStart, kStart));
    for (const GraphState& state : graph.states) add_state(state);
    edges_.push_back({0, 1, Turn::none, 4});
    const std::vector<bool> back = going_back(graph);
    const std::vector<int> straight = straightness(graph);
    for (std::size_t i = 0; i < graph.steps.size(); ++i)
      if (graph.steps[i].from != graph.steps[i].to) add_step(graph.steps[i], back[i], straight[i]);
    layout_ = lay_out(nodes_, edges_, kSpace);
  }

  int width() const { return std::max(layout_.across, text_width(title(), kTitleFont) * 11 / 10); }
  int height() const { return kTitleRoom + layout_.along; }

  std::string drawing(int x, int y) const {
    std::string out = "  <g transform=\"translate(" + number(x) + " " + number(y) +
                      ")\">\n    <text class=\"title\" y=\"" + number(kTitleFont) + "\">" + in_xml(title()) +
                      "</text>\n  </g>\n  <g transform=\"translate(" + number(x) + " " +
                      number(y + kTitleRoom) + ")\">\n";
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const bool back = edges_[i].turn != Turn::none;
      out += std::string("    <path class=\"line") + (back ? " back" : "") + "\" d=\"" +
             path(layout_.edges[i]) + "\"" +
             (is_state(edges_[i].to) ? back ? " marker-end=\"url(#back)\"" : " marker-end=\"url(#forth)\""
                                     : "") +
             "/>\n";
    }
    const Point start = on_paper(layout_.nodes.front());
    out += "    <circle class=\"start\" cx=\"" + number(start.x) + "\" cy=\"" + number(start.y) + "\" r=\"" +
           number(kStart / 2) + "\"/>\n";
    for (std::size_t i = 0; i < states_.size(); ++i) out += state(i);
    for (std::size_t i = 0; i < steps_.size(); ++i) out += step(i);
    return out + "  </g>\n";
  }

 private:
  struct State {
    bool final;
    std::vector<std::string> name;
    std::vector<std::vector<std::string>> stays;  // what happens in it
  };
  struct Step {
    bool back;
    std::vector<std::string> words;
  };

  const std::string& title() const { return graph_.title.in(language_); }

  static LayoutNode box(int width, int height) {
    return {height, (width + 1) / 2, (width + 1) / 2, height / 2, (width + 1) / 2, height / 4, -height / 4};
  }

  bool is_state(std::size_t node) const { return node > 0 && node <= states_.size(); }

  void add_state(const GraphState& state) {
    State it{state.final, wrapped(state.name.in(language_), kNameWidth, kNameFont), {}};
    int width = widest(it.name, kNameFont) * 11 / 10 + 2 * kSidePad;
    int height = static_cast<int>(it.name.size()) * kNameLine + 2 * kPad;
    for (const GraphStep& step : graph_.steps) {
      if (step.from != state.id || step.to != state.id) continue;
      it.stays.push_back(wrapped(step.label.in(language_), kStayWidth, kStepFont));
      width = std::max(width, widest(it.stays.back(), kStepFont) + kSign + 2 * kSidePad);
      height += static_cast<int>(it.stays.back().size()) * kStepLine + kStepPad;
    }
    if (!it.stays.empty()) height += kPad;
    states_.push_back(std::move(it));
    node_of_[state.id] = nodes_.size();
    nodes_.push_back(box(std::max(width, 110), height));
  }

  void add_step(const GraphStep& step, bool back, int straight) {
    const std::string& label = step.label.in(language_);
    const int room = good_width(label, kStepWidth, 3, kStepLine, kStepFont);
    Step it{back, wrapped(label, room, kStepFont)};
    const std::size_t node = nodes_.size();
    nodes_.push_back(box(widest(it.words, kStepFont) + 2 * kSidePad,
                         static_cast<int>(it.words.size()) * kStepLine + 2 * kStepPad));
    edges_.push_back({node_of_.at(step.from), node, back ? Turn::at_from : Turn::none, straight});
    edges_.push_back({node, node_of_.at(step.to), back ? Turn::at_to : Turn::none, straight + 1});
    steps_.push_back(std::move(it));
  }

  std::string state(std::size_t index) const {
    const State& it = states_[index];
    const LayoutNode& node = nodes_[index + 1];
    const Point middle = on_paper(layout_.nodes[index + 1]);
    const int width = 2 * node.before, left = middle.x - node.before, top = middle.y - node.along / 2;
    std::string out = rectangle("state", left, top, width, node.along, 8);
    if (it.final) out += rectangle("inner", left + 4, top + 4, width - 8, node.along - 8, 5);
    int y = top + kPad;
    out += text_lines("name", it.name, middle.x, y, kNameLine, kNameFont);
    y += static_cast<int>(it.name.size()) * kNameLine + kPad;
    if (!it.stays.empty())
      out += "    <path class=\"between\" d=\"M" + number(left) + " " + number(y - kPad / 2) + "h" +
             number(width) + "\"/>\n";
    for (const auto& words : it.stays) {
      out += "    <use href=\"#stays\" x=\"" + number(left + kSidePad) + "\" y=\"" + number(y + 1) +
             "\"/>\n" + text_lines("step stays", words, left + kSidePad + kSign, y, kStepLine, kStepFont);
      y += static_cast<int>(words.size()) * kStepLine + kStepPad;
    }
    return out;
  }

  std::string step(std::size_t index) const {
    const Step& it = steps_[index];
    const std::size_t at = 1 + states_.size() + index;
    const LayoutNode& node = nodes_[at];
    const Point middle = on_paper(layout_.nodes[at]);
    const int top = middle.y - node.along / 2;
    return rectangle(it.back ? "words back" : "words", middle.x - node.before, top, 2 * node.before,
                     node.along, 6) +
           text_lines("step", it.words, middle.x, top + kStepPad, kStepLine, kStepFont);
  }

  const Graph& graph_;
  Language language_;
  std::vector<State> states_;
  std::vector<Step> steps_;                     // but for those that stay
  std::map<std::string, std::size_t> node_of_;  // by state
  std::vector<LayoutNode> nodes_;               // the start, the states, the steps
  std::vector<LayoutEdge> edges_;
  Layout layout_;
};

// The same in sentences, for who hears the picture.
std::string described(const std::vector<Graph>& graphs, Language language) {
  std::string out;
  for (const Graph& graph : graphs) {
    out += graph.title.in(language) + ".";
    std::map<std::string, std::string> names;
    for (const GraphState& state : graph.states) names[state.id] = state.name.in(language);
    for (const GraphStep& step : graph.steps)
      out += " " + names[step.from] + " → " + names[step.to] + ": " + step.label.in(language) + ".";
    out += "\n";
  }
  return out;
}

}  // namespace

std::string svg(const std::vector<Graph>& graphs, const std::string& name, Language language) {
  const Text title = say("Lives under the rulebook “{}”", "Как всё идёт по регламенту «{}»", name);
  const Text legend{
      "Violet: back to an earlier state, or, in a box, without leaving it. Double frame: the end.",
      "Фиолетовое: назад или, внутри рамки, без смены состояния. Двойная рамка: конец."};
  std::vector<Panel> panels;
  for (const Graph& graph : graphs) panels.emplace_back(graph, language);
  std::vector<std::string> words = wrapped(legend.in(language), 760, kStepFont);
  int width = widest(words, kStepFont), y = kMargin;
  std::string drawings;
  for (const Panel& panel : panels) {
    drawings += panel.drawing(kMargin, y);
    width = std::max(width, panel.width());
    y += panel.height() + kTitleRoom;
  }
  drawings += text_lines("legend", words, kMargin, y, kStepLine, kStepFont);
  width += 2 * kMargin;
  const int height = y + static_cast<int>(words.size()) * kStepLine + kMargin;
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
         number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " " +
         number(height) + "\" role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"" +
         (language == Language::ru ? "ru" : "en") + "\">\n  <title id=\"title\">" +
         in_xml(title.in(language)) + "</title>\n  <desc id=\"desc\">" + in_xml(described(graphs, language)) +
         "</desc>\n" + kStyle + rectangle("paper", 0, 0, width, height, 0) + drawings + "</svg>\n";
}

}  // namespace counterweight::rules
