#include "engine/core/proposal/evolve.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "engine/core/knowledge/evolve.hpp"
#include "engine/core/organisation/evolve.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {
namespace {

using SignedOverrides = std::shared_ptr<const std::vector<SignedOverride>>;

// The list after this event; the same list where it is not about an override.
SignedOverrides with_override(const SignedOverrides& before, const ProposalEvent& event, Timestamp at) {
  const auto* begun = std::get_if<OverrideSigned>(&event);
  const auto* closed = std::get_if<OverrideClosed>(&event);
  if (begun == nullptr && (closed == nullptr || closed->effective)) return before;
  auto next = std::make_shared<std::vector<SignedOverride>>(*before);
  if (begun != nullptr) {
    next->push_back({at, begun->proposal, begun->veto});
  } else {
    const auto last = std::find_if(next->rbegin(), next->rend(), [&](const SignedOverride& each) {
      return each.proposal == closed->proposal && each.veto == closed->veto;
    });
    next->erase(std::next(last).base());
  }
  return next;
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
    evolve_organisation(*next, *mine, event.actor, event.at);
    state.organisation_ = std::move(next);
    return;
  }
  if (const auto* learnt = std::get_if<KnowledgeEvent>(&event.data)) {
    auto next = std::make_shared<Knowledge>(*state.knowledge_);
    evolve_knowledge(*next, *learnt, event.actor, event.at);
    state.knowledge_ = std::move(next);
    return;
  }
  const auto& happened = std::get<ProposalEvent>(event.data);
  const ProposalId id = *proposal_of(event);
  const Proposal* known = state.proposals_.find(id.value);
  const auto due_before = known == nullptr ? std::nullopt : next_due(*known);
  const bool open_before = known != nullptr && known->open();
  if (const auto* first = std::get_if<ProposalSubmitted>(&happened)) {
    state.proposals_.push_back(
        submitted(*first, event.actor, event.at, state.organisation_->rulebooks.at(first->rulebook)));
    state.stubs_.push_back(std::shared_ptr<Stub>{});
  } else {
    evolve_proposal(state.proposals_.write(id.value), happened, event.actor, event.at);
  }
  state.overrides_ = with_override(state.overrides_, happened, event.at);
  const Proposal& now = *state.proposals_.find(id.value);
  state.sustained_ = with_sustained(state.sustained_, happened, now);
  state.open_ += static_cast<int>(now.open()) - static_cast<int>(open_before);
  state.dues_ = with_due(state.dues_, id, due_before, next_due(now));
}

void evolve(State& state, const std::vector<Event>& events, std::shared_ptr<Proposal> left) {
  const Proposal& now = *left;
  const Proposal& before = *state.proposals_.find(now.id.value);
  const auto due_before = next_due(before);
  state.open_ += static_cast<int>(now.open()) - static_cast<int>(before.open());
  state.proposals_.put(now.id.value, std::move(left));
  for (const Event& event : events) {
    const auto& happened = std::get<ProposalEvent>(event.data);
    CHECK_THAT_IS(proposal_of(event) == now.id, "the answer is about one proposal");
    state.last_time_ = std::max(state.last_time_, event.at);
    state.overrides_ = with_override(state.overrides_, happened, event.at);
    state.sustained_ = with_sustained(state.sustained_, happened, now);
  }
  state.dues_ = with_due(state.dues_, now.id, due_before, next_due(now));
}

}  // namespace counterweight::core
