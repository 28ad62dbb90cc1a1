#include "web/server/http_session.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "web/server/live_socket.hpp"
#include "web/server/problem.hpp"
#include "web/server/request_reader.hpp"
#include "web/server/sign_in.hpp"

namespace counterweight::server {

// The coroutine frame owns it; the set of open connections finds its deadline.
struct Connection {
  Connection(Socket taken, std::string from, std::shared_ptr<void> counted, HttpShared& all)
      : socket(std::move(taken)), peer(std::move(from)), seat(std::move(counted)), shared(all) {
    shared.open.insert(this);
  }
  ~Connection() { shared.open.erase(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void allow(milliseconds time) { deadline = SteadyClock::now() + time; }
  void no_deadline() { deadline = SteadyClock::time_point::max(); }
  void end_wait() {
    timed_out = true;
    ErrorCode ignored;
    socket.cancel(ignored);
  }

  Socket socket;
  std::string peer;
  std::shared_ptr<void> seat;
  HttpShared& shared;
  std::string in;  // read and not yet understood: the rest of a request, or pipelined ones
  SteadyClock::time_point deadline = SteadyClock::time_point::max();
  bool timed_out = false;
  bool between_requests = false;
};

void HttpShared::keep_deadlines() {
  const auto present = SteadyClock::now();
  for (Connection* connection : open)
    if (present >= connection->deadline) connection->end_wait();
}

void HttpShared::begin_to_stop() {
  stopping = true;
  for (Connection* connection : open)
    if (connection->between_requests) connection->end_wait();
}

namespace {

// A value that comes later, on this thread, and the timer that is cancelled when it does.
template <typename T>
struct Slot {
  std::optional<T> value;
  Timer* waiting = nullptr;
  void put(T arrived) {
    value = std::move(arrived);
    if (waiting != nullptr) waiting->cancel();
  }
};

// Returns with the value in the slot, or without when `longest` is over.
template <typename T>
Task<> wait_for(Executor executor, std::shared_ptr<Slot<T>> slot, milliseconds longest) {
  if (slot->value) co_return;
  Timer timer{executor};
  timer.expires_after(longest);
  slot->waiting = &timer;
  [[maybe_unused]] const auto [error] = co_await timer.async_wait(kToken);
  slot->waiting = nullptr;
}

// Appends what the socket has to `in`; false at the end, after an error, or when the deadline is over.
Task<bool> read_more(Connection& connection) {
  while (!connection.timed_out) {
    const auto [error] = co_await connection.socket.async_wait(Socket::wait_read, kToken);
    if (error) break;
    const std::span<char> scratch{connection.shared.scratch};
    const Moved moved = read_now(connection.socket, scratch);
    connection.in.append(scratch.data(), moved.bytes);
    if (moved.ended) break;
    if (moved.bytes > 0) co_return true;
  }
  co_return false;
}

Task<bool> write_all(Connection& connection, std::string_view head, std::string_view body) {
  connection.allow(connection.shared.limits.write);
  while (!head.empty() || !body.empty()) {
    const std::array<iovec, 2> parts{iovec{const_cast<char*>(head.data()), head.size()},
                                     iovec{const_cast<char*>(body.data()), body.size()}};
    const Moved moved = write_now(connection.socket, parts);
    if (moved.ended || connection.timed_out) co_return false;
    const std::size_t of_head = std::min(moved.bytes, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(moved.bytes - of_head);
    if (moved.bytes > 0) continue;
    const auto [error] = co_await connection.socket.async_wait(Socket::wait_write, kToken);
    if (error) co_return false;
  }
  connection.no_deadline();
  co_return true;
}

// `file_head`: the head of a request whose body is a file, which is read on once it is known who sends it.
enum class Arrived { request, file_head, refusal, too_late, nothing };

// As long as any body, and of a longer one by its share of the longest file.
milliseconds time_for(std::uint64_t bytes, const Limits& limits) {
  const auto share =
      limits.file * static_cast<std::int64_t>(bytes) / static_cast<std::int64_t>(limits.file_bytes);
  return std::min(limits.file, std::max(limits.body, share));
}

// Of a request whose head has come: whether its body may follow. False: the connection has ended.
Task<bool> ask_for_body(Connection& connection, const RequestReader& reader) {
  const Limits& limits = connection.shared.limits;
  if (reader.wants_continue() && connection.in.empty()) {
    const std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const std::string_view no_body;
    const bool sent = co_await write_all(connection, go_on, no_body);
    if (!sent) co_return false;
  }
  connection.allow(reader.takes_file() ? time_for(reader.body_bytes_at_most(), limits) : limits.body);
  co_return true;
}

// Until there is a whole request, or the head of one with a file.
Task<Arrived> read_on(Connection& connection, RequestReader& reader) {
  while (true) {
    switch (reader.read(connection.in)) {
      case RequestReader::Progress::done:
        co_return Arrived::request;
      case RequestReader::Progress::refused:
        co_return Arrived::refusal;
      case RequestReader::Progress::head_done: {
        if (reader.takes_file()) co_return Arrived::file_head;
        const bool asked = co_await ask_for_body(connection, reader);
        if (!asked) co_return Arrived::nothing;
        break;
      }
      case RequestReader::Progress::need_more: {
        const bool more = co_await read_more(connection);
        if (!more) {
          const bool begun = reader.begun() && connection.timed_out;
          co_return begun ? Arrived::too_late : Arrived::nothing;
        }
        if (connection.between_requests) connection.allow(connection.shared.limits.head);
        connection.between_requests = false;
        break;
      }
    }
  }
}

Task<Arrived> read_request(Connection& connection, RequestReader& reader) {
  const Limits& limits = connection.shared.limits;
  connection.between_requests = connection.in.empty();
  connection.allow(connection.between_requests ? limits.idle : limits.head);
  const Arrived arrived = co_await read_on(connection, reader);
  co_return arrived;
}

Task<Arrived> read_file(Connection& connection, RequestReader& reader) {
  const bool asked = co_await ask_for_body(connection, reader);
  if (!asked) co_return Arrived::nothing;
  const Arrived arrived = co_await read_on(connection, reader);
  co_return arrived;
}

// Who the session cookie says it is; asks memory first.
Task<Lookup> who_is_it(Connection& connection, Request& request) {
  const auto session = session_named_by(request, connection.shared.over_tls);
  if (!session) co_return Lookup{};
  auto slot = std::make_shared<Slot<Lookup>>();
  connection.shared.sessions.find(*session, [slot](const Lookup& lookup) { slot->put(lookup); });
  co_await wait_for(connection.socket.get_executor(), slot, connection.shared.limits.answer);
  Lookup lookup;
  lookup.kind = Lookup::Kind::unavailable;
  if (slot->value) lookup = *slot->value;
  if (lookup.kind == Lookup::Kind::signed_in) {
    request.who = lookup.who;
    request.session = *session;
  }
  co_return lookup;
}

Refusal bad_token() {
  return {"forbidden.sign_in",
          say("This token is not valid: it was withdrawn, has expired or never was. Make a new one.",
              "Этот токен не действует: его отозвали, срок истёк или его не было. Создайте новый.")};
}

Refusal out_of_scope(const store::Pass& pass) {
  if (pass.kind == store::PassKind::display)
    return {"forbidden.scope",
            say("A display may follow the board and nothing else.", "Экран может только следить за доской.")};
  return {"forbidden.scope",
          say("The token {} may only read. Make one with the scope `act`.",
              "Токен {} позволяет только читать. Создайте токен с правом `act`.", in_backticks(pass.name))};
}

bool admits(Access access, const store::Pass& pass, Method method) {
  if (pass.kind == store::PassKind::display) return access != Access::signed_in;
  return access != Access::display && (pass.acts || !changes_state(method));
}

// Who the token says it is, and whether it may do this; the answer where it may not.
Task<std::optional<Response>> take_pass(Connection& connection, Request& request, const Route& route,
                                        const std::string& secret) {
  auto slot = std::make_shared<Slot<PassLookup>>();
  connection.shared.passes.find(secret, [slot](const PassLookup& lookup) { slot->put(lookup); });
  co_await wait_for(connection.socket.get_executor(), slot, connection.shared.limits.answer);
  if (!slot->value || slot->value->kind == PassLookup::Kind::unavailable)
    co_return problem(busy(), request.language);
  const store::Pass& pass = slot->value->found.pass;
  const bool is_key = pass.kind == store::PassKind::token || pass.kind == store::PassKind::display;
  if (slot->value->kind != PassLookup::Kind::valid || !is_key)
    co_return problem(bad_token(), request.language);
  if (!admits(route.access, pass, request.method)) co_return problem(out_of_scope(pass), request.language);
  const bool display = pass.kind == store::PassKind::display;
  request.comes = display ? Request::Comes::as_display : Request::Comes::with_token;
  if (display) request.display = pass.name;
  request.who = Principal{slot->value->found.organisation,
                          display ? "display/" + std::to_string(pass.number) : pass.member};
  request.session = slot->value->hash;
  co_return std::nullopt;
}

// A reply that finds its way back from any thread.
Reply reply_into(const std::shared_ptr<Slot<Response>>& slot, const std::shared_ptr<Mailbox>& mailbox) {
  return Reply{[slot, mailbox](Response response) {
    // std::function copies what it holds, a response is moved only once: hence the pointer.
    const auto carried = std::make_shared<Response>(std::move(response));
    mailbox->run([slot, carried] { slot->put(std::move(*carried)); });
  }};
}

Task<Response> ask_handler(Connection& connection, const Route& route, const Request& request) {
  const auto slot = std::make_shared<Slot<Response>>();
  call(route, request, reply_into(slot, connection.shared.mailbox));
  co_await wait_for(connection.socket.get_executor(), slot, connection.shared.limits.answer);
  if (slot->value) co_return std::move(*slot->value);
  co_return problem(no_answer_in_time(), request.language);
}

// Who asks, and whether they may; the answer where they may not.
Task<std::optional<Response>> refuse_who_asks(Connection& connection, Request& request, const Route& route) {
  if (!asks_who(route.access)) co_return std::nullopt;
  if (const auto secret = pass_named_by(request)) {
    std::optional<Response> refused = co_await take_pass(connection, request, route, *secret);
    co_return refused;
  }
  const Lookup lookup = co_await who_is_it(connection, request);
  const bool closed = lookup.kind == Lookup::Kind::nobody || route.access == Access::display;
  if (closed) co_return problem(not_signed_in(), request.language);
  if (lookup.kind == Lookup::Kind::unavailable) co_return problem(busy(), request.language);
  co_return std::nullopt;
}

// What a request is for; after its head alone where it brings a file. Empty: it may be carried out.
Task<std::optional<Response>> refuse_request(Connection& connection, Request& request, Plan& plan) {
  plan = plan_for(request, connection.shared.router, connection.shared.origins);
  if (plan.answer) co_return std::move(plan.answer);
  std::optional<Response> refused = co_await refuse_who_asks(connection, request, *plan.route);
  co_return refused;
}

// After the last response: tells the client that nothing follows and takes what it still sends, or the kernel
// would throw the response away with the unread bytes.
Task<> linger(Connection& connection) {
  ErrorCode ignored;
  connection.socket.shutdown(Socket::shutdown_send, ignored);
  connection.allow(connection.shared.limits.linger);
  bool more = true;
  while (more) {
    connection.in.clear();
    more = co_await read_more(connection);
  }
}

Task<bool> send(Connection& connection, const Request& request, const Response& response, bool close) {
  const HttpShared& shared = connection.shared;
  Envelope envelope;
  envelope.close = close;
  envelope.over_tls = shared.over_tls;
  envelope.request_id = request.id;
  envelope.now = shared.now();
  const std::string head = head_of(response, envelope);
  const std::string_view body = request.method == Method::head ? std::string_view{} : response.body.view();
  const bool sent = co_await write_all(connection, head, body);
  co_return sent;
}

void become_live(Connection& connection, Request& request, bool streams) {
  Arrival arrival;
  arrival.who = *request.who;
  arrival.session = request.session;
  arrival.language = request.language;
  arrival.by_pass = request.comes != Request::Comes::with_session;
  arrival.display = request.comes == Request::Comes::as_display;
  arrival.seat = connection.seat;
  HttpShared& shared = connection.shared;
  if (streams)
    start_stream(std::move(connection.socket), std::move(arrival), request, shared.live, shared.limits,
                 shared.scratch);
  else
    start_live(std::move(connection.socket), std::move(arrival), connection.in, shared.live, shared.limits,
               shared.scratch);
}

Refusal too_slow() {
  return {"limit.time", say("The request did not come to its end in time. Send it again.",
                            "Запрос не пришёл целиком вовремя. Отправьте его ещё раз.")};
}

// The body of a request that may be carried out. Refused where too many files are in memory already.
Task<Arrived> take_file(Connection& connection, RequestReader& reader, std::shared_ptr<void>& place,
                        std::optional<Response>& refused) {
  HttpShared& shared = connection.shared;
  const Request& request = reader.request();
  place = shared.files.take(*request.who, shared.limits);
  if (!place) {
    refused = problem(busy(), request.language);
    co_return Arrived::file_head;
  }
  const Arrived arrived = co_await read_file(connection, reader);
  connection.no_deadline();
  connection.timed_out = false;
  co_return arrived;
}

// One request and its answer; false when it was the connection's last, and `linger_after` when the client has
// something to read still.
Task<bool> exchange(Connection& connection, bool& linger_after) {
  HttpShared& shared = connection.shared;
  RequestReader reader{shared.limits, shared.router};
  Arrived arrived = co_await read_request(connection, reader);
  if (arrived == Arrived::nothing) co_return false;
  const auto started = SteadyClock::now();
  connection.no_deadline();
  connection.timed_out = false;
  Request& request = reader.request();
  request.id = shared.id_prefix + std::to_string(++shared.requests);
  request.remote =
      client_address(connection.peer, request.headers[Header::x_forwarded_for], shared.trusted_proxies);
  Plan plan{"(none)", nullptr, std::nullopt};
  std::optional<Response> refused;
  std::shared_ptr<void> place;
  if (arrived == Arrived::request || arrived == Arrived::file_head)
    refused = co_await refuse_request(connection, request, plan);
  if (arrived == Arrived::file_head && !refused) {
    arrived = co_await take_file(connection, reader, place, refused);
    // It takes minutes: whoever was signed out meanwhile brings nothing in any more.
    if (arrived == Arrived::request) refused = co_await refuse_who_asks(connection, request, *plan.route);
  }
  if (arrived == Arrived::nothing) co_return false;
  Response response;
  if (refused)
    response = std::move(*refused);
  else if (arrived == Arrived::request)
    response = co_await ask_handler(connection, *plan.route, request);
  else
    response = problem(arrived == Arrived::refusal ? reader.refusal() : too_slow(), request.language);
  const bool streams = response.streams && request.method != Method::head;
  const bool becomes_live = response.status == 101 || streams;
  const bool close =
      streams || (!becomes_live && (arrived != Arrived::request || !reader.keeps_alive() || shared.stopping));
  const std::chrono::duration<double> took = SteadyClock::now() - started;
  shared.metrics.answered(request.method, plan.label, response.status, took.count(),
                          response.body.view().size());
  const bool sent = co_await send(connection, request, response, close);
  if (sent && becomes_live) become_live(connection, request, streams);
  linger_after = sent && close && !becomes_live;
  co_return sent && !close && !becomes_live;
}

}  // namespace

Task<> serve_http(Socket socket, std::string peer, std::shared_ptr<void> seat, HttpShared& shared) {
  Connection connection{std::move(socket), std::move(peer), std::move(seat), shared};
  bool linger_after = false;
  bool next = true;
  while (next) next = co_await exchange(connection, linger_after);
  if (linger_after) co_await linger(connection);
}

}  // namespace counterweight::server
