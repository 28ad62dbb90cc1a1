"""Rulebooks by chance, for the life of a proposal: who speaks, in which stage, what silence means, what passes, when review
ends, every way past a veto, and what becomes of words when the action changes. Conditions are plain here; z3/random_books.py has
those."""


def named(identifier):
    return {"en": identifier.capitalize(), "ru": identifier.capitalize()}


def share(chance, least=1):
    under = chance.randint(2, 4)
    return f"{chance.randint(max(1, -(-least * under // 2)) if least > 1 else 1, under - 1 if under > 2 else 1)}/{under}"


def voice(chance):
    roll = chance.random()
    if roll < 0.6:
        return {}
    if roll < 0.8:
        return {"voice": chance.choice(("worst", "head", "latest"))}
    rule = {chance.choice(("share", "more_than")): chance.choice(("1/2", "2/3", "3/4"))}
    if chance.random() < 0.5:
        rule["of_voting"] = True
    if chance.random() < 0.7:
        rule["quorum"] = chance.choice((2, 3, "1/2"))
    return {"voice": rule}


def approval(chance, departments):
    some = sorted(chance.sample(departments, chance.randint(1, len(departments))))
    form = chance.choice(("each", "at_least", "share", "all_but", "more_than_against"))
    if form == "each":
        return {"each": some}
    out = {form: {"at_least": 1, "share": share(chance), "all_but": 1, "more_than_against": True}[form]}
    if form == "share" and chance.random() < 0.5:
        out["of_voting"] = True
    return out | ({"of": some} if chance.random() < 0.3 else {})


def kind(chance, departments):
    out = {
        "id": "price", "name": named("price"),
        "closes": chance.choice(("all_spoken", "all_spoken", "passing", "certain", "window_end")),
        "attributes": [{"id": "depth", "type": "integer", "min": 0, "max": 9, "required": True, "name": named("depth")},
                       {"id": "reach", "type": "integer", "min": 0, "max": 9, "name": named("reach")}],
    }  # fmt: skip
    if chance.random() < 0.3:
        out["min_open"] = chance.choice(("12h", "1d", "3d"))
    if chance.random() < 0.15:
        out["duty_to_answer"] = False
    if chance.random() < 0.4:
        out["passes"] = {"approvals": [approval(chance, departments) for _ in range(chance.randint(1, 2))]}
        if chance.random() < 0.3:
            out["passes"]["quorum"] = chance.choice((1, "1/2"))
    return out


WHEN = ("depth > 4", "depth > 4", "depth > 4", "reach > 4", "proposal.budget > 50")


def row(chance, department, power, grounds, wants):
    out = {"id": f"{department}_row", "department": department, "power": power}
    if power == "veto":
        out["grounds"] = sorted(chance.sample(grounds, chance.randint(1, len(grounds))))
        if wants:
            out["wants"] = wants
    if chance.random() < 0.25:
        out["approval_required"] = True
    if chance.random() < 0.2:
        out["halt"] = True
    if chance.random() < 0.35:
        out["when"] = chance.choice(WHEN)
    if chance.random() < 0.25:
        out["about"] = chance.choice((["depth"], ["reach"], ["depth", "reach"]))
    return out


def rows(chance, departments, grounds):
    out = []
    for each in departments:
        if chance.random() < 0.1:
            continue
        wants = chance.choice((None, {"depth": "less"}, {"depth": "more"}, {"depth": "less", "reach": "more"}))
        powers = ("object", "object", "veto", "veto", "comment")
        out.append(row(chance, each, chance.choice(powers), grounds, wants))
        if chance.random() < 0.2:
            more = row(chance, each, chance.choice(("object", "veto")), grounds, wants)
            out.append(more | {"id": f"{each}_more", "when": "depth > 4"})
    return out


def carry(chance, jurisdiction):
    """A ban neither lapses nor depends on where values moved; and where nobody wants anything, nothing is better or worse."""
    moves = any("wants" in each for each in jurisdiction)
    against = ("reaffirm", "lapse", "keep", "keep_if_worse") if moves else ("reaffirm", "lapse", "keep")
    banned = any("law" in each.get("grounds", []) for each in jurisdiction)
    out = {
        "approve": chance.choice(("lapse", "keep", "keep_if_better") if moves else ("lapse", "keep")),
        "object": chance.choice(against),
        "veto": chance.choice(("reaffirm", "keep") if banned else against),
    }
    return {name: how for name, how in out.items() if chance.random() < 0.8}


def body(chance, departments, absolute):
    out = {"departments": departments, chance.choice(("stands_if", "falls_if")): share(chance)}
    if chance.random() < 0.4:
        out["voters"] = "members"
    if chance.random() < 0.4:
        out["quorum"] = chance.choice((2, "1/2"))
    return out | ({"of_voting": True} if not absolute and chance.random() < 0.3 else {})


def challenge(chance, departments, absolute=False):
    out = {} if absolute else {"silence": chance.choice(("release", "sustain"))}
    if chance.random() < 0.25:
        middle = chance.randint(1, len(departments) - 1)
        parts = (departments[:middle], departments[middle:]) if chance.random() < 0.7 else (departments[:middle],)
        return out | {"bodies": [body(chance, each, absolute) for each in parts]}
    return out | {chance.choice(("stands_if", "falls_if")): share(chance)}


def gate(chance, departments):
    out = {"cooling_off": chance.choice(("0s", "1d", "2d", "5d"))}
    if chance.random() < 0.4:
        out["quota"] = {"count": chance.randint(1, 2), "per": "90d"}
    if chance.random() < 0.4:
        out["arbiters"] = sorted(chance.sample(departments, chance.randint(1, 2)))
        out["by_final_say"] = chance.random() < 0.6
    if chance.random() < 0.3:
        out["signed_by"] = "two_persons"
    return out


def stages(chance, departments):
    middle = chance.randint(1, len(departments) - 1)
    last = len(departments) if chance.random() < 0.7 else len(departments) - 1
    parts = [each for each in (departments[:middle], departments[middle:last]) if each]
    out = [{"id": f"stage_{i}", "name": named(f"stage {i}"), "departments": each} for i, each in enumerate(parts)]
    for each in out:
        if chance.random() < 0.5:
            each["window"] = chance.choice(("1d", "2d"))
    return out


def rulebook(chance):
    others = [f"d{i}" for i in range(chance.randint(2, 4))]
    grounds = ["margin", "law"] if chance.random() < 0.5 else ["margin"]
    jurisdiction = rows(chance, others, grounds)
    used = {ground for each in jurisdiction for ground in each.get("grounds", [])}
    known = [{"id": "margin", "name": named("margin")}, {"id": "law", "name": named("law"), "absolute": True}]
    book = {
        "counterweight": 1, "name": "by_chance", "title": named("by chance"), "final_say": "marketing",
        "departments": [{"id": "marketing", "name": named("marketing")}]
        + [{"id": each, "name": named(each)} | voice(chance) for each in others],
        "fields": [{"id": "budget", "type": "integer", "min": 0, "max": 99, "name": named("budget")}],
        "kinds": [kind(chance, others)],
        "grounds": [each for each in known if each["id"] in used], "jurisdiction": jurisdiction,
        "windows": {each: chance.choice(("1d", "2d", "3d", "5d", "7d"))
                    for each in ("review", "decision", "challenge", "settle", "escalate", "reaffirm")},
        "silence": {each: chance.choice(("consent", "consent", "abstain", "escalate", "block")) for each in others},
        "challenge": {"min_voters": 1, "merits": challenge(chance, others), "validity": challenge(chance, others),
                      "absolute_validity": challenge(chance, others, True)},
        "answered_by": chance.choice(("reason", "raiser")),
    }  # fmt: skip
    if chance.random() < 0.5:
        book["windows"]["min_review"] = chance.choice(("6h", "12h", "1d"))
    if chance.random() < 0.7:
        book["carry"] = carry(chance, jurisdiction)
    if chance.random() < 0.2:
        book["decision"] = "automatic_when_cleared"
    if chance.random() < 0.3:
        book["final_comment"] = {"window": "1d", "on_objection": chance.choice(("restart", "run_on"))}
    if chance.random() < 0.5:
        book["override"] = gate(chance, others)
    if chance.random() < 0.4:
        book["pilot"] = {"max_duration": chance.choice(("5d", "30d")), "recast": chance.choice(("1d", "3d"))}
    if chance.random() < 0.35 and book["kinds"][0]["closes"] != "passing":
        book["stages"] = stages(chance, others)
    return book
