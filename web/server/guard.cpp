#include "web/server/guard.hpp"

#include <algorithm>

#include "web/server/negotiate.hpp"

namespace counterweight::server {
namespace {

Refusal foreign(std::string_view found) {
  return {"forbidden.origin",
          say("This request comes from {}, which is not this server's own page. Open the server's own "
              "address; whoever "
              "runs it can allow another origin in the configuration.",
              "Этот запрос пришёл с {}, а это не страница самого сервера. Откройте адрес сервера; другой "
              "источник может разрешить в настройках тот, кто ведёт сервер.",
              in_backticks(found))};
}

}  // namespace

bool Origins::allow(const std::string& origin) const {
  return std::find(allowed_.begin(), allowed_.end(), origin) != allowed_.end();
}

bool changes_state(Method method) {
  switch (method) {
    case Method::get:
    case Method::head:
    case Method::other:
      return false;
    case Method::post:
    case Method::put:
    case Method::patch:
    case Method::delete_:
      return true;
  }
  return true;
}

std::optional<Refusal> refuse_foreign(const Request& request, const Origins& origins) {
  if (!changes_state(request.method)) return std::nullopt;
  // A bearer token is nothing that a browser adds by itself.
  if (!request.headers[Header::authorization].empty()) return std::nullopt;
  const std::string& site = request.headers[Header::sec_fetch_site];
  const std::string& origin = request.headers[Header::origin];
  if (!site.empty()) {
    if (site == "same-origin") return std::nullopt;
    return foreign(origin.empty() ? site : origin);
  }
  if (origin.empty() || origins.allow(origin)) return std::nullopt;
  return foreign(origin);
}

std::optional<Refusal> refuse_content_type(const Request& request, Carries carries) {
  if (!changes_state(request.method)) return std::nullopt;
  if (request.method == Method::delete_ && request.body.empty()) return std::nullopt;
  const std::string& type = request.headers[Header::content_type];
  const std::string_view essence = std::string_view{type}.substr(0, type.find(';'));
  const bool one = essence.find(',') == std::string_view::npos;
  const bool wants_json = carries == Carries::json;
  const auto is = [&](std::string_view wanted) { return one && list_has(essence, wanted); };
  if (wants_json ? is("application/json") : is("text/csv") || is("application/octet-stream"))
    return std::nullopt;
  const std::string_view wanted =
      wants_json ? "`application/json`" : "`text/csv`, `application/octet-stream`";
  if (type.empty())
    return Refusal{"invalid.content_type",
                   say("The request says nothing of its content. Say it with `Content-Type`: {}.",
                       "В запросе не сказано, что в нём. Укажите `Content-Type`: {}.", wanted)};
  return Refusal{"invalid.content_type",
                 say("The content is {}, but only {} is read here.",
                     "Содержимое {}, а здесь читается только {}.", in_backticks(type), wanted)};
}

std::optional<Refusal> refuse_foreign_socket(const Request& request, const Origins& origins) {
  const std::string& origin = request.headers[Header::origin];
  if (origin.empty() || origins.allow(origin)) return std::nullopt;
  return foreign(origin);
}

std::string cookie(const Request& request, std::string_view name) {
  std::string_view rest = request.headers[Header::cookie];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name))
      return std::string{pair.substr(name.size() + 1)};
  }
  return {};
}

}  // namespace counterweight::server
