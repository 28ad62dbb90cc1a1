// Overrides by marketing alone, vetoes that fall by fact, and what happens after the decision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/proposal/review_events.hpp"
#include "engine/core/proposal/task.hpp"

namespace counterweight::core {

struct OverrideSigned {
  ProposalId proposal;
  VetoId veto;
  std::string justification;
  std::optional<Timestamp> effective_at;  // nothing: a second person has to sign
  DepartmentId department = {};           // empty: the one with the final say
  friend bool operator==(const OverrideSigned&, const OverrideSigned&) = default;
};
// By a second person of the same department.
struct OverrideSeconded {
  ProposalId proposal;
  VetoId veto;
  Timestamp effective_at{};
  friend bool operator==(const OverrideSeconded&, const OverrideSeconded&) = default;
};
// In effect, or ended without effect: taken back, or void because something else happened first.
struct OverrideClosed {
  ProposalId proposal;
  VetoId veto;
  bool effective = false;
  friend bool operator==(const OverrideClosed&, const OverrideClosed&) = default;
};

// The fact that a veto is tied to expired; its department is asked until `due`.
struct FactExpired {
  ProposalId proposal;
  VetoId veto;
  Timestamp due{};
  friend bool operator==(const FactExpired&, const FactExpired&) = default;
};
struct VetoLifted {
  ProposalId proposal;
  VetoId veto;
  Lift by = Lift::fact;
  friend bool operator==(const VetoLifted&, const VetoLifted&) = default;
};

struct PilotResultRecorded {
  ProposalId proposal;
  ActionId action;
  bool met = false;
  std::string measured, reason;
  std::optional<Timestamp> recast_due;  // met, and under veto
  std::optional<Timestamp> stops_at;    // met, and free
  friend bool operator==(const PilotResultRecorded&, const PilotResultRecorded&) = default;
};
struct VetoRecast {
  ProposalId proposal;
  VetoId veto;
  std::string reason;
  friend bool operator==(const VetoRecast&, const VetoRecast&) = default;
};
// Nobody recast: its vetoes are lifted, and marketing may launch it until `stops_at`.
struct PilotCleared {
  ProposalId proposal;
  ActionId action;
  Timestamp stops_at{};
  friend bool operator==(const PilotCleared&, const PilotCleared&) = default;
};

struct ActionHalted {
  ProposalId proposal;
  ActionId action;
  DepartmentId department;
  std::string reason;
  friend bool operator==(const ActionHalted&, const ActionHalted&) = default;
};
struct ActionResumed {
  ProposalId proposal;
  ActionId action;
  std::string reason;
  friend bool operator==(const ActionResumed&, const ActionResumed&) = default;
};
struct ActionStopped {
  ProposalId proposal;
  ActionId action;
  StopWhy why = StopWhy::stopped;
  std::string reason;
  Timestamp stopped_at{};
  friend bool operator==(const ActionStopped&, const ActionStopped&) = default;
};

// Somebody who has to act, and by when.
struct Reminder {
  DepartmentId department;
  Task task = Task::position;
  std::vector<ActionId> actions;
  Timestamp due{};
  friend bool operator==(const Reminder&, const Reminder&) = default;
};
struct ReminderGiven {
  ProposalId proposal;
  std::vector<Reminder> reminders;
  Timestamp at{};  // the time it was due at
  friend bool operator==(const ReminderGiven&, const ReminderGiven&) = default;
};

struct OutcomeRecorded {
  ProposalId proposal;
  std::vector<Measured> measured;
  OutcomeVerdict verdict = OutcomeVerdict::unclear;
  std::string lesson;
  std::vector<Lesson> lessons;
  std::vector<PremortemId> came_true = {};
  friend bool operator==(const OutcomeRecorded&, const OutcomeRecorded&) = default;
};

}  // namespace counterweight::core
