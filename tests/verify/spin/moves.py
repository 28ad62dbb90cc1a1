"""The classes of commands (engine/core/verify/moves.hpp) as options of a Promela loop, one d_step each."""

import expressions as e
from part import ABSTAIN, APPROVE, OBJECT, VETO

OPEN = "(status == 1 || status == 2)"
RUNS = "((status == 3 || status == 4 || status == 8) && why_stopped == 0 && outcome != 0)"

SCOPES = {
    "words": "approve abstain object withdraw_position resolve halt others_approve other_objects other_vetoes other_withdraws "
    "accept decline launch withdraw resume stop record_outcome wait",
    "vetoes": "approve object veto veto_absolutely withdraw_position recast other_vetoes sustain release arbiter_overrides "
    "decline challenge_merits challenge_validity withdraw_challenge override_veto withdraw_override launch pilot withdraw "
    "pilot_met pilot_not_met stop record_outcome wait",
}


def step(guard, *body):
    text = " ".join(each if each.endswith(";") else each + ";" for each in body)
    return f":: d_step {{ {guard} -> {text} forget(); }}"


def moves(part):
    """The moment before it is submitted comes first: one state and one step more than the exploration has."""
    names = SCOPES[part.play].split()
    if part.objector is None or part.vetoer is not None:
        names = [each for each in names if each != "other_objects"]
    out = [submit(part)]
    for name in names:
        out += globals()[name](part)
    return out


def submit(part):
    floor = part.times["min_open", part.kind["id"]]
    review = max(floor, part.times["stage", 0] if part.stages else part.times["review"])
    times = f"c_code {{ no_times(); T.now = 0; T.review = {review}; T.floor = {floor or -1}; }}"
    return step("status == 0", times, "status = 1", "under_review = 1", "after()")


# --- what departments say --------------------------------------------------------------------------------------------


def may_say(part, i, position, ground=True):
    """In its turn, where it has the power; once on a content; approving even after its time."""
    seat = part.seats[i]
    if not seat.speaks or seat.power < {OBJECT: 2, VETO: 3}.get(position, 0) or not ground:
        return "false"
    may = [OPEN, e.is_its_turn(part, i), f"voice[{i}] != {position}"]
    if position != APPROVE:
        may.append(f"under_review && silent[{i}] == 0")
    if position == OBJECT:
        may.append(f"objection[{i}] == 0")
    if position == VETO:
        may.append(f"veto[{0 if i == part.focus else 1}] == 0")
    if seat.voice.votes:
        may.append(f"voice[{i}] == 0 && !(words[{i}] > 0 && word[{i}] == {position})")
    return e.all_of(may)


def says(part, i, position, head_alone=False):
    """The statements of it. Where members vote, one after the other until it is certain, or the head alone."""
    voice = part.seats[i].voice
    if not voice.votes:
        return f"speak{i}({position});"
    chain, known = [], [[]] + [[said] * count for said in (1, 2, 3, 4) for count in {1, voice.members}]
    for before in known:
        after = [position] + before[1:] if head_alone else voice.all_say(before, position)[0]
        outcome = voice.outcome(after) if head_alone else voice.all_say(before, position)[1]
        held = f"words[{i}] == {len(before)}" + (f" && word[{i}] == {before[0]}" if before else "")
        chain.append(f":: {held} -> words[{i}] = {len(after)}; word[{i}] = {position}; next = {outcome or 0};")
    return f"if {' '.join(chain)} fi; if :: next != 0 -> speak{i}(next); :: else fi;"


def say(part, i, position, ground=True, *more):
    guard = may_say(part, i, position, ground)
    return [] if guard == "false" else [step(guard, says(part, i, position), *more, "after()")]


def approve(part):
    return say(part, part.focus, APPROVE)


def abstain(part):
    return say(part, part.focus, ABSTAIN)


def object(part):
    return say(part, part.focus, OBJECT)


def veto(part):
    return say(part, part.focus, VETO, part.seats[part.focus].ground)


def veto_absolutely(part):
    return say(part, part.focus, VETO, part.seats[part.focus].ban, "absolute = 1")


def others_approve(part):
    """Each speaks for itself, its head alone; what the first says may end review for the next."""
    others = [i for i, each in enumerate(part.seats) if each.speaks and i != part.focus]
    one = " ".join(
        f":: each == {i} && {may_say(part, i, APPROVE)} -> {says(part, i, APPROVE, head_alone=True)} did = 1;" for i in others
    )
    loop = f"do :: each < {len(part.seats)} -> did = 0; if {one} :: else fi; if :: did -> after(); :: else fi; each++;"
    guard = e.any_of(may_say(part, i, APPROVE) for i in others)
    return [step(guard, "each = 0", loop + " :: else -> break od")] if others else []


def other_objects(part):
    return say(part, part.objector, OBJECT)


def other_vetoes(part):
    return say(part, part.vetoer, VETO, part.seats[part.vetoer].ground) if part.vetoer is not None else []


def takes_back(i):
    return f"take_back{i}(); voice[{i}] = {ABSTAIN}; pause(); after()"


def holds(part, i):
    slot = {part.focus: 0, part.vetoer: 1}.get(i)
    return e.any_of([e.objects(i)] + ([e.bites(slot)] if slot is not None else []))


def withdraw_position(part):
    i = part.focus
    return [step(f"{OPEN} && ((voice[{i}] != 0 && voice[{i}] != {ABSTAIN}) || {holds(part, i)})", takes_back(i))]


def other_withdraws(part):
    """Who may veto, else who may object."""
    out, not_before = [], "true"
    for i in dict.fromkeys(each for each in (part.vetoer, part.objector) if each is not None):
        out.append(step(f"{OPEN} && {not_before} && {holds(part, i)}", takes_back(i)))
        not_before = f"!{holds(part, i)}"
    return out


def resolve(part):
    i = part.focus
    over = f"objection[{i}] = 4; c_code {{ T.settle[{i}] = -1; }}"
    return [step(f"{OPEN} && {e.objects(i)}", over, "pause()", "after()")]


def answers(part, state, waiting):
    """The first that waits for an answer, in the order of the seats."""
    out, not_before = [], []
    for i, _ in enumerate(part.seats):
        settles = part.raiser and state == 2
        settle = f"c_code {{ T.settle[{i}] = {'T.now + ' + str(part.times['settle']) if settles else '-1'}; }}"
        mine = e.any_of(f"objection[{i}] == {each}" for each in waiting)
        guard = e.all_of([OPEN, *not_before, mine])
        if part.owed and part.seats[i].power >= 2:
            out.append(step(guard, f"objection[{i}] = {state}", settle, "pause()", "after()"))
        not_before.append(f"!{mine}")
    return out


def accept(part):
    return answers(part, 3, (1,))


def decline(part):
    return answers(part, 2, (1, 3))


# --- vetoes ----------------------------------------------------------------------------------------------------------


def challenge(part, on, number):
    """Once of each kind, not while anything else about it runs; a ban on its validity only."""
    out = []
    for absolute in (0, 1):
        if absolute and on == "merits" or part.challenge(on, absolute) is None:
            continue
        unused = f"first_challenge != {number} && second_challenge != {number}"
        guard = f"{OPEN} && {e.bites(0)} && veto[0] != 2 && gate != 2 && absolute == {absolute} && {unused}"
        note = f"if :: first_challenge == 0 -> first_challenge = {number}; :: else -> second_challenge = {number}; fi"
        opens = f"upheld = (veto[0] == 3); veto[0] = 2; c_code {{ T.challenge = T.now + {part.times['challenge']}; }}"
        out.append(step(guard, note, opens, "pause()", "after()"))
    return out


def challenge_merits(part):
    return challenge(part, "merits", 1)


def challenge_validity(part):
    return challenge(part, "validity", 2)


def votes(part, which):
    """`which`: 0 all sustain, 1 all release, 2 nobody says anything. [(when, whether the veto falls)]"""
    latest = "(second_challenge != 0 -> second_challenge : first_challenge)"
    out = []
    for on, number, absolute in (("merits", 1, 0), ("validity", 2, 0), ("validity", 2, 1)):
        ends = part.challenge(on, absolute)
        if ends is not None:
            out.append((f"veto[0] == 2 && {latest} == {number} && absolute == {absolute}", "true" if ends[which] else "false"))
    return out


def sustain(part):
    return [step(f"{OPEN} && {when}", f"vote_ends({falls})", "after()") for when, falls in votes(part, 0)]


def release(part):
    return [step(f"{OPEN} && {when}", f"vote_ends({falls})", "after()") for when, falls in votes(part, 1)]


def withdraw_challenge(part):
    back = "veto[0] = (upheld -> 3 : 1); upheld = 0; c_code { T.challenge = -1; }"
    return [step(f"{OPEN} && veto[0] == 2", back, "pause()", "after()")]


def overrides(part, signer, second_signs):
    """Signed, by two persons of one department where the rulebook wants that; in effect after its time, or at once."""
    quota = part.gate.get("quota")
    within, counts = (f" && signatures < {quota['count']}", "signatures = signatures + 1; ") if quota else ("", "")
    cooling = part.times["cooling_off"]
    takes_effect = f"gate = 2; c_code {{ T.cooling = T.now + {cooling}; }}" if cooling else "override_ends(true)"
    if part.gate.get("signed_by") == "two_persons" and not second_signs:
        takes_effect = "gate = 1"
    guard = f"{OPEN} && {e.bites(0)} && !absolute && veto[0] < 2 && gate == 0{within}"
    return [step(guard, f"{counts}signer = {signer}", takes_effect, "pause()", "after()")]


def override_veto(part):
    return overrides(part, 1, True) if part.gate and part.gate.get("by_final_say", True) else []


def arbiter_overrides(part):
    """Only its head signs here: a second person is awaited for good."""
    return overrides(part, 2, False) if part.arbiter else []


def withdraw_override(part):
    return [step(f"{OPEN} && {e.bites(0)} && gate != 0 && signer == 1", "override_ends(false)", "pause()", "after()")]


# --- the decision, and after it --------------------------------------------------------------------------------------


def launch(part):
    now = f"status == 2 && veto[0] != 2 && {e.cleared(part)}"
    later = f"status == 3 && pilot == 2 && c_expr {{ T.stops >= 0 }} && !{e.bites(0)} && !{e.bites(1)}"
    goes = "outcome = 1; status = 4; c_code { T.decision = T.stops = -1; }"
    return [step(now, goes), step(later, goes)]


def pilot(part):
    """Under vetoes, too, of which none is a ban or about to be overridden."""
    if not part.pilot:
        return []
    banned = f"({e.bites(0)} && (absolute || gate == 2))"
    guard = f"status == 2 && veto[0] != 2 && !{banned} && !{e.lacking(part)} && !{e.unanswered(part)}"
    times = f"c_code {{ T.decision = -1; T.stops = T.now + {part.times['pilot']}; }}"
    return [step(guard, "outcome = 2; pilot = 1; status = 3", times)]


def withdraw(_):
    return [step(OPEN, "status = 5")]


def pilot_met(part):
    if not part.pilot:
        return []
    times = f"T.recast = vetoed ? T.now + {part.times['recast']} : -1; T.stops = vetoed ? -1 : T.now + {part.times['decision']};"
    vetoed = f"did = {e.any_of([e.bites(0), e.bites(1)])}"
    return [step("status == 3 && pilot == 1", "pilot = 2", vetoed, f"c_code {{ int vetoed = did; {times} }}")]


def stops(why):
    return f"why_stopped = {why}; pilot = 0; status = (status == 8 -> 8 : 7); if :: halt == 1 -> halt = 2; :: else fi"


def pilot_not_met(_):
    return [step("status == 3 && pilot == 1", stops(2))]


def recast(_):
    return [step(f"status == 3 && {e.bites(0)} && c_expr {{ T.recast >= 0 }}", stops(4))]


def stop(_):
    return [step(RUNS, stops(1))]


def halt(part):
    return [step(f"{RUNS} && halt == 0", "halt = 1")] if part.seats[part.focus].halt else []


def resume(_):
    return [step(f"{RUNS} && halt == 1", "halt = 2")]


def record_outcome(_):
    return [step("status == 4 || status == 7", "status = 8")]


# --- time ------------------------------------------------------------------------------------------------------------


def wait(part):
    """To the next deadline, and all that passes at that moment."""
    floor = "false" if part.comment else e.enough(part)
    begin = f"did = (status == 1 && {floor}); c_code {{ T.now = next_due(did); }}"
    passes = [f":: c_expr {{ due == {number} }} -> {text}" for number, text in enumerate(deadlines(part), 1)]
    once_more = f"did = (status == 1 && {floor}); c_code {{ if (next_due(did) != T.now) due = 0; }};"
    end = "if :: closing -> close_review(); :: else fi; after();"
    loop = f"do :: c_expr {{ due == 0 }} -> break :: else -> closing = 0; if {' '.join(passes)} fi; {end} {once_more} od"
    return [step(f"{OPEN} || status == 3", begin, loop)]


def deadlines(part):
    vote = " ".join(f":: {when} -> vote_ends({falls});" for when, falls in votes(part, 2))
    settled = " ".join(f":: c_expr {{ whose == {i} }} -> c_code {{ T.settle[{i}] = -1; }};" for i in range(len(part.seats)))
    lifted = " ".join(f"if :: {e.bites(slot)} -> veto[{slot}] = 6; :: else fi;" for slot in (0, 1))
    cleared = f"{lifted} gate = 0; signer = 0; c_code {{ T.recast = -1; T.stops = T.now + {part.times['decision']}; }};"
    early = f"(c_expr {{ T.comment >= 0 }} -> {e.enough(part)} : c_expr {{ T.now < T.review }})"
    review = f"if :: {early} -> closing = 1; :: else -> end_window(); fi;"
    over = stops(3) + "; c_code { no_times(); };"
    return (
        f"if {vote} :: else fi;",
        "override_ends(true); pause();",
        f"if {settled} fi; pause();",
        review,
        cleared,
        over,
        "status = 6; c_code { no_times(); };",
    )
