// Who speaks for a department, what it has to say with its word, and what becomes of that word when the
// action changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "rules/ids.hpp"
#include "rules/passing.hpp"

namespace counterweight::rules {

// Whose word is the department's.
struct VoiceRule {
  enum class Form {
    latest,  // any member's, the last one
    worst,   // any member's, but a milder word of another takes nothing graver back
    head,    // that of its head, or who acts as head
    share    // its members vote: the word of so many of them
  };
  Form form = Form::latest;
  Share fraction = {};           // share: at least half
  bool strictly = false;         // share: more than the fraction, not only as much
  bool of_voting = false;        // share: of those that approve, object or veto; else of all its members
  std::optional<Quorum> quorum;  // share: so many members have to give a word, abstaining included
  // Members whose word it takes, of so many.
  std::int64_t needed(std::int64_t members) const {
    return strictly ? fraction.numerator * members / fraction.denominator + 1 : fraction.of(members);
  }
  friend bool operator==(const VoiceRule&, const VoiceRule&) = default;
};

// What a department has to answer when it takes a position on an action of these kinds, but for abstaining.
struct Question {
  QuestionId id;
  DepartmentId department;
  std::vector<KindId> kinds;  // empty: every kind
  Text ask;
};

// What a veto has to carry besides its ground and reason.
struct VetoDemands {
  bool acceptable = false;  // what would be acceptable, in words or as its condition
  bool harm = false;        // how likely the harm is, in per cent: to be compared with what came of it
};

// A part of review: these departments are asked together, of each action once those of earlier stages have
// spoken of it or their time is over.
struct Stage {
  StageId id;
  Text name;
  std::vector<DepartmentId> departments;
  Window window;
};

// What becomes of a position when the content changes that it was given for.
enum class CarryOver {
  lapse,           // it falls
  keep,            // it goes on
  keep_if_better,  // goes on where values moved only the way the department's rules want, else falls
  keep_if_worse,   // goes on where they moved only the other way, else waits like `reaffirm`
  reaffirm         // it waits for its department to look again
};
struct Carrying {
  CarryOver approve = CarryOver::lapse;
  CarryOver object = CarryOver::reaffirm;
  CarryOver veto = CarryOver::reaffirm;
};

// Review that would end before its window stays open this long for last words.
struct FinalComment {
  Window window;
  bool restarts = true;  // an objection or a veto ends it, and it opens anew; else it runs on
};

}  // namespace counterweight::rules
