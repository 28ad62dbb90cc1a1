// How often an inbound webhook may be posted to, or an address may post what is signed for none: so many at
// once, and so many a second on average. Thread-safe. The caller brings the time.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/time.hpp"

namespace counterweight::server {

constexpr double kWebhookPostsAtOnce = 120;    // of one webhook; one with hundreds of records counts once
constexpr double kWebhookPostsPerSecond = 10;  // 429 `limit.rate` beyond
constexpr std::size_t kWebhooksRemembered = 1'000;  // who has rested is forgotten from here on

class WebhookPace {
 public:
  // Nothing when it may post now, which counts; else how long it has to wait. `webhook`: or an address.
  std::optional<std::chrono::seconds> wait(const std::string& webhook, Timestamp now);
  // The same, and it does not count.
  std::optional<std::chrono::seconds> would_wait(const std::string& webhook, Timestamp now);

 private:
  struct Posts {
    double left = kWebhookPostsAtOnce;
    Timestamp as_of;
  };
  std::mutex mutex_;
  std::map<std::string, Posts> posts_;
};

}  // namespace counterweight::server
