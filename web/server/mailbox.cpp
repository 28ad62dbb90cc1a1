#include "web/server/mailbox.hpp"

#include <utility>

namespace counterweight::server {

void Mailbox::post(Letter letter) {
  const std::lock_guard lock{mutex_};
  if (closed_) return;
  letters_.push_back(std::move(letter));
  if (letters_.size() == 1) wake_();
}

void Mailbox::run(Letter letter) {
  {
    const std::lock_guard lock{mutex_};
    if (closed_) return;
    if (std::this_thread::get_id() != reader_) {
      letters_.push_back(std::move(letter));
      if (letters_.size() == 1) wake_();
      return;
    }
  }
  letter();
}

void Mailbox::deliver() {
  std::vector<Letter> arrived;
  {
    const std::lock_guard lock{mutex_};
    arrived.swap(letters_);
  }
  for (const Letter& letter : arrived) letter();
}

void Mailbox::belongs_to_this_thread() {
  const std::lock_guard lock{mutex_};
  reader_ = std::this_thread::get_id();
}

void Mailbox::close() {
  std::vector<Letter> unread;  // their destructors may post again: not under the lock
  const std::lock_guard lock{mutex_};
  closed_ = true;
  unread.swap(letters_);
}

}  // namespace counterweight::server
