// What the verifier says of each property of design 5. Plain data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "engine/core/verify/cast.hpp"
#include "engine/core/verify/moves.hpp"
#include "engine/core/verify/picture.hpp"

namespace counterweight::core {

enum class Proof { proved, refuted, not_proved };  // not_proved: a limit was reached before
std::string_view name_of(Proof proof);

// A command that is no move of a play; without one, time passes.
struct Beside {
  std::optional<Given> given;
  Text told;  // a sentence of the story; empty: it goes without saying
};

// How a state is reached in which the property does not hold: the shortest way there is.
struct Counterexample {
  Cast cast;
  std::vector<Move> moves;
  Text what;                        // in what way the property does not hold there
  std::optional<Facts> there = {};  // what was found true there, after the moves
  bool again = false;               // after the moves, the last of their commands once more
  std::vector<Beside> beside = {};  // and these
  unsigned actions = 1;             // that are proposed, each requiring the one before
};

struct Finding {
  std::string property;  // "D5"
  Text title;            // what it promises
  Proof proof = Proof::proved;
  std::vector<Text> exceptions;  // declared by the rulebook: for the rest it is proved
  std::vector<Text> notes;       // what it means here, e.g. who can pass a veto; or why it is not proved
  std::optional<Counterexample> counterexample;  // where play can show it
  std::vector<Text> problems;                    // where the rulebook alone shows it
};

// The properties in the order of design 5: their numbers with what they promise.
struct Property {
  std::string_view id;
  Text title;
};
const std::vector<Property>& properties();

}  // namespace counterweight::core
