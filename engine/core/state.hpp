// The whole state of one organisation: the fold of its ledger. Copies are cheap and share what did not
// change. What closed long ago may be put away: then its place holds a stub, and whoever decides about it or
// shows it whole brings it back first (docs/adr/0007-closed-proposals-are-put-away.md).
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "engine/core/command.hpp"
#include "engine/core/cow_table.hpp"
#include "engine/core/event.hpp"
#include "engine/core/knowledge/knowledge.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/proposal.hpp"
#include "engine/core/sustained.hpp"

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

// What memory keeps of a closed proposal that was put away. The rest is the fold of its first `version`
// events.
struct Stub {
  std::int64_t version = 0;
  std::int64_t seq = 0;  // in the ledger, of the last of these events
  ProposalStatus status = ProposalStatus::evaluated;
  Timestamp closed_at{};
  MemberId author;
  std::string card;  // what lists show of it but for seq and author; the core does not look into it
  friend bool operator==(const Stub&, const Stub&) = default;
};

class State {
 public:
  const Organisation& organisation() const { return *organisation_; }
  const Knowledge& knowledge() const { return *knowledge_; }
  std::int64_t proposals_so_far() const { return proposals_.size(); }  // their ids are 1 to this
  bool knows(ProposalId id) const { return id.value >= 1 && id.value <= proposals_.size(); }
  // Null when there is none. Throws std::logic_error for one that is put away: whoever may meet one asks for
  // whole() or stub(), or brings it back.
  const Proposal* proposal(ProposalId id) const;
  const Proposal* whole(ProposalId id) const { return proposals_.find(id.value); }  // null also when put away
  std::shared_ptr<const Proposal> share(ProposalId id) const { return proposals_.share(id.value); }
  const Stub* stub(ProposalId id) const { return stubs_.find(id.value); }  // null unless put away
  ProposalStatus status(ProposalId id) const;                              // of one that it knows
  const std::vector<Due>& dues() const { return *dues_; }                  // of proposals, earliest first
  std::optional<Timestamp> next_due() const;  // of these, and of votes on a rulebook
  std::int64_t open_proposals() const { return open_; }
  const std::vector<SignedOverride>& overrides() const { return *overrides_; }  // earliest first
  const SustainedVetoes& sustained_vetoes() const { return *sustained_; }
  Timestamp last_time() const { return last_time_; }  // of the last event

  // One that is whole and closed, so that nothing of it runs or waits. No deadline and no count changes.
  void put_away(ProposalId id, Stub stub);
  // One that is put away, as it was. May be read by others while it is here: evolve copies it.
  void bring_back(std::shared_ptr<const Proposal> proposal);

  // What a state can be made of again without folding every event.
  struct Parts {
    Organisation organisation;
    Knowledge knowledge;
    std::vector<std::variant<std::shared_ptr<const Proposal>, Stub>> proposals;  // from 1 on
    std::vector<SignedOverride> overrides;
    SustainedVetoes sustained;
    Timestamp last_time{};
  };
  static State made_of(Parts parts);

  friend bool operator==(const State& a, const State& b);

 private:
  friend void evolve(State& state, const Event& event);
  friend void evolve(State& state, const std::vector<Event>& events, std::shared_ptr<Proposal> left);
  std::shared_ptr<const Organisation> organisation_ = std::make_shared<Organisation>();
  std::shared_ptr<const Knowledge> knowledge_ = std::make_shared<Knowledge>();
  CowTable<Proposal> proposals_;  // an empty place: put away …
  CowTable<Stub> stubs_;          // … and the other way round
  std::shared_ptr<const std::vector<Due>> dues_ = std::make_shared<std::vector<Due>>();
  std::shared_ptr<const std::vector<SignedOverride>> overrides_ =
      std::make_shared<std::vector<SignedOverride>>();
  SharedSustained sustained_ = std::make_shared<SustainedVetoes>();
  std::int64_t open_ = 0;
  Timestamp last_time_{};
};

// Total: every event that decide ever wrote has a next state. Evaluates no rule, reads no clock.
void evolve(State& state, const Event& event);
// The events of one answer about a proposal that is known, which is `left` by them as Context::left says.
void evolve(State& state, const std::vector<Event>& events, std::shared_ptr<Proposal> left);

}  // namespace counterweight::core
