// The service's counters for Prometheus, copied once a second by whoever keeps house.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/service/service.hpp"

namespace prometheus {
class Registry;
}

namespace counterweight::app {

class ServiceMetrics {
 public:
  ServiceMetrics(const service::Service& service, prometheus::Registry& registry);
  void update() const;

 private:
  std::vector<std::function<void()>> updates_;
};

}  // namespace counterweight::app
