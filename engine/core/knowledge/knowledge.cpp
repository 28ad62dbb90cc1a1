#include "engine/core/knowledge/knowledge.hpp"

#include <iterator>

#include "engine/core/knowledge/events.hpp"

namespace counterweight::core {
namespace {

struct SealedIn {
  using Commitments = std::vector<std::string>;
  Commitments operator()(const InsightCaptured& e) const { return {e.sealed}; }
  Commitments operator()(const InsightRevised& e) const { return {e.sealed}; }
  Commitments operator()(const ConversationRevised& e) const { return {e.sealed}; }
  Commitments operator()(const InsightAttached& e) const { return {e.facts.sealed, e.facts.sealed_name}; }
  Commitments operator()(const TouchesRecorded& e) const { return {e.part.sealed}; }
  Commitments operator()(const CustomersAdded& e) const { return all(e.customers); }
  Commitments operator()(const ConversationsRecorded& e) const { return all(e.conversations); }
  template <typename Other>
  Commitments operator()(const Other&) const {
    return {};
  }
  template <typename Each>
  static Commitments all(const std::vector<Each>& list) {
    Commitments out;
    out.reserve(list.size());
    for (const Each& each : list) out.push_back(each.sealed);
    return out;
  }
};

}  // namespace

std::optional<std::int64_t> ImportKeys::find(ImportKey key) const {
  if (key == 0) return std::nullopt;
  const auto found = std::lower_bound(sorted_->begin(), sorted_->end(), std::pair{key, std::int64_t{0}});
  if (found == sorted_->end() || found->first != key) return std::nullopt;
  return found->second;
}

void ImportKeys::add(std::vector<std::pair<ImportKey, std::int64_t>> keys) {
  std::erase_if(keys, [](const auto& each) { return each.first == 0; });
  if (keys.empty()) return;
  std::sort(keys.begin(), keys.end());
  auto next = std::make_shared<Sorted>();
  next->reserve(sorted_->size() + keys.size());
  std::merge(sorted_->begin(), sorted_->end(), keys.begin(), keys.end(), std::back_inserter(*next));
  sorted_ = std::move(next);
}

bool Knowledge::knows(const EvidenceRef& ref) const {
  switch (ref.kind) {
    case EvidenceKind::insight:
      return insights.find(ref.id) != nullptr;
    case EvidenceKind::conversation:
      return conversations.find(ref.id) != nullptr;
    case EvidenceKind::metric:
      return metrics.find(ref.id) != nullptr;
    case EvidenceKind::journey:
      return journeys.find(ref.id) != nullptr;
  }
  return false;
}

InsightLife Insight::life() const {
  if (judged.judgement == Judgement::confirmed) return InsightLife::confirmed;
  if (judged.judgement == Judgement::refuted) return InsightLife::refuted;
  if (!cited.empty()) return InsightLife::used;
  return versions.size() > 1 || !merged.empty() ? InsightLife::enriched : InsightLife::captured;
}

std::vector<std::string> sealed_in(const KnowledgeEvent& event) {
  return std::visit(SealedIn{}, event);
}

}  // namespace counterweight::core
