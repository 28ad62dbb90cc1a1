// The way from any thread to the I/O thread. Many letters cost one wake-up, which is what group commit's
// replies need: they come by the dozen. Thread-safety: any thread may post; deliver() and close() belong to
// the owner.
#pragma once

#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace counterweight::server {

class Mailbox {
 public:
  using Letter = std::function<void()>;

  // `wake` has to make the I/O thread call deliver(); it is called under a lock and must only post.
  explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(Letter letter);  // run later on the I/O thread; dropped after close()
  void run(Letter letter);   // the same, but at once when this is the I/O thread
  void deliver();            // runs what is there, in order
  void belongs_to_this_thread();
  void close();  // nothing is woken or delivered any more: the loop may go

 private:
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<Letter> letters_;
  std::thread::id reader_;
  bool closed_ = false;
};

}  // namespace counterweight::server
