// What is declared to be compiled once: copying, moving and destroying the large types.
#include "engine/core/proposal/events.hpp"

#include "engine/core/proposal/commands.hpp"

namespace counterweight::core {

ProposalEvent::ProposalEvent(const ProposalEvent& other) = default;
ProposalEvent::ProposalEvent(ProposalEvent&& other) noexcept = default;
ProposalEvent& ProposalEvent::operator=(const ProposalEvent& other) = default;
ProposalEvent& ProposalEvent::operator=(ProposalEvent&& other) noexcept = default;
ProposalEvent::~ProposalEvent() = default;
bool operator==(const ProposalEvent& a, const ProposalEvent& b) {
  return static_cast<const AnyProposalEvent&>(a) == static_cast<const AnyProposalEvent&>(b);
}

ProposalCommand::ProposalCommand(const ProposalCommand& other) = default;
ProposalCommand::ProposalCommand(ProposalCommand&& other) noexcept = default;
ProposalCommand& ProposalCommand::operator=(const ProposalCommand& other) = default;
ProposalCommand& ProposalCommand::operator=(ProposalCommand&& other) noexcept = default;
ProposalCommand::~ProposalCommand() = default;

}  // namespace counterweight::core
