// The steps of lay_out(), each in a file of its own: into layers, in order, to places, along ways.
#pragma once

#include <optional>
#include <vector>

#include "rules/graph_layout.hpp"

namespace counterweight::rules {

// What has a place in a layer: a node, a bend of an edge on its way through, or a turn beside its node.
struct LayerItem {
  int layer = 0;
  std::optional<std::size_t> node;  // nothing: a bend or a turn
  std::optional<std::size_t> host;  // of a turn: the item of its node
  int across = 0;
};

// One stretch of an edge, between neighbouring layers.
struct LayerLink {
  std::size_t low = 0, high = 0;  // items; `high` is one layer further along
  int weight = 1;                 // of the edge
};

struct Layers {
  std::vector<LayerItem> items;  // those of the nodes first, in their order
  std::vector<LayerLink> links;
  std::vector<std::vector<std::size_t>> chains;  // by edge: its links along the flow, even if it goes back
  // By layer, what lies beside what: each a node or a bend, and after a node its turns.
  std::vector<std::vector<std::vector<std::size_t>>> order;
};

Layers into_layers(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges);
// With few crossings, above all of what asks to be straight. Each `start`, from 0, begins from another order
// and may end in another. What is left of crossings has a cost, to be added to the next.
long put_in_order(Layers& layers, unsigned start);
// With edges as straight as they ask to be, and beginning at 0. What is left of bends and swerves has a cost.
long put_in_place(Layers& layers, const std::vector<LayoutNode>& nodes, const LayoutSpace& space);
Layout along_ways(const Layers& layers, const std::vector<LayoutNode>& nodes,
                  const std::vector<LayoutEdge>& edges, const LayoutSpace& space);

}  // namespace counterweight::rules
