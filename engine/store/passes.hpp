// Passes: secrets that let somebody in without a password, a part of the vault. Links of invitations, tokens
// of programs, displays on a wall. A secret is kept as the SHA-256 (hex) of it and never itself.
// Thread-safety: any thread may call anything. Times are UTC. No clock runs here: an expired pass is returned
// until it is removed, and the reader refuses it. A failing disk throws std::runtime_error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace counterweight::store {

constexpr std::size_t kMaxPasses = 1'000;  // of one kind in an organisation

enum class PassKind { invitation, password, token, display };

struct Pass {
  std::int64_t number = 0;  // 1, 2, 3 … of its kind within the organisation; never given again
  PassKind kind = PassKind::token;
  std::string member;  // whose it is
  std::string maker;   // the member who made it
  std::string name;    // what its maker calls it
  bool acts = false;   // a token: may change things, not only read
  Timestamp created{};
  std::optional<Timestamp> expires;
  std::optional<Timestamp> last_used;
};

struct FoundPass {
  OrganisationId organisation;
  Pass pass;
};

class Passes {
 public:
  virtual ~Passes() = default;

  // Gives it its number; what has expired by pass.created is dropped first. Nothing when there are
  // kMaxPasses.
  virtual std::optional<Pass> add(const OrganisationId& organisation, const Pass& pass,
                                  const std::string& secret_hash) = 0;
  virtual std::optional<FoundPass> find(const std::string& secret_hash) const = 0;
  // All of one kind, the oldest first.
  virtual std::vector<Pass> list(const OrganisationId& organisation, PassKind kind) const = 0;
  virtual void touch(const std::string& secret_hash, Timestamp used) = 0;
  // False when there is none. `spend` is the same by the secret: of two at once only one is answered true.
  virtual bool remove(const OrganisationId& organisation, PassKind kind, std::int64_t number) = 0;
  virtual bool spend(const std::string& secret_hash) = 0;
  virtual void remove_all_of(const OrganisationId& organisation, const std::string& member,
                             PassKind kind) = 0;
};

}  // namespace counterweight::store
