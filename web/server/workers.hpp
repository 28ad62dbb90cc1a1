// A few threads for what must not keep the I/O thread: hashing and the vault. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace counterweight::server {

class Workers {
 public:
  using Job = std::function<void()>;

  Workers(std::size_t threads, std::size_t most_waiting);
  ~Workers();  // stops

  // False when as many are waiting as may wait, or after stop(): then the job was not taken. What one
  // throws is a bug: it is logged, and its request gets the answer of a Reply that nobody called.
  bool take(Job job);
  // Finishes the jobs that run, drops those that wait, and returns when the threads have ended.
  void stop();

 private:
  void work();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Job> waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace counterweight::server
