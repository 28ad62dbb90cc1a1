#include "engine/core/verify/picture.hpp"

#include <algorithm>
#include <tuple>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/verify/moves.hpp"

namespace counterweight::core {
namespace {

// Small numbers as single characters; what is left until the deadlines at the end, exactly: two that differ
// by little may stand before and behind a window that has yet to begin.
class KeyWriter {
 public:
  // `live`: the content of the live action. `final`: it changes no more.
  KeyWriter(Timestamp now, Contents& contents, const std::string& live, bool final)
      : now_(now), contents_(contents), live_(live), final_(final) {
    out_.reserve(128);
  }

  bool final() const { return final_; }
  bool is_live(const std::string& hash) const { return hash == live_; }
  bool is_first(const std::string& hash) const {
    const auto found = contents_.find(hash);
    return found != contents_.end() && found->second == 'A';
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
    if (at) span(std::max(*at - now_, Duration{0}));  // a window that is over while last words are heard
  }
  void span(Duration length) { left_ += std::to_string(length.count()) + ';'; }
  void content(const std::string& hash) {
    out_ += contents_.try_emplace(hash, static_cast<char>('A' + contents_.size())).first->second;
  }
  std::string take() { return std::move(out_) + left_; }

 private:
  Timestamp now_;
  Contents& contents_;
  const std::string& live_;
  bool final_;
  std::string out_, left_;
};

void write_voice(const Seat& seat, const std::string& content, KeyWriter& out) {
  out.tag('s');
  if (seat.voice) {
    out.word(seat.voice->position);
    if (seat.voice->content != content) out.tag('~');  // carried
  }
  out.maybe(seat.silent);
  out.tag(seat.escalated ? 'e' : '.');
  if (seat.voice) return;  // its members have voted
  for (const MemberWord& word : seat.words) out.word(word.saying.position);
}

void write_rights(const rules::CheckedRulebook& rulebook, const Action& action, KeyWriter& out) {
  for (const Seat& seat : action.seats) {
    out.word(seat.right.power);
    for (const bool absolute : {false, true}) {
      const auto& all = seat.right.grounds;
      out.tag(std::any_of(all.begin(), all.end(),
                          [&](const GroundId& id) { return rulebook.ground(id)->absolute == absolute; })
                  ? '+'
                  : '-');
    }
    out.tag(seat.right.approval_required ? '!' : '.');
    out.word(seat.right.silence);
  }
}

void write_action(const Proposal& p, const Action& action, KeyWriter& out) {
  out.tag('a');
  if (p.open() && out.final() && !out.is_first(action.content))
    write_rights(*p.rulebook, action, out);  // whatever it is, it will stay
  else if (p.open())
    out.content(action.content);
  out.tag(action.open ? 'o' : 'c');
  out.maybe(action.outcome);
  if (action.stopped) out.word(action.stopped->why);
  if (p.open())
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

bool in_force(const Objection& objection) {
  return objection.open();
}
bool in_force(const Veto& veto) {
  return veto.bites() || veto.state == VetoState::overridden;
}
bool rests(const Objection&) {
  return false;
}
bool rests(const Veto& veto) {
  return veto.state == VetoState::resting;
}

// What one department said, as far as it may be found again.
template <typename Said>
class Remembered {
 public:
  Remembered(const Said& said, const Proposal& p, const Action* live, const KeyWriter& out)
      : on_live_(live != nullptr && said.action == live->draft.id),
        given_(on_live_ && said.given_for.contains(live->content)) {
    if (out.final()) {
      told_ = on_live_ && (given_ || in_force(said));
      return;
    }
    // On a dropped action also what was said of the content as it is: if that is dropped in turn, it counts.
    for (const auto& [hash, left] : said.given_for)
      if (!given_ || hash != live->content) elsewhere_.push_back(&hash);
    const std::string& there = p.action(said.action)->content;
    follows_ = !on_live_ && rests(said) && !said.given_for.contains(there);
    told_ = on_live_ || follows_ || !elsewhere_.empty();
  }

  bool told() const { return told_; }
  bool on_live() const { return on_live_; }
  bool given() const { return given_; }      // for the content as it is
  bool follows() const { return follows_; }  // when its action's last content comes back elsewhere
  const std::vector<const std::string*>& elsewhere() const { return elsewhere_; }  // what may come back
  bool has(const std::string& hash) const {
    return std::any_of(elsewhere_.begin(), elsewhere_.end(), [&](const auto* each) { return *each == hash; });
  }

 private:
  bool on_live_, given_;
  bool told_ = false, follows_ = false;
  std::vector<const std::string*> elsewhere_;  // in `given_for` of what was said
};

void write_objection(const Objection& objection, const Remembered<Objection>& as, KeyWriter& out) {
  out.tag('o');
  out.name(objection.department);
  if (as.on_live()) {
    out.tag(as.given() ? '=' : '~');
    out.tag(state_left(objection.state));
    if (!objection.owed) out.tag('f');
    if (objection.open()) {
      out.time(objection.waiting_due);
      out.time(objection.settle_due);
    }
  }
  for (const std::string* hash : as.elsewhere()) {
    out.content(*hash);
    out.tag(state_left(objection.given_for.at(*hash).state));
  }
}

void write_proceedings(const Veto& veto, const Remembered<Veto>& as, KeyWriter& out) {
  for (const Challenge& challenge : veto.challenges) {  // one of each kind on one content
    const bool here = as.on_live() && out.is_live(challenge.content);
    if (!here && !as.has(challenge.content)) continue;
    out.word(challenge.on);
    if (here)
      out.tag('=');
    else
      out.content(challenge.content);
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

void write_veto(const Veto& veto, const Action& action, const Remembered<Veto>& as, KeyWriter& out) {
  out.tag('v');
  out.name(veto.department);
  if (as.on_live()) {
    out.tag(as.given() ? '=' : '~');
    out.tag(state_left(veto.state));
    // What it was overridden on: from there the direction counts.
    if (!out.final() && !as.given() && veto.state == VetoState::overridden) out.content(veto.content);
  }
  if (as.follows()) out.content(action.content);
  if (veto.absolute) out.tag('b');
  if (veto.lifted_by == Lift::pilot) out.tag('p');
  for (const std::string* hash : as.elsewhere()) {
    out.content(*hash);
    out.tag(state_left(veto.given_for.at(*hash)));
  }
  write_proceedings(veto, as, out);
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

// By action and department, whoever came first: the order makes no difference to anybody.
template <typename Said>
std::vector<const Said*> in_order(const CowList<Said>& all) {
  std::vector<const Said*> out;
  out.reserve(all.size());
  for (const Said& each : all) out.push_back(&each);
  const auto before = [](const Said* a, const Said* b) {
    return std::tie(a->action, a->department) < std::tie(b->action, b->department);
  };
  if (!std::is_sorted(out.begin(), out.end(), before)) std::stable_sort(out.begin(), out.end(), before);
  return out;
}

}  // namespace

std::string key_of(const State& state, Timestamp now, Contents& contents) {
  const Proposal& p = *state.proposal(kPlayed);
  const Action* live = live_action(p);
  static const std::string kNone;
  const bool final = !p.open() || p.revision > kMaxAmendments;
  KeyWriter out{now, contents, live == nullptr ? kNone : live->content, final};
  out.word(p.status);
  if (live != nullptr) write_action(p, *live, out);
  if (p.open() || p.status == ProposalStatus::piloting)
    for (const Veto* veto : in_order(p.vetoes))
      if (const Remembered<Veto> as{*veto, p, live, out}; as.told())
        write_veto(*veto, *p.action(veto->action), as, out);
  if (p.status == ProposalStatus::launched || p.status == ProposalStatus::stopped)
    for (std::size_t owed = vetoes_to_learn_from(p).size(); owed > 0; --owed) out.tag('l');
  if (!p.open()) return out.take();
  for (const Objection* objection : in_order(p.objections))
    if (const Remembered<Objection> as{*objection, p, live, out}; as.told())
      write_objection(*objection, as, out);
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
