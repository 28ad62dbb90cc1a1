// Members as files name them: by id, by e-mail, by name.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/codec/people.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

// As of when it was made, which reads the vault. Whatever the case; what two people are called is nobody's.
// Thread-safety: any thread, once made.
class Roll {
 public:
  Roll(const core::Organisation& organisation, const codec::NameOf& name_of, const store::Vault& vault,
       const OrganisationId& id);
  std::optional<std::string> find(const std::string& who) const;

 private:
  void add(const std::string& called, const std::string& member);

  std::map<std::string, std::optional<std::string>> members_;
};

}  // namespace counterweight::service
