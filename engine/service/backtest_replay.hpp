// The organisation's life again, under another rulebook: what time does it does at its own hour, and each
// command of the record is given at the time it was given. Pure.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "engine/service/backtest.hpp"
#include "engine/service/backtest_decision.hpp"
#include "engine/service/backtest_record.hpp"
#include "engine/service/backtest_translation.hpp"

namespace counterweight::service::backtest {

// A command of the record.
struct Said {
  core::ProposalCommand command;
  core::MemberId actor;
  Timestamp at{};
  core::ProposalId proposal;
  std::shared_ptr<const core::Proposal> before;  // as it was then; null where it is submitted
  std::span<const core::Event> events;           // that it became
};

// What becomes of one recorded proposal in the replay.
struct Again {
  std::optional<core::ProposalId> id;  // there; nothing where it was not submitted
  std::optional<Refusal> why;          // why not, or why it was not decided, the last time that was tried
  std::optional<Wanted> pending;       // a decision that was refused so far
  Course course;
  Suggestions suggestions;
  std::vector<NotTaken> not_taken;
  std::int64_t moot = 0;
  std::vector<PossibleVeto> possible_vetoes;
};

class Replay {
 public:
  explicit Replay(core::RulebookPtr rulebook) : rulebook_(std::move(rulebook)) {}

  // What is due by then passes, each deadline at its own time.
  void pass_until(Timestamp when);
  // The organisation's own; but it lives under the one rulebook from the beginning.
  void take(const core::Event& event);
  // The same command. A refused one is noted, but for a launch: that is tried again whenever something
  // changes, until the proposal has ended. A department that may not object or veto here abstains where it
  // has said nothing else.
  void give(const Said& said);
  // The rulebook of the record decided by itself: here, if nobody has, somebody who may decides so.
  void decide_for_it(core::ProposalId recorded, Wanted wanted);
  // Lets time go on until these have ended, or nothing is due any more.
  void finish(std::vector<core::ProposalId> recorded);

  const Again& of(core::ProposalId recorded) const;
  const core::Proposal* proposal(core::ProposalId recorded) const;  // null where it was not submitted

 private:
  using Answer = Result<std::vector<core::Event>>;

  bool pass_next();
  Answer attempt(const core::ProposalCommand& command, const core::MemberId& actor, Timestamp at);
  void take_all(const std::vector<core::Event>& events);
  void settle(Timestamp at);

  void submit(const Said& said, Again& again);
  void repeat(const Said& said, Again& again);
  void decide(const Said& said, const core::Decide& decision, Again& again);
  void decide_again(const Said& said, const core::DecisionMade& made, Again& again);
  void try_to_decide(Again& again, Timestamp at);
  void take_position(const Said& said, const core::TakePosition& position, Again& again);
  Answer speak(const Said& said, core::TakePosition position, Again& again);
  void abstain_instead(const Said& said, const core::TakePosition& position, const Again& again);
  void note_possible_vetoes(const Said& said, Again& again) const;

  void note_refusal(const Said& said, Again& again, const Refusal& why) const;
  core::DepartmentId department_of(const core::MemberId& member) const;
  Text name_of(const core::DepartmentId& department) const;
  std::optional<Refusal> unknown_department(const core::MemberId& member) const;
  core::MemberId somebody_who_decides(const core::Proposal& proposal) const;

  core::RulebookPtr rulebook_;
  core::State state_;
  std::map<core::ProposalId, Again> lives_;                   // by the recorded id
  std::map<core::ProposalId, core::ProposalId> recorded_as_;  // by the id there
  std::set<core::ProposalId> touched_;                        // recorded ids, since settle()
};

}  // namespace counterweight::service::backtest
