#include "app/service_metrics.hpp"

#include <prometheus/gauge.h>
#include <prometheus/registry.h>

namespace counterweight::app {

ServiceMetrics::ServiceMetrics(const service::Service& service, prometheus::Registry& registry) {
  const auto add = [&](const char* name, const char* help, const std::atomic<std::uint64_t>& counter) {
    prometheus::Gauge& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    updates_.push_back([&gauge, &counter] { gauge.Set(static_cast<double>(counter.load())); });
  };
  const service::Counters& counters = service.counters();
  add("counterweight_commands_accepted", "Commands that became events.", counters.accepted);
  add("counterweight_commands_refused", "Commands that were refused.", counters.refused);
  add("counterweight_commands_repeated", "Commands that had been accepted before.", counters.repeated);
  add("counterweight_commits", "Appends that were committed; commands that wait share one.",
      counters.batches);
  add("counterweight_events", "Events written.", counters.events);
  add("counterweight_append_conflicts", "Appends that met a longer ledger.", counters.conflicts);
  add("counterweight_append_unwritten", "Appends that the store surely did not take.", counters.unwritten);
  add("counterweight_append_unknown", "Appends of which it was not known whether they were taken.",
      counters.unknown);
  add("counterweight_invariant_violations", "Results the engine refused as its own mistakes. Always 0.",
      counters.invariant_violations);
}

void ServiceMetrics::update() const {
  for (const auto& update : updates_) update();
}

}  // namespace counterweight::app
