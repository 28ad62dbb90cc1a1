#include "engine/service/roll.hpp"

#include "base/fold_case.hpp"

namespace counterweight::service {

Roll::Roll(const core::Organisation& organisation, const codec::NameOf& name_of, const store::Vault& vault,
           const OrganisationId& id) {
  for (const auto& [member, facts] : organisation.members) {
    add(member.value, member.value);
    if (const auto name = name_of(facts.sealed_name)) add(*name, member.value);
  }
  for (const store::Account& account : vault.accounts(id)) add(account.email, account.member);
}

std::optional<std::string> Roll::find(const std::string& who) const {
  const auto found = members_.find(fold_case(who));
  return found == members_.end() ? std::nullopt : found->second;
}

void Roll::add(const std::string& called, const std::string& member) {
  const auto [at, fresh] = members_.try_emplace(fold_case(called), member);
  if (!fresh && at->second != member) at->second.reset();
}

}  // namespace counterweight::service
