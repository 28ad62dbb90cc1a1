// People who are to come, as a file names them: each has a member's place and an account that waits for its
// password. Whoever looks after their department makes their links.
// Thread-safety: one thread. Reads and writes the vault.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/service/service.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

struct Invitee {
  std::string name, email, department;
  bool head = false;
};

class Inviting {
 public:
  // Commits one command with its sealed values, as the member who invites.
  using Give = std::function<Result<Accepted>(core::OrganisationCommand, std::vector<store::SealedValue>)>;

  // `member` invites. The vault outlives it.
  Inviting(store::Vault& vault, OrganisationId organisation, core::MemberId member, Give give);

  // True: they are new; false: their e-mail has an account here, and nothing changes. `dry`: nothing changes
  // in any case. `invalid.name`, `invalid.email`, and what the core refuses.
  Result<bool> invite(const core::State& state, Timestamp now, const Invitee& who, bool dry);

 private:
  std::string free_id(const core::State& state, const std::string& name) const;

  store::Vault& vault_;
  OrganisationId organisation_;
  core::MemberId member_;
  Give give_;
  std::set<std::string> emails_, ids_;  // that have accounts
};

}  // namespace counterweight::service
