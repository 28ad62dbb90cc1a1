#include "engine/service/inviting.hpp"

#include "engine/core/organisation/decide.hpp"
#include "engine/service/choosing.hpp"
#include "engine/service/names.hpp"

namespace counterweight::service {

std::optional<WaitingAccount> waiting_account_for(store::Vault& vault, const OrganisationId& organisation,
                                                  const core::State& state, const std::string& name,
                                                  const std::string& email) {
  const auto is_member = [&](const std::string& id) { return state.organisation().member({id}) != nullptr; };
  std::set<std::string> taken;
  for (;;) {
    const std::string id = id_from(
        name, "member", [&](const std::string& each) { return is_member(each) || taken.contains(each); });
    switch (vault.add_account(organisation, {id, email, ""})) {
      case store::AccountAdded::added:
        return WaitingAccount{id, true};
      case store::AccountAdded::member_taken:
        taken.insert(id);
        break;
      case store::AccountAdded::email_taken: {
        const auto account = vault.account_by_email(organisation, email);
        if (!account) break;  // freed since
        if (is_member(account->member)) return std::nullopt;
        return WaitingAccount{account->member, false};
      }
    }
  }
}

void give_up(store::Vault& vault, const OrganisationId& organisation, const WaitingAccount& account,
             const Refusal& why) {
  // Where the store failed, whether they joined may not be known.
  if (account.fresh && why.kind() != "unavailable") vault.drop_account(organisation, account.member);
}

Inviting::Inviting(Service& service, store::Vault& vault, OrganisationId organisation, core::MemberId member,
                   Give give)
    : service_(service),
      vault_(vault),
      organisation_(std::move(organisation)),
      member_(std::move(member)),
      give_(std::move(give)) {
  for (store::Account& account : vault_.accounts(organisation_))
    accounts_.emplace(std::move(account.email), std::move(account.member));
}

bool Inviting::is_here(const core::State& state, const std::string& email) const {
  if (brought_.contains(email)) return true;
  const auto account = accounts_.find(email);
  return account != accounts_.end() && state.organisation().member({account->second}) != nullptr;
}

Result<bool> Inviting::invite(const Invitee& who, bool dry) {
  const std::string email = lower_ascii(who.email);
  std::vector<Refusal> wrong;
  for (const Status& status : {name_fits(who.name, "/name"), email_fits(email)})
    if (!status.ok()) wrong.push_back(status.refusal());
  if (!wrong.empty()) return together(std::move(wrong));
  const auto published = service_.published(organisation_);
  const Status may =
      core::may_change_roll(published->state, {who.department}, {service_.clock().now(), member_});
  if (!may.ok()) return may.refusal();
  if (is_here(published->state, email)) return false;
  if (!dry)
    if (const Result<bool> joined = join(who, email); !joined.ok() || !*joined) return joined;
  brought_.insert(email);
  return true;
}

Result<bool> Inviting::join(const Invitee& who, const std::string& email) {
  const auto held = service_.tenant(organisation_)->hold_email(email);
  if (!held) return false;
  const auto account =
      waiting_account_for(vault_, organisation_, service_.published(organisation_)->state, who.name, email);
  if (!account) return false;
  store::SealedValue name = seal(who.name);
  core::AddMember add{{account->member}, {who.department}, who.head, name.commitment};
  const Result<Accepted> joined = give_(core::OrganisationCommand{std::move(add)}, {std::move(name)});
  if (joined.ok()) return true;
  give_up(vault_, organisation_, *account, joined.refusal());
  return joined.refusal();
}

}  // namespace counterweight::service
