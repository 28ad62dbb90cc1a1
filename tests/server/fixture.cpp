#include "tests/server/fixture.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <stdexcept>

#include "base/sha256.hpp"

namespace counterweight::testing {
namespace {

const OrganisationId kFerrit{"ferrit"};

server::Response who(const server::Request& request) {
  return server::json_response(200, {{"member", request.who->member}, {"remote", request.remote}});
}

server::Response echo(const server::Request& request) {
  nlohmann::json query = nlohmann::json::object();
  for (const auto& [name, value] : request.query) query[name] = value;
  return server::json_response(200, {{"id", request.params.empty() ? "" : request.param("id")},
                                     {"query", query},
                                     {"body", request.body},
                                     {"remote", request.remote},
                                     {"language", request.language == Language::ru ? "ru" : "en"}});
}

}  // namespace

store::Vault& WatchedVault::whole() const {
  if (broken) throw std::runtime_error("the disk is gone");
  return store_.vault();
}
std::optional<store::Session> WatchedVault::session(const std::string& token_hash) const {
  ++session_reads;
  return ForwardingVault::session(token_hash);
}
void WatchedVault::touch_session(const std::string& token_hash, Timestamp seen) {
  ++touches;
  ForwardingVault::touch_session(token_hash, seen);
}

bool eventually(const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

service::Cursor fake_cursor(std::int64_t seq) {
  return {seq, to_hex(sha256("fake " + std::to_string(seq))).substr(0, 8)};
}

void FakeFeed::publish() {
  std::vector<std::function<void()>> bells;
  {
    const std::lock_guard lock{mutex_};
    ++seq_;
    for (const auto& [id, bell] : bells_) bells.push_back(bell);
  }
  for (const auto& bell : bells) bell();
}

std::int64_t FakeFeed::seq() const {
  const std::lock_guard lock{mutex_};
  return seq_;
}

int FakeFeed::frames_made() const {
  const std::lock_guard lock{mutex_};
  return static_cast<int>(made_.size());
}

service::Cursor FakeFeed::head() const {
  return fake_cursor(seq());
}

service::Frame FakeFeed::update(std::int64_t from) const {
  service::Frame& frame = made_[{from, seq_}];
  if (!frame)
    frame = std::make_shared<const std::string>(
        fmt::format(R"({{"type":"update","topic":"board","mode":"state","from":{},"cursor":"{}","cards":[],)"
                    R"("gone":[],"padding":"{}"}})",
                    from, service::to_string(fake_cursor(seq_)), std::string(padding_, 'x')));
  return frame;
}

service::Catchup FakeFeed::open(const std::optional<service::Cursor>& from) const {
  const std::lock_guard lock{mutex_};
  service::Catchup catchup;
  catchup.at = fake_cursor(seq_);
  catchup.resumed = from && from->seq <= seq_ && *from == fake_cursor(from->seq);
  if (catchup.resumed) {
    if (from->seq != seq_) catchup.frames.push_back(update(from->seq));
    return catchup;
  }
  if (from) catchup.reset = service::Reset::fork;
  for (int part = 1; part <= 2; ++part)
    catchup.frames.push_back(std::make_shared<const std::string>(
        fmt::format(R"({{"type":"snapshot","topic":"board","mode":"state","cursor":"{}","part":{},"last":{},)"
                    R"("cards":[]}})",
                    service::to_string(catchup.at), part, part == 2)));
  return catchup;
}

service::Step FakeFeed::update_since(std::int64_t from_seq) const {
  const std::lock_guard lock{mutex_};
  if (from_seq == seq_) return {service::Step::Kind::nothing, nullptr, fake_cursor(seq_)};
  return {service::Step::Kind::frame, update(from_seq), fake_cursor(seq_)};
}

std::int64_t FakeFeed::listen(std::function<void()> bell) {
  const std::lock_guard lock{mutex_};
  bells_[next_bell_] = std::move(bell);
  return next_bell_++;
}

void FakeFeed::silence(std::int64_t id) {
  const std::lock_guard lock{mutex_};
  bells_.erase(id);
}

std::size_t FakeFeed::listeners() const {
  const std::lock_guard lock{mutex_};
  return bells_.size();
}

TestServer::TestServer(const std::function<void(TestServer&)>& prepare, std::size_t feed_padding)
    : feed(feed_padding), now_ms_(1'772'000'000'000) {
  spdlog::set_level(spdlog::level::off);  // tests make the server complain on purpose
  config.port = 0;
  config.build = "test";
  config.password_cost = server::least_password_cost();
  config.limits.tick = std::chrono::milliseconds{20};
  domain.vault = &vault;
  domain.now = [this] { return Timestamp{Duration{now_ms_.load()}}; };
  domain.feeds_of = [this](const OrganisationId& organisation) {
    return organisation == kFerrit ? service::Feeds{&feed, nullptr} : service::Feeds{};
  };
  domain.me = [](const server::Principal& me, Language) {
    return server::json_response(200, {{"member", me.member}});
  };
  for (const char* name : {"anna", "boris"})
    vault.put_account(kFerrit, {name, std::string{name} + "@ferrit.example",
                                server::hash_password(kPassword, config.password_cost)});

  using server::Access;
  using server::Method;
  router.add(Method::get, "/api/v1/who", Access::signed_in, server::answer_with(who));
  router.add(Method::get, "/api/v1/echo/{id}", Access::anyone, server::answer_with(echo));
  router.add(Method::post, "/api/v1/echo/{id}", Access::anyone, server::answer_with(echo));
  router.add(Method::delete_, "/api/v1/echo/{id}", Access::anyone, server::answer_with(echo));
  router.add(Method::get, "/api/v1/bug", Access::anyone,
             server::answer_with(
                 [](const server::Request&) -> server::Response { throw std::runtime_error("a bug"); }));
  router.add(Method::get, "/api/v1/dropped", Access::anyone,
             [](const server::Request&, const server::Reply&) {});
  router.add(Method::get, "/api/v1/later", Access::anyone,
             [this](const server::Request&, const server::Reply& reply) {
               const std::lock_guard lock{later_mutex};
               later.push_back(reply);
             });
  if (prepare) prepare(*this);
  server = std::make_unique<server::Server>(config, domain, std::move(router));
  const Status started = server->start();
  if (!started) throw std::runtime_error(started.refusal().sentence.en);
}

TestServer::~TestServer() {
  if (server) server->stop();
}

void TestServer::pass(Duration time) {
  now_ms_ += time.count();
}

HttpReply TestServer::try_password(const std::string& email, const std::string& password) const {
  return client().post("/api/v1/session", nlohmann::json{{"email", email}, {"password", password}}.dump());
}

std::string TestServer::cookie_of(const std::string& email) const {
  const HttpReply reply = try_password(email, kPassword);
  if (reply.status != 200) throw std::runtime_error("sign-in: " + reply.body);
  return reply.cookie();
}

WsClient TestServer::watch(const std::string& cookie, int receive_buffer_bytes) const {
  return WsClient{port(), {"Cookie: " + cookie}, receive_buffer_bytes};
}

double TestServer::metric(const std::string& line_start) const {
  const std::string text = client().get("/metrics").body;
  const std::size_t found = text.find("\n" + line_start + " ");
  return found == std::string::npos ? 0 : std::stod(text.substr(found + line_start.size() + 2));
}

server::Reply TestServer::next_later() {
  const auto there = [this] {
    const std::lock_guard lock{later_mutex};
    return !later.empty();
  };
  if (!eventually(there)) throw std::runtime_error("no request came");
  const std::lock_guard lock{later_mutex};
  server::Reply reply = later.back();
  later.pop_back();
  return reply;
}

}  // namespace counterweight::testing
