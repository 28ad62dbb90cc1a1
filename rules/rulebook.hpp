// The rulebook: one company's constitution as plain data. Only a CheckedRulebook (check.hpp) reaches the
// engine.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"
#include "rules/ids.hpp"
#include "rules/value.hpp"

namespace counterweight::rules {

class Condition;  // condition.hpp

enum class Power { none, comment, object, veto };  // in rising order
enum class Silence { consent, abstain };           // what a department's silence means when review ends
enum class VoteSilence { release, sustain };       // what silence means in a sustain vote
enum class Grounds { merits, validity };           // what a challenge is about
enum class AnsweredBy { reason, raiser };  // whether a reason answers an objection, or its raiser says so
enum class Direction { less, more };       // the way a veto's right wants a value to move
enum class AttributeType { integer, decimal, money, text, choice, date, boolean };

struct Option {
  std::string id;
  Text name;
};

// An attribute of an action kind, or a field of the proposal. min and max are whole units of the type: the
// integer, the decimal scaled by 10^digits (decimal.hpp writes it), or minor units of money.
struct Attribute {
  std::string id;
  Text name;
  std::optional<Text> help;
  AttributeType type = AttributeType::text;
  bool required = false;
  std::string unit;  // "%", shown behind the number; empty for none
  std::optional<std::int64_t> min, max;
  int digits = 0;               // decimal: digits behind the point, 1 to 6
  std::string currency;         // money only
  std::vector<Option> options;  // choice only
};

struct Department {
  DepartmentId id;
  Text name;
};

struct Kind {
  KindId id;
  Text name;
  std::optional<Text> help;
  std::vector<Attribute> attributes;
  bool unreviewed = false;  // declared: nobody may object to it, and that is meant
};

struct Ground {
  GroundId id;
  Text name;
  bool absolute = false;  // a legal ban: challenged on validity only
};

// One row of the jurisdiction table: where `when` holds for an action of these kinds, the department has the
// power.
struct Row {
  RowId id;
  DepartmentId department;
  std::vector<KindId> kinds;              // empty: every kind
  std::shared_ptr<const Condition> when;  // null: always
  Power power = Power::none;
  std::vector<GroundId> grounds;  // what it may veto on; non-empty exactly for power veto
  bool approval_required = false;
  bool halt = false;  // may stop a launched action at once
  // Power veto only: ordered attributes that every kind of the row has, and where a veto pushes them.
  std::map<std::string, Direction> wants;
};

// A share of the roll, e.g. 1/3: needed votes = ceil(numerator * roll / denominator), at least 1.
struct Share {
  std::int64_t numerator = 1;
  std::int64_t denominator = 2;
};

// A challenged veto stands if at least `stands_if` of the roll sustain it, silent departments counted as
// `silence`.
struct ChallengeRule {
  Share stands_if;
  VoteSilence silence = VoteSilence::release;
};

// How marketing alone may set a veto aside: signed by a head, in effect `cooling_off` later. At most `quota`
// signed within `quota_per`, over the whole organisation; 0: as many as it likes.
struct OverrideGate {
  Duration cooling_off{};
  std::int64_t quota = 0;
  Duration quota_per{};
};

// How an action under veto may be tried: on at most this share of customers, for at most this long. `recast`
// is the window in which a vetoing department may cite a good result and veto all the same.
struct PilotRule {
  std::int64_t max_share_pct = 10;
  Duration max_duration{};
  Duration recast{};
};

struct Rulebook {
  std::string name;
  std::int64_t version = 1;
  Text title;
  std::vector<Department> departments;  // in the order they are shown
  DepartmentId final_say;
  std::vector<Attribute> fields;  // of the proposal, besides title and goal
  std::vector<Kind> kinds;
  std::vector<Ground> grounds;
  std::vector<Row> jurisdiction;
  Duration review{}, decision{}, challenge{};  // windows, in plain time
  // A touched action stays open at least min_review; a carried objection or veto waits reaffirm for its
  // department; settle is how long a raiser has to say whether an answer settles it (answered_by raiser).
  Duration min_review = std::chrono::hours{24}, reaffirm = std::chrono::hours{72},
           settle = std::chrono::hours{48};
  AnsweredBy answered_by = AnsweredBy::reason;
  std::optional<OverrideGate> override_gate;  // none: marketing alone sets no veto aside
  std::optional<PilotRule> pilot;             // none: nothing is piloted
  std::map<DepartmentId, Silence> silence;    // every department but the one with the final say
  std::int64_t min_voters = 2;                // fewer departments on the roll: a challenge is refused
  ChallengeRule merits, validity,
      absolute_validity;  // the last: for absolute grounds, where silence sustains
};

// What one department may do with one action: the sum of the rows that hold for it (highest power, all
// grounds).
struct Seat {
  DepartmentId department;
  Power power = Power::none;
  bool approval_required = false;
  bool halt = false;
  std::vector<GroundId> grounds;  // in the rulebook's order
  Silence silence = Silence::consent;
  std::vector<RowId> rows;  // which rows gave it, in the rulebook's order
  // It is waited for and may take positions; others have a right to be seen or to halt only.
  bool speaks() const { return power >= Power::object || approval_required; }
  friend bool operator==(const Seat&, const Seat&) = default;
};

}  // namespace counterweight::rules
