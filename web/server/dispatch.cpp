#include "web/server/dispatch.hpp"

#include <arpa/inet.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <exception>

#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

Response nowhere(const Request& request) {
  return problem(Refusal{"not_found.route", say("There is nothing at {}.", "По адресу {} ничего нет.",
                                                in_backticks(request.path))},
                 request.language);
}

Response wrong_method(const Request& request, const std::string& allow) {
  const std::string name = in_backticks(name_of(request.method));
  const Text method = request.method == Method::other ? Text{"This method", "Этот метод"} : Text{name, name};
  return problem(Refusal{"invalid.method", say("{} is not possible at {}; possible is {}.",
                                               "{} для {} невозможен; возможно: {}.", method,
                                               in_backticks(request.path), in_backticks(allow))},
                 request.language)
      .with("Allow", allow);
}

bool contains(const std::vector<std::string>& list, std::string_view address) {
  return std::find(list.begin(), list.end(), address) != list.end();
}

bool is_address(const std::string& text) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

Plan plan_for(Request& request, const Router& router, const Origins& origins) {
  Router::Match match = router.match(request);
  if (std::holds_alternative<Router::Nowhere>(match)) return {"(none)", nullptr, nowhere(request)};
  if (const auto* wrong = std::get_if<Router::WrongMethod>(&match))
    return {"(none)", nullptr, wrong_method(request, wrong->allow)};
  if (std::holds_alternative<Router::Fallback>(match))
    return {"(files)", nullptr, router.fallback()(request)};
  auto& found = std::get<Router::Found>(match);
  request.params = std::move(found.params);
  Plan plan{found.route->pattern, found.route, std::nullopt};
  // What is signed may come from any page: a browser adds no signature by itself.
  auto foreign = plan.route->access == Access::by_signature ? std::nullopt : refuse_foreign(request, origins);
  if (foreign)
    plan.answer = problem(*foreign, request.language);
  else if (auto content = refuse_content_type(request, found.route->carries))
    plan.answer = problem(*content, request.language);
  return plan;
}

void call(const Route& route, const Request& request, const Reply& reply) {
  try {
    route.handler(request, reply);
  } catch (const std::exception& bug) {
    spdlog::error("{} {} {}: {}", request.id, name_of(request.method), route.pattern, bug.what());
    if (!reply.called()) reply(problem(internal_error(), request.language));
  }
}

std::string client_address(const std::string& peer, const std::string& forwarded_for,
                           const std::vector<std::string>& trusted_proxies) {
  std::string address = peer;
  std::string_view rest = forwarded_for;
  while (contains(trusted_proxies, address) && !rest.empty()) {
    const std::size_t comma = rest.rfind(',');
    std::string_view last = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(0, comma);
    while (last.starts_with(' ')) last.remove_prefix(1);
    while (last.ends_with(' ')) last.remove_suffix(1);
    std::string next{last};
    if (!is_address(next)) break;  // what a proxy could not have written
    address = std::move(next);
  }
  return address;
}

}  // namespace counterweight::server
