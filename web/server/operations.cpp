#include "web/server/operations.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

bool is_this_machine(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

Response readiness(const std::vector<std::string>& reasons) {
  if (reasons.empty()) return json_response(200, {{"ready", true}});
  return json_response(503, {{"ready", false}, {"reasons", reasons}});
}

Response measures(const Metrics& metrics, const std::vector<std::string>& readers, const Request& request) {
  if (is_this_machine(request.remote) ||
      std::find(readers.begin(), readers.end(), request.remote) != readers.end())
    return metrics.exposition();
  return problem(
      Refusal{"forbidden.metrics",
              say("Metrics are shown to this machine and to the addresses that the configuration names; "
                  "yours is {}.",
                  "Метрики видны этой машине и адресам из настроек; ваш адрес {}.",
                  in_backticks(request.remote))},
      request.language);
}

}  // namespace

void add_operations(Router& router, const Metrics& metrics, std::vector<std::string> metrics_readers,
                    std::function<std::vector<std::string>()> not_ready) {
  router.add(Method::get, "/livez", Access::anyone, answer_with([](const Request&) {
               return json_response(200, {{"live", true}});
             }));
  router.add(
      Method::get, "/readyz", Access::anyone,
      answer_with([not_ready = std::move(not_ready)](const Request&) { return readiness(not_ready()); }));
  router.add(Method::get, "/metrics", Access::anyone,
             answer_with([&metrics, readers = std::move(metrics_readers)](const Request& request) {
               return measures(metrics, readers, request);
             }));
}

}  // namespace counterweight::server
