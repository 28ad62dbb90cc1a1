// Completion and the final say.
#include "engine/core/verify/graph_checks.hpp"

#include <algorithm>

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
  answers_one();
  answered();
  if (amendments_) sheds();
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
  found_.try_emplace(property, Breach{property, node, std::move(then), std::move(what)});
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
             say("From here nothing that anybody may do ends the proposal.",
                 "Отсюда ничто из того, что кто-либо вправе сделать, не заканчивает предложение."));
  for (const Edge& edge : graph_.edges) {
    const ProposalStatus from = at(edge.from).status;
    const bool over = from == ProposalStatus::withdrawn || from == ProposalStatus::expired;
    const bool reopened = is_final(at(edge.from)) && at(edge.to).open();
    const bool launched = edge.launches && !at(edge.from).open() && from != ProposalStatus::piloting;
    if (over || reopened || launched)
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
               say("From here time alone comes back to the same state again and again.",
                   "Отсюда одно только время снова и снова приводит в то же состояние."));
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
      breach("D5", node,
             say("From here the department with the final say reaches no decision by its own acts and the "
                 "passing of time.",
                 "Отсюда отдел, за которым последнее слово, своими действиями и с течением времени не "
                 "доходит до решения."));
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
    if (at(node).open() && !won[node])
      breach("D5", node,
             say("Nobody vetoes the action and no approval is missing, and still the others can keep it from "
                 "being launched for ever.",
                 "Вето нет, все согласия есть, и всё же остальные могут бесконечно не давать запустить "
                 "действие."));
}

void GraphChecks::only_final_say() {
  for (const Edge& edge : graph_.edges) {
    const Mover mover = mover_of(edge.move);
    const bool by_itself = book_.automatic && edge.launches;
    if (edge.launches && mover != Mover::final_say && !by_itself)
      breach("D6", edge.from,
             say("The action is launched, and it was not the final say that did it.",
                 "Действие запущено, и не тем, за кем последнее слово."),
             {edge.move});
    if (at(edge.from).open() && !at(edge.to).open() && mover != Mover::final_say && !by_itself &&
        !(mover == Mover::time && at(edge.to).status == ProposalStatus::expired))
      breach("D7", edge.from,
             say("The proposal is closed by somebody without the final say.",
                 "Предложение закрывает тот, за кем нет последнего слова."),
             {edge.move});
  }
}

void GraphChecks::silence() {
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    if (at(node).silence_passes)
      breach("D8", node,
             say("An approval is required, nobody gave it, and silence that is no consent stands for it.",
                 "Согласие обязательно, никто его не дал, и вместо него считается молчание, хотя оно не "
                 "значит согласия."));
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
