// What is asked of an answer to the premortem, by itself and with a proposal. Inside the family.
#pragma once

#include <string>

#include "base/result.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// `invalid.premortem` at `place`/worst, `limit.text`; `invalid.by` at `place`/by.
Status worst_fits(const State& state, const Worst& worst, const std::string& place);
// Puts it on the proposal; who acts said it where nobody is named.
void tell_premortem(Story& story, Worst worst, const Context& context);
Refusal premortem_is_full(const std::string& pointer);  // more than kMaxPremortem

}  // namespace counterweight::core
