#include "web/server/live.hpp"

#include <algorithm>
#include <utility>

#include "web/server/negotiate.hpp"
#include "web/server/passwords.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

constexpr std::string_view kSubprotocol = "counterweight.v1";

Steady steady_now() {
  return std::chrono::steady_clock::now();
}

std::pair<std::string, std::string> key_of(const Principal& who) {
  return {who.organisation.value, who.member};
}

}  // namespace

Live::Live(Setup setup, const Limits& limits, Sessions& sessions, std::shared_ptr<Mailbox> mailbox,
           Metrics& metrics)
    : setup_(std::move(setup)),
      limits_(limits),
      sessions_(sessions),
      mailbox_(std::move(mailbox)),
      metrics_(metrics) {}

Live::~Live() {
  for (const auto& [name, board] : boards_) board->feed->silence(board->bell);
}

Response Live::handshake(const Request& request, const Origins& origins) const {
  if (auto foreign = refuse_foreign_socket(request, origins)) return problem(*foreign, request.language);
  if (request.http_1_0 || request.method != Method::get ||
      !list_has(request.headers[Header::upgrade], "websocket") ||
      !list_has(request.headers[Header::connection], "upgrade") ||
      request.headers[Header::sec_websocket_version] != "13")
    return problem(Refusal{"invalid.upgrade",
                           say("This address speaks WebSocket, version 13. Open it as one.",
                               "По этому адресу работает WebSocket версии 13. Откройте его так.")},
                   request.language)
        .with("Upgrade", "websocket")
        .with("Connection", "Upgrade")
        .with("Sec-WebSocket-Version", "13");
  const std::string& key = request.headers[Header::sec_websocket_key];
  if (!websocket::is_key(key))
    return problem(
        Refusal{"invalid.headers",
                say("`Sec-WebSocket-Key` is to be 16 bytes in base64, but it is {}.",
                    "`Sec-WebSocket-Key` должен быть 16 байтами в base64, а это {}.", in_backticks(key))},
        request.language);
  if (!list_has(request.headers[Header::sec_websocket_protocol], kSubprotocol))
    return problem(Refusal{"invalid.subprotocol", say("Name the subprotocol `counterweight.v1`.",
                                                      "Назовите подпротокол `counterweight.v1`.")},
                   request.language);
  // A page always says where it comes from: a cookie without that is not one.
  if (request.comes == Request::Comes::with_session && request.headers[Header::origin].empty())
    return problem(
        Refusal{"forbidden.origin", say("A connection with a session says its Origin; programs send a token.",
                                        "Соединение с сеансом называет свой Origin; программы "
                                        "присылают токен.")},
        request.language);
  if (setup_.board_of(request.who->organisation) == nullptr) return problem(busy(), request.language);
  return empty_response(101)
      .with("Upgrade", "websocket")
      .with("Connection", "Upgrade")
      .with("Sec-WebSocket-Accept", websocket::accept_for(key))
      .with("Sec-WebSocket-Protocol", std::string{kSubprotocol});
}

LiveBoard* Live::board(const OrganisationId& organisation) {
  std::unique_ptr<LiveBoard>& board = boards_[organisation.value];
  if (board) return board.get();
  board = std::make_unique<LiveBoard>();
  board->organisation = organisation;
  board->feed = setup_.board_of(organisation);
  board->head = board->feed->head();
  // One letter however often it rings before the letter is read.
  board->bell = board->feed->listen([this, board = board.get(), rung = board->rung, mailbox = mailbox_] {
    if (!rung->exchange(true)) mailbox->post([this, board] { rings(*board); });
  });
  return board.get();
}

std::shared_ptr<Watcher> Live::open(std::unique_ptr<Wire> wire, Arrival arrival) {
  LiveBoard& where = *board(arrival.who.organisation);
  const Steady now = steady_now();
  std::size_t& of_member = ++per_member_[key_of(arrival.who)];
  auto watcher =
      std::make_shared<Watcher>(next_id_++, std::move(arrival), where, std::move(wire), limits_, now);
  where.watchers.emplace(watcher->id, watcher);
  metrics_.watchers(++count_);
  where.head = where.feed->head();
  watcher->push(live::hello(where.organisation.value, where.head, setup_.build,
                            std::chrono::duration_cast<std::chrono::seconds>(limits_.heartbeat).count()));
  if (leaving_) {
    watcher->push(live::goodbye("restart", spread_ms()));
    pump(watcher);
    close(watcher, websocket::kGoingAway, "restart");
  } else if (count_ > limits_.watchers || of_member > limits_.watchers_per_member) {
    close(watcher, websocket::kLimit, "too many live connections are open");
  } else {
    pump(watcher);
  }
  return watcher;
}

void Live::lost(const std::shared_ptr<Watcher>& watcher) {
  if (watcher->board.watchers.erase(watcher->id) == 0) return;
  metrics_.watchers(--count_);
  const auto of_member = per_member_.find(key_of(watcher->arrival.who));
  if (--of_member->second == 0) per_member_.erase(of_member);
}

void Live::received(const std::shared_ptr<Watcher>& watcher, std::string_view bytes) {
  watcher->reader.feed(bytes);
  while (true) {
    const auto next = watcher->reader.next();
    if (std::holds_alternative<websocket::NeedMore>(next)) break;
    if (const auto* violation = std::get_if<websocket::Violation>(&next)) {
      // While closing there is nobody left to say it to.
      if (watcher->closing()) return watcher->wire().close();
      return close(watcher, violation->code, violation->why);
    }
    take(watcher, std::get<websocket::Message>(next));
  }
  if (!watcher->reader.unfinished())
    watcher->unfinished_since.reset();
  else if (!watcher->unfinished_since)
    watcher->unfinished_since = steady_now();
}

void Live::take(const std::shared_ptr<Watcher>& watcher, const websocket::Message& message) {
  if (message.opcode == websocket::Opcode::close) {
    watcher->peer_said_close = true;
    if (watcher->closing()) {
      if (watcher->idle()) watcher->wire().close();
      return;
    }
    return close(watcher, websocket::kNormal, {});
  }
  if (watcher->closing()) return;
  if (!watcher->may_send_one(steady_now())) return close(watcher, websocket::kLimit, "too many messages");
  switch (message.opcode) {
    case websocket::Opcode::text:
      return obey(watcher, message.payload);
    case websocket::Opcode::binary:
      return close(watcher, websocket::kBadMessage, "messages are text");
    case websocket::Opcode::ping:
      watcher->push(message.payload, websocket::Opcode::pong);
      return pump(watcher);
    case websocket::Opcode::pong:
    case websocket::Opcode::close:
    case websocket::Opcode::continuation:
      return;
  }
}

void Live::obey(const std::shared_ptr<Watcher>& watcher, std::string_view text) {
  const live::ClientMessage message = live::parse(text);
  if (const auto* unreadable = std::get_if<live::Unreadable>(&message))
    return close(watcher, websocket::kBadMessage, unreadable->why);
  if (const auto* refused = std::get_if<live::Refused>(&message))
    watcher->push(live::error(refused->id, refused->refusal, watcher->arrival.language));
  if (const auto* wish = std::get_if<live::Subscribe>(&message)) subscribe(*watcher, *wish);
  if (const auto* wish = std::get_if<live::Unsubscribe>(&message)) unsubscribe(*watcher, *wish);
  pump(watcher);
}

void Live::subscribe(Watcher& watcher, const live::Subscribe& message) {
  service::Catchup catchup = watcher.board.feed->open(message.cursor);
  watcher.push(live::subscribed(message, catchup.resumed));
  // In mode state a cursor of our own chain can always be resumed: this one is of another history.
  if (message.cursor && !catchup.resumed) watcher.push(live::reset(message.topic, "fork"));
  for (service::Frame& frame : catchup.frames) watcher.push(std::move(frame));
  watcher.at = catchup.at;
  watcher.board.head = watcher.board.feed->head();
}

void Live::unsubscribe(Watcher& watcher, const live::Unsubscribe& message) {
  if (std::exchange(watcher.at, std::nullopt)) return;
  const Refusal none{"not_found.subscription", say("There is no subscription to end here.",
                                                   "Здесь нет подписки, от которой отписываться.")};
  watcher.push(live::error(message.id, none, watcher.arrival.language));
}

void Live::rings(LiveBoard& board) {
  board.rung->store(false);
  board.head = board.feed->head();
  board.again = board.serving;
  if (board.serving) return;
  board.serving = true;
  board.steps.clear();
  serve_from(board, 0);
}

void Live::serve_from(LiveBoard& board, std::uint64_t after) {
  const Steady now = steady_now();
  auto next = board.watchers.upper_bound(after);
  for (std::size_t served = 0; served < limits_.watchers_at_once && next != board.watchers.end();
       ++served, ++next) {
    after = next->first;
    const std::shared_ptr<Watcher>& watcher = next->second;
    // One whose bytes are stuck keeps its place; it goes on from there when they have gone.
    if (watcher->at && watcher->idle() && !watcher->closing()) pump(watcher, now);
  }
  if (next != board.watchers.end())
    return mailbox_->post([this, &board, after] { serve_from(board, after); });
  board.serving = false;
  if (board.again) rings(board);
}

void Live::pump(const std::shared_ptr<Watcher>& watcher) {
  pump(watcher, steady_now());
}

void Live::pump(const std::shared_ptr<Watcher>& watcher, Steady now) {
  if (watcher->waits_for_room) return;
  const std::uint64_t frames = watcher->frames_sent();
  const std::uint64_t bytes = watcher->bytes_sent();
  Watcher::Flushed flushed = watcher->flush(now);
  while (flushed == Watcher::Flushed::all && !watcher->closing() && give_next(*watcher))
    flushed = watcher->flush(now);
  frames_ += watcher->frames_sent() - frames;
  bytes_ += watcher->bytes_sent() - bytes;
  switch (flushed) {
    case Watcher::Flushed::all:
      if (watcher->closing() && watcher->peer_said_close) watcher->wire().close();
      return;
    case Watcher::Flushed::broken:
      return watcher->wire().close();
    case Watcher::Flushed::blocked:
      break;
  }
  watcher->waits_for_room = true;
  watcher->wire().when_writable([this, watcher] {
    watcher->waits_for_room = false;
    watcher->board.head = watcher->board.feed->head();
    pump(watcher);
  });
}

bool Live::give_next(Watcher& watcher) {
  if (!watcher.at || watcher.at->seq == watcher.board.head.seq) return false;
  LiveBoard::Step next = step(watcher.board, watcher.at->seq);
  watcher.at = next.to;
  if (!next.frame) return false;
  watcher.push(std::move(next.frame));
  return true;
}

LiveBoard::Step Live::step(LiveBoard& board, std::int64_t from) {
  for (const LiveBoard::Step& known : board.steps)
    if (known.from == from && known.to.seq == board.head.seq) return known;
  // The frame ends at the head of the moment it was made; only between two equal heads is it known which.
  LiveBoard::Step made{from, nullptr, board.feed->head()};
  while (true) {
    made.frame = board.feed->update_since(from);
    service::Cursor head = board.feed->head();
    if (head == made.to) break;
    made.to = std::move(head);
  }
  board.head = made.to;
  std::erase_if(board.steps, [&](const LiveBoard::Step& old) { return old.to.seq != made.to.seq; });
  board.steps.push_back(made);
  return made;
}

void Live::close(const std::shared_ptr<Watcher>& watcher, std::uint16_t code, std::string_view reason) {
  if (watcher->closing()) return;
  metrics_.watcher_closed(code);
  watcher->close_with(code, reason, steady_now());
  pump(watcher);
}

void Live::for_each(const std::function<void(const std::shared_ptr<Watcher>&)>& act) {
  for (const auto& [name, board] : boards_)
    for (const auto& [id, watcher] : board->watchers) act(watcher);
}

void Live::end_session(const std::string& session) {
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    if (watcher->arrival.session == session) close(watcher, websocket::kSignIn, "the session has ended");
  });
}

void Live::end_sessions_of(const Principal& member) {
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    if (watcher->arrival.who == member) close(watcher, websocket::kSignIn, "the session has ended");
  });
}

void Live::tick() {
  const Steady now = steady_now();
  for_each([&](const std::shared_ptr<Watcher>& watcher) { check(watcher, now); });
  metrics_.frames_sent(std::exchange(frames_, 0), std::exchange(bytes_, 0));
}

void Live::check(const std::shared_ptr<Watcher>& watcher, Steady now) {
  if (watcher->closing()) {
    if (now - watcher->closing_since() >= limits_.close) watcher->wire().close();
    return;
  }
  if (!watcher->idle() && now - watcher->last_progress() >= limits_.no_progress)
    return close(watcher, websocket::kSlow, "no progress");
  if (watcher->unfinished_since && now - *watcher->unfinished_since >= limits_.body)
    return close(watcher, websocket::kBadMessage, "a message was begun and not ended");
  if (now >= watcher->heartbeat_due) beat(watcher, now);
}

void Live::beat(const std::shared_ptr<Watcher>& watcher, Steady now) {
  watcher->heartbeat_due = now + limits_.heartbeat;
  // Watching is use of the session; what has run out or was ended elsewhere is noticed here.
  sessions_.find(watcher->arrival.session, [this, weak = std::weak_ptr{watcher}](const Lookup& lookup) {
    const auto held = weak.lock();
    if (held && lookup.kind == Lookup::Kind::nobody) close(held, websocket::kSignIn, "the session has ended");
  });
  if (!watcher->idle() || watcher->closing()) return;
  LiveBoard& board = watcher->board;
  // Its own place, never a later one: a heartbeat moves its cursor.
  const service::Cursor& at = watcher->at ? *watcher->at : board.head;
  if (!board.beat || !(board.beat_at == at)) {
    board.beat_at = at;
    board.beat = std::make_shared<const std::string>(live::heartbeat(at));
  }
  watcher->push(board.beat);
  pump(watcher);
}

std::int64_t Live::spread_ms() const {
  // All come back over a time that leaves each a few milliseconds of the next server's attention.
  constexpr std::size_t kPerWatcher_ms = 4;
  const std::size_t spread = std::clamp<std::size_t>(count_ * kPerWatcher_ms, 1'000, 30'000);
  return 1'000 + static_cast<std::int64_t>(random_below(static_cast<unsigned>(spread)));
}

void Live::goodbye() {
  leaving_ = true;
  for_each([&](const std::shared_ptr<Watcher>& watcher) {
    watcher->push(live::goodbye("restart", spread_ms()));
    pump(watcher);
    close(watcher, websocket::kGoingAway, "restart");
  });
}

void Live::clear() {
  for (const auto& [name, board] : boards_) board->watchers.clear();
  count_ = 0;
  per_member_.clear();
}

}  // namespace counterweight::server
