"""What-if over REST: what a draft would meet, the edits that would avoid it, and what became of earlier actions like these."""

import http.client
import json
import sys

from program import Member, Program, Tally

WHAT_IF = "/api/v1/proposals/what-if"
EUR = {"currency": "EUR"}


def draft(budget=2_000_000, **attributes):
    fields = {"budget": {"amount": budget, **EUR}}
    price = {"id": "a1", "kind": "price", "title": "A fifth off the second panel PC", "attributes": attributes}
    return {"title": "A fifth off", "fields": fields, "actions": [price]}


def ask(member, body, language="en"):
    connection = http.client.HTTPConnection("127.0.0.1", member.program.port, timeout=30)
    headers = {"Cookie": member.cookie, "Accept-Language": language, "Content-Type": "application/json"}
    connection.request("POST", WHAT_IF, json.dumps(body), headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    return response.status, answer


def avoiding(answer, department, right="veto", action=0):
    found = [one for one in answer["actions"][action]["avoid"] if (one["department"], one["right"]) == (department, right)]
    return found[0] if found else None


def edited(body, edits):
    """The draft with the edits made, as a program would make them."""
    out = json.loads(json.dumps(body))
    for edit in edits:
        *way, last = edit["pointer"].strip("/").split("/")
        at = out
        for token in way:
            at = at[int(token)] if isinstance(at, list) else at.setdefault(token, {})
        if edit["form"] == "leave_out":
            del at[last]
        else:
            at[last] = edit["to"]
    return out


def the_smallest_edits(tally, hanna):
    body = draft(discount_pct="20")
    status, answer = ask(hanna, body)
    tally.check("it is answered", status == 200, answer)
    seats = {seat["department"]: seat["power"] for seat in answer["actions"][0]["seats"]}
    tally.check("who may do what is told", seats == {"sales": "veto", "finance": "veto"}, seats)
    said = {one["department"]: [way["sentence"] for way in one["ways"]] for one in answer["actions"][0]["avoid"]}
    tally.check("the smallest edits are told", said == {
        "sales": ["Discount 20% → 10%: Sales and Finance lose their veto."],
        "finance": ["Discount 20% → 15%: Finance loses its veto."],
    }, said)  # fmt: skip
    rules = [rule["sentence"] for seat in answer["actions"][0]["seats"] for rule in seat["rules"]]
    tally.check("with the sentences of the rulebook", any("discount is more than 15%" in rule.lower() for rule in rules), rules)
    for department in ("sales", "finance"):
        way = avoiding(answer, department)["ways"][0]
        after = ask(hanna, edited(body, way["edits"]))[1]
        left = after["actions"][0]["avoid"]
        tally.check(f"made, the edit takes the veto of {department}", avoiding(after, department) is None, left)
    russian = avoiding(ask(hanna, body, "ru")[1], "finance")["ways"][0]["sentence"]
    tally.check("and in Russian", russian == "Скидка 20% → 15%: право вето теряет «Финансы».", russian)


def two_values(tally, hanna):
    body = draft(budget=6_000_000, discount_pct="20")
    way = avoiding(ask(hanna, body)[1], "finance")["ways"][0]
    pointers = {edit["pointer"] for edit in way["edits"]}
    tally.check("two rows need two edits", pointers == {"/actions/0/attributes/discount_pct", "/fields/budget"}, way)
    amount = next(edit["to"] for edit in way["edits"] if edit["pointer"] == "/fields/budget")
    tally.check("the budget by one cent", amount == {"amount": 4_999_999, **EUR}, amount)
    tally.check("made, both take it", avoiding(ask(hanna, edited(body, way["edits"]))[1], "finance") is None)


def what_is_missing(tally, hanna):
    status, answer = ask(hanna, {"actions": [{"kind": "price"}, {"kind": "bribe"}, {"kind": "claim"}]})
    price, bribe, claim = answer["actions"]
    tally.check("an incomplete draft is no refusal", status == 200)
    pointers = {problem["pointer"] for problem in answer["problems"]}
    wanted = {"/title", "/fields/budget", "/actions/0/attributes/discount_pct", "/actions/1/kind"}
    tally.check("what it lacks is told", wanted <= pointers, pointers)
    open_ones = {one["pointer"]: one for one in price["unsaid"]}
    discount = open_ones["/actions/0/attributes/discount_pct"]
    gain = discount["may_gain"]
    tally.check("and who would gain by it", discount["required"] and gain == ["sales", "finance", "founders"], discount)
    nothing = bribe["kind"] is None and bribe["seats"] == [] and bribe["precedents"] == []
    tally.check("a kind nobody knows has nothing", nothing, bribe)
    never = avoiding(answer, "legal", action=2)
    says_so = never["result"] == "never" and never["ways"] == [] and never["sentence"]
    tally.check("a right that no edit takes says so", says_so, never)
    proof = {"pointer": "/actions/2/attributes/proof", "required": False, "may_gain": [], "may_lose": [], "sentence": None}
    tally.check("an optional value that decides nothing is told quietly", proof in claim["unsaid"], claim["unsaid"])


def precedents(tally, hanna, boris, elena):
    body = draft(discount_pct="20")
    hanna.post("/api/v1/proposals/drafts", {"body": {**body, "title": "Nobody else's business"}})
    mine = {**body, "title": "An earlier fifth off", "goal": "Twenty orders."}
    proposal = hanna.post("/api/v1/proposals", mine)[1]
    path = f"/api/v1/proposals/{proposal['id']}"
    veto = {"action": "a1", "position": "veto", "ground": "margin_floor", "reason": "It is below our floor.", "revision": 1}
    elena.post(f"{path}/positions", veto)
    boris.post(f"{path}/positions", {"action": "a1", "position": "object", "reason": "We promised list prices.", "revision": 1})
    objection = hanna.get(path)[1]["objections"][0]["id"]
    hanna.post(f"{path}/objections/{objection}/answer", {"answer": "decline", "reason": "Only on a second one."})
    hanna.post(f"{path}/withdraw", {"reason": "Not this year."})
    for who in (hanna, elena):
        found = ask(who, body)[1]["actions"][0]["precedents"]
        first = found[0]
        tally.check("the nearest comes first", first["proposal"] == proposal["id"] and first["nearness"] >= 90, found)
        tally.check("with its veto", first["vetoes"][0]["reason"] == "It is below our floor."
                    and first["vetoes"][0]["ground"]["name"] == "Margin floor", first)  # fmt: skip
        tally.check("and its objection's answer", first["objections"][0]["answer"] == {
            "answer": "decline", "reason": "Only on a second one."}, first)  # fmt: skip
        tally.check("and what became of it", first["status"] == "withdrawn", first["status"])
        ranks = [each["nearness"] for each in found]
        tally.check("at most three, in order", len(found) <= 3 and ranks == sorted(ranks, reverse=True), ranks)
        tally.check("drafts never show", "Nobody else's" not in json.dumps(found), found)
    of_another_kind = {"actions": [{"kind": "date", "title": "A fifth off the second panel PC"}]}
    other = ask(hanna, of_another_kind)[1]["actions"][0]["precedents"]
    tally.check("another kind is no precedent", all(each["proposal"] != proposal["id"] for each in other), other)


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        hanna, boris, elena = (Member(program, name) for name in ("hanna", "boris", "elena"))
        before = hanna.get("/api/v1/me")[1]["cursor"]
        the_smallest_edits(tally, hanna)
        two_values(tally, hanna)
        what_is_missing(tally, hanna)
        tally.check("nothing was kept", hanna.get("/api/v1/me")[1]["cursor"] == before)
        precedents(tally, hanna, boris, elena)
    finally:
        program.kill()
    tally.finish()


main()
