#include "engine/core/proposal/allowed.hpp"

#include "engine/core/proposal/asking.hpp"

namespace counterweight::core {

Options options_for(const State& state, ProposalId id, const Context& context) {
  const Proposal* proposal = state.proposal(id);
  const Member* member = state.organisation().member(context.actor);
  if (proposal == nullptr || member == nullptr || member->left) return {};
  return Asking{state, *proposal, *member, context}.ask();
}

}  // namespace counterweight::core
