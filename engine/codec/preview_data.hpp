// What a preview is made of, before it is JSON or sentences. Inside the codec.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/event.hpp"

namespace counterweight::codec {

// What becomes of a word that was said: the objection or veto, and the action it is about then.
template <typename Id, typename Effect>
struct Moved {
  Id id;
  core::ActionId action;
  core::DepartmentId department;
  Effect effect;
  std::optional<Timestamp> due = {};
};

// A right that a department would have over an action, or have no more. One of power and approval is meant.
struct Right {
  core::ActionId action;
  core::DepartmentId department;
  rules::Power power = rules::Power::none;
  bool approval = false;
};

struct PreviewData {
  core::ProposalAmended amended;
  core::Proposal after;
  std::vector<Moved<core::ObjectionId, core::ObjectionEffect>> objections;
  std::vector<Moved<core::VetoId, core::VetoEffect>> vetoes;
  std::vector<core::VetoBound> bound;  // sustained in other proposals, on what an action would be
  std::vector<Right> gains, losses;
  std::vector<core::VetoId> votes_ended, overrides_ended;
  bool closes_review = false;
};

PreviewData preview_data(const core::Proposal& before, const std::vector<core::Event>& events);

// Each consequence in a sentence, as something that would happen.
std::vector<Text> preview_sentences(const PreviewData& data);

}  // namespace counterweight::codec
