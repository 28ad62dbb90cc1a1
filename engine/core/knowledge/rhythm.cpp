#include "engine/core/knowledge/rhythm.hpp"

#include <set>
#include <tuple>

namespace counterweight::core {
namespace {

using std::chrono::days;

// Weeks since the first Monday of 1970.
std::int64_t week_of(Timestamp at) {
  const auto day = std::chrono::floor<days>(at).time_since_epoch().count() - 4;
  return day >= 0 ? day / 7 : (day - 6) / 7;
}

struct Counting {
  Talks talks;
  std::set<std::int64_t> weeks;

  void add(const ConversationFacts& facts, std::int64_t this_week) {
    const std::int64_t week = week_of(facts.at);
    ++talks.ever;
    if (week == this_week) {
      ++talks.this_week;
      talks.of_buyers += facts.relation == Relation::buyer ? 1 : 0;
    }
    if (!talks.last || *talks.last < facts.at) talks.last = facts.at;
    weeks.insert(week);
  }
  Talks result(std::int64_t this_week) {
    for (std::int64_t week = weeks.contains(this_week) ? this_week : this_week - 1; weeks.contains(week);
         --week)
      ++talks.weeks_in_a_row;
    return talks;
  }
};

int rank_of(Relation relation) {
  return static_cast<int>(relation);  // buyer, lapsed, lead, never_bought
}

}  // namespace

Rhythm rhythm_of(const Knowledge& knowledge, Timestamp now) {
  const std::int64_t this_week = week_of(now);
  std::map<MemberId, Counting> people;
  std::map<DepartmentId, Counting> departments;
  for (std::int64_t n = 1; n <= knowledge.conversations.size(); ++n) {
    const ConversationFacts& facts = knowledge.conversations.find(n)->facts;
    people[facts.by].add(facts, this_week);
    departments[facts.department].add(facts, this_week);
  }
  Rhythm out;
  for (auto& [id, counting] : people) out.people[id] = counting.result(this_week);
  for (auto& [id, counting] : departments) out.departments[id] = counting.result(this_week);
  return out;
}

std::optional<std::int64_t> days_since_talk(const Knowledge& knowledge, const DepartmentId& department,
                                            Timestamp now) {
  const auto last = knowledge.last_talks.find(department);
  if (last == knowledge.last_talks.end()) return std::nullopt;
  return std::max<std::int64_t>(0, std::chrono::floor<days>(now - last->second).count());
}

std::vector<CustomerId> whom_to_call(const Knowledge& knowledge, std::size_t most) {
  struct Candidate {
    int rank;
    Timestamp last;  // the beginning of time when never
    std::int64_t id;
    bool operator<(const Candidate& other) const {
      return std::tie(rank, last, id) < std::tie(other.rank, other.last, other.id);
    }
  };
  std::vector<Candidate> all;
  for (std::int64_t n = 1; n <= knowledge.customers.size(); ++n) {
    const Customer& customer = *knowledge.customers.find(n);
    if (!customer.erased)
      all.push_back({rank_of(customer.relation), customer.last_talk.value_or(Timestamp::min()), n});
  }
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end());
  std::vector<CustomerId> out;
  for (auto each = all.begin(); each != end; ++each) out.push_back({each->id});
  return out;
}

}  // namespace counterweight::core
