// A draft before it is one: what each of its actions would meet, and what could be said instead. docs/api.md,
// "What if". Pure: nothing is changed, nobody is told.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "engine/core/proposal/changes.hpp"
#include "rules/what_if.hpp"

namespace counterweight::codec {

// A draft against a rulebook: what of it can be asked about, and what a submission would be refused for.
struct Thought {
  core::Snapshot draft;  // in normal form; values that are none are left out
  std::vector<Refusal> problems;
  std::vector<rules::Considered> considered;  // its actions of a kind that the rulebook knows …
  std::vector<std::size_t> places;            // … and where each of them stands in the draft
};

// The body is a draft's (draft_body.hpp). Refuses shapes, unknown fields and too many actions, each with its
// pointer; what is missing or no value of its attribute is a problem of the draft.
Result<Thought> read_thought(const nlohmann::json& body, const rules::CheckedRulebook& rulebook);

// All but precedents: `actions` holds every action in the draft's order.
nlohmann::json what_if_json(const Thought& thought, const rules::CheckedRulebook& rulebook,
                            Language language);

// An earlier action, what was said of it and what came of it. `nearness`: 0 to 100.
nlohmann::json precedent_json(const core::Proposal& proposal, const core::Action& action, int nearness,
                              Language language);

}  // namespace counterweight::codec
