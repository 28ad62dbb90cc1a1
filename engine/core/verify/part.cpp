#include "engine/core/verify/part.hpp"

#include <algorithm>
#include <map>

#include "engine/core/verify/graph_checks.hpp"
#include "engine/core/verify/shape.hpp"

namespace counterweight::core {
namespace {

// What is true after these moves.
Facts after(const Graph& graph, std::uint32_t node, const std::vector<Move>& moves) {
  for (const Move move : moves)
    for (std::size_t i = graph.first[node]; i < graph.first[node + 1]; ++i)
      if (graph.edges[i].move == move) {
        node = graph.edges[i].to;
        break;
      }
  return graph.facts[node];
}

class Playing {
 public:
  Playing(const Part& part, const rules::CheckedRulebook& rulebook, std::size_t max_states,
          const Engine& engine)
      : part_(part), rulebook_(rulebook), max_states_(max_states), engine_(engine) {}

  PartPlayed run() {
    const Cast cast =
        cast_for(part_.play, rulebook_, *part_.situation, part_.elsewhere, part_.focus, engine_);
    const auto opening = open_play(cast);
    if (!opening.ok()) {
      cannot_open(cast, opening.refusal());
      return std::move(out_);
    }
    const Graph graph = explored(cast, *opening, part_.play);
    out_.own_states = out_.states;
    out_.own_edges = out_.edges;
    out_.seen.events = graph.events;
    for (const Edge& edge : graph.edges) out_.seen.moves.insert(edge.move);
    for (Breach& each : GraphChecks{cast, graph, amends(part_.play)}.run()) {
      std::vector<Move> moves = way_to(graph, each.node);
      moves.insert(moves.end(), each.then.begin(), each.then.end());
      out_.refuted.emplace_back(each.property, Counterexample{cast, std::move(moves), std::move(each.what),
                                                              after(graph, each.node, each.then), each.again,
                                                              std::move(each.beside)});
    }
    if (part_.play == Play::vetoes)
      for (const bool absolute : {false, true}) pass(cast, graph, absolute);
    return std::move(out_);
  }

 private:
  Graph explored(const Cast& cast, const Opening& opening, Play play) {
    Scope scope = scope_of(play, cast);
    scope.max_states = max_states_;
    Graph graph = explore(cast, opening, scope);
    out_.states += graph.nodes();
    out_.edges += graph.edges.size();
    if (!graph.complete)
      out_.unfinished.push_back(
          say("More than {} states: {}.", "Больше {} состояний: {}.", max_states_, part_words(cast)));
    return graph;
  }

  void cannot_open(const Cast& cast, const Refusal& why) {
    out_.impossible.push_back(say("An action of the kind {} cannot even be proposed: {}",
                                  "Действие вида {} нельзя даже предложить: {}",
                                  in_backticks(cast.situation.kind.value), why.sentence));
  }

  // D11: who can pass each veto. Amendments are asked where nothing else leads past it.
  void pass(const Cast& cast, const Graph& graph, bool absolute) {
    const Move cast_move = absolute ? Move::veto_absolutely : Move::veto;
    const auto veto = std::find_if(graph.edges.begin(), graph.edges.end(),
                                   [&](const Edge& edge) { return edge.move == cast_move; });
    if (veto == graph.edges.end()) return;
    WaysPast ways = ways_past(graph, absolute);
    if (!ways.any) {
      const Cast amending =
          cast_for(Play::amending_vetoes, rulebook_, *part_.situation, part_.elsewhere, part_.focus, engine_);
      const auto again = open_play(amending);
      if (again.ok()) ways = ways_past(explored(amending, *again, Play::amending_vetoes), absolute);
    }
    for (const DepartmentId& each : part_.alike)
      out_.seen.passed[{each, absolute}] = {ways.by_vote, ways.by_final_say, ways.by_arbiter,
                                            ways.by_amendment};
    if (absolute || ways.any || !graph.complete) return;
    std::vector<Move> moves = way_to(graph, veto->from);
    moves.push_back(cast_move);
    out_.refuted.emplace_back(
        "D11",
        Counterexample{cast, std::move(moves),
                       say("Nothing leads past this veto, neither a vote nor an override nor a change of the "
                           "action; and the rulebook does not declare it absolute.",
                           "Мимо этого вето не ведёт ничего: ни голосование, ни преодоление, ни поправка; а "
                           "безусловным свод правил его не объявляет.")});
  }

  const Part& part_;
  const rules::CheckedRulebook& rulebook_;
  const std::size_t max_states_;
  const Engine& engine_;
  PartPlayed out_;
};

}  // namespace

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

PartPlayed play(const Part& part, const rules::CheckedRulebook& rulebook, std::size_t max_states,
                const Engine& engine) {
  return Playing{part, rulebook, max_states, engine}.run();
}

}  // namespace counterweight::core
