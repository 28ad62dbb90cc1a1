// Commands about who belongs to the organisation and who acts for whom, from JSON bodies: docs/api.md,
// "People".
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

using OrganisationResult = Result<core::OrganisationCommand>;

// Somebody new. The name belongs into the vault: the caller seals it and puts the commitment into `command`.
struct NewMember {
  core::AddMember command;
  std::string name;
};

// `invalid.name` for a name that is blank or too long: the core never sees it. Nobody is made an
// administrator this way.
Result<NewMember> read_add_member(const nlohmann::json& body);
OrganisationResult read_remove_member(const core::MemberId& member, const nlohmann::json& body);
OrganisationResult read_set_head(const core::MemberId& member, const nlohmann::json& body);
OrganisationResult read_delegate(const nlohmann::json& body);
OrganisationResult read_end_delegation(const nlohmann::json& body);
OrganisationResult read_set_absence(const nlohmann::json& body);

}  // namespace counterweight::codec
