// Why a department is asked, in a sentence: "Asked because finance may veto it. Silence counts as consent."
#pragma once

#include "base/text.hpp"
#include "engine/core/proposal/attention.hpp"

namespace counterweight::codec {

Text why_me(const core::Proposal& proposal, const core::Attention& attention);

}  // namespace counterweight::codec
