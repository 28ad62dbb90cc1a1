// What each event of the organisation family leads to. Total, as evolve is.
#pragma once

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::core {

void evolve_organisation(Organisation& organisation, const OrganisationEvent& event, const MemberId& actor,
                         Timestamp at);

}  // namespace counterweight::core
