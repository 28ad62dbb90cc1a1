// What past proposals would have come to under another rulebook: all that people did is done again under it,
// in their order and at their times, by the real engine. What they would have done otherwise nobody knows;
// docs/RULES.md says what is assumed. Pure: no file, no clock. Thread-safety: plain values and functions.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "engine/core/event.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::service::backtest {

// What would have been otherwise, the gravest first; of several the first that fits.
enum class Change {
  refused,    // it could not have been submitted
  blocked,    // something that was launched or piloted would have been prevented
  launched,   // something that was prevented would have been launched
  expired,    // its time would have been over before it could be, or was, decided or withdrawn
  freed,      // withdrawn or expired with something against an action that would have been cleared
  otherwise,  // other differences between its actions
  later,      // the same, decided later
  sooner,     // the same, and the decision would have been open, or made, sooner
  same
};
inline constexpr std::array kChanges{Change::refused, Change::blocked, Change::launched,
                                     Change::expired, Change::freed,   Change::otherwise,
                                     Change::later,   Change::sooner,  Change::same};

enum class End { decided, withdrawn, expired, open };

struct Ending {
  End end = End::open;
  std::optional<Timestamp> at;             // of the first decision, the withdrawal, or the end of time
  std::optional<Timestamp> possible_from;  // decided: nothing stood in its way since
};

// An action as it ended; nothing where the proposal does not have it.
struct ActionEnding {
  core::ActionId action;
  std::string title;
  std::optional<core::Verdict> recorded, replayed;
  std::vector<Text> because;  // what keeps it from being cleared in the replay
};

// A command of the record that this rulebook refuses.
struct NotTaken {
  Timestamp at{};
  core::DepartmentId department;
  Text name;
  std::string command;  // "take_position"
  Refusal why;
};

// A department that objected to an action, had no veto there, and has one under this rulebook.
struct PossibleVeto {
  core::ActionId action;
  core::DepartmentId department;
  Text name;
  friend bool operator==(const PossibleVeto&, const PossibleVeto&) = default;
};

// One proposal that is decided, withdrawn or expired.
struct Past {
  core::ProposalId proposal;  // as recorded
  std::string title;
  Change change = Change::same;
  Duration by{};                                // later and sooner
  std::optional<core::OutcomeVerdict> outcome;  // as recorded, where it is
  Ending recorded, replayed;
  std::vector<ActionEnding> actions;
  std::optional<Refusal> why;  // why it was not submitted, or not decided, the last time that was tried
  std::vector<NotTaken> not_taken;
  std::int64_t moot = 0;  // commands that had nothing left to be about
  std::vector<PossibleVeto> possible_vetoes;
};

struct Report {
  core::RulebookPtr rulebook;
  std::vector<Past> past;      // in the order they were submitted
  std::int64_t left_open = 0;  // proposals that are still open, and so not among them
  std::int64_t guessed = 0;    // commands that the record does not tell exactly: written by an older program
};

// `events`: all of one organisation, in order, as its ledger has them.
Report run(const std::vector<core::Event>& events, const core::RulebookPtr& rulebook);

// Proposals of this change, and what is known to have come of them.
struct Tally {
  std::int64_t proposals = 0;
  std::map<core::OutcomeVerdict, std::int64_t> outcomes;
};
Tally tally(const Report& report, Change change);

// "refused", "blocked" …, as the enumerator.
std::string_view name_of(Change change);

// For people: what would have changed, in sentences; then each proposal that did, or where something was
// refused.
std::string report_text(const Report& report, const OrganisationId& organisation, Language language);

// {"organisation", "rulebook": {"name", "version", "hash"}, "replayed", "left_open", "guessed", "summary":
// [sentences], "totals": {CHANGE: {"proposals", "succeeded", "failed", "mixed", "unclear"}}, "proposals":
// [{"proposal", "title", "change", "by_ms", "outcome", "recorded" and "replayed": {"end", "at",
// "possible_from"}, "actions": [{"action", "title", "recorded", "replayed", "because"}], "why", "not_taken":
// [{"at", "department", "command", "code", "sentence"}], "moot", "possible_vetoes": [{"action",
// "department"}]}]}
nlohmann::json report_json(const Report& report, const OrganisationId& organisation, Language language);

}  // namespace counterweight::service::backtest
