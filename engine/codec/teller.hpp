// A sentence for every event of a proposal, theme by theme. Inside the codec; behind sentence_of().
// Russian sentences put a department's name before a colon, so that no name has to be declined.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/codec/joined.hpp"
#include "engine/core/event.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::codec {

class Teller {
 public:
  // `actor` is who did it: empty for time itself. Must not outlive the proposal.
  Teller(const core::Proposal& proposal, const core::Member* actor) : p_(proposal), actor_(actor) {}

  // teller_review.cpp
  Text operator()(const core::ProposalSubmitted& e) const;
  Text operator()(const core::PositionTaken& e) const;
  Text operator()(const core::PositionWithdrawn& e) const;
  Text operator()(const core::ObjectionRaised& e) const;
  Text operator()(const core::ObjectionAnswered& e) const;
  Text operator()(const core::ObjectionSettled& e) const;
  Text operator()(const core::ObjectionResolved& e) const;
  Text operator()(const core::ObjectionWithdrawn& e) const;
  Text operator()(const core::VetoCast& e) const;
  Text operator()(const core::VetoWithdrawn& e) const;
  Text operator()(const core::VetoChallenged& e) const;
  Text operator()(const core::SustainVoteCast& e) const;
  Text operator()(const core::ChallengeClosed& e) const;
  Text operator()(const core::SilenceEscalated& e) const;
  Text operator()(const core::ReviewClosed& e) const;
  Text operator()(const core::EvidenceCited& e) const;
  Text operator()(const core::CommentAdded& e) const;
  Text operator()(const core::PremortemAnswered& e) const;
  Text operator()(const core::DecisionMade& e) const;
  Text operator()(const core::ProposalExpired& e) const;
  Text operator()(const core::DecisionWindowMoved& e) const;

  // teller_words.cpp
  Text operator()(const core::WordGiven& e) const;
  Text operator()(const core::MemberRecused& e) const;
  Text operator()(const core::FinalCommentOpened& e) const;
  Text operator()(const core::FinalCommentEnded& e) const;

  // teller_stages.cpp
  Text operator()(const core::StageOpened& e) const;
  Text operator()(const core::VetoBound& e) const;
  Text operator()(const core::ReminderGiven& e) const;

  // teller_changes.cpp
  Text operator()(const core::ProposalAmended& e) const;
  Text operator()(const core::ObjectionCarried& e) const;
  Text operator()(const core::VetoCarried& e) const;
  Text operator()(const core::ObjectionCopied& e) const;
  Text operator()(const core::VetoCopied& e) const;
  Text operator()(const core::ObjectionReaffirmed& e) const;
  Text operator()(const core::VetoReaffirmed& e) const;
  Text operator()(const core::ObjectionLapsed& e) const;
  Text operator()(const core::VetoLapsed& e) const;
  Text operator()(const core::SuggestionMade& e) const;
  Text operator()(const core::SuggestionAnswered& e) const;

  // teller_later.cpp
  Text operator()(const core::OverrideSigned& e) const;
  Text operator()(const core::OverrideSeconded& e) const;
  Text operator()(const core::OverrideClosed& e) const;
  Text operator()(const core::FactExpired& e) const;
  Text operator()(const core::VetoLifted& e) const;
  Text operator()(const core::PilotResultRecorded& e) const;
  Text operator()(const core::VetoRecast& e) const;
  Text operator()(const core::PilotCleared& e) const;
  Text operator()(const core::ActionHalted& e) const;
  Text operator()(const core::ActionResumed& e) const;
  Text operator()(const core::ActionStopped& e) const;
  Text operator()(const core::OutcomeRecorded& e) const;

 private:
  Text name(const core::DepartmentId& id) const { return core::department_name(p_, id); }
  Text marketing() const { return core::final_say_name(p_); }
  Text label(const core::ActionId& id) const { return core::action_label(p_, *p_.action(id)); }
  Text label(const core::Veto& veto) const { return core::veto_label(p_, veto); }
  // The department of who acts; marketing for who is no member any more and for time itself.
  Text actors_department() const { return actor_ == nullptr ? marketing() : name(actor_->department); }
  // Each department that the list names, once: “Sales, Legal”.
  template <typename List>
  Text departments_in(const List& list) const {
    std::vector<core::DepartmentId> named;
    Text out;
    for (const auto& each : list) {
      if (std::find(named.begin(), named.end(), each.department) != named.end()) continue;
      named.push_back(each.department);
      const Text next = name(each.department);
      out = joined(out, out.en.empty() ? next : say(", {}", ", {}", next));
    }
    return out;
  }
  // “actions 1, 3”: numbers alone, since titles may be long.
  Text numbers(const std::vector<core::ActionId>& ids) const;

  const core::Proposal& p_;
  const core::Member* actor_;
};

}  // namespace counterweight::codec
