// A check of a rulebook as it is shown: docs/api-rulebooks.md, CHECK.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "engine/service/rulebook_checks.hpp"

namespace counterweight::server {

constexpr std::size_t kMaxPastShown = 200;  // past proposals that would have gone otherwise

// While it runs, how far it is; then its report, what it changes, and what the past would have come to.
nlohmann::json rulebook_check_json(const service::RulebookCheck& check, Language language);

}  // namespace counterweight::server
