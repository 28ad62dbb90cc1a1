#include "engine/codec/counterexample.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/codec/move_words.hpp"
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
    here_ = core::Moved{std::move(opening->state), opening->now, {}, {}};
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

  void write(const json& line) { out_.scenario += line.dump() + "\n"; }

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
      write(line);
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
    write(line);
  }

  bool act(Move move) {
    auto moved = make_move(move, cast_, here_.state, here_.now);
    if (!moved) return false;
    for (const Given& given : moved->commands) give(given, {});
    here_.commands = std::move(moved->commands);
    out_.story.push_back(move_words(move, cast_));
    return true;
  }

  // False where it is refused: nothing of what moves consist of is, bystanders may be.
  bool give(const Given& given, const Text& told) {
    const Decision decision = cast_.engine.decide(
        here_.state, given.command, Context{here_.now, given.actor, true, nullptr, nullptr, true});
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

  const Counterexample& given_;
  Cast cast_;
  const bool bystanders_approve_;
  core::Moved here_;
  ToldCounterexample out_;
};

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
