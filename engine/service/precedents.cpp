#include "engine/service/precedents.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"

namespace counterweight::service {
namespace {

using nlohmann::json;

// One that is put away, as far as its card tells how near it may be.
struct PutAway {
  core::ProposalId id;
  double nearness = 0;
};

class Looking {
 public:
  Looking(const Tenant& tenant, const core::State& state, const std::vector<Sought>& sought)
      : tenant_(tenant), state_(state), sought_(sought) {
    const rules::CheckedRulebook& rulebook = *state.organisation().rulebook();
    for (const Sought& each : sought) {
      measures_.emplace_back(rulebook, each);
      titles_.push_back(words_in(each.title));
    }
    out_.of.resize(sought.size());
  }

  Precedents look() {
    if (sought_.empty()) return std::move(out_);
    const std::int64_t last = state_.proposals_so_far();
    const std::int64_t first = std::max<std::int64_t>(1, last - kMaxPrecedentProposals + 1);
    out_.limited = first > 1;
    for (std::int64_t id = last; id >= first; --id) {
      if (const core::Stub* stub = state_.stub({id}))
        note(*stub, {id});
      else
        weigh(state_.share({id}));
    }
    bring_back();
    for (std::vector<Precedent>& each : out_.of) keep_the_nearest(each);
    return std::move(out_);
  }

 private:
  void weigh(const std::shared_ptr<const core::Proposal>& proposal) {
    for (std::size_t i = 0; i < sought_.size(); ++i) {
      for (const core::Action& action : proposal->actions) {
        if (action.draft.kind != sought_[i].kind) continue;
        if (measured_ == kMaxPrecedentsMeasured) {
          out_.limited = true;
          return;
        }
        ++measured_;
        const int nearness = measures_[i].of(*proposal, action);
        if (nearness >= kLeastNearness) out_.of[i].push_back({proposal, action.draft.id, nearness});
      }
      if (out_.of[i].size() > 64) keep_the_nearest(out_.of[i]);
    }
  }

  // A card has the kinds and titles of its actions, and how many vetoes stood when it closed.
  void note(const core::Stub& stub, core::ProposalId id) {
    const bool has_kind = std::any_of(sought_.begin(), sought_.end(), [&](const Sought& each) {
      return stub.card.find("\"kind\":\"" + each.kind.value + "\"") != std::string::npos;
    });
    if (!has_kind) return;
    const Result<json> card = parse_json(stub.card);
    if (!card.ok()) return;
    PutAway best{id};
    for (const json& action : card->value("actions", json::array()))
      for (std::size_t i = 0; i < sought_.size(); ++i)
        if (action.value("kind", "") == sought_[i].kind.value)
          best.nearness =
              std::max(best.nearness, shared(titles_[i], words_in(action.value("title", ""))).value_or(0));
    const json vetoes = card->value("vetoes", json::object());
    if (vetoes.value("standing", 0) + vetoes.value("sustained", 0) > 0) best.nearness += 0.5;
    away_.push_back(best);
  }

  void bring_back() {
    std::stable_sort(away_.begin(), away_.end(),
                     [](const PutAway& a, const PutAway& b) { return a.nearness > b.nearness; });
    if (away_.size() > kMaxPrecedentsWhole) {
      away_.resize(kMaxPrecedentsWhole);
      out_.limited = true;
    }
    for (const PutAway& each : away_) {
      const auto whole = tenant_.whole(state_, each.id);
      if (whole.ok())
        weigh(*whole);
      else
        out_.limited = true;
    }
  }

  static void keep_the_nearest(std::vector<Precedent>& found) {
    std::sort(found.begin(), found.end(), [](const Precedent& a, const Precedent& b) {
      if (a.nearness != b.nearness) return a.nearness > b.nearness;
      if (a.proposal->id != b.proposal->id) return a.proposal->id.value > b.proposal->id.value;
      return a.action < b.action;
    });
    if (found.size() > kMaxPrecedents) found.resize(kMaxPrecedents);
  }

  const Tenant& tenant_;
  const core::State& state_;
  const std::vector<Sought>& sought_;
  std::vector<Nearness> measures_;
  std::vector<std::set<std::string>> titles_;
  std::vector<PutAway> away_;
  std::size_t measured_ = 0;
  Precedents out_;
};

}  // namespace

Precedents precedents_of(const Tenant& tenant, const core::State& state, const std::vector<Sought>& sought) {
  return Looking{tenant, state, sought}.look();
}

}  // namespace counterweight::service
