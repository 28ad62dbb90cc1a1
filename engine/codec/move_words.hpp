// What a move of the verifier's is called in a story. Inside counterexample.cpp.
#pragma once

#include "base/text.hpp"
#include "engine/core/verify/moves.hpp"

namespace counterweight::codec {

// With the names of the departments of the cast's rulebook.
Text move_words(core::Move move, const core::Cast& cast);

}  // namespace counterweight::codec
