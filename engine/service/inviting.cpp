#include "engine/service/inviting.hpp"

#include "engine/core/organisation/decide.hpp"
#include "engine/service/choosing.hpp"
#include "engine/service/names.hpp"

namespace counterweight::service {

Inviting::Inviting(store::Vault& vault, OrganisationId organisation, core::MemberId member, Give give)
    : vault_(vault),
      organisation_(std::move(organisation)),
      member_(std::move(member)),
      give_(std::move(give)) {
  for (const store::Account& account : vault_.accounts(organisation_)) {
    emails_.insert(account.email);
    ids_.insert(account.member);
  }
}

std::string Inviting::free_id(const core::State& state, const std::string& name) const {
  return id_from(name, "member", [&](const std::string& taken) {
    return ids_.contains(taken) || state.organisation().member({taken}) != nullptr;
  });
}

Result<bool> Inviting::invite(const core::State& state, Timestamp now, const Invitee& who, bool dry) {
  const std::string email = lower_ascii(who.email);
  std::vector<Refusal> wrong;
  for (const Status& status : {name_fits(who.name, "/name"), email_fits(email)})
    if (!status.ok()) wrong.push_back(status.refusal());
  if (!wrong.empty()) return together(std::move(wrong));
  const Status may = core::may_change_roll(state, {who.department}, {now, member_});
  if (!may.ok()) return may.refusal();
  if (emails_.contains(email)) return false;
  const std::string id = free_id(state, who.name);
  if (!dry) {
    // The account comes first: it holds the e-mail, so that of two who invite it at once one is refused.
    if (!vault_.put_account(organisation_, {id, email, ""})) return false;
    store::SealedValue name = seal(who.name);
    core::AddMember add{{id}, {who.department}, who.head, name.commitment};
    const Result<Accepted> joined = give_(core::OrganisationCommand{std::move(add)}, {std::move(name)});
    if (!joined.ok()) {
      vault_.drop_account(organisation_, id);
      return joined.refusal();
    }
  }
  emails_.insert(email);
  ids_.insert(id);
  return true;
}

}  // namespace counterweight::service
