// Members' names, unsealed once and kept at hand while they are not erased.
// Thread-safety: any thread.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/ids.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

class Names {
 public:
  Names(const store::Vault& vault, OrganisationId organisation)
      : vault_(vault), organisation_(std::move(organisation)) {}
  std::optional<std::string> of(const std::string& commitment) const;

 private:
  const store::Vault& vault_;
  OrganisationId organisation_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::string> known_;
};

// A name as the vault keeps it and the event commits to it: commitment = hex(SHA-256(salt, name)), salt 16
// random bytes.
store::SealedValue seal(const std::string& value);

}  // namespace counterweight::service
