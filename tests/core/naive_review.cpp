// Positions, objections, vetoes, challenges and overrides.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {
namespace {

// "*": where the department may say this, has not spoken, and holds nothing against the action.
bool meant_by_all(const Proposal& p, const Action& action, core::Position position, const Member& member,
                  const std::string& actor) {
  const Seat* seat = action.dropped ? nullptr : seat_of(action, member.department);
  const int needed = position == core::Position::veto ? 3 : position == core::Position::object ? 2 : 0;
  if (seat == nullptr || !seat->speaks() || !seat->voice.empty() || seat->power < needed) return false;
  for (const Word& word : seat->words)
    if (word.member == actor) return false;
  for (const Veto& v : p.vetoes)
    if (v.action == action.id && v.department == member.department && v.bites()) return false;
  for (const Objection& o : p.objections)
    if (o.action == action.id && o.department == member.department && o.open()) return false;
  const bool open = action.open && seat->silent.empty();
  return (open || position == core::Position::approve) && member.number <= action.joined;
}

}  // namespace

void Model::speak(Action& action, const std::string& department, const std::string& word,
                  const std::string& who) {
  for (Seat& seat : action.seats)
    if (seat.department == department) {
      seat.voice = word;
      seat.objector = who;
    }
}

void Model::void_override(const Proposal& p, Veto& veto) {
  if (!veto.cools_until && veto.signer.empty()) return;
  veto.cools_until.reset();
  veto.signer.clear();
  Signed* latest = nullptr;
  for (Signed& each : signed_)
    if (each.proposal == p.id && each.veto == veto.id) latest = &each;
  latest->counts = false;
}

// Whatever runs about the veto ends without result; a challenge is used up all the same.
void Model::end_proceedings(const Proposal& p, Veto& veto) {
  if (Challenge* running = veto.running()) {
    running->result = "ended";
    veto.state = running->before;
  }
  void_override(p, veto);
}

void Model::set_aside(const Proposal& p, Veto& veto) const {
  veto.state = "overridden";
  veto.asked.reset();
  veto.set_aside = p.action(veto.action)->text;
  veto.set_aside_fields = p.fields;
}

void Model::lift(Veto& veto, const std::string& by) {
  veto.state = "lifted";
  veto.lifted_by = by;
  veto.waiting.reset();
  veto.asked.reset();
}

// What a department held against an action, given for its content or carried to it, goes with its next word:
// taken back for this content, but for what only makes room for another of its kind.
void Model::take_back(Proposal& p, const Action& action, const std::string& department,
                      const std::string& by) {
  for (Veto& v : p.vetoes) {
    if (v.action != action.id || v.department != department || !v.bites()) continue;
    end_proceedings(p, v);
    v.state = by == "veto" ? "lapsed" : "withdrawn";
    if (by != "veto") v.given[action.content] = {v.state, ""};
    v.waiting.reset();
    v.asked.reset();
  }
  for (Objection& o : p.objections) {
    if (o.action != action.id || o.department != department || !o.open()) continue;
    o.state = by == "object" ? "lapsed" : by == "approve" ? "resolved" : "withdrawn";
    if (by != "object") o.given[action.content] = {o.state, o.answer};
    o.waiting.reset();
    o.settle.reset();
  }
}

void Model::take_position(Proposal& p, const core::TakePosition& c, const std::string& actor, Time now) {
  const std::string department = members_.at(actor).department;
  for (Action& action : p.actions) {
    if (c.action ? action.id != c.action->value
                 : !meant_by_all(p, action, c.position, members_.at(actor), actor) ||
                       an_earlier_stage_waits(action, department))
      continue;
    if (members_vote(department))
      give_word(p, action, c, actor, now);
    else
      say_for(p, action, department, c, actor, now);
  }
}

// The department's word, whoever says it for it.
void Model::say_for(Proposal& p, Action& action, const std::string& department, const core::TakePosition& c,
                    const std::string& actor, Time now) {
  const std::string word = word_of(c.position);
  take_back(p, action, department, word);
  speak(action, department, word, actor);
  if (word == "object") {
    Objection o;
    o.owed = action.passing.duty_to_answer;
    o.id = static_cast<int>(p.objections.size()) + 1;
    o.action = action.id;
    o.department = department;
    o.member = actor;
    o.given[action.content] = {o.state, ""};
    p.objections.push_back(o);
  }
  if (word == "veto") {
    Veto v;
    v.id = static_cast<int>(p.vetoes.size()) + 1;
    v.action = action.id;
    v.department = department;
    v.member = actor;
    v.ground = c.ground.value;
    v.absolute = rulebook_->ground(c.ground)->absolute;
    v.rows = seat_of(action, department)->rows;
    if (!c.lifts_if.empty())
      v.lifts_if =
          *rules::parse_condition(c.lifts_if, rulebook_->kind({action.text.kind})->attributes, book().fields);
    v.valid_until = c.valid_until;
    v.given[action.content] = {v.state, ""};
    p.vetoes.push_back(v);
  }
  const bool against = word == "object" || word == "veto";
  if (against && p.comment_due && book().final_comment->restarts) stop_hearing(p, now);
}

// Of what waits for the department: its latest veto, or else its latest objection.
void Model::reaffirm(Proposal& p, const core::Reaffirm& c, const std::string& department,
                     const std::string& actor) {
  Action& action = *p.action(c.action.value);
  Veto* veto = nullptr;
  Objection* objection = nullptr;
  for (Veto& v : p.vetoes)
    if (v.action == action.id && v.department == department && (v.waiting || v.asked)) veto = &v;
  for (Objection& o : p.objections)
    if (o.action == action.id && o.department == department && o.waiting) objection = &o;
  if (veto != nullptr) {
    if (veto->asked || c.valid_until) veto->valid_until = c.valid_until;
    veto->given[action.content] = {veto->state, ""};
    veto->waiting.reset();
    veto->asked.reset();
    speak(action, department, "veto", actor);
  } else {
    objection->given[action.content] = {objection->state, objection->answer};
    objection->waiting.reset();
    speak(action, department, "object", actor);
  }
}

void Model::open_challenge(Proposal& p, Veto& veto, const core::ChallengeVeto& c, Time now) {
  Challenge challenge;
  challenge.on = c.on == rules::Grounds::merits ? "merits" : "validity";
  challenge.content = p.action(veto.action)->content;
  challenge.before = veto.state;
  for (const std::string& department : present_departments(now, p.recused))
    if (department != book().final_say.value && department != veto.department)
      challenge.roll.insert(department);
  const rules::ChallengeRule& rule = challenge.on == "merits" ? book().merits
                                     : veto.absolute          ? book().absolute_validity
                                                              : book().validity;
  challenge.bodies = rule.bodies;
  Names asked;
  for (const rules::VoteBody& body : rule.bodies) {
    challenge.body_rolls.push_back(voters_in(body, challenge.roll, p));
    for (const auto& each : body.departments)
      if (challenge.roll.contains(each.value)) asked.insert(each.value);
  }
  if (!rule.bodies.empty()) challenge.roll = asked;
  const auto roll = static_cast<std::int64_t>(challenge.roll.size());
  if (rule.falls_if) {  // the fewest that sustain so that too few release
    const auto falls = [&](std::int64_t release) {
      return release > 0 && release * rule.falls_if->denominator >= rule.falls_if->numerator * roll;
    };
    challenge.needed = 0;
    while (falls(roll - challenge.needed)) ++challenge.needed;
  } else {
    while (challenge.needed * rule.stands_if.denominator < rule.stands_if.numerator * roll)
      ++challenge.needed;
  }
  challenge.silence_sustains = rule.silence == rules::VoteSilence::sustain;
  challenge.due = now + book().challenge;
  challenge.joined = static_cast<std::int64_t>(members_.size());
  veto.challenges.push_back(challenge);
  veto.state = "challenged";
}

// Counts what is certain: as if everybody who has not voted yet voted one way, then the other.
void Model::count_votes(Proposal& p, Veto& veto, bool time_is_over) {
  Challenge& challenge = *veto.running();
  if (!challenge.bodies.empty()) {
    count_bodies(p, veto, time_is_over);
    return;
  }
  std::int64_t sustains = 0, silent = 0;
  for (const std::string& department : challenge.roll) {
    if (!challenge.votes.contains(department))
      ++silent;
    else if (challenge.votes[department] == "sustain")
      ++sustains;
  }
  if (time_is_over) {
    if (challenge.silence_sustains) sustains += silent;
    silent = 0;
  }
  if (sustains >= challenge.needed) {
    challenge.result = "sustained";
    challenge.closed = clock_;
    veto.state = "sustained";
  } else if (sustains + silent < challenge.needed) {
    challenge.result = "overridden";
    set_aside(p, veto);
  }
}

void Model::sign_override(Proposal& p, Veto& veto, const std::string& actor, Time now) {
  const bool first = veto.signer.empty();
  if (first) signed_.push_back({now, p.id, veto.id, true});
  veto.signing = members_.at(actor).department;
  if (book().override_gate->two_persons && first) {
    veto.signer = actor;
    return;
  }
  veto.signer.clear();
  if (book().override_gate->cooling_off == Duration{})
    set_aside(p, veto);
  else
    veto.cools_until = now + book().override_gate->cooling_off;
}

}  // namespace counterweight::test::naive
