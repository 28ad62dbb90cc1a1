// What an append costs beside the disk's own limit: the same bytes, written into a preallocated file and
// synced with fdatasync. Interleaved rounds, medians; arguments: a directory on the disk to measure, and the
// rounds.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>

#include "engine/store/sqlite_store.hpp"

using namespace counterweight;
using namespace counterweight::store;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kEventBytes = 600;

struct Figure {
  double per_second = 0;
  double cpu_us = 0;  // per event
};

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

template <typename Work>
Figure measure(std::size_t events, const Work& work) {
  const double cpu = cpu_seconds();
  const auto start = Clock::now();
  work();
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const auto count = static_cast<double>(events);
  return {count / seconds, (cpu_seconds() - cpu) * 1e6 / count};
}

void must(bool done, const char* what) {
  if (done) return;
  fmt::print(stderr, "{} failed\n", what);
  std::exit(3);
}

Figure raw(const fs::path& directory, std::size_t appends, std::size_t batch) {
  const int file = open((directory / "raw").c_str(), O_CREAT | O_RDWR | O_TRUNC, 0600);
  const std::string zeros(16 << 20, '\0');
  const std::string bytes(kEventBytes * batch, 'x');
  must(file >= 0 && pwrite(file, zeros.data(), zeros.size(), 0) > 0 && fsync(file) == 0, "preallocating");
  const Figure figure = measure(appends * batch, [&] {
    std::size_t at = 0;
    for (std::size_t i = 0; i < appends; ++i, at += bytes.size()) {
      if (at + bytes.size() > zeros.size()) at = 0;
      must(pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at)) > 0 && fdatasync(file) == 0,
           "writing");
    }
  });
  close(file);
  return figure;
}

Figure appended(SqliteStore& store, std::size_t appends, std::size_t batch) {
  const OrganisationId organisation{"acme"};
  Head head = store.ledger().head(organisation);
  std::vector<Entry> entries(batch);
  return measure(appends * batch, [&] {
    for (std::size_t i = 0; i < appends; ++i) {
      auto seq = static_cast<std::size_t>(head.seq);
      for (Entry& entry : entries) {
        ++seq;
        entry = {fmt::format("proposal:{}", seq * 7919 % 200),
                 fmt::format("command-{:032x}", seq * 2654435761U), std::string(kEventBytes, 'x')};
      }
      const Append end = store.ledger().append(organisation, head, entries, {});
      must(std::holds_alternative<Committed>(end), "appending");
      head = std::get<Committed>(end).head;
    }
  });
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  const fs::path directory = fs::path{count > 1 ? arguments[1] : "."} / "bench-store";
  const long rounds = count > 2 ? std::strtol(arguments[2], nullptr, 10) : 7;
  fs::create_directories(directory);
  fmt::print("{} bytes an event; median of {} rounds\n{:>6} {:>12} {:>12} {:>8} {:>12}\n", kEventBytes,
             rounds, "batch", "fdatasync/s", "appended/s", "ratio", "CPU us/event");
  for (const std::size_t batch : {1U, 10U, 50U}) {
    const std::size_t appends = batch == 1 ? 1500 : 300;
    std::vector<double> limit, ours, ratio, cpu;
    for (long round = 0; round < rounds; ++round) {
      fs::remove_all(directory / "data");
      auto store = SqliteStore::open(directory / "data");
      must(store.ok(), "opening");
      const Figure raw_figure = raw(directory, appends, batch);
      const Figure figure = appended(**store, appends, batch);
      limit.push_back(raw_figure.per_second);
      ours.push_back(figure.per_second);
      ratio.push_back(figure.per_second / raw_figure.per_second);
      cpu.push_back(figure.cpu_us);
    }
    fmt::print("{:>6} {:>12.0f} {:>12.0f} {:>8.2f} {:>12.1f}\n", batch, median(limit), median(ours),
               median(ratio), median(cpu));
  }
  fs::remove_all(directory);
  return 0;
}
