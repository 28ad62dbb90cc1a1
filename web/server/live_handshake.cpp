// Who may come in to the live connection, and how: the handshake of a WebSocket, the head of a stream.
#include <utility>

#include "web/server/live.hpp"
#include "web/server/negotiate.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

constexpr std::string_view kSubprotocol = "counterweight.v1";

}  // namespace

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
  if (setup_.feeds_of(request.who->organisation).board == nullptr) return problem(busy(), request.language);
  return empty_response(101)
      .with("Upgrade", "websocket")
      .with("Connection", "Upgrade")
      .with("Sec-WebSocket-Accept", websocket::accept_for(key))
      .with("Sec-WebSocket-Protocol", std::string{kSubprotocol});
}

Response Live::stream_head(const Request& request) const {
  const auto wishes =
      live::read_pairs(request.query, request.headers[Header::last_event_id], limits_.subscriptions);
  if (!wishes.ok()) return problem(wishes.refusal(), request.language);
  for (const live::Subscribe& wish : *wishes)
    if (request.comes == Request::Comes::as_display && wish.topic != service::kBoardState)
      return problem(live::board_only(), request.language);
  if (setup_.feeds_of(request.who->organisation).board == nullptr) return problem(busy(), request.language);
  Response response;
  response.streams = true;
  return std::move(response)
      .with("Content-Type", "text/event-stream")
      .with("X-Accel-Buffering", "no");  // for proxies that would keep it back
}

}  // namespace counterweight::server
