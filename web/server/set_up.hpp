// The first start of an organisation: who has the link that the program printed founds it and is its first
// member. Thread-safety: any thread may call anything.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::server {

// A rulebook that an organisation may begin with.
struct Offer {
  std::string name;
  core::RulebookPtr rulebook;
};

class SetUp {
 public:
  explicit SetUp(std::vector<Offer> offers);

  const std::string& token() const { return token_; }  // to print, once
  const std::vector<Offer>& offers() const { return offers_; }
  // Null for an unknown one.
  core::RulebookPtr offer(const std::string& name) const;
  bool opens(const std::string& token) const;

  // One at a time: false while another attempt is under way, and once it is done.
  bool begin();
  void end(bool done);
  bool done() const;

 private:
  const std::vector<Offer> offers_;
  const std::string token_;
  mutable std::mutex mutex_;
  bool under_way_ = false;
  bool done_ = false;
};

}  // namespace counterweight::server
