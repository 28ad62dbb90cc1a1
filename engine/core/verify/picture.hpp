// A state of the played proposal as far as it matters for what may happen next: two states with the same key
// have the same moves into states with the same keys. Names, texts and absolute times are left out; deadlines
// are counted from now. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/core/verify/cast.hpp"

namespace counterweight::core {

// Contents in the order in which they were met.
using Contents = std::map<std::string, char>;

std::string key_of(const State& state, Timestamp now, Contents& contents);

// What the properties ask of a state.
struct Facts {
  ProposalStatus status = ProposalStatus::in_review;
  Verdict verdict = Verdict::dropped;  // of the live action
  bool waits = false;                  // time alone changes something
  bool vetoed = false;                 // some veto bites
  bool other_veto = false;             // one of another department than the focus
  bool focus_veto = false;             // one of the focus's …
  bool focus_given = false;            // … that was given for the content as it is
  bool proceedings = false;            // a vote about it runs, or an override of it
  bool focus_absolute = false;         // and that on an absolute ground
  bool focus_right = false;            // the focus has a right of veto over the present content
  bool unanswered = false;             // marketing owes an answer
  bool is_short = false;               // a required approval is missing, or would be if review ended now
  bool reasons = false;                // something keeps the action from being cleared
  bool launched = false, piloted = false;
  std::optional<Position> focus_word;  // what the focus says of the live action
  bool focus_overridden = false;       // a veto of it on the action counts as overridden
  bool quota_used = false;             // no override is left of those that the rulebook allows
  bool silence_passes = false;         // silence that is declared to be no consent was counted as one
  bool all_defined = true;             // each department has a word, or its silence is counted
  char content = 0;

  bool open() const {
    return status == ProposalStatus::in_review || status == ProposalStatus::awaiting_decision;
  }
  // Nothing that was said stands in the way of a launch.
  bool clear() const { return !vetoed && !unanswered && !is_short; }
};
Facts facts_of(const Cast& cast, const State& state, Contents& contents);

}  // namespace counterweight::core
