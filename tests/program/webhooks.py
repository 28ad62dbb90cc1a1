"""Inbound webhooks from outside: made by an administrator, posted at by a service that signs with Python's HMAC, rotated,
removed; what is wrong with a message is answered as documented and changes nothing; the secret is in no log and no ledger."""

import json
import pathlib
import sys
import tempfile
import threading
import time

from program import Member, Program, Tally
from signing import Service, signature

CALL = {
    "relation": "lead", "channel": "call", "at": "2026-01-12T09:00:00Z", "quotes": ["The panel went blind in the steam."],
    "new_customer": {"name": "Cheese Works", "contact": "+49 30 7654321", "external_id": "caller-1"}, "external_id": "call-1",
}  # fmt: skip
FIGURE = {"name": "Calls answered", "figure": {"form": "share", "first": {"yes": 180, "of": 200}}, "external_id": "week-3"}
ANSWER_BY = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def made(member, name, *kinds):
    status, answer = member.post("/api/v1/webhooks/in", {"name": name, "kinds": list(kinds)})
    return status, answer


def head(program):
    return Member(program, "vera").get("/api/v1/me")[1]["cursor"]


def taken(tally, program, service):
    status, answer, headers = service.post("msg_1", CALL)
    tally.check("a signed conversation is taken", status == 200 and answer["events"][-1] == "conversations_recorded", answer)
    only = {"cursor", "events", "conversations", "customers"}
    tally.check("its numbers are told, and nothing else", set(answer) == only, answer)
    talk = Member(program, "lena").get(f"/api/v1/conversations/{answer['conversations'][0]}")[1]
    whole = talk["recorded_by"]["id"] == "vera" and talk["text"]["quotes"] == CALL["quotes"]
    tally.check("it is recorded in the name of who made the webhook", whole, talk)
    before = head(program)
    from_a_page = {"Origin": "https://crm.example", "Sec-Fetch-Site": "cross-site"}
    for name, change in (("again", None), ("with a page's headers", from_a_page)):
        again = service.post("msg_1", CALL, change=change)
        same = again[:2] == (status, answer) and headers["X-Request-Id"] != again[2]["X-Request-Id"]
        tally.check(f"the same message {name} is answered as before", same, again)
    known = service.post("msg_2", CALL)
    tally.check("the same call in another message is known", known[0] == 200 and known[1]["events"] == [], known)
    tally.check("nothing was recorded by these", head(program) == before, head(program))
    both = f"v1,{'A' * 43}= {signature(service.secret, 'msg_3', int(time.time()), json.dumps(FIGURE).encode())}"
    status, answer, _ = service.post("msg_3", FIGURE, change={"webhook-signature": both})
    tally.check("of several signatures one is enough", status == 200 and len(answer["metrics"]) == 1, answer)
    many = {"conversations": [{**CALL, "external_id": f"call-{n}"} for n in range(1, 301)]}
    status, answer, _ = service.post("msg_4", many)
    tally.check("hundreds come at once, the known one left out", status == 200 and len(answer["conversations"]) == 299, status)
    return talk


def refused(tally, program, service, calls_only):
    before, now = head(program), time.time()
    large = {**CALL, "notes": "x" * (256 * 1024)}
    elsewhere = Service(service.port, "/api/v1/webhooks/in/in_" + "x" * 22, service.secret)
    wrong = service.post("bad_1", CALL, secret="whsec_" + "A" * 43 + "=")
    cases = [
        ("another secret", wrong, 403, "forbidden.signature"),
        ("no such webhook", elsewhere.post("bad_2", CALL), 403, "forbidden.signature"),
        ("another body", service.post("bad_3", CALL, body=b'{"relation": "buyer"}'), 403, "forbidden.signature"),
        ("another id", service.post("bad_4", CALL, change={"webhook-id": "bad_5"}), 403, "forbidden.signature"),
        ("another time", service.post("bad_6", CALL, change={"webhook-timestamp": str(int(now) - 9)}), 403,
         "forbidden.signature"),
        ("the known answer of another secret", service.post("bad_7", CALL, change={"webhook-signature": ANSWER_BY}), 403,
         "forbidden.signature"),
        ("no id", service.post("bad_8", CALL, change={"webhook-id": None}), 403, "forbidden.signature"),
        ("an id of 201", service.post("x" * 201, CALL), 403, "forbidden.signature"),
        ("no time", service.post("bad_9", CALL, change={"webhook-timestamp": None}), 403, "forbidden.signature"),
        ("a time in words", service.post("bad_10", CALL, change={"webhook-timestamp": "now"}), 403, "forbidden.signature"),
        ("no signature", service.post("bad_11", CALL, change={"webhook-signature": None}), 403, "forbidden.signature"),
        ("an old message", service.post("bad_12", CALL, at=now - 320), 403, "forbidden.timestamp"),
        ("one of the future", service.post("bad_13", CALL, at=now + 320), 403, "forbidden.timestamp"),
        ("a kind it may not post", calls_only.post("bad_14", FIGURE), 403, "forbidden.kind"),
        ("another body under a known id", service.post("msg_1", FIGURE), 409, "conflict.webhook_id"),
        ("too much", service.post("bad_15", large), 413, "limit.body"),
        ("501 at once", service.post("bad_16", {"metrics": [FIGURE] * 501}), 413, "limit.at_once"),
        ("plain text", service.post("bad_17", CALL, change={"Content-Type": "text/plain"}), 415, "invalid.content_type"),
        ("a list", service.post("bad_18", []), 422, "invalid.type"),
        ("nothing said", service.post("bad_19", {**CALL, "quotes": [], "external_id": "call-9"}), 422, "invalid.text"),
        ("a field more", service.post("bad_20", {**CALL, "colour": "red"}), 422, "invalid.field"),
        ("no relation", service.post("bad_21", {"channel": "call"}), 422, None),
    ]  # fmt: skip
    for name, (status, answer, _), wanted, code in cases:
        fits = status == wanted and (code is None or answer["code"] == code) and answer["detail"]
        tally.check(f"{name}: {wanted} {code}", fits, (status, answer))
    alike = cases[0][1][1] == cases[1][1][1]
    tally.check("a wrong secret and a wrong address are told alike", alike, (cases[0][1][1], cases[1][1][1]))
    russian = service.post("bad_22", CALL, at=now - 320, change={"Accept-Language": "ru"})[1]["detail"]
    tally.check("in Russian too", "Выставьте часы" in russian, russian)
    tally.check("none of them changed anything", head(program) == before, (before, head(program)))


def too_often(tally, service):
    answers = []

    def post(first):
        answers.extend(service.post(f"often_{first}_{n}", CALL) for n in range(60))

    threads = [threading.Thread(target=post, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = {status for status, _, _ in answers}
    later = [(answer["code"], int(headers["Retry-After"])) for status, answer, headers in answers if status == 429]
    tally.check("too often is 429, and says when again", statuses == {200, 429} and set(later) == {("limit.rate", 1)}, statuses)
    time.sleep(1.1)
    tally.check("then it is taken again", service.post("often_after", CALL)[0] == 200)


def looked_after(tally, program, service, identity):
    vera, boris = Member(program, "vera"), Member(program, "boris")
    for what, (status, answer) in (("make", made(boris, "Mine", "metrics")), ("see", boris.get("/api/v1/webhooks/in"))):
        tally.check(f"only administrators {what} them", (status, answer["code"]) == (403, "forbidden.administrator"), answer)
    listed = vera.get("/api/v1/webhooks/in")[1]["webhooks"]
    mine = next(each for each in listed if each["id"] == identity)
    seen = mine["last_used"] is not None and "whsec_" not in json.dumps(listed)
    tally.check("the list says when it was used last, and no secret", seen and mine["path"] == service.path, mine)
    status, rotated = vera.post(f"{service.path}/rotate", {"hours": 1})
    fresh = Service(service.port, service.path, rotated["secret"])
    tally.check("a new secret is shown", status == 200 and rotated["secret"] != service.secret, rotated)
    both = (service.post("turn_1", CALL)[0], fresh.post("turn_2", CALL)[0])
    tally.check("both hold for a while", both == (200, 200), both)
    again = vera.post(f"{service.path}/rotate", {"hours": 0})[1]["secret"]
    last = Service(service.port, service.path, again)
    now = (service.post("turn_3", CALL)[0], fresh.post("turn_4", CALL)[0], last.post("turn_5", CALL)[0])
    tally.check("or the new one alone, where that is wanted", now == (403, 403, 200), now)
    return last, [service.secret, fresh.secret, last.secret]


def after_a_restart(tally, program, service, identity):
    """The port is the same; what was taken is known for ever."""
    program.stop()
    program.start()
    before = head(program)
    status, answer, _ = service.post("msg_1", CALL)
    tally.check("after a restart a message is known", status == 200 and answer["events"], answer)
    tally.check("and changes nothing", head(program) == before)
    vera = Member(program, "vera")
    status, _, _ = vera.raw("DELETE", service.path)
    tally.check("it is removed", status == 204, status)
    tally.check("and takes nothing more", service.post("gone", CALL)[1]["code"] == "forbidden.signature")
    left = [each["id"] for each in vera.get("/api/v1/webhooks/in")[1]["webhooks"]]
    tally.check("and is not in the list", identity not in left, left)


def no_secret_is_told(tally, program, log, secrets):
    exported = program.run("audit", "export", "--data", str(program.data)).stdout
    said = pathlib.Path(log.name).read_text(encoding="utf-8")
    tally.check("the ledger has what was posted", '"counterweight.conversations_recorded"' in exported)
    told = [secret for secret in secrets if secret.removeprefix("whsec_") in exported + said or CALL["quotes"][0] in exported]
    tally.check("no secret is in the ledger or the log", not told, told)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, open(pathlib.Path(folder) / "log", "w", encoding="utf-8") as log:
        program = Program(sys.argv[1], folder, log).start()
        try:
            vera = Member(program, "vera")
            status, new = made(vera, "Call tracking", "conversations", "metrics")
            tally.check("an administrator makes one", status == 201 and new["secret"].startswith("whsec_"), new)
            service = Service(program.port, new["webhook"]["path"], new["secret"])
            _, other = made(vera, "Calls only", "conversations")
            calls_only = Service(program.port, other["webhook"]["path"], other["secret"])
            taken(tally, program, service)
            refused(tally, program, service, calls_only)
            too_often(tally, calls_only)
            last, secrets = looked_after(tally, program, service, new["webhook"]["id"])
            after_a_restart(tally, program, last, new["webhook"]["id"])
            no_secret_is_told(tally, program, log, [*secrets, other["secret"]])
        finally:
            program.kill()
    tally.finish()


main()
