// POST, DELETE /api/v1/session and its hints: from a password to a session and back (design 6).
// Belongs to the I/O thread; hashing and the vault are the hashers' work.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/store/vault.hpp"
#include "web/server/limits.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/metrics.hpp"
#include "web/server/passwords.hpp"
#include "web/server/router.hpp"
#include "web/server/sessions.hpp"
#include "web/server/throttle.hpp"
#include "web/server/workers.hpp"

namespace counterweight::server {

// Whom to sign in as: in the demo only.
struct DemoPerson {
  std::string email;
  std::string name;
  std::string department;
  bool head = false;
};
struct DemoHints {
  std::vector<DemoPerson> people;
  std::string password;
};

struct SignInSetup {
  PasswordCost cost;
  bool over_tls = false;  // the cookie is Secure and bound to this host
  std::optional<DemoHints> demo;
  // The body of GET /me. A status from 400 on takes the session back: the member is no longer one.
  std::function<Response(const Principal&, Language)> me;
  std::function<Timestamp()> now;
};

std::string session_cookie_name(bool over_tls);
// The hash under which the vault would keep the session this request names; nothing when it names none.
std::optional<std::string> session_named_by(const Request& request, bool over_tls);

// Somebody who is to be signed in without a password: they have just set one.
struct Admission {
  Principal who;
  Language language = Language::en;
  std::string remote;
  std::optional<std::string> session_before;  // ends
  int status = 200;                           // of the answer
  bool ends_others = false;                   // all other sessions of theirs
};

class SignIn {
 public:
  SignIn(SignInSetup setup, const Limits& limits, store::Vault& vault, Workers& hashers, Sessions& sessions,
         std::shared_ptr<Mailbox> mailbox, Metrics& metrics);
  void add_routes(Router& router);
  void admit(const Admission& admission, const Reply& reply);

 private:
  struct Try {
    std::optional<std::string> organisation;
    std::string email;
    std::string password;
    std::string source;
    std::string remote;
    std::optional<std::string> session_before;
    Language language = Language::en;
  };
  struct Outcome {
    enum class Kind { ok, wrong, failed };
    Kind kind = Kind::wrong;
    std::string token;
    store::Session session;
  };
  void sign_in(const Request& request, const Reply& reply);
  void sign_out(const Request& request, const Reply& reply);
  Response hints() const;
  std::optional<Response> too_early(const Try& attempt) const;
  Outcome work(const Try& attempt) const;             // on a hasher
  Outcome begin_session(const Principal& who) const;  // likewise
  void finish(const Try& attempt, const Outcome& outcome, const Reply& reply);
  Response settle(const Try& attempt, const Outcome& outcome);
  Response welcome(const Admission& admission, const Outcome& outcome);
  std::string cookie(const std::string& token, std::chrono::seconds lives) const;

  SignInSetup setup_;
  Limits limits_;
  store::Vault& vault_;
  Workers& hashers_;
  Sessions& sessions_;
  std::shared_ptr<Mailbox> mailbox_;
  Metrics& metrics_;
  Throttle accounts_;
  Throttle sources_;
  std::string dummy_hash_;  // costs what a real one costs, and fits no password
};

}  // namespace counterweight::server
