// Reads commands back from a record: the one that became these events is the one that decide answers with
// them. Pure.
#pragma once

#include <optional>
#include <span>

#include "engine/core/state.hpp"

namespace counterweight::service::backtest {

struct ReadBack {
  std::optional<core::ProposalCommand> command;  // nothing: the event follows from an earlier one
  std::size_t events = 1;                        // that it became, from the first one on
  bool exact = false;  // decide answers it with these very events; else it is a guess
};

// `state`: as it was before the first of `events`, which is a proposal's and which somebody caused; they are
// the rest of the record from there on.
ReadBack read_command(const core::State& state, std::span<const core::Event> events);

}  // namespace counterweight::service::backtest
