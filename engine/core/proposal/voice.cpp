#include "engine/core/proposal/voice.hpp"

#include <algorithm>

#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using Form = rules::VoiceRule::Form;

std::int64_t words_for(const Seat& seat, Position position) {
  return std::count_if(seat.words.begin(), seat.words.end(),
                       [&](const MemberWord& word) { return word.saying.position == position; });
}

// What would pass if the words were these.
struct Words {
  const rules::VoiceRule& rule;
  std::int64_t members, approve, against, veto;  // against: objections and vetoes

  bool passes(std::int64_t votes) const {
    return votes > 0 && votes >= rule.needed(rule.of_voting ? approve + against : members);
  }
  // A graver word outweighs a milder one that has as many votes.
  Position outcome() const {
    if (passes(veto)) return Position::veto;
    if (passes(against)) return Position::object;
    return passes(approve) ? Position::approve : Position::abstain;
  }
};

}  // namespace

const rules::VoiceRule& voice_of(const Proposal& proposal, const DepartmentId& department) {
  return proposal.rulebook->department(department)->voice;
}

bool members_vote(const Proposal& proposal, const DepartmentId& department) {
  return voice_of(proposal, department).form == Form::share;
}

std::optional<Position> outcome_of_words(const rules::VoiceRule& rule, const Seat& seat, bool time_is_over) {
  const auto given = static_cast<std::int64_t>(seat.words.size());
  if (given == 0 || (rule.quorum && given < rule.quorum->of(seat.members))) return std::nullopt;
  const std::int64_t veto = words_for(seat, Position::veto);
  const Words now{rule, seat.members, words_for(seat, Position::approve),
                  words_for(seat, Position::object) + veto, veto};
  const std::int64_t out = time_is_over ? 0 : std::max<std::int64_t>(0, seat.members - given);
  if (out == 0) return now.outcome();
  Words all_approve = now, all_object = now, all_veto = now;
  all_approve.approve += out;
  all_object.against += out;
  all_veto.against += out;
  all_veto.veto += out;
  const Position outcome = now.outcome();
  const bool certain =
      all_approve.outcome() == outcome && all_object.outcome() == outcome && all_veto.outcome() == outcome;
  return certain ? std::optional{outcome} : std::nullopt;
}

Saying saying_of_words(const Seat& seat, Position outcome) {
  Saying said;
  for (const MemberWord& word : seat.words)
    if (word.saying.position == outcome) {
      said = word.saying;
      break;
    }
  said.position = outcome;
  return said;
}

Rolls rolls_of(const Organisation& organisation, const rules::CheckedRulebook& rulebook,
               const MemberId& author, const std::vector<Recusal>& recusals,
               const std::vector<SubmittedAction>& actions) {
  Rolls rolls;
  for (const SubmittedAction& action : actions)
    for (const rules::Seat& seat : action.seats)
      if (seat.speaks() && rulebook.department(seat.department)->voice.form == Form::share)
        rolls[seat.department] = 0;
  if (rolls.empty()) return rolls;
  const auto out = [&](const MemberId& id) {
    return (id == author && !rulebook.book().author_counts) ||
           std::any_of(recusals.begin(), recusals.end(), [&](const Recusal& r) { return r.member == id; });
  };
  for (const auto& [id, member] : organisation.members)
    if (const auto roll = rolls.find(member.department); roll != rolls.end() && !member.left && !out(id))
      ++roll->second;
  return rolls;
}

Status not_recused(const Proposal& proposal, const Context& context) {
  if (!proposal.recused(context.actor)) return Done{};
  return Refusal{"forbidden.recused",
                 say("You take no part in this proposal: you recused yourself, and that is for good.",
                     "Вы не участвуете в этом предложении: вы взяли самоотвод, и он окончательный.")};
}

Status may_speak_for_department(const State& state, const Proposal& proposal, const Member& member,
                                const Context& context) {
  if (const Status part = not_recused(proposal, context); !part.ok()) return part;
  const Form form = voice_of(proposal, member.department).form;
  if (form != Form::head && form != Form::share) return Done{};
  if (state.organisation().acts_as_head(context.actor, context.now)) return Done{};
  return Refusal{"forbidden.voice",
                 say("Under the rulebook only the head of {} says this for the department.",
                     "По своду правил за отдел «{}» это говорит только его руководитель.",
                     department_name(proposal, member.department))};
}

}  // namespace counterweight::core
