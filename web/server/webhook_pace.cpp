#include "web/server/webhook_pace.hpp"

#include <algorithm>
#include <cmath>

namespace counterweight::server {
namespace {

double refilled(double left, Timestamp since, Timestamp now) {
  const double seconds = std::chrono::duration<double>(std::max(now - since, Duration{0})).count();
  return std::min(kWebhookPostsAtOnce, left + seconds * kWebhookPostsPerSecond);
}

}  // namespace

std::optional<std::chrono::seconds> WebhookPace::wait(const std::string& webhook, Timestamp now) {
  const std::lock_guard lock{mutex_};
  if (posts_.size() >= kWebhooksRemembered)
    std::erase_if(posts_, [now](const auto& each) {
      return refilled(each.second.left, each.second.as_of, now) >= kWebhookPostsAtOnce;
    });
  Posts& posts = posts_.try_emplace(webhook, Posts{kWebhookPostsAtOnce, now}).first->second;
  posts.left = refilled(posts.left, posts.as_of, now);
  posts.as_of = now;
  if (posts.left < 1) {
    const double seconds = std::ceil((1 - posts.left) / kWebhookPostsPerSecond);
    return std::chrono::seconds{std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds))};
  }
  posts.left -= 1;
  return std::nullopt;
}

}  // namespace counterweight::server
