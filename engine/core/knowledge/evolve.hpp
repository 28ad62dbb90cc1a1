// One event about customers, put on what was known before. Total, as evolve() of the whole state is.
#pragma once

#include "engine/core/knowledge/events.hpp"

namespace counterweight::core {

void evolve_knowledge(Knowledge& knowledge, const KnowledgeEvent& event, const MemberId& actor, Timestamp at);

// What was written with these records, by its commitments: what an erasure drops.
std::vector<std::string> sealed_with(const Knowledge& knowledge, const RecordsErased& erased);

}  // namespace counterweight::core
