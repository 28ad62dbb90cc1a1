// Changes of the rulebook, proposed, voted on, taken back and talked about.
#include <nlohmann/json.hpp>

#include "tests/core/random_commands.hpp"

namespace counterweight::test {

using namespace core;
using nlohmann::json;

ProposeRulebook RandomCommands::rulebook() {
  const Organisation& organisation = state_->organisation();
  json book = json::parse(organisation.rulebook()->source());
  book["version"] = book.value("version", 1) + (random_.one_in(8) ? 0 : 1 + random_.below(3));
  ProposeRulebook out{rules::check(book.dump()).rulebook, organisation.in_force, "Better so", {}};
  if (random_.one_in(8)) out.base = organisation.adoptions.front().hash;
  if (random_.one_in(10)) out.reason = " ";
  if (!random_.one_in(8)) out.proof = RulebookProof{out.rulebook->hash(), 1, 1};
  return out;
}

OrganisationCommand RandomCommands::law() {
  const Organisation& organisation = state_->organisation();
  std::vector<std::string> heads;
  for (const auto& [id, member] : organisation.members)
    if (organisation.acts_as_head(id, now_)) heads.push_back(id.value);
  actor_ = heads.empty() || random_.one_in(8) ? anybody() : random_.pick(heads);
  const bool some = !organisation.open_changes.empty();
  if (!some || random_.one_in(8)) return rulebook();
  const RulebookChangeId id =
      random_.one_in(15) ? RulebookChangeId{random_.below(5)} : random_.pick(organisation.open_changes);
  switch (random_.below(12)) {
    case 0:
      if (const RulebookChange* change = organisation.change(id)) actor_ = change->proposer.value;
      return WithdrawRulebook{id};
    case 1:
      return CommentOnRulebook{id, random_.one_in(6) ? "" : "Why now?"};
    default:
      return VoteOnRulebook{id, random_.one_in(3) ? Ratify::reject : Ratify::ratify,
                            random_.one_in(4) ? "" : "So it is"};
  }
}

}  // namespace counterweight::test
