#include "engine/codec/words.hpp"

#include <array>

#include "base/check.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

template <typename T>
struct Entry {
  T value;
  std::string_view word;
};

template <typename T>
struct Table;

#define WORDS(TYPE, ...)                                                       \
  template <>                                                                  \
  struct Table<TYPE> {                                                         \
    static constexpr auto entries = std::to_array<Entry<TYPE>>({__VA_ARGS__}); \
  };                                                                           \
  }                                                                            \
  std::string_view word(TYPE value) {                                          \
    return find_word(value);                                                   \
  }                                                                            \
  template <>                                                                  \
  std::optional<TYPE> read_word<TYPE>(std::string_view text) {                 \
    return find_value<TYPE>(text);                                             \
  }                                                                            \
  template <>                                                                  \
  std::string all_words<TYPE>() {                                              \
    return join_words<TYPE>();                                                 \
  }                                                                            \
  namespace {

template <typename T>
std::string_view find_word(T value) {
  for (const auto& entry : Table<T>::entries)
    if (entry.value == value) return entry.word;
  check_failed(__FILE__, __LINE__, "a word", "an enum value has no word on the wire");
}

template <typename T>
std::optional<T> find_value(std::string_view text) {
  for (const auto& entry : Table<T>::entries)
    if (entry.word == text) return entry.value;
  return std::nullopt;
}

template <typename T>
std::string join_words() {
  std::string out;
  for (const auto& entry : Table<T>::entries) out += (out.empty() ? "" : ", ") + std::string(entry.word);
  return out;
}

WORDS(ProposalStatus, {ProposalStatus::in_review, "in_review"},
      {ProposalStatus::awaiting_decision, "awaiting_decision"}, {ProposalStatus::piloting, "piloting"},
      {ProposalStatus::launched, "launched"}, {ProposalStatus::withdrawn, "withdrawn"},
      {ProposalStatus::expired, "expired"}, {ProposalStatus::stopped, "stopped"},
      {ProposalStatus::evaluated, "evaluated"})
WORDS(FigureForm, {FigureForm::share, "share"}, {FigureForm::mean, "mean"}, {FigureForm::shares, "shares"},
      {FigureForm::means, "means"})
WORDS(Enough, {Enough::yes, "yes"}, {Enough::no, "no"}, {Enough::unclaimed, "unclaimed"})
WORDS(EvidenceKind, {EvidenceKind::insight, "insight"}, {EvidenceKind::conversation, "conversation"},
      {EvidenceKind::metric, "metric"}, {EvidenceKind::journey, "journey"})
WORDS(CitedFor, {CitedFor::proposal, "proposal"}, {CitedFor::position, "position"},
      {CitedFor::answer, "answer"}, {CitedFor::override_, "override"})
WORDS(InsightKind, {InsightKind::observation, "observation"}, {InsightKind::proposal, "proposal"},
      {InsightKind::thought, "thought"}, {InsightKind::statistic, "statistic"})
WORDS(InsightLife, {InsightLife::captured, "captured"}, {InsightLife::enriched, "enriched"},
      {InsightLife::used, "used"}, {InsightLife::confirmed, "confirmed"}, {InsightLife::refuted, "refuted"})
WORDS(Judgement, {Judgement::open, "open"}, {Judgement::confirmed, "confirmed"},
      {Judgement::refuted, "refuted"})
WORDS(Relation, {Relation::buyer, "buyer"}, {Relation::lapsed, "lapsed"}, {Relation::lead, "lead"},
      {Relation::never_bought, "never_bought"})
WORDS(Channel, {Channel::visit, "visit"}, {Channel::call, "call"}, {Channel::video, "video"},
      {Channel::chat, "chat"}, {Channel::mail, "mail"}, {Channel::event, "event"}, {Channel::other, "other"})
WORDS(Ratify, {Ratify::ratify, "ratify"}, {Ratify::reject, "reject"})
WORDS(ChangeEnd, {ChangeEnd::adopted, "adopted"}, {ChangeEnd::rejected, "rejected"},
      {ChangeEnd::withdrawn, "withdrawn"}, {ChangeEnd::overtaken, "overtaken"})
WORDS(Verdict, {Verdict::pending, "pending"}, {Verdict::cleared, "cleared"},
      {Verdict::short_of_approval, "short"}, {Verdict::vetoed, "vetoed"}, {Verdict::dropped, "dropped"},
      {Verdict::launched, "launched"}, {Verdict::piloted, "piloted"}, {Verdict::left_out, "left_out"},
      {Verdict::prevented, "prevented"}, {Verdict::halted, "halted"}, {Verdict::stopped, "stopped"})
WORDS(Position, {Position::approve, "approve"}, {Position::abstain, "abstain"}, {Position::object, "object"},
      {Position::veto, "veto"})
WORDS(ObjectionState, {ObjectionState::raised, "raised"}, {ObjectionState::declined, "declined"},
      {ObjectionState::accepted, "accepted"}, {ObjectionState::met, "met"},
      {ObjectionState::resolved, "resolved"}, {ObjectionState::withdrawn, "withdrawn"},
      {ObjectionState::lapsed, "lapsed"})
WORDS(Answer, {Answer::accept, "accept"}, {Answer::decline, "decline"})
WORDS(VetoState, {VetoState::standing, "standing"}, {VetoState::challenged, "challenged"},
      {VetoState::sustained, "sustained"}, {VetoState::overridden, "overridden"},
      {VetoState::withdrawn, "withdrawn"}, {VetoState::lifted, "lifted"}, {VetoState::lapsed, "lapsed"},
      {VetoState::resting, "resting"})
WORDS(Lift, {Lift::condition, "condition"}, {Lift::fact, "fact"}, {Lift::pilot, "pilot"})
WORDS(OverrideState, {OverrideState::awaiting_second, "awaiting_second"},
      {OverrideState::cooling_off, "cooling_off"}, {OverrideState::effective, "effective"},
      {OverrideState::ended, "ended"})
WORDS(ObjectionEffect, {ObjectionEffect::met, "met"}, {ObjectionEffect::waits, "waits"},
      {ObjectionEffect::lapsed, "lapsed"}, {ObjectionEffect::returns, "returns"},
      {ObjectionEffect::kept, "kept"})
WORDS(VetoEffect, {VetoEffect::lifted, "lifted"}, {VetoEffect::waits, "waits"}, {VetoEffect::rests, "rests"},
      {VetoEffect::returns, "returns"}, {VetoEffect::kept_overridden, "kept_overridden"},
      {VetoEffect::override_void, "override_void"}, {VetoEffect::kept, "kept"},
      {VetoEffect::lapsed, "lapsed"})
WORDS(SuggestionState, {SuggestionState::open, "open"}, {SuggestionState::accepted, "accepted"},
      {SuggestionState::declined, "declined"}, {SuggestionState::withdrawn, "withdrawn"})
WORDS(Vote, {Vote::sustain, "sustain"}, {Vote::release, "release"})
WORDS(ChallengeResult, {ChallengeResult::sustained, "sustained"}, {ChallengeResult::overridden, "overridden"},
      {ChallengeResult::ended, "ended"})
WORDS(ReviewEnd, {ReviewEnd::all_spoken, "all_spoken"}, {ReviewEnd::passing, "passing"},
      {ReviewEnd::certain, "certain"}, {ReviewEnd::window_ended, "window_ended"})
WORDS(Outcome, {Outcome::launched, "launched"}, {Outcome::piloted, "piloted"},
      {Outcome::left_out, "left_out"}, {Outcome::prevented, "prevented"})
WORDS(OutcomeVerdict, {OutcomeVerdict::succeeded, "succeeded"}, {OutcomeVerdict::failed, "failed"},
      {OutcomeVerdict::mixed, "mixed"}, {OutcomeVerdict::unclear, "unclear"})
WORDS(StopWhy, {StopWhy::stopped, "stopped"}, {StopWhy::not_met, "not_met"},
      {StopWhy::time_over, "time_over"}, {StopWhy::recast, "recast"})
WORDS(DecisionKind, {DecisionKind::launch, "launch"}, {DecisionKind::withdraw, "withdraw"})
WORDS(Choice, {Choice::launch, "launch"}, {Choice::pilot, "pilot"}, {Choice::leave_out, "leave_out"})
WORDS(Task, {Task::position, "position"}, {Task::answer, "answer"}, {Task::sustain_vote, "sustain_vote"},
      {Task::decide, "decide"}, {Task::reaffirm, "reaffirm"}, {Task::settle, "settle"},
      {Task::recast, "recast"}, {Task::pilot_result, "pilot_result"}, {Task::answer_halt, "answer_halt"})
WORDS(Reason::Code, {Reason::Code::vetoed, "vetoed"},
      {Reason::Code::objection_unanswered, "objection_unanswered"}, {Reason::Code::not_spoken, "not_spoken"},
      {Reason::Code::approval_missing, "approval_missing"},
      {Reason::Code::requires_prevented, "requires_prevented"},
      {Reason::Code::too_few_approvals, "too_few_approvals"}, {Reason::Code::no_majority, "no_majority"},
      {Reason::Code::no_quorum, "no_quorum"})
WORDS(rules::Power, {rules::Power::none, "none"}, {rules::Power::comment, "comment"},
      {rules::Power::object, "object"}, {rules::Power::veto, "veto"})
WORDS(rules::Silence, {rules::Silence::consent, "consent"}, {rules::Silence::abstain, "abstain"},
      {rules::Silence::escalate, "escalate"}, {rules::Silence::block, "block"})
WORDS(rules::VoteSilence, {rules::VoteSilence::release, "release"}, {rules::VoteSilence::sustain, "sustain"})
WORDS(rules::Grounds, {rules::Grounds::merits, "merits"}, {rules::Grounds::validity, "validity"})
WORDS(rules::AttributeType, {rules::AttributeType::integer, "integer"},
      {rules::AttributeType::decimal, "decimal"}, {rules::AttributeType::money, "money"},
      {rules::AttributeType::text, "text"}, {rules::AttributeType::choice, "choice"},
      {rules::AttributeType::date, "date"}, {rules::AttributeType::boolean, "boolean"})
#undef WORDS

}  // namespace
}  // namespace counterweight::codec
