#include "engine/core/verify/explore.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <unordered_map>

#include "engine/core/proposal/amendment.hpp"

namespace counterweight::core {
namespace {

constexpr std::size_t kMaxSteps = 200;  // commands of one move: more than any roll has voters

void put_on(std::vector<Event>&& events, Moved& moved, std::shared_ptr<Proposal> left = nullptr) {
  if (left != nullptr)
    evolve(moved.state, events, std::move(left));
  else
    for (const Event& event : events) evolve(moved.state, event);
  if (moved.events.empty())
    moved.events = std::move(events);
  else
    std::move(events.begin(), events.end(), std::back_inserter(moved.events));
}

// What helps to ask again and again.
struct Helps {
  AmendmentsSeen* amendments = nullptr;
  std::shared_ptr<Proposal> left = nullptr;
};

// Most commands are refused, and nobody asks why. A wrong engine is asked for its events alone.
Decision decision_on(const Cast& cast, const State& state, const Given& given, Timestamp now, Helps& helps) {
  Context context{now, given.actor, false, helps.amendments, nullptr, true};
  if (cast.engine.holds_invariants) context.left = &helps.left;
  return cast.engine.decide(state, given.command, context);
}

std::optional<Moved> pass_time(const Cast& cast, const State& state) {
  const auto due = state.next_due();
  if (!due) return std::nullopt;
  Moved moved{state, *due, {}, {}};
  Helps helps;
  Decision decision = decision_on(cast, state, {AdvanceTime{}, {}}, *due, helps);
  put_on(std::move(decision.due), moved, std::move(helps.left));
  return moved;
}

// Giving the command again changes something.
bool changes_again(const Cast& cast, const Moved& moved, Contents& contents, const std::string& key) {
  Helps helps;
  Decision decision = decision_on(cast, moved.state, moved.commands.back(), moved.now, helps);
  if (!decision.answer.ok() || decision.answer->empty()) return false;
  Moved again{moved.state, moved.now, {}, {}};
  put_on(*std::move(decision.answer), again, std::move(helps.left));
  return key_of(again.state, moved.now, contents) != key;
}

bool is_launch(const Event& event) {
  const auto* made = std::get_if<DecisionMade>(&std::get<ProposalEvent>(event.data));
  if (made == nullptr) return false;
  return std::any_of(made->outcomes.begin(), made->outcomes.end(), [](const ActionOutcome& each) {
    return each.outcome == Outcome::launched || each.outcome == Outcome::piloted;
  });
}

struct Waiting {
  std::uint32_t node;
  State state;
  Timestamp now;
};

}  // namespace

std::optional<Moved> make_move(Move move, const Cast& cast, const State& state, Timestamp now,
                               AmendmentsSeen* amendments) {
  if (move == Move::wait) return pass_time(cast, state);
  std::optional<Moved> moved;  // most moves are refused, and then nothing is copied
  for (std::size_t step = 0; step < kMaxSteps; ++step) {
    const State& present = moved ? moved->state : state;
    auto given = command_of(move, cast, present, now, step);
    if (!given) break;
    Helps helps{amendments};
    Decision decision = decision_on(cast, present, *given, now, helps);
    if (!decision.answer.ok()) {
      if (move == Move::others_approve) continue;  // each speaks for itself
      break;
    }
    if (!moved) moved = Moved{state, now, {}, {}};
    put_on(*std::move(decision.answer), *moved, std::move(helps.left));
    moved->commands.push_back(*std::move(given));
  }
  return moved;
}

Scope scope_of(Play play, const Cast& cast) {
  Scope scope;
  switch (play) {
    case Play::words:
      scope.moves = {Move::approve,        Move::abstain,
                     Move::object,         Move::withdraw_position,
                     Move::resolve,        Move::halt,
                     Move::others_approve, Move::other_objects,
                     Move::other_vetoes,   Move::other_withdraws,
                     Move::accept,         Move::decline,
                     Move::launch,         Move::withdraw,
                     Move::resume,         Move::stop,
                     Move::record_outcome, Move::wait};
      break;
    case Play::vetoes:
      scope.moves = {Move::approve,
                     Move::object,
                     Move::veto,
                     Move::veto_absolutely,
                     Move::withdraw_position,
                     Move::recast,
                     Move::other_vetoes,
                     Move::sustain,
                     Move::release,
                     Move::arbiter_overrides,
                     Move::decline,
                     Move::challenge_merits,
                     Move::challenge_validity,
                     Move::withdraw_challenge,
                     Move::override_veto,
                     Move::withdraw_override,
                     Move::launch,
                     Move::pilot,
                     Move::withdraw,
                     Move::pilot_met,
                     Move::pilot_not_met,
                     Move::stop,
                     Move::record_outcome,
                     Move::wait};
      break;
    case Play::amending_vetoes:
      scope.moves = {Move::veto,
                     Move::veto_absolutely,
                     Move::withdraw_position,
                     Move::reaffirm,
                     Move::sustain,
                     Move::release,
                     Move::challenge_merits,
                     Move::override_veto,
                     Move::reword,
                     Move::change,
                     Move::change_back,
                     Move::add_again,
                     Move::launch,
                     Move::wait};
      break;
    case Play::amending_objections:
      scope.moves = {Move::approve, Move::object,      Move::withdraw_position, Move::reaffirm,
                     Move::resolve, Move::accept,      Move::decline,           Move::reword,
                     Move::change,  Move::change_back, Move::add_again,         Move::launch,
                     Move::wait};
      break;
  }
  std::erase_if(scope.moves, [&](Move move) {
    return (move == Move::other_objects && (cast.objector.empty() || !cast.vetoer.empty())) ||
           (move == Move::other_vetoes && cast.vetoer.empty()) ||
           (move == Move::arbiter_overrides && cast.arbiter.empty());
  });
  return scope;
}

Graph explore(const Cast& cast, const Opening& opening, const Scope& scope) {
  Graph graph;
  Contents contents;
  AmendmentsSeen amendments;
  std::unordered_map<std::string, std::uint32_t> known;
  // By the state and the move that led there: up to names the move ended with the same command. Keys do not
  // tell what a wrong engine looks at.
  std::unordered_map<std::size_t, bool> again;
  std::deque<Waiting> waiting;
  const auto node_of = [&](std::string key, State&& state, Timestamp now, std::uint32_t edge) {
    const auto [found, is_new] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(graph.nodes()));
    if (is_new) {
      graph.facts.push_back(facts_of(cast, state, contents));
      graph.parent.push_back(edge);
      find_trespasses(cast, state, now, found->second, graph.trespasses);
      waiting.push_back({found->second, std::move(state), now});
    }
    return found->second;
  };
  node_of(key_of(opening.state, opening.now, contents), State{opening.state}, opening.now, 0);
  while (!waiting.empty()) {
    const Waiting here = std::move(waiting.front());
    waiting.pop_front();
    graph.first.push_back(graph.edges.size());
    if (graph.nodes() >= scope.max_states) {
      graph.complete = false;
      continue;
    }
    for (const Move move : scope.moves) {
      auto moved = make_move(move, cast, here.state, here.now, &amendments);
      if (!moved) continue;
      for (const Event& event : moved->events)
        graph.events.insert(std::get<ProposalEvent>(event.data).index());
      std::string key = key_of(moved->state, moved->now, contents);
      Edge edge{here.node, 0, move};
      edge.launches = std::any_of(moved->events.begin(), moved->events.end(), is_launch);
      if (edge.launches) {
        const Facts then = facts_of(cast, moved->state, contents);
        edge.over_veto = then.launched && then.vetoed;
        edge.over_objection = then.unanswered;
      }
      if (move != Move::wait) {
        const auto found = known.find(key);
        const std::size_t to_be = found == known.end() ? graph.nodes() : found->second;
        const auto [asked, is_new] = again.try_emplace(to_be * kMoves + static_cast<std::size_t>(move));
        if (is_new || !cast.engine.holds_invariants)
          asked->second = changes_again(cast, *moved, contents, key);
        edge.repeated = asked->second;
      }
      const auto place = static_cast<std::uint32_t>(graph.edges.size());
      graph.edges.push_back(edge);
      const std::uint32_t to = node_of(std::move(key), std::move(moved->state), moved->now, place);
      graph.edges.back().to = to;
    }
  }
  graph.first.push_back(graph.edges.size());
  return graph;
}

std::vector<Move> way_to(const Graph& graph, std::uint32_t node) {
  std::vector<Move> way;
  while (node != 0) {
    const Edge& edge = graph.edges[graph.parent[node]];
    way.push_back(edge.move);
    node = edge.from;
  }
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace counterweight::core
