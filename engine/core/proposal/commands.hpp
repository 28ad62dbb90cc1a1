// What members may ask of a proposal. Shapes are checked by the codec, meaning by decide.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

struct Submit {
  std::string title, goal;
  rules::Values fields;
  std::vector<ActionDraft> actions;
};

struct TakePosition {
  ProposalId proposal;
  std::optional<ActionId> action;  // nothing: every action on which the department has not spoken yet
  Position position = Position::approve;
  GroundId ground;  // veto only
  std::string reason;
  int revision = 0;  // the revision on the screen
};

// Leaves `abstain`; an objection or a veto goes with it.
struct WithdrawPosition {
  ProposalId proposal;
  ActionId action;
};

// The same for a veto that is named by its id.
struct WithdrawVeto {
  ProposalId proposal;
  VetoId veto;
};

struct AnswerObjection {
  ProposalId proposal;
  ObjectionId objection;
  Answer answer = Answer::decline;
  std::string reason;
};

struct ResolveObjection {
  ProposalId proposal;
  ObjectionId objection;
};

struct ChallengeVeto {
  ProposalId proposal;
  VetoId veto;
  rules::Grounds on = rules::Grounds::merits;
  std::string reason;
};

struct VoteSustain {
  ProposalId proposal;
  VetoId veto;
  Vote vote = Vote::sustain;
  std::string reason;
  int revision = 0;
};

struct AddComment {
  ProposalId proposal;
  std::string text;
};

enum class Choice { launch, leave_out };

struct Decide {
  ProposalId proposal;
  DecisionKind decision = DecisionKind::launch;
  std::map<ActionId, Choice> actions;  // empty: every cleared action is launched
  std::string reason;
};

using ProposalCommand = std::variant<Submit, TakePosition, WithdrawPosition, WithdrawVeto, AnswerObjection,
                                     ResolveObjection, ChallengeVeto, VoteSustain, AddComment, Decide>;

}  // namespace counterweight::core
