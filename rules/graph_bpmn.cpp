// BPMN 2.0 (OMG formal/2011-01-03) with its diagram: a pool per graph; a state is a task, a step an event
// that is waited for after it. More than one such event hang on an event-based gateway, several ways into a
// state meet in an exclusive one, and what is final is an end event. The events are signals by the names of
// the timeline.
#include <algorithm>
#include <map>
#include <set>

#include "rules/graph_draw.hpp"
#include "rules/graph_layout.hpp"

namespace counterweight::rules {
namespace {

constexpr int kTaskFont = 12, kLabelFont = 11, kLine = 14;
constexpr int kTaskWidth = 100, kTaskHeight = 80, kEvent = 36, kGateway = 50;
constexpr int kLabelGap = 6;
constexpr int kLabelWidth = 90;  // older bpmn-js sets labels that wide, whatever their bounds say
constexpr int kBand = 30, kMargin = 36, kBetweenPools = 40;  // a pool's name stands in the band at its left
constexpr LayoutSpace kSpace{40, 24, 20};

enum class Part { start, task, end, catching, join, choice };

struct Element {
  Part part;
  std::string id;
  std::string name;  // nothing where a sign says enough
  std::string signal;
  std::vector<std::string> label;  // its lines where it stands below
  int width, height;
};

struct Flow {
  std::string id;
  std::size_t from, to;
};

struct Box {
  int x, y, width, height;
};

const char* tag(Part part) {
  switch (part) {
    case Part::start:
      return "startEvent";
    case Part::task:
      return "task";
    case Part::end:
      return "endEvent";
    case Part::catching:
      return "intermediateCatchEvent";
    case Part::join:
      return "exclusiveGateway";
    case Part::choice:
      return "eventBasedGateway";
  }
  return "";
}

std::string attribute(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + in_xml(value) + "\"";
}

// Some tools break what is wider than that in the middle of a word.
int lines_of(const std::vector<std::string>& label) {
  int out = 0;
  for (const std::string& line : label) out += 1 + (text_width(line, kLabelFont) - 1) / kLabelWidth;
  return out;
}

std::string attribute(const std::string& name, int value) {
  return attribute(name, std::to_string(value));
}

std::string signal_id(const std::string& event) {
  return "signal_" + event;
}

class Pool {
 public:
  Pool(const Graph& graph, Language language) : graph_(graph), language_(language) {
    for (const GraphState& state : graph.states) add_state(state);
    const std::size_t start = add_round(Part::start, graph.id + "_start", Text{"Beginning", "Начало"});
    connect(start, entry_.at(graph.states.front().id));
    const std::vector<bool> back = going_back(graph);
    const std::vector<int> straight = straightness(graph);
    for (std::size_t i = 0; i < graph.steps.size(); ++i) add_step(graph.steps[i], back[i], straight[i]);
    layout_ = lay_out(nodes_, edges_, kSpace);
  }

  const std::string& id() const { return graph_.id; }
  int width() const { return kBand + 2 * kMargin + layout_.along; }
  int height() const { return 2 * kMargin + layout_.across; }

  std::string participant() const {
    return "    <bpmn:participant" + attribute("id", "pool_" + id()) + attribute("name", title()) +
           attribute("processRef", id()) + "/>\n";
  }

  std::string process() const {
    std::string out =
        "  <bpmn:process" + attribute("id", id()) + attribute("name", title()) + " isExecutable=\"false\">\n";
    for (std::size_t i = 0; i < elements_.size(); ++i) out += element(i);
    for (const Flow& flow : flows_)
      out += "    <bpmn:sequenceFlow" + attribute("id", flow.id) +
             attribute("sourceRef", elements_[flow.from].id) + attribute("targetRef", elements_[flow.to].id) +
             "/>\n";
    return out + "  </bpmn:process>\n";
  }

  // Where everything lies, in a pool of that width with its upper edge at `top`.
  std::string shapes(int top, int width) const {
    std::string out = "      <bpmndi:BPMNShape" + attribute("id", "pool_" + id() + "_shape") +
                      attribute("bpmnElement", "pool_" + id()) + " isHorizontal=\"true\">\n        " +
                      bounds({0, top, width, height()}) + "      </bpmndi:BPMNShape>\n";
    for (std::size_t i = 0; i < elements_.size(); ++i) out += shape(i, top);
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      out += "      <bpmndi:BPMNEdge" + attribute("id", flows_[i].id + "_edge") +
             attribute("bpmnElement", flows_[i].id) + ">\n";
      for (const LayoutPoint& point : layout_.edges[i])
        out += "        <di:waypoint" + attribute("x", x(point)) + attribute("y", y(point, top)) + "/>\n";
      out += "      </bpmndi:BPMNEdge>\n";
    }
    return out;
  }

 private:
  const std::string& title() const { return graph_.title.in(language_); }

  std::size_t add(Element element, const LayoutNode& node) {
    elements_.push_back(std::move(element));
    nodes_.push_back(node);
    return elements_.size() - 1;
  }

  // What is a circle has its name below it.
  std::size_t add_round(Part part, const std::string& id, const Text& name, const std::string& signal = {}) {
    std::vector<std::string> label = wrapped(name.in(language_), kLabelWidth, kLabelFont);
    const int width = std::max(kLabelWidth, widest(label, kLabelFont));
    const int below = kEvent / 2 + kLabelGap + lines_of(label) * kLine;
    return add({part, id, name.in(language_), signal, std::move(label), kEvent, kEvent},
               {width, kEvent / 2, below, kEvent / 2, kEvent / 2});
  }

  std::size_t add_gateway(Part part, const std::string& id) {
    return add({part, id, "", "", {}, kGateway, kGateway},
               {kGateway, kGateway / 2, kGateway / 2, kGateway / 2, kGateway / 2});
  }

  std::size_t add_task(const std::string& id, const std::string& name) {
    const auto lines = wrapped(name, kTaskWidth - 10, kTaskFont);
    const int width = std::max(kTaskWidth, widest(lines, kTaskFont) + 10);
    const int height = std::max(kTaskHeight, static_cast<int>(lines.size()) * kLine + 20);
    return add({Part::task, id, name, "", {}, width, height},
               {width, height / 2, height / 2, width / 2, height / 2});
  }

  void add_state(const GraphState& state) {
    const std::string id = graph_.id + "_" + state.id;
    const auto count = [&](std::string GraphStep::*end) {
      return std::count_if(graph_.steps.begin(), graph_.steps.end(),
                           [&](const GraphStep& step) { return step.*end == state.id; });
    };
    const bool first = state.id == graph_.states.front().id;
    const bool joined = count(&GraphStep::to) + (first ? 1 : 0) > 1;
    const std::size_t join = joined ? add_gateway(Part::join, id + "_in") : 0;
    const std::size_t middle =
        state.final ? add_round(Part::end, id, state.name) : add_task(id, state.name.in(language_));
    entry_[state.id] = joined ? join : middle;
    exit_[state.id] = middle;
    if (joined) connect(join, middle, Turn::none, 8);
    if (count(&GraphStep::from) < 2) return;
    exit_[state.id] = add_gateway(Part::choice, id + "_out");
    connect(middle, exit_[state.id], Turn::none, 8);
  }

  void add_step(const GraphStep& step, bool back, int straight) {
    const std::string id = graph_.id + "_" + step.from + "_" + step.event;
    const std::size_t event = add_round(Part::catching, id, step.label, step.event);
    connect(exit_.at(step.from), event, back ? Turn::at_from : Turn::none, straight);
    connect(event, entry_.at(step.to), back ? Turn::at_to : Turn::none, straight);
  }

  void connect(std::size_t from, std::size_t to, Turn turn = Turn::none, int weight = 1) {
    flows_.push_back({elements_[from].id + "_to_" + elements_[to].id, from, to});
    edges_.push_back({from, to, turn, weight});
  }

  std::string element(std::size_t index) const {
    const Element& it = elements_[index];
    std::string out = std::string("    <bpmn:") + tag(it.part) + attribute("id", it.id);
    if (!it.name.empty()) out += attribute("name", it.name);
    if (it.part == Part::join) out += attribute("gatewayDirection", "Converging");
    if (it.part == Part::choice) out += attribute("gatewayDirection", "Diverging");
    out += ">\n";
    for (const Flow& flow : flows_)
      if (flow.to == index) out += "      <bpmn:incoming>" + in_xml(flow.id) + "</bpmn:incoming>\n";
    for (const Flow& flow : flows_)
      if (flow.from == index) out += "      <bpmn:outgoing>" + in_xml(flow.id) + "</bpmn:outgoing>\n";
    if (it.part == Part::catching)
      out += "      <bpmn:signalEventDefinition" + attribute("id", it.id + "_signal") +
             attribute("signalRef", signal_id(it.signal)) + "/>\n";
    return out + "    </bpmn:" + tag(it.part) + ">\n";
  }

  std::string shape(std::size_t index, int top) const {
    const Element& it = elements_[index];
    const int middle = x(layout_.nodes[index]), line = y(layout_.nodes[index], top);
    std::string out = "      <bpmndi:BPMNShape" + attribute("id", it.id + "_shape") +
                      attribute("bpmnElement", it.id) +
                      (it.part == Part::join ? attribute("isMarkerVisible", "true") : "") + ">\n        " +
                      bounds({middle - it.width / 2, line - it.height / 2, it.width, it.height});
    if (!it.label.empty()) {
      const int width = nodes_[index].along;
      const Box label{middle - width / 2, line + it.height / 2 + kLabelGap, width,
                      lines_of(it.label) * kLine};
      out += "        <bpmndi:BPMNLabel>\n          " + bounds(label) + "        </bpmndi:BPMNLabel>\n";
    }
    return out + "      </bpmndi:BPMNShape>\n";
  }

  static std::string bounds(const Box& box) {
    return "<dc:Bounds" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
           attribute("height", box.height) + "/>\n";
  }

  static int x(const LayoutPoint& point) { return kBand + kMargin + point.along; }
  static int y(const LayoutPoint& point, int top) { return top + kMargin + point.across; }

  const Graph& graph_;
  Language language_;
  std::vector<Element> elements_;
  std::vector<Flow> flows_;
  std::vector<LayoutNode> nodes_;                    // of the elements
  std::vector<LayoutEdge> edges_;                    // of the flows
  std::map<std::string, std::size_t> entry_, exit_;  // by state
  Layout layout_;
};

}  // namespace

std::string bpmn(const std::vector<Graph>& graphs, const std::string& name, Language language) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n"
      "                  xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\"\n"
      "                  xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\"\n"
      "                  xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\"\n"
      "                  id=\"rulebook\"" +
      attribute("name", name) + " targetNamespace=\"urn:counterweight:rulebook\">\n";
  std::set<std::string> events;
  for (const Graph& graph : graphs)
    for (const GraphStep& step : graph.steps) events.insert(step.event);
  for (const std::string& event : events)
    out += "  <bpmn:signal" + attribute("id", signal_id(event)) + attribute("name", event) + "/>\n";
  std::vector<Pool> pools;
  for (const Graph& graph : graphs) pools.emplace_back(graph, language);
  out += "  <bpmn:collaboration id=\"lives\">\n";
  for (const Pool& pool : pools) out += pool.participant();
  out += "  </bpmn:collaboration>\n";
  for (const Pool& pool : pools) out += pool.process();
  out += "  <bpmndi:BPMNDiagram id=\"diagram\"" + attribute("name", name) +
         ">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"lives\">\n";
  int top = 0, width = 0;
  for (const Pool& pool : pools) width = std::max(width, pool.width());
  for (const Pool& pool : pools) {
    out += pool.shapes(top, width);
    top += pool.height() + kBetweenPools;
  }
  return out + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n";
}

}  // namespace counterweight::rules
