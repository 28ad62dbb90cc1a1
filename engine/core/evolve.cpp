#include "engine/core/proposal/evolve.hpp"

#include <algorithm>

#include "engine/core/state.hpp"

namespace counterweight::core {
namespace {

void evolve_organisation(Organisation& organisation, const OrganisationEvent& event, Timestamp at) {
  struct Visitor {
    Organisation& org;
    Timestamp at;
    void operator()(const OrganisationFounded& e) { org.name = e.name; }
    void operator()(const RulebookAdopted& e) {
      org.rulebooks[e.rulebook->hash()] = e.rulebook;
      org.in_force = e.rulebook->hash();
    }
    void operator()(const MemberJoined& e) {
      org.members[e.member] = {e.department, e.head, e.sealed_name, at};
    }
  };
  std::visit(Visitor{organisation, at}, event);
}

// The list with this proposal's deadline replaced; the same list where nothing changed.
std::shared_ptr<const std::vector<Due>> with_due(const std::shared_ptr<const std::vector<Due>>& dues,
                                                 ProposalId id, std::optional<Timestamp> before,
                                                 std::optional<Timestamp> after) {
  if (before == after) return dues;
  auto next = std::make_shared<std::vector<Due>>(*dues);
  if (before) next->erase(std::lower_bound(next->begin(), next->end(), Due{*before, id}));
  if (after) next->insert(std::lower_bound(next->begin(), next->end(), Due{*after, id}), Due{*after, id});
  return next;
}

}  // namespace

void evolve(State& state, const Event& event) {
  state.last_time_ = std::max(state.last_time_, event.at);
  if (const auto* mine = std::get_if<OrganisationEvent>(&event.data)) {
    auto next = std::make_shared<Organisation>(*state.organisation_);
    evolve_organisation(*next, *mine, event.at);
    state.organisation_ = std::move(next);
    return;
  }
  const auto& happened = std::get<ProposalEvent>(event.data);
  const ProposalId id = *proposal_of(event);
  const Proposal* known = state.proposals_.find(id.value);
  const auto due_before = known == nullptr ? std::nullopt : next_due(*known);
  const bool open_before = known != nullptr && known->open();
  if (const auto* first = std::get_if<ProposalSubmitted>(&happened))
    state.proposals_.push_back(
        submitted(*first, event.actor, event.at, state.organisation_->rulebooks.at(first->rulebook)));
  else
    evolve_proposal(state.proposals_.write(id.value), happened, event.actor, event.at);
  const Proposal& now = *state.proposals_.find(id.value);
  state.open_ += static_cast<int>(now.open()) - static_cast<int>(open_before);
  state.dues_ = with_due(state.dues_, id, due_before, next_due(now));
}

}  // namespace counterweight::core
