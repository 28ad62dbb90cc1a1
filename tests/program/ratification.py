"""Change of law over REST: refused while unsound, compared, ratified by two thirds, and what is under way ends as it began."""

import copy
import json
import sys
import tempfile
import time

from program import Tally
from set_up_and_people import PASSWORD, Browser, Fresh

HEADS = {"mia": "marketing", "sam": "sales", "fay": "finance", "leo": "legal"}
LONGEST_CHECK_S = 120


def found(server, rulebook):
    """An organisation under `rulebook`, with a head in each department."""
    people = {name: Browser(server) for name in HEADS}
    people["sam"].call("POST", "/set-up", {
        "token": server.link, "organisation": "Ferrit", "rulebook": rulebook, "department": "sales",
        "name": "Sam", "email": "sam@ferrit.example", "password": PASSWORD})
    for name, department in HEADS.items():
        if name == "sam":
            continue
        body = {"name": name.title(), "email": f"{name}@ferrit.example", "department": department, "head": True}
        _, made = people["sam"].call("POST", "/invitations", body)
        people[name].call("POST", "/join", {"token": made["link"].split("#")[1], "password": PASSWORD})
    return people


def checked(person, rulebook):
    """What the check of it has found, once it has."""
    status, check = person.call("POST", "/rulebooks/checks", {"rulebook": rulebook})
    until = time.monotonic() + LONGEST_CHECK_S
    while status == 202 and time.monotonic() < until:
        time.sleep(0.1)
        status, check = person.call("GET", f"/rulebooks/checks/{check['hash']}")
    return check


def draft(person, title, discount):
    return person.call("POST", "/proposals", {
        "title": title, "goal": "More of them.", "fields": {},
        "actions": [{"id": "price", "kind": "price", "title": "A price", "attributes": {"discount_pct": discount}}]})


def refused_while_unsound(tally, people, law):
    _, page = people["fay"].call("GET", "/rulebooks")
    base = page["in_force"]["hash"]
    tally.check("one rulebook is in force, nothing is voted on",
                [each["hash"] for each in page["history"]] == [base] and page["changes"] == [], page)
    unsound = copy.deepcopy(law)
    unsound["version"] = 2
    unsound["jurisdiction"][1]["when"] = "discount_pct > 20 and discount_pct < 10"
    check = checked(people["fay"], unsound)
    properties = (check["report"] or {"properties": []})["properties"]
    wrong = [each["property"] for each in properties if each["result"] != "proved"]
    tally.check("a right that nobody ever has is found", check["status"] == "unsound" and "S3" in wrong, (check["status"], wrong))
    asked = {"hash": check["hash"], "base": base, "reason": "Less to read"}
    status, answer = people["fay"].call("POST", "/rulebooks", asked)
    told = (status, answer.get("code")) == (409, "conflict.unsound") and "S3" in answer["detail"]
    tally.check("and keeps it from being voted on", told, answer)
    status, answer = people["fay"].call("POST", "/rulebooks", {"hash": "0" * 64, "base": base, "reason": "Trust me"})
    tally.check("nor is one that nobody checked", (status, answer.get("code")) == (409, "conflict.unproved"), answer)
    broken = {**law, "version": "two", "final_say": "nobody"}
    status, answer = people["fay"].call("POST", "/rulebooks/checks", {"rulebook": broken})
    pointers = [each["pointer"] for each in answer.get("errors", [])]
    placed = status == 422 and {"/rulebook/version", "/rulebook/final_say"} <= set(pointers)
    tally.check("every mistake in a document has its place", placed, answer)
    return base


def shown_what_it_changes(tally, people, law, base):
    """Finance wants its veto from 10 % on."""
    status, document = people["fay"].call("GET", "/rulebooks/current/source")
    tally.check("the law can be had as a document", status == 200 and document["rulebook"] == law, document)
    new = {**copy.deepcopy(law), "version": 2}
    new["jurisdiction"][1]["when"] = "discount_pct > 10"
    check = checked(people["fay"], new)
    tally.check("a sound one is proved", check["status"] == "sound" and check["report"]["states"] > 0, check["status"])
    sentences = [seat["sentence"] for change in check["diff"]["powers"] for seat in change["seats"]]
    gains = any("Finance gains a veto" in each for each in sentences)
    tally.check("the difference says who gains what", gains, sentences)
    where = [each for change in check["diff"]["powers"] for each in change["where"]]
    tally.check("and where exactly", any("10" in each and "20" in each for each in where), where)
    totals = check["past"]["totals"]
    counted = check["past"]["replayed"] == 1 and sum(each["proposals"] for each in totals.values()) == 1
    tally.check("the past is replayed under it", counted, check["past"])
    return check["hash"]


def the_vote(tally, people, hash_, base):
    asked = {"hash": hash_, "base": base, "reason": "We see 15 % too late."}
    status, change = people["fay"].call("POST", "/rulebooks", asked)
    tally.check("a head proposes it", status == 201 and change["status"] == "voting", change)
    roll = [each["department"] for each in change["roll"]]
    tally.check("every other department may vote", roll == ["marketing", "sales", "legal"], roll)
    _, waiting = people["leo"].call("GET", "/attention")
    tally.check("their heads are asked", [each["change"] for each in waiting["rulebooks"]] == [1], waiting)
    status, shown = people["leo"].call("GET", f"/rulebooks/checks/{hash_}")
    tally.check("and see what it changes", status == 200 and shown["diff"]["powers"] != [], status)
    status, answer = people["fay"].call("POST", "/rulebooks/changes/1/votes", {"vote": "ratify"})
    tally.check("who proposed does not vote", (status, answer.get("code")) == (403, "forbidden.own_proposal"), answer)
    status, answer = people["mia"].call("POST", "/rulebooks/changes/1/votes", {"vote": "reject"})
    tally.check("a rejection says why", (status, answer.get("code")) == (422, "invalid.reason"), answer)
    against = {"vote": "reject", "reason": "It slows us down."}
    status, answer = people["mia"].call("POST", "/rulebooks/changes/1/votes", against)
    tally.check("marketing is against it", status == 200 and answer["change"]["count"]["reject"] == 1, answer)
    people["leo"].call("POST", "/rulebooks/changes/1/comments", {"text": "Would 15 % do?"})
    status, answer = people["leo"].call("POST", "/rulebooks/changes/1/votes", {"vote": "ratify"})
    tally.check("one vote more is not two thirds yet", answer["change"]["status"] == "voting", answer)
    status, answer = people["sam"].call("POST", "/rulebooks/changes/1/votes", {"vote": "ratify"})
    tally.check("two of three are", answer["change"]["status"] == "adopted", answer)
    law_at_once = ["rulebook_vote_cast", "rulebook_change_closed", "rulebook_adopted"]
    tally.check("and it is law at once", answer["events"] == law_at_once, answer["events"])
    _, waiting = people["leo"].call("GET", "/attention")
    tally.check("nobody is asked any more", waiting["rulebooks"] == [], waiting)
    _, stale = people["leo"].call("POST", "/rulebooks", {"hash": hash_, "base": base, "reason": "Once more"})
    tally.check("what was made against the old law is refused", stale.get("code") == "conflict.base", stale)


def old_and_new(tally, people, under_way, base, hash_):
    _, page = people["leo"].call("GET", "/rulebooks")
    history = [(each["hash"], each["change"]) for each in page["history"]]
    tally.check("both stand in the history", history == [(hash_, 1), (base, None)], page["history"])
    status, after = draft(people["mia"], "The next", "15")
    tally.check("the next proposal is under the new law", (status, after.get("rulebook")) == (201, hash_), after)

    def veto(number):
        body = {"action": "price", "position": "veto", "revision": 1, "ground": "margin", "reason": "Below the floor."}
        return people["fay"].call("POST", f"/proposals/{number}/positions", body)

    status, answer = veto(under_way)
    tally.check("finance may not veto what was under way", (status, answer.get("code")) == (403, "forbidden.power"), answer)
    status, answer = veto(after["id"])
    tally.check("and may veto the next", status == 200 and answer["proposal"]["actions"][0]["verdict"] == "vetoed", answer)
    approved = {"action": "*", "position": "approve", "revision": 1}
    people["sam"].call("POST", f"/proposals/{under_way}/positions", approved)
    _, before = people["mia"].call("GET", f"/proposals/{under_way}")
    now = {"If-Match": f'"{before["version"]}"'}
    launch = {"decision": "launch", "reason": "Now."}
    status, answer = people["mia"].call("POST", f"/proposals/{under_way}/decide", launch, now)
    tally.check("marketing launches what was under way", status == 200 and answer["proposal"]["status"] == "launched", answer)
    under = answer["proposal"]["rulebook"]
    tally.check("under the law that it was submitted under", under == base, under)


def main():
    tally = Tally()
    law_file = sys.argv[2] + "/tests/verify/tiny.json"
    with open(law_file, encoding="utf-8") as file:
        law = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        server = Fresh(sys.argv[1], folder + "/data", "--rulebook", law_file).read_link()
        try:
            people = found(server, law["name"])
            base = refused_while_unsound(tally, people, law)
            status, first = draft(people["mia"], "Under way", "15")
            tally.check("a proposal is under way", status == 201, (status, first))
            _, old = draft(people["mia"], "Long ago", "5")
            people["mia"].call("POST", f"/proposals/{old['id']}/withdraw", {"reason": "Not now"})
            hash_ = shown_what_it_changes(tally, people, law, base)
            the_vote(tally, people, hash_, base)
            tally.check("the program stops in order", server.stop() == 0)
            server = Fresh(sys.argv[1], folder + "/data")
            for name, person in people.items():
                person.server = server
            old_and_new(tally, people, first["id"], base, hash_)
        finally:
            server.process.kill()
    tally.finish()


if __name__ == "__main__":
    main()
