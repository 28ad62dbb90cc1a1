"""Tokens, displays, and notes among colleagues on what waits for their department, over REST and across a restart."""

import datetime
import http.client
import json
import sys

from program import Member, Program, Tally


def with_bearer(program, method, path, secret, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=30)
    headers = {"Authorization": f"Bearer {secret}"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    response = connection.getresponse()
    status, text = response.status, response.read()
    connection.close()
    return status, json.loads(text) if text else None


def tokens(tally, program):
    hanna, boris = Member(program, "hanna"), Member(program, "boris")
    for body, pointer in [
        ({"scope": "act"}, "/name"),
        ({"name": "CI", "scope": "everything"}, "/scope"),
        ({"name": "CI", "scope": "act", "days": 0}, "/days"),
        ({"name": "CI", "scope": "act", "days": 367}, "/days"),
        ({"name": "CI", "scope": "act", "days": "90"}, "/days"),
        ({"name": "CI", "scope": "act", "for": "me"}, "/for"),
    ]:
        status, answer = hanna.post("/api/v1/tokens", body)
        pointers = [error.get("pointer") for error in answer.get("errors", [])]
        tally.check(f"a token of {body} is refused at {pointer}", status == 422 and pointer in pointers, (status, answer))
    status, made = hanna.post("/api/v1/tokens", {"name": "CI", "scope": "act", "days": 7})
    tally.check("a token is made and its secret shown", status == 201 and made["secret"].startswith("cwt_"), (status, made))
    _, reader = hanna.post("/api/v1/tokens", {"name": "Reports", "scope": "read"})
    status, me = with_bearer(program, "GET", "/api/v1/me", made["secret"])
    tally.check("a program with it is the member", status == 200 and me["member"]["id"] == "hanna", (status, me))
    status, answer = with_bearer(program, "POST", "/api/v1/proposals/1/comments", made["secret"], {"text": "By a program."})
    tally.check("and may act", status == 200, (status, answer))
    status, answer = with_bearer(program, "POST", "/api/v1/proposals/1/comments", reader["secret"], {"text": "No."})
    tally.check("one that may only read may not", (status, answer["code"]) == (403, "forbidden.scope"), (status, answer))
    _, mine = hanna.get("/api/v1/tokens")
    tally.check("the list has both, and no secret", [one["name"] for one in mine["tokens"]] == ["CI", "Reports"]
                and "cwt_" not in json.dumps(mine), mine)
    tally.check("nobody sees another's", boris.get("/api/v1/tokens")[1]["tokens"] == [])
    path = f"/api/v1/tokens/{made['token']['id']}"
    status, _, _ = boris.raw("DELETE", path)
    tally.check("nor ends it", status == 404, status)
    status, _, _ = hanna.raw("DELETE", path)
    tally.check("its owner ends it", status == 204, status)
    status, answer = with_bearer(program, "GET", "/api/v1/me", made["secret"])
    tally.check("and it is over at once", status == 401, (status, answer))
    return reader["secret"]


def displays(tally, program):
    lena, oleg = Member(program, "lena"), Member(program, "oleg")
    status, made = lena.post("/api/v1/displays", {"name": "Canteen"})
    tally.check("a display is made with its link", status == 201 and made["link"].startswith("/tv/cwd_"), (status, made))
    secret = made["link"].removeprefix("/tv/")
    status, own = with_bearer(program, "GET", "/api/v1/display", secret)
    whole = status == 200 and own["name"] == "Canteen" and own["rulebook"]["final_say"] == "marketing"
    tally.check("it is told names and rulebook", whole, (status, str(own)[:200]))
    for path in ["/api/v1/me", "/api/v1/proposals", "/api/v1/audit", "/api/v1/displays"]:
        status, answer = with_bearer(program, "GET", path, secret)
        tally.check(f"{path} is closed to it", (status, answer["code"]) == (403, "forbidden.scope"), (status, answer))
    _, listed = oleg.get("/api/v1/displays")
    tally.check("everybody sees whose it is", listed["displays"][0]["by"]["id"] == "lena", listed)
    status, _, _ = oleg.raw("DELETE", f"/api/v1/displays/{made['display']['id']}")
    tally.check("and may end it", status == 204, status)
    tally.check("then it is dark", with_bearer(program, "GET", "/api/v1/display", secret)[0] == 401)


def in_time(**span):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")


def notes(tally, program):
    boris, lena = Member(program, "boris"), Member(program, "lena")
    _, page = boris.get("/api/v1/attention")
    items = [item for item in page["waiting"] if item["task"] == "position"]
    tally.check("keys are unique", len({item["key"] for item in page["waiting"]}) == len(page["waiting"]), page)
    key = max(items, key=lambda item: item["due"])["key"]

    for body, code in [
        ({"key": "0/position", "until": in_time(days=1)}, "not_found.item"),
        ({"key": key, "until": in_time(days=-1)}, "invalid.until"),
        ({"key": key, "until": in_time(days=91)}, "invalid.until"),
        ({"key": key, "until": "tomorrow"}, "invalid.time"),
        ({"until": in_time(days=1)}, "invalid.missing"),
    ]:
        status, answer = boris.post("/api/v1/attention/snooze", body)
        tally.check(f"putting off {body} is refused", answer.get("code") == code, (status, answer))
    until = in_time(hours=8)
    status, item = boris.post("/api/v1/attention/snooze", {"key": key, "until": until})
    tally.check("an item is put off", status == 200 and item["snoozed_until"] == until, (status, item))
    _, page = boris.get("/api/v1/attention")
    tally.check("and comes last", page["waiting"][-1]["key"] == key, [one["key"] for one in page["waiting"]])
    _, page = lena.get("/api/v1/attention")
    tally.check("for this member only", all(one["snoozed_until"] is None for one in page["waiting"]), page)
    status, item = boris.post("/api/v1/attention/snooze", {"key": key, "until": in_time(days=80)})
    due = datetime.datetime.fromisoformat(item["due"].replace("Z", "+00:00"))
    shown = datetime.datetime.fromisoformat(item["snoozed_until"].replace("Z", "+00:00"))
    tally.check("never into the last day before its deadline", due - shown == datetime.timedelta(hours=24), item)
    _, item = boris.post("/api/v1/attention/snooze", {"key": key, "until": None})
    tally.check("and brought back", item["snoozed_until"] is None, item)

    for to in ["elena", "boris", "nobody"]:
        status, answer = boris.post("/api/v1/attention/hand-over", {"key": key, "to": to})
        tally.check(f"it cannot be handed to {to}", answer.get("code") == "invalid.member", (status, answer))
    _, item = boris.post("/api/v1/attention/hand-over", {"key": key, "to": "lena", "note": "You know them."})
    tally.check("a colleague is asked", item["handed_to"]["id"] == "lena" and item["note"] == "You know them.", item)
    return key


def after_restart(tally, program, key, reader):
    lena = Member(program, "lena")
    _, page = lena.get("/api/v1/attention")
    item = next(one for one in page["waiting"] if one["key"] == key)
    read = item["handed_by"]["id"] == "boris" and item["note"] == "You know them."
    tally.check("after a restart the colleague reads it", read, item)
    _, back = Member(program, "boris").post("/api/v1/attention/hand-over", {"key": key, "to": None})
    tally.check("and it is taken back", back["handed_to"] is None and back["note"] is None, back)
    tally.check("a token still reads", with_bearer(program, "GET", "/api/v1/me", reader)[0] == 200)


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        reader = tokens(tally, program)
        displays(tally, program)
        key = notes(tally, program)
        tally.check("the program stops in order", program.stop() == 0)
        program.start()
        after_restart(tally, program, key, reader)
    finally:
        program.kill()
    tally.finish()


if __name__ == "__main__":
    main()
