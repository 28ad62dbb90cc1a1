// Shares and quorums as they are written: "2/3"; a number or a share. Inside the codec.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/core/proposal/veto.hpp"

namespace counterweight::codec {

std::string share_text(const rules::Share& share);
nlohmann::json quorum_json(const std::optional<rules::Quorum>& quorum);  // null when there is none
// A body's threshold, under `falls_if` or `stands_if`, with who votes and of what it is the share.
nlohmann::json body_json(const rules::VoteBody& body);
nlohmann::json bodies_json(const std::vector<core::ChallengeBody>& bodies);  // with their rolls

}  // namespace counterweight::codec
