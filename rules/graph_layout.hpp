// Where a directed graph lies on paper: in layers, so that the flow runs one way, with lines that run
// straight or turn at right angles and neither meet a node nor hide each other. What goes back leaves and
// enters nodes at their side. After Sugiyama (1981) and Gansner and others (1993). Pure and deterministic.
//
// Lengths are in pixels. "Along" is the way the flow runs, "across" is from one side of it to the other: who
// draws from left to right takes them for x and y, who draws downwards for y and x.
#pragma once

#include <cstddef>
#include <vector>

namespace counterweight::rules {

struct LayoutNode {
  int along = 0;                  // how long it is, its label with it
  int before = 0;                 // how far it reaches to either side of the line on which edges come and go,
  int after = 0;                  // its label with it
  int reach = 0;                  // from its middle to where the edges touch it
  int side = 0;                   // from that line to its side, where edges that go back touch it,
  int in_turn = 0, out_turn = 0;  // so far from its middle
};

// Which end of an edge that goes back is at the side of its node; the other end is as with all others.
enum class Turn { none, at_from, at_to };

struct LayoutEdge {
  std::size_t from = 0, to = 0;  // indexes of nodes
  Turn turn = Turn::none;        // any but none: the edge goes back
  int weight = 1;                // how much it asks to be straight
};

struct LayoutSpace {
  int layers = 40;  // the least between two layers
  int nodes = 24;   // the least between neighbours in a layer
  int lines = 16;   // the least between lines that run side by side
};

struct LayoutPoint {
  int along = 0, across = 0;
  friend bool operator==(const LayoutPoint&, const LayoutPoint&) = default;
};

struct Layout {
  std::vector<LayoutPoint> nodes;               // the middle of each, on the line of its edges
  std::vector<std::vector<LayoutPoint>> edges;  // from its beginning to its end, at least two points
  int along = 0, across = 0;                    // everything lies between 0 and these
};

// Expects a node for each index, and no circles but for the edges that go back. Those come in pairs: one
// at_from into a node that lies on this way alone, one at_to out of it, to what comes before in the flow.
Layout lay_out(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges,
               const LayoutSpace& space);

}  // namespace counterweight::rules
