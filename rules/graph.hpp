// The life of a proposal, and of a veto on one of its actions, under one rulebook, as a graph: what is
// possible under it is in the graph, and nothing else. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

struct GraphState {
  std::string id;  // as the API has it: in_review
  Text name;
  bool final = false;  // nothing leads out of it
};

struct GraphStep {
  std::string from, to;
  std::string event;  // as the timeline has it: review_closed; where one leads to several states, with what
                      // decides behind a point
  Text label;         // who or what, and after how long
};

struct Graph {
  std::string id;  // proposal, veto
  Text title;
  std::vector<GraphState> states;  // the first is where it begins
  std::vector<GraphStep> steps;
};

// Every state can be reached, and every one that is not final can be left.
Graph proposal_graph(const CheckedRulebook& rulebook);
// Nothing where nobody may veto.
std::optional<Graph> veto_graph(const CheckedRulebook& rulebook);

enum class GraphFormat { mermaid, dot, scxml, xstate, bpmn, svg };
std::optional<GraphFormat> graph_format(std::string_view name);  // "mermaid"

// The document in that format, UTF-8: of both lives, its words in `language`.
std::string draw(const CheckedRulebook& rulebook, GraphFormat format, Language language);

}  // namespace counterweight::rules
