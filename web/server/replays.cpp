#include "web/server/replays.hpp"

#include "web/server/command_reply.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

using Clock = std::chrono::steady_clock;

Refusal under_way() {
  return {"conflict.under_way",
          say("The same request is being answered just now. Send it again in a moment.",
              "На такой же запрос прямо сейчас готовится ответ. Повторите чуть позже.")};
}

}  // namespace

Handler Replays::once(Handler handler) {
  return
      [self = shared_from_this(), handler = std::move(handler)](const Request& request, const Reply& reply) {
        const Result<std::string> id = command_id(request);
        if (!id.ok()) return reply(problem(id.refusal(), request.language));
        if (id->empty()) return handler(request, reply);
        const std::string key = request.who->organisation.value + "/" + *id;
        const std::string hash = body_hash(request);
        {
          const std::lock_guard lock{self->mutex_};
          self->forget_old();
          if (const auto known = self->by_key_.find(key); known != self->by_key_.end()) {
            const Kept& kept = *known->second;
            if (kept.body_hash != hash) return reply(problem(service::other_body(), request.language));
            if (kept.answer == nullptr) return reply(problem(under_way(), request.language));
            return reply(Response{*kept.answer}.with("Idempotency-Replayed", "true"));
          }
          self->kept_.push_back({key, hash, nullptr, Clock::now()});
          self->by_key_.emplace(key, std::prev(self->kept_.end()));
        }
        handler(request, Reply{[self, key, reply](Response response) {
                  self->ended(key, response);
                  reply(std::move(response));
                }});
      };
}

void Replays::ended(const std::string& key, const Response& response) {
  const std::lock_guard lock{mutex_};
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return;
  const bool keep = response.status < 300 && response.body.view().size() <= kMaxReplayBytes;
  if (keep)
    known->second->answer = std::make_shared<const Response>(response);
  else
    forget(known->second);
}

void Replays::forget(Place place) {
  by_key_.erase(place->key);
  kept_.erase(place);
}

void Replays::forget_old() {
  const auto now = Clock::now();
  while (!kept_.empty() && (kept_.size() >= kMaxReplays || kept_.front().since + kReplayStay <= now))
    forget(kept_.begin());
}

}  // namespace counterweight::server
