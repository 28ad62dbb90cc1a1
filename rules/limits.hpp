// Every limit of the rulebook language, named with its number.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "base/time.hpp"

namespace counterweight::rules {

constexpr std::size_t kMaxRulebookBytes = 512 * 1024;
constexpr std::size_t kMaxDiagnostics = 200;  // told at once; the rest is counted
constexpr std::size_t kMaxCollected =
    1'000;  // put into order while reading, so that a hostile file costs little

constexpr std::size_t kMinDepartments = 2;  // the one with the final say, and one that can check it
constexpr std::size_t kMaxDepartments = 64;
constexpr std::size_t kMaxKinds = 200;
constexpr std::size_t kMaxAttributes = 64;  // of one kind, and fields of the proposal
constexpr std::size_t kMaxOptions = 64;     // of one choice
constexpr std::size_t kMaxGrounds = 64;
constexpr std::size_t kMaxApprovalRules = 16;  // of one kind
constexpr std::size_t kMaxRows = 1'000;
constexpr std::size_t kMaxQuestions = 64;
constexpr std::size_t kMaxQuestionCharacters = 200;
constexpr std::size_t kMaxEvidenceRules = 50;
constexpr std::int64_t kMaxEvidenceCount = 100;  // of one thing that has to be cited
constexpr std::size_t kMaxStages = 16;
constexpr std::size_t kMaxReminders = 4;
constexpr std::size_t kMaxBodies = 8;               // of one kind of challenge
constexpr std::int64_t kMaxVotingMembers = 10'000;  // a quorum of one department's members

constexpr std::size_t kMaxIdCharacters = 32;
constexpr std::size_t kMaxNameCharacters = 80;
constexpr std::size_t kMaxHelpCharacters = 500;
constexpr std::size_t kMaxUnitCharacters = 16;
constexpr std::int64_t kMaxVersion = 1'000'000;

constexpr std::size_t kMaxConditionBytes = 1'000;
constexpr std::size_t kMaxConditionDepth = 16;  // parentheses and `not` inside each other

constexpr std::int64_t kMaxInteger = std::int64_t{1} << 53U;  // exact in JSON everywhere
constexpr int kMaxDecimalDigits = 6;                          // behind the point
constexpr int kMaxDecimalWhole = 12;  // digits before it: scaled by 10^6 they fit 64 bits
constexpr int kMaxIntegerWhole = 16;  // digits of kMaxInteger

constexpr Duration kMinWindow = std::chrono::minutes{1};
constexpr Duration kMaxWindow = std::chrono::hours{24 * 365};
constexpr std::int64_t kMaxWorkingDays = 260;
constexpr int kMaxCalendarDays = 4 * 366;  // looked at for the end of one window
constexpr std::size_t kMaxHolidays = 1'000;
constexpr std::int64_t kMaxShareDenominator = 100;
constexpr std::size_t kMaxCells = 100'000;  // of one kind of action: combinations that conditions tell apart
constexpr std::int64_t kMaxPilotShare = 100;   // per cent
constexpr std::int64_t kMaxOverrides = 1'000;  // within the time of a quota

}  // namespace counterweight::rules
