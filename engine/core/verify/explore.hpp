// The exhaustive exploration of the real decide and evolve, for one cast. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "engine/core/verify/moves.hpp"
#include "engine/core/verify/picture.hpp"
#include "engine/core/verify/trespass.hpp"

namespace counterweight::core {

struct Edge {
  std::uint32_t from = 0, to = 0;
  Move move = Move::wait;
  bool launches = false;                           // something is launched or begins to pilot …
  bool over_veto = false, over_objection = false;  // … though a veto stands, or an answer is owed: after a
                                                   // launch no key tells of either any more
  bool repeated = false;  // the same command once more was taken, and changed something
};

// Node 0 is the proposal just submitted. Edges lie in the order of `from`, then of moves; each node has its
// own from first[node] to first[node + 1]. A refused command is no edge.
struct Graph {
  std::vector<Facts> facts;  // by node
  std::vector<Edge> edges;
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> parent;  // the edge by which a node was met first; not of node 0
  bool complete = true;               // false: the limit was reached
  std::set<std::size_t> events;       // which events of a proposal were seen, by their place in its variant
  std::vector<Trespass> trespasses;   // the first of each property

  std::size_t nodes() const { return facts.size(); }
};

// Which moves are tried, and how many states at most.
struct Scope {
  std::vector<Move> moves;
  std::size_t max_states = 200'000;
};

Scope scope_of(Play play, const Cast& cast);

Graph explore(const Cast& cast, const Opening& opening, const Scope& scope);

// The state after a move, and whether there was one: at least one of its commands was taken.
struct Moved {
  State state;
  Timestamp now{};
  std::vector<Event> events;
  std::vector<Given> commands;  // those that were taken
};
std::optional<Moved> make_move(Move move, const Cast& cast, const State& state, Timestamp now,
                               AmendmentsSeen* amendments = nullptr);

// The moves that lead to a node by the shortest way.
std::vector<Move> way_to(const Graph& graph, std::uint32_t node);

}  // namespace counterweight::core
