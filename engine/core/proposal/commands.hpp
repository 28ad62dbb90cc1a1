// What members may ask of a proposal. Shapes are checked by the codec, meaning by decide.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

struct Submit {
  std::string title, goal;
  rules::Values fields;
  std::vector<ActionDraft> actions;
  std::vector<EvidenceRef> evidence = {};  // cited for it, likewise below
  std::vector<Worst> premortem = {};       // as it was collected while drafting
};

struct TakePosition {
  ProposalId proposal;
  std::optional<ActionId> action;  // nothing: every action on which the department has not spoken yet
  Position position = Position::approve;
  GroundId ground;  // veto only
  std::string reason;
  int revision = 0;                           // the revision on the screen
  std::string lifts_if = {};                  // veto only: a condition that lifts it
  std::optional<Timestamp> valid_until = {};  // veto only: until when the fact holds that it is tied to
  std::string acceptable = {};                // veto only: what would be
  std::optional<std::int64_t> harm_pct = {};  // veto only: how likely the harm is
  Answers answers = {};                       // to the rulebook's questions
  std::vector<EvidenceRef> evidence = {};
};

// Takes no part in the proposal any more, for good.
struct Recuse {
  ProposalId proposal;
  std::string reason;
};

// What was said of earlier content holds for the present one.
struct Reaffirm {
  ProposalId proposal;
  ActionId action;
  int revision = 0;
  std::optional<Timestamp> valid_until = {};
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
  std::vector<EvidenceRef> evidence = {};
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

struct WithdrawChallenge {
  ProposalId proposal;
  VetoId veto;
};

struct OverrideVeto {
  ProposalId proposal;
  VetoId veto;
  std::string justification;
  std::vector<EvidenceRef> evidence = {};
};

struct WithdrawOverride {
  ProposalId proposal;
  VetoId veto;
};

// A department keeps its veto over a good result of the pilot.
struct RecastVeto {
  ProposalId proposal;
  VetoId veto;
  std::string reason;
};

struct VoteSustain {
  ProposalId proposal;
  VetoId veto;
  Vote vote = Vote::sustain;
  std::string reason;
  int revision = 0;
};

// What the company knows, for the proposal as a whole.
struct CiteEvidence {
  ProposalId proposal;
  std::vector<EvidenceRef> evidence;
};

struct AddComment {
  ProposalId proposal;
  std::string text;
};

// "What is the worst that could happen?", while it is not decided.
struct AnswerPremortem {
  ProposalId proposal;
  Worst worst;
};

struct Amend {
  ProposalId proposal;
  Amendment amendment;
  std::string reason;
  int revision = 0;  // the revision on the screen
};

struct Suggest {
  ProposalId proposal;
  Amendment amendment;
  std::string reason;
  int revision = 0;
};
struct AcceptSuggestion {
  ProposalId proposal;
  SuggestionId suggestion;
};
struct DeclineSuggestion {
  ProposalId proposal;
  SuggestionId suggestion;
  std::string reason;
};
struct WithdrawSuggestion {
  ProposalId proposal;
  SuggestionId suggestion;
};

enum class Choice { launch, pilot, leave_out };

struct Decide {
  ProposalId proposal;
  DecisionKind decision = DecisionKind::launch;
  std::map<ActionId, Choice> actions;  // empty: every cleared action is launched
  std::string reason;
  std::optional<PilotTerms> pilot = {};  // with every choice `pilot`, and only then
};

struct RecordPilotResult {
  ProposalId proposal;
  ActionId action;
  bool met = false;
  std::string measured, reason;
};

// Of a launched action: a department with the right halts it; marketing resumes or stops it.
struct HaltAction {
  ProposalId proposal;
  ActionId action;
  std::string reason;
};
struct ResumeAction {
  ProposalId proposal;
  ActionId action;
  std::string reason;
};
struct StopAction {
  ProposalId proposal;
  ActionId action;
  std::string reason;
};

struct RecordOutcome {
  ProposalId proposal;
  std::vector<Measured> measured;
  OutcomeVerdict verdict = OutcomeVerdict::unclear;
  std::string lesson;
  std::vector<Lesson> lessons;
  std::vector<PremortemId> came_true = {};  // what was feared, and happened
};

using AnyProposalCommand =
    std::variant<Submit, Amend, Suggest, AcceptSuggestion, DeclineSuggestion, WithdrawSuggestion,
                 TakePosition, Recuse, Reaffirm, WithdrawPosition, WithdrawVeto, AnswerObjection,
                 ResolveObjection, ChallengeVeto, WithdrawChallenge, VoteSustain, OverrideVeto,
                 WithdrawOverride, CiteEvidence, AddComment, AnswerPremortem, Decide, RecordPilotResult,
                 RecastVeto, HaltAction, ResumeAction, StopAction, RecordOutcome>;

// One of them; a class of its own for the reason that ProposalEvent is one (events.hpp).
class ProposalCommand : public AnyProposalCommand {
 public:
  // NOLINTBEGIN(google-explicit-constructor, bugprone-forwarding-reference-overload): like its variant
  template <typename C>
  requires(!std::is_base_of_v<AnyProposalCommand, std::remove_cvref_t<C>> &&
           std::is_convertible_v<C, AnyProposalCommand>) ProposalCommand(C&& command)
      : AnyProposalCommand(std::forward<C>(command)) {}
  // NOLINTEND(google-explicit-constructor, bugprone-forwarding-reference-overload)
  ProposalCommand(const ProposalCommand& other);
  ProposalCommand(ProposalCommand&& other) noexcept;
  ProposalCommand& operator=(const ProposalCommand& other);
  ProposalCommand& operator=(ProposalCommand&& other) noexcept;
  ~ProposalCommand();
};

}  // namespace counterweight::core
