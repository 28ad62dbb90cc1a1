// The classes of commands that the verifier tries in every state, and who gives them. What several
// departments do together, or several members of one, is one move: how their words and votes add up is proved
// apart. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "engine/core/verify/cast.hpp"

namespace counterweight::core {

enum class Move {
  // the department in focus
  approve,
  abstain,
  object,
  veto,
  veto_absolutely,
  withdraw_position,
  reaffirm,
  resolve,
  halt,
  recast,
  // the others
  others_approve,
  other_objects,
  other_vetoes,
  other_withdraws,
  sustain,
  release,
  arbiter_overrides,
  // the department with the final say
  accept,
  decline,
  challenge_merits,
  challenge_validity,
  withdraw_challenge,
  override_veto,
  withdraw_override,
  reword,
  change,
  change_back,
  add_again,
  launch,
  pilot,
  withdraw,
  pilot_met,
  pilot_not_met,
  resume,
  stop,
  record_outcome,
  // time
  wait
};
constexpr std::size_t kMoves = static_cast<std::size_t>(Move::wait) + 1;

enum class Mover { focus, others, final_say, time };
Mover mover_of(Move move);
std::string_view name_of(Move move);  // "challenge_merits"

// One command of a move, with who gives it.
struct Given {
  Command command;  // of a proposal
  MemberId actor;
};

// Step by step what the move consists of: its first command in this state, and after each that decide took
// the next one. Nothing where there is none to try; Move::wait has none at all.
std::optional<Given> command_of(Move move, const Cast& cast, const State& state, Timestamp now,
                                std::size_t step);

// How often the content may be amended, in all.
constexpr int kMaxAmendments = 2;

}  // namespace counterweight::core
