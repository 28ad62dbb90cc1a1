// Sentences about a backtest, in both languages. Pure.
#pragma once

#include "engine/service/backtest.hpp"

namespace counterweight::service::backtest {

// "Would have blocked 3, of which 2 succeeded and 1 failed." One for each change there is, the gravest first.
std::vector<Text> summary_of(const Report& report);

// "would have been blocked"
Text change_words(const Past& past);

// "It succeeded."; empty where nothing is known.
Text outcome_words(const Past& past);

// "launched on …, possible since …"
Text ending_words(const Ending& ending);

// As an action ended: "launched"; of one that is not there "not part of it".
Text verdict_words(const std::optional<core::Verdict>& verdict);

}  // namespace counterweight::service::backtest
