// All live connections: who watches, what each is sent, when each goes. A publication costs one wake-up, one
// frame per place that watchers stand at, and one send per watcher; a slow one keeps only its place (design
// 2, decision 7). Belongs to the I/O thread; only the bells it hangs at the feeds ring elsewhere, and they
// only post.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/service/feed.hpp"
#include "web/server/guard.hpp"
#include "web/server/limits.hpp"
#include "web/server/live_protocol.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/metrics.hpp"
#include "web/server/watcher.hpp"
#include "web/server/workers.hpp"

namespace counterweight::server {

// One organisation's board and everybody who is connected there.
struct LiveBoard {
  OrganisationId organisation;
  service::BoardFeed* feed = nullptr;
  service::TopicFeed* topics = nullptr;
  std::int64_t bell = 0;
  std::shared_ptr<std::atomic<bool>> rung = std::make_shared<std::atomic<bool>>(false);
  service::Cursor head;  // as last seen
  std::map<std::uint64_t, std::shared_ptr<Watcher>> watchers;
  // The present round over the watchers: the steps it has given out, and whether another has to follow.
  std::map<std::pair<service::Topic, std::int64_t>, service::Step> given;
  bool serving = false;
  bool again = false;
  service::Cursor beat_at;
  service::Frame beat;  // the heartbeat for beat_at
};

class Live {
 public:
  struct Setup {
    std::function<service::Feeds(const OrganisationId&)>
        feeds_of;  // no board: this organisation is not served now
    // Whether what somebody came in with still holds; asking counts as use. `then` may be called later, on
    // the I/O thread.
    std::function<void(const Arrival&, std::function<void(bool holds)> then)> still_in;
    std::string build;
  };
  // `readers` read the ledger for those who are behind.
  Live(Setup setup, const Limits& limits, Workers& readers, std::shared_ptr<Mailbox> mailbox,
       Metrics& metrics);
  ~Live();  // silences its bells

  // The handshake's answer: 101, or why not. Request::who is set.
  Response handshake(const Request& request, const Origins& origins) const;
  // The same for a stream of server-sent events.
  Response stream_head(const Request& request) const;
  // A connection after its 101. Over a limit it is told so and closed.
  std::shared_ptr<Watcher> open(std::unique_ptr<Wire> wire, Arrival arrival);
  // A stream after its head, which follows what its query names.
  std::shared_ptr<Watcher> open_stream(std::unique_ptr<Wire> wire, Arrival arrival, const Request& request);
  // Bytes that came; `wants_more` says whether to read on, which it does not while its own answers are stuck.
  void received(const std::shared_ptr<Watcher>& watcher, std::string_view bytes);
  bool is_stuck(const Watcher& watcher) const { return !watcher.idle() && !watcher.closing(); }
  void lost(const std::shared_ptr<Watcher>& watcher);

  void end_session(const std::string& session);   // 4401
  void end_sessions_of(const Principal& member);  // 4401
  void tick();                                    // heartbeats and deadlines; call it every Limits::tick
  void goodbye();                                 // to all, spread over time; new ones are sent off at once
  void clear();                                   // drops all connections as they are
  std::size_t size() const { return count_; }

 private:
  LiveBoard* board(const OrganisationId& organisation);
  void rings(LiveBoard& board);
  void serve_from(LiveBoard& board, std::uint64_t after);
  // Sends all that is pending and then what is new, until the wire is full or nothing is left.
  void pump(const std::shared_ptr<Watcher>& watcher, Steady now);
  void pump(const std::shared_ptr<Watcher>& watcher);
  bool give_next(const std::shared_ptr<Watcher>& watcher);
  const service::Step& step(LiveBoard& board, const service::Topic& topic, std::int64_t from);
  using Read = std::function<service::Catchup(const service::TopicFeed&)>;
  bool read_ledger(const std::shared_ptr<Watcher>& watcher, Subscription& subscription, Read read,
                   std::optional<live::Subscribe> asked);
  void has_read(const std::shared_ptr<Watcher>& watcher, std::uint64_t turn,
                const std::optional<live::Subscribe>& asked, std::optional<service::Catchup> found);
  void settle(Watcher& watcher, Subscription& subscription, service::Catchup catchup);
  void close(const std::shared_ptr<Watcher>& watcher, std::uint16_t code, std::string_view reason);
  void take(const std::shared_ptr<Watcher>& watcher, const websocket::Message& message);
  void obey(const std::shared_ptr<Watcher>& watcher, std::string_view text);
  void subscribe(const std::shared_ptr<Watcher>& watcher, const live::Subscribe& message);
  std::optional<Refusal> refuse(const Watcher& watcher, const service::Topic& topic) const;
  void unsubscribe(Watcher& watcher, const live::Unsubscribe& message);
  void check(const std::shared_ptr<Watcher>& watcher, Steady now);
  void beat(const std::shared_ptr<Watcher>& watcher, Steady now);
  std::int64_t spread_ms() const;
  void wave(Watcher& watcher) const;
  void for_each(const std::function<void(const std::shared_ptr<Watcher>&)>& act);

  Setup setup_;
  Limits limits_;
  Workers& readers_;
  std::shared_ptr<Mailbox> mailbox_;
  Metrics& metrics_;
  std::map<std::string, std::unique_ptr<LiveBoard>> boards_;
  std::map<std::pair<std::string, std::string>, std::size_t> per_member_;
  std::size_t count_ = 0;
  std::uint64_t next_id_ = 1;
  std::uint64_t next_turn_ = 1;
  std::size_t frames_ = 0;  // since the last tick, which tells the metrics
  std::size_t bytes_ = 0;
  bool leaving_ = false;
};

}  // namespace counterweight::server
