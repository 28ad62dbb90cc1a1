// `serve`: the store, the service and the server, put together; and the orderly way down.
#include <fmt/core.h>
#include <prometheus/registry.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <ctime>

#include "app/ahead_clock.hpp"
#include "app/commands.hpp"
#include "app/contract.hpp"
#include "app/demo.hpp"
#include "app/offers.hpp"
#include "app/service_metrics.hpp"
#include "app/version.hpp"
#include "engine/service/clock.hpp"
#include "engine/store/sqlite_store.hpp"
#include "web/server/routes.hpp"
#include "web/server/server.hpp"

namespace counterweight::app {
namespace {

constexpr std::size_t kRenderers = 1;
constexpr std::size_t kHashers = 1;  // for passwords that are chosen; the server has its own for sign-in
constexpr std::size_t kMaxWaitingHashes = 64;
constexpr std::size_t kMaxWaitingRenders = 1'024;
constexpr std::size_t kFileReaders = 1;
constexpr std::size_t kMaxWaitingFiles = 2;  // each is looked at for kLongestLook at most
constexpr std::size_t kWebhookReaders = 1;
constexpr std::size_t kMaxWaitingWebhooks = 64;
constexpr int kCheckpointEverySeconds = 5;

struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080".
std::optional<Endpoint> endpoint_in(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  Endpoint endpoint{listen.substr(0, colon), 0};
  if (endpoint.address.starts_with('[') && endpoint.address.ends_with(']'))
    endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
  const char* const last = listen.data() + listen.size();
  const auto [end, error] = std::from_chars(listen.data() + colon + 1, last, endpoint.port);
  if (error != std::errc{} || end != last || endpoint.address.empty()) return std::nullopt;
  return endpoint;
}

bool is_loopback(const std::string& address) {
  return address == "::1" || address.starts_with("127.");
}

// Nothing when it cannot be read; zero when it was not given.
std::optional<Duration> ahead_in(const std::string& given) {
  const auto ahead = given.empty() ? Duration{} : parse_duration(given);
  return ahead && *ahead <= kMaxClockAhead ? ahead : std::nullopt;
}

int fail(const Refusal& refusal, int code = kEnvironment) {
  fmt::print(stderr, "{}\n", refusal.sentence.en);
  return code;
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Until somebody asks to stop: moves the write-ahead log along, writes the snapshots that are due and shows
// the counters.
void keep_house(store::SqliteStore& store, service::Service& service, const ServiceMetrics& metrics) {
  const sigset_t signals = stop_signals();
  const timespec second{1, 0};
  for (int seconds = 1; sigtimedwait(&signals, nullptr, &second) < 0; ++seconds) {
    metrics.update();
    if (seconds % kCheckpointEverySeconds != 0) continue;
    service.keep_snapshots();
    try {
      store.checkpoint_passive();
    } catch (const std::exception& error) {
      spdlog::error("checkpoint: {}", error.what());
    }
  }
}

server::ServerConfig config_of(const ServeOptions& options, const Endpoint& endpoint) {
  server::ServerConfig config;
  config.address = endpoint.address;
  config.port = endpoint.port;
  config.allowed_origins = options.origins;
  config.trusted_proxies = options.trusted_proxies;
  config.tls_terminated = options.behind_tls;
  config.build = kVersion;
  return config;
}

server::Domain domain_of(service::Service& service, store::Vault& vault, bool demo) {
  server::Domain domain;
  domain.vault = &vault;
  domain.now = [&service] { return service.clock().now(); };
  domain.feeds_of = [&service](const OrganisationId& id) {
    service::Tenant* tenant = service.tenant(id);
    return tenant == nullptr ? service::Feeds{} : service::Feeds{&tenant->board(), &tenant->topics()};
  };
  domain.me = [&service](const server::Principal& who, Language language) {
    return server::me_response(service, who, language);
  };
  domain.not_ready = [&service] { return service.not_ready(); };
  if (demo) domain.demo = demo_hints();
  domain.registry = std::make_shared<prometheus::Registry>();
  return domain;
}

void say_where(const Endpoint& endpoint, std::uint16_t port, const ServeOptions& options,
               const std::shared_ptr<server::SetUp>& set_up) {
  const bool v6 = endpoint.address.find(':') != std::string::npos;
  const std::string own =
      fmt::format("http://{}{}{}:{}", v6 ? "[" : "", endpoint.address, v6 ? "]" : "", port);
  fmt::print("Counterweight serves on {}\n", own);
  if (set_up)
    fmt::print("There is no organisation yet. Whoever opens this link first sets it up:\n  {}/set-up#{}\n",
               options.origins.empty() ? own : options.origins.front(), set_up->token());
  if (options.demo) {
    const server::DemoHints hints = demo_hints();
    fmt::print("Sign in as one of these, password `{}`:\n", hints.password);
    for (const server::DemoPerson& person : hints.people)
      fmt::print("  {:<26} {}, {}{}\n", person.email, person.name, person.department,
                 person.head ? ", head" : "");
  }
  std::fflush(stdout);
}

// A set-up that was cut off between its steps goes on with a new link.
bool nobody_can_sign_in(store::SqliteStore& store) {
  const auto organisations = store.ledger().organisations();
  return std::all_of(organisations.begin(), organisations.end(), [&](const OrganisationId& organisation) {
    return store.vault().accounts(organisation).empty();
  });
}

// A demo that ran ahead must not wake up earlier than it fell asleep: its people would wait for days that its
// ledger has behind it. (Without the demo a clock that was set back is only waited for.)
std::optional<std::string> would_go_back(const service::Service& service, Timestamp now, Duration ahead) {
  for (const OrganisationId& organisation : service.organisations()) {
    const Timestamp lived = service.tenant(organisation)->state().last_time();
    if (lived <= now + service::kBelievedJump) continue;
    const auto least = std::chrono::ceil<std::chrono::hours>(lived - now + ahead);
    return fmt::format(
        "This demo has lived until {}, and time does not go back. Start it with --clock-ahead {} or more, or "
        "give "
        "it a new directory (--data).",
        format_timestamp(std::chrono::floor<std::chrono::seconds>(lived)), format_duration(least));
  }
  return std::nullopt;
}

int run(const ServeOptions& options, Duration ahead, const Endpoint& endpoint, store::SqliteStore& store) {
  service::SystemClock machine;
  AheadClock clock{machine, ahead};
  if (options.demo)  // it ends in the present, so that a clock ahead of that lets its deadlines fall
    if (const Status ready = prepare_demo(store.ledger(), store.vault(), machine.now()); !ready.ok())
      return fail(ready.refusal());
  std::shared_ptr<server::SetUp> set_up;
  if (store.ledger().organisations().empty() || nobody_can_sign_in(store)) {
    std::vector<server::Offer> offers;
    if (const int code = add_offers(options.rulebooks, offers); code != kDone) return code;
    set_up = std::make_shared<server::SetUp>(std::move(offers));
  } else if (!options.rulebooks.empty()) {
    spdlog::info("--rulebook is not looked at: there is an organisation, which has its rulebook");
  }
  store::SnapshotFiles snapshots{options.data};
  service::Service service{store.ledger(), store.vault(), clock, &snapshots};
  if (const Status recovered = service.recover(); !recovered.ok())
    return fail(recovered.refusal(), kNotInOrder);
  if (options.demo)
    if (const auto why = would_go_back(service, clock.now(), ahead)) {
      fmt::print(stderr, "{}\n", *why);
      return kUsage;
    }
  server::Workers renderers{kRenderers, kMaxWaitingRenders};
  server::Workers hashers{kHashers, kMaxWaitingHashes};
  service::RulebookChecks checks{store.ledger()};
  store::search::DocumentIndex index{options.data};
  service::Library library{service, store.vault(), &index};
  service::Imports imports{service, library, store.vault()};
  server::Workers file_readers{kFileReaders, kMaxWaitingFiles};
  server::Workers webhook_readers{kWebhookReaders, kMaxWaitingWebhooks};
  server::Router router;
  server::Server* serving = nullptr;  // set before the first request
  server::add_domain_routes(
      router,
      {&service, &renderers, &store.vault(),
       [&serving](const server::Principal& who) { serving->end_sessions_of(who); },
       [&serving](const OrganisationId& organisation, store::PassKind kind, std::int64_t number) {
         serving->end_pass(organisation, kind, number);
       },
       [&serving](const server::Admission& admission, const server::Reply& reply) {
         serving->admit(admission, reply);
       },
       [&serving](const server::Principal& who, const std::string& but, Language language,
                  const server::Reply& reply) { serving->end_other_sessions_of(who, but, language, reply); },
       &hashers, server::PasswordCost{}, set_up, std::make_shared<server::Replays>(), &checks, &library,
       &imports, &file_readers, &webhook_readers});
  add_contract_routes(router);
  server::Domain domain = domain_of(service, store.vault(), options.demo);
  const ServiceMetrics metrics{service, *domain.registry};
  server::Server server{config_of(options, endpoint), std::move(domain), std::move(router)};
  serving = &server;
  library.start();
  service.start();
  if (const Status started = server.start(); !started.ok()) return fail(started.refusal());
  say_where(endpoint, server.port(), options, set_up);
  keep_house(store, service, metrics);
  spdlog::info("stopping");
  server.stop();
  checks.stop();
  webhook_readers.stop();
  file_readers.stop();
  imports.stop();
  service.stop();
  service.keep_snapshots(1);
  hashers.stop();
  renderers.stop();
  library.stop();
  return kDone;
}

}  // namespace

int serve(const ServeOptions& options) {
  const auto endpoint = endpoint_in(options.listen);
  if (!endpoint) {
    fmt::print(stderr, "Expected --listen ADDRESS:PORT, e.g. 127.0.0.1:8080, but found `{}`.\n",
               options.listen);
    return kUsage;
  }
  if (options.demo && !is_loopback(endpoint->address)) {
    fmt::print(
        stderr,
        "The demo's passwords are known to everybody, so it serves loopback addresses only, not `{}`.\n",
        endpoint->address);
    return kUsage;
  }
  const auto ahead = ahead_in(options.clock_ahead);
  if (!ahead) {
    fmt::print(stderr, "Expected --clock-ahead as a time such as 4d or 36h, at most {}, but found `{}`.\n",
               format_duration(kMaxClockAhead), options.clock_ahead);
    return kUsage;
  }
  if (!options.demo && !options.clock_ahead.empty()) {
    fmt::print(
        stderr,
        "--clock-ahead is for the demo alone: expected --demo with it. Real deadlines keep real time.\n");
    return kUsage;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_mt("counterweight"));
  const sigset_t signals = stop_signals();  // blocked here and so in every thread; keep_house() takes them
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto store = store::SqliteStore::open(options.data);
  if (!store.ok()) return fail(store.refusal());
  return run(options, *ahead, *endpoint, **store);
}

}  // namespace counterweight::app
