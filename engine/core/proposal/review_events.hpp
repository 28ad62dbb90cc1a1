// What happens to a proposal on the straight way: submitted, reviewed, objected to, vetoed, decided.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

struct SubmittedAction {
  ActionDraft draft;
  std::string content;
  std::vector<rules::Seat> seats;
  friend bool operator==(const SubmittedAction&, const SubmittedAction&) = default;
};

// Members that may vote on what their department says, of the departments where they do.
using Rolls = std::map<DepartmentId, std::int64_t>;

struct ProposalSubmitted {
  ProposalId proposal;
  std::string rulebook;  // hash
  std::string title, goal;
  rules::Values fields;
  std::vector<SubmittedAction> actions;
  Timestamp review_due{};
  Electorate electorate = kEverybody;
  std::optional<Timestamp> review_floor = {};
  Rolls rolls = {};
  friend bool operator==(const ProposalSubmitted&, const ProposalSubmitted&) = default;
};

// approve or abstain; objections and vetoes have events of their own.
struct PositionTaken {
  ProposalId proposal;
  ActionId action;
  DepartmentId department;
  Position position = Position::approve;
  std::string reason, content;
  int revision = 0;
  Answers answers = {};
  friend bool operator==(const PositionTaken&, const PositionTaken&) = default;
};

// A member's vote on what the department says; what it comes to is a position of its own.
struct WordGiven {
  ProposalId proposal;
  ActionId action;
  DepartmentId department;
  Saying saying;
  std::string content;
  int revision = 0;
  friend bool operator==(const WordGiven&, const WordGiven&) = default;
};

// A member takes no part in this proposal. `actions`: where the department is one voting member fewer.
struct MemberRecused {
  ProposalId proposal;
  DepartmentId department;
  std::string reason;
  std::vector<ActionId> actions;
  friend bool operator==(const MemberRecused&, const MemberRecused&) = default;
};

// Enough was said, so that review would end; last words are heard until `due`.
struct FinalCommentOpened {
  ProposalId proposal;
  Timestamp due{};
  friend bool operator==(const FinalCommentOpened&, const FinalCommentOpened&) = default;
};
// Something was said against it: review goes on.
struct FinalCommentEnded {
  ProposalId proposal;
  Timestamp review_due{};
  friend bool operator==(const FinalCommentEnded&, const FinalCommentEnded&) = default;
};

struct PositionWithdrawn {
  ProposalId proposal;
  ActionId action;
  DepartmentId department;
  std::string content;
  friend bool operator==(const PositionWithdrawn&, const PositionWithdrawn&) = default;
};

struct ObjectionRaised {
  ProposalId proposal;
  ObjectionId objection;
  ActionId action;
  DepartmentId department;
  std::string reason, content;
  int revision = 0;
  bool owed = true;  // an answer
  Answers answers = {};
  friend bool operator==(const ObjectionRaised&, const ObjectionRaised&) = default;
};

struct ObjectionAnswered {
  ProposalId proposal;
  ObjectionId objection;
  Answer answer = Answer::decline;
  std::string reason, content;
  std::optional<Timestamp> settle_due = {};  // until then its raiser may say that this does not settle it
  friend bool operator==(const ObjectionAnswered&, const ObjectionAnswered&) = default;
};

// The raiser said nothing: the answer settles it.
struct ObjectionSettled {
  ProposalId proposal;
  ObjectionId objection;
  friend bool operator==(const ObjectionSettled&, const ObjectionSettled&) = default;
};

// By the department that raised it: settled, or taken back.
struct ObjectionResolved {
  ProposalId proposal;
  ObjectionId objection;
  friend bool operator==(const ObjectionResolved&, const ObjectionResolved&) = default;
};
struct ObjectionWithdrawn {
  ProposalId proposal;
  ObjectionId objection;
  friend bool operator==(const ObjectionWithdrawn&, const ObjectionWithdrawn&) = default;
};

struct VetoCast {
  ProposalId proposal;
  VetoId veto;
  ActionId action;
  DepartmentId department;
  GroundId ground;
  bool absolute = false;
  std::vector<RowId> rows;  // the rules that gave the right
  std::string reason, content;
  int revision = 0;
  std::string lifts_if = {};
  std::optional<Timestamp> valid_until = {};
  std::string acceptable = {};
  std::optional<std::int64_t> harm_pct = {};
  Answers answers = {};
  friend bool operator==(const VetoCast&, const VetoCast&) = default;
};

// The same content was proposed before, and a veto of it was sustained: it stands here too, unasked.
struct VetoBound {
  ProposalId proposal;
  VetoId veto;
  ActionId action;
  DepartmentId department;
  MemberId member;  // who cast it then
  GroundId ground;
  bool absolute = false;
  std::vector<RowId> rows;
  std::string reason, content;
  int revision = 0;
  ProposalId of_proposal;
  VetoId of;
  Timestamp sustained_at{};
  std::string lifts_if = {};
  std::optional<Timestamp> valid_until = {};
  std::string acceptable = {};
  friend bool operator==(const VetoBound&, const VetoBound&) = default;
};

struct VetoWithdrawn {
  ProposalId proposal;
  VetoId veto;
  friend bool operator==(const VetoWithdrawn&, const VetoWithdrawn&) = default;
};

struct VetoChallenged {
  ProposalId proposal;
  VetoId veto;
  rules::Grounds on = rules::Grounds::merits;
  std::string reason, content;
  std::vector<DepartmentId> roll;
  std::int64_t needed = 1;
  rules::VoteSilence silence = rules::VoteSilence::release;
  Timestamp due{};
  std::optional<Duration> decision_left;  // of ledgers older than DecisionWindowMoved
  Electorate electorate = kEverybody;
  std::vector<ChallengeBody> bodies = {};
  friend bool operator==(const VetoChallenged&, const VetoChallenged&) = default;
};

struct SustainVoteCast {
  ProposalId proposal;
  VetoId veto;
  DepartmentId department;
  Vote vote = Vote::sustain;
  std::string reason, content;
  friend bool operator==(const SustainVoteCast&, const SustainVoteCast&) = default;
};

struct ChallengeClosed {
  ProposalId proposal;
  VetoId veto;
  ChallengeResult result = ChallengeResult::sustained;
  std::vector<DepartmentId> silent;       // on the roll, without a vote
  Timestamp closed_at{};                  // the deadline, where time closed it
  std::optional<Timestamp> decision_due;  // of ledgers older than DecisionWindowMoved
  friend bool operator==(const ChallengeClosed&, const ChallengeClosed&) = default;
};

struct SilenceCounted {
  ActionId action;
  DepartmentId department;
  rules::Silence meaning = rules::Silence::consent;
  friend bool operator==(const SilenceCounted&, const SilenceCounted&) = default;
};

struct ReviewClosed {
  ProposalId proposal;
  ReviewEnd end = ReviewEnd::all_spoken;
  std::vector<SilenceCounted> silences;
  Timestamp closed_at{};
  std::optional<Timestamp> decision_due;  // nothing while a challenge pauses it
  Duration decision_left{};
  friend bool operator==(const ReviewClosed&, const ReviewClosed&) = default;
};

// The window ended, and some silence means that a head is asked first: they have until `due`. The silence of
// the others is counted.
struct SilenceEscalated {
  ProposalId proposal;
  std::vector<SilenceCounted> silences;
  std::vector<SilenceCounted> asked;  // meaning `escalate`
  Timestamp due{};
  friend bool operator==(const SilenceEscalated&, const SilenceEscalated&) = default;
};

// Everybody who is asked before has spoken, or their time is over, and that silence is counted: the stage of
// review, counted from 0, has until `review_due`. Also back to an earlier one, after an amendment.
struct StageOpened {
  ProposalId proposal;
  std::size_t stage = 0;
  std::vector<SilenceCounted> silences;
  Timestamp review_due{};
  friend bool operator==(const StageOpened&, const StageOpened&) = default;
};

// The records have the other end: RecordsCited.
struct EvidenceCited {
  ProposalId proposal;
  std::vector<EvidenceRef> evidence;
  CitedWhere where;
  friend bool operator==(const EvidenceCited&, const EvidenceCited&) = default;
};
struct CommentAdded {
  ProposalId proposal;
  CommentId comment;
  std::string text;
  friend bool operator==(const CommentAdded&, const CommentAdded&) = default;
};

// Why an action is not launched.
struct Reason {
  enum class Code {
    vetoed,
    objection_unanswered,
    not_spoken,
    approval_missing,
    requires_prevented,
    too_few_approvals,  // of those that its kind counts; `needed` and `found` say how many
    no_majority,
    no_quorum
  };
  Code code = Code::vetoed;
  DepartmentId department = {};
  std::optional<VetoId> veto = {};
  std::optional<ObjectionId> objection = {};
  std::optional<ActionId> action = {};  // the requirement that does not launch
  std::int64_t needed = 0, found = 0;
  friend bool operator==(const Reason&, const Reason&) = default;
};

struct ActionOutcome {
  ActionId action;
  Outcome outcome = Outcome::launched;
  std::vector<Reason> because;
  friend bool operator==(const ActionOutcome&, const ActionOutcome&) = default;
};

struct DecisionMade {
  ProposalId proposal;
  DecisionKind decision = DecisionKind::launch;
  std::vector<ActionOutcome> outcomes;  // empty for withdraw
  std::string reason;
  std::optional<PilotTerms> pilot = {};  // of the actions that are piloted
  friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};

struct ProposalExpired {
  ProposalId proposal;
  Timestamp due{};
  friend bool operator==(const ProposalExpired&, const ProposalExpired&) = default;
};

// The window to decide in stands still, with this much left, or runs again until `due`.
struct DecisionWindowMoved {
  ProposalId proposal;
  std::optional<Timestamp> due;
  Duration left{};
  friend bool operator==(const DecisionWindowMoved&, const DecisionWindowMoved&) = default;
};

}  // namespace counterweight::core
