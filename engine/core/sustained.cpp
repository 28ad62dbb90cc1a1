#include "engine/core/sustained.hpp"

#include <algorithm>
#include <tuple>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/word.hpp"

namespace counterweight::core {
namespace {

auto place(const SustainedVeto& veto) {
  return std::tie(veto.content, veto.proposal, veto.veto);
}

bool changes_vetoes(const ProposalEvent& event) {
  return std::holds_alternative<ChallengeClosed>(event) || std::holds_alternative<VetoWithdrawn>(event) ||
         std::holds_alternative<VetoLapsed>(event) || std::holds_alternative<VetoLifted>(event) ||
         std::holds_alternative<VetoCarried>(event) || std::holds_alternative<VetoCopied>(event) ||
         std::holds_alternative<VetoReaffirmed>(event) || std::holds_alternative<VetoBound>(event) ||
         std::holds_alternative<OverrideClosed>(event) || std::holds_alternative<ProposalAmended>(event);
}

// The vote that upheld it there; a vote in another proposal, where that one binds.
Timestamp sustained_at(const Veto& veto, const std::string& content) {
  for (const Challenge& each : veto.challenges)
    if (each.content == content && each.result == ChallengeResult::sustained) return *each.closed_at;
  return veto.binds_on(content) ? veto.bound_by->sustained_at : veto.at;
}

SustainedVetoes sustained_in(const Proposal& p) {
  SustainedVetoes out;
  for (const Veto& veto : p.vetoes)
    for (const auto& [content, left] : veto.given_for)
      if (word_on(p, veto, content) == VetoState::sustained)
        out.push_back(std::make_shared<SustainedVeto>(
            SustainedVeto{content, p.id, veto.id, sustained_at(veto, content), veto.department, veto.member,
                          veto.ground, veto.reason, veto.lifts_if, veto.acceptable, veto.valid_until}));
  return out;
}

void forget_oldest(SustainedVetoes& all) {
  while (all.size() > kMaxSustainedVetoes)
    all.erase(
        std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a->at < b->at; }));
}

}  // namespace

bool same_vetoes(const SustainedVetoes& a, const SustainedVetoes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x == y || *x == *y; });
}

SharedSustained with_sustained(const SharedSustained& before, const ProposalEvent& event,
                               const Proposal& proposal) {
  if (!changes_vetoes(event)) return before;
  SustainedVetoes next;
  for (const auto& each : *before)
    if (each->proposal != proposal.id) next.push_back(each);
  const SustainedVetoes mine = sustained_in(proposal);
  if (mine.empty() && next.size() == before->size()) return before;
  next.insert(next.end(), mine.begin(), mine.end());
  std::sort(next.begin(), next.end(), [](const auto& a, const auto& b) { return place(*a) < place(*b); });
  forget_oldest(next);
  return std::make_shared<SustainedVetoes>(std::move(next));
}

SustainedVetoes sustained_elsewhere(const SustainedVetoes& all, const std::string& content,
                                    ProposalId proposal) {
  const auto first = std::lower_bound(all.begin(), all.end(), content,
                                      [](const auto& each, const auto& key) { return each->content < key; });
  SustainedVetoes out;
  for (auto each = first; each != all.end() && (*each)->content == content; ++each)
    if ((*each)->proposal != proposal) out.push_back(*each);
  return out;
}

}  // namespace counterweight::core
