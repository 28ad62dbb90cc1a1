// Changes of the rulebook once more, in the plainest way, for the random walks to compare with the engine.
// Counts votes one by one and plays out what may still come; shares no code with engine/core.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::test::naive {

class Law {
 public:
  using Electors = std::map<std::string, std::vector<std::string>>;  // by department, as it is when asked

  void start(const rules::Rulebook& book);
  void advance(Timestamp now);  // votes that are over by then
  void propose(const core::ProposeRulebook& c, const std::string& actor, const Electors& electors,
               Timestamp now);
  void vote(const core::VoteOnRulebook& c, const std::string& department);
  void withdraw(std::int64_t change);

  // The rule that forbids it; empty when there is none.
  std::string refuses(const core::ProposeRulebook& c, bool by_a_head) const;
  std::string refuses(const core::VoteOnRulebook& c, const std::string& actor,
                      const std::string& department) const;
  std::string refuses(std::int64_t change) const;  // anything else about it
  // A line for each change, and the version in force.
  std::vector<std::string> table() const;

 private:
  struct Change {
    std::string proposer, status = "voting";
    std::int64_t version = 0;
    Timestamp due{};
    Electors electors;
    std::map<std::string, bool> votes;  // for it?
  };
  bool passes(const Change& change, std::int64_t more_for, std::int64_t more_against) const;
  void end(Change& change, bool adopted);

  rules::RatificationRule rule_;
  std::int64_t version_ = 0;
  std::vector<Change> changes_;
};

// The engine's side of the same table.
std::vector<std::string> law_table(const core::Organisation& organisation);

}  // namespace counterweight::test::naive
