// Questions about one proposal, and the table that is compared with the engine's.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {

const Action* Proposal::action(const std::string& name) const {
  for (const Action& each : actions)
    if (each.id == name) return &each;
  return nullptr;
}
Action* Proposal::action(const std::string& name) {
  return const_cast<Action*>(std::as_const(*this).action(name));
}

const Seat* seat_of(const Action& action, const std::string& department) {
  for (const Seat& seat : action.seats)
    if (seat.department == department) return &seat;
  return nullptr;
}

std::string word_of(core::Position position) {
  static const char* const words[] = {"approve", "abstain", "object", "veto"};
  return words[static_cast<int>(position)];
}

bool approval_missing(const Action& action, const Seat& seat) {
  if (action.open) return false;
  if (seat.voice.empty() && seat.silent == "block") return true;
  if (!seat.approval) return false;
  return seat.voice.empty() ? seat.silent != "consent" : seat.voice != "approve";
}

namespace {

// What is counted of a seat: approve, against, or nothing. `supposed` is believed of those who are waited
// for.
std::string counted(const Action& action, const Seat& seat, const std::string& supposed) {
  if (seat.voice == "object" || seat.voice == "veto") return "against";
  if (!seat.voice.empty()) return seat.voice;
  if (action.open && seat.waited_for() && !supposed.empty()) return supposed;
  const std::string silence = seat.silent.empty() ? seat.silence : seat.silent;
  return silence == "consent" || silence == "escalate" ? "approve" : "";
}

bool passes(const Action& action, const std::string& supposed) {
  int speak = 0, spoke = 0;
  for (const Seat& seat : action.seats) {
    if (!seat.speaks()) continue;
    ++speak;
    if (!seat.voice.empty() || (action.open && seat.waited_for() && supposed == "approve")) ++spoke;
  }
  for (const rules::ApprovalRule& rule : action.passing.approvals) {
    int all = 0, approve = 0, against = 0;
    for (const Seat& seat : action.seats) {
      bool named = rule.of.empty();
      for (const auto& each : rule.of) named = named || each.value == seat.department;
      if (!named || !seat.speaks()) continue;
      ++all;
      if (counted(action, seat, supposed) == "approve") ++approve;
      if (counted(action, seat, supposed) == "against") ++against;
    }
    using Form = rules::ApprovalRule::Form;
    const int count = static_cast<int>(rule.count), over = static_cast<int>(rule.fraction.numerator),
              under = static_cast<int>(rule.fraction.denominator);
    if (rule.form == Form::each && approve < static_cast<int>(rule.of.size())) return false;
    if (rule.form == Form::at_least && approve < count) return false;
    if (rule.form == Form::all_but && (approve + count < all || approve == 0)) return false;
    if (rule.form == Form::more_than_against && approve <= against) return false;
    const int voters = rule.of_voting ? approve + against : all;
    if (rule.form == Form::share && (approve == 0 || approve * under < over * voters)) return false;
  }
  if (!action.passing.quorum) return true;
  const auto& quorum = *action.passing.quorum;
  if (!quorum.fraction) return spoke >= quorum.count;
  return spoke > 0 && spoke * quorum.fraction->denominator >= quorum.fraction->numerator * speak;
}

// On what was said alone.
bool passes_now(const Proposal& p, const Action& action) {
  for (const Seat& seat : action.seats) {
    if (seat.approval && seat.voice != "approve") return false;
    if (seat.speaks() && seat.voice.empty() && seat.silence == "block") return false;
  }
  for (const Veto& v : p.vetoes)
    if (v.action == action.id && v.bites()) return false;
  for (const Objection& o : p.objections)
    if (o.action == action.id && o.unanswered()) return false;
  return passes(action, "stays away");
}

bool enough_said(const Proposal& p, const Action& action) {
  bool waits = false, may_hold_up = false;
  for (const Seat& seat : action.seats) {
    if (!seat.waited_for()) continue;
    waits = true;
    may_hold_up = may_hold_up || seat.may_hold_up(action.passing.duty_to_answer);
  }
  if (action.passing.closes == rules::Closing::window_end) return false;
  if (!waits) return true;
  if (action.passing.closes == rules::Closing::all_spoken) return false;
  if (action.passing.closes == rules::Closing::passing) return passes_now(p, action);
  return !passes(action, "approve") || (!may_hold_up && passes(action, "against"));
}

}  // namespace

bool enough_said(const Proposal& p) {
  for (const Action& action : p.actions)
    if (action.open && !action.dropped && !enough_said(p, action)) return false;
  return true;
}

bool hindered(const Proposal& p) {
  if (p.status == "in_review") return true;
  for (const Objection& o : p.objections)
    if (o.unanswered() && !p.action(o.action)->dropped) return true;
  for (const Veto& v : p.vetoes)
    if (v.running() != nullptr) return true;
  return false;
}

bool paused(const Proposal& p) {
  for (const Objection& o : p.objections)
    if (o.waiting || o.settle) return true;
  for (const Veto& v : p.vetoes)
    if (v.running() != nullptr || v.cools_until || v.waiting || v.asked) return true;
  return false;
}

std::string verdict(const Proposal& p, const Action& action) {
  if (action.dropped) return "dropped";
  if (action.stopped) return "stopped";
  if (action.halted) return "halted";
  if (!action.outcome.empty()) return action.outcome;
  bool is_short = !action.open && !passes(action, ""), vetoed = false, pending = false;
  for (const Seat& seat : action.seats) {
    if (approval_missing(action, seat)) is_short = true;
    if (action.open && seat.waited_for()) pending = true;
  }
  for (const Veto& v : p.vetoes)
    if (v.action == action.id && v.bites()) vetoed = true;
  for (const Objection& o : p.objections)
    if (o.action == action.id && o.unanswered()) pending = true;
  if (is_short) return "short";
  if (vetoed) return "vetoed";
  return pending ? "pending" : "cleared";
}

namespace {

std::string text_of(const MaybeTime& time) {
  return time ? format_timestamp(*time) : "-";
}

}  // namespace

std::vector<std::string> Model::table(std::int64_t proposal) const {
  const Proposal& p = proposals_.at(static_cast<std::size_t>(proposal - 1));
  std::vector<std::string> out;
  out.push_back("status " + p.status + ", revision " + std::to_string(p.revision));
  if (p.status == "in_review")
    out.push_back("review until " + format_timestamp(p.review_due) + ", not before " + text_of(p.floor));
  if (p.status == "in_review" && !book().stages.empty())
    out.push_back("stage " + std::to_string(p.stage + 1));
  if (p.status == "in_review" && p.comment_due) out.push_back("last words until " + text_of(p.comment_due));
  if (p.status == "awaiting_decision")
    out.push_back("decision until " + text_of(p.decision_due) +
                  (p.decision_due ? "" : ", left " + format_duration(p.decision_left)));
  if (p.open()) out.push_back(std::string("a launch is ") + (hindered(p) ? "refused" : "possible"));
  for (const Action& action : p.actions) {
    out.push_back("action " + action.id + " " + verdict(p, action) + (action.open ? ", open" : ""));
    if (action.dropped) continue;
    for (const Seat& seat : action.seats)
      if (!seat.voice.empty() || !seat.silent.empty())
        out.push_back("  " + action.id + "/" + seat.department + " says " + seat.voice +
                      (seat.silent.empty() ? "" : " silent: " + seat.silent));
    for (const Seat& seat : action.seats)
      for (const Word& word : seat.words)
        out.push_back("  " + action.id + "/" + seat.department + ", " + word.member + " votes to " +
                      word_of(word.said.position) + ", of " + std::to_string(seat.members));
    if (action.outcome == "piloted" && !action.stopped)
      out.push_back("  " + action.id + " pilots until " + format_timestamp(action.pilot.until) + ", recast " +
                    text_of(action.pilot.recast_due) + ", stops " + text_of(action.pilot.stops_at));
  }
  for (const Objection& o : p.objections)
    out.push_back("objection " + std::to_string(o.id) + " of " + o.department + " to " + o.action + " " +
                  o.state + ", waits " + text_of(o.waiting) + ", settles " + text_of(o.settle));
  for (const Veto& v : p.vetoes)
    out.push_back("veto " + std::to_string(v.id) + " of " + v.department + " on " + v.action + " " + v.state +
                  (v.state == "lifted" ? " by " + v.lifted_by : "") + ", waits " + text_of(v.waiting) +
                  ", asked " + text_of(v.asked) + ", cools off " + text_of(v.cools_until) +
                  (v.bound_on.empty() ? "" : ", bound since " + format_timestamp(v.bound_at)));
  for (std::size_t i = 0; i < p.suggestions.size(); ++i)
    out.push_back("suggestion " + std::to_string(i + 1) + " " + p.suggestions[i].state);
  return out;
}

}  // namespace counterweight::test::naive
