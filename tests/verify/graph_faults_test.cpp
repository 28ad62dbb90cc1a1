// Graphs with one fault each, as a wrong engine would give them: the check that is meant for it finds it.
#include <algorithm>
#include <functional>

#include "engine/core/verify/graph_checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

struct Played {
  Cast cast;
  Graph graph;
};

// Finance's part, where it may veto.
Played play_finance(Play play) {
  nlohmann::json document = json_file("tests/verify/tiny.json");
  document.at("jurisdiction")
      .at(1)
      .erase("wants");  // with it an override may cover content that moved as wanted
  const auto rulebook = checked(document);
  const Situations situations = situations_of(*rulebook);
  const auto deep = std::find_if(situations.all.begin(), situations.all.end(), [](const Situation& each) {
    const rules::Seat* seat = find_seat(each.seats, {"finance"});
    return seat != nullptr && seat->power == rules::Power::veto;
  });
  REQUIRE(deep != situations.all.end());
  const Cast cast =
      cast_for(play, *rulebook, *deep, elsewhere_for(situations, *deep, {"finance"}), {"finance"});
  const auto opening = open_play(cast);
  REQUIRE(opening.ok());
  return {cast, explore(cast, *opening, scope_of(play, cast))};
}

std::string breaches(const Played& played, Play play) {
  std::string out;
  for (const Breach& each : GraphChecks{played.cast, played.graph, amends(play)}.run())
    out += std::string(each.property) + " ";
  return out;
}

Edge& first_edge(Graph& graph, const std::function<bool(const Edge&)>& test) {
  const auto found = std::find_if(graph.edges.begin(), graph.edges.end(), test);
  REQUIRE(found != graph.edges.end());
  return *found;
}
std::size_t first_node(const Graph& graph, const std::function<bool(const Facts&)>& test) {
  const auto found = std::find_if(graph.facts.begin(), graph.facts.end(), test);
  REQUIRE(found != graph.facts.end());
  return static_cast<std::size_t>(found - graph.facts.begin());
}
auto by(Move move) {
  return [move](const Edge& edge) { return edge.move == move; };
}
auto in(ProposalStatus status) {
  return [status](const Facts& facts) { return facts.status == status; };
}
// Every edge out of the node leads back to it.
void shut(Graph& graph, std::size_t node) {
  for (std::size_t i = graph.first[node]; i < graph.first[node + 1]; ++i)
    graph.edges[i].to = static_cast<std::uint32_t>(node);
}

struct Fault {
  const char* property;
  const char* what;
  Play play;
  std::function<void(Graph&)> put;
};

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults{
      {"D1", "a state from which nothing leads on", Play::words,
       [](Graph& g) { shut(g, first_node(g, in(ProposalStatus::awaiting_decision))); }},
      {"D2", "what was withdrawn can be launched", Play::words,
       [](Graph& g) {
         Edge& edge = first_edge(g, by(Move::launch));
         g.facts[edge.from].status = ProposalStatus::withdrawn;
       }},
      {"D4", "time comes back to where it was", Play::words,
       [](Graph& g) {
         Edge& edge = first_edge(g, by(Move::wait));
         edge.to = edge.from;
       }},
      {"D5", "no decision is open to the final say", Play::words,
       [](Graph& g) {
         for (Edge& edge : g.edges)
           if (mover_of(edge.move) == Mover::final_say) edge.to = edge.from;
       }},
      {"D5", "the others can undo each answer", Play::words,
       [](Graph& g) {
         for (Edge& edge : g.edges)
           if (edge.move == Move::launch) edge.to = edge.from;
       }},
      {"D6", "a department launches", Play::words,
       [](Graph& g) { first_edge(g, by(Move::approve)).launches = true; }},
      {"D7", "a department closes the proposal", Play::words,
       [](Graph& g) {
         first_edge(g, by(Move::approve)).to =
             static_cast<std::uint32_t>(first_node(g, in(ProposalStatus::withdrawn)));
       }},
      {"D8", "silence stands for an approval", Play::words,
       [](Graph& g) { g.facts[0].silence_passes = true; }},
      {"D9", "a veto that is cast does not weigh", Play::vetoes,
       [](Graph& g) { g.facts[first_edge(g, by(Move::veto)).to].focus_veto = false; }},
      {"D10", "what is under veto is launched", Play::vetoes,
       [](Graph& g) { first_edge(g, [](const Edge& e) { return e.launches; }).over_veto = true; }},
      {"D12", "marketing overrides an absolute veto", Play::vetoes,
       [](Graph& g) {
         for (Facts& facts : g.facts) facts.focus_absolute = facts.focus_veto;
       }},
      {"D14", "an override covers other content", Play::amending_vetoes,
       [](Graph& g) {
         Edge& edge = first_edge(g, [&](const Edge& e) {
           return e.move == Move::reword && g.facts[e.from].focus_overridden && g.facts[e.to].content != 'A';
         });
         g.facts[edge.from].content = 'A';
         g.facts[edge.to].focus_overridden = g.facts[edge.to].focus_right = true;
       }},
      {"D15", "an objection is unanswered at the launch", Play::words,
       [](Graph& g) { first_edge(g, [](const Edge& e) { return e.launches; }).over_objection = true; }},
      {"D16", "somebody judges their own veto", Play::vetoes,
       [](Graph& g) {
         g.trespasses.push_back({"D16", 0, {{Reaffirm{}, {}}}, {"A department votes on its own veto.", ""}});
       }},
      {"D17", "no window runs", Play::words, [](Graph& g) { g.facts[0].waits = false; }},
      {"D18", "review is over and a word is not defined", Play::words,
       [](Graph& g) { g.facts[first_node(g, in(ProposalStatus::awaiting_decision))].all_defined = false; }},
      {"D19", "approving makes it short", Play::words,
       [](Graph& g) { g.facts[first_edge(g, by(Move::approve)).to].is_short = true; }},
      {"D20", "the order makes a difference", Play::words,
       [](Graph& g) {
         for (Edge& edge : g.edges)
           if (edge.move == Move::object && edge.from != 0) edge.to = edge.from;
       }},
      {"D21", "a command counts twice", Play::words,
       [](Graph& g) { first_edge(g, by(Move::object)).repeated = true; }},
      {"D22", "a veto is gone when its content comes back", Play::amending_vetoes,
       [](Graph& g) {
         Edge& edge = first_edge(g, [&](const Edge& e) {
           return e.move == Move::change_back && g.facts[e.to].content == 'A' && g.facts[e.to].focus_given;
         });
         g.facts[edge.to].focus_veto = false;
       }},
      {"D23", "no reason is given", Play::vetoes,
       [](Graph& g) {
         g.facts[first_node(g, [](const Facts& f) { return f.open() && f.vetoed; })].reasons = false;
       }},
  };
  return kFaults;
}

}  // namespace

TEST_CASE("graph checks: without a fault none finds anything") {
  for (const Play play : {Play::words, Play::vetoes, Play::amending_vetoes, Play::amending_objections})
    CHECK(breaches(play_finance(play), play) == "");
}

TEST_CASE("graph checks: each finds the fault that it is meant for") {
  for (const Fault& fault : faults()) {
    CAPTURE(fault.property, fault.what);
    Played played = play_finance(fault.play);
    fault.put(played.graph);
    CHECK(tells(breaches(played, fault.play), std::string(fault.property) + " "));
  }
}
