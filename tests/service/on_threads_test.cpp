#include "engine/service/on_threads.hpp"

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

using namespace counterweight::service;

TEST_CASE("tasks: each is done once, however many threads there are") {
  for (const std::size_t threads : {1U, 2U, 7U, 100U}) {
    CAPTURE(threads);
    std::vector<std::atomic<int>> times(50);
    std::set<std::size_t> told, of;
    run_on_threads(
        threads, times.size(), [&](std::size_t i) { ++times[i]; },
        [&](std::size_t over, std::size_t all) {
          told.insert(over);
          of.insert(all);
        });
    for (const std::atomic<int>& each : times) CHECK(each == 1);
    CHECK(of == std::set<std::size_t>{times.size()});
    CHECK(told.size() == times.size());
    CHECK(*told.begin() == 1);
    CHECK(*told.rbegin() == times.size());
  }
}

TEST_CASE("tasks: without any there is nothing to do") {
  run_on_threads(4, 0, [](std::size_t) { FAIL("a task of none"); });
  CHECK(threads_here() >= 1);
}

TEST_CASE("tasks: two threads are at work at once") {
  std::atomic<int> here{0};
  run_on_threads(2, 2, [&](std::size_t) {
    ++here;
    while (here < 2) std::this_thread::yield();  // for ever, were they one after the other
  });
  CHECK(here == 2);
}

TEST_CASE("tasks: what one of them throws ends the handing out, and reaches the caller") {
  for (const std::size_t threads : {1U, 3U}) {
    std::atomic<int> begun{0};
    const auto task = [&](std::size_t i) {
      ++begun;
      if (i == 2) throw std::runtime_error("the third");
    };
    CHECK_THROWS_WITH(run_on_threads(threads, 1'000'000, task), "the third");
    CHECK(begun < 1'000'000);
  }
}
