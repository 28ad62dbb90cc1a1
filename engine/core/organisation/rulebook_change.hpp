// A change of the rulebook, from the proposal of it to its end (design 1, invariant 8): what is asked, who
// may vote, who did, and how that adds up. docs/adr/0012-a-rulebook-change-is-its-own-thing.md says why it is
// no Proposal.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "rules/check.hpp"

namespace counterweight::core {

using RulebookPtr = std::shared_ptr<const rules::CheckedRulebook>;

// That the verifier (engine/core/verify) proved all properties of the rulebook with this hash, and how much
// it looked at.
struct RulebookProof {
  std::string hash;
  std::int64_t states = 0, edges = 0;
  friend bool operator==(const RulebookProof&, const RulebookProof&) = default;
};

enum class Ratify { ratify, reject };

// A department that may vote, by the word of any of these: its heads and who acts for them, or everybody
// where it has no head; never who proposed. Fixed when the vote opens.
struct RatifyingDepartment {
  DepartmentId department;
  std::vector<MemberId> voters;  // at least one
  friend bool operator==(const RatifyingDepartment&, const RatifyingDepartment&) = default;
};

struct RatificationVote {
  MemberId member;
  Ratify vote = Ratify::reject;
  std::string reason;
  Timestamp at{};
  friend bool operator==(const RatificationVote&, const RatificationVote&) = default;
};

struct RulebookComment {
  MemberId member;
  std::string text;
  Timestamp at{};
  friend bool operator==(const RulebookComment&, const RulebookComment&) = default;
};

enum class ChangeEnd {
  adopted,
  rejected,   // too few votes, or too few for it, when the time was over or nothing could alter that
  withdrawn,  // by who proposed it, or another head of that department
  overtaken   // another one came into force meanwhile
};

// How the votes stand.
struct RatificationCount {
  std::int64_t roll = 0, ratify = 0, reject = 0;
  std::int64_t needed_votes = 0;  // so many have to be cast …
  std::int64_t needed_for = 0;    // … and so many of them for it, as many as are cast now
  bool passes() const { return ratify + reject >= needed_votes && ratify >= needed_for; }
};

struct RulebookChange {
  RulebookChangeId id;
  MemberId proposer;
  DepartmentId department;       // of the proposer, then
  std::string base;              // hash of the rulebook that was in force, and that says how this is ratified
  rules::RatificationRule rule;  // of the base
  RulebookPtr rulebook;          // null once it ended without being adopted: the ledger has it
  std::string hash, name;        // of the rulebook, as are …
  std::int64_t version = 0;
  Text title;  // … these
  std::string reason;
  RulebookProof proof;
  Timestamp proposed_at{}, due{};
  std::vector<RatifyingDepartment> roll;  // in the rulebook's order
  std::map<DepartmentId, RatificationVote> votes;
  std::vector<RulebookComment> comments;
  std::optional<ChangeEnd> end;
  Timestamp ended_at{};

  bool open() const { return !end; }
  const RatifyingDepartment* on_roll(const DepartmentId& id) const;  // null when it is not
  // The department for which this member may vote; null when there is none.
  const RatifyingDepartment* votes_for(const MemberId& member) const;
  RatificationCount count() const;
  // Whether it passes, or cannot any more, however those vote that have not; nothing while that is open.
  std::optional<bool> certain() const;
  friend bool operator==(const RulebookChange& a, const RulebookChange& b);
};

// Why a rulebook that nobody proved sound is not voted on.
Refusal unproved_rulebook(std::string pointer);

}  // namespace counterweight::core
