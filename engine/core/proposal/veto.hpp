// A position that prevents one action, and how it may fall: challenge, override, condition, fact.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/proposal/action.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::core {

enum class VetoState { standing, challenged, sustained, overridden, withdrawn, lifted, lapsed, resting };
enum class Lift { condition, fact, pilot };  // what lifted it
enum class Vote { sustain, release };
enum class ChallengeResult { sustained, overridden, ended };  // ended: without result
// awaiting_second: one of two persons has signed. ended: taken back, or void.
enum class OverrideState { awaiting_second, cooling_off, effective, ended };

struct SustainVote {
  DepartmentId department;
  Vote vote = Vote::sustain;
  std::string reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const SustainVote&, const SustainVote&) = default;
};

// One of the bodies asked, with its threshold as it was when the challenge opened.
struct ChallengeBody {
  rules::VoteBody rule;   // its departments: those that may vote
  std::int64_t roll = 0;  // departments, or members
  friend bool operator==(const ChallengeBody&, const ChallengeBody&) = default;
};

// Marketing asks the other departments. Roll and needed votes are fixed when it opens.
struct Challenge {
  rules::Grounds on = rules::Grounds::merits;
  std::string reason;
  MemberId member;
  std::string content;
  Timestamp opened_at{};
  Timestamp due{};
  std::vector<DepartmentId> roll;
  Electorate electorate = kEverybody;
  std::int64_t needed = 1;            // votes to sustain; without meaning where there are bodies
  std::vector<ChallengeBody> bodies;  // it falls only where it falls in each
  rules::VoteSilence silence = rules::VoteSilence::release;
  std::vector<SustainVote> votes;
  std::optional<ChallengeResult> result;
  std::optional<Timestamp> closed_at;
  Challenge();  // these in copies.cpp
  Challenge(const Challenge& other);
  Challenge(Challenge&& other) noexcept;
  Challenge& operator=(const Challenge& other);
  Challenge& operator=(Challenge&& other) noexcept;
  ~Challenge();
  friend bool operator==(const Challenge&, const Challenge&);
};

// A department sets the veto aside through the rulebook's gate.
struct Override {
  std::string justification;
  MemberId member;
  Timestamp signed_at{}, effective_at{};
  OverrideState state = OverrideState::cooling_off;
  DepartmentId department = {};  // empty: the one with the final say (of older ledgers)
  MemberId second = {};          // where two persons sign
  friend bool operator==(const Override&, const Override&) = default;
};

// The content that a veto was overridden on.
struct SetAside {
  ActionDraft draft;
  rules::Values fields;  // of the proposal
  friend bool operator==(const SetAside&, const SetAside&) = default;
};

// A veto in another proposal that was sustained on this very content, and binds.
struct BoundBy {
  ProposalId proposal;
  VetoId veto;
  Timestamp sustained_at{};
  std::string content;
  friend bool operator==(const BoundBy&, const BoundBy&) = default;
};

struct Veto {
  VetoId id;
  ActionId action;
  DepartmentId department;
  MemberId member;
  GroundId ground;
  bool absolute = false;
  std::vector<RowId> rows;  // the rules that gave the right
  std::string reason;
  Timestamp at{};
  std::string content;                   // the last one it was given for
  std::string lifts_if;                  // a condition's text; empty for none
  std::string acceptable;                // what would be, in words; empty for nothing said
  std::optional<std::int64_t> harm_pct;  // how likely its department thinks the harm is
  std::optional<Timestamp> valid_until;  // of the fact it is tied to
  VetoState state = VetoState::standing;
  std::optional<Lift> lifted_by;
  std::map<std::string, VetoState> given_for;  // by content: what it was when that was last left
  std::optional<Timestamp> waiting_due;        // carried to other content: its department looks again by then
  std::optional<Timestamp> asked_due;          // its fact expired: its department is asked until then
  std::vector<Challenge> challenges;           // at most one of each kind on one content
  std::optional<Override> override_;           // the latest
  std::optional<BoundBy> bound_by;             // why it stands unasked
  std::optional<SetAside> set_aside;           // since it was overridden last, by whomever

  // Prevents its action. Nothing outweighs a veto.
  bool bites() const {
    return state == VetoState::standing || state == VetoState::challenged || state == VetoState::sustained;
  }
  // Where no challenge runs: what one that ends without result leaves, for an earlier vote stays a vote.
  VetoState unchallenged() const;
  bool binds_on(const std::string& on) const { return bound_by && bound_by->content == on; }
  bool cools_off() const { return override_ && override_->state == OverrideState::cooling_off; }
  bool awaits_second() const { return override_ && override_->state == OverrideState::awaiting_second; }
  Challenge* running();
  const Challenge* running() const;
  Veto();  // these in copies.cpp
  Veto(const Veto& other);
  Veto(Veto&& other) noexcept;
  Veto& operator=(const Veto& other);
  Veto& operator=(Veto&& other) noexcept;
  ~Veto();
  friend bool operator==(const Veto&, const Veto&);
};

}  // namespace counterweight::core
