"""What z3 is asked of one rulebook, kind by kind, and what its answers come to."""

import subprocess

import conditions
import domains

POWERS = ("none", "comment", "object", "veto")


class Script:
    """Questions to one z3 process: each a set of assertions that may or may not be satisfiable together."""

    def __init__(self):
        self.lines = ["(set-option :timeout 20000)"]
        self.asked = []

    def ask(self, label, *terms):
        self.asked.append(label)
        self.lines += ["(push)", *(f"(assert {term})" for term in terms), "(check-sat)", "(pop)"]

    def answers(self):
        """{label: whether it is satisfiable}. Raises where z3 does not know, or complains."""
        script = "\n".join(self.lines)
        done = subprocess.run(["z3", "-in"], input=script, capture_output=True, text=True, check=False)
        words = done.stdout.split()
        if done.returncode != 0 or len(words) != len(self.asked) or set(words) - {"sat", "unsat"}:
            raise RuntimeError(f"z3 has no answer: {[each for each in done.stdout.splitlines() if 'sat' not in each]}")
        return {label: word == "sat" for label, word in zip(self.asked, words, strict=True)}


def covers(row, kind):
    return "kinds" not in row or kind["id"] in row["kinds"]


def rows_on(rulebook, kind):
    """[(its place, row)] of those that cover the kind."""
    return [(place, row) for place, row in enumerate(rulebook["jurisdiction"]) if covers(row, kind)]


def any_of(terms):
    return f"(or false {' '.join(terms)})"


def all_of(terms):
    return f"(and true {' '.join(terms)})"


def gives_power(row, least):
    return POWERS.index(row.get("power", "none")) >= POWERS.index(least)


def adds(place, row, rows):
    """Here the row gives its department something that its other rows do not give (S4)."""
    if row.get("about") or row.get("wants"):
        return "true"  # says more than who may do what
    others = [(at, each) for at, each in rows if at != place and each["department"] == row["department"]]
    given = []
    if gives_power(row, "comment"):
        given.append([at for at, each in others if gives_power(each, row["power"])])
    for flag in ("approval_required", "halt"):
        if row.get(flag):
            given.append([at for at, each in others if each.get(flag)])
    for ground in row.get("grounds", []):
        given.append([at for at, each in others if ground in each.get("grounds", [])])
    return any_of(f"(not {any_of(f'row{at}' for at in by)})" for by in given)


def seats_are(rulebook, rows, seats):
    """Just these departments have just these rights."""
    by_department = {seat["department"]: seat for seat in seats}
    terms = []
    for department in rulebook["departments"]:
        own = [(at, row) for at, row in rows if row["department"] == department["id"]]
        seat = by_department.get(department["id"], {"power": "none"})
        for power in POWERS[1:]:
            right = any_of(f"row{at}" for at, row in own if gives_power(row, power))
            terms.append(right if gives_power(seat, power) else f"(not {right})")
        for flag in ("approval_required", "halt"):
            right = any_of(f"row{at}" for at, row in own if row.get(flag))
            terms.append(right if seat.get(flag) else f"(not {right})")
        for ground in rulebook.get("grounds", []):
            right = any_of(f"row{at}" for at, row in own if ground["id"] in row.get("grounds", []))
            terms.append(right if ground["id"] in seat.get("grounds", []) else f"(not {right})")
    return all_of(terms)


def contradictory(one, other):
    wants = other.get("wants", {})
    return one["department"] == other["department"] and any(
        name in wants and wants[name] != direction for name, direction in one.get("wants", {}).items()
    )


def ask_rows(script, kind, rows):
    name = kind["id"]
    for place, row in rows:
        script.ask(("holds", place, name), f"row{place}")
        script.ask(("fails", place, name), f"(not row{place})")
        script.ask(("adds", place, name), f"row{place}", adds(place, row, rows))
    script.ask(("gap", name), all_of(f"(not row{at})" for at, row in rows if gives_power(row, "object")))
    for at, one in rows:
        for other_at, other in rows:
            if at < other_at and contradictory(one, other):
                script.ask(("clash", at, other_at, name), f"row{at}", f"row{other_at}")


def ask_situations(script, rulebook, kind, rows, domain, situations):
    """Each that our program tells is one, of the values it names; and there is no other."""
    every = []
    for place, situation in situations:
        is_so = seats_are(rulebook, rows, situation["seats"])
        every.append(is_so)
        values = [
            variable.is_value(situation["fields" if of_proposal else "attributes"].get(name))
            for (of_proposal, name), variable in domain.items()
        ]
        script.ask(("situation", place), is_so, *values)
    script.ask(("another situation", kind["id"]), f"(not {any_of(every)})")


def ask(rulebook, looked_at):
    """`looked_at`: the situations that our program tells (`rules verify --json`)."""
    script = Script()
    for kind in rulebook["kinds"]:
        rows = rows_on(rulebook, kind)
        read = {at: conditions.read(row["when"]) for at, row in rows if "when" in row}
        named = set().union(*(conditions.names_in(each) for each in read.values()))
        domain = {name: each for name, each in domains.domain_of(rulebook, kind).items() if name in named}
        script.lines.append("(push)")
        for variable in domain.values():
            script.lines += variable.declarations()
        for at, _ in rows:
            term = conditions.smt(read[at], domain) if at in read else "true"
            script.lines.append(f"(define-fun row{at} () Bool {term})")
        ask_rows(script, kind, rows)
        here = [(at, each) for at, each in enumerate(looked_at) if each["kind"] == kind["id"]]
        ask_situations(script, rulebook, kind, rows, domain, here)
        script.lines.append("(pop)")
    return script.answers()


def opinion(rulebook, looked_at):
    """The same verdicts as `rules verify` gives, and what is wrong with the situations that it tells."""
    answers = ask(rulebook, looked_at)
    asked = lambda *label: [found for key, found in answers.items() if key[: len(label)] == label]
    out = {"never": set(), "always": set(), "nothing": set(), "gaps": set(), "clashes": set(), "situations": []}
    for place, row in enumerate(rulebook["jurisdiction"]):
        if "when" in row and not any(asked("holds", place)):
            out["never"].add(row["id"])
            continue
        if "when" in row and not any(asked("fails", place)):
            out["always"].add(row["id"])
        if not any(asked("adds", place)):
            out["nothing"].add(row["id"])
    for kind in rulebook["kinds"]:
        if not kind.get("unreviewed") and answers["gap", kind["id"]]:
            out["gaps"].add(kind["id"])
        if answers["another situation", kind["id"]]:
            out["situations"].append(f"kind `{kind['id']}`: there is a situation that is not told")
    for label, found in answers.items():
        if label[0] == "clash" and found:
            out["clashes"].add((rulebook["jurisdiction"][label[1]]["id"], rulebook["jurisdiction"][label[2]]["id"]))
        if label[0] == "situation" and not found:
            out["situations"].append(f"situation {label[1]}: its example does not have these powers")
    out["asked"] = len(answers)
    return out
