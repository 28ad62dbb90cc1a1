#include "engine/core/knowledge/journey.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "base/fold_case.hpp"
#include "engine/core/knowledge/journey_words.hpp"

namespace counterweight::core {

bool JourneyLog::add(const std::string& customer, Timestamp at, const std::string& touchpoint) {
  if (touches_ >= kMaxTouches) return false;
  std::string folded = fold_case(touchpoint);
  auto known = places_.find(folded);
  if (known == places_.end()) {
    if (names_.size() >= kMaxTouchpoints) return false;
    known = places_.emplace(std::move(folded), static_cast<std::uint32_t>(names_.size())).first;
    names_.push_back(touchpoint);
  }
  const auto [whose, fresh] = customers_.emplace(customer, static_cast<std::uint32_t>(walks_.size()));
  if (fresh) walks_.emplace_back();
  Walk& walk = walks_[whose->second];
  if (walk.settled == walk.touches.size()) unsettled_.push_back(whose->second);
  walk.touches.push_back({at, known->second});
  ++touches_;
  return true;
}

void JourneyLog::settle() {
  for (const std::uint32_t each : unsettled_) {
    auto& [touches, settled] = walks_[each];
    const auto fresh = touches.begin() + static_cast<std::ptrdiff_t>(settled);
    std::sort(fresh, touches.end());
    const auto from = std::lower_bound(touches.begin(), fresh, *fresh);
    std::inplace_merge(from, fresh, touches.end());
    const auto end = std::unique(from, touches.end());
    touches_ -= static_cast<std::size_t>(touches.end() - end);
    touches.erase(end, touches.end());
    settled = touches.size();
  }
  unsettled_.clear();
}

bool JourneyLog::has(const std::string& customer, Timestamp at, const std::string& touchpoint) const {
  CHECK_THAT_IS(unsettled_.empty(), "settle() goes before asking");
  const auto place = places_.find(fold_case(touchpoint));
  const auto whose = customers_.find(customer);
  if (place == places_.end() || whose == customers_.end()) return false;
  const std::vector<Touch>& touches = walks_[whose->second].touches;
  return std::binary_search(touches.begin(), touches.end(), Touch{at, place->second});
}

bool JourneyLog::knows(const std::string& touchpoint) const {
  return places_.contains(fold_case(touchpoint));
}

std::size_t JourneyLog::touches() const {
  CHECK_THAT_IS(unsettled_.empty(), "settle() goes before counting");
  return touches_;
}

class JourneyReading {
 public:
  JourneyReading(const std::vector<std::string>& map, const JourneyLog& log)
      : drawn_(map), log_(log), names_(log.names_) {
    CHECK_THAT_IS(!map.empty() && map.size() <= kMaxMapSteps, "a map has steps, and not too many");
    CHECK_THAT_IS(log.unsettled_.empty(), "settle() goes before a report");
    for (const std::string& step : map) {
      const auto known = log.places_.find(fold_case(step));
      map_.push_back(known == log.places_.end() ? kNowhere : known->second);
      if (known != log.places_.end()) names_[known->second] = step;
    }
  }

  JourneyReport run() {
    out_.reached.resize(map_.size());
    for (const JourneyLog::Walk& each : log_.walks_) read(each.touches);
    tell_left();
    tell_ways();
    tell_edges();
    tell_places();
    out_.sentences = journey_sentences(drawn_, out_);
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xffff'ffff;  // before the first touch, after the last
  using Touch = JourneyLog::Touch;
  using Way = std::vector<std::uint32_t>;
  struct Leaving {
    std::int64_t customers = 0;
    std::map<std::uint32_t, std::int64_t> next;
  };
  struct Edge {
    std::int64_t times = 0, customers = 0;
    std::vector<Duration> gaps;
  };

  void read(const std::vector<Touch>& touches) {
    ++out_.customers;
    Way way;
    std::set<std::pair<std::uint32_t, std::uint32_t>> gone;
    const auto go = [&](std::uint32_t from, std::uint32_t to) -> Edge& {
      Edge& edge = edges_[{from, to}];
      ++edge.times;
      if (gone.insert({from, to}).second) ++edge.customers;
      return edge;
    };
    Timestamp last{};
    for (const Touch& touch : touches) {
      if (!way.empty() && way.back() == touch.place) {
        last = touch.at;
        continue;
      }
      Edge& edge = go(way.empty() ? kNowhere : way.back(), touch.place);
      if (!way.empty()) edge.gaps.push_back(touch.at - last);
      way.push_back(touch.place);
      last = touch.at;
    }
    go(way.back(), kNowhere);
    follow(way);
    Way touched = way;
    std::sort(touched.begin(), touched.end());
    for (auto place = touched.begin(), next = place; place != touched.end(); place = next) {
      next = std::upper_bound(place, touched.end(), *place);
      ++customers_at_[*place];
      if (next - place > 1) ++looping_[*place];
    }
    ++ways_[std::move(way)];
  }

  // Along the map as far as its steps come in its order; whatever lies between is let pass.
  void follow(const Way& way) {
    std::size_t step = 0;
    std::size_t last = 0;  // where in the way the step was made
    for (std::size_t i = 0; i < way.size() && step < map_.size(); ++i)
      if (way[i] == map_[step]) {
        ++out_.reached[step++];
        last = i;
      }
    if (step == 0) {
      ++out_.never_began;
    } else if (step == map_.size()) {
      ++out_.in_order;
      if (way == map_) ++out_.exactly;
    } else {
      Leaving& leaving = leaving_[step];
      ++leaving.customers;
      ++leaving.next[last + 1 < way.size() ? way[last + 1] : kNowhere];
    }
  }

  void tell_left() {
    for (const auto& [after, leaving] : leaving_) {
      const auto most = std::max_element(leaving.next.begin(), leaving.next.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      JourneyLeft left{after, leaving.customers, std::nullopt};
      if (most->first != kNowhere) left.instead = names_[most->first];
      out_.left.push_back(std::move(left));
    }
    std::stable_sort(out_.left.begin(), out_.left.end(),
                     [](const auto& a, const auto& b) { return a.customers > b.customers; });
  }

  void tell_ways() {
    out_.different_ways = static_cast<std::int64_t>(ways_.size());
    std::vector<std::pair<const Way*, std::int64_t>> all;
    for (const auto& [way, customers] : ways_) all.emplace_back(&way, customers);
    const std::size_t shown = std::min(all.size(), kMaxWaysShown);
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(),
                      [](const auto& a, const auto& b) {
                        return a.second != b.second ? a.second > b.second : *a.first < *b.first;
                      });
    all.resize(shown);
    for (const auto& [way, customers] : all) {
      JourneyWay& told = out_.ways.emplace_back();
      for (const std::uint32_t place : *way) told.touchpoints.push_back(names_[place]);
      told.customers = customers;
    }
  }

  bool is_drawn(std::uint32_t from, std::uint32_t to) const {
    if (from == kNowhere) return to == map_.front();
    if (to == kNowhere) return from == map_.back();
    const auto step = std::find(map_.begin(), map_.end(), from);
    return step != map_.end() && std::next(step) != map_.end() && *std::next(step) == to;
  }

  // The value that so many of ten do not exceed.
  static std::optional<Duration> of_ten(std::vector<Duration>& gaps, std::size_t tenths) {
    if (gaps.empty()) return std::nullopt;
    const std::size_t place = (gaps.size() * tenths + 9) / 10 - 1;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(place), gaps.end());
    return gaps[place];
  }

  void tell_edges() {
    const auto name = [&](std::uint32_t place) { return place == kNowhere ? std::string{} : names_[place]; };
    for (auto& [ends, edge] : edges_) {
      JourneyEdge told{name(ends.first), name(ends.second), edge.times, edge.customers, {}, {}, false};
      told.median = of_ten(edge.gaps, 5);
      told.ninth = of_ten(edge.gaps, 9);
      told.drawn = is_drawn(ends.first, ends.second);
      out_.edges.push_back(std::move(told));
    }
    std::stable_sort(out_.edges.begin(), out_.edges.end(),
                     [](const auto& a, const auto& b) { return a.times > b.times; });
  }

  void tell_places() {
    const auto most_first = [](auto& list) {
      std::stable_sort(list.begin(), list.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
    };
    for (const auto& [place, customers] : customers_at_)
      if (std::find(map_.begin(), map_.end(), place) == map_.end())
        out_.off_map.emplace_back(names_[place], customers);
    for (const auto& [place, customers] : looping_) out_.loops.emplace_back(names_[place], customers);
    most_first(out_.off_map);
    most_first(out_.loops);
    for (std::size_t i = 0; i < map_.size(); ++i)
      if (map_[i] == kNowhere) out_.untouched.push_back(drawn_[i]);
  }

  const std::vector<std::string>& drawn_;
  const JourneyLog& log_;
  std::vector<std::string> names_;  // as the map writes them, else as they came first
  Way map_;
  std::map<Way, std::int64_t> ways_;
  std::map<std::size_t, Leaving> leaving_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Edge> edges_;
  std::map<std::uint32_t, std::int64_t> customers_at_, looping_;
  JourneyReport out_;
};

JourneyReport journey_report(const std::vector<std::string>& map, const JourneyLog& log) {
  return JourneyReading{map, log}.run();
}

}  // namespace counterweight::core
