// What members may do with one proposal, most of it where the state says that it is open.
#include <algorithm>

#include "engine/core/proposal/verdict.hpp"
#include "tests/core/random_commands.hpp"

namespace counterweight::test {

using namespace core;

namespace {

constexpr Duration kHour = std::chrono::hours{1}, kDay = std::chrono::days{1};

// Conditions for a veto; some hold on no content of the kind, some on one, some hang on a field alone.
const std::vector<std::string>& conditions_for(const std::string& kind) {
  static const std::map<std::string, std::vector<std::string>> of_kind{
      {"price",
       {"discount_pct <= 12", "discount_pct <= 18", "proposal.budget < 50000 EUR", "proposal.starts is set"}},
      {"message", {"names_customer == false", "proposal.budget < 50000 EUR", "proposal.starts is set"}},
      {"claim", {"text == 'It shines.'", "proposal.budget < 50000 EUR", "proposal.audience == 'Some'"}},
      {"channel", {"medium == 'search'", "proposal.starts is set"}},
      {"date", {"stock_units < 200", "proposal.starts is set"}},
  };
  return of_kind.at(kind);
}

template <typename List, typename Test>
std::vector<typename List::value_type> those(const List& list, const Test& test) {
  std::vector<typename List::value_type> out;
  std::copy_if(list.begin(), list.end(), std::back_inserter(out), test);
  return out;
}

}  // namespace

RandomCommands::Maybe RandomCommands::position(const Proposal& p) {
  const Action& action = random_.pick(p.actions);
  if (action.seats.empty() || (action.dropped && !random_.one_in(20))) return std::nullopt;
  const Seat& seat = random_.pick(action.seats);
  if (seat.voice && !random_.one_in(4)) return std::nullopt;
  actor_ = member_of(seat.right.department.value);
  TakePosition out{p.id, action.draft.id, Position::approve, {}, "Because.", revision(p)};
  for (const rules::Question& question : p.rulebook->book().questions) {
    const auto& kinds = question.kinds;
    const bool about =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), action.draft.kind) != kinds.end();
    if (question.department == seat.right.department && (about ? !random_.one_in(10) : random_.one_in(20)))
      out.answers[question.id] = "It does.";
  }
  if (random_.one_in(5)) {
    out.action.reset();
    if (random_.one_in(3)) out.position = Position::abstain;
    return out;
  }
  const int word = random_.below(12);
  if (word < 4) return out;
  if (word == 4) {
    out.position = Position::abstain;
    return out;
  }
  if (random_.one_in(25)) out.reason = " ";
  out.position = Position::object;
  if (word < 8 || (seat.right.power < rules::Power::veto && !random_.one_in(10))) return out;
  out.position = Position::veto;
  const auto& grounds = p.rulebook->book().grounds;
  out.ground = seat.right.grounds.empty() || random_.one_in(12) ? random_.pick(grounds).id
                                                                : random_.pick(seat.right.grounds);
  if (random_.one_in(3)) out.lifts_if = random_.pick(conditions_for(action.draft.kind.value));
  if (random_.one_in(4)) out.valid_until = now_ + kHour * (1 + random_.below(150));
  if (!random_.one_in(8)) out.acceptable = "Something milder.";
  if (!random_.one_in(8)) out.harm_pct = random_.below(101);
  return out;
}

RandomCommands::Maybe RandomCommands::recuse(const Proposal& p) {
  actor_ = anybody();
  const Member& member = *state_->organisation().member({actor_});
  // Mostly from a department with others left, or nobody would review before long.
  if (state_->organisation().members_of(member.department) < 2 && !random_.one_in(4)) return std::nullopt;
  return Recuse{p.id, random_.one_in(12) ? "" : "My brother sells it."};
}

RandomCommands::Maybe RandomCommands::reaffirm(const Proposal& p) {
  const auto vetoes = those(p.vetoes, [](const Veto& v) { return v.waiting_due || v.asked_due; });
  const auto objections = those(p.objections, [](const Objection& o) { return o.waiting_due.has_value(); });
  if (vetoes.empty() && objections.empty()) return std::nullopt;
  Reaffirm out{p.id, {}, revision(p)};
  if (objections.empty() || (!vetoes.empty() && random_.one_in(2))) {
    const Veto& veto = random_.pick(vetoes);
    out.action = veto.action;
    actor_ = member_of(veto.department.value);
    if (veto.valid_until && random_.one_in(2)) out.valid_until = now_ + kHour * (1 + random_.below(150));
  } else {
    const Objection& objection = random_.pick(objections);
    out.action = objection.action;
    actor_ = member_of(objection.department.value);
  }
  return out;
}

RandomCommands::Maybe RandomCommands::withdraw_position(const Proposal& p) {
  const auto biting = those(p.vetoes, [](const Veto& v) { return v.bites(); });
  if (!biting.empty() && random_.one_in(4)) {
    const Veto& veto = random_.pick(biting);
    actor_ = random_.one_in(2) ? veto.member.value : member_of(veto.department.value);
    return WithdrawVeto{p.id, veto.id};
  }
  const Action& action = random_.pick(p.actions);
  const auto spoken = those(action.seats, [](const Seat& s) { return s.voice.has_value(); });
  if (spoken.empty() || !random_.one_in(3)) return std::nullopt;
  actor_ = member_of(random_.pick(spoken).right.department.value);
  return WithdrawPosition{p.id, action.draft.id};
}

RandomCommands::Maybe RandomCommands::objection(const Proposal& p) {
  if (p.objections.empty()) return std::nullopt;
  const Objection& o = random_.pick(p.objections);
  if (!o.open() && !random_.one_in(15)) return std::nullopt;
  if (random_.one_in(4)) {
    actor_ = member_of(o.department.value);
    return ResolveObjection{p.id, o.id};
  }
  return AnswerObjection{p.id, o.id, random_.one_in(4) ? Answer::accept : Answer::decline,
                         random_.one_in(12) ? "" : "No."};
}

RandomCommands::Maybe RandomCommands::challenge(const Proposal& p) {
  if (p.vetoes.empty()) return std::nullopt;
  const Veto& veto = random_.pick(p.vetoes);
  if (veto.running() != nullptr && random_.one_in(4)) return WithdrawChallenge{p.id, veto.id};
  if ((!veto.bites() || veto.running() != nullptr) && !random_.one_in(15)) return std::nullopt;
  const bool validity = veto.absolute ? !random_.one_in(10) : random_.one_in(3);
  return ChallengeVeto{p.id, veto.id, validity ? rules::Grounds::validity : rules::Grounds::merits, "Wrong."};
}

RandomCommands::Maybe RandomCommands::vote(const Proposal& p) {
  const auto running = those(p.vetoes, [](const Veto& v) { return v.running() != nullptr; });
  if (running.empty()) return std::nullopt;
  const Veto& veto = random_.pick(running);
  actor_ = member_of(random_.one_in(10) ? veto.department.value : random_.pick(veto.running()->roll).value);
  return VoteSustain{p.id, veto.id, random_.one_in(2) ? Vote::sustain : Vote::release, "So.", revision(p)};
}

RandomCommands::Maybe RandomCommands::override_veto(const Proposal& p) {
  if (p.vetoes.empty()) return std::nullopt;
  const auto half = those(p.vetoes, [](const Veto& v) { return v.bites() && v.awaits_second(); });
  if (!half.empty() && !random_.one_in(4)) {
    const Veto& veto = random_.pick(half);
    actor_ = member_of(veto.override_->department.value);
    return OverrideVeto{p.id, veto.id, "I agree."};
  }
  const Veto& veto = random_.pick(p.vetoes);
  const auto& gate = p.rulebook->book().override_gate;
  if (gate && !gate->arbiters.empty() && random_.one_in(2))
    actor_ = member_of(random_.pick(gate->arbiters).value);
  else if (gate && gate->two_persons)
    actor_ = member_of(p.rulebook->book().final_say.value);
  if ((veto.cools_off() || veto.awaits_second()) && random_.one_in(veto.cools_off() ? 2 : 6))
    return WithdrawOverride{p.id, veto.id};
  if ((!veto.bites() || veto.cools_off()) && !random_.one_in(15)) return std::nullopt;
  return OverrideVeto{p.id, veto.id, random_.one_in(20) ? "" : "We must."};
}

RandomCommands::Maybe RandomCommands::suggestion(const Proposal& p) {
  const auto open = those(p.suggestions, [](const auto& s) { return s->state == SuggestionState::open; });
  if (open.empty() || random_.one_in(3)) {
    actor_ = anybody();
    return Suggest{p.id, amendment(p), "Why not?", revision(p)};
  }
  const Suggestion& suggestion = *random_.pick(open);
  if (random_.one_in(4)) {
    actor_ = suggestion.member.value;
    return WithdrawSuggestion{p.id, suggestion.id};
  }
  if (random_.one_in(3)) return DeclineSuggestion{p.id, suggestion.id, "No."};
  return AcceptSuggestion{p.id, suggestion.id};
}

PilotTerms RandomCommands::terms(const Proposal& p) {
  const auto& rule = p.rulebook->book().pilot;
  const std::int64_t most = rule ? rule->max_share_pct : 10;
  return {1 + random_.below(static_cast<int>(most) + (random_.one_in(20) ? 20 : 0)),
          now_ + kDay * (1 + random_.below(random_.one_in(20) ? 60 : 28)), "More orders."};
}

RandomCommands::Maybe RandomCommands::decide(const Proposal& p) {
  if (p.status == ProposalStatus::in_review && !random_.one_in(15)) return std::nullopt;
  Decide out{p.id, DecisionKind::launch, {}, "Decided."};
  if (random_.one_in(12)) {
    out.decision = DecisionKind::withdraw;
    return out;
  }
  const auto vetoed = those(p.actions, [&](const Action& a) { return verdict_of(p, a) == Verdict::vetoed; });
  if (!vetoed.empty() && random_.one_in(2)) {  // try one of them, and leave the rest
    const ActionId id = random_.pick(vetoed).draft.id;
    out.actions[id] = Choice::pilot;
    for (const ActionId& need : p.action(id)->draft.needs) out.actions[need] = choice(p, *p.action(need));
    out.pilot = terms(p);
    return out;
  }
  if (random_.one_in(3)) return out;
  for (const Action& action : p.actions)
    if (!action.dropped && !random_.one_in(6)) out.actions[action.draft.id] = choice(p, action);
  const bool pilots = std::any_of(out.actions.begin(), out.actions.end(),
                                  [](const auto& each) { return each.second == Choice::pilot; });
  if (pilots != random_.one_in(30)) out.pilot = terms(p);
  return out;
}

// What the verdict suggests, mostly.
Choice RandomCommands::choice(const Proposal& p, const Action& action) {
  if (random_.one_in(12))
    return std::vector{Choice::launch, Choice::pilot, Choice::leave_out}.at(
        static_cast<std::size_t>(random_.below(3)));
  if (p.status == ProposalStatus::piloting) return action.piloting() ? Choice::launch : Choice::leave_out;
  const bool absolute = std::any_of(p.vetoes.begin(), p.vetoes.end(), [&](const Veto& v) {
    return v.action == action.draft.id && v.bites() && v.absolute;
  });
  const Verdict verdict = verdict_of(p, action);
  if (verdict == Verdict::vetoed && !absolute) return Choice::pilot;
  if (verdict != Verdict::cleared) return Choice::leave_out;
  return random_.one_in(4) ? Choice::pilot : Choice::launch;
}

RandomCommands::Maybe RandomCommands::pilot(const Proposal& p) {
  const auto pilots = those(p.actions, [](const Action& a) { return a.piloting(); });
  if (pilots.empty()) return std::nullopt;
  const Action action = random_.pick(pilots);
  const ActionId& id = action.draft.id;
  if (!action.pilot->result || random_.one_in(15))
    return RecordPilotResult{p.id, id, !random_.one_in(4), "Twice as many.", "Counted."};
  if (!action.pilot->recast_due)
    return Decide{p.id, DecisionKind::launch, {{id, Choice::launch}}, "It works."};
  const auto vetoes = those(p.vetoes, [&](const Veto& v) { return v.action == id && v.bites(); });
  if (vetoes.empty() || random_.one_in(3)) return std::nullopt;
  const Veto& veto = random_.pick(vetoes);
  actor_ = member_of(veto.department.value);
  return RecastVeto{p.id, veto.id, "It only looks good."};
}

RecordOutcome RandomCommands::outcome(const Proposal& p) {
  RecordOutcome out{p.id, {{"Orders", "100", "80"}}, OutcomeVerdict::mixed, "Ask earlier.", {}};
  for (const Veto& veto : p.vetoes) {
    const bool fell = veto.state == VetoState::overridden || veto.lifted_by == Lift::pilot;
    const auto became = p.action(veto.action)->outcome;
    if (fell && (became == Outcome::launched || became == Outcome::piloted))
      out.lessons.push_back({veto.id, "It was right."});
  }
  return out;
}

RandomCommands::Maybe RandomCommands::after_decision(const Proposal& p) {
  if (p.open()) return std::nullopt;
  if (p.status == ProposalStatus::piloting && random_.one_in(2)) return pilot(p);
  if (random_.one_in(12)) return outcome(p);
  const Action& action = random_.pick(p.actions);
  if (!action.runs() && !random_.one_in(10)) return std::nullopt;
  const ActionId& id = action.draft.id;
  if (action.halted() && random_.one_in(2)) return ResumeAction{p.id, id, "Mended."};
  if (random_.one_in(6)) return StopAction{p.id, id, "Enough."};
  const auto seats = those(action.seats, [&](const Seat& s) { return s.right.halt || random_.one_in(10); });
  if (seats.empty()) return std::nullopt;
  actor_ = member_of(random_.pick(seats).right.department.value);
  return HaltAction{p.id, id, "Stop."};
}

}  // namespace counterweight::test
