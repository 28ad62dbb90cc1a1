// What the tests of the library's constitutions share: a house with one member per department, and how a
// proposal has ended.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/engine_world.hpp"

namespace counterweight::test {

inline constexpr core::ProposalId kCase{1};

core::RulebookPtr library_rulebook(const std::string& folder, const std::string& file);
nlohmann::json library_file(const std::string& folder, const std::string& file);

// Every department with a head of its name.
World house_of(const core::RulebookPtr& rulebook);

// One action of this kind, each of its texts "1".
core::Submit motion(const core::RulebookPtr& rulebook, const std::string& kind);

// Adds what the proposal lived through to the file that LIBRARY_LIVES names, one line each, for the graph of
// that rulebook to be walked by (tests/graphs); nothing where it names none.
void note_life(const std::string& folder, const std::string& rulebook, const std::string& name,
               const World& world);

// `launched`, `withdrawn`, `in_comment`, `in_review`; after review `short`, `vetoed` or `cleared`.
std::string ending_of(const core::Proposal& proposal);

}  // namespace counterweight::test
