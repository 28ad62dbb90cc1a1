// The engine's proposal in the words of the naive model's table, line by line; and what walks have covered.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::test {

std::vector<std::string> table_of(const core::Proposal& p);

// How often each command was accepted and each event written; those that never were stand there with 0.
class Coverage {
 public:
  Coverage();
  void accepted(const core::Command& command);
  void written(const core::Event& event);
  std::string table() const;
  std::vector<std::string> rarer_than(int times) const;
  int commands = 0, events = 0;

 private:
  std::map<std::string, int> counts_;
};

}  // namespace counterweight::test
