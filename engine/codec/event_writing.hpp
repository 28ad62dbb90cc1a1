// The data of every event, one function each; event_write.cpp picks the right one. Inside the codec.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/core/event.hpp"

namespace counterweight::codec {

// event_write_organisation.cpp
nlohmann::json data_of(const core::OrganisationFounded& e);
nlohmann::json data_of(const core::RulebookAdopted& e);
nlohmann::json data_of(const core::MemberJoined& e);
nlohmann::json data_of(const core::MemberLeft& e);
nlohmann::json data_of(const core::HeadSet& e);
nlohmann::json data_of(const core::HeadshipDelegated& e);
nlohmann::json data_of(const core::DelegationEnded& e);
nlohmann::json data_of(const core::AbsenceSet& e);
// event_write_rulebooks.cpp
nlohmann::json data_of(const core::RulebookProposed& e);
nlohmann::json data_of(const core::RulebookVoteCast& e);
nlohmann::json data_of(const core::RulebookCommented& e);
nlohmann::json data_of(const core::RulebookChangeClosed& e);

// event_write_review.cpp
nlohmann::json data_of(const core::ProposalSubmitted& e);
nlohmann::json data_of(const core::PositionTaken& e);
nlohmann::json data_of(const core::PositionWithdrawn& e);
nlohmann::json data_of(const core::ObjectionRaised& e);
nlohmann::json data_of(const core::ObjectionAnswered& e);
nlohmann::json data_of(const core::ObjectionSettled& e);
nlohmann::json data_of(const core::ObjectionResolved& e);
nlohmann::json data_of(const core::ObjectionWithdrawn& e);
nlohmann::json data_of(const core::VetoCast& e);
nlohmann::json data_of(const core::VetoWithdrawn& e);
nlohmann::json data_of(const core::VetoChallenged& e);
nlohmann::json data_of(const core::SustainVoteCast& e);
nlohmann::json data_of(const core::ChallengeClosed& e);
nlohmann::json data_of(const core::SilenceEscalated& e);
nlohmann::json data_of(const core::ReviewClosed& e);
nlohmann::json data_of(const core::EvidenceCited& e);
nlohmann::json data_of(const core::CommentAdded& e);
nlohmann::json data_of(const core::PremortemAnswered& e);
nlohmann::json data_of(const core::DecisionMade& e);
nlohmann::json data_of(const core::ProposalExpired& e);
nlohmann::json data_of(const core::DecisionWindowMoved& e);

// event_write_words.cpp
nlohmann::json data_of(const core::WordGiven& e);
nlohmann::json data_of(const core::MemberRecused& e);
nlohmann::json data_of(const core::FinalCommentOpened& e);
nlohmann::json data_of(const core::FinalCommentEnded& e);

nlohmann::json silences_json(const std::vector<core::SilenceCounted>& silences);

// event_write_stages.cpp
nlohmann::json data_of(const core::StageOpened& e);
nlohmann::json data_of(const core::VetoBound& e);
nlohmann::json data_of(const core::ReminderGiven& e);

// event_write_changes.cpp
nlohmann::json data_of(const core::ProposalAmended& e);
nlohmann::json data_of(const core::ObjectionCarried& e);
nlohmann::json data_of(const core::VetoCarried& e);
nlohmann::json data_of(const core::ObjectionCopied& e);
nlohmann::json data_of(const core::VetoCopied& e);
nlohmann::json data_of(const core::ObjectionReaffirmed& e);
nlohmann::json data_of(const core::VetoReaffirmed& e);
nlohmann::json data_of(const core::ObjectionLapsed& e);
nlohmann::json data_of(const core::VetoLapsed& e);
nlohmann::json data_of(const core::SuggestionMade& e);
nlohmann::json data_of(const core::SuggestionAnswered& e);

// event_write_later.cpp
nlohmann::json data_of(const core::OverrideSigned& e);
nlohmann::json data_of(const core::OverrideSeconded& e);
nlohmann::json data_of(const core::OverrideClosed& e);
nlohmann::json data_of(const core::FactExpired& e);
nlohmann::json data_of(const core::VetoLifted& e);
nlohmann::json data_of(const core::PilotResultRecorded& e);
nlohmann::json data_of(const core::VetoRecast& e);
nlohmann::json data_of(const core::PilotCleared& e);
nlohmann::json data_of(const core::ActionHalted& e);
nlohmann::json data_of(const core::ActionResumed& e);
nlohmann::json data_of(const core::ActionStopped& e);
nlohmann::json data_of(const core::OutcomeRecorded& e);

// knowledge_events.cpp
nlohmann::json data_of(const core::InsightCaptured& e);
nlohmann::json data_of(const core::InsightRevised& e);
nlohmann::json data_of(const core::InsightsMerged& e);
nlohmann::json data_of(const core::InsightJudged& e);
nlohmann::json data_of(const core::InsightAttached& e);
nlohmann::json data_of(const core::CustomersAdded& e);
nlohmann::json data_of(const core::CustomersRelated& e);
nlohmann::json data_of(const core::ConversationsRecorded& e);
nlohmann::json data_of(const core::ConversationRevised& e);
nlohmann::json data_of(const core::MetricsRecorded& e);
nlohmann::json data_of(const core::MetricExplained& e);
nlohmann::json data_of(const core::JourneyDrawn& e);
nlohmann::json data_of(const core::JourneyRedrawn& e);
nlohmann::json data_of(const core::TouchesRecorded& e);
nlohmann::json data_of(const core::RecordsErased& e);
nlohmann::json data_of(const core::RecordsCited& e);

// A field that is there only with a value.
void add_time(nlohmann::json& data, const char* key, const std::optional<Timestamp>& time);
void add_answers(nlohmann::json& data, const core::Answers& answers);
void add_rolls(nlohmann::json& data, const core::Rolls& rolls);
void add_electorate(nlohmann::json& data, core::Electorate electorate);

// As submitted and as amended: the draft with its content and seats.
nlohmann::json submitted_actions_json(const std::vector<core::SubmittedAction>& actions);

}  // namespace counterweight::codec
