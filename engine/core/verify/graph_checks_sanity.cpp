// Persons, and what people would call strange.
#include <algorithm>

#include "engine/core/verify/graph_checks.hpp"
#include "engine/core/verify/reaching.hpp"

namespace counterweight::core {

void GraphChecks::persons() {
  if (graph_.trespass)
    breach("D16", graph_.trespass->node, say("Here {}.", "Здесь {}.", graph_.trespass->what));
}

void GraphChecks::monotone() {
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    if (!from.open() || !to.open() || from.focus_word) continue;  // counted from none
    if (edge.move == Move::approve && from.clear() && !to.clear())
      breach(
          "D19", edge.from,
          say("Approving keeps the action from being cleared.", "Согласие мешает действию быть допущенным."),
          {edge.move});
    if ((edge.move == Move::object || edge.move == Move::veto || edge.move == Move::veto_absolutely) &&
        !from.clear() && to.clear())
      breach("D19", edge.from, say("Objecting clears the action.", "Возражение допускает действие."),
             {edge.move});
  }
}

void GraphChecks::commutes() {
  const auto of_others = [](Move move) {
    return move == Move::others_approve || move == Move::other_objects || move == Move::other_vetoes ||
           move == Move::other_withdraws;
  };
  for (const Edge& first : graph_.edges) {
    const bool says = mover_of(first.move) == Mover::focus && first.move <= Move::withdraw_position;
    if (!says || !at(first.to).open()) continue;
    for (std::size_t i = graph_.first[first.from]; i < graph_.first[first.from + 1]; ++i) {
      const Edge& other = graph_.edges[i];
      if (!of_others(other.move) || !at(other.to).open()) continue;
      const Edge* after = edge_of(first.to, other.move);
      const Edge* before = edge_of(other.to, first.move);
      // Where one of them ended review and the other came too late, there is nothing to compare
      // (docs/VERIFY.md).
      if (after == nullptr || before == nullptr || after->to == before->to) continue;
      breach("D20", first.from,
             say("What two departments do comes to something else in the other order.",
                 "Действия двух отделов в другом порядке дают другое."),
             {first.move, other.move});
    }
  }
}

void GraphChecks::repeats() {
  for (const Edge& edge : graph_.edges)
    if (edge.repeated)
      breach("D21", edge.from,
             say("The same command, given again, changes something.",
                 "Та же команда, повторённая, что-то меняет."),
             {edge.move, edge.move});
}

void GraphChecks::reasons() {
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    const Facts& here = at(node);
    if (!here.open() || here.verdict == Verdict::cleared || here.verdict == Verdict::dropped) continue;
    if (!here.reasons)
      breach("D23", node,
             say("The action cannot be launched, and no reason is given.",
                 "Действие нельзя запустить, и причина не названа."));
    else if (graph_.first[node] == graph_.first[node + 1] && graph_.complete)
      breach("D23", node,
             say("The action cannot be launched, and nothing that anybody may do changes that.",
                 "Действие нельзя запустить, и никто ничем не может это изменить."));
  }
}

}  // namespace counterweight::core
