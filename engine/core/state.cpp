#include "engine/core/state.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "engine/core/proposal/evolve.hpp"

namespace counterweight::core {

std::optional<Timestamp> State::next_due() const {
  const std::optional<Timestamp> change = organisation_->next_change_due();
  if (dues_->empty()) return change;
  return change ? std::min(*change, dues_->front().at) : dues_->front().at;
}

const Proposal* State::proposal(ProposalId id) const {
  if (stub(id) != nullptr)
    throw std::logic_error("proposal " + std::to_string(id.value) + " is put away and was not brought back");
  return whole(id);
}

ProposalStatus State::status(ProposalId id) const {
  const Stub* away = stub(id);
  return away != nullptr ? away->status : whole(id)->status;
}

void State::put_away(ProposalId id, Stub stub) {
  const Proposal* known = whole(id);
  CHECK_THAT_IS(known != nullptr && known->closed_at && !core::next_due(*known),
                "only what is closed is put away");
  stubs_.put(id.value, std::make_shared<Stub>(std::move(stub)));
  proposals_.put(id.value, nullptr);
}

void State::bring_back(std::shared_ptr<const Proposal> proposal) {
  const std::int64_t id = proposal->id.value;
  const Stub* known = stubs_.find(id);
  CHECK_THAT_IS(known != nullptr && known->version == proposal->version, "what was put away comes back");
  stubs_.put(id, nullptr);
  // Never written while it is shared: CowTable copies first.
  proposals_.put(id, std::const_pointer_cast<Proposal>(std::move(proposal)));
}

State State::made_of(Parts parts) {
  State state;
  state.organisation_ = std::make_shared<Organisation>(std::move(parts.organisation));
  state.knowledge_ = std::make_shared<Knowledge>(std::move(parts.knowledge));
  state.overrides_ = std::make_shared<std::vector<SignedOverride>>(std::move(parts.overrides));
  state.sustained_ = std::make_shared<SustainedVetoes>(std::move(parts.sustained));
  state.last_time_ = parts.last_time;
  std::vector<Due> dues;
  for (auto& part : parts.proposals) {
    if (auto* stub = std::get_if<Stub>(&part)) {
      state.proposals_.push_back(std::shared_ptr<Proposal>{});
      state.stubs_.push_back(std::move(*stub));
      continue;
    }
    const auto& proposal = std::get<std::shared_ptr<const Proposal>>(part);
    if (const auto due = core::next_due(*proposal)) dues.push_back({*due, proposal->id});
    state.open_ += proposal->open() ? 1 : 0;
    state.proposals_.push_back(std::const_pointer_cast<Proposal>(proposal));
    state.stubs_.push_back(std::shared_ptr<Stub>{});
  }
  std::sort(dues.begin(), dues.end());
  state.dues_ = std::make_shared<std::vector<Due>>(std::move(dues));
  return state;
}

bool operator==(const State& a, const State& b) {
  return a.open_ == b.open_ && a.last_time_ == b.last_time_ && *a.dues_ == *b.dues_ &&
         *a.overrides_ == *b.overrides_ && *a.organisation_ == *b.organisation_ &&
         (a.knowledge_ == b.knowledge_ || *a.knowledge_ == *b.knowledge_) &&
         same_vetoes(*a.sustained_, *b.sustained_) && a.proposals_ == b.proposals_ && a.stubs_ == b.stubs_;
}

std::vector<std::string> sealed_in(const Event& event) {
  if (const auto* learnt = std::get_if<KnowledgeEvent>(&event.data)) return sealed_in(*learnt);
  const auto* mine = std::get_if<OrganisationEvent>(&event.data);
  const auto* joined = mine == nullptr ? nullptr : std::get_if<MemberJoined>(mine);
  return joined == nullptr ? std::vector<std::string>{} : std::vector<std::string>{joined->sealed_name};
}

std::optional<ProposalId> proposal_of(const Event& event) {
  const auto* mine = std::get_if<ProposalEvent>(&event.data);
  if (mine == nullptr) return std::nullopt;
  return std::visit([](const auto& e) { return e.proposal; }, *mine);
}

}  // namespace counterweight::core
