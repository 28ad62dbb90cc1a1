#include "engine/core/verify/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/core/verify/graph_checks.hpp"
#include "engine/core/verify/rulebook_checks.hpp"
#include "engine/core/verify/shape.hpp"

namespace counterweight::core {
namespace {

// One department's part in one situation, played in one way; those of the same shape are played once.
struct Part {
  Play play;
  const Situation* situation;
  const Situation* elsewhere;
  DepartmentId focus;
  std::set<DepartmentId> alike;  // whose part has the same shape, this one included
};

std::vector<Part> parts_of(const rules::CheckedRulebook& rulebook, const Situations& situations) {
  std::vector<Part> out;
  std::map<std::string, std::size_t> place;  // by shape
  for (const Situation& situation : situations.all)
    for (const rules::Seat& seat : situation.seats) {
      if (!seat.speaks()) continue;
      const DepartmentId& focus = seat.department;
      const Situation* elsewhere = elsewhere_for(situations, situation, focus);
      const bool objects = seat.power >= rules::Power::object, vetoes = seat.power >= rules::Power::veto;
      const auto add = [&](Play play) {
        const std::string shape = shape_of(play, rulebook, situation, elsewhere, focus);
        const auto [found, is_new] = place.emplace(shape, out.size());
        if (is_new) out.push_back({play, &situation, elsewhere, focus, {}});
        out[found->second].alike.insert(focus);
      };
      add(Play::words);
      if (vetoes) add(Play::vetoes);
      if (vetoes) add(Play::amending_vetoes);
      if (objects) add(Play::amending_objections);
    }
  return out;
}

class Verifying {
 public:
  Verifying(const rules::CheckedRulebook& rulebook, const VerifyLimits& limits, const Progress& progress)
      : rulebook_(rulebook), limits_(limits), progress_(progress), situations_(situations_of(rulebook)) {
    for (const Property& each : properties())
      out_.findings.push_back({std::string(each.id), each.title, Proof::proved, {}, {}, {}, {}});
  }

  Report run() {
    const std::vector<Part> parts = parts_of(rulebook_, situations_);
    out_.situations = situations_.all.size();
    out_.parts = parts.size();
    out_.too_large = situations_.too_large;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      play(parts[i]);
      if (progress_) progress_(i + 1, parts.size());
    }
    check_rulebook(rulebook_, situations_, played_, out_.findings);
    return std::move(out_);
  }

 private:
  void play(const Part& part) {
    const Cast cast = cast_for(part.play, rulebook_, *part.situation, part.elsewhere, part.focus);
    const auto opening = open_play(cast);
    if (!opening.ok()) return cannot_open(cast, opening.refusal());
    const Graph graph = explored(cast, *opening, part.play);
    for (const std::size_t event : graph.events) played_.events.insert(event);
    for (const Edge& edge : graph.edges) played_.moves.insert(edge.move);
    for (Breach& each : GraphChecks{cast, graph, amends(part.play)}.run())
      refute(cast, graph, std::move(each));
    if (part.play == Play::vetoes)
      for (const bool absolute : {false, true}) pass(cast, part, graph, absolute);
  }

  Graph explored(const Cast& cast, const Opening& opening, Play play) {
    Scope scope = scope_of(play, cast);
    scope.max_states = limits_.max_states;
    Graph graph = explore(cast, opening, scope);
    out_.states += graph.nodes();
    out_.edges += graph.edges.size();
    if (!graph.complete) incomplete(cast);
    return graph;
  }

  Finding& finding(std::string_view property) {
    return *std::find_if(out_.findings.begin(), out_.findings.end(),
                         [&](const Finding& each) { return each.property == property; });
  }

  void cannot_open(const Cast& cast, const Refusal& why) {
    Finding& found = finding("S7");
    found.proof = Proof::refuted;
    found.problems.push_back(say("An action of the kind {} cannot even be proposed: {}",
                                 "Действие вида {} нельзя даже предложить: {}",
                                 in_backticks(cast.situation.kind.value), why.sentence));
  }

  void incomplete(const Cast& cast) {
    for (Finding& each : out_.findings) {
      if (each.property[0] == 'S' || each.proof == Proof::refuted) continue;
      each.proof = Proof::not_proved;
      const Text why =
          say("More than {} states: {}.", "Больше {} состояний: {}.", limits_.max_states, part_words(cast));
      if (std::find(each.notes.begin(), each.notes.end(), why) == each.notes.end()) each.notes.push_back(why);
    }
  }

  // Of several counterexamples the shortest is kept.
  void refute(const Cast& cast, const Graph& graph, Breach breach) {
    Finding& found = finding(breach.property);
    std::vector<Move> moves = way_to(graph, breach.node);
    moves.insert(moves.end(), breach.then.begin(), breach.then.end());
    found.proof = Proof::refuted;
    if (!found.counterexample || moves.size() < found.counterexample->moves.size())
      found.counterexample = Counterexample{cast, std::move(moves), std::move(breach.what)};
  }

  // D11: who can pass each veto. Amendments are asked where nothing else leads past it.
  void pass(const Cast& cast, const Part& part, const Graph& graph, bool absolute) {
    const Move cast_move = absolute ? Move::veto_absolutely : Move::veto;
    const auto veto = std::find_if(graph.edges.begin(), graph.edges.end(),
                                   [&](const Edge& edge) { return edge.move == cast_move; });
    if (veto == graph.edges.end()) return;
    WaysPast ways = ways_past(graph, absolute);
    if (!ways.any) {
      const Cast amending =
          cast_for(Play::amending_vetoes, rulebook_, *part.situation, part.elsewhere, part.focus);
      const auto again = open_play(amending);
      if (again.ok()) ways = ways_past(explored(amending, *again, Play::amending_vetoes), absolute);
    }
    for (const DepartmentId& each : part.alike) {
      PassedBy& passed = played_.passed[{each, absolute}];
      passed.vote = passed.vote || ways.by_vote;
      passed.final_say = passed.final_say || ways.by_final_say;
      passed.arbiter = passed.arbiter || ways.by_arbiter;
      passed.amendment = passed.amendment || ways.by_amendment;
    }
    if (absolute || ways.any || !graph.complete) return;
    Finding& found = finding("D11");
    std::vector<Move> moves = way_to(graph, veto->from);
    moves.push_back(cast_move);
    found.proof = Proof::refuted;
    if (!found.counterexample || moves.size() < found.counterexample->moves.size())
      found.counterexample = Counterexample{cast, std::move(moves),
                                            say("No vote, no override and no amendment leads past this veto, "
                                                "and its ground is not declared absolute.",
                                                "Ни голосование, ни преодоление, ни поправка не ведут мимо "
                                                "этого вето, а его основание не объявлено "
                                                "безусловным.")};
  }

  const rules::CheckedRulebook& rulebook_;
  const VerifyLimits& limits_;
  const Progress& progress_;
  Situations situations_;
  Played played_;
  Report out_;
};

}  // namespace

bool Report::sound() const {
  return too_large.empty() && std::all_of(findings.begin(), findings.end(),
                                          [](const Finding& each) { return each.proof == Proof::proved; });
}

Report verify(const rules::CheckedRulebook& rulebook, const VerifyLimits& limits, const Progress& progress) {
  return Verifying{rulebook, limits, progress}.run();
}

}  // namespace counterweight::core
