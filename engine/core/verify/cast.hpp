// Who plays in the verifier's explorations, and about what. Pure.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/core/command.hpp"
#include "engine/core/engine.hpp"
#include "engine/core/state.hpp"
#include "engine/core/verify/situation.hpp"

namespace counterweight::core {

// Four explorations, each exhaustive over its moves: what is said of one content, and answered, and comes of
// it; vetoes on one content and whatever sets them aside; amendments under vetoes; amendments under
// objections. docs/VERIFY.md says why these are enough.
enum class Play { words, vetoes, amending_vetoes, amending_objections };
std::string_view name_of(Play play);  // "amending_vetoes"
constexpr bool amends(Play play) {
  return play == Play::amending_vetoes || play == Play::amending_objections;
}

// As many members of one department as it takes for its word, or its votes, to count.
constexpr std::int64_t kMaxMembersPlayed = 12;

struct Cast {
  RulebookPtr rulebook;  // retimed (rules/retimed.hpp)
  Situation situation;
  std::optional<Sample> elsewhere;  // other values that it may be amended to
  DepartmentId focus;               // whose part is played in full
  DepartmentId objector, vetoer;  // other departments that may object to the action, or veto it; empty: none
  DepartmentId arbiter;           // that may set the focus's veto aside; empty: none
  MemberId marketer, second_marketer;                     // heads of the department with the final say
  std::map<DepartmentId, std::vector<MemberId>> members;  // of the other departments; the first is the head
  Engine engine = {};
};

// `rulebook` as it is; the play has what it needs of it. `elsewhere`: null where the values cannot be amended
// to anything that makes a difference.
Cast cast_for(Play play, const rules::CheckedRulebook& rulebook, const Situation& situation,
              const Situation* elsewhere, DepartmentId focus, const Engine& engine = {});

// The organisation with its members and one proposal, just submitted, at a moment that is the same every
// time.
struct Opening {
  State state;
  Timestamp now{};
};
Result<Opening> open_play(const Cast& cast, unsigned actions = 1);

// How it is submitted: each action requires the one before.
Submit submission_of(const Cast& cast, unsigned actions = 1);

constexpr ProposalId kPlayed{1};

// The action that is under way; null once all are dropped.
const Action* live_action(const Proposal& proposal);

}  // namespace counterweight::core
