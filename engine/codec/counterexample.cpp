#include "engine/codec/counterexample.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/codec/scenario_line.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/verify/explore.hpp"
#include "engine/core/verify/rulebook_checks.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// What an event that time brings means, where it is worth a sentence.
struct TimeTold {
  const rules::CheckedRulebook& rulebook;

  Text silent(const std::vector<SilenceCounted>& silences) const {
    std::vector<Text> names;
    for (const SilenceCounted& each : silences)
      if (const Text& name = rulebook.department(each.department)->name;
          std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    return rules::listed(names);
  }
  Text operator()(const ReviewClosed& e) const {
    if (e.silences.empty()) return {"Review ends.", "Рассмотрение кончается."};
    return say("Review ends without a word from: {}.", "Рассмотрение кончается, ничего не сказали: {}.",
               silent(e.silences));
  }
  Text operator()(const DecisionMade& e) const {
    if (e.decision == DecisionKind::withdraw)
      return {"The proposal is withdrawn by itself.", "Предложение отзывается само."};
    return {"It is launched by itself.", "Запуск происходит сам собой."};
  }
  Text operator()(const DecisionWindowMoved& e) const {
    return e.due ? Text{"The time to decide runs again.", "Время на решение снова идёт."} : Text{};
  }
  Text operator()(const ObjectionCarried&) const {
    return {"The objection stands as before.", "Возражение снова в силе."};
  }
  Text operator()(const FinalCommentEnded&) const {
    return {"Review goes on.", "Рассмотрение продолжается."};
  }
  Text operator()(const SilenceEscalated&) const {
    return {"The time to speak is over; the heads of those who said nothing are asked.",
            "Время высказаться вышло; спрашивают руководителей тех, кто молчит."};
  }
  Text operator()(const StageOpened&) const {
    return {"The next stage of review opens.", "Начинается следующий этап рассмотрения."};
  }
  Text operator()(const FinalCommentOpened&) const {
    return {"Enough was said; last words are heard.", "Сказано достаточно; слушают последние слова."};
  }
  Text operator()(const ProposalExpired&) const {
    return {"The time to decide is over: the proposal expires.",
            "Время решать вышло: срок предложения истёк."};
  }
  Text operator()(const ChallengeClosed& e) const {
    switch (e.result) {
      case ChallengeResult::sustained:
        return {"The vote ends: the veto is sustained.", "Голосование кончается: вето остаётся."};
      case ChallengeResult::overridden:
        return {"The vote ends: the veto falls.", "Голосование кончается: вето падает."};
      case ChallengeResult::ended:
        return {"The vote ends without a result.", "Голосование кончается ничем."};
    }
    return {};
  }
  Text operator()(const OverrideClosed&) const {
    return {"The override takes effect.", "Преодоление вступает в силу."};
  }
  Text operator()(const VetoLapsed&) const {
    return {"Nobody looks at the veto again in time: it lapses.",
            "К вето вовремя не вернулись: оно теряет силу."};
  }
  Text operator()(const VetoReaffirmed&) const {
    return {"The veto stays, unasked.", "Вето остаётся без вопроса."};
  }
  Text operator()(const ObjectionLapsed&) const {
    return {"Nobody looks at the objection again in time: it lapses.",
            "К возражению вовремя не вернулись: оно теряет силу."};
  }
  Text operator()(const ObjectionSettled&) const {
    return {"Whoever objected lets the answer stand.", "Возразивший оставил ответ без спора."};
  }
  Text operator()(const PilotCleared&) const {
    return {"The pilot has cleared the action.", "Пилот допустил действие."};
  }
  Text operator()(const ActionStopped&) const { return {"The action stops.", "Действие останавливается."}; }
  template <typename Other>
  Text operator()(const Other&) const {
    return {};
  }
};

// What was found of fewer departments is there with all of them: those who had no part may keep the action
// from being cleared, and nothing else. What was said is no longer part of a state once there is a decision.
bool shows(const Facts& told, const Facts& found) {
  if (told.open() != found.open()) return false;
  const auto of_decision = [](const Facts& f) { return std::tie(f.waits, f.launched, f.piloted); };
  const auto of_words = [](const Facts& f) {
    return std::tie(f.vetoed, f.other_veto, f.focus_veto, f.focus_given, f.proceedings, f.focus_absolute,
                    f.focus_right, f.unanswered, f.focus_word, f.focus_overridden, f.quota_used,
                    f.silence_passes);
  };
  if (of_decision(told) != of_decision(found)) return false;
  if (!found.open()) return told.status == found.status;
  return of_words(told) == of_words(found) && told.is_short >= found.is_short &&
         told.reasons >= found.reasons && told.all_defined <= found.all_defined;
}

class Telling {
 public:
  Telling(const Counterexample& counterexample, const RulebookPtr& rulebook, bool bystanders_approve)
      : given_(counterexample), cast_(counterexample.cast), bystanders_approve_(bystanders_approve) {
    cast_.rulebook = rulebook;
  }

  ToldCounterexample run() {
    auto opening = open_play(cast_, given_.actions);
    if (!opening.ok()) return {};  // played before, so it opens
    here_ = Moved{std::move(opening->state), opening->now, {}, {}};
    introduce();
    out_.shown = play() && is_there();
    if (given_.again && !again()) out_.shown = false;
    for (const Beside& each : given_.beside)
      if (!(each.given ? give(*each.given, each.told) : wait())) out_.shown = false;
    expect();
    out_.story.push_back(given_.what);
    return std::move(out_);
  }

 private:
  Text department(const DepartmentId& id) const { return cast_.rulebook->department(id)->name; }
  std::string person(const MemberId& member) const {
    const Member& found = *here_.state.organisation().member(member);
    return member.value + "@" + found.department.value;
  }

  void write(json line) { out_.scenario += line.dump() + "\n"; }

  // Whether every move could be made.
  bool play() {
    if (bystanders_approve_) bystanders();
    for (const Move move : given_.moves) {
      if (!(move == Move::wait ? wait() : act(move))) return false;
      const bool amended = move == Move::change || move == Move::change_back || move == Move::reword ||
                           move == Move::add_again;
      if (amended && bystanders_approve_) bystanders();
    }
    return true;
  }

  // Whoever may speak and had no part in the play approves.
  void bystanders() {
    const auto plays = [&](const DepartmentId& id) {
      return id == cast_.focus || id == cast_.vetoer || id == cast_.objector;
    };
    for (std::size_t step = 0;; ++step) {
      const auto given = command_of(Move::others_approve, cast_, here_.state, here_.now, step);
      if (!given) return;
      const DepartmentId& own = here_.state.organisation().member(given->actor)->department;
      if (!plays(own)) give(*given, say("{} approves it.", "Отдел «{}» согласует его.", department(own)));
    }
  }

  bool is_there() const {
    if (!given_.there) return true;
    Contents contents;
    return shows(facts_of(cast_, here_.state, contents), *given_.there);
  }

  // Everybody who is there, and the proposal.
  void introduce() {
    for (const auto& [id, member] : here_.state.organisation().members) {
      json line{{"at", format_timestamp(here_.now)}, {"actor", person(id)}, {"do", "join"}};
      if (member.head) line["roles"] = {"head"};
      write(std::move(line));
    }
    write_command({submission_of(cast_, given_.actions), cast_.marketer}, here_.state);
    const Text what = given_.actions == 1
                          ? Text{"an action", "действие"}
                          : say("{} actions, each requiring the one before,",
                                "действия числом {}, каждое с опорой на предыдущее,", given_.actions);
    out_.story.push_back(say("{} proposes {} of the kind {}{}.", "Отдел «{}» предлагает {} вида «{}»{}.",
                             department(cast_.rulebook->book().final_say), what,
                             cast_.rulebook->kind(cast_.situation.kind)->name, where_words(cast_.situation)));
  }

  void write_command(const Given& given, const State& before) {
    json line = scenario_line(before, std::get<core::ProposalCommand>(given.command));
    line["at"] = format_timestamp(here_.now);
    line["actor"] = person(given.actor);
    line["proposal"] = "p1";
    write(std::move(line));
  }

  bool act(Move move) {
    auto moved = make_move(move, cast_, here_.state, here_.now);
    if (!moved) return false;
    for (const Given& given : moved->commands) give(given, {});
    here_.commands = std::move(moved->commands);
    out_.story.push_back(words_of(move));
    return true;
  }

  // False where it is refused: nothing of what moves consist of is, bystanders may be.
  bool give(const Given& given, const Text& told) {
    const Decision decision =
        cast_.engine.decide(here_.state, given.command, Context{here_.now, given.actor});
    if (!decision.answer.ok()) return false;
    write_command(given, here_.state);
    for (const Event& event : *decision.answer) evolve(here_.state, event);
    if (!told.en.empty()) out_.story.push_back(told);
    return true;
  }

  bool again() {
    if (here_.commands.empty()) return false;
    const Given last = here_.commands.back();
    return give(last, {"The same is said once more.", "То же самое сказано ещё раз."});
  }

  // Until something happens: a reminder is nothing.
  bool wait() {
    Text told;
    for (bool something = false; !something;) {  // a wrong engine may let nothing happen at all
      auto moved = make_move(Move::wait, cast_, here_.state, here_.now);
      if (!moved) return false;
      here_ = *std::move(moved);
      something = here_.events.empty();
      for (const Event& event : here_.events) {
        const auto& data = std::get<ProposalEvent>(event.data);
        something = something || !std::holds_alternative<ReminderGiven>(data);
        const Text each = std::visit(TimeTold{*cast_.rulebook}, static_cast<const AnyProposalEvent&>(data));
        const bool aside = std::holds_alternative<DecisionWindowMoved>(data) && !told.en.empty();
        if (each.en.empty() || aside) continue;
        told = told.en.empty() ? each : say("{} {}", "{} {}", told, each);
      }
    }
    write({{"at", format_timestamp(here_.now)}, {"do", "advance_time"}});
    out_.story.push_back(told.en.empty() ? Text{"Time passes.", "Проходит время."} : told);
    return true;
  }

  void expect() {
    const Proposal& p = *here_.state.proposal(kPlayed);
    json expected{{"proposal", "p1"}, {"status", word(p.status)}};
    for (const Action& action : p.actions)
      expected["actions"][action.draft.id.value] = word(verdict_of(p, action));
    for (const Veto& veto : p.vetoes)
      expected["vetoes"][veto.action.value + "/" + veto.department.value] = word(veto.state);
    for (const Objection& objection : p.objections)
      expected["objections"][objection.action.value + "/" + objection.department.value] =
          word(objection.state);
    write({{"expect", std::move(expected)}});
  }

  Text words_of(Move move) const;

  const Counterexample& given_;
  Cast cast_;
  const bool bystanders_approve_;
  Moved here_;
  ToldCounterexample out_;
};

Text Telling::words_of(Move move) const {
  const Text focus = department(cast_.focus), final_say = department(cast_.rulebook->book().final_say);
  const auto other = [&](const DepartmentId& id) { return id.empty() ? Text{} : department(id); };
  switch (move) {
    case Move::approve:
      return say("{} approves it.", "Отдел «{}» согласует его.", focus);
    case Move::abstain:
      return say("{} abstains.", "Отдел «{}» воздерживается.", focus);
    case Move::object:
      return say("{} objects to it.", "Отдел «{}» возражает.", focus);
    case Move::veto:
      return say("{} vetoes it.", "Отдел «{}» накладывает вето.", focus);
    case Move::veto_absolutely:
      return say("{} vetoes it on an absolute ground.",
                 "Отдел «{}» накладывает вето по безусловному основанию.", focus);
    case Move::withdraw_position:
      return say("{} takes back what it said.", "Отдел «{}» отзывает сказанное.", focus);
    case Move::reaffirm:
      return say("{} says that it still holds.", "Отдел «{}» подтверждает сказанное раньше.", focus);
    case Move::resolve:
      return say("{} says that its objection is settled.", "Отдел «{}» говорит, что его возражение снято.",
                 focus);
    case Move::halt:
      return say("{} halts what was launched.", "Отдел «{}» приостанавливает запущенное.", focus);
    case Move::recast:
      return say("{} keeps its veto in spite of the pilot.", "Отдел «{}» оставляет вето, несмотря на пилот.",
                 focus);
    case Move::others_approve:
      return {"Everybody else approves it.", "Все остальные согласуют его."};
    case Move::other_objects:
      return say("{} objects to it.", "Отдел «{}» возражает.", other(cast_.objector));
    case Move::other_vetoes:
      return say("{} vetoes it.", "Отдел «{}» накладывает вето.", other(cast_.vetoer));
    case Move::other_withdraws:
      return {"The other department takes back what it said.", "Другой отдел отзывает сказанное."};
    case Move::sustain:
      return {"The others vote to keep the veto.", "Остальные голосуют за то, чтобы вето осталось."};
    case Move::release:
      return {"The others vote to let the veto go.", "Остальные голосуют за то, чтобы снять вето."};
    case Move::arbiter_overrides:
      return say("{} overrides the veto.", "Отдел «{}» преодолевает вето.", other(cast_.arbiter));
    case Move::accept:
      return say("{} accepts the objection.", "Отдел «{}» принимает возражение.", final_say);
    case Move::decline:
      return say("{} declines the objection, with a reason.",
                 "Отдел «{}» отклоняет возражение и объясняет почему.", final_say);
    case Move::challenge_merits:
      return say("{} asks the others whether the veto should stand.",
                 "Отдел «{}» спрашивает остальных, оставить ли вето.", final_say);
    case Move::challenge_validity:
      return say("{} asks the others whether the veto is valid.",
                 "Отдел «{}» спрашивает остальных, обосновано ли вето.", final_say);
    case Move::withdraw_challenge:
      return say("{} takes that question back.", "Отдел «{}» снимает вопрос о вето.", final_say);
    case Move::override_veto:
      return say("{} overrides the veto by itself.", "Отдел «{}» сам преодолевает вето.", final_say);
    case Move::withdraw_override:
      return say("{} takes the override back.", "Отдел «{}» отказывается от преодоления.", final_say);
    case Move::reword:
      return say("{} puts it in other words, with the same values.",
                 "Отдел «{}» пишет о нём другими словами, значения те же.", final_say);
    case Move::change:
      return say("{} changes its values.", "Отдел «{}» меняет его значения.", final_say);
    case Move::change_back:
      return say("{} changes it back to what it was.", "Отдел «{}» возвращает его к прежнему.", final_say);
    case Move::add_again:
      return say("{} drops it and adds the same again.",
                 "Отдел «{}» убирает его и добавляет такое же заново.", final_say);
    case Move::launch:
      return say("{} decides to launch.", "Отдел «{}» решает запустить.", final_say);
    case Move::pilot:
      return say("{} decides to pilot it.", "Отдел «{}» решает попробовать его пилотом.", final_say);
    case Move::withdraw:
      return say("{} withdraws the proposal.", "Отдел «{}» отзывает предложение.", final_say);
    case Move::pilot_met:
      return {"The pilot meets its criterion.", "Пилот выполнил свой критерий."};
    case Move::pilot_not_met:
      return {"The pilot does not meet its criterion.", "Пилот не выполнил свой критерий."};
    case Move::resume:
      return say("{} resumes it.", "Отдел «{}» продолжает его.", final_say);
    case Move::stop:
      return say("{} stops it.", "Отдел «{}» останавливает его.", final_say);
    case Move::record_outcome:
      return say("{} records the outcome.", "Отдел «{}» записывает итог.", final_say);
    case Move::wait:
      break;
  }
  return {"Time passes.", "Проходит время."};
}

}  // namespace

ToldCounterexample tell(const Counterexample& counterexample, const RulebookPtr& rulebook) {
  ToldCounterexample told = Telling{counterexample, rulebook, false}.run();
  if (told.shown) return told;
  ToldCounterexample helped = Telling{counterexample, rulebook, true}.run();
  if (helped.shown) return helped;
  const Text elsewhere{
      "With every department, and the rulebook's own times, the same commands lead elsewhere: this was found "
      "of "
      "the departments named here alone.",
      "Со всеми отделами и с настоящими сроками те же команды ведут не туда: это найдено об одних названных "
      "здесь отделах."};
  told.story.insert(told.story.end() - 1, elsewhere);
  return told;
}

}  // namespace counterweight::codec
