// Bodies in memory that are files: so many at once, and fewer of one member, so that nobody takes the places
// of all. One thread uses it, and it outlives its places.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "web/server/limits.hpp"
#include "web/server/request.hpp"

namespace counterweight::server {

class FilePlaces {
 public:
  // Given back when the last who holds it lets go; null when there is none.
  std::shared_ptr<void> take(const Principal& who, const Limits& limits) {
    std::string key = who.organisation.value + '/' + who.member;
    if (taken_.size() >= limits.files_at_once || taken_.count(key) >= limits.files_of_member) return nullptr;
    const auto mine = taken_.insert(std::move(key));
    return {static_cast<void*>(this), [this, mine](void*) { taken_.erase(mine); }};
  }

 private:
  std::multiset<std::string> taken_;  // by who sends them
};

}  // namespace counterweight::server
