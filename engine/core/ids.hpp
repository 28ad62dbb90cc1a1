// The engine's nouns, as strong ids.
#pragma once

#include "base/ids.hpp"
#include "rules/ids.hpp"

namespace counterweight::core {

using rules::DepartmentId;
using rules::GroundId;
using rules::KindId;
using rules::QuestionId;
using rules::RowId;

using MemberId = StringId<struct MemberTag>;        // opaque; says nothing about the person
using ActionId = StringId<struct ActionTag>;        // the author's, unique in its proposal
using ProposalId = NumberId<struct ProposalTag>;    // 1, 2, 3 … within an organisation
using ObjectionId = NumberId<struct ObjectionTag>;  // 1, 2, 3 … within a proposal, likewise below
using VetoId = NumberId<struct VetoTag>;
using CommentId = NumberId<struct CommentTag>;
using PremortemId = NumberId<struct PremortemTag>;
using RulebookChangeId = NumberId<struct RulebookChangeTag>;  // 1, 2, 3 … within an organisation
using SuggestionId = NumberId<struct SuggestionTag>;
using InsightId = NumberId<struct InsightTag>;  // 1, 2, 3 … within an organisation, likewise below
using ConversationId = NumberId<struct ConversationTag>;
using CustomerId = NumberId<struct CustomerTag>;
using MetricId = NumberId<struct MetricTag>;
using JourneyId = NumberId<struct JourneyTag>;

}  // namespace counterweight::core
