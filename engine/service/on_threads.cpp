#include "engine/service/on_threads.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace counterweight::service {
namespace {

class Tasks {
 public:
  Tasks(std::size_t count, const std::function<void(std::size_t)>& task,
        const std::function<void(std::size_t, std::size_t)>& done)
      : count_(count), task_(task), done_(done) {}

  // Until none is left.
  void work() {
    std::unique_lock lock{mutex_};
    while (next_ < count_) {
      const std::size_t mine = next_++;
      lock.unlock();
      std::exception_ptr thrown;
      try {
        task_(mine);
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      if (thrown) return fail(std::move(thrown));
      tell();
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  // With the lock.
  void tell() {
    ++over_;
    if (!done_) return;
    try {
      done_(over_, count_);
    } catch (...) {
      fail(std::current_exception());
    }
  }
  void fail(std::exception_ptr thrown) {
    if (!failure_) failure_ = std::move(thrown);
    next_ = count_;
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& task_;
  const std::function<void(std::size_t, std::size_t)>& done_;
  std::mutex mutex_;
  std::size_t next_ = 0, over_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::size_t threads_here() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void run_on_threads(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& task,
                    const std::function<void(std::size_t over, std::size_t all)>& done) {
  Tasks tasks{count, task, done};
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(threads, count); ++i) others.emplace_back([&] { tasks.work(); });
    tasks.work();
  }  // joins
  tasks.rethrow();
}

}  // namespace counterweight::service
