#include "web/server/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace counterweight::server {
namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

prometheus::Family<Counter>& counters(Registry& registry, const std::string& name, const std::string& help) {
  return prometheus::BuildCounter().Name("counterweight_" + name).Help(help).Register(registry);
}

Gauge& gauge(Registry& registry, const std::string& name, const std::string& help) {
  return prometheus::BuildGauge().Name("counterweight_" + name).Help(help).Register(registry).Add({});
}

const Histogram::BucketBoundaries kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                           0.1,    0.25,  0.5,    1,     2.5,  10};

}  // namespace

Metrics::Metrics(std::shared_ptr<Registry> registry)
    : registry_(std::move(registry)),
      requests_(counters(*registry_, "http_requests_total", "Requests answered, by route and status")),
      durations_(prometheus::BuildHistogram()
                     .Name("counterweight_http_request_seconds")
                     .Help("From the whole request to its answer, by route")
                     .Register(*registry_)),
      sign_ins_(counters(*registry_, "sign_ins_total", "Tries to sign in, by result")),
      closed_(
          counters(*registry_, "live_closed_total", "Live connections closed by the server, by close code")),
      response_bytes_(counters(*registry_, "http_response_bytes_total", "Bytes of response bodies").Add({})),
      frames_(counters(*registry_, "live_frames_sent_total", "Live frames handed to the kernel").Add({})),
      frame_bytes_(counters(*registry_, "live_bytes_sent_total", "Bytes of live frames").Add({})),
      connections_(gauge(*registry_, "connections", "Open connections, live ones included")),
      watchers_(gauge(*registry_, "live_watchers", "Open live connections")) {}

void Metrics::answered(Method method, const std::string& route, int status, double seconds,
                       std::size_t bytes) {
  Series& series = series_[{method, route}];
  const std::string name{name_of(method)};
  if (series.seconds == nullptr)
    series.seconds = &durations_.Add({{"method", name}, {"route", route}}, kSeconds);
  Counter*& count = series.by_status[status];
  if (count == nullptr)
    count = &requests_.Add({{"method", name}, {"route", route}, {"status", std::to_string(status)}});
  count->Increment();
  series.seconds->Observe(seconds);
  response_bytes_.Increment(static_cast<double>(bytes));
}

void Metrics::signed_in(std::string_view result) {
  sign_ins_.Add({{"result", std::string{result}}}).Increment();
}

void Metrics::connections(std::size_t count) {
  connections_.Set(static_cast<double>(count));
}

void Metrics::watchers(std::size_t count) {
  watchers_.Set(static_cast<double>(count));
}

void Metrics::frames_sent(std::size_t frames, std::size_t bytes) {
  frames_.Increment(static_cast<double>(frames));
  frame_bytes_.Increment(static_cast<double>(bytes));
}

void Metrics::watcher_closed(unsigned code) {
  closed_.Add({{"code", std::to_string(code)}}).Increment();
}

Response Metrics::exposition() const {
  const prometheus::TextSerializer serializer;
  Response response;
  response.body = serializer.Serialize(registry_->Collect());
  return std::move(response).with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace counterweight::server
