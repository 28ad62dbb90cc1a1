// The properties of design 5 that are read off the graphs of one cast. Pure.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/verify/explore.hpp"
#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

// Where a property does not hold: in this node, reached by its shortest way and, where there are any, these
// further moves.
struct Breach {
  std::string_view property;
  std::uint32_t node = 0;
  std::vector<Move> then;
  Text what;
  bool again = false;               // then the last command once more
  std::vector<Beside> beside = {};  // and these
};

// Of each property the breach that is reached soonest. What a graph of amendments cannot show, or one of a
// single content, is asked of the other one.
class GraphChecks {
 public:
  GraphChecks(const Cast& cast, const Graph& graph, bool amendments);
  std::vector<Breach> run();

 private:
  using Nodes = std::vector<bool>;

  void breach(std::string_view property, std::uint32_t node, Text what, std::vector<Move> then = {});
  const Facts& at(std::uint32_t node) const { return graph_.facts[node]; }
  Text name(const DepartmentId& id) const { return cast_.rulebook->department(id)->name; }
  const Edge* edge_of(std::uint32_t node, Move move) const;

  // graph_checks.cpp: completion and the final say
  void completes();          // D1, D2, D4
  void decides();            // D5: a decision
  void launches_in_spite();  // D5: a launch, against departments that answer every move
  void kept_from_launching(std::uint32_t start, const Nodes& won);
  std::vector<const Edge*> way_by_others(std::uint32_t start, const Nodes& won) const;
  void only_final_say();  // D6, D7
  void silence();         // D8, D18
  void time_runs();       // D17
  // graph_checks_vetoes.cpp: teeth
  void bites();        // D9, D10
  void absolute();     // D12
  void costs();        // D13: an override costs what is declared
  void answers_one();  // D14
  void answered();     // D15
  void sheds();        // D22: a veto
  void sticks();       // D22: an approval
  // graph_checks_sanity.cpp
  void persons();   // D16, and other things that nobody may do
  void monotone();  // D19
  void commutes();  // D20
  void repeats();   // D21
  void reasons();   // D23

  const Cast& cast_;
  const Graph& graph_;
  const bool amendments_;
  const rules::Rulebook& book_;
  std::map<std::string_view, Breach> found_;
};

// Whether the veto of the focus, once cast, can be passed by others than itself, and how: by these bodies.
// D11 asks both graphs.
struct WaysPast {
  bool any = false;
  bool by_vote = false, by_final_say = false, by_arbiter = false, by_amendment = false;
};
WaysPast ways_past(const Graph& graph, bool absolute);

}  // namespace counterweight::core
