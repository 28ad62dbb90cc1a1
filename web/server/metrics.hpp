// What the transport counts, for Prometheus. Others add their own families to the same registry.
// Thread-safe where prometheus-cpp is; the methods here belong to the I/O thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "web/server/request.hpp"
#include "web/server/response.hpp"

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
template <typename T>
class Family;
}  // namespace prometheus

namespace counterweight::server {

class Metrics {
 public:
  explicit Metrics(std::shared_ptr<prometheus::Registry> registry);

  // `route` is a pattern, never a path: the number of time series stays bounded.
  void answered(Method method, const std::string& route, int status, double seconds, std::size_t bytes);
  void signed_in(std::string_view result);  // "ok", "wrong", "delayed", "busy", "failed"
  void connections(std::size_t count);
  void watchers(std::size_t count);
  void frames_sent(std::size_t frames, std::size_t bytes);
  void watcher_closed(unsigned code);

  Response exposition() const;  // text format 0.0.4

 private:
  struct Series {
    std::map<int, prometheus::Counter*> by_status;
    prometheus::Histogram* seconds = nullptr;
  };
  std::shared_ptr<prometheus::Registry> registry_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Histogram>& durations_;
  prometheus::Family<prometheus::Counter>& sign_ins_;
  prometheus::Family<prometheus::Counter>& closed_;
  prometheus::Counter& response_bytes_;
  prometheus::Counter& frames_;
  prometheus::Counter& frame_bytes_;
  prometheus::Gauge& connections_;
  prometheus::Gauge& watchers_;
  std::map<std::pair<Method, std::string>, Series> series_;  // looked up by name once, then by pointer
};

}  // namespace counterweight::server
