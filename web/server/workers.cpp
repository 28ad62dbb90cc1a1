#include "web/server/workers.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

namespace counterweight::server {

Workers::Workers(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  stop();
}

bool Workers::take(Job job) {
  {
    const std::lock_guard lock{mutex_};
    if (stopped_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  more_.notify_one();
  return true;
}

void Workers::stop() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
    dropped.swap(waiting_);
  }
  more_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::work() {
  while (true) {
    Job job;
    {
      std::unique_lock lock{mutex_};
      more_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      job();
    } catch (const std::exception& bug) {  // whoever waits for its reply is told (Reply)
      spdlog::error("a job ended by a bug: {}", bug.what());
    }
  }
}

}  // namespace counterweight::server
