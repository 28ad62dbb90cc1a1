#include "web/server/webhook_pace.hpp"

#include <algorithm>
#include <cmath>

namespace counterweight::server {
namespace {

double refilled(double left, Timestamp since, Timestamp now) {
  const double seconds = std::chrono::duration<double>(std::max(now - since, Duration{0})).count();
  return std::min(kWebhookPostsAtOnce, left + seconds * kWebhookPostsPerSecond);
}

std::optional<std::chrono::seconds> until_one(double left) {
  if (left >= 1) return std::nullopt;
  const double seconds = std::ceil((1 - left) / kWebhookPostsPerSecond);
  return std::chrono::seconds{std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds))};
}

}  // namespace

std::optional<std::chrono::seconds> WebhookPace::would_wait(const std::string& webhook, Timestamp now) {
  const std::lock_guard lock{mutex_};
  const auto posts = posts_.find(webhook);
  if (posts == posts_.end()) return std::nullopt;
  return until_one(refilled(posts->second.left, posts->second.as_of, now));
}

std::optional<std::chrono::seconds> WebhookPace::wait(const std::string& webhook, Timestamp now) {
  const std::lock_guard lock{mutex_};
  if (posts_.size() >= kWebhooksRemembered)
    std::erase_if(posts_, [now](const auto& each) {
      return refilled(each.second.left, each.second.as_of, now) >= kWebhookPostsAtOnce;
    });
  Posts& posts = posts_.try_emplace(webhook, Posts{kWebhookPostsAtOnce, now}).first->second;
  posts.left = refilled(posts.left, posts.as_of, now);
  posts.as_of = now;
  const auto wait = until_one(posts.left);
  if (!wait) posts.left -= 1;
  return wait;
}

}  // namespace counterweight::server
