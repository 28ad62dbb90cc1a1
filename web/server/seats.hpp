// How many connections there are, in all and by address. Belongs to the I/O thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

namespace counterweight::server {

class Seats {
 public:
  Seats(std::size_t most, std::size_t most_per_address) : most_(most), most_per_address_(most_per_address) {}

  // One more connection, counted until the returned value goes; null when there are too many. An empty
  // address is that of a proxy and counts in all only.
  std::shared_ptr<void> take(const std::string& address);
  std::size_t taken() const { return taken_; }

 private:
  void give_back(const std::string& address);

  std::size_t most_;
  std::size_t most_per_address_;
  std::size_t taken_ = 0;
  std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace counterweight::server
