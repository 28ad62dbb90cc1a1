// Persons, and what people would call strange.
#include <algorithm>

#include "engine/core/verify/graph_checks.hpp"
#include "engine/core/verify/reaching.hpp"

namespace counterweight::core {

void GraphChecks::persons() {
  for (const Trespass& each : graph_.trespasses) {
    std::vector<Beside> beside;
    for (const Given& given : each.given) beside.push_back({given, {}});
    beside.back().told = each.told;
    found_.try_emplace(each.property, Breach{each.property,
                                             each.node,
                                             {},
                                             {"Nobody may do that, and it is taken.",
                                              "Этого нельзя никому, а система это приняла."},
                                             false,
                                             std::move(beside)});
  }
}

void GraphChecks::monotone() {
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    if (!from.open() || !to.open()) continue;
    if (edge.move == Move::withdraw_position && to.focus_word && to.focus_word != Position::abstain)
      breach("D19", edge.from,
             say("Whoever takes back a word is left with another one than none.",
                 "Кто отозвал слово, остаётся не без слова, а с другим."),
             {edge.move});
    if (edge.move == Move::withdraw_position && from.other_veto && !to.other_veto)
      breach("D19", edge.from,
             say("A department takes back its own word, and another one's veto goes with it.",
                 "Отдел отзывает своё слово, и вместе с ним пропадает чужое вето."),
             {edge.move});
    const bool says = edge.move == Move::approve || edge.move == Move::abstain || edge.move == Move::object;
    if (says && from.other_veto && !to.other_veto)
      breach("D19", edge.from,
             say("A department says a word of its own, and another one's veto goes with it.",
                 "Отдел говорит своё слово, и вместе с ним пропадает чужое вето."),
             {edge.move});
    if (from.focus_word) continue;  // counted from none
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
      found_.try_emplace("D21", Breach{"D21",
                                       edge.from,
                                       {edge.move},
                                       {"The same thing, said twice, counts twice.",
                                        "Одно и то же, сказанное дважды, считается дважды."},
                                       true,
                                       {}});
}

void GraphChecks::reasons() {
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    const Facts& here = at(node);
    if (!here.open() || here.verdict == Verdict::dropped) continue;
    if (graph_.complete && here.status == ProposalStatus::awaiting_decision && !here.reasons &&
        edge_of(node, Move::launch) == nullptr)
      breach("D23", node,
             say("Nothing stands against the action, and still it cannot be launched.",
                 "Против действия ничего нет, и всё же запустить его нельзя."));
    if (here.verdict == Verdict::cleared) continue;
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
