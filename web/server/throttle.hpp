// Growing delays after failed tries, per key (an account, an address). Never a lock: every delay ends, and a
// try that comes too early makes it no longer. Not thread-safe. The caller brings the time.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace counterweight::server {

class Throttle {
 public:
  struct Rule {
    unsigned free_tries;                   // so many failures cost no delay
    std::chrono::seconds longest;          // delays double from one second up to this
    std::chrono::minutes forgotten_after;  // without a failure
  };
  Throttle(Rule rule, std::size_t most_keys) : rule_(rule), most_keys_(most_keys) {}

  // How long `key` has to wait still; nothing when it may try now.
  std::optional<std::chrono::seconds> wait(const std::string& key, Timestamp now) const;
  // A try counts as failed until it is taken back: many at once gain nothing.
  void failed(const std::string& key, Timestamp now);
  void take_back(const std::string& key);  // the last one
  void forget(const std::string& key);     // all of them

 private:
  struct Entry {
    unsigned failures = 0;
    Timestamp last;
    std::list<std::string>::iterator place;  // in order_
  };
  Duration delay_after(unsigned failures) const;

  Rule rule_;
  std::size_t most_keys_;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> order_;  // the one that failed longest ago first: it goes when the table is full
};

}  // namespace counterweight::server
