#include "app/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace counterweight::app {
namespace {

constexpr Duration kProgressEvery{500};

}  // namespace

Progress::Progress(std::uintmax_t size, service::Clock& clock)
    : size_(size), terminal_(isatty(STDERR_FILENO) == 1), clock_(clock), last_(clock.now()) {}

void Progress::show(std::uintmax_t done, std::uintmax_t size) {
  done_ = done;
  const Timestamp now = clock_.now();
  if (now - last_ < (terminal_ ? kProgressEvery : kProgressEvery * 4)) return;
  last_ = now;
  said_ = true;
  const std::string how_far =
      size == 0 ? fmt::format("{} kB", done / 1024)
                : fmt::format("{} % of {} kB", std::min<std::uintmax_t>(done * 100 / size, 100), size / 1024);
  fmt::print(stderr, "{}{}", how_far, terminal_ ? "  \r" : "\n");
  std::fflush(stderr);
}

void Progress::end() const {
  if (said_ && terminal_) fmt::print(stderr, "{:40}\r", "");
}

}  // namespace counterweight::app
