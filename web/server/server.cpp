#include "web/server/server.hpp"

#include <prometheus/registry.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "web/server/http_session.hpp"
#include "web/server/operations.hpp"
#include "web/server/problem.hpp"
#include "web/server/seats.hpp"
#include "web/server/static_files.hpp"

namespace counterweight::server {
namespace {

constexpr milliseconds kPauseWithoutDescriptors{100};
constexpr milliseconds kStoppingTick{10};
constexpr std::size_t kDescriptorsBesides = 256;  // for the store, logs, listeners

// Each connection is a descriptor; the usual soft limit of 1 024 is far below our own.
void allow_descriptors(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(connections + kDescriptorsBesides, limit.rlim_max);
  if (wanted <= limit.rlim_cur) return;
  limit.rlim_cur = wanted;
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string text_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

std::vector<std::string> own_origins(const ServerConfig& config, const asio::ip::address& address,
                                     std::uint16_t port) {
  std::vector<std::string> origins = config.allowed_origins;
  const std::string tail = port == 80 ? "" : ":" + std::to_string(port);
  const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  origins.push_back("http://" + host + tail);
  if (address.is_loopback())
    for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) origins.push_back("http://" + (name + tail));
  return origins;
}

}  // namespace

// Destroyed from the end: first the loop with all coroutine frames in it, then what these refer to.
struct Server::Impl {
  Impl(ServerConfig with, Domain around, Router routes);

  Status listen();
  void run();
  void tick();
  bool drained() const;
  void still_in(const Arrival& arrival, const std::function<void(bool holds)>& then);
  void begin_to_stop();
  void turn_away(Socket& socket);
  static Task<> accept_all(Impl& self);
  static Task<> keep_time(Impl& self);

  ServerConfig config;
  Domain domain;
  Router router;
  std::shared_ptr<prometheus::Registry> registry;
  Metrics metrics;
  std::shared_ptr<Mailbox> mailbox;
  Workers hashers;
  Workers clerks;
  Workers readers;
  Sessions sessions;
  PassBook passes;
  Live live;
  SignIn sign_in;
  Seats seats;
  Origins origins{{}};
  HttpShared shared;
  std::atomic<bool> stopping = false;
  SteadyClock::time_point drain_until = SteadyClock::time_point::max();
  std::uint16_t port = 0;
  asio::io_context io{1};
  Acceptor acceptor{io.get_executor()};
  Timer timer{io.get_executor()};
  std::thread thread;
};

Server::Impl::Impl(ServerConfig with, Domain around, Router routes)
    : config(std::move(with)),
      domain(std::move(around)),
      router(std::move(routes)),
      registry(domain.registry ? domain.registry : std::make_shared<prometheus::Registry>()),
      metrics(registry),
      mailbox(std::make_shared<Mailbox>([this] { asio::post(io, [this] { mailbox->deliver(); }); })),
      hashers(config.limits.hashers, config.limits.waiting_hashes),
      clerks(1, config.limits.waiting_lookups),
      readers(1, config.limits.waiting_readers),
      sessions(*domain.vault, clerks, mailbox, domain.now, config.limits),
      passes(*domain.vault, clerks, mailbox, domain.now, config.limits),
      live(
          {domain.feeds_of,
           [this](const Arrival& arrival, const std::function<void(bool)>& then) { still_in(arrival, then); },
           config.build},
          config.limits, readers, mailbox, metrics),
      sign_in({config.password_cost, config.tls_terminated, domain.demo, domain.me, domain.now},
              config.limits, *domain.vault, hashers, sessions, mailbox, metrics),
      seats(config.limits.connections, config.limits.connections_per_address),
      shared{.limits = config.limits,
             .router = router,
             .origins = origins,
             .sessions = sessions,
             .passes = passes,
             .live = live,
             .metrics = metrics,
             .mailbox = mailbox,
             .now = domain.now,
             .trusted_proxies = config.trusted_proxies,
             .over_tls = config.tls_terminated,
             .id_prefix = new_token().substr(0, 8) + "-"} {
  sessions.when_ended([this](const std::string& session) { live.end_session(session); });
  passes.when_ended([this](const std::string& pass) { live.end_session(pass); });
  sign_in.add_routes(router);
  router.add(Method::get, "/api/v1/live", Access::watcher,
             answer_with([this](const Request& request) { return live.handshake(request, origins); }));
  router.add(Method::get, "/api/v1/live/events", Access::watcher,
             answer_with([this](const Request& request) { return live.stream_head(request); }));
  add_operations(router, metrics, config.metrics_readers, [this] {
    std::vector<std::string> reasons = domain.not_ready();
    if (shared.stopping) reasons.emplace_back("the server is stopping");
    return reasons;
  });
  router.otherwise([](const Request& request) { return static_file(assets(), request); });
}

Status Server::Impl::listen() {
  ErrorCode error;
  const auto address = asio::ip::make_address(config.address, error);
  if (error)
    return Refusal{"invalid.address", say("{} is no address of an interface; expected one like `127.0.0.1`.",
                                          "{} не адрес интерфейса; нужен адрес вида `127.0.0.1`.",
                                          in_backticks(config.address))};
  const asio::ip::tcp::endpoint endpoint{address, config.port};
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    return Refusal{
        "unavailable.port",
        say("Nothing can listen on {} port {}: {}. Choose another port, or end the program that has it.",
            "Занять порт {1} на {0} не удалось: {2}. Выберите другой порт или остановите программу, которая "
            "его заняла.",
            in_backticks(config.address), config.port, error.message())};
  port = acceptor.local_endpoint(error).port();
  origins = Origins{own_origins(config, address, port)};
  return Done{};
}

// A vault that does not answer ends nobody.
void Server::Impl::still_in(const Arrival& arrival, const std::function<void(bool holds)>& then) {
  if (arrival.by_pass)
    passes.find_hash(arrival.session,
                     [then](const PassLookup& found) { then(found.kind != PassLookup::Kind::nobody); });
  else
    sessions.find(arrival.session, [then](const Lookup& found) { then(found.kind != Lookup::Kind::nobody); });
}

void Server::Impl::run() {
  mailbox->belongs_to_this_thread();
  while (true) {
    try {
      io.run();
      return;
    } catch (const std::exception& bug) {
      // What one handler threw must not end all the others.
      spdlog::error("the I/O thread goes on after a bug: {}", bug.what());
    }
  }
}

void Server::Impl::turn_away(Socket& socket) {
  const Refusal full{"limit.connections", say("There are too many connections. Try again in a moment.",
                                              "Слишком много соединений. Повторите чуть позже.")};
  const Response response = problem(full, Language::en);
  Envelope envelope;
  envelope.close = true;
  envelope.over_tls = config.tls_terminated;
  envelope.now = domain.now();
  const std::string head = head_of(response, envelope);
  const std::string_view body = response.body.view();
  const std::array<iovec, 2> parts{iovec{const_cast<char*>(head.data()), head.size()},
                                   iovec{const_cast<char*>(body.data()), body.size()}};
  write_now(socket, parts);
}

Task<> Server::Impl::accept_all(Impl& self) {
  while (self.acceptor.is_open()) {
    auto [error, socket] = co_await self.acceptor.async_accept(kToken);
    if (error == asio::error::operation_aborted) break;
    if (error) {
      // Out of descriptors, most likely: some have to be given back first.
      spdlog::warn("a connection could not be taken: {}", error.message());
      Timer pause{self.io.get_executor()};
      pause.expires_after(kPauseWithoutDescriptors);
      [[maybe_unused]] const auto [ignored] = co_await pause.async_wait(kToken);
      continue;
    }
    ErrorCode gone;
    const auto remote = socket.remote_endpoint(gone);
    if (gone) continue;
    socket.set_option(asio::ip::tcp::no_delay{true}, gone);
    const std::string peer = text_of(remote.address());
    const auto& proxies = self.config.trusted_proxies;
    const bool is_proxy = std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
    auto seat = self.seats.take(is_proxy ? std::string{} : peer);
    if (!seat) {
      self.turn_away(socket);
      continue;
    }
    asio::co_spawn(self.io.get_executor(), serve_http(std::move(socket), peer, std::move(seat), self.shared),
                   LogBug{});
  }
}

Task<> Server::Impl::keep_time(Impl& self) {
  while (!self.drained()) {
    self.timer.expires_after(self.shared.stopping ? kStoppingTick : self.config.limits.tick);
    [[maybe_unused]] const auto [cancelled] = co_await self.timer.async_wait(kToken);
    self.tick();
  }
  self.io.stop();
}

void Server::Impl::tick() {
  shared.keep_deadlines();
  live.tick();
  metrics.connections(seats.taken());
}

bool Server::Impl::drained() const {
  return shared.stopping && (seats.taken() == 0 || SteadyClock::now() >= drain_until);
}

void Server::Impl::begin_to_stop() {
  ErrorCode ignored;
  acceptor.close(ignored);
  drain_until = SteadyClock::now() + config.limits.drain;
  shared.begin_to_stop();
  live.goodbye();
  timer.cancel();
}

Server::Server(ServerConfig config, Domain domain, Router routes)
    : impl_(std::make_unique<Impl>(std::move(config), std::move(domain), std::move(routes))) {}

Server::~Server() {
  stop();
}

Status Server::start() {
  allow_descriptors(impl_->config.limits.connections);
  if (auto listening = impl_->listen(); !listening) return listening;
  asio::co_spawn(impl_->io.get_executor(), Impl::accept_all(*impl_), LogBug{});
  asio::co_spawn(impl_->io.get_executor(), Impl::keep_time(*impl_), LogBug{});
  impl_->thread = std::thread{[impl = impl_.get()] { impl->run(); }};
  return Done{};
}

std::uint16_t Server::port() const {
  return impl_->port;
}

void Server::stop() {
  if (impl_->stopping.exchange(true)) return;
  impl_->mailbox->post([impl = impl_.get()] { impl->begin_to_stop(); });
  if (impl_->thread.joinable()) impl_->thread.join();
  impl_->mailbox->close();
  impl_->hashers.stop();
  impl_->clerks.stop();
  impl_->readers.stop();
  impl_->live.clear();
}

void Server::end_sessions_of(const Principal& member) {
  impl_->mailbox->post([impl = impl_.get(), member] {
    impl->sessions.end_all_of(member, [](bool) {});
    impl->live.end_sessions_of(member);
    impl->passes.forget_all_of(member);
  });
}

void Server::end_other_sessions_of(const Principal& member, const std::string& but, Language language,
                                   const Reply& reply) {
  impl_->mailbox->post([impl = impl_.get(), member, but, language, reply] {
    const auto then = [reply, language](bool forgotten) {
      reply(forgotten ? empty_response(204) : problem(busy(), language));
    };
    impl->sessions.end_all_of(member, then, but);
  });
}

void Server::end_pass(const OrganisationId& organisation, store::PassKind kind, std::int64_t number) {
  impl_->mailbox->post(
      [impl = impl_.get(), organisation, kind, number] { impl->passes.forget(organisation, kind, number); });
}

void Server::admit(Admission admission, const Reply& reply) {
  impl_->mailbox->post([impl = impl_.get(), admission = std::move(admission), reply] {
    impl->sign_in.admit(admission, reply);
  });
}

const std::shared_ptr<prometheus::Registry>& Server::registry() const {
  return impl_->registry;
}

}  // namespace counterweight::server
