// The words on the wire for every closed set of the core. One table each; reading an unknown word gives
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/knowledge/records.hpp"
#include "engine/core/organisation/rulebook_change.hpp"
#include "engine/core/proposal/attention.hpp"
#include "engine/core/proposal/commands.hpp"
#include "engine/core/proposal/events.hpp"

namespace counterweight::codec {

std::string_view word(core::ProposalStatus value);
std::string_view word(core::Verdict value);
std::string_view word(core::Position value);
std::string_view word(core::ObjectionState value);
std::string_view word(core::Answer value);
std::string_view word(core::VetoState value);
std::string_view word(core::Lift value);
std::string_view word(core::OverrideState value);
std::string_view word(core::ObjectionEffect value);
std::string_view word(core::VetoEffect value);
std::string_view word(core::SuggestionState value);
std::string_view word(core::Vote value);
std::string_view word(core::ChallengeResult value);
std::string_view word(core::ReviewEnd value);
std::string_view word(core::Outcome value);
std::string_view word(core::OutcomeVerdict value);
std::string_view word(core::StopWhy value);
std::string_view word(core::DecisionKind value);
std::string_view word(core::Choice value);
std::string_view word(core::Task value);
std::string_view word(core::Reason::Code value);
std::string_view word(core::FigureForm value);
std::string_view word(core::Enough value);
std::string_view word(core::EvidenceKind value);
std::string_view word(core::CitedFor value);
std::string_view word(core::InsightKind value);
std::string_view word(core::InsightLife value);
std::string_view word(core::Judgement value);
std::string_view word(core::Relation value);
std::string_view word(core::Channel value);
std::string_view word(core::Ratify value);
std::string_view word(core::ChangeEnd value);
std::string_view word(rules::Power value);
std::string_view word(rules::Silence value);
std::string_view word(rules::VoteSilence value);
std::string_view word(rules::Grounds value);
std::string_view word(rules::AttributeType value);

// read_word<Position>("veto"); all_words<Position>() is "approve, abstain, object, veto" for messages.
template <typename T>
std::optional<T> read_word(std::string_view text);
template <typename T>
std::string all_words();

}  // namespace counterweight::codec
