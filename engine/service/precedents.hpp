// Earlier actions like one that somebody thinks of, of the same organisation. Reads the ledger where one is
// put away: not on the I/O thread. Thread-safety: any thread; drafts are nowhere looked at.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/proposal/proposal.hpp"
#include "engine/service/nearness.hpp"
#include "engine/service/tenant.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxPrecedents = 3;               // told for one action
constexpr std::int64_t kMaxPrecedentProposals = 1'000;  // looked through, the newest first
constexpr std::size_t kMaxPrecedentsWhole = 8;          // brought back from the ledger for one question
constexpr std::size_t kMaxPrecedentsMeasured = 10'000;  // comparisons of two actions for one question
constexpr int kLeastNearness = 40;                      // what is less alike is not told

struct Precedent {
  std::shared_ptr<const core::Proposal> proposal;
  core::ActionId action;
  int nearness = 0;  // 0 to 100
};

struct Precedents {
  std::vector<std::vector<Precedent>> of;  // for each that was sought, the nearest first, then the newest
  // Not all proposals of these kinds were looked into: too many, or the ledger could not be read.
  bool limited = false;
};

Precedents precedents_of(const Tenant& tenant, const core::State& state, const std::vector<Sought>& sought);

}  // namespace counterweight::service
