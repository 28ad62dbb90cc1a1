// People who are to come: each has a member's place and an account that waits for its password. Whoever looks
// after their department makes their links.
// Thread-safety: one thread. Reads and writes the vault.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/service/service.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

// An account that waits for somebody who is about to join. The account comes first: it holds the e-mail, so
// that of two who invite it at once one is refused.
struct WaitingAccount {
  std::string member;
  bool fresh = false;  // false: it was left by a program that ended before they had joined
};

// Nothing: a member has that e-mail. The caller holds the e-mail (Tenant::hold_email), and `state` was
// published since.
std::optional<WaitingAccount> waiting_account_for(store::Vault& vault, const OrganisationId& organisation,
                                                  const core::State& state, const std::string& name,
                                                  const std::string& email);
// They did not join. An account of somebody who may have, or may yet, stays.
void give_up(store::Vault& vault, const OrganisationId& organisation, const WaitingAccount& account,
             const Refusal& why);

struct Invitee {
  std::string name, email, department;
  bool head = false;
};

// As a file names them.
class Inviting {
 public:
  // Commits one command with its sealed values, as the member who invites.
  using Give = std::function<Result<Accepted>(core::OrganisationCommand, std::vector<store::SealedValue>)>;

  // `member` invites. Service and vault outlive it.
  Inviting(Service& service, store::Vault& vault, OrganisationId organisation, core::MemberId member,
           Give give);

  // True: they are new; false: a member has their e-mail, or somebody invites it just now, and nothing
  // changes. `dry`: nothing changes in any case. `invalid.name`, `invalid.email`, and what the core or the
  // service refuses.
  Result<bool> invite(const Invitee& who, bool dry);

 private:
  bool is_here(const core::State& state, const std::string& email) const;
  Result<bool> join(const Invitee& who, const std::string& email);

  Service& service_;
  store::Vault& vault_;
  OrganisationId organisation_;
  core::MemberId member_;
  Give give_;
  std::map<std::string, std::string> accounts_;  // e-mail -> member, as they were at the beginning
  std::set<std::string> brought_;                // e-mails that came in, or would
};

}  // namespace counterweight::service
