// What happened to a proposal. Events carry verdicts, rule ids, content hashes and absolute deadlines, so
// that evolve needs no rule and no calendar, now or in ten years.
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "engine/core/proposal/change_events.hpp"
#include "engine/core/proposal/later_events.hpp"
#include "engine/core/proposal/review_events.hpp"

namespace counterweight::core {

using AnyProposalEvent =
    std::variant<ProposalSubmitted, PositionTaken, PositionWithdrawn, ObjectionRaised, ObjectionAnswered,
                 ObjectionResolved, ObjectionWithdrawn, VetoCast, VetoWithdrawn, VetoChallenged,
                 SustainVoteCast, ChallengeClosed, SilenceEscalated, ReviewClosed, EvidenceCited,
                 CommentAdded, PremortemAnswered, DecisionMade, ProposalExpired, ObjectionSettled,
                 DecisionWindowMoved, ProposalAmended, ObjectionCarried, VetoCarried, ObjectionCopied,
                 VetoCopied, ObjectionReaffirmed, VetoReaffirmed, ObjectionLapsed, VetoLapsed, WordGiven,
                 MemberRecused, FinalCommentOpened, FinalCommentEnded, StageOpened, VetoBound, ReminderGiven,
                 SuggestionMade, SuggestionAnswered, OverrideSigned, OverrideSeconded, OverrideClosed,
                 FactExpired, VetoLifted, PilotResultRecorded, VetoRecast, PilotCleared, ActionHalted,
                 ActionResumed, ActionStopped, OutcomeRecorded>;

// One of them. A class of its own, so that copying, moving and destroying dozens of types is compiled once,
// in events.cpp, and not in every source that holds an event.
class ProposalEvent : public AnyProposalEvent {
 public:
  // NOLINTBEGIN(google-explicit-constructor, bugprone-forwarding-reference-overload): like its variant
  template <typename E>
  requires(!std::is_base_of_v<AnyProposalEvent, std::remove_cvref_t<E>> &&
           std::is_convertible_v<E, AnyProposalEvent>) ProposalEvent(E&& event)
      : AnyProposalEvent(std::forward<E>(event)) {}
  // NOLINTEND(google-explicit-constructor, bugprone-forwarding-reference-overload)
  ProposalEvent(const ProposalEvent& other);
  ProposalEvent(ProposalEvent&& other) noexcept;
  ProposalEvent& operator=(const ProposalEvent& other);
  ProposalEvent& operator=(ProposalEvent&& other) noexcept;
  ~ProposalEvent();
  friend bool operator==(const ProposalEvent& a, const ProposalEvent& b);
};

}  // namespace counterweight::core
