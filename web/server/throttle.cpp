#include "web/server/throttle.hpp"

#include <algorithm>

namespace counterweight::server {

Duration Throttle::delay_after(unsigned failures) const {
  if (failures <= rule_.free_tries) return Duration{0};
  constexpr unsigned kMostDoublings = 20;
  const unsigned doublings = std::min(failures - rule_.free_tries - 1, kMostDoublings);
  return std::min<Duration>(std::chrono::seconds{1U << doublings}, rule_.longest);
}

std::optional<std::chrono::seconds> Throttle::wait(const std::string& key, Timestamp now) const {
  const auto found = entries_.find(key);
  if (found == entries_.end() || now - found->second.last >= rule_.forgotten_after) return std::nullopt;
  const Duration left = found->second.last + delay_after(found->second.failures) - now;
  if (left <= Duration{0}) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(left);
}

void Throttle::failed(const std::string& key, Timestamp now) {
  auto [found, is_new] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (is_new) {
    entry.place = order_.insert(order_.end(), key);
  } else {
    order_.splice(order_.end(), order_, entry.place);
    if (now - entry.last >= rule_.forgotten_after) entry.failures = 0;
  }
  ++entry.failures;
  entry.last = now;
  if (entries_.size() > most_keys_) {
    entries_.erase(order_.front());
    order_.pop_front();
  }
}

void Throttle::take_back(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return;
  if (found->second.failures <= 1)
    forget(key);
  else
    --found->second.failures;
}

void Throttle::forget(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return;
  order_.erase(found->second.place);
  entries_.erase(found);
}

}  // namespace counterweight::server
