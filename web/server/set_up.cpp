#include "web/server/set_up.hpp"

#include <algorithm>
#include <utility>

#include "web/server/passwords.hpp"

namespace counterweight::server {

SetUp::SetUp(std::vector<Offer> offers) : offers_(std::move(offers)), token_("cws_" + new_token()) {}

core::RulebookPtr SetUp::offer(const std::string& name) const {
  const auto found =
      std::find_if(offers_.begin(), offers_.end(), [&](const Offer& offer) { return offer.name == name; });
  return found == offers_.end() ? nullptr : found->rulebook;
}

// By their hashes, so that the time it takes tells nothing of the token.
bool SetUp::opens(const std::string& token) const {
  return token_hash(token) == token_hash(token_);
}

bool SetUp::begin() {
  const std::lock_guard lock{mutex_};
  if (done_ || under_way_) return false;
  under_way_ = true;
  return true;
}

void SetUp::end(bool done) {
  const std::lock_guard lock{mutex_};
  under_way_ = false;
  done_ = done_ || done;
}

bool SetUp::done() const {
  const std::lock_guard lock{mutex_};
  return done_;
}

}  // namespace counterweight::server
