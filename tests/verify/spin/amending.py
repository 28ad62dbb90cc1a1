"""A Promela model of one part of the plays in which marketing amends (docs/life.md, "Amending"; docs/VERIFY.md, "States").

What a department says of several contents is a list of objections or vetoes, which Promela has no words for: the state is C
here, all of it matched, and every class of commands one d_step that calls its function. The model is the same for every part:
what the rulebook and the situation make of it is a file of numbers beside it, so that it is translated once."""

from amendments import CONTENTS, ELSEWHERE, HERE
from clock import clock
from carrying import CARRYING
from part import ABSTAIN, APPROVE, OBJECT, VETO

VETOES = "cast_soft cast_ban sustain release challenge_merits override_veto"
OBJECTIONS = "approve object resolve accept decline"
ALWAYS = "withdraw_position reaffirm reword change change_back add_again launch pass_time"

STATES = """
c_decl {
  /* An objection or a veto, on one action. state: 1 raised or standing, 2 declined or challenged, 3 accepted or sustained, 4
     overridden, 5 over, 6 rests. given: by content, what it was there when that was left; 0: it was not given for that. cast:
     the values there were; used: contents on which a vote on its merits was held; base: the content on which it was overridden,
     and one more. */
  typedef struct Said {
    unsigned char action, state, absolute, cast, base, used, given[4];
  } Said;
  /* status: 0 not yet submitted, 1 in review, 2 awaiting decision, 4 launched, 6 expired. left: by action, the content with
     which it was dropped. The rest is as in promela.py. */
  typedef struct Played {
    unsigned char status, revision, action, content, stage, voice, silent, asked, signatures, lessons, left[4];
    Said said[WORDS];
  } Played;
  Played S;
}
c_track "&S" "sizeof(Played)" "Matched"
"""

RUNNING = """
c_decl {
  enum { APPROVE = 1, ABSTAIN, OBJECT, VETO };
  enum { RAISED = 1, DECLINED, ACCEPTED, STANDING = 1, CHALLENGED, SUSTAINED, OVERRIDDEN, OVER, RESTS };
  enum { BY_ALL, PASSING, CERTAIN, WINDOW_END };
  enum { REAFFIRM, LAPSE, KEEP, KEEP_IF_MOVED };
  static int values(void) { return S.content >> 1; }
  static int is_open(void) { return S.status == 1 || S.status == 2; }
  static int here(const Said *each) { return each->action == S.action; }
  static int weighs(const Said *each) { return each->state >= 1 && each->state <= 3; }
  /* What weighs on the action: one at most. */
  static Said *held(void) {
    int i;
    for (i = 0; i < WORDS; i++) if (S.said[i].action && here(&S.said[i]) && weighs(&S.said[i])) return &S.said[i];
    return 0;
  }
  static int has_word(int action, int content) {
    int i;
    for (i = 0; i < WORDS; i++) if (S.said[i].action == action && S.said[i].given[content]) return 1;
    return 0;
  }
  static Said *new_word(void) {
    int i;
    for (i = 0; i < WORDS; i++) if (!S.said[i].action) return &S.said[i];
    abort(); /* too many */
  }
  static int awaited(void) { return S.status == 1 && SPEAKS[values()] && !S.voice && !S.silent; }
  static int pauses(void) { return T.challenge >= 0 || T.cooling >= 0 || T.waiting >= 0 || T.settle[0] >= 0; }
  static void pause_decision(void) {
    if (S.status != 2) return;
    if (pauses() && T.decision >= 0) { T.left = T.decision - T.now; T.decision = -1; }
    else if (!pauses() && T.decision < 0) T.decision = T.now + T.left;
  }
  static int owes_answer(void) {
    const Said *it = held();
    return !ON_VETOES && OWED && it && (it->state != DECLINED || T.settle[0] >= 0);
  }
  static int approval_missing(void) {
    if (!S.voice && S.silent == BLOCKS) return 1;
    return APPROVAL[values()] && (S.voice ? S.voice != APPROVE : S.silent != CONSENT);
  }
  static int cleared(void) {
    return S.status == 2 && !(ON_VETOES && held()) && !approval_missing() && !owes_answer();
  }
  static int passes_on_what_was_said(void) {
    if ((ON_VETOES && held()) || owes_answer() || (APPROVAL[values()] && S.voice != APPROVE)) return 0;
    return S.voice || !SPEAKS[values()] || SILENCE != BLOCKS;
  }
  static int may_hold_it_up(void) {
    return POWER[values()] == 3 || (OWED && POWER[values()] == 2) || APPROVAL[values()] || SILENCE == BLOCKS;
  }
  static int enough(void) {
    if (CLOSES == WINDOW_END) return 0;
    if (!awaited()) return 1;
    return CLOSES == PASSING ? passes_on_what_was_said() : CLOSES == CERTAIN ? !may_hold_it_up() : 0;
  }
  static void close_review(void) {
    if (awaited()) S.silent = S.asked ? CONSENT : SILENCE;
    S.status = 2;
    T.review = T.floor = T.comment = -1;
    T.left = 0;
    T.decision = T.now + DECISION;
    pause_decision();
  }
  static void open_stage(int stage) {
    S.stage = stage;
    T.review = T.now + WINDOWS[stage];
    if (T.floor > T.review) T.review = T.floor;
  }
  static void end_window(void) {
    const int mine = awaited() && STAGE <= S.stage;
    if (mine && SILENCE == ESCALATES && !S.asked) {
      S.asked = 1;
      T.review = T.now + ESCALATE;
      T.comment = -1;
    } else if (awaited() && !mine) {
      open_stage(STAGE);
    } else {
      close_review();
    }
  }
  static void stop_hearing(void) {
    T.comment = -1;
    if (T.now + MIN_REVIEW > T.review) T.review = T.now + MIN_REVIEW;
  }
  static void hear_last_words(void) {
    const int quiet = !owes_answer() && enough();
    if (T.comment >= 0) { if (RESTARTS && !quiet) stop_hearing(); return; }
    if (!quiet) return;
    T.comment = T.now + COMMENT;
    if (T.floor > T.comment) T.comment = T.floor;
  }
  /* After each command, and each deadline. */
  static void after(void) {
    if (S.status == 1) {
      const int stage = awaited() ? STAGE : LAST_STAGE;
      if (stage != S.stage && !enough()) open_stage(stage);
      if (HEARS) hear_last_words();
      else if (enough() && T.floor <= T.now) close_review();
    }
    if (AUTOMATIC && !pauses() && cleared()) S.status = 4;
  }
  static void end_override(int effective) {
    T.cooling = -1;
    if (effective) held()->state = OVERRIDDEN;
    else if (S.signatures) S.signatures--;
  }
  static void end_proceedings(Said *veto) {
    if (veto->state == CHALLENGED) { veto->state = STANDING; T.challenge = -1; }
    if (T.cooling >= 0) end_override(0);
  }
  static void vote_ends(int falls) {
    T.challenge = -1;
    held()->state = falls ? OVERRIDDEN : SUSTAINED;
    pause_decision();
  }
}
"""

SPEAKING = """
c_decl {
  /* The department's word takes the place of what it held; in its place another objection or veto lets that lapse. */
  static void give_up(int by) {
    Said *it = held();
    if (!it) return;
    if (ON_VETOES) end_proceedings(it);
    it->state = OVER;
    if (by != (ON_VETOES ? VETO : OBJECT)) it->given[S.content] = OVER;
    T.waiting = T.settle[0] = -1;
  }
  static void speak(int position, int absolute) {
    Said *it;
    give_up(position);
    S.voice = position;
    if (position >= OBJECT) {
      it = new_word();
      it->action = S.action;
      it->state = it->given[S.content] = RAISED;
      it->absolute = absolute;
      it->cast = values();
      if (HEARS && RESTARTS && T.comment >= 0) stop_hearing();
    }
    pause_decision();
    after();
  }
  static int may_speak(int position) {
    if (!is_open() || !SPEAKS[values()] || S.voice == position || (MEMBERS_VOTE && S.voice)) return 0;
    if (position == APPROVE) return 1;
    if (S.status != 1 || S.silent || has_word(S.action, S.content)) return 0;
    return POWER[values()] >= (position == VETO ? 3 : 2);
  }
  static int may_approve(void) { return !ON_VETOES && may_speak(APPROVE); }
  static void approve(void) { speak(APPROVE, 0); }
  static int may_object(void) { return !ON_VETOES && may_speak(OBJECT); }
  static void object(void) { speak(OBJECT, 0); }
  static int may_cast_soft(void) { return ON_VETOES && may_speak(VETO) && GROUND[0][values()]; }
  static void cast_soft(void) { speak(VETO, 0); }
  static int may_cast_ban(void) { return ON_VETOES && may_speak(VETO) && GROUND[1][values()]; }
  static void cast_ban(void) { speak(VETO, 1); }
  static int may_withdraw_position(void) { return is_open() && ((S.voice && S.voice != ABSTAIN) || held()); }
  static void withdraw_position(void) {
    give_up(ABSTAIN);
    S.voice = ABSTAIN;
    pause_decision();
    after();
  }
  static int may_reaffirm(void) { return is_open() && T.waiting >= 0; }
  static void reaffirm(void) {
    held()->given[S.content] = 1;
    T.waiting = -1;
    S.voice = ON_VETOES ? VETO : OBJECT;
    pause_decision();
    after();
  }
  static int may_resolve(void) { return !ON_VETOES && is_open() && held(); }
  static void resolve(void) {
    give_up(ABSTAIN);
    pause_decision();
    after();
  }
  static int may_accept(void) { return !ON_VETOES && is_open() && OWED && held() && held()->state == RAISED; }
  static void accept(void) {
    held()->state = ACCEPTED;
    after();
  }
  static int may_decline(void) { return !ON_VETOES && is_open() && OWED && held() && held()->state != DECLINED; }
  static void decline(void) {
    held()->state = DECLINED;
    if (RAISER) T.settle[0] = T.now + SETTLE;
    pause_decision();
    after();
  }
  static int untouched(const Said *veto) {
    return veto && !veto->absolute && veto->state != CHALLENGED && T.cooling < 0 && T.waiting < 0;
  }
  static int may_challenge_merits(void) {
    return ON_VETOES && is_open() && MERITS[0] >= 0 && untouched(held()) && !(held()->used & (1 << S.content));
  }
  static void challenge_merits(void) {
    held()->state = CHALLENGED;
    held()->used |= 1 << S.content;
    T.challenge = T.now + CHALLENGE;
    pause_decision();
    after();
  }
  static int may_sustain(void) { return is_open() && T.challenge >= 0; }
  static void sustain(void) { vote_ends(MERITS[0]); after(); }
  static int may_release(void) { return may_sustain(); }
  static void release(void) { vote_ends(MERITS[1]); after(); }
  static int may_override_veto(void) {
    return ON_VETOES && is_open() && GATE && untouched(held()) && held()->state == STANDING && (!QUOTA || S.signatures < QUOTA);
  }
  static void override_veto(void) {
    if (QUOTA) S.signatures++;
    if (COOLING_OFF) T.cooling = T.now + COOLING_OFF;
    else end_override(1);
    pause_decision();
    after();
  }
  static int may_launch(void) { return cleared() && T.challenge < 0; }
  static void launch(void) { S.status = 4; }
  static int ends_at_floor(void) { return !HEARS && S.status == 1 && enough(); }
  static int may_pass_time(void) { return is_open(); }
  static void pass_time(void) {
    T.now = next_due(ends_at_floor());
    while (due) {
      const int early = T.comment >= 0 ? enough() : T.now < T.review;
      switch (due) {
        case 1: vote_ends(MERITS[2]); break;
        case 2: end_override(1); break;
        case 3: T.settle[0] = -1; break;
        case 4: if (early) close_review(); else end_window(); break;
        case 7: S.status = 6; no_times(); break;
        case 8: /* a ban stands by time alone */
          T.waiting = -1;
          if (ON_VETOES && held()->absolute) held()->given[S.content] = 1;
          else { held()->state = OVER; T.settle[0] = -1; }
          break;
      }
      pause_decision();
      after();
      if (!is_open() || next_due(ends_at_floor()) != T.now) due = 0;
    }
  }
}
"""


def flat(values):
    return [each for value in values for each in flat(value)] if isinstance(values, list) else [int(values)]


def sizes_of(values):
    return f"[{len(values)}]{sizes_of(values[0])}" if isinstance(values, list) else ""


def numbers_of(part):
    """What the rulebook and the situation make of it."""
    seat, times = part.seats[0], part.times
    review = [times["stage", each] for each in range(part.stages)] or [times["review"]]
    return {
        "ON_VETOES": part.vetoes, "HAS_ELSEWHERE": len(part.rights) == 2, "OWED": part.owed, "RAISER": part.raiser,
        "AUTOMATIC": part.automatic, "HEARS": bool(part.comment), "MEMBERS_VOTE": seat.voice.votes,
        "RESTARTS": bool(part.comment) and part.comment.get("on_objection", "restart") == "restart",
        "CLOSES": ("all_spoken", "passing", "certain", "window_end").index(part.closes), "SILENCE": seat.silence,
        "LAST_STAGE": max(0, part.stages - 1), "STAGE": max(0, part.stages - 1) if seat.stage is None else seat.stage,
        "GATE": bool(part.gate) and part.gate.get("by_final_say", True),
        "QUOTA": (part.gate or {}).get("quota", {}).get("count", 0), "COOLING_OFF": times.get("cooling_off", 0),
        "DECISION": times["decision"], "CHALLENGE": times["challenge"], "ESCALATE": times["escalate"],
        "SETTLE": times["settle"], "LOOK_AGAIN": times["reaffirm"], "MIN_REVIEW": times["min_review"],
        "MIN_OPEN": times["min_open", part.kind["id"]], "COMMENT": times.get("comment", 0),
        "APPROVALS": ("lapse", "keep", "keep_if_better").index(part.carry["approve"]),
        "CARRY": ("reaffirm", "lapse", "keep", "keep_if_worse").index(part.carry["veto" if part.vetoes else "object"]),
        "WINDOWS": review + [0] * (16 - len(review)), "MERITS": part.challenge("merits", 0) or [-1, -1, -1],
    }  # fmt: skip


def rights_of(part):
    """By values, or by the contents between which an amendment goes."""
    both, powers = (HERE, ELSEWHERE), ("none", "comment", "object", "veto")
    there = lambda values: values < len(part.rights)
    at = lambda of: [there(each) and of(each) for each in both]
    within = lambda of: [[there(x // 2) and there(y // 2) and of(x, y) for y in CONTENTS] for x in CONTENTS]
    right = lambda values: part.rights[values] or {"power": "none", "approval_required": False}
    held = lambda ban, cast, values: part.ground(cast, ban) is not None and part.ground(cast, ban) in part.grounds(values)
    return {
        "SPEAKS": at(part.speaks), "POWER": at(lambda v: powers.index(right(v)["power"])),
        "APPROVAL": at(lambda v: right(v)["approval_required"]),
        "GROUND": [at(lambda v, ban=ban: part.ground(v, ban) is not None) for ban in (False, True)],
        "HAS_GROUND": [[at(lambda v, c=c, ban=ban: there(c) and held(ban, c, v)) for c in both] for ban in (False, True)],
        "MORE": [at(lambda v, w=w: there(w) and part.more(w, v)) for w in both], "SPARED": within(part.spared),
        "BETTER": within(lambda x, y: part.moved_as_its_rows_want(x, y, 1)),
        "WORSE": within(lambda x, y: part.moved_as_its_rows_want(x, y, -1)),
        "DIRECTION": [[within(lambda x, y, c=c, ban=ban: there(c) and part.still_overridden(c, ban, x, y)) for c in both]
                      for ban in (False, True)],
    }  # fmt: skip


def facts(part):
    """The numbers, in the order in which the model reads them."""
    return " ".join(str(each) for each in flat(list((numbers_of(part) | rights_of(part)).values())))


def reading(part):
    """Their declarations, and a function that reads them; the same for every part."""
    all_ = numbers_of(part) | rights_of(part)
    names = ", ".join(name + sizes_of(values) for name, values in all_.items())
    places = ", ".join(f"(long long *)&{name}, (long long *)(&{name} + 1)" for name in all_)
    return f"""
c_decl {{
  enum {{ CONSENT = 1, ESCALATES = 3, BLOCKS = 4, WORDS = 6 }};
  static long long {names};
  static void read_facts(void) {{
    long long *places[] = {{{places}}}, *each;
    FILE *from = fopen("facts", "r");
    int i;
    for (i = 0; i < {2 * len(all_)}; i += 2)
      for (each = places[i]; each < places[i + 1]; each++) if (fscanf(from, "%lld", each) != 1) abort();
    fclose(from);
  }}
}}
"""


def says_with_one_voice(part):
    """Members who all say the same come to that: else there would be half-finished votes to tell of."""
    return all(part.seats[0].voice.all_say([], each)[1] == each for each in (APPROVE, ABSTAIN, OBJECT, VETO))


def step(name):
    done = f"{name}(); forget(); picture(S.status == 2 && T.decision < 0);"
    return f":: d_step {{ c_expr {{ (may_{name}()) }} -> c_code {{ {done} }} }}"


def model(part):
    if part.seats[0].voice.votes and not says_with_one_voice(part):
        raise NotImplementedError("a quorum that its members never reach")
    names = ["submit", *VETOES.split(), *OBJECTIONS.split(), *ALWAYS.split()]
    return "\n".join([
        clock(1), reading(part), STATES, RUNNING, SPEAKING, CARRYING,
        "active proctype play() {\nend:\n  do", *(f"  {step(each)}" for each in names), "  od\n}", "",
    ])  # fmt: skip
