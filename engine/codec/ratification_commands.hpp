// The bodies of commands about a change of the rulebook: docs/api-rulebooks.md. What is wrong with one is
// told as for other bodies.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

// {"hash": of a rulebook that was checked, "base": of the one in force that it replaces, "reason"}
struct ProposedRulebook {
  std::string hash, base, reason;
};
Result<ProposedRulebook> read_propose_rulebook(const nlohmann::json& body);

// {"vote": "ratify" | "reject", "reason"?}
Result<core::OrganisationCommand> read_rulebook_vote(core::RulebookChangeId change,
                                                     const nlohmann::json& body);
// {}
Result<core::OrganisationCommand> read_withdraw_rulebook(core::RulebookChangeId change,
                                                         const nlohmann::json& body);
// {"text"}
Result<core::OrganisationCommand> read_rulebook_comment(core::RulebookChangeId change,
                                                        const nlohmann::json& body);

}  // namespace counterweight::codec
