// A position that obliges marketing to answer, and cannot stop it once answered.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "engine/core/ids.hpp"

namespace counterweight::core {

enum class ObjectionState { raised, declined, accepted, met, resolved, withdrawn, lapsed };
enum class Answer { accept, decline };

struct GivenAnswer {
  Answer answer = Answer::decline;
  std::string reason;
  MemberId member;
  Timestamp at{};
  std::string content;
  friend bool operator==(const GivenAnswer&, const GivenAnswer&) = default;
};

// What an objection was on one content when that was last left.
struct ObjectionLeft {
  ObjectionState state = ObjectionState::raised;
  std::optional<GivenAnswer> answer;
  friend bool operator==(const ObjectionLeft&, const ObjectionLeft&) = default;
};

struct Objection {
  ObjectionId id;
  ActionId action;
  DepartmentId department;
  MemberId member;
  std::string reason;
  Timestamp at{};
  std::string content;  // the last one it was given for
  ObjectionState state = ObjectionState::raised;
  std::optional<GivenAnswer> answer;
  std::map<std::string, ObjectionLeft> given_for;  // by content
  std::optional<Timestamp> waiting_due;  // carried to other content: its department looks again by then
  std::optional<Timestamp> settle_due;  // declined, and its raiser may still say that this does not settle it
  bool owed = true;                     // false: the rulebook counts it, and nobody owes it an answer

  // Marketing still owes an answer; accepted alone is a promise, not yet an answer.
  bool unanswered() const {
    return owed &&
           (state == ObjectionState::raised || state == ObjectionState::accepted || settle_due.has_value());
  }
  bool open() const {
    return state == ObjectionState::raised || state == ObjectionState::accepted ||
           state == ObjectionState::declined;
  }
  Objection();  // these in copies.cpp
  Objection(const Objection& other);
  Objection(Objection&& other) noexcept;
  Objection& operator=(const Objection& other);
  Objection& operator=(Objection&& other) noexcept;
  ~Objection();
  friend bool operator==(const Objection&, const Objection&);
};

}  // namespace counterweight::core
