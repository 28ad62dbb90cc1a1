// The proposals that were folded again last, at hand while somebody looks at them. Thread-safety: any thread.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::service {

constexpr std::size_t kRecentlyWhole = 32;  // proposals kept at hand, by organisation

class Recent {
 public:
  // With just so many events; null when it is not here.
  std::shared_ptr<const core::Proposal> find(core::ProposalId id, std::int64_t version) {
    const std::lock_guard lock{mutex_};
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const auto& each) {
      return each->id == id && each->version == version;
    });
    if (found == kept_.end()) return nullptr;
    std::rotate(kept_.begin(), found, found + 1);  // the one used last stands first
    return kept_.front();
  }
  void keep(std::shared_ptr<const core::Proposal> proposal) {
    const std::lock_guard lock{mutex_};
    std::erase_if(kept_, [&](const auto& each) { return each->id == proposal->id; });
    kept_.insert(kept_.begin(), std::move(proposal));
    if (kept_.size() > kRecentlyWhole) kept_.pop_back();
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<const core::Proposal>> kept_;
};

}  // namespace counterweight::service
