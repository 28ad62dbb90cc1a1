#include "engine/core/verify/picture.hpp"

#include <algorithm>
#include <tuple>

#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/verify/moves.hpp"
#include "rules/retimed.hpp"

namespace counterweight::core {
namespace {

// 0 for nothing, 2 for the shortest of the retimed windows, 1 for what is left of one, 4 and 3 for the next
// …: with windows that long, nothing else about a length of time makes a difference.
char rank_of(Duration length) {
  char rank = '0';
  for (std::int64_t left = length.count(), reach = 1; left > 0; reach *= rules::kRetimedBase) {
    rank = static_cast<char>(rank + (left < reach ? 1 : 2));
    if (left <= reach) break;
  }
  return rank;
}

// Small numbers as single characters; the deadlines at the end, in the order in which they pass.
class KeyWriter {
 public:
  // `final`: the live content changes no more, so that of others it only matters that they are others.
  KeyWriter(Timestamp now, Contents& contents, const std::string& live, bool final)
      : now_(now), contents_(contents), live_(live), final_(final) {}

  bool final() const { return final_; }
  bool is_live(const std::string& hash) const { return hash == live_; }
  bool is_first(const std::string& hash) const {
    const auto found = contents_.find(hash);
    return found != contents_.end() && found->second == 'A';
  }
  // What something was said of.
  void past(const std::string& hash) {
    if (is_live(hash))
      tag('=');
    else if (final_)
      tag('~');
    else
      content(hash);
  }
  // The same, with whether it was given for the live content too: then not again.
  template <typename Given>
  void past(const std::string& hash, const Given& given_for) {
    past(hash);
    if (!is_live(hash) && given_for.contains(live_)) tag('+');
  }
  // What something was on contents that may come back. On the live one it is what it is, but where its action
  // was dropped: there it is found again as it was left.
  template <typename Given, typename Write>
  void left(const Given& given_for, bool dropped, const Write& write) {
    for (const auto& [hash, what] : given_for) {
      if (final_ || (is_live(hash) && !dropped)) continue;
      content(hash);
      write(what);
    }
  }

  void tag(char c) { out_ += c; }
  template <typename Enum>
  void word(Enum value) {
    out_ += static_cast<char>('0' + static_cast<int>(value));
  }
  template <typename T>
  void maybe(const std::optional<T>& value) {
    if (value)
      word(*value);
    else
      out_ += '-';
  }
  void name(const DepartmentId& department) { out_ += department.value; }
  void time(const std::optional<Timestamp>& at) {
    out_ += at ? 't' : '-';
    if (at) deadlines_.emplace_back(*at, deadlines_.size());
  }
  void span(Duration length) { out_ += rank_of(length); }
  void content(const std::string& hash) {
    out_ += contents_.try_emplace(hash, static_cast<char>('A' + contents_.size())).first->second;
  }
  std::string take() {
    std::sort(deadlines_.begin(), deadlines_.end());
    Timestamp before = now_;
    for (const auto& [at, number] : deadlines_) {
      out_ += static_cast<char>('a' + number);
      out_ += rank_of(at - before);
      out_ += rank_of(at - now_);
      before = std::max(at, before);
    }
    return std::move(out_);
  }

 private:
  Timestamp now_;
  Contents& contents_;
  const std::string& live_;
  bool final_;
  std::string out_;
  std::vector<std::pair<Timestamp, std::size_t>> deadlines_;
};

void write_voice(const Seat& seat, const std::string& content, KeyWriter& out) {
  out.tag('s');
  if (seat.voice) {
    out.word(seat.voice->position);
    if (seat.voice->content != content) out.tag('~');  // carried
  }
  out.maybe(seat.silent);
  out.tag(seat.escalated ? 'e' : '.');
  for (const MemberWord& word : seat.words) out.word(word.saying.position);
}

void write_rights(const Action& action, KeyWriter& out) {
  for (const Seat& seat : action.seats) {
    out.word(seat.right.power);
    out.tag(static_cast<char>('0' + seat.right.grounds.size()));
    out.tag(seat.right.approval_required ? '!' : '.');
    out.word(seat.right.silence);
  }
}

void write_action(const Action& action, bool open, KeyWriter& out) {
  out.tag('a');
  if (out.final() && !out.is_first(action.content))
    write_rights(action, out);  // whatever it is, it will stay
  else
    out.content(action.content);
  out.tag(action.dropped ? 'd' : action.open ? 'o' : 'c');
  out.maybe(action.outcome);
  if (action.stopped) out.word(action.stopped->why);
  if (open)
    for (const Seat& seat : action.seats) write_voice(seat, action.content, out);
  for (const Halt& halt : action.halts) out.tag(halt.answer ? 'h' : 'H');
  if (!action.pilot || action.stopped) return;
  out.tag(action.pilot->result ? (action.pilot->result->met ? 'm' : 'n') : 'p');
  out.time(action.pilot->recast_due);
  out.time(action.pilot->stops_at);
}

// What is over is over, however it ended: on this content the department does not object again.
char state_left(ObjectionState state) {
  switch (state) {
    case ObjectionState::raised:
    case ObjectionState::declined:
    case ObjectionState::accepted:
      return static_cast<char>('0' + static_cast<int>(state));
    case ObjectionState::met:
    case ObjectionState::resolved:
    case ObjectionState::withdrawn:
    case ObjectionState::lapsed:
      break;
  }
  return 'x';
}

char state_left(VetoState state) {
  switch (state) {
    case VetoState::standing:
    case VetoState::challenged:
    case VetoState::sustained:
    case VetoState::overridden:
    case VetoState::resting:
      return static_cast<char>('0' + static_cast<int>(state));
    case VetoState::withdrawn:
    case VetoState::lifted:
    case VetoState::lapsed:
      break;
  }
  return 'x';
}

void write_objection(const Objection& objection, bool dropped, KeyWriter& out) {
  out.tag('o');
  out.name(objection.department);
  out.past(objection.content, objection.given_for);
  out.tag(state_left(objection.state));
  if (!objection.owed) out.tag('f');
  if (objection.open()) {
    out.time(objection.waiting_due);
    out.time(objection.settle_due);
  }
  out.left(objection.given_for, dropped, [&](const ObjectionLeft& left) { out.tag(state_left(left.state)); });
}

void write_veto(const Veto& veto, bool dropped, KeyWriter& out) {
  out.tag('v');
  out.name(veto.department);
  out.past(veto.content, veto.given_for);
  out.tag(state_left(veto.state));
  if (veto.absolute) out.tag('b');
  if (veto.lifted_by == Lift::pilot) out.tag('p');
  out.left(veto.given_for, dropped, [&](VetoState state) { out.tag(state_left(state)); });
  for (const Challenge& challenge : veto.challenges) {  // one of each kind on one content
    if (out.final() && !out.is_live(challenge.content)) continue;
    out.word(challenge.on);
    out.past(challenge.content);
    if (challenge.result) continue;
    out.time(challenge.due);
    if (veto.unchallenged() == VetoState::sustained) out.tag('^');  // what taking it back leaves
    for (const SustainVote& vote : challenge.votes) out.word(vote.vote);
  }
  if (!veto.bites()) return;
  out.time(veto.waiting_due);
  out.time(veto.asked_due);
  if (!veto.awaits_second() && !veto.cools_off()) return;
  out.name(veto.override_->department);  // who may take it back
  if (veto.awaits_second()) out.tag('s');
  if (veto.cools_off()) out.time(veto.override_->effective_at);
}

bool focus_may_veto(const Cast& cast, const Action& action) {
  const Seat* seat = seat_of(action, cast.focus);
  return seat != nullptr && seat->right.power >= rules::Power::veto;
}

bool no_override_left(const rules::Rulebook& book, const State& state) {
  if (!book.override_gate || book.override_gate->quota == 0) return false;
  const auto& all = state.overrides();
  return std::count_if(all.begin(), all.end(), [&](const SignedOverride& each) {
           return each.at + book.override_gate->quota_per > state.last_time();
         }) >= book.override_gate->quota;
}

// As if review ended now: who has not spoken counts as its silence would.
bool falls_short(const Proposal& p, const Action& action) {
  if (!shortfalls(p, action).empty()) return true;
  return std::any_of(action.seats.begin(), action.seats.end(), [&](const Seat& seat) {
    if (!action.open || !seat.right.speaks()) return approval_missing(action, seat);
    if (seat.voice) return seat.right.approval_required && seat.voice->position != Position::approve;
    return seat.right.silence == rules::Silence::block ||
           (seat.right.approval_required && seat.right.silence != rules::Silence::consent);
  });
}

}  // namespace

namespace {

// By action and department, whoever came first: the order makes no difference to anybody.
template <typename Said>
std::vector<const Said*> in_order(const std::vector<Said>& all) {
  std::vector<const Said*> out;
  for (const Said& each : all) out.push_back(&each);
  std::stable_sort(out.begin(), out.end(), [](const Said* a, const Said* b) {
    return std::tie(a->action, a->department) < std::tie(b->action, b->department);
  });
  return out;
}

}  // namespace

std::string key_of(const State& state, Timestamp now, Contents& contents) {
  const Proposal& p = *state.proposal(kPlayed);
  const Action* live = live_action(p);
  static const std::string kNone;
  KeyWriter out{now, contents, live == nullptr ? kNone : live->content, p.revision > kMaxAmendments};
  out.word(p.status);
  for (const Action& action : p.actions)
    if (!action.dropped || !out.final()) write_action(action, p.open(), out);
  if (p.open() || p.status == ProposalStatus::piloting) {
    for (const Veto* veto : in_order(p.vetoes)) write_veto(*veto, p.action(veto->action)->dropped, out);
  } else {  // what an outcome owes a lesson for
    for (const Veto* veto : in_order(p.vetoes))
      out.tag(veto->state == VetoState::overridden || veto->lifted_by ? 'l' : '.');
  }
  if (!p.open()) return out.take();
  for (const Objection* objection : in_order(p.objections))
    write_objection(*objection, p.action(objection->action)->dropped, out);
  out.tag('r');
  out.tag(static_cast<char>('0' + p.revision));
  if (p.status == ProposalStatus::in_review) {
    out.tag(static_cast<char>('0' + p.stage));
    out.time(p.review_due);
    out.time(p.review_floor > now ? p.review_floor : std::nullopt);
    out.time(p.comment_due);
  }
  out.time(p.decision_due);
  if (p.status == ProposalStatus::awaiting_decision && !p.decision_due) out.span(p.decision_left);
  const auto& gate = p.rulebook->book().override_gate;
  if (gate && gate->quota > 0)
    out.tag(
        static_cast<char>('0' + std::min(gate->quota, static_cast<std::int64_t>(state.overrides().size()))));
  return out.take();
}

Facts facts_of(const Cast& cast, const State& state, Contents& contents) {
  const Proposal& p = *state.proposal(kPlayed);
  Facts out;
  out.status = p.status;
  out.waits = state.next_due().has_value();
  const Action* action = live_action(p);
  if (action == nullptr) return out;
  out.verdict = verdict_of(p, *action);
  out.content = contents.try_emplace(action->content, static_cast<char>('A' + contents.size())).first->second;
  out.vetoed = under_veto(p, *action);
  out.other_veto = std::any_of(p.vetoes.begin(), p.vetoes.end(), [&](const Veto& each) {
    return each.action == action->draft.id && each.department != cast.focus && each.bites();
  });
  out.quota_used = no_override_left(p.rulebook->book(), state);
  if (const Veto* veto = biting_veto_of(p, *action, cast.focus)) {
    out.focus_veto = true;
    out.focus_given = veto->given_for.contains(action->content);
    out.proceedings = veto->running() != nullptr || veto->cools_off() || veto->awaits_second();
    out.focus_absolute = veto->absolute;
  }
  out.focus_right = focus_may_veto(cast, *action);
  // By the rulebook, whatever the objection says of itself.
  const bool owed = passing_of(p, *action).duty_to_answer;
  out.unanswered =
      owed && std::any_of(p.objections.begin(), p.objections.end(), [&](const Objection& each) {
        return each.action == action->draft.id && (each.state == ObjectionState::raised ||
                                                   each.state == ObjectionState::accepted || each.settle_due);
      });
  out.is_short = falls_short(p, *action);
  out.reasons = !reasons_of(p, *action).empty();
  out.launched = action->outcome == Outcome::launched;
  out.piloted = action->outcome == Outcome::piloted;
  const Seat* seat = seat_of(*action, cast.focus);
  if (seat != nullptr && seat->voice) out.focus_word = seat->voice->position;
  out.focus_overridden = std::any_of(p.vetoes.begin(), p.vetoes.end(), [&](const Veto& each) {
    return each.action == action->draft.id && each.department == cast.focus &&
           each.state == VetoState::overridden;
  });
  for (const Seat& each : action->seats) {
    if (each.right.speaks() && !each.voice && !each.silent) out.all_defined = false;
    const bool consents =
        each.right.silence == rules::Silence::consent || each.right.silence == rules::Silence::escalate;
    const bool counted = each.silent == rules::Silence::consent ||
                         (each.right.approval_required && !approval_missing(*action, each));
    if (!each.voice && each.silent && !consents && counted && !action->open) out.silence_passes = true;
  }
  return out;
}

}  // namespace counterweight::core
