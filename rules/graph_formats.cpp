// The graphs as other tools read them: Mermaid, Graphviz, SCXML (W3C, 2015) and XState 5; those that say
// where everything lies have files of their own.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "rules/graph.hpp"
#include "rules/graph_draw.hpp"

namespace counterweight::rules {
namespace {

constexpr std::array<std::pair<std::string_view, GraphFormat>, 6> kFormats{{{"mermaid", GraphFormat::mermaid},
                                                                            {"dot", GraphFormat::dot},
                                                                            {"scxml", GraphFormat::scxml},
                                                                            {"xstate", GraphFormat::xstate},
                                                                            {"bpmn", GraphFormat::bpmn},
                                                                            {"svg", GraphFormat::svg}}};

std::string replaced(const std::string& text, const std::map<char, std::string>& by) {
  std::string out;
  for (const char c : text) {
    const auto found = by.find(c);
    if (found == by.end())
      out += c;
    else
      out += found->second;
  }
  return out;
}

// A colon ends a label there, and a semicolon a line.
std::string in_mermaid(const std::string& text) {
  return replaced(text, {{':', "#58;"}, {';', "#59;"}, {'#', "#35;"}, {'"', "#quot;"}, {'\n', " "}});
}

std::string mermaid(const std::vector<Graph>& graphs, Language language) {
  std::string out = "stateDiagram-v2\n";
  for (const Graph& graph : graphs) {
    out += "  state \"" + in_mermaid(graph.title.in(language)) + "\" as " + graph.id + " {\n";
    const auto id = [&](const std::string& state) { return graph.id + "_" + state; };
    for (const GraphState& each : graph.states)
      out += "    state \"" + in_mermaid(each.name.in(language)) + "\" as " + id(each.id) + "\n";
    out += "    [*] --> " + id(graph.states.front().id) + "\n";
    for (const GraphStep& each : graph.steps)
      out +=
          "    " + id(each.from) + " --> " + id(each.to) + " : " + in_mermaid(each.label.in(language)) + "\n";
    for (const GraphState& each : graph.states)
      if (each.final) out += "    " + id(each.id) + " --> [*]\n";
    out += "  }\n";
  }
  return out;
}

std::string in_dot(const std::string& text) {
  return "\"" + replaced(text, {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}}) + "\"";
}

std::string dot(const std::vector<Graph>& graphs, Language language) {
  std::string out =
      "digraph rulebook {\n  graph [fontname=\"sans-serif\"];\n  node [shape=box, style=rounded, "
      "fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (const Graph& graph : graphs) {
    const auto id = [&](const std::string& state) { return graph.id + "_" + state; };
    out += "  subgraph cluster_" + graph.id + " {\n    label=" + in_dot(graph.title.in(language)) + ";\n";
    for (const GraphState& each : graph.states)
      out += "    " + id(each.id) + " [label=" + in_dot(each.name.in(language)) +
             (each.final ? ", peripheries=2" : "") + "];\n";
    for (const GraphStep& each : graph.steps)
      out += "    " + id(each.from) + " -> " + id(each.to) + " [label=" + in_dot(each.label.in(language)) +
             "];\n";
    out += "  }\n";
  }
  return out + "}\n";
}

// A comment may not have two hyphens.
std::string in_comment(const std::string& text) {
  return replaced(text, {{'-', "‐"}});
}

std::string scxml(const std::vector<Graph>& graphs, const std::string& name, Language language) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" "
      "version=\"1.0\" name=\"" +
      in_xml(name) + "\" initial=\"life\">\n  <parallel id=\"life\">\n";
  for (const Graph& graph : graphs) {
    const auto id = [&](const std::string& state) { return graph.id + "." + state; };
    out += "    <state id=\"" + graph.id + "\" initial=\"" + id(graph.states.front().id) + "\">\n";
    for (const GraphState& each : graph.states) {
      const std::string tag = each.final ? "final" : "state";
      out += "      <!-- " + in_comment(each.name.in(language)) + " -->\n";
      if (each.final) {
        out += "      <final id=\"" + id(each.id) + "\"/>\n";
        continue;
      }
      out += "      <state id=\"" + id(each.id) + "\">\n";
      for (const GraphStep& step : graph.steps)
        if (step.from == each.id)
          out += "        <transition event=\"" + step.event + "\" target=\"" + id(step.to) + "\"/> <!-- " +
                 in_comment(step.label.in(language)) + " -->\n";
      out += "      </state>\n";
    }
    out += "    </state>\n";
  }
  return out + "  </parallel>\n</scxml>\n";
}

std::string xstate(const std::vector<Graph>& graphs, const std::string& name, Language language) {
  using Json = nlohmann::ordered_json;
  Json regions = Json::object();
  for (const Graph& graph : graphs) {
    Json states = Json::object();
    for (const GraphState& each : graph.states) {
      Json state{{"description", each.name.in(language)}};
      if (each.final) state["type"] = "final";
      for (const GraphStep& step : graph.steps)
        if (step.from == each.id)
          state["on"][step.event] = {{"target", step.to}, {"description", step.label.in(language)}};
      states[each.id] = std::move(state);
    }
    regions[graph.id] = {{"description", graph.title.in(language)},
                         {"initial", graph.states.front().id},
                         {"states", std::move(states)}};
  }
  return Json{{"id", name}, {"type", "parallel"}, {"states", std::move(regions)}}.dump(2) + "\n";
}

}  // namespace

std::optional<GraphFormat> graph_format(std::string_view name) {
  for (const auto& [known, format] : kFormats)
    if (known == name) return format;
  return std::nullopt;
}

std::string draw(const CheckedRulebook& rulebook, GraphFormat format, Language language) {
  std::vector<Graph> graphs{proposal_graph(rulebook)};
  if (auto veto = veto_graph(rulebook)) graphs.push_back(*std::move(veto));
  switch (format) {
    case GraphFormat::mermaid:
      return mermaid(graphs, language);
    case GraphFormat::dot:
      return dot(graphs, language);
    case GraphFormat::scxml:
      return scxml(graphs, rulebook.book().name, language);
    case GraphFormat::xstate:
      return xstate(graphs, rulebook.book().name, language);
    case GraphFormat::bpmn:
      return bpmn(graphs, rulebook.book().name, language);
    case GraphFormat::svg:
      return svg(graphs, rulebook.book().name, language);
  }
  return {};
}

}  // namespace counterweight::rules
