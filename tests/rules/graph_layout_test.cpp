// Random graphs on paper: whatever is drawn, no node lies on another, and no line runs through one.
#include "rules/graph_layout.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "rules/graph_draw.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight::rules;

namespace {

constexpr LayoutSpace kSpace{40, 24, 16};

struct Sketch {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
};

class Sketching {
 public:
  explicit Sketching(unsigned seed) : chance_(seed) {}

  // A tree, some edges across it, and some ways back, each over a node of its own.
  Sketch sketch() {
    const int size = some(2, 20);
    for (int i = 0; i < size; ++i) add();
    for (int i = 1; i < size; ++i) connect(some(0, i - 1), i, Turn::none);
    for (int i = some(0, 8); i > 0; --i) {
      const int to = some(1, size - 1);
      connect(some(0, to - 1), to, Turn::none);
    }
    for (int i = some(0, 4); i > 0; --i) {
      // Back along an edge that is there, so that the way back is one.
      const LayoutEdge edge = out_.edges[static_cast<std::size_t>(some(0, size - 2))];
      add();
      const int between = static_cast<int>(out_.nodes.size()) - 1;
      connect(static_cast<int>(edge.to), between, Turn::at_from);
      connect(between, static_cast<int>(edge.from), Turn::at_to);
    }
    return out_;
  }

 private:
  int some(int least, int most) { return std::uniform_int_distribution<>{least, most}(chance_); }

  void add() {
    const int along = 2 * some(10, 60), across = some(10, 60);
    out_.nodes.push_back({along, across, across + some(0, 40), along / 2, across, along / 4, -along / 4});
  }
  void connect(int from, int to, Turn turn) {
    out_.edges.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to), turn, some(1, 4)});
  }

  std::mt19937 chance_;
  Sketch out_;
};

struct Area {
  int along_from, along_to, across_from, across_to;
};

bool meet(const Area& one, const Area& other) {
  return one.along_from < other.along_to && other.along_from < one.along_to &&
         one.across_from < other.across_to && other.across_from < one.across_to;
}

Area area(const Sketch& sketch, const Layout& layout, std::size_t node) {
  const LayoutNode& it = sketch.nodes[node];
  const LayoutPoint at = layout.nodes[node];
  return {at.along - it.along / 2, at.along + it.along / 2, at.across - it.before, at.across + it.after};
}

void check_nodes(const Sketch& sketch, const Layout& layout) {
  for (std::size_t i = 0; i < sketch.nodes.size(); ++i) {
    const Area one = area(sketch, layout, i);
    CHECK(one.along_from >= 0);
    CHECK(one.across_from >= 0);
    CHECK(one.along_to <= layout.along);
    CHECK(one.across_to <= layout.across);
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(meet(one, area(sketch, layout, j)));
  }
}

// `end` touches the node where edges do: before and after it in the flow, or at its side.
void check_end(const Sketch& sketch, const Layout& layout, std::size_t node, const LayoutPoint& end) {
  const LayoutNode& it = sketch.nodes[node];
  const LayoutPoint at = layout.nodes[node];
  const bool in_flow = end.across == at.across && std::abs(end.along - at.along) == it.reach;
  const bool at_side =
      end.across == at.across + it.side && std::abs(end.along - at.along) == std::abs(it.in_turn);
  CHECK((in_flow || at_side));
}

void check_edges(const Sketch& sketch, const Layout& layout) {
  for (std::size_t i = 0; i < sketch.edges.size(); ++i) {
    const auto& way = layout.edges[i];
    REQUIRE(way.size() >= 2);
    check_end(sketch, layout, sketch.edges[i].from, way.front());
    check_end(sketch, layout, sketch.edges[i].to, way.back());
    for (std::size_t j = 1; j < way.size(); ++j) {
      CHECK((way[j - 1].along == way[j].along) != (way[j - 1].across == way[j].across));
      const auto [low, high] = std::minmax(way[j - 1].along, way[j].along);
      const auto [near, far] = std::minmax(way[j - 1].across, way[j].across);
      for (std::size_t node = 0; node < sketch.nodes.size(); ++node) {
        const Area around = area(sketch, layout, node);
        const bool own = node == sketch.edges[i].from || node == sketch.edges[i].to;
        // A line that runs along the flow is an area of no height: it meets what lies around it.
        if (!own) CHECK_FALSE(meet({low, high + 1, near, far + 1}, around));
      }
    }
  }
}

}  // namespace

TEST_CASE("graph layout: random graphs lie free, and their lines too") {
  const unsigned seed = std::random_device{}();
  for (unsigned i = 0; i < 200; ++i) {
    INFO("seed " << seed + i);
    const Sketch sketch = Sketching{seed + i}.sketch();
    const Layout layout = lay_out(sketch.nodes, sketch.edges, kSpace);
    check_nodes(sketch, layout);
    check_edges(sketch, layout);
  }
}

TEST_CASE("graph layout: a row of nodes is straight, and runs along the flow") {
  const LayoutNode node{100, 40, 40, 50, 40};
  const Layout layout = lay_out({node, node, node}, {{0, 1}, {1, 2}}, kSpace);
  for (const auto& way : layout.edges) CHECK(way.size() == 2);
  CHECK(layout.nodes[0].across == layout.nodes[2].across);
  CHECK(layout.nodes[1].along - layout.nodes[0].along == 100 + kSpace.layers);
  CHECK(layout.along == 300 + 2 * kSpace.layers);
  CHECK(layout.across == 80);
}

TEST_CASE("graph words: lines hold what fits, and lose nothing") {
  const std::string text = "«Совет безопасности» решает, Marketing does not";
  for (const int width : {1, 60, 100, 150, 1'000}) {
    INFO(width);
    std::string joined;
    for (const std::string& line : wrapped(text, width, 12)) {
      CHECK((text_width(line, 12) <= width || line.find(' ') == std::string::npos));
      joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == text);
  }
  CHECK(wrapped("", 100, 12).empty());
  CHECK(text_width("Ж", 100) > text_width("i", 100));
}
