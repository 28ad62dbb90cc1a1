// What happened to a proposal. Events carry verdicts, rule ids, content hashes and absolute deadlines, so
// that evolve needs no rule and no calendar, now or in ten years.
#pragma once

#include <variant>

#include "engine/core/proposal/change_events.hpp"
#include "engine/core/proposal/later_events.hpp"
#include "engine/core/proposal/review_events.hpp"

namespace counterweight::core {

using ProposalEvent =
    std::variant<ProposalSubmitted, PositionTaken, PositionWithdrawn, ObjectionRaised, ObjectionAnswered,
                 ObjectionResolved, ObjectionWithdrawn, VetoCast, VetoWithdrawn, VetoChallenged,
                 SustainVoteCast, ChallengeClosed, SilenceEscalated, ReviewClosed, CommentAdded, DecisionMade,
                 ProposalExpired, ObjectionSettled, DecisionWindowMoved, ProposalAmended, ObjectionCarried,
                 VetoCarried, ObjectionCopied, VetoCopied, ObjectionReaffirmed, VetoReaffirmed,
                 ObjectionLapsed, VetoLapsed, WordGiven, MemberRecused, FinalCommentOpened, FinalCommentEnded,
                 SuggestionMade, SuggestionAnswered, OverrideSigned, OverrideSeconded, OverrideClosed,
                 FactExpired, VetoLifted, PilotResultRecorded, VetoRecast, PilotCleared, ActionHalted,
                 ActionResumed, ActionStopped, OutcomeRecorded>;

}  // namespace counterweight::core
