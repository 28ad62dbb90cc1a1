// A server with everything around it made for tests: a clock that stands still, a vault in memory whose
// failures and calls can be watched, a feed that publishes at will, and a few routes.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/store/memory_store.hpp"
#include "tests/support/forwarding_vault.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/ws_client.hpp"
#include "web/server/server.hpp"

namespace counterweight::testing {

// Forwards to a vault in memory; counts look-ups and can fail.
class WatchedVault final : public test::ForwardingVault {
 public:
  mutable std::atomic<int> session_reads = 0;
  std::atomic<int> touches = 0;
  std::atomic<bool> broken = false;

  std::optional<store::Session> session(const std::string& token_hash) const override;
  void touch_session(const std::string& token_hash, Timestamp seen) override;
  store::Drafts& drafts() override { return store_.vault().drafts(); }
  store::Notes& notes() override { return store_.vault().notes(); }
  store::InboundWebhooks& inbound_webhooks() override { return store_.vault().inbound_webhooks(); }

 private:
  store::Vault& whole() const override;
  mutable store::MemoryStore store_;
};

// A board of nothing but a growing number. Its updates carry `padding` bytes.
class FakeFeed final : public service::BoardFeed {
 public:
  explicit FakeFeed(std::size_t padding = 0) : padding_(padding) {}
  void publish();  // on the calling thread, as the writer would
  std::int64_t seq() const;
  int frames_made() const;

  service::Cursor head() const override;
  service::Catchup open(const std::optional<service::Cursor>& from) const override;
  service::Step update_since(std::int64_t from_seq) const override;
  std::int64_t listen(std::function<void()> bell) override;
  void silence(std::int64_t id) override;
  std::size_t listeners() const;

 private:
  service::Frame update(std::int64_t from) const;
  mutable std::mutex mutex_;
  std::size_t padding_;
  std::int64_t seq_ = 100;
  mutable std::map<std::pair<std::int64_t, std::int64_t>, service::Frame> made_;
  std::map<std::int64_t, std::function<void()>> bells_;
  std::int64_t next_bell_ = 1;
};
service::Cursor fake_cursor(std::int64_t seq);

// Whether the condition comes true in time; asks again and again.
bool eventually(const std::function<bool()>& condition);

constexpr const char* kPassword = "correct horse";

struct TestServer {
  // Changes what is not as usual before the server starts.
  explicit TestServer(const std::function<void(TestServer&)>& prepare = {}, std::size_t feed_padding = 0);
  ~TestServer();

  std::uint16_t port() const { return server->port(); }
  HttpClient client() const { return HttpClient{port()}; }
  void pass(Duration time);
  // Signs in anew; "counterweight_session=..." for a Cookie header.
  std::string cookie_of(const std::string& email = "anna@ferrit.example") const;
  HttpReply try_password(const std::string& email, const std::string& password) const;
  WsClient watch(const std::string& cookie, int receive_buffer_bytes = 0) const;
  double metric(const std::string& line_start) const;  // 0 when it is not there

  server::ServerConfig config;
  WatchedVault vault;
  FakeFeed feed;
  server::Router router;
  server::Domain domain;
  std::unique_ptr<server::Server> server;

  // The route GET /api/v1/later keeps its replies here, for a test to call from its own thread.
  std::mutex later_mutex;
  std::vector<server::Reply> later;
  server::Reply next_later();  // waits for one

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace counterweight::testing
