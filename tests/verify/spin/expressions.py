"""What a state is asked: Promela expressions, unrolled over the seats of a part."""

from part import APPROVE, OBJECT, VETO

DECIDING = "c_expr { T.decision >= 0 }"
CONSENT, ESCALATE, BLOCK = 1, 3, 4


def any_of(terms):
    terms = list(terms)
    return "(" + " || ".join(terms) + ")" if terms else "false"


def all_of(terms):
    terms = list(terms)
    return "(" + " && ".join(terms) + ")" if terms else "true"


def stage_of(part, i):
    """Departments in no stage have until the last one ends."""
    stage = part.seats[i].stage
    return max(0, part.stages - 1) if stage is None else stage


def awaits(part, i):
    return f"(under_review && voice[{i}] == 0 && silent[{i}] == 0)" if part.seats[i].speaks else "false"


def anybody_awaited(part):
    return any_of(awaits(part, i) for i, seat in enumerate(part.seats) if seat.speaks)


def ends_now(part, i):
    return f"({stage_of(part, i)} <= stage)" if part.stages else "true"


def stage_awaited(part):
    """The first in which somebody is waited for; who is in no stage does not hold it up."""
    out = str(part.stages - 1)
    for stage in reversed(range(part.stages - 1)):
        waited = any_of(awaits(part, i) for i, seat in enumerate(part.seats) if seat.stage == stage)
        out = f"({waited} -> {stage} : {out})"
    return out


def is_its_turn(part, i):
    mine = part.seats[i].stage
    if mine is None:
        return "true"
    earlier = [awaits(part, j) for j, each in enumerate(part.seats) if each.stage is not None and each.stage < mine]
    return f"!{any_of(earlier)}" if earlier else "true"


def bites(slot):
    return f"(veto[{slot}] >= 1 && veto[{slot}] <= 3)"


def objects(i):
    return f"(objection[{i}] >= 1 && objection[{i}] <= 3)"


def unanswered(part):
    """Marketing owes an answer: raised, promised, or declined and its raiser may still say that this settles nothing."""
    if not part.owed:
        return "false"
    return any_of(
        f"objection[{i}] == 1 || objection[{i}] == 3 || c_expr {{ T.settle[{i}] >= 0 }}" for i in range(len(part.seats))
    )


def pauses(part):
    vote_or_gate = f"(veto[0] == 2 || ({bites(0)} && gate == 2))"
    return any_of([vote_or_gate] + [f"c_expr {{ T.settle[{i}] >= 0 }}" for i in range(len(part.seats))])


def in_favour(part, i, unspoken):
    """`unspoken`: what to believe of who is still waited for: silence, away, approves, objects."""
    meaning = f"(silent[{i}] == {CONSENT} || silent[{i}] == {ESCALATE}"
    meaning += f" || silent[{i}] == 0)" if part.seats[i].silence in (CONSENT, ESCALATE) else ")"
    if unspoken == "approves":
        meaning = f"({awaits(part, i)} || {meaning})"
    elif unspoken != "silence":
        meaning = f"(!{awaits(part, i)} && {meaning})"
    return f"(voice[{i}] == {APPROVE} || (voice[{i}] == 0 && {meaning}))"


def against(part, i, unspoken):
    feared = f" || {awaits(part, i)}" if unspoken == "objects" else ""
    return f"(voice[{i}] == {OBJECT} || voice[{i}] == {VETO}{feared})"


def short(part, unspoken):
    """What the kind needs to pass, approvals that are counted or a quorum, is not there."""
    lacking = []
    seats = [i for i, each in enumerate(part.seats) if each.speaks]
    for rule in part.approvals:
        named = rule.get("each", rule.get("of"))
        counted = [i for i in seats if named is None or part.seats[i].department in named]
        favour = "(0" + "".join(f" + {in_favour(part, i, unspoken)}" for i in counted) + ")"
        opposed = "(0" + "".join(f" + {against(part, i, unspoken)}" for i in counted) + ")"
        lacking.append(f"({favour} < {needed(rule, favour, opposed, len(counted))})")
    if part.quorum is not None:
        present = [f"voice[{i}] != 0" + (f" || {awaits(part, i)}" if unspoken == "approves" else "") for i in seats]
        lacking.append("(0" + "".join(f" + ({each})" for each in present) + f" < {of_share(part.quorum, str(len(seats)))})")
    return any_of(lacking)


def needed(rule, favour, opposed, count):
    if "each" in rule:
        return str(len(rule["each"]))
    if "at_least" in rule:
        return str(rule["at_least"])
    if "all_but" in rule:
        return str(max(1, count - rule["all_but"]))
    if "more_than_against" in rule:
        return f"({opposed} + 1)"
    return of_share(rule["share"], f"({favour} + {opposed})" if rule.get("of_voting") else str(count))


def of_share(share, voters):
    if isinstance(share, int):
        return str(share)
    over, under = share.split("/")
    at_least = f"(({over} * {voters} + {under} - 1) / {under})"
    return f"({at_least} < 1 -> 1 : {at_least})"


def approval_missing(part, i):
    """After review."""
    seat = part.seats[i]
    missing = [f"(voice[{i}] == 0 && silent[{i}] == {BLOCK})"]
    if seat.approval:
        missing.append(f"(voice[{i}] == 0 && silent[{i}] != {CONSENT})")
        missing.append(f"(voice[{i}] != 0 && voice[{i}] != {APPROVE})")
    return any_of(missing)


def lacking(part):
    return any_of([approval_missing(part, i) for i in range(len(part.seats))] + [short(part, "silence")])


def cleared(part):
    """After review: nothing stands against it, nothing is lacking, no answer is owed."""
    return f"(!{bites(0)} && !{bites(1)} && !{lacking(part)} && !{unanswered(part)})"


def passes_on_what_was_said(part):
    missing = []
    for i, seat in enumerate(part.seats):
        if seat.approval:
            missing.append(f"voice[{i}] != {APPROVE}")
        if seat.speaks and seat.silence == BLOCK:
            missing.append(f"voice[{i}] == 0")
    return f"(!{bites(0)} && !{bites(1)} && !{unanswered(part)} && !{any_of(missing)} && !{short(part, 'away')})"


def certain(part):
    """Nothing that may still be said would change whether it passes."""
    may_hold = [
        awaits(part, i)
        for i, seat in enumerate(part.seats)
        if seat.speaks and (seat.power == 3 or (part.owed and seat.power >= 2) or seat.approval or seat.silence == BLOCK)
    ]
    return f"({short(part, 'approves')} || (!{any_of(may_hold)} && !{short(part, 'objects')}))"


def enough(part):
    """Of the action under review."""
    all_spoken = f"!{anybody_awaited(part)}"
    early = {"all_spoken": "false", "passing": passes_on_what_was_said(part), "certain": certain(part)}
    return "false" if part.closes == "window_end" else f"({all_spoken} || {early[part.closes]})"
