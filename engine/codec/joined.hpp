// Sentences that follow each other.
#pragma once

#include "base/text.hpp"

namespace counterweight::codec {

// Side by side, in each language. `next` brings its own space.
inline Text joined(const Text& text, const Text& next) {
  return {text.en + next.en, text.ru + next.ru};
}

}  // namespace counterweight::codec
