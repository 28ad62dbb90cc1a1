#include "engine/service/names.hpp"

#include <openssl/rand.h>

#include <array>

#include "base/check.hpp"
#include "base/sha256.hpp"

namespace counterweight::service {

std::optional<std::string> Names::of(const std::string& commitment) const {
  if (commitment.empty()) return std::nullopt;
  {
    const std::lock_guard lock{mutex_};
    if (const auto found = known_.find(commitment); found != known_.end()) return found->second;
  }
  const auto sealed = vault_.unseal(organisation_, commitment);
  if (!sealed) return std::nullopt;
  const std::lock_guard lock{mutex_};
  return known_[commitment] = sealed->value;
}

store::SealedValue seal(const std::string& value) {
  std::array<unsigned char, 16> salt{};
  CHECK_THAT_IS(RAND_bytes(salt.data(), static_cast<int>(salt.size())) == 1, "no randomness");
  std::string bytes{salt.begin(), salt.end()};
  return {to_hex(sha256(bytes + value)), std::move(bytes), value};
}

}  // namespace counterweight::service
