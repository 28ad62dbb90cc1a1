// A proposal as it stands: what marketing wants, what the departments said of it, and what became of it.
// Every position, objection, answer, veto, challenge and vote names the content it was given for
// (docs/life.md).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/knowledge/records.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/action.hpp"
#include "engine/core/proposal/objection.hpp"
#include "engine/core/proposal/premortem.hpp"
#include "engine/core/proposal/revision.hpp"
#include "engine/core/proposal/veto.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::core {

enum class ProposalStatus {
  in_review,
  awaiting_decision,
  piloting,
  launched,
  withdrawn,
  expired,
  stopped,
  evaluated
};
enum class ReviewEnd { all_spoken, passing, certain, window_ended };
enum class DecisionKind { launch, withdraw };
enum class OutcomeVerdict { succeeded, failed, mixed, unclear };

struct Comment {
  CommentId id;
  MemberId member;
  std::string text;
  Timestamp at{};
  friend bool operator==(const Comment&, const Comment&) = default;
};

// A record that is cited, and by whom.
struct CitedEvidence {
  EvidenceRef ref;
  CitedWhere where;
  MemberId by;
  Timestamp at{};
  friend bool operator==(const CitedEvidence&, const CitedEvidence&) = default;
};

// A member who takes no part in this proposal.
struct Recusal {
  MemberId member;
  std::string reason;
  Timestamp at{};
  friend bool operator==(const Recusal&, const Recusal&) = default;
};

struct Decided {
  DecisionKind decision = DecisionKind::launch;
  std::string reason;
  MemberId member;
  Timestamp at{};
  friend bool operator==(const Decided&, const Decided&) = default;
};

struct Measured {
  std::string what, expected, found;
  friend bool operator==(const Measured&, const Measured&) = default;
};
struct Lesson {
  VetoId veto;
  std::string lesson;
  friend bool operator==(const Lesson&, const Lesson&) = default;
};
struct Evaluation {
  std::vector<Measured> measured;
  OutcomeVerdict verdict = OutcomeVerdict::unclear;
  std::string lesson;
  std::vector<Lesson> lessons;  // of vetoes that were overridden, or lifted by a pilot
  MemberId member;
  Timestamp at{};
  friend bool operator==(const Evaluation&, const Evaluation&) = default;
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
  Timestamp submitted_at{}, review_opened_at{}, review_due{};
  std::size_t stage = 0;                  // of review, from 0; its window is the one that runs
  Timestamp review_since{};               // when that window began
  std::optional<Timestamp> review_floor;  // review does not end before, whoever has spoken
  std::optional<Timestamp> comment_due;   // enough was said, and last words are heard until then
  std::optional<Timestamp> review_closed_at;
  std::optional<ReviewEnd> review_end;
  std::optional<Timestamp> decision_opened_at;
  std::optional<Timestamp> decision_due;  // nothing while the window stands still …
  Duration decision_left{};               // … and this is what is left of it then
  Timestamp decision_since{};             // when it began to run, the last time
  Timestamp reminded_until{};             // what had to be reminded of by then was
  CowList<Action> actions;                // in the author's order; dropped ones keep their place
  CowList<Objection> objections;
  CowList<Veto> vetoes;
  std::vector<std::shared_ptr<const Revision>> revisions;
  std::vector<std::shared_ptr<const Suggestion>> suggestions;
  std::vector<std::shared_ptr<const Comment>> comments;
  std::vector<Recusal> recusals;
  std::vector<CitedEvidence> cited;
  std::vector<Feared> premortem;
  std::optional<Decided> decided;
  std::optional<Evaluation> evaluation;
  std::optional<Timestamp> closed_at;

  bool open() const {
    return status == ProposalStatus::in_review || status == ProposalStatus::awaiting_decision;
  }
  const Action* action(const ActionId& id) const;  // null when unknown, likewise below
  const Objection* objection(ObjectionId id) const;
  const Veto* veto(VetoId id) const;
  const Suggestion* suggestion(SuggestionId id) const;
  Action* write_action(const ActionId& id);  // for writing (cow_list.hpp)
  Objection* write_objection(ObjectionId id);
  Veto* write_veto(VetoId id);
  int number_of(const ActionId& id) const;  // 1 for the first
  bool challenge_runs() const;
  bool recused(const MemberId& member) const;
  Proposal();  // these in copies.cpp
  Proposal(const Proposal& other);
  Proposal(Proposal&& other) noexcept;
  Proposal& operator=(const Proposal& other);
  Proposal& operator=(Proposal&& other) noexcept;
  ~Proposal();
  friend bool operator==(const Proposal& a, const Proposal& b);
};

// The department's objection that was given for this very content; likewise the veto. Null when there is
// none.
const Objection* objection_on(const Proposal& proposal, const Action& action, const DepartmentId& department);
const Veto* veto_on(const Proposal& proposal, const Action& action, const DepartmentId& department);
// The one that weighs on the action now, given for this content or carried to it. Null when there is none.
const Objection* open_objection_of(const Proposal& proposal, const Action& action,
                                   const DepartmentId& department);
const Veto* biting_veto_of(const Proposal& proposal, const Action& action, const DepartmentId& department);

}  // namespace counterweight::core
