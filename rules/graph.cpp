#include "rules/graph.hpp"

#include <algorithm>

#include "rules/proposers.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

bool any_silence(const Rulebook& book, Silence wanted) {
  return std::any_of(book.silence.begin(), book.silence.end(), [&](const auto& each) {
    const auto& kinds = each.second.kinds;
    return each.second.otherwise == wanted ||
           std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.second == wanted; });
  });
}

bool any_row(const Rulebook& book, bool (*is)(const Row&)) {
  return std::any_of(book.jurisdiction.begin(), book.jurisdiction.end(), is);
}

class Drawing {
 public:
  explicit Drawing(const CheckedRulebook& rulebook) : rulebook_(rulebook), book_(rulebook.book()) {}

  Text name(const DepartmentId& id) const { return rulebook_.department(id)->name; }
  Text final_say() const { return name(book_.final_say); }
  // Many names would fill the picture.
  static constexpr std::size_t kMostNamed = 3;
  Text proposes(const Text& by_names, const Text& by_many) const {
    const std::size_t all = book_.proposers.size() + 1;
    return all > kMostNamed ? say(by_many.en, by_many.ru, all)
                            : say(by_names.en, by_names.ru, any_proposer(rulebook_));
  }
  void state(std::string id, Text name, bool final = false) {
    graph_.states.push_back({std::move(id), std::move(name), final});
  }
  void step(std::string from, std::string to, std::string event, Text label) {
    graph_.steps.push_back({std::move(from), std::move(to), std::move(event), std::move(label)});
  }

  Graph proposal() {
    graph_.id = "proposal";
    graph_.title = {"A proposal", "Предложение"};
    state("draft", {"Draft", "Черновик"});
    state("in_review", {"In review", "На рассмотрении"});
    state("awaiting_decision", {"Awaiting decision", "Ждёт решения"});
    if (book_.pilot) state("piloting", {"Piloting", "Идёт пилот"});
    state("launched", {"Launched", "Запущено"});
    state("stopped", {"Stopped", "Прекращено"});
    state("withdrawn", {"Withdrawn", "Отозвано"}, true);
    state("expired", {"Expired", "Срок истёк"}, true);
    state("evaluated", {"Evaluated", "Оценено"}, true);
    step("draft", "in_review", "proposal_submitted",
         proposes({"{} submits it", "подаёт {}"},
                  {"one of {} departments submits it", "подаёт один из отделов, их {}"}));
    review();
    decision();
    afterwards();
    return std::move(graph_);
  }

  Graph veto() {
    graph_.id = "veto";
    graph_.title = {"A veto on one action", "Вето на одно действие"};
    state("standing", {"Standing", "В силе"});
    state("challenged", {"Challenged", "Оспорено"});
    state("sustained", {"Sustained", "Сохранено"});
    state("overridden", {"Overridden", "Преодолено"});
    state("withdrawn", {"Withdrawn", "Отозвано"}, true);
    state("lifted", {"Lifted", "Снято"});
    state("lapsed", {"Lapsed", "Утратило силу"}, true);
    step("standing", "withdrawn", "veto_withdrawn",
         say("its department takes it back", "отдел отзывает его"));
    step("sustained", "withdrawn", "veto_withdrawn",
         say("its department takes it back", "отдел отзывает его"));
    step("standing", "challenged", "veto_challenged",
         say("{} challenges it", "«{}» оспаривает", final_say()));
    step("sustained", "challenged", "veto_challenged",
         say("{} challenges it on the other question", "«{}» оспаривает по другому вопросу", final_say()));
    const Text window = duration_text(book_.challenge);
    step("challenged", "sustained", "challenge_closed.sustained",
         say("enough of the others sustain it, within {}", "другие отделы сохраняют его, срок — {}", window));
    step("challenged", "overridden", "challenge_closed.overridden",
         say("too few sustain it within {}", "за {} его не сохранили", window));
    step("challenged", "standing", "challenge_closed.ended",
         say("the challenge ends without a result", "оспаривание кончилось ничем"));
    if (book_.override_gate) gate();
    step("standing", "lifted", "veto_lifted",
         say("its condition is met, or its fact is over", "условие выполнено или срок факта истёк"));
    step("lifted", "standing", "veto_carried",
         say("content comes back that does not meet its condition",
             "вернулось содержание, где условие не выполнено"));
    step("standing", "lapsed", "veto_lapsed",
         say("the action is changed, and its department says nothing for {}",
             "действие изменили, и отдел молчит {}", duration_text(book_.reaffirm)));
    step(
        "overridden", "standing", "veto_carried",
        say("the action is changed, not the way it wanted", "действие изменили, но не так, как вето хотело"));
    return std::move(graph_);
  }

 private:
  void review() {
    const Text again = say("{} changes an action", "«{}» меняет действие", final_say());
    step("in_review", "in_review", "proposal_amended", again);
    if (any_silence(book_, Silence::escalate))
      step("in_review", "in_review", "silence_escalated",
           say("after silence a head is asked, for {}", "после молчания спрашивают руководителя, {}",
               duration_text(book_.escalate)));
    if (book_.final_comment) {
      const Text window = window_text(book_.final_comment->window);
      step("in_review", "in_review", "final_comment_opened",
           say("enough was said; last words are heard for {}",
               "сказано достаточно, слушают последние слова: {}", window));
      if (book_.final_comment->restarts)
        step("in_review", "in_review", "final_comment_ended",
             say("an objection ends the last words", "возражение прерывает последние слова"));
    }
    for (std::size_t i = 1; i < book_.stages.size(); ++i)
      step("in_review", "in_review", "stage_opened",
           say("stage {} begins, for {}", "начинается этап {}, срок — {}", i + 1,
               window_text(book_.stages[i].window)));
    const Text window = book_.stages.empty() ? say("after {}", "прошло {}", window_text(book_.review))
                                             : say("its last stage is over", "кончился последний этап");
    step("in_review", "awaiting_decision", "review_closed",
         say("enough was said, or {}", "сказано достаточно или {}", window));
    step("in_review", "withdrawn", "decision_made.withdraw", withdraws());
    step("awaiting_decision", "in_review", "proposal_amended", again);
  }

  void decision() {
    step("awaiting_decision", "launched", "decision_made.launch",
         book_.automatic ? say("by itself once everything is cleared, or by {}",
                               "само, когда допущено всё, или решает «{}»", final_say())
                         : say("{} launches what is cleared", "«{}» запускает допущенное", final_say()));
    if (book_.pilot)
      step("awaiting_decision", "piloting", "decision_made.pilot",
           say("{} tries something, for {} at most", "«{}» пробует что-то, не дольше чем {}", final_say(),
               duration_text(book_.pilot->max_duration)));
    step("awaiting_decision", "withdrawn", "decision_made.withdraw", withdraws());
    step("awaiting_decision", "expired", "proposal_expired",
         say("after {}", "прошло {}", window_text(book_.decision)));
  }

  void afterwards() {
    if (book_.pilot) {
      step("piloting", "launched", "decision_made.launch",
           say("its criterion is met, and {} launches it", "критерий выполнен, и «{}» запускает",
               final_say()));
      step("piloting", "launched", "action_stopped.others_run",
           say("the pilot stops, other actions run", "пилот прекращён, другие действия идут"));
      step("piloting", "stopped", "action_stopped",
           say("the pilot stops, and nothing else runs", "пилот прекращён, больше ничего не идёт"));
    }
    if (any_row(book_, [](const Row& row) { return row.halt; })) {
      step("launched", "launched", "action_halted",
           say("a department halts an action", "отдел приостанавливает действие"));
      step("launched", "launched", "action_resumed",
           say("{} answers and resumes it", "«{}» отвечает и продолжает", final_say()));
    }
    step("launched", "stopped", "action_stopped",
         say("{} stops the last one that runs", "«{}» прекращает последнее, что идёт", final_say()));
    step("launched", "evaluated", "outcome_recorded", records());
    step("stopped", "evaluated", "outcome_recorded", records());
  }

  void gate() {
    const OverrideGate& gate = *book_.override_gate;
    std::vector<Text> who;
    if (gate.by_final_say) who.push_back(final_say());
    for (const DepartmentId& each : gate.arbiters) who.push_back(name(each));
    const Text after = gate.cooling_off == Duration{0}
                           ? Text{"at once", "сразу"}
                           : say("in effect after {}", "в силе через {}", duration_text(gate.cooling_off));
    step("standing", "overridden", "override_closed",
         say("{} overrides it, {}", "преодолевает «{}», {}", listed(who), after));
  }

  Text withdraws() const {
    return proposes({"{} withdraws it", "{} отзывает его"},
                    {"one of {} departments withdraws it", "отзывает один из отделов, их {}"});
  }
  Text records() const {
    return say("{} records what came of it", "«{}» записывает, что вышло", final_say());
  }

  const CheckedRulebook& rulebook_;
  const Rulebook& book_;
  Graph graph_;
};

}  // namespace

Graph proposal_graph(const CheckedRulebook& rulebook) {
  return Drawing{rulebook}.proposal();
}

std::optional<Graph> veto_graph(const CheckedRulebook& rulebook) {
  if (!any_row(rulebook.book(), [](const Row& row) { return row.power == Power::veto; })) return std::nullopt;
  return Drawing{rulebook}.veto();
}

}  // namespace counterweight::rules
