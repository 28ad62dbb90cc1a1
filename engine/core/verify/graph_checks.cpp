// Completion and the final say.
#include "engine/core/verify/graph_checks.hpp"

#include <algorithm>
#include <set>

#include "engine/core/verify/reaching.hpp"

namespace counterweight::core {
namespace {

bool is_final(const Facts& facts) {
  switch (facts.status) {
    case ProposalStatus::withdrawn:
    case ProposalStatus::expired:
    case ProposalStatus::stopped:
    case ProposalStatus::evaluated:
      return true;
    case ProposalStatus::in_review:
    case ProposalStatus::awaiting_decision:
    case ProposalStatus::piloting:
    case ProposalStatus::launched:
      return false;
  }
  return false;
}

// What is declared to go on after the end: what runs is halted, resumed or stopped though its outcome is
// recorded, and an outcome is recorded of what was stopped.
bool may_follow(ProposalStatus end, Move move) {
  if (end == ProposalStatus::stopped) return move == Move::record_outcome;
  return end == ProposalStatus::evaluated &&
         (move == Move::halt || move == Move::resume || move == Move::stop);
}

bool is_decided(const Facts& facts) {
  return !facts.open() && facts.status != ProposalStatus::expired;
}

bool of_final_say_or_time(const Edge& edge) {
  const Mover mover = mover_of(edge.move);
  return mover == Mover::final_say || mover == Mover::time;
}

}  // namespace

GraphChecks::GraphChecks(const Cast& cast, const Graph& graph, bool amendments)
    : cast_(cast), graph_(graph), amendments_(amendments), book_(cast.rulebook->book()) {}

std::vector<Breach> GraphChecks::run() {
  if (graph_.complete) {
    completes();
    decides();
    launches_in_spite();
  }
  only_final_say();
  silence();
  time_runs();
  bites();
  absolute();
  costs();
  answers_one();
  answered();
  if (amendments_) sheds();
  if (amendments_) sticks();
  persons();
  monotone();
  commutes();
  repeats();
  reasons();
  std::vector<Breach> out;
  for (auto& [property, each] : found_) out.push_back(std::move(each));
  return out;
}

void GraphChecks::breach(std::string_view property, std::uint32_t node, Text what, std::vector<Move> then) {
  found_.try_emplace(property, Breach{property, node, std::move(then), std::move(what), false, {}});
}

const Edge* GraphChecks::edge_of(std::uint32_t node, Move move) const {
  for (std::size_t i = graph_.first[node]; i < graph_.first[node + 1]; ++i)
    if (graph_.edges[i].move == move) return &graph_.edges[i];
  return nullptr;
}

void GraphChecks::completes() {
  const Nodes ends = can_reach(graph_, those(graph_, is_final), [](const Edge&) { return true; });
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node)
    if (!ends[node] && !amendments_)  // there outcomes are not played
      breach("D1", node,
             say("From here the proposal never ends, whatever anybody does.",
                 "Отсюда предложение не закончится никогда, что бы кто ни делал."));
  for (const Edge& edge : graph_.edges) {
    const ProposalStatus from = at(edge.from).status;
    const bool reopened = is_final(at(edge.from)) && !may_follow(from, edge.move);
    const bool launched = edge.launches && !at(edge.from).open() && from != ProposalStatus::piloting;
    if (reopened || launched)
      breach("D2", edge.from,
             say("The proposal has ended, and something still changes it.",
                 "Предложение закончено, но что-то ещё меняет его."),
             {edge.move});
  }
  // Time alone leads from each node to one other at most: going on for ever is coming back.
  std::vector<char> seen(graph_.nodes(), 0);
  for (std::uint32_t start = 0; start < graph_.nodes(); ++start) {
    std::vector<std::uint32_t> path;
    for (std::uint32_t node = start; seen[node] != 2;) {
      if (seen[node] == 1) {
        breach("D4", node,
               say("Nobody does anything, and all is again as it was: so it goes on for ever.",
                   "Никто ничего не делает, и всё снова как было: так будет всегда."),
               std::vector<Move>(
                   static_cast<std::size_t>(path.end() - std::find(path.begin(), path.end(), node)),
                   Move::wait));
        break;
      }
      seen[node] = 1;
      path.push_back(node);
      const Edge* edge = edge_of(node, Move::wait);
      if (edge == nullptr) break;
      node = edge->to;
    }
    for (const std::uint32_t each : path) seen[each] = 2;
  }
}

void GraphChecks::decides() {
  if (amendments_) return;  // played without withdrawing, which is open at any time
  const Nodes decide = can_reach(graph_, those(graph_, is_decided), of_final_say_or_time);
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node)
    if (at(node).open() && !decide[node])
      breach(
          "D5", node,
          say("From here {} comes to no decision, whatever it does and however long it waits.",
              "Отсюда отдел «{}» не приходит ни к какому решению, что бы он ни делал и сколько бы ни ждал.",
              name(book_.final_say)));
}

// Solved as a game: the final say wins from a node where one of its moves, or waiting, leads to a node from
// which the others reach only nodes where it has won, or where a veto or a missing approval excuses it.
void GraphChecks::launches_in_spite() {
  if (amendments_) return;
  Nodes won = those(graph_, [](const Facts& facts) {
    return facts.launched || facts.piloted || facts.vetoed || facts.is_short ||
           facts.verdict == Verdict::dropped;
  });
  for (bool more = true; more;) {
    more = false;
    Nodes lost = won;
    lost.flip();
    const Nodes spoilt = can_reach(
        graph_, lost, [&](const Edge& edge) { return !of_final_say_or_time(edge) && at(edge.from).open(); });
    for (const Edge& edge : graph_.edges)
      if (!won[edge.from] && at(edge.from).open() && of_final_say_or_time(edge) && !spoilt[edge.to])
        won[edge.from] = more = true;
  }
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node)
    if (at(node).open() && !won[node]) return kept_from_launching(node, won);
}

// One round of it as an example: the final say does what it can, and the others answer, until all is as it
// was or the final say has nothing left to do.
void GraphChecks::kept_from_launching(std::uint32_t start, const Nodes& won) {
  std::vector<Move> round;
  std::set<std::uint32_t> seen{start};
  bool again = false;
  for (std::uint32_t node = start; !again;) {
    const Edge* own = nullptr;
    for (std::size_t i = graph_.first[node]; i < graph_.first[node + 1]; ++i) {
      const Edge& edge = graph_.edges[i];
      const bool helps = of_final_say_or_time(edge) && at(edge.to).open() && edge.to != node;
      if (!helps) continue;  // what is most to the point: an answer, or else patience
      if (own == nullptr || edge.move == Move::decline ||
          (edge.move == Move::wait && own->move != Move::decline))
        own = &edge;
    }
    if (own == nullptr) break;
    round.push_back(own->move);
    node = own->to;
    for (const Edge* answer : way_by_others(node, won)) {
      round.push_back(answer->move);
      node = answer->to;
    }
    again = !seen.insert(node).second;
  }
  breach("D5", start,
         again ? say("And so on without end: there is no veto, no approval is missing, and it is never "
                     "launched.",
                     "И так без конца: вето нет, все согласия есть, а запустить не удаётся никогда.")
               : say("There is no veto, no approval is missing, and {} can do nothing to launch it.",
                     "Вето нет, все согласия есть, а отдел «{}» ничем не может добиться запуска.",
                     name(book_.final_say)),
         std::move(round));
}

// What the others do to come to where it is not won: nothing, where it is not won already.
std::vector<const Edge*> GraphChecks::way_by_others(std::uint32_t start, const Nodes& won) const {
  std::map<std::uint32_t, const Edge*> by{{start, nullptr}};
  std::vector<std::uint32_t> waiting{start};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    std::uint32_t node = waiting[next];
    if (!won[node]) {
      std::vector<const Edge*> way;
      for (; by.at(node) != nullptr; node = by.at(node)->from) way.push_back(by.at(node));
      std::reverse(way.begin(), way.end());
      return way;
    }
    for (std::size_t i = graph_.first[node]; i < graph_.first[node + 1] && at(node).open(); ++i)
      if (const Edge& edge = graph_.edges[i];
          !of_final_say_or_time(edge) && by.try_emplace(edge.to, &edge).second)
        waiting.push_back(edge.to);
  }
  return {};
}

void GraphChecks::only_final_say() {
  for (const Edge& edge : graph_.edges) {
    const Mover mover = mover_of(edge.move);
    const bool by_itself = book_.automatic && edge.launches;
    if (edge.launches && mover != Mover::final_say && !by_itself)
      breach("D6", edge.from,
             say("The action is launched, and it was not {} that decided it.",
                 "Действие запущено, и решил это не отдел «{}».", name(book_.final_say)),
             {edge.move});
    if (at(edge.from).open() && !at(edge.to).open() && mover != Mover::final_say && !by_itself &&
        !(mover == Mover::time && at(edge.to).status == ProposalStatus::expired))
      breach("D7", edge.from,
             say("The proposal is over, and it was not {} that ended it.",
                 "Предложение закончено, и закончил его не отдел «{}».", name(book_.final_say)),
             {edge.move});
  }
}

void GraphChecks::silence() {
  for (const Edge& edge : graph_.edges) {
    if (!edge.launches) continue;
    const Facts& from = at(edge.from);
    if (mover_of(edge.move) == Mover::time && !book_.automatic)
      breach("D8", edge.from,
             say("Nobody decides anything, and the action is launched.",
                 "Никто ничего не решает, а действие запускается."),
             {edge.move});
    // Who gives the last approval that is missing may launch by that, where the rulebook decides by itself.
    const bool decided = mover_of(edge.move) == Mover::final_say;
    if (decided && from.status == ProposalStatus::awaiting_decision && from.is_short)
      breach("D8", edge.from,
             say("A required approval is missing, and the action is launched all the same.",
                 "Обязательного согласия нет, а действие всё же запускается."),
             {edge.move});
  }
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    if (at(node).silence_passes)
      breach("D8", node,
             say("Silence counts as consent, and the rulebook does not say so.",
                 "Молчание считается согласием, хотя свод правил этого не говорит."));
    if (at(node).status == ProposalStatus::awaiting_decision && !at(node).all_defined)
      breach("D18", node,
             say("Review is over, and what a department says is not defined.",
                 "Рассмотрение кончено, а слово одного из отделов не определено."));
  }
}

void GraphChecks::time_runs() {
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node)
    if (at(node).open() && !at(node).waits)
      breach("D17", node,
             say("The proposal is open, and no window runs that would ever end.",
                 "Предложение открыто, и не идёт ни один срок, который бы когда-нибудь кончился."));
}

}  // namespace counterweight::core
