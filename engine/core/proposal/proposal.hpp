// A proposal as it stands: what marketing wants, what the departments said of it, and what became of it.
// Every position, objection, answer, veto, challenge and vote names the content it was given for.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::core {

enum class ProposalStatus { in_review, awaiting_decision, launched, withdrawn, expired };
enum class Verdict { pending, cleared, short_of_approval, vetoed, launched, left_out, prevented };
enum class Position { approve, abstain, object, veto };
enum class ObjectionState { raised, declined, accepted, resolved, withdrawn };
enum class Answer { accept, decline };
enum class VetoState { standing, challenged, sustained, overridden, withdrawn };
enum class Vote { sustain, release };
enum class ChallengeResult { sustained, overridden, ended };  // ended: the veto was withdrawn meanwhile
enum class ReviewEnd { all_spoken, window_ended };
enum class Outcome { launched, left_out, prevented };
enum class DecisionKind { launch, withdraw };

// One separable act as its author wrote it.
struct ActionDraft {
  ActionId id;
  KindId kind;
  std::string title;
  rules::Values attributes;
  std::vector<ActionId> needs;  // `requires` on the wire; sorted, without repeats
  friend bool operator==(const ActionDraft&, const ActionDraft&) = default;
};

// What a department says of an action, and for which content.
struct Voice {
  Position position = Position::abstain;
  MemberId member;
  std::string reason;
  Timestamp at{};
  int revision = 0;
  std::string content;
  friend bool operator==(const Voice&, const Voice&) = default;
};

// A department's place at an action.
struct Seat {
  rules::Seat right;
  std::optional<Voice> voice;
  std::optional<rules::Silence> silent;  // set when review ended without a word
  friend bool operator==(const Seat&, const Seat&) = default;
};

struct Action {
  ActionDraft draft;
  std::string content;  // hex(SHA-256), see content.hpp
  int touched_in = 1;   // the revision that last changed the content
  std::vector<Seat> seats;
  std::optional<Outcome> outcome;
  friend bool operator==(const Action&, const Action&) = default;
};

struct GivenAnswer {
  Answer answer = Answer::decline;
  std::string reason;
  MemberId member;
  Timestamp at{};
  std::string content;
  friend bool operator==(const GivenAnswer&, const GivenAnswer&) = default;
};

struct Objection {
  ObjectionId id;
  ActionId action;
  DepartmentId department;
  MemberId member;
  std::string reason;
  Timestamp at{};
  std::string content;
  ObjectionState state = ObjectionState::raised;
  std::optional<GivenAnswer> answer;
  // Marketing still owes an answer; accepted alone is a promise, not yet an answer.
  bool unanswered() const { return state == ObjectionState::raised || state == ObjectionState::accepted; }
  bool open() const { return unanswered() || state == ObjectionState::declined; }
  friend bool operator==(const Objection&, const Objection&) = default;
};

struct SustainVote {
  DepartmentId department;
  Vote vote = Vote::sustain;
  std::string reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const SustainVote&, const SustainVote&) = default;
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
  std::int64_t needed = 1;  // votes to sustain
  rules::VoteSilence silence = rules::VoteSilence::release;
  std::vector<SustainVote> votes;
  std::optional<ChallengeResult> result;
  std::optional<Timestamp> closed_at;
  friend bool operator==(const Challenge&, const Challenge&) = default;
};

struct Veto {
  VetoId id;
  ActionId action;
  DepartmentId department;
  MemberId member;
  GroundId ground;
  bool absolute = false;
  std::string reason;
  Timestamp at{};
  std::string content;
  VetoState state = VetoState::standing;
  std::vector<Challenge> challenges;  // at most one of each kind on one content
  // Prevents its action. Nothing outweighs a veto.
  bool bites() const {
    return state == VetoState::standing || state == VetoState::challenged || state == VetoState::sustained;
  }
  Challenge* running();
  const Challenge* running() const;
  friend bool operator==(const Veto&, const Veto&) = default;
};

struct Comment {
  CommentId id;
  MemberId member;
  std::string text;
  Timestamp at{};
  friend bool operator==(const Comment&, const Comment&) = default;
};

struct Decided {
  DecisionKind decision = DecisionKind::launch;
  std::string reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const Decided&, const Decided&) = default;
};

struct Proposal {
  ProposalId id;
  int revision = 1;
  std::int64_t version = 0;  // counts events; the strong ETag
  ProposalStatus status = ProposalStatus::in_review;
  std::string title, goal;
  rules::Values fields;
  RulebookPtr rulebook;  // pinned: it lives and ends under this one
  MemberId author;
  Timestamp submitted_at{}, review_due{};
  std::optional<Timestamp> review_closed_at;
  std::optional<ReviewEnd> review_end;
  std::optional<Timestamp> decision_opened_at;
  std::optional<Timestamp> decision_due;  // nothing while a challenge pauses the window …
  Duration decision_left{};               // … and this is what is left of it then
  std::vector<Action> actions;            // in the author's order
  std::vector<Objection> objections;
  std::vector<Veto> vetoes;
  std::vector<std::shared_ptr<const Comment>> comments;
  std::optional<Decided> decided;
  std::optional<Timestamp> closed_at;

  bool open() const {
    return status == ProposalStatus::in_review || status == ProposalStatus::awaiting_decision;
  }
  const Action* action(const ActionId& id) const;  // null when unknown, likewise below
  Action* action(const ActionId& id);
  const Objection* objection(ObjectionId id) const;
  Objection* objection(ObjectionId id);
  const Veto* veto(VetoId id) const;
  Veto* veto(VetoId id);
  int number_of(const ActionId& id) const;  // 1 for the first
  bool challenge_runs() const;
  friend bool operator==(const Proposal& a, const Proposal& b);
};

const Seat* seat_of(const Action& action, const DepartmentId& department);
Seat* seat_of(Action& action, const DepartmentId& department);
// The department's objection on this very content, the latest; likewise the veto. Null when there is none.
const Objection* objection_on(const Proposal& proposal, const Action& action, const DepartmentId& department);
const Veto* veto_on(const Proposal& proposal, const Action& action, const DepartmentId& department);

}  // namespace counterweight::core
