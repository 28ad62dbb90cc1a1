#include "engine/core/verify/verify.hpp"

#include <algorithm>
#include <numeric>

#include "engine/core/verify/part.hpp"

namespace counterweight::core {
namespace {

// What the parts came to, put together in their order: who was done first makes no difference.
class Summing {
 public:
  explicit Summing(Report& out) : out_(out) {}

  void add(PartPlayed&& part) {
    out_.states += part.states;
    out_.edges += part.edges;
    seen_.events.merge(part.seen.events);
    seen_.moves.merge(part.seen.moves);
    for (const auto& [veto, by] : part.seen.passed) {
      PassedBy& passed = seen_.passed[veto];
      passed.vote = passed.vote || by.vote;
      passed.final_say = passed.final_say || by.final_say;
      passed.arbiter = passed.arbiter || by.arbiter;
      passed.amendment = passed.amendment || by.amendment;
    }
    for (Text& why : part.impossible) {
      finding("S7").proof = Proof::refuted;
      finding("S7").problems.push_back(std::move(why));
    }
    for (auto& [property, each] : part.refuted) refute(finding(property), std::move(each));
    for (Text& why : part.unfinished)
      if (std::find(unfinished_.begin(), unfinished_.end(), why) == unfinished_.end())
        unfinished_.push_back(std::move(why));
  }

  // Where a limit was met, nothing that is played is proved any more.
  const Played& total() {
    for (Finding& each : out_.findings) {
      if (each.property[0] == 'S' || each.proof == Proof::refuted || unfinished_.empty()) continue;
      each.proof = Proof::not_proved;
      each.notes = unfinished_;
    }
    return seen_;
  }

 private:
  Finding& finding(std::string_view property) {
    return *std::find_if(out_.findings.begin(), out_.findings.end(),
                         [&](const Finding& each) { return each.property == property; });
  }

  // Of several counterexamples the shortest is kept.
  static void refute(Finding& found, Counterexample&& how) {
    found.proof = Proof::refuted;
    if (!found.counterexample || how.moves.size() < found.counterexample->moves.size())
      found.counterexample = std::move(how);
  }

  Report& out_;
  Played seen_;
  std::vector<Text> unfinished_;
};

// Amendments make the largest graphs, words the smallest. Whoever begins with the largest does not wait for
// one of them at the end while the other processors have nothing to do.
std::vector<std::size_t> largest_first(const std::vector<Part>& parts) {
  const auto size = [&](std::size_t i) {
    switch (parts[i].play) {
      case Play::amending_vetoes: return 3;
      case Play::vetoes: return 2;
      case Play::amending_objections: return 1;
      case Play::words: break;
    }
    return 0;
  };
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return order;
}

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < count; ++i) task(i);
}

}  // namespace

bool Report::sound() const {
  return too_large.empty() && std::all_of(findings.begin(), findings.end(),
                                          [](const Finding& each) { return each.proof == Proof::proved; });
}

Report verify(const rules::CheckedRulebook& rulebook, const VerifyLimits& limits, const Runner& runner,
              const Engine& engine) {
  const Situations situations = situations_of(rulebook);
  const std::vector<Part> parts = parts_of(rulebook, situations);
  std::vector<PartPlayed> played(parts.size());
  const Runner& run = runner ? runner : Runner{one_by_one};
  const std::vector<std::size_t> order = largest_first(parts);
  run(parts.size(), [&](std::size_t i) {
    played[order[i]] = play(parts[order[i]], rulebook, limits.max_states, engine);
  });
  Report out;
  for (const Property& each : properties())
    out.findings.push_back({std::string(each.id), each.title, Proof::proved, {}, {}, {}, {}});
  out.situations = situations.all.size();
  out.parts = parts.size();
  out.too_large = situations.too_large;
  Summing sum{out};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto situation = static_cast<std::size_t>(parts[i].situation - situations.all.data());
    if (played[i].states > 0)
      out.explored.push_back(
          {situation, parts[i].focus, parts[i].play, played[i].own_states, played[i].own_edges});
    sum.add(std::move(played[i]));
  }
  check_rulebook(rulebook, situations, sum.total(), engine, out.findings);
  return out;
}

}  // namespace counterweight::core
