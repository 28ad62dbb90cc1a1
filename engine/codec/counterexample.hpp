// What the verifier found, for people: the way to a state in which a property does not hold, told as a story
// and written as a scenario file that `rules simulate` plays. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/core/verify/findings.hpp"

namespace counterweight::codec {

struct ToldCounterexample {
  std::vector<Text> story;  // a sentence for each move, and in what way the property does not hold then
  std::string scenario;     // JSON Lines; the last expects the state that the story ends in
  bool shown = false;       // every move was made, and what was found true is true at the end
};

// Plays the moves once more, under `rulebook` as it is, with its calendar and every department. Where those
// who had no part in the play would stand in the way, they approve whatever is before them.
ToldCounterexample tell(const core::Counterexample& counterexample, const core::RulebookPtr& rulebook);

}  // namespace counterweight::codec
