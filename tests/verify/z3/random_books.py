"""Rulebooks by chance, for the questions that conditions raise: every type of attribute, required or not, alike or not in
several kinds; rows that nest, overlap, repeat and contradict each other; thresholds that meet at one value."""

import datetime

CURRENCIES = ("EUR", "JPY", "KWD")
OPTIONS = ("email", "post", "search", "radio")
TEXTS = ("Vienna", "it''s", "Вена", "a b", "", " ")
DAYS = ("2026-05-01", "2026-05-02", "2027-01-11", "0001-01-01", "9999-12-31")


def named(identifier):
    return {"en": identifier.replace("_", " ").capitalize(), "ru": identifier.replace("_", " ").capitalize()}


def attribute(chance, identifier, kind):
    out = {"id": identifier, "type": kind, "name": named(identifier)}
    if chance.random() < 0.5:
        out["required"] = True
    if kind == "decimal":
        out["digits"] = chance.randint(1, 3)
    if kind == "money":
        out["currency"] = chance.choice(CURRENCIES)
    if kind == "choice":
        out["options"] = [{"id": each, "name": named(each)} for each in OPTIONS[: chance.randint(2, 4)]]
    if kind in ("integer", "decimal") and chance.random() < 0.6:
        out["min"], out["max"] = chance.randint(-3, 1), chance.randint(3, 6)
    if kind == "money" and chance.random() < 0.5:
        out["min"], out["max"] = 1000, 5000
    return out


def literal(chance, of):
    kind = of["type"]
    if kind == "boolean":
        return chance.choice(("true", "false"))
    if kind == "date":
        return chance.choice(DAYS)
    if kind == "text":
        return f"'{chance.choice(TEXTS)}'"
    if kind == "choice":
        return f"'{chance.choice(of['options'])['id']}'"
    if kind == "money":
        digits = {"EUR": 2, "JPY": 0, "KWD": 3}[of["currency"]]
        units = chance.choice((1000, 2000, 2001, 5000))
        amount = f"{units // 10**digits}.{units % 10**digits:0{digits}}" if digits else str(units)
        return f"{amount} {of['currency']}"
    least, most = of.get("min", -3), of.get("max", 6)
    if kind == "integer":
        return str(chance.randint(least, most))
    tenths = chance.randint(least * 10, most * 10) if chance.random() < 0.4 else 10 * chance.randint(least, most)
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def test(chance, names):
    written, of = chance.choice(names)
    roll = chance.random()
    if roll < 0.15:
        return f"{written} is {chance.choice(('', 'not '))}set"
    if roll < 0.35 and of["type"] != "boolean":
        values = sorted({literal(chance, of) for _ in range(chance.randint(1, 3))})
        return f"{written} in {{{', '.join(values)}}}"
    ordered = of["type"] in ("integer", "decimal", "money", "date")
    sign = chance.choice(("==", "!=", "<", "<=", ">", ">=") if ordered else ("==", "!="))
    return f"{written} {sign} {literal(chance, of)}"


def condition(chance, names, depth=0):
    roll = chance.random()
    if depth >= 3 or roll < 0.45:
        return test(chance, names)
    if roll < 0.6:
        return f"not ({condition(chance, names, depth + 1)})"
    word = chance.choice((" and ", " or "))
    return "(" + word.join(condition(chance, names, depth + 1) for _ in range(chance.randint(2, 3))) + ")"


def common_names(book, kinds):
    """What a condition on all of these kinds may name, with the declaration of one of them."""
    out = [("proposal." + each["id"], each) for each in book["fields"]]
    for each in kinds[0]["attributes"]:
        alike = [next((a for a in kind["attributes"] if a["id"] == each["id"]), None) for kind in kinds]
        if all(a and a["type"] == each["type"] for a in alike):
            out.append((each["id"], chance_free_narrowest(alike)))
    return out


def chance_free_narrowest(alike):
    """Of several declarations the one whose literals the others most likely have, too."""
    return min(alike, key=lambda a: (a.get("max", 9), a.get("digits", 0), len(a.get("options", ()))))


def row(chance, book, number):
    kinds = [kind for kind in book["kinds"] if chance.random() < 0.6] or book["kinds"][:1]
    out = {"id": f"row_{number}", "department": chance.choice(book["departments"][1:])["id"]}
    if len(kinds) < len(book["kinds"]) or chance.random() < 0.5:
        out["kinds"] = [kind["id"] for kind in kinds]
    names = common_names(book, kinds)
    if names and chance.random() < 0.85:
        out["when"] = condition(chance, names)
    out["power"] = chance.choice(("none", "comment", "object", "object", "veto", "veto"))
    if out["power"] == "veto":
        out["grounds"] = sorted({chance.choice(book["grounds"])["id"] for _ in range(2)})
        ordered = [name for name, of in names if of["type"] in ("integer", "decimal", "money", "date") and "." not in name]
        if ordered and chance.random() < 0.4:
            out["wants"] = {chance.choice(ordered): chance.choice(("less", "more"))}
    if chance.random() < 0.2 or out["power"] == "none":
        out["approval_required"] = True
    if chance.random() < 0.1:
        out["halt"] = True
    return out


def rulebook(chance):
    departments = ["marketing", *(f"d{i}" for i in range(chance.randint(2, 4)))]
    types = ["integer", "decimal", "money", "choice", "date", "boolean", "text"]
    book = {
        "counterweight": 1, "name": "by_chance", "title": named("by_chance"), "final_say": "marketing",
        "departments": [{"id": each, "name": named(each)} for each in departments],
        "fields": [attribute(chance, f"field_{i}", chance.choice(types)) for i in range(chance.randint(0, 2))],
        "kinds": [], "grounds": [{"id": each, "name": named(each)} for each in ("margin", "law")],
        "silence": {each: "consent" for each in departments[1:]}, "challenge": {"min_voters": 1},
    }  # fmt: skip
    shared = [chance.choice(types) for _ in range(3)]
    for i in range(chance.randint(1, 3)):
        own = [attribute(chance, f"value_{j}", type_of) for j, type_of in enumerate(shared) if chance.random() < 0.7]
        kind = {"id": f"kind_{i}", "name": named(f"kind_{i}"), "attributes": own}
        book["kinds"].append(kind | ({"unreviewed": True} if chance.random() < 0.1 else {}))
    book["jurisdiction"] = [row(chance, book, i) for i in range(chance.randint(2, 7))]
    return book
