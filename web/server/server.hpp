// The server: HTTP, live connections and sign-in over one I/O thread, around routes that others write.
// Thread-safety: start() and stop() from one thread; everything else where it says so.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/service/feed.hpp"
#include "engine/store/vault.hpp"
#include "web/server/limits.hpp"
#include "web/server/passwords.hpp"
#include "web/server/router.hpp"
#include "web/server/sign_in.hpp"

namespace prometheus {
class Registry;
}

namespace counterweight::server {

struct ServerConfig {
  std::string address = "127.0.0.1";  // of an interface, IPv4 or IPv6
  std::uint16_t port = 8080;          // 0: any free one
  // Origins of our own pages. http://ADDRESS:PORT is always one, and localhost where the address is loopback;
  // behind a proxy, under a name or on all interfaces they have to be named.
  std::vector<std::string> allowed_origins;
  std::vector<std::string> trusted_proxies;  // their X-Forwarded-For is believed
  std::vector<std::string> metrics_readers;  // addresses that may read /metrics, besides loopback
  bool tls_terminated = false;               // a proxy speaks TLS for us: Secure cookies, HSTS
  std::string build = "0";                   // shown in `hello`
  PasswordCost password_cost;
  Limits limits;
};

// What the server asks of the rest of the program; all of it outlives the server.
struct Domain {
  store::Vault* vault = nullptr;
  std::function<Timestamp()> now;
  // No board: this organisation is not served now. Called on the I/O thread.
  std::function<service::Feeds(const OrganisationId&)> feeds_of;
  // The body of GET /me, for the answer to a sign-in. Called on the I/O thread.
  std::function<Response(const Principal&, Language)> me;
  // Why the program is not ready; empty when it is. Called on the I/O thread.
  std::function<std::vector<std::string>()> not_ready = [] { return std::vector<std::string>{}; };
  std::optional<DemoHints> demo;
  std::shared_ptr<prometheus::Registry> registry;  // one is made when there is none
};

class Server {
 public:
  // `routes` gets the server's own added: sign-in, live, /livez, /readyz, /metrics and the browser
  // application.
  Server(ServerConfig config, Domain domain, Router routes);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens and serves on a thread of its own. Refuses as `invalid.address` or `unavailable.port`.
  Status start();
  std::uint16_t port() const;  // after start()
  // Orderly: takes no more connections, says goodbye to the live ones, finishes the requests under way, all
  // within Limits::drain. Returns when nothing runs any more; replies that come later are dropped. Again:
  // does nothing.
  void stop();

  // From any thread: this member is signed out everywhere at once.
  void end_sessions_of(const Principal& member);
  // From any thread: all their sessions but this one end, then it answers 204.
  void end_other_sessions_of(const Principal& member, const std::string& but, Language language,
                             const Reply& reply);
  // From any thread, after the vault has removed it: nobody comes in with this pass any more.
  void end_pass(const OrganisationId& organisation, store::PassKind kind, std::int64_t number);
  // From any thread: answers as POST /session would, for somebody who has proved who they are in another way.
  void admit(Admission admission, const Reply& reply);
  const std::shared_ptr<prometheus::Registry>& registry() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace counterweight::server
