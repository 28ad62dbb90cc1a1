// How far along each layer lies, and where in the gaps between layers edges change their line: those that fan
// out of one node, or into one, share a track; others that would touch have tracks of their own.
#include <algorithm>
#include <map>

#include "rules/graph_layers.hpp"

namespace counterweight::rules {
namespace {

constexpr int kOnTopOfEachOther = 1'000;  // worse than any number of crossings

// Links that share a track: where they come from and go to, across.
struct Bundle {
  std::vector<std::size_t> links;
  std::vector<int> low, high;
  int first = 0, last = 0;  // of all of these
  int track = 0;

  void add(std::size_t link, int from, int to) {
    const auto [least, most] = std::minmax(from, to);
    first = links.empty() ? least : std::min(first, least);
    last = links.empty() ? most : std::max(last, most);
    links.push_back(link);
    low.push_back(from);
    high.push_back(to);
  }
};

// What it costs if `one` has its track before `other`.
int cost(const Bundle& one, const Bundle& other) {
  int sum = 0;
  for (const int at : other.low)
    if (one.first < at && at < one.last) ++sum;
  for (const int at : one.high)
    if (other.first < at && at < other.last) ++sum;
  for (const int at : one.high)
    if (std::find(other.low.begin(), other.low.end(), at) != other.low.end()) sum += kOnTopOfEachOther;
  return sum;
}

int cost(const std::vector<Bundle>& bundles) {
  int sum = 0;
  for (std::size_t i = 0; i < bundles.size(); ++i)
    for (std::size_t j = i + 1; j < bundles.size(); ++j) sum += cost(bundles[i], bundles[j]);
  return sum;
}

// Moves each to where it costs least, until nothing is gained.
void arrange(std::vector<Bundle>& bundles) {
  for (int least = cost(bundles), before = least + 1; least < before;) {
    before = least;
    for (std::size_t i = 0; i < bundles.size(); ++i) {
      auto best = bundles;
      for (std::size_t to = 0; to < bundles.size(); ++to) {
        auto moved = bundles;
        const Bundle taken = moved[i];
        moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(i));
        moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(to), taken);
        const int now = cost(moved);
        if (now >= least) continue;
        least = now;
        best = std::move(moved);
      }
      bundles = std::move(best);
    }
  }
}

class Ways {
 public:
  Ways(const Layers& layers, const std::vector<LayoutNode>& nodes, const LayoutSpace& space)
      : layers_(layers), nodes_(nodes), space_(space), bend_(layers.links.size(), 0) {
    int at = 0;
    for (std::size_t layer = 0; layer < layers.order.size(); ++layer) {
      const int length = longest(layer);
      middle_.push_back(at + length / 2);
      at += length;
      if (layer + 1 < layers.order.size()) at += gap(layer, at);
    }
    end_ = at;
  }

  int end() const { return end_; }
  LayoutPoint middle(std::size_t item) const {
    const LayerItem& it = layers_.items[item];
    return {middle_[static_cast<std::size_t>(it.layer)], it.across};
  }

  std::vector<LayoutPoint> way(std::size_t edge, Turn turn) const {
    std::vector<LayoutPoint> points;
    const auto& chain = layers_.chains[edge];
    begin(layers_.links[chain.front()].low, points);
    for (const std::size_t link : chain) {
      points.push_back({bend_[link], layers_.items[layers_.links[link].low].across});
      points.push_back({bend_[link], layers_.items[layers_.links[link].high].across});
    }
    finish(layers_.links[chain.back()].high, points);
    if (turn != Turn::none) std::reverse(points.begin(), points.end());
    return without_idle(points);
  }

 private:
  int longest(std::size_t layer) const {
    int out = 0;
    for (const auto& unit : layers_.order[layer])
      if (const auto node = layers_.items[unit.front()].node) out = std::max(out, nodes_[*node].along);
    return out;
  }

  const LayoutNode& node_of(std::size_t item) const { return nodes_[*layers_.items[item].node]; }

  void begin(std::size_t item, std::vector<LayoutPoint>& points) const {
    const LayoutPoint at = middle(item);
    if (const auto host = layers_.items[item].host) {
      const int along = at.along + node_of(*host).in_turn;
      points.push_back({along, middle(*host).across + node_of(*host).side});
      points.push_back({along, at.across});
    } else {
      points.push_back({at.along + node_of(item).reach, at.across});
    }
  }

  void finish(std::size_t item, std::vector<LayoutPoint>& points) const {
    const LayoutPoint at = middle(item);
    if (const auto host = layers_.items[item].host) {
      const int along = at.along + node_of(*host).out_turn;
      points.push_back({along, at.across});
      points.push_back({along, middle(*host).across + node_of(*host).side});
    } else {
      points.push_back({at.along - node_of(item).reach, at.across});
    }
  }

  static std::vector<LayoutPoint> without_idle(const std::vector<LayoutPoint>& points) {
    std::vector<LayoutPoint> out;
    for (const LayoutPoint& point : points) {
      if (!out.empty() && out.back() == point) continue;
      if (out.size() >= 2) {
        const LayoutPoint& last = out.back();
        const LayoutPoint& before = out[out.size() - 2];
        const bool on = (before.along == last.along && last.along == point.along) ||
                        (before.across == last.across && last.across == point.across);
        if (on) out.pop_back();
      }
      out.push_back(point);
    }
    return out;
  }

  // Gives every link from this layer to the next its bend, and says how much room they need.
  int gap(std::size_t layer, int begin) {
    std::vector<Bundle> bundles = bundles_from(layer);
    arrange(bundles);
    int tracks = 0;
    for (std::size_t i = 0; i < bundles.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        if (bundles[j].first <= bundles[i].last && bundles[i].first <= bundles[j].last)
          bundles[i].track = std::max(bundles[i].track, bundles[j].track + 1);
      tracks = std::max(tracks, bundles[i].track + 1);
    }
    const int room = space_.layers + std::max(0, tracks - 1) * space_.lines;
    for (const Bundle& bundle : bundles)
      for (const std::size_t link : bundle.links)
        bend_[link] = begin + space_.layers / 2 + bundle.track * space_.lines;
    return room;
  }

  // Only those that bend: a straight line needs no track.
  std::vector<Bundle> bundles_from(std::size_t layer) {
    std::map<std::size_t, int> fan;  // by item: how many links it has here
    std::vector<std::size_t> here;
    for (std::size_t i = 0; i < layers_.links.size(); ++i) {
      const LayerLink& link = layers_.links[i];
      if (static_cast<std::size_t>(layers_.items[link.low].layer) != layer) continue;
      here.push_back(i);
      ++fan[link.low];
      ++fan[link.high];
    }
    std::map<std::size_t, Bundle> by_item;
    for (const std::size_t i : here) {
      const LayerLink& link = layers_.links[i];
      by_item[fan[link.low] > 1 ? link.low : link.high].add(i, layers_.items[link.low].across,
                                                            layers_.items[link.high].across);
    }
    std::vector<Bundle> out;
    for (auto& [item, bundle] : by_item)
      if (bundle.first != bundle.last) out.push_back(std::move(bundle));
    return out;
  }

  const Layers& layers_;
  const std::vector<LayoutNode>& nodes_;
  const LayoutSpace& space_;
  std::vector<int> middle_;  // by layer
  std::vector<int> bend_;    // by link
  int end_ = 0;
};

}  // namespace

Layout along_ways(const Layers& layers, const std::vector<LayoutNode>& nodes,
                  const std::vector<LayoutEdge>& edges, const LayoutSpace& space) {
  const Ways ways{layers, nodes, space};
  Layout out;
  out.along = ways.end();
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    out.nodes.push_back(ways.middle(node));
    out.across = std::max(out.across, out.nodes.back().across + nodes[node].after);
  }
  for (std::size_t edge = 0; edge < edges.size(); ++edge) {
    out.edges.push_back(ways.way(edge, edges[edge].turn));
    for (const LayoutPoint& point : out.edges.back()) out.across = std::max(out.across, point.across);
  }
  return out;
}

}  // namespace counterweight::rules
