"""One part of a verification (docs/VERIFY.md), read from the rulebook and the situation: who has which right, which times
run, how votes end. Plain facts for the model in promela.py; nothing is taken from our graphs."""

import re
from fractions import Fraction

POWERS = ("none", "comment", "object", "veto")
SILENCES = ("", "consent", "abstain", "escalate", "block")  # by the model's number; 0: not counted
APPROVE, ABSTAIN, OBJECT, VETO = 1, 2, 3, 4
SECONDS = {"d": 86400, "h": 3600, "m": 60, "wd": 86400, "wh": 3600, "wm": 60, "s": 1}
BASE = 16  # a longer time outlasts so many shorter ones, one after the other
MEMBERS = 12  # of one department, at most


def seconds(text):
    return sum(int(count) * SECONDS[unit] for count, unit in re.findall(r"(\d+)(wd|wh|wm|d|h|m|s)", text))


def times_of(rulebook):
    """Every duration of the rulebook in seconds, by name, defaults included."""
    windows = rulebook.get("windows", {})
    defaults = {"review": "5d", "decision": "14d", "challenge": "3d", "reaffirm": "3d", "settle": "2d", "escalate": "2d"}
    out = {name: seconds(windows.get(name, otherwise)) for name, otherwise in defaults.items()}
    out["min_review"] = seconds(windows["min_review"]) if "min_review" in windows else min(86400, out["review"])
    for kind in rulebook["kinds"]:
        out["min_open", kind["id"]] = seconds(kind.get("min_open", "0s"))
    for place, stage in enumerate(rulebook.get("stages", [])):
        out["stage", place] = seconds(stage["window"]) if "window" in stage else out["review"]
    if "final_comment" in rulebook:
        out["comment"] = seconds(rulebook["final_comment"]["window"])
    if "override" in rulebook:
        gate = rulebook["override"]
        out["cooling_off"] = seconds(gate.get("cooling_off", "2d"))
        out["quota"] = seconds(gate["quota"]["per"]) if "quota" in gate else 0
    if "pilot" in rulebook:
        out["pilot"] = seconds(rulebook["pilot"].get("max_duration", "30d"))
        out["recast"] = seconds(rulebook["pilot"].get("recast", "3d"))
    return out


def by_rank(times):
    """Only the order of deadlines matters: each time becomes a power of BASE by its rank, zero stays zero."""
    rank = {each: BASE**place for place, each in enumerate(sorted({each for each in times.values() if each}))}
    return {name: rank.get(each, 0) for name, each in times.items()}


def share_of(text, voters):
    """How many are at least this share of so many: at least one."""
    return max(1, -int(-Fraction(text) * voters // 1))


def quorum_of(quorum, voters):
    return quorum if isinstance(quorum, int) else share_of(quorum, voters)


class Voice:
    """Whose word is the department's, with so many members as it takes for a quorum of them."""

    def __init__(self, rule, members):
        self.votes = isinstance(rule, dict)
        self.rule, self.members = rule if self.votes else {}, members

    def outcome(self, words, time_is_over=False):
        """What they come to, or None: not certain yet, or too few."""
        if not words or len(words) < quorum_of(self.rule.get("quorum", 1), self.members):
            return None
        out = 0 if time_is_over else self.members - len(words)
        ends = {self.come_to(words + [late] * out) for late in (APPROVE, ABSTAIN, OBJECT, VETO)} if out else {self.come_to(words)}
        return ends.pop() if len(ends) == 1 else None

    def come_to(self, words):
        veto, against = words.count(VETO), words.count(OBJECT) + words.count(VETO)
        of = words.count(APPROVE) + against if self.rule.get("of_voting") else self.members
        enough = share_of(self.rule["share"], of) if "share" in self.rule else int(Fraction(self.rule["more_than"]) * of // 1) + 1
        for votes, outcome in ((veto, VETO), (against, OBJECT), (words.count(APPROVE), APPROVE)):
            if votes and votes >= enough:
                return outcome
        return ABSTAIN

    def all_say(self, before, position):
        """One after the other gives this word until it is certain: (words given, what they come to or None)."""
        words = list(before)
        for member in range(self.members):
            words[member : member + 1] = [position]
            if (outcome := self.outcome(words)) is not None:
                return words, outcome
        return words, None


class Seat:
    def __init__(self, rulebook, kind, seat):
        self.department = seat["department"]
        self.power = POWERS.index(seat["power"])
        self.approval, self.halt = seat["approval_required"], seat["halt"]
        self.speaks = self.power >= POWERS.index("object") or self.approval
        absolute = {each["id"] for each in rulebook.get("grounds", []) if each.get("absolute")}
        self.ground = any(each not in absolute for each in seat["grounds"])
        self.ban = any(each in absolute for each in seat["grounds"])
        silence = rulebook["silence"][self.department]
        if isinstance(silence, dict):
            silence = silence.get("kinds", {}).get(kind["id"], silence["otherwise"])
        self.silence = SILENCES.index(silence)
        rule = next(each for each in rulebook["departments"] if each["id"] == self.department).get("voice", "latest")
        self.voice = Voice(rule, members_of(rulebook, self.department))
        stages = [place for place, each in enumerate(rulebook.get("stages", [])) if self.department in each["departments"]]
        self.stage = stages[0] if stages else None


def members_of(rulebook, department):
    """As many as it takes for the department's word, or its votes, to count."""
    rule = next(each for each in rulebook["departments"] if each["id"] == department).get("voice")
    needed = [rule.get("quorum")] if isinstance(rule, dict) else []
    for challenge in rulebook.get("challenge", {}).values():
        for body in challenge.get("bodies", []) if isinstance(challenge, dict) else []:
            if body.get("voters") == "members" and department in body["departments"] and isinstance(body.get("quorum"), int):
                needed.append(-(-body["quorum"] // len(body["departments"])))
    return min(MEMBERS, max([1] + [each for each in needed if isinstance(each, int)]))


class Part:
    """`situation` as `rules verify --json` tells it in looked_at; `focus` a department; `play` words or vetoes."""

    def __init__(self, rulebook, situation, focus, play):
        self.rulebook, self.play = rulebook, play
        self.kind = next(each for each in rulebook["kinds"] if each["id"] == situation["kind"])
        seats = [Seat(rulebook, self.kind, each) for each in situation["seats"]]
        first = lambda power: next((s.department for s in seats if s.department != focus and s.power >= power), None)
        vetoer, objector = first(POWERS.index("veto")), first(POWERS.index("object"))
        # What one department says under a veto does not depend on what the others have a right to.
        self.seats = seats if play == "words" else [each for each in seats if each.department in (focus, vetoer)]
        place = lambda department: next((i for i, each in enumerate(self.seats) if each.department == department), None)
        self.focus, self.vetoer = place(focus), place(vetoer)
        self.objector = place(objector) if play == "words" else None
        passes = self.kind.get("passes", {}) if play == "words" else {}
        self.approvals, self.quorum = passes.get("approvals", []), passes.get("quorum")
        self.closes = self.kind.get("closes", "all_spoken")
        self.owed = self.kind.get("duty_to_answer", True)
        self.raiser = rulebook.get("answered_by", "reason") == "raiser"
        self.automatic = rulebook.get("decision") == "automatic_when_cleared"
        self.times = by_rank(times_of(rulebook))
        self.stages = len(rulebook.get("stages", []))
        self.comment = rulebook.get("final_comment")
        self.gate, self.pilot = rulebook.get("override"), rulebook.get("pilot")
        focus_id = self.seats[self.focus].department
        self.arbiter = next((each for each in (self.gate or {}).get("arbiters", []) if each != focus_id), None)

    def challenge(self, on, absolute):
        """None where nobody can be asked, else how a vote ends in which all sustain, all release, and nobody says anything:
        each True where the veto falls."""
        rule = {"stands_if": "1/2" if on == "validity" and not absolute else "1/3"}
        rule["silence"] = "sustain" if absolute else "release"
        rule |= self.rulebook.get("challenge", {}).get("absolute_validity" if absolute else on, {})
        asked = (self.rulebook["final_say"], self.seats[self.focus].department)
        roll = [each["id"] for each in self.rulebook["departments"] if each["id"] not in asked]
        if "bodies" not in rule:
            if len(roll) < self.rulebook.get("challenge", {}).get("min_voters", 2):
                return None
            bodies = [{"departments": roll} | {key: rule[key] for key in ("falls_if", "stands_if") if key in rule}]
            if "falls_if" in rule:
                bodies[0].pop("stands_if")
        else:
            bodies = rule["bodies"]
        ends = []
        for sustain, release in ((1, 0), (0, 1), (0, 0)):
            falls = [self.falls(body, roll, sustain, release, rule["silence"]) for body in bodies]
            if None in falls:
                return None
            ends.append(all(falls))
        return ends

    def falls(self, body, roll, sustain, release, silence):
        """None where nobody in the body could vote."""
        departments = [each for each in body["departments"] if each in roll]
        members = sum(members_of(self.rulebook, each) for each in departments)
        voters = members if body.get("voters") == "members" else len(departments)
        if not voters:
            return None
        sustain, release = sustain * voters, release * voters
        cast = sustain + release
        if "quorum" in body and cast < quorum_of(body["quorum"], voters):
            return False
        if not body.get("of_voting") and not cast:
            sustain, release = (voters, 0) if silence == "sustain" else (0, voters)
        of = sustain + release if body.get("of_voting") else voters
        return release >= share_of(body["falls_if"], of) if "falls_if" in body else sustain < share_of(body["stands_if"], of)
