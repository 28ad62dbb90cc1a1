#include "web/server/seats.hpp"

namespace counterweight::server {

std::shared_ptr<void> Seats::take(const std::string& address) {
  if (taken_ >= most_) return nullptr;
  if (!address.empty()) {
    std::size_t& theirs = by_address_[address];
    if (theirs >= most_per_address_) return nullptr;
    ++theirs;
  }
  ++taken_;
  return {this, [address](Seats* seats) { seats->give_back(address); }};
}

void Seats::give_back(const std::string& address) {
  --taken_;
  if (const auto theirs = by_address_.find(address); theirs != by_address_.end() && --theirs->second == 0)
    by_address_.erase(theirs);
}

}  // namespace counterweight::server
