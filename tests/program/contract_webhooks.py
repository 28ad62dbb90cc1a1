"""Plays for the contract: a service posts at an inbound webhook, and administrators look after it."""

import json

from contract_knowledge import RETURNS, TALK
from signing import Service


def posted(service, visitor, message, record, **more):
    headers = service.headers(message, json.dumps(record).encode(), **more)
    return visitor.ask("POST", service.path, record, headers)


def webhooks(play, visitor):
    body = {"name": "Call tracking", "kinds": ["conversations"]}
    made = play.do("vera", "POST", "/webhooks/in", body)
    play.do("hanna", "POST", "/webhooks/in", body, wanted=(403,))
    play.do("vera", "POST", "/webhooks/in", {"name": "", "kinds": ["talks"]}, wanted=(422,))
    play.do("hanna", "GET", "/webhooks/in", wanted=(403,))
    play.do("vera", "GET", "/webhooks/in")
    service, program = Service(None, made["webhook"]["path"], made["secret"]), visitor()
    call = {**TALK, "new_customer": {"name": "Caller", "external_id": "caller-9"}, "external_id": "call-9"}
    for message, record, wanted in (
        ("m1", call, 200),
        ("m1", call, 200),
        ("m2", call, 200),
        ("m1", TALK, 409),
        ("m3", RETURNS, 403),
        ("m4", {**TALK, "channel": "pigeon"}, 422),
        ("m5", {"conversations": [TALK] * 501}, 413),
    ):
        found = posted(service, program, message, record)
        play.tally.check(f"a service posts {message}: {wanted}", found[0] == wanted, found)
    old = posted(service, program, "m6", TALK, at=1)
    play.tally.check("an old message is refused", (old[0], old[1]["code"]) == (403, "forbidden.timestamp"), old)
    path = made["webhook"]["path"].removeprefix("/api/v1")
    play.do("hanna", "POST", f"{path}/rotate", {}, wanted=(403,))
    play.do("vera", "POST", f"{path}/rotate", {"hours": 169}, wanted=(422,))
    play.do("vera", "POST", f"{path}/rotate", {"hours": 1})
    play.do("vera", "GET", "/webhooks/in")
    play.do("hanna", "DELETE", path, wanted=(403,))
    play.do("vera", "DELETE", path)
    gone = posted(service, program, "m7", TALK)
    play.tally.check("one that is gone takes nothing", (gone[0], gone[1]["code"]) == (403, "forbidden.signature"), gone)
