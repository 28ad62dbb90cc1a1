// Puts events on one proposal: every event has one overload. References by id always resolve: decide wrote
// them. Inside evolve only; others call evolve_proposal().
#pragma once

#include "engine/core/proposal/events.hpp"

namespace counterweight::core {

// Nobody has spoken yet.
CowList<Seat> fresh_seats(const std::vector<rules::Seat>& rights, const Rolls& rolls);

class Evolution {
 public:
  Evolution(Proposal& proposal, const MemberId& actor, Timestamp at) : p_(proposal), actor_(actor), at_(at) {}

  // evolve.cpp: the straight way.
  void operator()(const ProposalSubmitted&) {}
  void operator()(const PositionTaken& e);
  void operator()(const PositionWithdrawn& e);
  void operator()(const WordGiven& e);
  void operator()(const MemberRecused& e);
  void operator()(const FinalCommentOpened& e);
  void operator()(const FinalCommentEnded& e);
  void operator()(const StageOpened& e);
  void operator()(const ObjectionRaised& e);
  void operator()(const ObjectionAnswered& e);
  void operator()(const ObjectionSettled& e);
  void operator()(const ObjectionResolved& e);
  void operator()(const ObjectionWithdrawn& e);
  void operator()(const VetoCast& e);
  void operator()(const VetoBound& e);
  void operator()(const VetoWithdrawn& e);
  void operator()(const VetoChallenged& e);
  void operator()(const SustainVoteCast& e);
  void operator()(const ChallengeClosed& e);
  void operator()(const SilenceEscalated& e);
  void operator()(const ReviewClosed& e);
  void operator()(const EvidenceCited& e);
  void operator()(const CommentAdded& e);
  void operator()(const PremortemAnswered& e);
  void operator()(const DecisionMade& e);
  void operator()(const ProposalExpired& e);
  void operator()(const DecisionWindowMoved& e);

  // evolve_changes.cpp: amendments and suggestions.
  void operator()(const ProposalAmended& e);
  void operator()(const ObjectionCarried& e);
  void operator()(const VetoCarried& e);
  void operator()(const ObjectionCopied& e);
  void operator()(const VetoCopied& e);
  void operator()(const ObjectionReaffirmed& e);
  void operator()(const VetoReaffirmed& e);
  void operator()(const ObjectionLapsed& e);
  void operator()(const VetoLapsed& e);
  void operator()(const SuggestionMade& e);
  void operator()(const SuggestionAnswered& e);

  // evolve_later.cpp: overrides, facts, and life after the decision.
  void operator()(const OverrideSigned& e);
  void operator()(const OverrideSeconded& e);
  void operator()(const OverrideClosed& e);
  void operator()(const FactExpired& e);
  void operator()(const VetoLifted& e);
  void operator()(const PilotResultRecorded& e);
  void operator()(const VetoRecast& e);
  void operator()(const PilotCleared& e);
  void operator()(const ActionHalted& e);
  void operator()(const ActionResumed& e);
  void operator()(const ActionStopped& e);
  void operator()(const ReminderGiven& e);
  void operator()(const OutcomeRecorded& e);

 private:
  Seat& seat(const ActionId& action, const DepartmentId& department);  // for writing
  void speak(const ActionId& action, const DepartmentId& department, Position position,
             const std::string& reason, int revision, const std::string& content,
             const Answers& answers = {});
  // The voice that stood behind an objection or a veto on content to which its action returns.
  void speak_again(const ActionId& action, const DepartmentId& department, Voice voice);
  void leave_content(const Action& action);  // notes what was said of it, before it changes
  void take_action(const SubmittedAction& changed, const ProposalAmended& e);
  void count_silences(const std::vector<SilenceCounted>& silences);
  void review_until(Timestamp due);                   // its window begins now
  void decision_until(std::optional<Timestamp> due);  // likewise; nothing: it stands still
  void set_aside(Veto& veto);                         // overridden, on the present content
  void close(ProposalStatus status, Timestamp when);
  void settle_status(Timestamp when);  // after the decision: piloting, launched or stopped

  Proposal& p_;
  const MemberId& actor_;
  Timestamp at_;
};

}  // namespace counterweight::core
