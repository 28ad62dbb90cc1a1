"""Drafts over REST: one department's own until they are submitted. Two editors, a curious third, limits and a restart."""

import http.client
import json
import sys
import threading

from program import Member, Program, Tally

DRAFTS = "/api/v1/proposals/drafts"
WHOLE = {
    "title": "F-220: the computer you forget about",
    "goal": "Ten pilots before the fair.",
    "fields": {"budget": {"amount": 4800000, "currency": "EUR"}},
    "actions": [{"id": "letter", "kind": "message", "title": "A letter", "attributes": {"text": "Seven years without you."}}],
}
MOST_DRAFTS = 200
MOST_BYTES = 256 * 1024


def path_of(draft, tail=""):
    return f"/api/v1/proposals/{draft['id'] if isinstance(draft, dict) else draft}{tail}"


def call(member, method, path, body=None, key=None, headers=None):
    """Status and answer; of 204 the answer is None. Other headers than Member's go over a connection of their own."""
    if headers is None:
        status, _, text = member.raw(method, path, body, key)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", member.program.port, timeout=30)
        connection.request(method, path, json.dumps(body) if body is not None else None, {"Cookie": member.cookie, **headers})
        response = connection.getresponse()
        status, text = response.status, response.read()
        connection.close()
    return status, json.loads(text) if text else None


def listed(member):
    return [draft["id"] for draft in call(member, "GET", DRAFTS)[1]["drafts"]]


def one_is_written(tally, hanna):
    status, draft = call(hanna, "POST", DRAFTS, {"body": {}})
    tally.check("an empty draft is taken", status == 201 and draft["id"] == "draft-2", f"{status} {draft}")
    tally.check("it has all that the API says", set(draft) == {
        "id", "version", "member", "created_at", "updated_at", "from", "body", "problems"
    } and draft["version"] == 1 and draft["from"] is None and draft["member"]["id"] == "hanna", str(draft))  # fmt: skip
    pointers = {problem["pointer"] for problem in draft["problems"]}
    tally.check("it is told what it lacks", pointers == {"/title", "/actions"}, str(draft["problems"]))
    half = {**WHOLE, "title": "", "actions": [{**WHOLE["actions"][0], "kind": "bribe", "requires": ["b"]}]}
    status, draft = call(hanna, "PATCH", path_of(draft), {"version": 1, "body": half})
    tally.check("a wrong draft is kept as it is", status == 200 and draft["body"] == half and draft["version"] == 2, f"{status}")
    codes = {problem["code"] for problem in draft["problems"]}
    tally.check("all that the rulebook has against it is told at once",
                codes == {"invalid.title", "invalid.kind", "invalid.requires"}, str(draft["problems"]))  # fmt: skip
    detail = call(hanna, "GET", path_of(draft), headers={"Accept-Language": "ru"})[1]["problems"][0]["detail"]
    tally.check("and in the reader's language", any("а" <= letter <= "я" for letter in detail), detail)
    status, answer = call(hanna, "POST", path_of(draft, "/submit"), {"version": 2})
    tally.check("it cannot be submitted so", status == 422 and len(answer["errors"]) == 3, f"{status} {answer}")
    status, draft = call(hanna, "PATCH", path_of(draft), {"version": 2, "body": WHOLE})
    tally.check("a whole one has no problems", status == 200 and draft["problems"] == [], f"{status} {draft}")
    again = call(hanna, "GET", path_of(draft))
    tally.check("it is read as it was saved", again == (200, draft), str(again))
    return draft


def shapes_are_refused(tally, hanna, draft):
    wrong = {"title": 7, "fields": {"budget": 1.5}, "actions": [{"id": 1, "requires": "x", "colour": "red"}, "y"], "more": 1}
    pointers = ["title", "fields/budget", "actions/0/id", "actions/0/requires", "actions/0/colour", "actions/1", "more"]
    expected = {f"/body/{pointer}" for pointer in pointers}
    for method, path, body in (("POST", DRAFTS, {"body": wrong}), ("PATCH", path_of(draft), {"version": 3, "body": wrong})):
        status, answer = call(hanna, method, path, body)
        found = {error["pointer"] for error in answer.get("errors", [])}
        named = status == 422 and found == expected
        tally.check(f"{method}: every wrong type and unknown key is named", named, f"{status} {answer}")
    for method, path, body in (
        ("POST", DRAFTS, {}), ("POST", DRAFTS, {"body": []}), ("POST", DRAFTS, {"body": {}, "from": "x"}),
        ("POST", DRAFTS, {"body": {}, "version": 1}), ("PATCH", path_of(draft), {"body": {}}),
        ("PATCH", path_of(draft), {"version": 3}), ("POST", path_of(draft, "/submit"), {}),
    ):  # fmt: skip
        status, answer = call(hanna, method, path, body)
        tally.check(f"{method} {body} is refused", status == 422, f"{status} {answer}")


def two_edit(tally, hanna, timur, draft):
    version = draft["version"]
    status, mine = call(timur, "PATCH", path_of(draft), {"version": version, "body": {**WHOLE, "title": "Timur's title"}})
    tally.check("a colleague edits it", status == 200 and mine["member"]["id"] == "timur", f"{status} {mine}")
    status, answer = call(hanna, "PATCH", path_of(draft), {"version": version, "body": WHOLE})
    told = "Timur Aliev" in answer["detail"] and mine["updated_at"] in answer["detail"]
    refused = status == 409 and answer["code"] == "conflict.version"
    tally.check("who saves over that learns who it was", refused and told, f"{status} {answer}")
    status, answer = call(hanna, "POST", path_of(draft, "/submit"), {"version": version})
    tally.check("nor is what she has not seen submitted", status == 409 and answer["code"] == "conflict.version", f"{status}")
    tally.check("and nothing was lost", call(hanna, "GET", path_of(draft))[1]["body"]["title"] == "Timur's title")
    return mine


def others_see_nothing(tally, boris, draft):
    missing = {}
    for id in (draft["id"], "draft-999", "draft-0", "draft-01", "draft-", "draft-x"):
        for method, tail, body in (
            ("GET", "", None), ("PATCH", "", {"version": draft["version"], "body": {}}), ("DELETE", "", None),
            ("POST", "/submit", {"version": draft["version"]}),
        ):  # fmt: skip
            status, answer = call(boris, method, path_of(id, tail), body)
            missing.setdefault((method, tail), set()).add(json.dumps([status, answer]).replace(id, "ID"))
    for asked, answers in missing.items():
        same = len(answers) == 1 and "not_found.draft" in next(iter(answers))
        tally.check(f"to sales a draft of marketing is a missing one: {asked}", same, str(answers))
    tally.check("nor is it in their list", listed(boris) == [])
    status, answer = call(boris, "POST", DRAFTS, {"body": {}})
    tally.check("only who may submit may draft", status == 403 and answer["code"] == "forbidden.submit", f"{status} {answer}")


def one_is_copied(tally, hanna):
    source = call(hanna, "GET", "/api/v1/proposals/1")[1]
    status, copy = call(hanna, "POST", DRAFTS, {"from": 1})
    body = copy["body"]
    told = {key: source[key] for key in ("title", "goal", "fields")}
    tally.check("a copy says what its source says", status == 201 and copy["from"] == 1
                and {key: body[key] for key in told} == told, f"{status} {copy}")  # fmt: skip
    tally.check("its actions too", body["actions"] == [
        {key: action[key] for key in ("id", "kind", "title", "attributes", "requires")}
        for action in source["actions"] if action["verdict"] != "dropped"], str(body["actions"]))  # fmt: skip
    tally.check("the same under the same rulebook is in order", copy["problems"] == [], str(copy["problems"]))
    status, other = call(hanna, "POST", DRAFTS, {"from": 1, "body": {"title": "Another"}})
    tally.check("a body of its own goes before", status == 201 and other["body"] == {"title": "Another"}, f"{status} {other}")
    status, answer = call(hanna, "POST", DRAFTS, {"from": 999})
    tally.check("what is not there is not copied", status == 404 and answer["code"] == "not_found.proposal", f"{status} {answer}")
    tally.check("the list has the last one first", listed(hanna)[:2] == [other["id"], copy["id"]], str(listed(hanna)))
    for draft in (copy, other):
        status, answer = call(hanna, "DELETE", path_of(draft))
        tally.check("a draft is deleted", status == 204 and answer is None, f"{status} {answer}")
        tally.check("and is gone", call(hanna, "DELETE", path_of(draft))[1]["code"] == "not_found.draft")
    return other


def guarded(tally, hanna, draft):
    """As every call that changes something: not from a foreign page, and only JSON."""
    json_type = {"Content-Type": "application/json"}
    for method, tail in (("PATCH", ""), ("DELETE", ""), ("POST", "/submit")):
        path, body = path_of(draft, tail), {"version": draft["version"]}
        status, answer = call(hanna, method, path, body, headers={**json_type, "Sec-Fetch-Site": "cross-site"})
        foreign = status == 403 and answer["code"] == "forbidden.origin"
        tally.check(f"{method}{tail} from a foreign page is refused", foreign, str(answer))
        status, answer = call(hanna, method, path, body, headers={"Content-Type": "text/plain"})
        tally.check(f"{method}{tail} as plain text is refused", status == 415, f"{status} {answer}")
        status, answer = call(hanna, method, path, body, headers={**json_type, "Cookie": ""})
        tally.check(f"{method}{tail} without a session is refused", status == 401, f"{status} {answer}")
    tally.check("and it is still there", draft["id"] in listed(hanna))


def one_is_submitted(tally, hanna, timur, draft):
    before = len(call(hanna, "GET", "/api/v1/proposals")[1]["proposals"])
    submit = path_of(draft, "/submit")
    status, headers, text = hanna.raw("POST", submit, {"version": draft["version"]}, "key-1")
    proposal = json.loads(text)
    where = headers["Location"] == f"/api/v1/proposals/{proposal['id']}" and headers["ETag"]
    made = status == 201 and where and proposal["title"] == draft["body"]["title"]
    tally.check("it is submitted as POST /proposals would", made, f"{status} {proposal}")
    tally.check("and gone", call(timur, "GET", path_of(draft))[0] == 404 and draft["id"] not in listed(timur))
    status, headers, text = hanna.raw("POST", submit, {"version": draft["version"]}, "key-1")
    replayed = status == 201 and headers["Idempotency-Replayed"] == "true" and json.loads(text)["id"] == proposal["id"]
    tally.check("with the same key the answer comes again", replayed, f"{status} {text}")
    status, answer = call(hanna, "POST", submit, {"version": draft["version"] + 1}, "key-1")
    tally.check("the key is good for that body only", status == 422 and answer["code"] == "invalid.idempotency_key", f"{status}")
    status, answer = call(timur, "POST", submit, {"version": draft["version"]}, "key-1")
    tally.check("another member's key is another", status == 404 and answer["code"] == "not_found.draft", f"{status} {answer}")
    status, answer = call(hanna, "POST", submit, {"version": draft["version"]}, "two words")
    tally.check("a key is checked", status == 422 and answer["code"] == "invalid.idempotency_key", f"{status} {answer}")
    after = len(call(hanna, "GET", "/api/v1/proposals")[1]["proposals"])
    tally.check("one proposal came of it", after == before + 1, f"{before} {after}")


def both_press_the_button(tally, program, hanna):
    """However close together they come, each with a key of its own, one draft becomes one proposal."""
    draft = call(hanna, "POST", DRAFTS, {"body": WHOLE})[1]
    before = len(call(hanna, "GET", "/api/v1/proposals")[1]["proposals"])
    answers = []

    def press(member, key):
        answers.append(call(member, "POST", path_of(draft, "/submit"), {"version": 1}, key))

    threads = [threading.Thread(target=press, args=(Member(program, name), key)) for name in ("hanna", "timur") for key in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = len(call(hanna, "GET", "/api/v1/proposals")[1]["proposals"])
    outcomes = sorted((status, answer.get("code", "")) for status, answer in answers)
    known = {(201, ""), (404, "not_found.draft"), (409, "conflict.submitting")}
    tally.check("four presses, one proposal", after == before + 1 and outcomes[0][0] == 201 and outcomes[1][0] != 201
                and set(outcomes) <= known, f"{after - before} {outcomes}")  # fmt: skip


def limits_hold(tally, hanna):
    body = {"goal": "x" * (MOST_BYTES - len('{"goal":""}'))}
    status, longest = call(hanna, "POST", DRAFTS, {"body": body})
    tally.check("the longest draft is taken", status == 201, f"{status}")
    body["goal"] += "x"
    for method, path, sent in (("POST", DRAFTS, {"body": body}), ("PATCH", path_of(longest), {"version": 1, "body": body})):
        status, answer = call(hanna, method, path, sent)
        tally.check(f"{method}: a longer one is refused", status == 413 and answer["code"] == "limit.draft_size", f"{status}")
    long_title = call(hanna, "POST", DRAFTS, {"body": {"title": "ы" * 1000}})[1]
    title = call(hanna, "GET", DRAFTS)[1]["drafts"][0]["title"]
    tally.check("a list shows the beginning of a long title", title == "ы" * 100, title)
    made = [longest, long_title]
    while True:
        status, answer = call(hanna, "POST", DRAFTS, {"body": {}})
        if status != 201:
            break
        made.append(answer)
    tally.check("one draft too many is refused", status == 413 and answer["code"] == "limit.drafts", f"{status} {answer}")
    tally.check("all before it were taken", len(listed(hanna)) == MOST_DRAFTS, f"{len(listed(hanna))}")
    for draft in made:
        call(hanna, "DELETE", path_of(draft))


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        hanna, timur, boris = (Member(program, name) for name in ("hanna", "timur", "boris"))
        tally.check("the demo's own is there at first", listed(hanna) == ["draft-1"])
        call(hanna, "DELETE", path_of("draft-1"))
        draft = one_is_written(tally, hanna)
        shapes_are_refused(tally, hanna, draft)
        draft = two_edit(tally, hanna, timur, draft)
        others_see_nothing(tally, boris, draft)
        deleted = one_is_copied(tally, hanna)
        guarded(tally, hanna, draft)
        program.kill()
        program.start()
        hanna, timur = (Member(program, name) for name in ("hanna", "timur"))
        tally.check("kill -9 keeps every draft", call(hanna, "GET", path_of(draft)) == (200, draft), str(listed(hanna)))
        one_is_submitted(tally, hanna, timur, draft)
        next_one = call(hanna, "POST", DRAFTS, {"body": {}})[1]
        tally.check("no number is given twice", int(next_one["id"][6:]) == int(deleted["id"][6:]) + 1, next_one["id"])
        both_press_the_button(tally, program, hanna)
        limits_hold(tally, hanna)
        tally.check("it stops in order", program.stop() == 0)
        intact = program.run("audit", "verify", "--data", str(program.data))
        tally.check("the ledger is intact", intact.returncode == 0, intact.stdout + intact.stderr)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
