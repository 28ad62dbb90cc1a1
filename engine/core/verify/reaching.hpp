// Questions about reachability in a graph. Pure.
#pragma once

#include <vector>

#include "engine/core/verify/explore.hpp"

namespace counterweight::core {

template <typename Test>
std::vector<bool> those(const Graph& graph, const Test& test) {
  std::vector<bool> out(graph.nodes());
  for (std::size_t node = 0; node < graph.nodes(); ++node) out[node] = test(graph.facts[node]);
  return out;
}

// The goals, and the nodes from which one of them is reached over edges that `may` allows.
template <typename May>
std::vector<bool> can_reach(const Graph& graph, std::vector<bool> goals, const May& may) {
  for (bool more = true; more;) {  // edges mostly lead to later nodes: few rounds, backwards
    more = false;
    for (std::size_t i = graph.edges.size(); i-- > 0;) {
      const Edge& edge = graph.edges[i];
      if (goals[edge.to] && !goals[edge.from] && may(edge)) goals[edge.from] = more = true;
    }
  }
  return goals;
}

// The start, and the nodes that are reached from it over edges that `may` allows.
template <typename May>
std::vector<bool> reached_from(const Graph& graph, std::uint32_t start, const May& may) {
  std::vector<bool> out(graph.nodes());
  std::vector<std::uint32_t> waiting{start};
  out[start] = true;
  while (!waiting.empty()) {
    const std::uint32_t node = waiting.back();
    waiting.pop_back();
    for (std::size_t i = graph.first[node]; i < graph.first[node + 1]; ++i) {
      const Edge& edge = graph.edges[i];
      if (out[edge.to] || !may(edge)) continue;
      out[edge.to] = true;
      waiting.push_back(edge.to);
    }
  }
  return out;
}

}  // namespace counterweight::core
