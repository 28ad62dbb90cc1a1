// Teeth.
#include <algorithm>

#include "engine/core/verify/graph_checks.hpp"
#include "engine/core/verify/reaching.hpp"

namespace counterweight::core {
namespace {

bool casts_veto(const Edge& edge) {
  return edge.move == Move::veto || edge.move == Move::veto_absolutely;
}

// Words of the focus by which its own veto goes.
bool of_focus(const Edge& edge) {
  return mover_of(edge.move) == Mover::focus;
}

}  // namespace

void GraphChecks::bites() {
  for (const Edge& edge : graph_.edges) {
    if (casts_veto(edge) && at(edge.to).open() && !at(edge.to).focus_veto)
      breach("D9", edge.from,
             say("The department casts its veto, and the action is not under veto.",
                 "Отдел накладывает вето, а действие не под вето."),
             {edge.move});
    if (edge.over_veto)
      breach("D10", edge.from,
             say("The action is under a veto that stands, and is launched all the same.",
                 "Действие под вето, которое стоит, и всё же запускается."),
             {edge.move});
  }
}

void GraphChecks::absolute() {
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    if (!from.focus_absolute) continue;
    if (edge.move == Move::challenge_merits)
      breach(
          "D12", edge.from,
          say("Whether an absolute veto should stand is put to the vote, and not only whether it is valid.",
              "О безусловном вето спрашивают, остаться ли ему, а не только обосновано ли оно."),
          {edge.move});
    if (edge.launches && edge.move == Move::pilot)
      breach("D12", edge.from,
             say("What an absolute veto forbids is piloted.",
                 "То, что запрещает безусловное вето, пробуют пилотом."),
             {edge.move});
    if (to.focus_veto || !to.open() || from.content != to.content || of_focus(edge)) continue;
    const bool by_vote = edge.move == Move::release;
    if (!by_vote)
      breach("D12", edge.from,
             say("An absolute veto falls without a lost vote on its validity.",
                 "Безусловное вето падает без проигранного голосования о его обоснованности."),
             {edge.move});
  }
}

void GraphChecks::costs() {
  if (!book_.override_gate) return;
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    const bool signs = edge.move == Move::override_veto || edge.move == Move::arbiter_overrides;
    if (!signs || !from.focus_veto || !to.open()) continue;
    if (book_.override_gate->cooling_off > Duration{0} && !to.focus_veto)
      breach("D13", edge.from,
             say("The override takes effect at once, and the rulebook makes it wait.",
                 "Преодоление действует сразу, хотя по своду правил оно должно подождать."),
             {edge.move});
    if (from.quota_used)
      breach("D13", edge.from,
             say("As many overrides were signed as the rulebook allows, and one more is taken.",
                 "Подписано столько преодолений, сколько разрешает свод правил, и принято ещё одно."),
             {edge.move});
  }
}

void GraphChecks::answers_one() {
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    const Mover mover = mover_of(edge.move);
    if (from.other_veto && !to.other_veto && to.open() && from.content == to.content &&
        (mover == Mover::final_say || mover == Mover::time))
      breach("D14", edge.from,
             say("What was done about one veto takes away another department's veto too.",
                 "Ответ на одно вето убирает и вето другого отдела."),
             {edge.move});
    if (!from.focus_overridden) continue;
    if (edge.move == Move::other_vetoes && !to.vetoed)
      breach("D14", edge.from,
             say("One veto was overridden, and another department's veto no longer bites.",
                 "Одно вето преодолено, и вето другого отдела больше не действует."),
             {edge.move});
    const bool wants =
        std::any_of(book_.jurisdiction.begin(), book_.jurisdiction.end(), [&](const rules::Row& row) {
          return row.department == cast_.focus && (!row.wants.empty() || !row.about.empty());
        });
    // From the first content to another: with two amendments that one is new.
    const bool to_new =
        to.content != 'A' && from.content == 'A' && (edge.move == Move::reword || edge.move == Move::change);
    if (to_new && to.open() && to.focus_right && to.focus_overridden && !wants)
      breach("D14", edge.from,
             say("The content changed, and the override still covers it.",
                 "Содержание изменилось, а преодоление всё ещё его покрывает."),
             {edge.move});
  }
}

void GraphChecks::answered() {
  for (const Edge& edge : graph_.edges)
    if (edge.over_objection)
      breach("D15", edge.from,
             say("The action is launched while an objection to it is unanswered.",
                 "Действие запускают, когда на возражение против него не ответили."),
             {edge.move});
}

// From every state under a veto that was given for the content as it is: changing the content, and coming
// back to it, with whatever time passes, finds the veto again.
void GraphChecks::sheds() {
  const auto changes = [](Move move) {
    return move == Move::reword || move == Move::change || move == Move::change_back ||
           move == Move::add_again;
  };
  for (const Edge& edge : graph_.edges) {
    const Facts& under = at(edge.from);
    const bool same = at(edge.to).content == under.content && edge.move != Move::add_again;
    if (!under.focus_given || !changes(edge.move) || same) continue;
    std::map<std::uint32_t, std::vector<Move>> ways{{edge.to, {edge.move}}};
    std::vector<std::uint32_t> waiting{edge.to};
    for (std::size_t next = 0; next < waiting.size(); ++next) {
      const std::uint32_t node = waiting[next];
      const std::vector<Move> way = ways.at(node);
      if (at(node).open() && at(node).content == under.content && !at(node).focus_veto)
        return breach(
            "D22", edge.from,
            say("It is the very action that {} vetoed, and the veto is gone, though nobody has answered it.",
                "Это то самое действие, на которое отдел «{}» наложил вето, а вето пропало, хотя на него "
                "никто не ответил.",
                name(cast_.focus)),
            way);
      for (std::size_t i = graph_.first[node]; i < graph_.first[node + 1]; ++i) {
        const Edge& on = graph_.edges[i];
        const bool passes = on.move == Move::wait && !at(node).proceedings;
        if ((!changes(on.move) && !passes) || ways.contains(on.to)) continue;
        ways[on.to] = way;
        ways[on.to].push_back(on.move);
        waiting.push_back(on.to);
      }
    }
  }
}

// An approval is for the content that was on the screen.
void GraphChecks::sticks() {
  const bool declared =
      book_.carrying.approve != rules::CarryOver::lapse ||
      std::any_of(book_.jurisdiction.begin(), book_.jurisdiction.end(),
                  [&](const rules::Row& row) { return row.department == cast_.focus && !row.about.empty(); });
  if (declared) return;
  for (const Edge& edge : graph_.edges) {
    const Facts &from = at(edge.from), &to = at(edge.to);
    if (mover_of(edge.move) == Mover::final_say && from.open() && to.open() && from.content != to.content &&
        to.focus_word == Position::approve)
      breach("D22", edge.from,
             say("The content changed, and the department's approval of what it was before still counts.",
                 "Содержание изменилось, а согласие отдела с прежним всё ещё считается."),
             {edge.move});
  }
}

WaysPast ways_past(const Graph& graph, bool absolute) {
  WaysPast out;
  const auto past = those(graph, [](const Facts& facts) {
    return facts.launched || facts.piloted || (facts.open() && !facts.focus_veto);
  });
  const auto start = std::find_if(graph.edges.begin(), graph.edges.end(), [&](const Edge& edge) {
    return casts_veto(edge) && graph.facts[edge.to].focus_absolute == absolute &&
           graph.facts[edge.to].focus_veto;
  });
  if (start == graph.edges.end()) return out;
  // By each of the ways alone, and by what is always there.
  const auto by = [&](std::initializer_list<Move> ways) -> bool {
    return can_reach(graph, past, [&](const Edge& edge) {
      const Facts &from = graph.facts[edge.from], &to = graph.facts[edge.to];
      switch (edge.move) {
        case Move::launch:
        case Move::accept:
        case Move::decline:
          return true;
        case Move::wait:  // but for the silence of the department whose veto it is
          return from.proceedings || !from.focus_veto || to.focus_veto;
        default:
          return std::find(ways.begin(), ways.end(), edge.move) != ways.end();
      }
    })[start->to];
  };
  out.by_vote = by({Move::challenge_merits, Move::challenge_validity, Move::release, Move::others_approve});
  out.by_final_say = by({Move::override_veto, Move::pilot, Move::others_approve});
  out.by_arbiter = by({Move::arbiter_overrides, Move::others_approve});
  out.by_amendment = by({Move::change, Move::reword, Move::others_approve});
  out.any = out.by_vote || out.by_final_say || out.by_arbiter || out.by_amendment;
  return out;
}

}  // namespace counterweight::core
