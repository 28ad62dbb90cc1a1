// Inbound webhooks: addresses at which other services post what they know, signed with a secret that both
// keep. A part of the vault, the secrets as they are: who checks a signature needs them.
// Thread-safety: any thread may call anything. Times are UTC. No clock runs here: an earlier secret is
// returned until it is replaced, and the reader heeds `earlier_until`. A failing disk throws
// std::runtime_error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace counterweight::store {

constexpr std::size_t kMaxInboundWebhooks = 100;  // of an organisation

struct InboundWebhook {
  std::string id;                               // unguessable, and unique among all organisations
  std::string maker;                            // the member in whose name it records
  std::string name;                             // what its maker calls it
  bool conversations = false, metrics = false;  // what it may post
  std::string secret;                           // 32 raw bytes
  std::string earlier_secret;                   // the one before it; empty for none
  std::optional<Timestamp> earlier_until;       // so long it holds too
  Timestamp created{};
  std::optional<Timestamp> last_used;
};

struct FoundInboundWebhook {
  OrganisationId organisation;
  InboundWebhook webhook;
};

class InboundWebhooks {
 public:
  virtual ~InboundWebhooks() = default;

  // False when the organisation has kMaxInboundWebhooks. The id must be new.
  virtual bool add(const OrganisationId& organisation, const InboundWebhook& webhook) = 0;
  virtual std::optional<FoundInboundWebhook> find(const std::string& id) const = 0;
  virtual std::vector<InboundWebhook> list(const OrganisationId& organisation) const = 0;  // oldest first
  // Gives it a new secret; the present one becomes the earlier one. As it is then; nothing when there is
  // none.
  virtual std::optional<InboundWebhook> rotate(const OrganisationId& organisation, const std::string& id,
                                               const std::string& secret, Timestamp earlier_until) = 0;
  virtual void touch(const std::string& id, Timestamp used) = 0;
  // False when there is none.
  virtual bool remove(const OrganisationId& organisation, const std::string& id) = 0;
};

}  // namespace counterweight::store
