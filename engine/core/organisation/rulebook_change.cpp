#include "engine/core/organisation/rulebook_change.hpp"

#include <algorithm>
#include <tuple>

namespace counterweight::core {

const RatifyingDepartment* RulebookChange::on_roll(const DepartmentId& wanted) const {
  const auto found = std::find_if(roll.begin(), roll.end(),
                                  [&](const RatifyingDepartment& each) { return each.department == wanted; });
  return found == roll.end() ? nullptr : &*found;
}

const RatifyingDepartment* RulebookChange::votes_for(const MemberId& member) const {
  const auto found = std::find_if(roll.begin(), roll.end(), [&](const RatifyingDepartment& each) {
    return std::find(each.voters.begin(), each.voters.end(), member) != each.voters.end();
  });
  return found == roll.end() ? nullptr : &*found;
}

RatificationCount RulebookChange::count() const {
  RatificationCount out;
  out.roll = static_cast<std::int64_t>(roll.size());
  for (const auto& [unused, vote] : votes) ++(vote.vote == Ratify::ratify ? out.ratify : out.reject);
  out.needed_votes = rule.needed_votes(out.roll);
  out.needed_for = rule.needed_for(out.roll, out.ratify + out.reject);
  return out;
}

// The worst and the best that may still come are that all the others vote against it, and for it. Whether
// they vote at all matters to the quorum: with fewer votes it may fail that would have passed.
std::optional<bool> RulebookChange::certain() const {
  const RatificationCount now = count();
  const std::int64_t silent = now.roll - now.ratify - now.reject;
  const auto passes = [&](std::int64_t more_for, std::int64_t more_against) {
    RatificationCount then = now;
    then.ratify += more_for;
    then.reject += more_against;
    then.needed_for = rule.needed_for(then.roll, then.ratify + then.reject);
    return then.passes();
  };
  bool always = true, ever = false;
  for (std::int64_t more_for = 0; more_for <= silent; ++more_for)
    for (std::int64_t against = 0; more_for + against <= silent; ++against)
      if (passes(more_for, against))
        ever = true;
      else
        always = false;
  if (always) return true;
  if (!ever) return false;
  return std::nullopt;
}

Refusal unproved_rulebook(std::string pointer) {
  return {"conflict.unproved",
          say("Nobody has proved yet that this rulebook is sound. Have it checked first.",
              "Ещё не доказано, что этот свод исправен. Сначала проверьте его."),
          std::move(pointer)};
}

// Rulebooks are the same when their hashes are.
bool operator==(const RulebookChange& a, const RulebookChange& b) {
  const auto all = [](const RulebookChange& c) {
    return std::tie(c.id, c.proposer, c.department, c.base, c.rule, c.hash, c.name, c.version, c.reason,
                    c.proof, c.proposed_at, c.due, c.roll, c.votes, c.comments, c.end, c.ended_at);
  };
  return all(a) == all(b) && (a.rulebook == nullptr) == (b.rulebook == nullptr);
}

}  // namespace counterweight::core
