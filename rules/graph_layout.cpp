#include "rules/graph_layout.hpp"

#include <algorithm>

#include "rules/graph_layers.hpp"

namespace counterweight::rules {
namespace {

// More find nothing better for a dozen states, and are felt.
constexpr unsigned kStarts = 32;  // orders to begin from
constexpr unsigned kPlaced = 8;   // the best of them, whose nodes get places

// The ends of an edge along the flow, whichever way it goes.
std::size_t low_end(const LayoutEdge& edge) {
  return edge.turn == Turn::none ? edge.from : edge.to;
}
std::size_t high_end(const LayoutEdge& edge) {
  return edge.turn == Turn::none ? edge.to : edge.from;
}

// As near to the beginning as can be; but what is on the way back lies right before where that way began.
std::vector<int> layer_numbers(std::size_t nodes, const std::vector<LayoutEdge>& edges) {
  std::vector<int> layer(nodes, 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (const LayoutEdge& edge : edges) {
      if (layer[high_end(edge)] > layer[low_end(edge)]) continue;
      layer[high_end(edge)] = layer[low_end(edge)] + 1;
      changed = true;
    }
  }
  for (const LayoutEdge& edge : edges)
    if (edge.turn == Turn::at_from) layer[edge.to] = layer[edge.from] - 1;
  return layer;
}

class Builder {
 public:
  explicit Builder(const std::vector<int>& layer_of_nodes) {
    for (std::size_t node = 0; node < layer_of_nodes.size(); ++node)
      add({layer_of_nodes[node], node, std::nullopt, 0});
  }

  void add_edge(const LayoutEdge& edge) {
    std::size_t low = low_end(edge), end = high_end(edge);
    if (edge.turn == Turn::at_to) low = add({out_.items[low].layer, std::nullopt, low, 0});
    if (edge.turn == Turn::at_from) end = add({out_.items[end].layer, std::nullopt, end, 0});
    std::vector<std::size_t> chain;
    while (out_.items[low].layer < out_.items[end].layer) {
      const int next = out_.items[low].layer + 1;
      const std::size_t high =
          next == out_.items[end].layer ? end : add({next, std::nullopt, std::nullopt, 0});
      chain.push_back(out_.links.size());
      out_.links.push_back({low, high, edge.weight});
      low = high;
    }
    out_.chains.push_back(std::move(chain));
  }

  Layers take() { return std::move(out_); }

 private:
  std::size_t add(const LayerItem& item) {
    const std::size_t index = out_.items.size();
    out_.items.push_back(item);
    if (out_.order.size() <= static_cast<std::size_t>(item.layer))
      out_.order.resize(static_cast<std::size_t>(item.layer) + 1);
    auto& layer = out_.order[static_cast<std::size_t>(item.layer)];
    if (item.host) {
      const auto its = std::find_if(layer.begin(), layer.end(),
                                    [&](const auto& unit) { return unit.front() == *item.host; });
      its->push_back(index);
    } else {
      layer.push_back({index});
    }
    return index;
  }

  Layers out_;
};

}  // namespace

Layers into_layers(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges) {
  Builder builder{layer_numbers(nodes.size(), edges)};
  for (const LayoutEdge& edge : edges) builder.add_edge(edge);
  return builder.take();
}

Layout lay_out(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges,
               const LayoutSpace& space) {
  const Layers begun = into_layers(nodes, edges);
  std::vector<std::pair<long, Layers>> orders;
  for (unsigned start = 0; start < kStarts; ++start) {
    Layers layers = begun;
    const long cost = put_in_order(layers, start);
    orders.emplace_back(cost, std::move(layers));
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  orders.resize(kPlaced);
  for (auto& [cost, layers] : orders) cost += put_in_place(layers, nodes, space);
  const auto best = std::min_element(orders.begin(), orders.end(), [](const auto& one, const auto& other) {
    return one.first < other.first;
  });
  return along_ways(best->second, nodes, edges, space);
}

}  // namespace counterweight::rules
