"""A Promela model of one part of a verification, written from what the rules mean (docs/life.md, docs/RULES.md): what is said
of one content, and answered, and comes of it (words); vetoes on it and whatever sets them aside (vetoes).

One process, one d_step for each class of commands; what is refused is not executable. A state has what may still make a
difference, and no more: on closing, everything is forgotten but the fate of the action and how many lessons an outcome owes."""

import expressions as e
from clock import clock
from moves import moves
from part import ABSTAIN, APPROVE, OBJECT, VETO

STATES = """
/* status: 0 not yet submitted, 1 in review, 2 awaiting decision, 3 piloting, 4 launched, 5 withdrawn, 6 expired, 7 stopped,
   8 evaluated. voice: 0 none, 1 approve, 2 abstain, 3 object, 4 veto. silent: 0 no, else what its silence was counted as: 1
   consent, 2 abstain, 3 escalate, 4 block. objection: 0 none, 1 raised, 2 declined, 3 accepted, 4 over. veto, [0] of the focus,
   [1] of another department: 0 none, 1 standing, 2 challenged, 3 sustained, 4 overridden, 5 over, 6 lifted by a pilot; once
   it was launched, 8 where a lesson is owed. */
byte status; bit under_review; byte stage;
byte voice[SEATS]; byte silent[SEATS]; bit asked[SEATS]; byte objection[SEATS];
byte words[SEATS]; byte word[SEATS];      /* of members who vote: how many gave one, and which */
byte veto[2]; bit absolute; byte first_challenge; byte second_challenge;  /* 1 merits, 2 validity */
bit upheld;                               /* challenged again after a vote that sustained it */
byte gate; byte signer;                   /* 1 a second signature is awaited, 2 cools off; 1 the final say, 2 an arbiter */
byte signatures;                          /* that count towards the quota */
byte outcome; byte why_stopped; byte halt; byte pilot;  /* 1 launched, 2 piloted; why; 1 halted, 2 answered; 1 runs, 2 met */
hidden byte hearing; hidden byte closing; hidden byte next; hidden byte did; hidden byte each;
"""

COMMON = """
/* The decision window stands still while something runs. */
inline pause() {
  if
  :: status == 2 && PAUSES && DECIDING -> c_code { T.left = T.decision - T.now; T.decision = -1; };
  :: status == 2 && !(PAUSES) && !(DECIDING) -> c_code { T.decision = T.now + T.left; };
  :: else
  fi
}
inline override_ends(effective) {
  if :: effective -> veto[0] = 4; :: else -> signatures = (signatures > 0 -> signatures - 1 : 0); fi;
  gate = 0; signer = 0; c_code { T.cooling = -1; };
}
inline end_veto_proceedings() {
  if :: veto[0] == 2 -> veto[0] = (upheld -> 3 : 1); upheld = 0; c_code { T.challenge = -1; }; :: else fi;
  if :: gate != 0 -> override_ends(false); :: else fi;
}
inline vote_ends(falls) {
  c_code { T.challenge = -1; };
  if :: falls -> veto[0] = 4; if :: gate == 1 -> gate = 0; signer = 0; :: else fi :: else -> veto[0] = 3; fi;
  upheld = 0;
  pause();
}
"""

AT_THE_END = """
/* What has become irrelevant is forgotten. */
inline forget() {
  VOTED
  if
  :: status > 2 ->
    FORGET_SEATS
    stage = 0; signatures = 0;
    if
    :: status != 3 ->
      LESSON0 LESSON1
      if :: veto[0] == 0 -> veto[0] = veto[1]; veto[1] = 0; :: else fi;
      absolute = 0; first_challenge = 0; second_challenge = 0; upheld = 0; gate = 0; signer = 0;
      c_code { no_times(); };
    :: else
    fi
  :: else
  fi;
  c_code { picture(now.status == 2 && T.decision < 0); };
}
"""


def inlines(part):
    """Review, its end and what comes after each command."""
    seats = range(len(part.seats))
    silence = lambda i: f"silent[{i}] = (asked[{i}] -> 1 : {part.seats[i].silence});"
    text = [COMMON.replace("PAUSES", e.pauses(part)).replace("DECIDING", e.DECIDING), windows_of_review(part)]
    for i in seats:
        text.append(speak(part, i))
    text.append("inline close_review() {\n  hearing = c_expr { T.comment >= 0 };")
    text += [f"  {votes_counted(part, i, e.awaits(part, i))}" for i in seats if part.seats[i].voice.votes]
    text.append("  if :: hearing && c_expr { T.comment < 0 } :: else ->")
    text += [f"    if :: {e.awaits(part, i)} -> {silence(i)} :: else fi;" for i in seats if part.seats[i].speaks]
    text.append("    status = 2; under_review = 0; stage = 0;")
    decision = f"T.left = 0; T.decision = T.now + {part.times['decision']};"
    text.append(f"    c_code {{ T.review = T.floor = T.comment = -1; {decision} }};")
    text.append("    pause();\n  fi\n}")
    text.append(end_of_window(part, silence))
    text.append(after_each(part))
    forget = AT_THE_END.replace("FORGET_SEATS", " ".join(
        f"voice[{i}] = 0; silent[{i}] = 0; asked[{i}] = 0; objection[{i}] = 0; words[{i}] = 0; word[{i}] = 0;"
        f" c_code {{ T.settle[{i}] = -1; }};" for i in seats))  # fmt: skip
    for slot in (0, 1):
        fell = f"(veto[{slot}] == 4 || veto[{slot}] == 6 || veto[{slot}] == 8)"
        forget = forget.replace(f"LESSON{slot}", f"veto[{slot}] = ((status == 4 || status == 7) && {fell} -> 8 : 0);")
    voted = [f"if :: voice[{i}] != 0 -> words[{i}] = 0; word[{i}] = 0; :: else fi;" for i in seats]
    text.append(forget.replace("VOTED", " ".join(voted)))
    return "\n".join(text)


def slot_of(part, i):
    return 0 if i == part.focus else 1 if i == part.vetoer else None


def speak(part, i):
    """The department's word ends what it said before; an objection or a veto ends last words, where these restart."""
    slot = slot_of(part, i)
    lines = [f"inline take_back{i}() {{"]
    if slot is not None:
        ends = "end_veto_proceedings();" if slot == 0 else ""
        lines.append(f"  if :: {e.bites(slot)} -> {ends} veto[{slot}] = 5; :: else fi;")
    lines.append(f"  if :: {e.objects(i)} -> objection[{i}] = 4; c_code {{ T.settle[{i}] = -1; }}; :: else fi;")
    lines.append(f"}}\ninline speak{i}(said) {{\n  take_back{i}();\n  voice[{i}] = said;")
    lines.append(f"  if\n  :: said == {OBJECT} -> objection[{i}] = 1;")
    if slot is not None:
        lines.append(f"  :: said == {VETO} -> veto[{slot}] = 1;")
    lines.append("  :: else\n  fi;")
    if part.comment and part.comment.get("on_objection", "restart") == "restart":
        lines.append(f"  if :: said >= {OBJECT} && c_expr {{ T.comment >= 0 }} -> stop_hearing(); :: else fi;")
    lines.append("  pause();\n}")
    return "\n".join(lines)


def votes_counted(part, i, when):
    """Where members vote and time is over: what their words come to."""
    voice, chain = part.seats[i].voice, ["next = 0; if"]
    for said in (APPROVE, ABSTAIN, OBJECT, VETO):
        for count in range(1, voice.members + 1):
            outcome = voice.outcome([said] * count, time_is_over=True)
            if outcome is not None:
                chain.append(f":: words[{i}] == {count} && word[{i}] == {said} -> next = {outcome};")
    chain.append(f":: else fi; if :: next != 0 -> speak{i}(next); :: else fi")
    return f"if :: {when} -> {' '.join(chain)} :: else fi;"


def end_of_window(part, silence):
    seats = [i for i, each in enumerate(part.seats) if each.speaks]
    here = lambda i: f"({e.awaits(part, i)} && {e.ends_now(part, i)})"
    asks = lambda i: f"(asked[{i}] == 0)" if part.seats[i].silence == 3 else "false"
    text = ["inline end_window() {\n  hearing = c_expr { T.comment >= 0 };"]
    text += [f"  {votes_counted(part, i, here(i))}" for i in seats if part.seats[i].voice.votes]
    text.append("  if\n  :: hearing && c_expr { T.comment < 0 }")
    count_all = " ".join(f"if :: {here(i)} -> {silence(i)} :: else fi;" for i in seats)
    text.append(f"  :: else -> if\n  :: {e.any_of(f'({here(i)} && {asks(i)})' for i in seats)} ->")
    text += [f"    if :: {here(i)} -> if :: {asks(i)} -> asked[{i}] = 1; :: else -> {silence(i)} fi :: else fi;" for i in seats]
    text.append(f"    c_code {{ T.review = T.now + {part.times['escalate']}; T.comment = -1; }};")
    for stage in range(1, part.stages):
        later = e.any_of(e.awaits(part, i) for i in seats if e.stage_of(part, i) == stage)
        # Those of this stage are counted first; the rest of them is of later ones.
        text.append(f"  :: stage < {stage} && {later} && !({earlier(part, seats, stage)}) -> {count_all} open_stage{stage}();")
    text.append("  :: else -> closing = 1;\n  fi fi\n}")
    return "\n".join(text)


def earlier(part, seats, stage):
    """Somebody waits in a stage between the present one and this, or nobody is left to be asked before."""
    between = [f"({e.awaits(part, i)} && stage < {e.stage_of(part, i)})" for i in seats if e.stage_of(part, i) < stage]
    asking = [
        f"({e.awaits(part, i)} && {e.ends_now(part, i)} && asked[{i}] == 0)" for i in seats if part.seats[i].silence == 3
    ]
    return e.any_of(between + asking)


def windows_of_review(part):
    """A stage opens; last words end, and there is time to look at what ended them."""
    text = [
        f"inline open_stage{stage}() {{\n  stage = {stage};\n  c_code {{ T.review = T.now + {part.times['stage', stage]};"
        " if (T.floor > T.review) T.review = T.floor; };\n}"
        for stage in range(part.stages)
    ]
    again = f"T.now + {part.times['min_review']}"
    if part.comment:
        text.append(f"inline stop_hearing() {{\n  c_code {{ T.comment = -1; if ({again} > T.review) T.review = {again}; }};\n}}")
    return "\n".join(text)


def after_each(part):
    """Review ends when enough was said; what is cleared launches by itself, where declared."""
    text = ["inline after() {\n  closing = 0;\n  if\n  :: status == 1 ->"]
    if part.stages > 1:
        text.append(f"    next = {e.stage_awaited(part)};\n    if :: next != stage && !({e.enough(part)}) ->")
        text.append("      if " + " ".join(f":: next == {s} -> open_stage{s}();" for s in range(part.stages)) + " fi")
        text.append("    :: else fi;")
    if part.comment:
        quiet = f"(!({e.unanswered(part)}) && {e.enough(part)})"
        restarts = part.comment.get("on_objection", "restart") == "restart"
        text.append("    if\n    :: c_expr { T.comment >= 0 } -> ")
        text.append(f"      if :: !{quiet} -> stop_hearing(); :: else fi" if restarts else "      skip")
        text.append(f"    :: c_expr {{ T.comment < 0 }} && {quiet} -> c_code {{ T.comment = T.now + {part.times['comment']};"
                    " if (T.floor > T.comment) T.comment = T.floor; };\n    :: else\n    fi")  # fmt: skip
    else:
        text.append(f"    if :: {e.enough(part)} && c_expr {{ T.floor <= T.now }} -> closing = 1; :: else fi")
    text.append("  :: else\n  fi;\n  if :: closing -> close_review(); :: else fi;")
    if part.automatic:
        clear = f"status == 2 && !({e.pauses(part)}) && veto[0] != 2 && {e.cleared(part)}"
        text.append(f"  if :: {clear} -> outcome = 1; status = 4; c_code {{ T.decision = -1; }}; :: else fi;")
    return "\n".join(text + ["}"])


def model(part):
    seats = len(part.seats)
    return "\n".join([
        clock(seats), STATES.replace("SEATS", str(seats)), inlines(part),
        "active proctype play() {\nend:\n  do", *(f"  {each}" for each in moves(part)), "  od\n}", "",
    ])  # fmt: skip
