#include "engine/core/proposal/challenge.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

std::int64_t votes_to_sustain(const Challenge& challenge) {
  return std::count_if(challenge.votes.begin(), challenge.votes.end(),
                       [](const SustainVote& vote) { return vote.vote == Vote::sustain; });
}

std::int64_t votes_out(const Challenge& challenge) {
  return static_cast<std::int64_t>(challenge.roll.size()) - static_cast<std::int64_t>(challenge.votes.size());
}

}  // namespace

std::vector<DepartmentId> roll_for(const Organisation& organisation, const Proposal& proposal,
                                   const Veto& veto, Timestamp now) {
  std::vector<DepartmentId> roll;
  const rules::Rulebook& book = proposal.rulebook->book();
  for (const rules::Department& department : book.departments) {
    const bool votes = department.id != book.final_say && department.id != veto.department;
    if (votes && organisation.present_members_of(department.id, now) > 0) roll.push_back(department.id);
  }
  return roll;
}

const rules::ChallengeRule& rule_for(const Proposal& proposal, const Veto& veto, rules::Grounds on) {
  const rules::Rulebook& book = proposal.rulebook->book();
  if (veto.absolute) return book.absolute_validity;
  return on == rules::Grounds::merits ? book.merits : book.validity;
}

std::optional<ChallengeResult> certain_result(const Challenge& challenge) {
  const std::int64_t sustain = votes_to_sustain(challenge);
  if (sustain >= challenge.needed) return ChallengeResult::sustained;
  if (sustain + votes_out(challenge) < challenge.needed) return ChallengeResult::overridden;
  return std::nullopt;
}

ChallengeResult result_at_deadline(const Challenge& challenge) {
  const std::int64_t silent = challenge.silence == rules::VoteSilence::sustain ? votes_out(challenge) : 0;
  return votes_to_sustain(challenge) + silent >= challenge.needed ? ChallengeResult::sustained
                                                                  : ChallengeResult::overridden;
}

}  // namespace counterweight::core
