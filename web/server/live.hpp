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
#include "web/server/sessions.hpp"
#include "web/server/watcher.hpp"

namespace counterweight::server {

// One organisation's board and everybody who is connected there.
struct LiveBoard {
  OrganisationId organisation;
  service::BoardFeed* feed = nullptr;
  std::int64_t bell = 0;
  std::shared_ptr<std::atomic<bool>> rung = std::make_shared<std::atomic<bool>>(false);
  service::Cursor head;  // as last seen
  std::map<std::uint64_t, std::shared_ptr<Watcher>> watchers;
  // The present round over the watchers: the steps it has given, and whether another has to follow.
  struct Step {
    std::int64_t from = 0;
    service::Frame frame;
    service::Cursor to;
  };
  std::vector<Step> steps;
  bool serving = false;
  bool again = false;
  service::Cursor beat_at;
  service::Frame beat;  // the heartbeat for beat_at
};

class Live {
 public:
  struct Setup {
    std::function<service::BoardFeed*(const OrganisationId&)>
        board_of;  // null: this organisation is not served now
    std::string build;
  };
  Live(Setup setup, const Limits& limits, Sessions& sessions, std::shared_ptr<Mailbox> mailbox,
       Metrics& metrics);
  ~Live();  // silences its bells

  // The handshake's answer: 101, or why not. Request::who is set.
  Response handshake(const Request& request, const Origins& origins) const;
  // A connection after its 101. Over a limit it is told so and closed.
  std::shared_ptr<Watcher> open(std::unique_ptr<Wire> wire, Arrival arrival);
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
  bool give_next(Watcher& watcher);
  LiveBoard::Step step(LiveBoard& board, std::int64_t from);
  void close(const std::shared_ptr<Watcher>& watcher, std::uint16_t code, std::string_view reason);
  void take(const std::shared_ptr<Watcher>& watcher, const websocket::Message& message);
  void obey(const std::shared_ptr<Watcher>& watcher, std::string_view text);
  void subscribe(Watcher& watcher, const live::Subscribe& message);
  void unsubscribe(Watcher& watcher, const live::Unsubscribe& message);
  void check(const std::shared_ptr<Watcher>& watcher, Steady now);
  void beat(const std::shared_ptr<Watcher>& watcher, Steady now);
  std::int64_t spread_ms() const;
  void for_each(const std::function<void(const std::shared_ptr<Watcher>&)>& act);

  Setup setup_;
  Limits limits_;
  Sessions& sessions_;
  std::shared_ptr<Mailbox> mailbox_;
  Metrics& metrics_;
  std::map<std::string, std::unique_ptr<LiveBoard>> boards_;
  std::map<std::pair<std::string, std::string>, std::size_t> per_member_;
  std::size_t count_ = 0;
  std::uint64_t next_id_ = 1;
  std::size_t frames_ = 0;  // since the last tick, which tells the metrics
  std::size_t bytes_ = 0;
  bool leaving_ = false;
};

}  // namespace counterweight::server
