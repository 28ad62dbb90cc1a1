// The whole state of one organisation: the fold of its ledger. Copies are cheap and share what did not
// change.
#pragma once

#include <optional>
#include <vector>

#include "base/time.hpp"
#include "engine/core/command.hpp"
#include "engine/core/cow_table.hpp"
#include "engine/core/event.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// A deadline that runs: when, and of which proposal.
struct Due {
  Timestamp at{};
  ProposalId proposal;
  friend auto operator<=>(const Due&, const Due&) = default;
};

// An override by marketing alone that cools off or took effect: what the quota counts.
struct SignedOverride {
  Timestamp at{};
  ProposalId proposal;
  VetoId veto;
  friend bool operator==(const SignedOverride&, const SignedOverride&) = default;
};

class State {
 public:
  const Organisation& organisation() const { return *organisation_; }
  const CowTable<Proposal>& proposals() const { return proposals_; }
  const Proposal* proposal(ProposalId id) const { return proposals_.find(id.value); }
  const std::vector<Due>& dues() const { return *dues_; }  // earliest first
  std::optional<Timestamp> next_due() const;
  std::int64_t open_proposals() const { return open_; }
  const std::vector<SignedOverride>& overrides() const { return *overrides_; }  // earliest first
  Timestamp last_time() const { return last_time_; }  // of the last event

  friend bool operator==(const State& a, const State& b);

 private:
  friend void evolve(State& state, const Event& event);
  std::shared_ptr<const Organisation> organisation_ = std::make_shared<Organisation>();
  CowTable<Proposal> proposals_;
  std::shared_ptr<const std::vector<Due>> dues_ = std::make_shared<std::vector<Due>>();
  std::shared_ptr<const std::vector<SignedOverride>> overrides_ =
      std::make_shared<std::vector<SignedOverride>>();
  std::int64_t open_ = 0;
  Timestamp last_time_{};
};

// Total: every event that decide ever wrote has a next state. Evaluates no rule, reads no clock.
void evolve(State& state, const Event& event);

}  // namespace counterweight::core
