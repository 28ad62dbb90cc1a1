#include "engine/core/state.hpp"

#include <tuple>

namespace counterweight::core {

std::optional<Timestamp> State::next_due() const {
  if (dues_->empty()) return std::nullopt;
  return dues_->front().at;
}

bool operator==(const State& a, const State& b) {
  return a.open_ == b.open_ && a.last_time_ == b.last_time_ && *a.dues_ == *b.dues_ &&
         *a.overrides_ == *b.overrides_ && *a.organisation_ == *b.organisation_ &&
         a.proposals_ == b.proposals_;
}

std::optional<ProposalId> proposal_of(const Event& event) {
  const auto* mine = std::get_if<ProposalEvent>(&event.data);
  if (mine == nullptr) return std::nullopt;
  return std::visit([](const auto& e) { return e.proposal; }, *mine);
}

}  // namespace counterweight::core
