// Who is signed in: the sessions of the vault, with those in use kept in memory so that a request costs no
// disk. Belongs to the I/O thread; what asks the vault runs on a worker and comes back through the mailbox.
// What has ended here has ended at once, whatever the vault has still to write.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "engine/store/vault.hpp"
#include "web/server/limits.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/request.hpp"
#include "web/server/workers.hpp"

namespace counterweight::server {

struct Lookup {
  enum class Kind { signed_in, nobody, unavailable };
  Kind kind = Kind::nobody;
  Principal who;
};

class Sessions {
 public:
  using Clock = std::function<Timestamp()>;
  Sessions(store::Vault& vault, Workers& clerks, std::shared_ptr<Mailbox> mailbox, Clock now,
           const Limits& limits);

  // Told on the I/O thread which session has ended: its WebSockets go too.
  void when_ended(std::function<void(const std::string& token_hash)> told) { ended_ = std::move(told); }

  // Whose session this is; asking counts as use and moves the idle limit. `then` is called on the I/O thread,
  // at once when memory knows.
  void find(const std::string& token_hash, const std::function<void(const Lookup&)>& then);
  // A session that the vault has taken already.
  void admit(const std::string& token_hash, const store::Session& session);
  // Over at once; `then` (on the I/O thread) when the vault has forgotten it as well, with false when it
  // cannot. `but`: the session that goes on.
  void end(const std::string& token_hash, const std::function<void(bool)>& then);
  void end_all_of(const Principal& member, const std::function<void(bool)>& then,
                  const std::string& but = {});

 private:
  struct Entry {
    store::Session session;
    Timestamp touched;   // what the vault says was last seen
    bool ended = false;  // stands until the vault has forgotten, so that nobody reads it back meanwhile
  };
  Lookup judge(const std::string& token_hash, Entry& entry);
  void ask_vault(const std::string& token_hash, const std::function<void(const Lookup&)>& then);
  void touch(const std::string& token_hash, Entry& entry, Timestamp now);
  void make_room();
  void close(const std::string& token_hash, Entry& entry);

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
