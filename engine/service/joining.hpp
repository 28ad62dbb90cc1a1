// E-mails of people who are brought in just now: between their account and their place on the roll nobody
// else goes on with that account. Thread-safety: any thread.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace counterweight::service {

// Held until it is let go, or goes itself.
class HeldEmail {
 public:
  struct All {
    std::mutex mutex;
    std::set<std::string> emails;
  };
  HeldEmail(std::shared_ptr<All> among, std::string email)
      : among_(std::move(among)), email_(std::move(email)) {}
  HeldEmail(const HeldEmail&) = delete;
  HeldEmail& operator=(const HeldEmail&) = delete;
  ~HeldEmail() { let_go(); }

  void let_go() {
    const std::lock_guard lock{among_->mutex};
    if (std::exchange(held_, false)) among_->emails.erase(email_);
  }

 private:
  std::shared_ptr<All> among_;
  std::string email_;
  bool held_ = true;
};

class Joining {
 public:
  // Null while somebody else holds it.
  std::shared_ptr<HeldEmail> hold(const std::string& email) const {
    const std::lock_guard lock{all_->mutex};
    if (!all_->emails.insert(email).second) return nullptr;
    return std::make_shared<HeldEmail>(all_, email);
  }

 private:
  std::shared_ptr<HeldEmail::All> all_ = std::make_shared<HeldEmail::All>();
};

}  // namespace counterweight::service
