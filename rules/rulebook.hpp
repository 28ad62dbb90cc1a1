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
#include "rules/calendar.hpp"
#include "rules/evidence.hpp"
#include "rules/ids.hpp"
#include "rules/passing.hpp"
#include "rules/ratification.hpp"
#include "rules/speaking.hpp"
#include "rules/value.hpp"

namespace counterweight::rules {

class Condition;  // condition.hpp

enum class Power { none, comment, object, veto };  // in rising order
// What a department's silence means when review ends: nothing against it; nothing at all; first its head is
// asked, and then nothing against it; the action is short of its word.
enum class Silence { consent, abstain, escalate, block };
enum class VoteSilence { release, sustain };  // what silence means in a sustain vote
enum class Grounds { merits, validity };      // what a challenge is about
enum class AnsweredBy { reason, raiser };     // whether a reason answers an objection, or its raiser says so
enum class Direction { less, more };          // the way a veto's right wants a value to move
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
  VoiceRule voice = {};
};

struct Kind {
  KindId id;
  Text name;
  std::optional<Text> help;
  std::vector<Attribute> attributes;
  bool unreviewed = false;  // declared: nobody may object to it, and that is meant
  Passing passing = {};
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
  // Attributes that every kind of the row has: positions stay when only others change. Empty: all of it.
  std::vector<std::string> about;
};

// One of several bodies that a challenged veto has to be asked of. Its voters are its departments, or their
// members; the shares are of all of them, or of those that vote.
struct VoteBody {
  std::vector<DepartmentId> departments;
  bool by_members = false;
  bool of_voting = false;
  Share stands_if;
  std::optional<Share> falls_if = {};
  std::optional<Quorum> quorum = {};  // with fewer votes the veto stands
  friend bool operator==(const VoteBody&, const VoteBody&) = default;
};

// A challenged veto stands if at least `stands_if` of the roll sustain it, or, where there is a `falls_if`,
// unless at least that share releases it; silent departments are counted as `silence`.
struct ChallengeRule {
  Share stands_if;
  VoteSilence silence = VoteSilence::release;
  std::optional<Share> falls_if = {};
  std::vector<VoteBody> bodies = {};  // instead of both: it falls only where it falls in each of them
  // Votes to sustain it, of so many on the roll. Whoever does not sustain releases: that share falls short
  // exactly when so many sustain.
  std::int64_t needed(std::int64_t roll) const {
    return falls_if ? roll - falls_if->of(roll) + 1 : stands_if.of(roll);
  }
};

// What a department's silence means, by kind of action.
struct SilenceRule {
  Silence otherwise = Silence::consent;
  std::map<KindId, Silence> kinds;
  Silence of(const KindId& kind) const {
    const auto found = kinds.find(kind);
    return found == kinds.end() ? otherwise : found->second;
  }
};

// How a veto may be set aside without a vote: signed by a head, or by two members of the department, in
// effect `cooling_off` later. At most `quota` signed within `quota_per`, over the whole organisation; 0: as
// many as one likes. The department with the final say may where `by_final_say`; the arbiters may too, but
// for their own veto.
struct OverrideGate {
  bool by_final_say = true;
  std::vector<DepartmentId> arbiters;
  bool two_persons = false;
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
  // When a window that begins at `from` is over; how much of one is left at `now`; and when one ends of which
  // so much is left. In working time these count it; there has to be a calendar.
  Timestamp end_of(const Window& window, Timestamp from) const;
  Duration left_of(const Window& window, Timestamp now, Timestamp due) const;
  Timestamp end_of_rest(const Window& window, Timestamp now, Duration left) const;
  // Of review, in this stage of it where there are any.
  const Window& window_of(std::size_t stage) const { return stages.empty() ? review : stages[stage].window; }
  // Place of the department's stage, counted from 0; nothing for one in no stage.
  std::optional<std::size_t> stage_of(const DepartmentId& department) const;
  std::size_t last_stage() const { return stages.empty() ? 0 : stages.size() - 1; }

  std::string name;
  std::int64_t version = 1;
  Text title;
  std::vector<Department> departments;  // in the order they are shown
  DepartmentId final_say;
  bool automatic = false;               // declared: what is cleared as a whole launches by itself
  std::vector<DepartmentId> proposers;  // who may propose besides the one with the final say
  bool author_counts = false;           // declared: who proposes may review and vote for their department too
  std::vector<Attribute> fields;        // of the proposal, besides title and goal
  std::vector<Kind> kinds;
  std::vector<Ground> grounds;
  std::vector<Row> jurisdiction;
  std::vector<EvidenceRule> evidence;  // to be cited before a launch or a pilot
  std::optional<Calendar> calendar;    // for windows in working time
  Window review, decision;             // plain or working time, as min_review and each kind's min_open …
  Window min_review{std::chrono::hours{24}};
  Duration challenge{};  // … and the others in plain time
  // A touched action stays open at least min_review; a carried objection or veto waits reaffirm for its
  // department; settle is how long a raiser has to say whether an answer settles it (answered_by raiser); and
  // escalate how long a head has where silence means that.
  Duration reaffirm = std::chrono::hours{72}, settle = std::chrono::hours{48},
           escalate = std::chrono::hours{48};
  AnsweredBy answered_by = AnsweredBy::reason;
  Carrying carrying;
  std::optional<FinalComment> final_comment;
  std::vector<Question> questions;
  std::vector<Stage> stages;  // none: everybody is asked at once. Departments in none are heard throughout.
  std::vector<Duration>
      reminders;  // so long before their time is over, those that have to act; longest first
  VetoDemands veto_demands;
  Duration
      binds{};  // for so long a sustained veto stands again on the same content proposed anew; 0: not at all
  std::optional<OverrideGate> override_gate;    // none: marketing alone sets no veto aside
  std::optional<PilotRule> pilot;               // none: nothing is piloted
  std::map<DepartmentId, SilenceRule> silence;  // every department but the one with the final say
  std::int64_t min_voters = 2;                  // fewer departments on the roll: a challenge is refused
  ChallengeRule merits, validity,
      absolute_validity;  // the last: for absolute grounds, where silence sustains
  RatificationRule ratification;
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
