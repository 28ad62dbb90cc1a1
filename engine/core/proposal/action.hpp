// One separable act of a proposal: as its author wrote it, who may say what of it, and what became of it.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engine/core/cow_list.hpp"
#include "engine/core/ids.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::core {

enum class Verdict {
  pending,
  cleared,
  short_of_approval,
  vetoed,
  dropped,
  launched,
  piloted,
  left_out,
  prevented,
  halted,
  stopped
};
enum class Position { approve, abstain, object, veto };
enum class Outcome { launched, piloted, left_out, prevented };
enum class StopWhy { stopped, not_met, time_over, recast };

// Counts the members of an organisation in the order they joined: who may speak on a review, or vote, is who
// had joined when it opened.
using Electorate = std::int64_t;
constexpr Electorate kEverybody = std::numeric_limits<Electorate>::max();  // of events older than the count

struct ActionDraft {
  ActionId id;
  KindId kind;
  std::string title;
  rules::Values attributes;
  std::vector<ActionId> needs;  // `requires` on the wire; sorted, without repeats
  friend bool operator==(const ActionDraft&, const ActionDraft&) = default;
};

// To the questions that the rulebook asks of who takes a position.
using Answers = std::map<QuestionId, std::string>;

// What a department says of an action, and for which content.
struct Voice {
  Position position = Position::abstain;
  MemberId member;
  std::string reason;
  Timestamp at{};
  int revision = 0;
  std::string content;
  Answers answers = {};
  friend bool operator==(const Voice&, const Voice&) = default;
};

// What a position carries, whoever says it.
struct Saying {
  Position position = Position::approve;
  GroundId ground = {};  // the following of a veto only
  std::string reason;
  std::string lifts_if = {};
  std::optional<Timestamp> valid_until = {};
  std::string acceptable = {};
  std::optional<std::int64_t> harm_pct = {};
  Answers answers = {};
  friend bool operator==(const Saying&, const Saying&) = default;
};

// One member's vote, where the members of a department vote on what it says.
struct MemberWord {
  MemberId member;
  Saying saying;
  Timestamp at{};
  int revision = 0;
  friend bool operator==(const MemberWord&, const MemberWord&) = default;
};

// A department's place at an action.
struct Seat {
  rules::Seat right;
  std::optional<Voice> voice;
  std::optional<rules::Silence> silent;  // set when its time was over without a word
  bool escalated = false;                // its head was asked when that time was over
  std::int64_t members = 0;              // that may vote on what it says, where they do
  std::vector<MemberWord> words = {};    // what they said, one of each, in the order they first did
  Seat();                                // these in copies.cpp
  Seat(const Seat& other);
  Seat(Seat&& other) noexcept;
  Seat& operator=(const Seat& other);
  Seat& operator=(Seat&& other) noexcept;
  ~Seat();
  friend bool operator==(const Seat&, const Seat&);
};

struct PilotResult {
  bool met = false;
  std::string measured, reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const PilotResult&, const PilotResult&) = default;
};

// What a decision says of every pilot it begins.
struct PilotTerms {
  std::int64_t share_pct = 0;  // of the customers it would reach
  Timestamp until{};
  std::string criterion;  // set beforehand: what counts as success
  friend bool operator==(const PilotTerms&, const PilotTerms&) = default;
};

struct Pilot {
  PilotTerms terms;
  Timestamp started_at{};
  std::optional<PilotResult> result;
  std::optional<Timestamp> recast_due;  // its vetoes may be recast until then
  std::optional<Timestamp> stops_at;    // without a further word
  friend bool operator==(const Pilot&, const Pilot&) = default;
};

struct HaltAnswer {
  bool resumed = false;
  std::string reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const HaltAnswer&, const HaltAnswer&) = default;
};

struct Halt {
  DepartmentId department;
  MemberId member;
  std::string reason;
  Timestamp at{};
  std::optional<HaltAnswer> answer;
  friend bool operator==(const Halt&, const Halt&) = default;
};

struct Stopped {
  StopWhy why = StopWhy::stopped;
  std::string reason;
  MemberId member;  // empty: time itself
  Timestamp at{};
  friend bool operator==(const Stopped&, const Stopped&) = default;
};

struct Action {
  ActionDraft draft;
  std::string content;  // hex(SHA-256), see content.hpp
  int touched_in = 1;   // the revision that last changed the content
  Electorate electorate = kEverybody;
  bool open = true;  // under review
  bool dropped = false;
  CowList<Seat> seats;
  std::optional<Outcome> outcome;
  std::optional<Pilot> pilot;
  std::vector<Halt> halts;
  std::optional<Stopped> stopped;

  bool halted() const { return !stopped && !halts.empty() && !halts.back().answer; }
  bool piloting() const { return outcome == Outcome::piloted && !stopped; }
  bool runs() const { return (outcome == Outcome::launched || outcome == Outcome::piloted) && !stopped; }
  Action();  // these in copies.cpp
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();
  friend bool operator==(const Action&, const Action&);
};

const Seat* seat_of(const Action& action, const DepartmentId& department);
Seat* write_seat(Action& action, const DepartmentId& department);  // for writing; null likewise

}  // namespace counterweight::core
