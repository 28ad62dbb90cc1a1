// The decision, what holds it, and every way past a veto, closed ones with their reason.
#include "engine/core/proposal/asking.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

WayOut objection_way(const Objection& objection) {
  WayOut way;
  if (objection.settle_due) {
    way = {"wait", true,
           say("Wait: its department is weighing the answer; its silence settles it.",
               "Подождать: отдел обдумывает ответ; молчание значит, что вопрос снят.")};
    way.until = objection.settle_due;
  } else {
    way = {"answer_objection", true,
           say("Decline it with a reason: it no longer holds the decision, at once.",
               "Отклонить с причиной: больше не держит решение, сразу.")};
  }
  way.objection = objection.id;
  return way;
}

}  // namespace

void Asking::ask_decisions() {
  if (!refused(Decide{p_.id, DecisionKind::withdraw, {}, kAnyReason})) {
    Allowed withdraw{"decide"};
    withdraw.decision = DecisionKind::withdraw;
    out_.allowed.push_back(std::move(withdraw));
  }
  const auto why = refused(Decide{p_.id, DecisionKind::launch, {}, kAnyReason});
  if (!why) {
    Allowed launch{"decide"};
    launch.decision = DecisionKind::launch;
    launch.outcomes = outcomes_of_launch(p_, nullptr);
    out_.allowed.push_back(std::move(launch));
  } else if (!has_final_say() || launch_hindrances(p_).empty()) {
    add_blocked_launch(*why);
  }
  if (!has_final_say()) return;
  for (const Hindrance& hindrance : launch_hindrances(p_)) add_hindrance(hindrance);
  for (const Veto& veto : p_.vetoes)
    if (veto.bites() && veto.running() == nullptr) add_vetoed(veto);
  if (launch_hindrances(p_).empty())
    for (const Action& action : p_.actions)
      if (may_be_piloted(p_, action)) out_.allowed.push_back({"pilot", action.draft.id});
}

Blocked& Asking::add_blocked_launch(const Refusal& why) {
  Blocked closed{"decide", why};
  closed.decision = DecisionKind::launch;
  out_.blocked.push_back(std::move(closed));
  return out_.blocked.back();
}

void Asking::add_hindrance(const Hindrance& hindrance) {
  Blocked& closed = add_blocked_launch(hindrance.refusal);
  closed.objection = hindrance.objection;
  closed.veto = hindrance.veto;
  if (hindrance.objection) {
    closed.action = p_.objection(*hindrance.objection)->action;
    closed.ways_out.push_back(objection_way(*p_.objection(*hindrance.objection)));
  } else {
    WayOut wait{"wait", true, say("Wait: it ends by itself.", "Подождать: закончится само.")};
    wait.until = hindrance.veto ? p_.veto(*hindrance.veto)->running()->due : review_ends_by(p_);
    if (hindrance.veto) closed.action = p_.veto(*hindrance.veto)->action;
    closed.ways_out.push_back(std::move(wait));
  }
  WayOut withdraw{
      "decide", true,
      say("Withdraw the whole proposal: always open.", "Отозвать всё предложение: можно всегда.")};
  closed.ways_out.push_back(std::move(withdraw));
}

// A veto does not hold the decision; it prevents its action. These are the ways past it.
void Asking::add_vetoed(const Veto& veto) {
  const Action& action = *p_.action(veto.action);
  Blocked& closed = add_blocked_launch(
      {"conflict.vetoed",
       say("{}'s veto prevents {}. The other actions can launch without it.",
           "Вето отдела «{}» не даёт запустить {}. Остальные действия можно запустить без него.",
           department_name(p_, veto.department), action_label(p_, action))});
  closed.action = veto.action;
  closed.veto = veto.id;
  for (const rules::Grounds on : {rules::Grounds::merits, rules::Grounds::validity}) {
    const auto why = refused(ChallengeVeto{p_.id, veto.id, on, kAnyReason});
    WayOut way{"challenge_veto", !why, why ? why->sentence : challenge_sentence(on)};
    way.veto = veto.id;
    way.on = on;
    closed.ways_out.push_back(std::move(way));
  }
  closed.ways_out.push_back(override_way(veto));
  closed.ways_out.push_back(pilot_way(veto));
}

Text Asking::challenge_sentence(rules::Grounds on) const {
  const Text window = duration_text(p_.rulebook->book().challenge);
  return on == rules::Grounds::merits
             ? say("Challenge it on the merits: the other departments vote, for {} at most.",
                   "Оспорить по существу: голосуют другие отделы, срок — {}.", window)
             : say("Challenge its validity (ground, jurisdiction, reason): they vote, for {} at most.",
                   "Оспорить обоснованность (основание, ведение, причина): голосуют, срок — {}.", window);
}

WayOut Asking::override_way(const Veto& veto) const {
  const auto why = refused(OverrideVeto{p_.id, veto.id, kAnyReason});
  const auto& gate = p_.rulebook->book().override_gate;
  WayOut way{"override_veto", !why, {}};
  way.veto = veto.id;
  if (why)
    way.sentence = why->sentence;
  else if (gate->cooling_off == Duration{0})
    way.sentence = say("Override it alone, with a justification: at once.",
                       "Преодолеть в одиночку, с обоснованием: сразу.");
  else
    way.sentence =
        say("Override it alone, with a justification: in effect after {}.",
            "Преодолеть в одиночку, с обоснованием: подействует через {}.", duration_text(gate->cooling_off));
  return way;
}

WayOut Asking::pilot_way(const Veto& veto) const {
  const auto& rule = p_.rulebook->book().pilot;
  const Action& action = *p_.action(veto.action);
  WayOut way{"pilot", false, {}};
  way.veto = veto.id;
  if (!rule)
    way.sentence = say("This rulebook knows no pilots.", "Этот свод правил не знает пилотов.");
  else if (veto.absolute)
    way.sentence = say("What an absolute ground bans is not piloted either.",
                       "Запрещённое по безусловному основанию нельзя и пробовать.");
  else if (verdict_of(p_, action) == Verdict::short_of_approval)
    way.sentence = say("It also lacks a required approval, so it is not piloted.",
                       "Не хватает ещё и согласования, поэтому пробовать нельзя.");
  else if (const auto holds = launch_hindrances(p_); !holds.empty())
    way.sentence = holds.front().refusal.sentence;
  else {
    way.open = may_be_piloted(p_, action);
    way.sentence = say("Pilot it: on at most {}% of customers, for {} at most.",
                       "Попробовать: не больше чем на {}% клиентов и не дольше чем {}.", rule->max_share_pct,
                       duration_text(rule->max_duration));
  }
  return way;
}

}  // namespace counterweight::core
