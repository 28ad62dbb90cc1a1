// What the verifier found, for people and for programs. Pure.
#pragma once

#include <string>

#include "engine/core/verify/verify.hpp"

namespace counterweight::codec {

// A line for each property; under it what is declared, what it means, and each counterexample as a story.
std::string verify_text(const core::Report& report, const core::RulebookPtr& rulebook, Language language);

// {"sound", "hash", "situations", "parts", "states", "edges", "seconds", "too_large": [], "properties":
// [{"property", "title", "result", "exceptions": [], "notes": [], "problems": [], "counterexample": null or
// {"story": [], "scenario"}}], "looked_at": [{"kind", "attributes", "fields", "where": [], "seats":
// [{"department", "power", "grounds": [], "approval_required", "halt"}]}], "explored": [{"situation": its
// place in looked_at, "focus", "play", "states", "edges"}]}: one line of JSON. Attributes and fields are an
// example.
std::string verify_json(const core::Report& report, const core::RulebookPtr& rulebook, double seconds,
                        Language language);

}  // namespace counterweight::codec
