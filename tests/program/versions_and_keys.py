"""Two people on one proposal, each told what the other did meanwhile; and requests that are sent twice and done once."""

import json
import sys
import threading

from program import Member, Program, Tally

API = "/api/v1"
PRICE = {"id": "a1", "kind": "price", "title": "15 % less", "attributes": {"discount_pct": "15"}}
CAMPAIGN = {"title": "A lighter price", "goal": "Sell more.", "fields": {"budget": {"amount": 100, "currency": "EUR"}},
            "actions": [PRICE]}  # fmt: skip


class Caller(Member):
    """Says headers and sees them."""

    def ask(self, method, path, body=None, **headers):
        sent = {"Cookie": self.cookie, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if body is not None:
            sent["Content-Type"] = "application/json"
        self.connection.request(method, API + path, json.dumps(body) if body is not None else None, sent)
        response = self.connection.getresponse()
        text = response.read()
        return response.status, response.headers, json.loads(text) if text else None


def versions(tally, program):
    hanna, boris, timur = (Caller(program, name) for name in ("hanna", "boris", "timur"))
    status, headers, made = hanna.ask("POST", "/proposals", CAMPAIGN)
    path = f"/proposals/{made['id']}"
    etag = headers["ETag"]
    tally.check("an entity tag is the version", status == 201 and etag == f'"{made["version"]}"', (status, etag))
    status, headers, body = timur.ask("GET", path, If_None_Match=etag)
    tally.check("who has it gets 304 and no body", (status, body, headers["ETag"]) == (304, None, etag), (status, body))
    status, _, _ = timur.ask("GET", path, If_None_Match=f'W/{etag}, "x"')
    tally.check("a weak one says the same there", status == 304, status)

    veto = {"action": "a1", "position": "veto", "ground": "price_promise", "reason": "We promised 1200.", "revision": 1}
    status, headers, _ = boris.ask("POST", f"{path}/positions", veto, If_Match=etag)
    now = headers["ETag"]
    tally.check("sales veto on the version they saw", status == 200 and now != etag, (status, now))
    status, _, _ = timur.ask("GET", path, If_None_Match=etag)
    tally.check("and the old version is no answer any more", status == 200, status)

    amendment = {"proposal": {"title": "A price"}, "reason": "Shorter.", "revision": 1}
    status, headers, said = hanna.ask("POST", f"{path}/amend", amendment, If_Match=etag)
    tally.check("marketing, who has not seen it, is told", (status, said["code"]) == (412, "conflict.changed"), (status, said))
    changed = said.get("changed", [])
    tally.check("what has happened since", len(changed) == 1, changed)
    tally.check("in a sentence, too", changed and changed[0]["sentence"] in said["detail"], said)
    tally.check("and which version it is now", headers["ETag"] == now, headers["ETag"])
    status, _, said = hanna.ask("POST", f"{path}/amend", amendment, If_Match=etag, Accept_Language="ru")
    tally.check("in Russian too", "изменилось" in said["detail"] and changed[0]["sentence"] not in said["detail"], said)
    status, _, same = hanna.ask("GET", path)
    tally.check("nothing came of it", same["title"] == CAMPAIGN["title"] and f'"{same["version"]}"' == now, same["title"])
    status, headers, _ = hanna.ask("POST", f"{path}/amend", amendment, If_Match=f"{etag}, {now}")
    tally.check("one of several suffices", status == 200, status)
    status, _, said = hanna.ask("POST", f"{path}/amend", amendment, If_Match='"900"')
    tally.check("of a version to come nothing is told", (status, said["changed"]) == (412, []), (status, said))
    many = [hanna.ask("POST", f"{path}/comments", {"text": f"Remark {n}."})[0] for n in range(60)]
    status, _, said = hanna.ask("POST", f"{path}/amend", {**amendment, "revision": 2}, If_Match=headers["ETag"])
    told = said["changed"]
    tally.check("at most 50 things are told, oldest first", set(many) == {200} and len(told) == 50
                and [one["seq"] for one in told] == sorted(one["seq"] for one in told), len(told))
    status, _, _ = hanna.ask("POST", f"{path}/amend", {**amendment, "proposal": {"title": "P"}, "revision": 2}, If_Match="*")
    tally.check("a star is for whichever version", status == 200, status)


def two_at_once(tally, program):
    hanna, timur = Caller(program, "hanna"), Caller(program, "timur")
    _, headers, made = hanna.ask("POST", "/proposals", CAMPAIGN)
    answers = {}

    def amend(who, name):
        body = {"proposal": {"title": name}, "reason": "Better.", "revision": 1}
        answers[name] = who.ask("POST", f"/proposals/{made['id']}/amend", body, If_Match=headers["ETag"])[0]

    threads = [threading.Thread(target=amend, args=pair) for pair in ((hanna, "Hanna's"), (timur, "Timur's"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.check("of two at once one is taken, the other told", sorted(answers.values()) == [200, 412], answers)
    title = hanna.ask("GET", f"/proposals/{made['id']}")[2]["title"]
    tally.check("and the one that was taken stands", answers.get(title) == 200, (title, answers))


def keys(tally, program):
    hanna, boris = Caller(program, "hanna"), Caller(program, "boris")
    _, _, before = hanna.ask("GET", "/proposals/drafts")
    first = hanna.ask("POST", "/proposals/drafts", {"body": {"title": "Once"}}, Idempotency_Key="draft-1")
    again = hanna.ask("POST", "/proposals/drafts", {"body": {"title": "Once"}}, Idempotency_Key="draft-1")
    _, _, after = hanna.ask("GET", "/proposals/drafts")
    tally.check("a draft that is sent twice is one", len(after["drafts"]) == len(before["drafts"]) + 1, after)
    tally.check("with the first answer again", (first[0], again[0]) == (201, 201) and first[2] == again[2]
                and again[1]["Location"] == first[1]["Location"], again)
    replayed = [answer[1]["Idempotency-Replayed"] for answer in (first, again)]
    tally.check("which says that it is one", replayed == [None, "true"], replayed)
    status, _, said = hanna.ask("POST", "/proposals/drafts", {"body": {"title": "Two"}}, Idempotency_Key="draft-1")
    tally.check("the key with another body is refused", (status, said["code"]) == (422, "invalid.idempotency_key"), said)
    status, _, said = boris.ask("POST", "/tokens", {"name": "CI", "scope": "read"}, Idempotency_Key="draft-1")
    tally.check("another member's key is another", status == 201, said)
    status, _, _ = hanna.ask("POST", "/tokens", {"name": "CI", "scope": "no"}, Idempotency_Key="token")
    fixed, _, made = hanna.ask("POST", "/tokens", {"name": "CI", "scope": "read"}, Idempotency_Key="token")
    tally.check("a refused one is tried again", (status, fixed) == (422, 201), (status, fixed))
    _, _, same = hanna.ask("POST", "/tokens", {"name": "CI", "scope": "read"}, Idempotency_Key="token")
    tally.check("a token that is asked for twice is one, its secret shown again", same == made, same)
    tally.check("and so in the list", [one["name"] for one in hanna.ask("GET", "/tokens")[2]["tokens"]] == ["CI"])


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        versions(tally, program)
        two_at_once(tally, program)
        keys(tally, program)
        tally.check("the program stops in order", program.stop() == 0)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
