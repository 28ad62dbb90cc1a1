// What an amendment does to what was said of the content before: docs/life.md, "Amending".
#pragma once

#include "engine/core/proposal/review_events.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/sustained.hpp"

namespace counterweight::core {

// The action with its content and who has which power over it.
SubmittedAction with_rights(const ActionDraft& draft, const rules::Values& fields,
                            const rules::CheckedRulebook& rulebook);

// Before the amendment is told: challenges that run on these actions, and overrides that cool off, end.
void end_proceedings_on(Story& story, const std::vector<ActionId>& touched);

// After it: every objection and veto on touched or dropped actions, and vetoes whose condition names a field
// of the proposal, go where the new content sends them. `before` is the proposal as it was; `sustained`, what
// other proposals' vetoes may bind here.
void carry_over(Story& story, const Proposal& before, const std::vector<ActionId>& touched,
                const std::vector<ActionId>& dropped, const SustainedVetoes& sustained);

}  // namespace counterweight::core
