// The writing half of event_json.hpp.
#include "engine/codec/event_json.hpp"
#include "engine/codec/event_writing.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

struct TypeName {
  const char* operator()(const OrganisationFounded&) { return "organisation_founded"; }
  const char* operator()(const RulebookAdopted&) { return "rulebook_adopted"; }
  const char* operator()(const MemberJoined&) { return "member_joined"; }
  const char* operator()(const MemberLeft&) { return "member_left"; }
  const char* operator()(const HeadSet&) { return "head_set"; }
  const char* operator()(const HeadshipDelegated&) { return "headship_delegated"; }
  const char* operator()(const DelegationEnded&) { return "delegation_ended"; }
  const char* operator()(const AbsenceSet&) { return "absence_set"; }
  const char* operator()(const RulebookProposed&) { return "rulebook_proposed"; }
  const char* operator()(const RulebookVoteCast&) { return "rulebook_vote_cast"; }
  const char* operator()(const RulebookCommented&) { return "rulebook_commented"; }
  const char* operator()(const RulebookChangeClosed&) { return "rulebook_change_closed"; }
  const char* operator()(const InsightCaptured&) { return "insight_captured"; }
  const char* operator()(const InsightRevised&) { return "insight_revised"; }
  const char* operator()(const InsightsMerged&) { return "insights_merged"; }
  const char* operator()(const InsightJudged&) { return "insight_judged"; }
  const char* operator()(const InsightAttached&) { return "insight_attached"; }
  const char* operator()(const CustomersAdded&) { return "customers_added"; }
  const char* operator()(const CustomersRelated&) { return "customers_related"; }
  const char* operator()(const ConversationsRecorded&) { return "conversations_recorded"; }
  const char* operator()(const ConversationRevised&) { return "conversation_revised"; }
  const char* operator()(const MetricsRecorded&) { return "metrics_recorded"; }
  const char* operator()(const MetricExplained&) { return "metric_explained"; }
  const char* operator()(const JourneyDrawn&) { return "journey_drawn"; }
  const char* operator()(const JourneyRedrawn&) { return "journey_redrawn"; }
  const char* operator()(const TouchesRecorded&) { return "touches_recorded"; }
  const char* operator()(const RecordsErased&) { return "records_erased"; }
  const char* operator()(const RecordsCited&) { return "records_cited"; }
  const char* operator()(const ProposalSubmitted&) { return "proposal_submitted"; }
  const char* operator()(const PositionTaken&) { return "position_taken"; }
  const char* operator()(const WordGiven&) { return "word_given"; }
  const char* operator()(const MemberRecused&) { return "member_recused"; }
  const char* operator()(const FinalCommentOpened&) { return "final_comment_opened"; }
  const char* operator()(const FinalCommentEnded&) { return "final_comment_ended"; }
  const char* operator()(const StageOpened&) { return "stage_opened"; }
  const char* operator()(const VetoBound&) { return "veto_bound"; }
  const char* operator()(const ReminderGiven&) { return "reminder_given"; }
  const char* operator()(const PositionWithdrawn&) { return "position_withdrawn"; }
  const char* operator()(const ObjectionRaised&) { return "objection_raised"; }
  const char* operator()(const ObjectionAnswered&) { return "objection_answered"; }
  const char* operator()(const ObjectionSettled&) { return "objection_settled"; }
  const char* operator()(const ObjectionResolved&) { return "objection_resolved"; }
  const char* operator()(const ObjectionWithdrawn&) { return "objection_withdrawn"; }
  const char* operator()(const VetoCast&) { return "veto_cast"; }
  const char* operator()(const VetoWithdrawn&) { return "veto_withdrawn"; }
  const char* operator()(const VetoChallenged&) { return "veto_challenged"; }
  const char* operator()(const SustainVoteCast&) { return "sustain_vote_cast"; }
  const char* operator()(const ChallengeClosed&) { return "challenge_closed"; }
  const char* operator()(const SilenceEscalated&) { return "silence_escalated"; }
  const char* operator()(const ReviewClosed&) { return "review_closed"; }
  const char* operator()(const EvidenceCited&) { return "evidence_cited"; }
  const char* operator()(const CommentAdded&) { return "comment_added"; }
  const char* operator()(const PremortemAnswered&) { return "premortem_answered"; }
  const char* operator()(const DecisionMade&) { return "decision_made"; }
  const char* operator()(const ProposalExpired&) { return "proposal_expired"; }
  const char* operator()(const DecisionWindowMoved&) { return "decision_window_moved"; }
  const char* operator()(const ProposalAmended&) { return "proposal_amended"; }
  const char* operator()(const ObjectionCarried&) { return "objection_carried"; }
  const char* operator()(const VetoCarried&) { return "veto_carried"; }
  const char* operator()(const ObjectionCopied&) { return "objection_copied"; }
  const char* operator()(const VetoCopied&) { return "veto_copied"; }
  const char* operator()(const ObjectionReaffirmed&) { return "objection_reaffirmed"; }
  const char* operator()(const VetoReaffirmed&) { return "veto_reaffirmed"; }
  const char* operator()(const ObjectionLapsed&) { return "objection_lapsed"; }
  const char* operator()(const VetoLapsed&) { return "veto_lapsed"; }
  const char* operator()(const SuggestionMade&) { return "suggestion_made"; }
  const char* operator()(const SuggestionAnswered&) { return "suggestion_answered"; }
  const char* operator()(const OverrideSigned&) { return "override_signed"; }
  const char* operator()(const OverrideSeconded&) { return "override_seconded"; }
  const char* operator()(const OverrideClosed&) { return "override_closed"; }
  const char* operator()(const FactExpired&) { return "fact_expired"; }
  const char* operator()(const VetoLifted&) { return "veto_lifted"; }
  const char* operator()(const PilotResultRecorded&) { return "pilot_result_recorded"; }
  const char* operator()(const VetoRecast&) { return "veto_recast"; }
  const char* operator()(const PilotCleared&) { return "pilot_cleared"; }
  const char* operator()(const ActionHalted&) { return "action_halted"; }
  const char* operator()(const ActionResumed&) { return "action_resumed"; }
  const char* operator()(const ActionStopped&) { return "action_stopped"; }
  const char* operator()(const OutcomeRecorded&) { return "outcome_recorded"; }
};

template <typename Visitor>
auto visit_event(const core::Event& event, Visitor visitor) {
  return std::visit([&](const auto& family) { return std::visit(visitor, family); }, event.data);
}

}  // namespace

std::string event_type(const core::Event& event) {
  return visit_event(event, TypeName{});
}
int event_version(const core::Event&) {
  return 1;
}
nlohmann::json event_data(const core::Event& event) {
  return visit_event(event, [](const auto& e) { return data_of(e); });
}

}  // namespace counterweight::codec
