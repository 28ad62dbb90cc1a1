// How far across each item lies: neighbours keep their distance, and the sum of what edges swerve, by their
// weight, is the least there is. That is a linear programme whose dual is the dearest circulation: found by
// sending flow round circles that gain (Klein 1967), and the places are the longest ways in what is left.
#include <algorithm>
#include <cstdlib>
#include <limits>

#include "rules/graph_layers.hpp"

namespace counterweight::rules {
namespace {

constexpr int kBend = 1'000, kSwerve = 10;  // what a bend costs, and how many pixels cost as much as weight
constexpr int kUnlimited = std::numeric_limits<int>::max();

class Places {
 public:
  explicit Places(std::size_t items) : items_(items), place_(items, 0), through_(items) {}

  void keep_apart(std::size_t before, std::size_t after, int distance) {
    add(before, after, kUnlimited, distance);
  }
  void pull_together(std::size_t one, std::size_t other, int weight) {
    add(one, other, weight, 0);
    add(other, one, weight, 0);
  }

  // Ends, as every circle of flow gains at least one pixel times one unit, and keep_apart() makes no circles.
  std::vector<int> solve() {
    while (const auto item = circle_that_gains()) send_round(*item);
    // What was found on the way is as good, but depends on the way.
    std::fill(place_.begin(), place_.end(), 0);
    circle_that_gains();
    return place_;
  }

 private:
  struct Arc {
    std::size_t from, to;
    int capacity, gain;
  };

  // Arcs lie in pairs: the second of a pair takes back what the first has sent.
  void add(std::size_t from, std::size_t to, int capacity, int gain) {
    arcs_.push_back({from, to, capacity, gain});
    arcs_.push_back({to, from, 0, -gain});
  }

  // Bellman and Ford's longest ways, from where place_ is; an item on a circle that gains, as soon as there
  // is one.
  std::optional<std::size_t> circle_that_gains() {
    std::fill(through_.begin(), through_.end(), std::nullopt);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < arcs_.size(); ++i) {
        const Arc& arc = arcs_[i];
        if (arc.capacity == 0 || place_[arc.to] >= place_[arc.from] + arc.gain) continue;
        place_[arc.to] = place_[arc.from] + arc.gain;
        through_[arc.to] = i;
        changed = true;
      }
      if (const auto found = changed ? on_circle() : std::nullopt) return found;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> on_circle() const {
    std::vector<std::size_t> walk(items_, items_);  // by item: which walk came by
    for (std::size_t start = 0; start < items_; ++start) {
      std::size_t at = start;
      while (walk[at] == items_ && through_[at]) {
        walk[at] = start;
        at = arcs_[*through_[at]].from;
      }
      if (walk[at] == start && through_[at]) return at;
    }
    return std::nullopt;
  }

  void send_round(std::size_t item) {
    std::vector<std::size_t> circle;
    std::size_t at = item;
    do {
      circle.push_back(*through_[at]);
      at = arcs_[circle.back()].from;
    } while (at != item);
    int most = kUnlimited;
    for (const std::size_t arc : circle) most = std::min(most, arcs_[arc].capacity);
    for (const std::size_t arc : circle) {
      if (arcs_[arc].capacity != kUnlimited) arcs_[arc].capacity -= most;
      Arc& back = arcs_[arc ^ 1U];
      if (back.capacity != kUnlimited) back.capacity += most;
    }
  }

  std::size_t items_;
  std::vector<Arc> arcs_;
  std::vector<int> place_;
  std::vector<std::optional<std::size_t>> through_;  // by item: the arc that gave it its place
};

// A long way with bends in it looks worst.
int straightness(const Layers& layers, const LayerLink& link) {
  const int nodes = (layers.items[link.low].node ? 1 : 0) + (layers.items[link.high].node ? 1 : 0);
  return link.weight * (nodes == 2 ? 4 : nodes == 1 ? 8 : 24);
}

long cost(const Layers& layers) {
  long out = 0;
  for (const LayerLink& link : layers.links) {
    const int swerve = std::abs(layers.items[link.low].across - layers.items[link.high].across);
    if (swerve > 0) out += kBend + static_cast<long>(straightness(layers, link)) * swerve / kSwerve;
  }
  return out;
}

}  // namespace

long put_in_place(Layers& layers, const std::vector<LayoutNode>& nodes, const LayoutSpace& space) {
  Places places{layers.items.size()};
  const auto reach = [&](std::size_t item, int LayoutNode::*side) {
    return layers.items[item].node ? nodes[*layers.items[item].node].*side : 0;
  };
  for (const auto& layer : layers.order) {
    std::optional<std::size_t> last;
    for (const auto& unit : layer)
      for (const std::size_t item : unit) {
        if (last) {
          const bool lines = !layers.items[*last].node && !layers.items[item].node;
          places.keep_apart(*last, item,
                            reach(*last, &LayoutNode::after) + reach(item, &LayoutNode::before) +
                                (lines ? space.lines : space.nodes));
        }
        last = item;
      }
  }
  for (const LayerLink& link : layers.links)
    places.pull_together(link.low, link.high, straightness(layers, link));
  for (std::size_t item = 0; item < layers.items.size(); ++item)
    if (layers.items[item].host) places.pull_together(*layers.items[item].host, item, 1);
  const std::vector<int> found = places.solve();
  int first = kUnlimited;
  for (std::size_t item = 0; item < found.size(); ++item)
    first = std::min(first, found[item] - reach(item, &LayoutNode::before));
  for (std::size_t item = 0; item < found.size(); ++item) layers.items[item].across = found[item] - first;
  return cost(layers);
}

}  // namespace counterweight::rules
