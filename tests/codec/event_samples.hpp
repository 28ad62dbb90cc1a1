// Events as decide would write them, every one at least once, with every field filled. They speak of the
// proposal of codec_story().
#pragma once

#include <vector>

#include "engine/core/event.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {

// Of every alternative of both families; those whose sentence depends on a word, once for each word.
std::vector<core::Event> event_samples();

// A company with a proposal 1: actions a (a price) and b (a message that requires it), objection 1 of
// production to b, veto 1 of sales on a, suggestion 1 of sales.
World codec_story();

}  // namespace counterweight::test
