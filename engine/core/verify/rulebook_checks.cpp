#include "engine/core/verify/rulebook_checks.hpp"

#include <algorithm>

#include "engine/core/proposal/verdict.hpp"
#include "engine/core/verify/delegation_check.hpp"
#include "engine/core/verify/dependency_check.hpp"
#include "engine/core/verify/explore.hpp"
#include "engine/core/verify/row_checks.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::core {
namespace {

using rules::Power;

template <typename Event>
std::size_t index_of() {
  return AnyProposalEvent{Event{}}.index();
}

class RulebookChecks {
 public:
  RulebookChecks(const rules::CheckedRulebook& rulebook, const Situations& situations, const Played& played,
                 const Engine& engine, std::vector<Finding>& findings)
      : rulebook_(rulebook),
        book_(rulebook.book()),
        situations_(situations),
        played_(played),
        engine_(engine),
        findings_(findings) {}

  void run() {
    warnings();
    check_rows(rulebook_, findings_);
    gaps();
    quorums();
    dead();
    check_delegation(rulebook_, situations_, engine_, finding("S8"));
    check_dependencies(rulebook_, situations_, engine_, finding("D25"));
    unused_vetoes();
    overrides();
    passed_by();
    exceptions();
    for (const KindId& kind : situations_.too_large)
      for (Finding& each : findings_) {
        if (each.proof == Proof::proved) each.proof = Proof::not_proved;
        each.notes.push_back(say("The conditions on {} tell too many combinations of values apart.",
                                 "Условия на вид {} различают слишком много сочетаний значений.",
                                 in_backticks(kind.value)));
      }
  }

 private:
  Finding& finding(std::string_view property) {
    return *std::find_if(findings_.begin(), findings_.end(),
                         [&](const Finding& each) { return each.property == property; });
  }
  void problem(std::string_view property, Text what) {
    finding(property).proof = Proof::refuted;
    finding(property).problems.push_back(std::move(what));
  }
  void except(std::string_view property, const Text& what) {
    auto& all = finding(property).exceptions;
    if (std::find(all.begin(), all.end(), what) == all.end()) all.push_back(what);
  }
  Text department(const DepartmentId& id) const { return rulebook_.department(id)->name; }
  Text kind(const KindId& id) const { return rulebook_.kind(id)->name; }

  // S1: what check() already tells as a warning.
  void warnings() {
    for (const rules::Diagnostic& each : rules::check(rulebook_.source()).diagnostics)
      if (each.code == "unused_ground" || each.code == "needless_unreviewed")
        problem("S1", say("{}: {}", "{}: {}", each.pointer, each.message));
    for (const rules::Question& each : book_.questions)
      if (!is_asked(each))
        problem("S1", say("Nobody is ever asked the question {}: {} speaks on nothing that it is about.",
                          "Вопрос {} никому не задают: «{}» не высказывается ни о чём, чего он касается.",
                          in_backticks(each.id.value), department(each.department)));
  }

  bool is_asked(const rules::Question& question) const {
    return std::any_of(situations_.all.begin(), situations_.all.end(), [&](const Situation& situation) {
      const auto& kinds = question.kinds;
      const rules::Seat* seat = find_seat(situation.seats, question.department);
      return seat != nullptr && seat->speaks() &&
             (kinds.empty() || std::find(kinds.begin(), kinds.end(), situation.kind) != kinds.end());
    });
  }

  // S5
  void gaps() {
    for (const rules::Kind& each : book_.kinds)
      if (each.unreviewed)
        except("S5", say("Nobody may object to {}, and that is declared.",
                         "На вид «{}» никто не возражает, так объявлено.", each.name));
    for (const Situation& situation : situations_.all) {
      const bool reviewed = std::any_of(situation.seats.begin(), situation.seats.end(),
                                        [](const rules::Seat& seat) { return seat.power >= Power::object; });
      if (reviewed || rulebook_.kind(situation.kind)->unreviewed) continue;
      problem("S5", say("Nobody may object to {}{}.", "Никто не вправе возразить: {}{}.",
                        kind(situation.kind), where_words(situation)));
      if (!finding("S5").counterexample) finding("S5").counterexample = unasked(situation);
    }
  }

  // It is proposed and launched, and nobody could have said anything against it.
  std::optional<Counterexample> unasked(const Situation& situation) const {
    const auto other = std::find_if(book_.departments.begin(), book_.departments.end(),
                                    [&](const auto& each) { return each.id != book_.final_say; });
    const Cast cast = cast_for(Play::words, rulebook_, situation, nullptr, other->id, engine_);
    auto opening = open_play(cast);
    if (!opening.ok()) return std::nullopt;
    const bool waits = opening->state.proposal(kPlayed)->status == ProposalStatus::in_review;
    return Counterexample{cast,
                          waits ? std::vector{Move::wait, Move::launch} : std::vector{Move::launch},
                          {"No department had a right to object to it.",
                           "Ни у одного отдела не было права на него возразить."}};
  }

  // S7: everybody approves everything, and it passes; and whoever vetoes can be asked to let go.
  void quorums() {
    for (const Situation& situation : situations_.all) {
      auto all_approve = short_of_all(situation);
      if (!all_approve) continue;
      problem("S7", say("Even when everybody approves, {}{} does not pass.",
                        "Даже если согласны все, не проходит: {}{}.", kind(situation.kind),
                        where_words(situation)));
      if (!finding("S7").counterexample) finding("S7").counterexample = std::move(all_approve);
    }
    const auto others = static_cast<std::int64_t>(book_.departments.size()) - 2;
    const bool vetoes = std::any_of(book_.jurisdiction.begin(), book_.jurisdiction.end(),
                                    [](const rules::Row& row) { return row.power == Power::veto; });
    if (vetoes && others < book_.min_voters)
      problem("S7", say("A challenge needs {} voting departments, and besides the vetoing one there are {}.",
                        "Для голосования о вето нужно отделов: {}, а кроме наложившего их {}.",
                        book_.min_voters, others));
  }

  // Everybody approves, and still it does not pass: how.
  std::optional<Counterexample> short_of_all(const Situation& situation) const {
    const auto speaker = std::find_if(situation.seats.begin(), situation.seats.end(),
                                      [](const rules::Seat& seat) { return seat.speaks(); });
    if (speaker == situation.seats.end()) return std::nullopt;
    Counterexample out{cast_for(Play::words, rulebook_, situation, nullptr, speaker->department, engine_),
                       {},
                       {"Everybody has approved, and still approvals are lacking.",
                        "Согласны все, а согласований всё равно не хватает."}};
    auto opening = open_play(out.cast);
    if (!opening.ok()) return std::nullopt;  // told by who plays it
    Moved here{std::move(opening->state), opening->now, {}, {}};
    const auto open = [&] { return here.state.proposal(kPlayed)->status == ProposalStatus::in_review; };
    // Later stages are asked when time has passed.
    for (std::size_t i = 0; i <= 2 * (book_.stages.size() + 1); ++i)
      for (const Move move : {Move::approve, Move::others_approve, Move::wait})
        if (open())
          if (auto moved = make_move(move, out.cast, here.state, here.now)) {
            here = *std::move(moved);
            out.moves.push_back(move);
          }
    const Proposal& p = *here.state.proposal(kPlayed);
    const bool is_short = p.status == ProposalStatus::awaiting_decision &&
                          verdict_of(p, *live_action(p)) == Verdict::short_of_approval;
    return is_short ? std::optional{std::move(out)} : std::nullopt;
  }

  // D3: what the rulebook declares was seen somewhere.
  void dead() {
    bool vetoes = false, bans = false, objects = false, halts = false, escalates = false;
    for (const Situation& situation : situations_.all)
      for (const rules::Seat& seat : situation.seats) {
        objects = objects || seat.power >= Power::object;
        halts = halts || (seat.halt && seat.speaks());
        escalates = escalates || (seat.speaks() && seat.silence == rules::Silence::escalate);
        for (const GroundId& ground : seat.grounds)
          (rulebook_.ground(ground)->absolute ? bans : vetoes) = true;
      }
    seen(objects, Move::object, {"an objection", "возражение"});
    seen(vetoes, Move::veto, {"a veto", "вето"});
    seen(bans, Move::veto_absolutely, {"a veto on an absolute ground", "вето по безусловному основанию"});
    seen(vetoes, Move::challenge_merits,
         {"a vote on whether a veto should stand", "голосование о том, остаться ли вето"});
    seen(bans, Move::challenge_validity,
         {"a vote on a veto's validity", "голосование об обоснованности вето"});
    const auto& gate = book_.override_gate;
    seen(vetoes && gate && gate->by_final_say, Move::override_veto,
         {"an override by the final say", "преодоление тем, за кем последнее слово"});
    seen(vetoes && gate && !gate->arbiters.empty(), Move::arbiter_overrides,
         {"an override by an arbiter", "преодоление арбитром"});
    seen(book_.pilot.has_value(), Move::pilot, {"a pilot", "пилот"});
    seen(halts, Move::halt, {"a halt", "приостановка"});
    happened(book_.final_comment.has_value(), index_of<FinalCommentOpened>(),
             {"the window for last words", "срок для последних слов"});
    happened(book_.stages.size() > 1, index_of<StageOpened>(),
             {"a second stage of review", "второй этап рассмотрения"});
    happened(
        escalates, index_of<SilenceEscalated>(),
        {"that a head is asked when the department is silent", "вопрос руководителю, когда отдел молчит"});
  }

  void seen(bool declared, Move move, const Text& what) {
    if (declared && !played_.moves.contains(move)) never(what);
  }
  void happened(bool declared, std::size_t event, const Text& what) {
    if (declared && !played_.events.contains(event)) never(what);
  }
  void never(const Text& what) {
    if (finding("D3").proof == Proof::not_proved) return;  // not everything was seen
    problem("D3", say("The rulebook declares {}, and it can never come about.",
                      "Свод правил объявляет: {}, но этого никогда не может быть.", what));
  }

  // D9: of each right to veto, that it can be used at all; what it does then is read off the graphs.
  void unused_vetoes() {
    if (finding("D9").proof == Proof::not_proved) return;
    std::set<DepartmentId> told;
    for (const Situation& situation : situations_.all)
      for (const rules::Seat& seat : situation.seats) {
        const bool used = played_.passed.contains({seat.department, false}) ||
                          played_.passed.contains({seat.department, true});
        if (seat.power == Power::veto && !used && told.insert(seat.department).second)
          problem("D9", say("{} has a right of veto over {}{}, and can never use it.",
                            "У отдела «{}» есть право вето ({}{}), но воспользоваться им нельзя никогда.",
                            department(seat.department), kind(situation.kind), where_words(situation)));
      }
  }

  // D13
  void overrides() {
    if (!book_.override_gate) return;
    const rules::OverrideGate& gate = *book_.override_gate;
    if (gate.by_final_say && !gate.two_persons && gate.cooling_off == Duration{0} && gate.quota == 0)
      problem("D13",
              say("An override takes one signature, at once, as often as one likes: it costs nothing.",
                  "Для преодоления хватает одной подписи, сразу и сколько угодно раз: оно ничего не стоит."));
    const bool some = std::any_of(played_.passed.begin(), played_.passed.end(), [](const auto& each) {
      return each.second.final_say || each.second.arbiter;
    });
    const bool vetoes = std::any_of(played_.passed.begin(), played_.passed.end(),
                                    [](const auto& each) { return !each.first.second; });
    if (vetoes && !some)
      problem("D13", say("There is a gate for overrides, and no veto can be passed through it.",
                         "Порядок преодоления есть, но ни одно вето им преодолеть нельзя."));
  }

  // D11: who passes whose veto.
  void passed_by() {
    for (const auto& [veto, by] : played_.passed) {
      const auto& [id, absolute] = veto;
      std::vector<Text> who;
      if (by.vote) who.push_back({"a vote of the other departments", "голосование остальных отделов"});
      if (by.final_say) who.push_back(say("{} by itself", "сам отдел «{}»", department(book_.final_say)));
      if (by.arbiter && book_.override_gate)
        for (const DepartmentId& each : book_.override_gate->arbiters)
          if (each != id) who.push_back(say("{} as arbiter", "«{}» как арбитр", department(each)));
      if (by.amendment) who.push_back({"an amendment", "поправка"});
      finding("D11").notes.push_back(
          who.empty() ? say("The absolute veto of {}: nothing passes it.",
                            "Безусловное вето отдела «{}»: мимо него пути нет.", department(id))
          : absolute
              ? say("The absolute veto of {} is passed by: {}.",
                    "Мимо безусловного вето отдела «{}» ведёт: {}.", department(id), rules::listed(who))
              : say("The veto of {} is passed by: {}.", "Мимо вето отдела «{}» ведёт: {}.", department(id),
                    rules::listed(who)));
    }
  }

  void exceptions() {
    if (book_.automatic)
      for (const char* property : {"D6", "D7", "D8"})
        except(property, {"What is cleared as a whole launches by itself, as declared.",
                          "То, что допущено целиком, запускается само, как объявлено."});
    for (const rules::Ground& ground : book_.grounds)
      if (ground.absolute)
        except("D11", say("The ground {} is declared absolute.", "Основание «{}» объявлено безусловным.",
                          ground.name));
    if (book_.author_counts)
      except("D16", {"Whoever proposes counts as a reviewer too, as declared.",
                     "Кто предлагает, тот и рассматривает, как объявлено."});
    for (const rules::Kind& each : book_.kinds)
      if (!each.passing.duty_to_answer)
        except("D15", say("Nobody owes objections to {} an answer, as declared.",
                          "На возражения против вида «{}» отвечать не обязаны, как объявлено.", each.name));
    for (const Situation& situation : situations_.all)
      for (const rules::Seat& seat : situation.seats) except_seat(situation, seat);
  }

  void except_seat(const Situation& situation, const rules::Seat& seat) {
    const Text who = department(seat.department), what = kind(situation.kind);
    if (seat.approval_required && seat.silence == rules::Silence::consent)
      except("D8", say("{} has to approve {}, and its silence is declared to be consent.",
                       "«{}» согласует вид «{}», и его молчание объявлено согласием.", who, what));
    if (seat.approval_required)
      except("D5", say("{} is declared blocking: without its approval {} is not launched.",
                       "«{}»: объявлено, что без его согласия вид «{}» не запускается.", who, what));
    else if (seat.speaks() && seat.silence == rules::Silence::block)
      except("D5", say("{} is declared blocking: while it is silent, {} is not launched.",
                       "«{}»: объявлено, что пока он молчит, вид «{}» не запускается.", who, what));
  }

  const rules::CheckedRulebook& rulebook_;
  const rules::Rulebook& book_;
  const Situations& situations_;
  const Played& played_;
  const Engine& engine_;
  std::vector<Finding>& findings_;
};

}  // namespace

Text where_words(const Situation& situation) {
  if (situation.where.empty()) return {};
  return say(" where {}", ", где {}", rules::joined_by(situation.where, {"; or ", "; или "}));
}

Text part_words(const Cast& cast) {
  return say("{}, {}{}", "{}, {}{}", cast.rulebook->department(cast.focus)->name,
             cast.rulebook->kind(cast.situation.kind)->name, where_words(cast.situation));
}

void check_rulebook(const rules::CheckedRulebook& rulebook, const Situations& situations,
                    const Played& played, const Engine& engine, std::vector<Finding>& findings) {
  RulebookChecks{rulebook, situations, played, engine, findings}.run();
}

}  // namespace counterweight::core
