// Who comes with a pass instead of a session: a program with a token, a display on a wall. Those in use are
// kept in memory so that a request costs no disk. Belongs to the I/O thread; what asks the vault runs on a
// worker and comes back through the mailbox.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/store/vault.hpp"
#include "web/server/limits.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/request.hpp"
#include "web/server/workers.hpp"

namespace counterweight::server {

// Secrets begin with what they are for, so that whoever finds one in a log knows.
std::string new_pass(store::PassKind kind);                      // "cwt_" and 43 characters of base64url
std::string pass_id(store::PassKind kind, std::int64_t number);  // "tok-3"
std::optional<std::int64_t> pass_number(store::PassKind kind, std::string_view id);

// The secret that a request brings, as a bearer or, for WebSockets of pages, as a subprotocol
// `counterweight.token.SECRET`.
std::optional<std::string> pass_named_by(const Request& request);

struct PassLookup {
  enum class Kind { valid, nobody, unavailable };
  Kind kind = Kind::nobody;
  store::FoundPass found;
  std::string hash;
};

class PassBook {
 public:
  using Clock = std::function<Timestamp()>;
  PassBook(store::Vault& vault, Workers& clerks, std::shared_ptr<Mailbox> mailbox, Clock now,
           const Limits& limits);

  // Told which pass has ended: its live connections go too.
  void when_ended(std::function<void(const std::string& hash)> told) { ended_ = std::move(told); }

  // `then` is called on the I/O thread, at once when memory knows. Asking counts as use.
  void find(const std::string& secret, const std::function<void(const PassLookup&)>& then);
  // The same by what the vault keeps it under.
  void find_hash(const std::string& hash, const std::function<void(const PassLookup&)>& then);
  // After the vault has removed it.
  void forget(const OrganisationId& organisation, store::PassKind kind, std::int64_t number);
  void forget_all_of(const Principal& member);

 private:
  struct Entry {
    store::FoundPass found;
    Timestamp touched{};
  };
  PassLookup judge(const std::string& hash, Entry& entry);
  void ask_vault(const std::string& hash, const std::function<void(const PassLookup&)>& then);
  template <typename Which>
  void forget_where(Which which);

  store::Vault& vault_;
  Workers& clerks_;
  std::shared_ptr<Mailbox> mailbox_;
  Clock now_;
  Limits limits_;
  std::function<void(const std::string&)> ended_ = [](const std::string&) {};
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t endings_ = 0;  // a look-up that an ending overtook is made again
};

}  // namespace counterweight::server
