// /livez, /readyz and /metrics: for those who run the server.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/server/metrics.hpp"
#include "web/server/router.hpp"

namespace counterweight::server {

// `metrics` outlives the router. Metrics are shown to this machine and to `metrics_readers` only.
void add_operations(Router& router, const Metrics& metrics, std::vector<std::string> metrics_readers,
                    std::function<std::vector<std::string>()> not_ready);

}  // namespace counterweight::server
