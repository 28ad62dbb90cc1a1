// Holds what happened to a proposal against what became of it in the replay. Pure.
#pragma once

#include "engine/service/backtest_record.hpp"
#include "engine/service/backtest_replay.hpp"

namespace counterweight::service::backtest {

// `recorded` has ended. `replayed`: null where it was not submitted.
Past compared(const core::Proposal& recorded, const Course& course, const core::Proposal* replayed,
              const Again& again);

}  // namespace counterweight::service::backtest
