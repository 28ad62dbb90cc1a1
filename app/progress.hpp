// How far something long is, said on stderr: over the same line on a terminal, else now and then.
#pragma once

#include <cstdint>

#include "engine/service/clock.hpp"

namespace counterweight::app {

class Progress {
 public:
  Progress(std::uintmax_t size, service::Clock& clock);
  void add(std::uintmax_t bytes) { show(done_ + bytes, size_); }
  void show(std::uintmax_t done, std::uintmax_t size);  // nothing is said of what is over in a moment
  void end() const;                                     // leaves no half line behind

 private:
  std::uintmax_t size_;  // 0: not known
  std::uintmax_t done_ = 0;
  bool terminal_;
  bool said_ = false;
  service::Clock& clock_;
  Timestamp last_;
};

}  // namespace counterweight::app
