// The journey map as it was drawn, against the ways that customers really took. Pure; any thread.
// A customer's way is what they touched in the order of time, the same touchpoint twice in a row counted
// once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"

namespace counterweight::core {

constexpr std::size_t kMaxMapSteps = 50;
constexpr std::size_t kMaxTouchpoints = 5'000;  // different ones
constexpr std::size_t kMaxTouches = 5'000'000;  // in all
constexpr std::size_t kMaxWaysShown = 20;

// Touches as they are imported, in any order. A touchpoint in other letters is the same touchpoint.
class JourneyLog {
 public:
  // False when it is full and keeps nothing of this touch. It counts from settle() on.
  bool add(const std::string& customer, Timestamp at, const std::string& touchpoint);
  // Puts what was added in order and lets go of what was there already, all of it at once. To be called after
  // adding, before anything below and before a report.
  void settle();
  bool has(const std::string& customer, Timestamp at, const std::string& touchpoint) const;
  bool knows(const std::string& touchpoint) const;
  // Every different one as it was written first, in the order in which they came.
  const std::vector<std::string>& touchpoints() const { return names_; }
  std::size_t customers() const { return customers_.size(); }
  std::size_t touches() const;

 private:
  friend class JourneyReading;
  struct Touch {
    Timestamp at{};
    std::uint32_t place = 0;  // in names_
    friend auto operator<=>(const Touch&, const Touch&) = default;
  };
  struct Walk {
    std::vector<Touch> touches;  // by time, then by place
    std::size_t settled = 0;     // so many of them; the rest lies as it came
  };
  std::vector<std::string> names_;
  std::map<std::string, std::uint32_t> places_;     // by folded names
  std::map<std::string, std::uint32_t> customers_;  // in walks_
  std::vector<Walk> walks_;
  std::vector<std::uint32_t> unsettled_;  // in walks_
  std::size_t touches_ = 0;
};

// From one touchpoint directly to another.
struct JourneyEdge {
  std::string from, to;        // empty: the beginning of a way, its end
  std::int64_t times = 0;      // in all ways
  std::int64_t customers = 0;  // at least once
  std::optional<Duration> median,
      ninth;  // between the two, where both are touchpoints: half, and nine of ten, took at most so long
  bool drawn = false;  // the map goes so
};

struct JourneyWay {
  std::vector<std::string> touchpoints;
  std::int64_t customers = 0;
};

// Where customers who began the map left it: after this many of its steps.
struct JourneyLeft {
  std::size_t after = 0;
  std::int64_t customers = 0;
  std::optional<std::string> instead;  // what most of them touched next, if anything
};

struct JourneyReport {
  std::int64_t customers = 0;
  std::int64_t exactly = 0;  // their way is the map, and nothing else
  std::int64_t in_order =
      0;  // its steps in its order, whatever lay between; those who went exactly so included
  std::int64_t never_began = 0;       // not even its first step
  std::vector<std::int64_t> reached;  // how many reached each step of the map, in its order
  std::vector<JourneyLeft> left;      // most first
  std::vector<JourneyWay> ways;       // most frequent first, kMaxWaysShown at most
  std::int64_t different_ways = 0;
  std::vector<JourneyEdge> edges;  // the directly-follows graph, most frequent first
  std::vector<std::pair<std::string, std::int64_t>> off_map;  // touchpoints that are not on it, by customers
  std::vector<std::string> untouched;                         // steps of the map that nobody ever touched
  std::vector<std::pair<std::string, std::int64_t>>
      loops;                    // touchpoints that customers came back to, by customers
  std::vector<Text> sentences;  // the same for who does not read graphs
};

// The map has 1 to kMaxMapSteps steps, no two of them equal but for their letters. Touchpoints are written as
// it writes them; others as they came first.
JourneyReport journey_report(const std::vector<std::string>& map, const JourneyLog& log);

}  // namespace counterweight::core
