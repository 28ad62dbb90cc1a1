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

bool is_in(const std::vector<DepartmentId>& list, const DepartmentId& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

struct BodyVotes {
  std::int64_t sustain = 0, release = 0;
};

BodyVotes votes_in(const ChallengeBody& body, const Challenge& challenge) {
  BodyVotes votes;
  for (const SustainVote& vote : challenge.votes)
    if (is_in(body.rule.departments, vote.department))
      ++(vote.vote == Vote::sustain ? votes.sustain : votes.release);
  return votes;
}

// `cast`: those that count towards a quorum.
bool falls_in(const ChallengeBody& body, const BodyVotes& votes, std::int64_t cast) {
  if (body.rule.quorum && cast < body.rule.quorum->of(body.roll)) return false;
  const std::int64_t of = body.rule.of_voting ? votes.sustain + votes.release : body.roll;
  if (body.rule.falls_if) return votes.release >= body.rule.falls_if->of(of);
  return votes.sustain < body.rule.stands_if.of(of);
}

bool falls_at_deadline(const ChallengeBody& body, const Challenge& challenge) {
  BodyVotes votes = votes_in(body, challenge);
  const std::int64_t cast = votes.sustain + votes.release;
  if (!body.rule.of_voting)
    (challenge.silence == rules::VoteSilence::sustain ? votes.sustain : votes.release) +=
        std::max<std::int64_t>(0, body.roll - cast);
  return falls_in(body, votes, cast);
}

// Whether it falls there, if no vote that is still out can change that.
std::optional<bool> certain_in(const ChallengeBody& body, const Challenge& challenge) {
  const BodyVotes votes = votes_in(body, challenge);
  const std::int64_t out = std::max<std::int64_t>(0, body.roll - votes.sustain - votes.release);
  const std::int64_t all = votes.sustain + votes.release + out;
  const bool falls = falls_at_deadline(body, challenge);
  const bool sure = falls == falls_in(body, {votes.sustain + out, votes.release}, all) &&
                    falls == falls_in(body, {votes.sustain, votes.release + out}, all);
  return sure ? std::optional{falls} : std::nullopt;
}

std::optional<ChallengeResult> certain_in_bodies(const Challenge& challenge) {
  bool all_fall = true;
  for (const ChallengeBody& body : challenge.bodies) {
    const auto falls = certain_in(body, challenge);
    if (falls == false) return ChallengeResult::sustained;
    all_fall = all_fall && falls.has_value();
  }
  return all_fall ? std::optional{ChallengeResult::overridden} : std::nullopt;
}

}  // namespace

std::vector<DepartmentId> roll_for(const Organisation& organisation, const Proposal& proposal,
                                   const Veto& veto, Timestamp now) {
  std::vector<DepartmentId> roll;
  const rules::Rulebook& book = proposal.rulebook->book();
  for (const rules::Department& department : book.departments) {
    const bool votes = department.id != book.final_say && department.id != veto.department;
    const auto takes_part = [&](const auto& entry) {
      return entry.second.department == department.id && Organisation::is_present(entry.second, now) &&
             !proposal.recused(entry.first);
    };
    if (votes && std::any_of(organisation.members.begin(), organisation.members.end(), takes_part))
      roll.push_back(department.id);
  }
  return roll;
}

const rules::ChallengeRule& rule_for(const Proposal& proposal, const Veto& veto, rules::Grounds on) {
  const rules::Rulebook& book = proposal.rulebook->book();
  if (veto.absolute) return book.absolute_validity;
  return on == rules::Grounds::merits ? book.merits : book.validity;
}

std::optional<ChallengeResult> certain_result(const Challenge& challenge) {
  if (!challenge.bodies.empty()) return certain_in_bodies(challenge);
  const std::int64_t sustain = votes_to_sustain(challenge);
  if (sustain >= challenge.needed) return ChallengeResult::sustained;
  if (sustain + votes_out(challenge) < challenge.needed) return ChallengeResult::overridden;
  return std::nullopt;
}

std::vector<ChallengeBody> bodies_for(const Organisation& organisation, const Proposal& proposal,
                                      const rules::ChallengeRule& rule,
                                      const std::vector<DepartmentId>& roll) {
  std::vector<ChallengeBody> out;
  for (const rules::VoteBody& each : rule.bodies) {
    ChallengeBody body{each, 0};
    std::erase_if(body.rule.departments, [&](const DepartmentId& id) { return !is_in(roll, id); });
    body.roll = static_cast<std::int64_t>(body.rule.departments.size());
    if (each.by_members)
      body.roll =
          std::count_if(organisation.members.begin(), organisation.members.end(), [&](const auto& entry) {
            const bool author = entry.first == proposal.author && !proposal.rulebook->book().author_counts;
            return is_in(body.rule.departments, entry.second.department) && !entry.second.left && !author &&
                   !proposal.recused(entry.first);
          });
    out.push_back(std::move(body));
  }
  return out;
}

const ChallengeBody* body_of_members(const Challenge& challenge, const DepartmentId& department) {
  const auto found =
      std::find_if(challenge.bodies.begin(), challenge.bodies.end(), [&](const ChallengeBody& body) {
        return body.rule.by_members && is_in(body.rule.departments, department);
      });
  return found == challenge.bodies.end() ? nullptr : &*found;
}

bool has_voted(const Challenge& challenge, const DepartmentId& department, const MemberId& member) {
  const bool by_members = body_of_members(challenge, department) != nullptr;
  return std::any_of(challenge.votes.begin(), challenge.votes.end(), [&](const SustainVote& vote) {
    return by_members ? vote.member == member : vote.department == department;
  });
}

ChallengeResult result_at_deadline(const Challenge& challenge) {
  if (!challenge.bodies.empty()) {
    const bool falls = std::all_of(challenge.bodies.begin(), challenge.bodies.end(),
                                   [&](const auto& body) { return falls_at_deadline(body, challenge); });
    return falls ? ChallengeResult::overridden : ChallengeResult::sustained;
  }
  const std::int64_t silent = challenge.silence == rules::VoteSilence::sustain ? votes_out(challenge) : 0;
  return votes_to_sustain(challenge) + silent >= challenge.needed ? ChallengeResult::sustained
                                                                  : ChallengeResult::overridden;
}

}  // namespace counterweight::core
