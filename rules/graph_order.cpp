// What lies beside what in each layer: by turns each layer is sorted by where its neighbours lie, and each of
// it moved to where it crosses least (Eades and Wormald's barycentre, Matuszewski's sifting).
#include <algorithm>
#include <cstdint>

#include "rules/graph_layers.hpp"

namespace counterweight::rules {
namespace {

constexpr int kRounds = 12;
constexpr long kCost = 100;    // as against bends and swerves
constexpr int kCrossing = 10;  // what one costs, besides the weights of the two edges

class Ordering {
 public:
  explicit Ordering(Layers& layers) : layers_(layers), position_(layers.items.size()) {
    by_gap_.resize(layers.order.size());
    for (const LayerLink& link : layers.links) by_gap_[gap_of(link)].push_back(&link);
    for (std::size_t layer = 0; layer < layers.order.size(); ++layer) number(layer);
  }

  long run() {
    auto best = layers_.order;
    int fewest = crossings();
    for (int round = 0; round < kRounds && fewest > 0; ++round) {
      sweep(round % 2 == 0);
      const int now = crossings();
      if (now < fewest) {
        fewest = now;
        best = layers_.order;
      }
    }
    layers_.order = std::move(best);
    return fewest;
  }

 private:
  std::size_t gap_of(const LayerLink& link) const {
    return static_cast<std::size_t>(layers_.items[link.low].layer);
  }

  void number(std::size_t layer) {
    int at = 0;
    for (const auto& unit : layers_.order[layer])
      for (const std::size_t item : unit) position_[item] = at++;
  }

  int crossings_in(std::size_t gap) const {
    int cost = 0;
    const auto& links = by_gap_[gap];
    for (std::size_t i = 0; i < links.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const int low = position_[links[i]->low] - position_[links[j]->low];
        const int high = position_[links[i]->high] - position_[links[j]->high];
        if ((low < 0 && high > 0) || (low > 0 && high < 0))
          cost += kCrossing + links[i]->weight + links[j]->weight;
      }
    return cost;
  }

  int crossings_around(std::size_t layer) const {
    return (layer > 0 ? crossings_in(layer - 1) : 0) + crossings_in(layer);
  }

  int crossings() const {
    int cost = 0;
    for (std::size_t gap = 0; gap < by_gap_.size(); ++gap) cost += crossings_in(gap);
    return cost;
  }

  void sweep(bool along) {
    const std::size_t count = layers_.order.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t layer = along ? i : count - 1 - i;
      if (along && layer > 0) sort_by(layer, layer - 1);
      if (!along && layer + 1 < count) sort_by(layer, layer);
      sift(layer);
      sort_turns(layer);
    }
  }

  // Sorts by the middle of what each unit is linked to through that gap; what is linked to nothing stays put.
  void sort_by(std::size_t layer, std::size_t gap) {
    const auto middle = [&](const std::vector<std::size_t>& unit) {
      int sum = 0, count = 0;
      for (const LayerLink* link : by_gap_[gap]) {
        const bool low = std::find(unit.begin(), unit.end(), link->low) != unit.end();
        const bool high = std::find(unit.begin(), unit.end(), link->high) != unit.end();
        if (low || high) {
          sum += 100 * position_[low ? link->high : link->low];
          ++count;
        }
      }
      return count == 0 ? 100 * position_[unit.front()] : sum / count;
    };
    std::vector<std::pair<int, std::vector<std::size_t>>> keyed;
    for (auto& unit : layers_.order[layer]) keyed.emplace_back(middle(unit), unit);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) layers_.order[layer][i] = std::move(keyed[i].second);
    number(layer);
  }

  void sift(std::size_t layer) {
    auto& units = layers_.order[layer];
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto before = units;
      auto best = units;
      int fewest = crossings_around(layer);
      for (std::size_t to = 0; to < before.size(); ++to) {
        units = before;
        const auto moved = units[i];
        units.erase(units.begin() + static_cast<std::ptrdiff_t>(i));
        units.insert(units.begin() + static_cast<std::ptrdiff_t>(to), moved);
        number(layer);
        const int now = crossings_around(layer);
        if (now < fewest) {
          fewest = now;
          best = units;
        }
      }
      units = std::move(best);
      number(layer);
    }
  }

  void sort_turns(std::size_t layer) {
    for (auto& unit : layers_.order[layer])
      for (std::size_t pass = 1; pass < unit.size(); ++pass)
        for (std::size_t i = 1; i + 1 < unit.size(); ++i) {
          const int before = crossings_around(layer);
          std::swap(unit[i], unit[i + 1]);
          number(layer);
          if (crossings_around(layer) < before) continue;
          std::swap(unit[i], unit[i + 1]);
          number(layer);
        }
  }

  Layers& layers_;
  std::vector<int> position_;                          // by item, in its layer
  std::vector<std::vector<const LayerLink*>> by_gap_;  // by the layer of the lower end
};

// Another order for each start, and the same everywhere. Park and Miller's row of numbers is as good as any
// for that.
void shuffle(Layers& layers, unsigned start) {
  std::uint64_t number = start;
  for (auto& units : layers.order)
    for (std::size_t i = units.size(); i > 1; --i) {
      number = number * 48'271 % 2'147'483'647;
      std::swap(units[i - 1], units[number % i]);
    }
}

}  // namespace

long put_in_order(Layers& layers, unsigned start) {
  if (start > 0) shuffle(layers, start);
  return kCost * Ordering{layers}.run();
}

}  // namespace counterweight::rules
