"""The contract: web/contract/openapi.json and asyncapi.json against the living server. Every answer, header, problem and frame of
a played day is what the documents say; every route of the server is described, and every described one is there."""

import json
import pathlib
import re
import sys

import contract_access as access
import contract_journeys
import contract_knowledge as knowledge
import contract_law as law
import contract_live as live
import contract_plays as plays
import contract_refusals as refusals
import contract_webhooks as webhooks
import json_schema_cases
from contract_documents import AsyncApi, OpenApi
from contract_routes import CODE, codes, routes
from contract_watch import Seen, Watched, keyed
from program import Program, Tally

# On its way. A line goes when the server has it; a line too many is a failure.
EXPECTED_SOON = set()
# Calls of somebody signed in that heed no Idempotency-Key: they change nothing.
NOT_KEYED = {
    "POST /api/v1/metrics/verdict", "POST /api/v1/proposals/what-if", "POST /api/v1/proposals/{id}/amend/preview",
    "POST /api/v1/proposals/{id}/suggestions/{sid}/preview",
}  # fmt: skip
# Calls whose refusals need another machine, or a server that is going down.
NOT_REFUSED = {"GET /metrics"}
# Codes that nobody meets: of the start and its snapshots, of scenario files, of a ledger that is not founded.
NOT_SAID = {
    "conflict.founded", "conflict.not_founded", "invalid.address", "invalid.command", "invalid.event", "invalid.scenario",
    "invalid.cell", "invalid.row", "not_found.organisation", "invalid.directory", "invalid.snapshot",
    "unavailable.port", "unavailable.snapshot",
}  # fmt: skip
EVERYBODY = ("hanna", "timur", "oleg", "boris", "lena", "elena", "marta", "ivan", "vera")


def documents_are_sound(tally, api, contract):
    for name, each in (("openapi.json", api), ("asyncapi.json", contract)):
        for schema, body in each.document["components"]["schemas"].items():
            each.schemas.known(body)
            for example in body.get("examples", ()):
                wrong = each.schemas.problems(body, example, closed=True)
                tally.check(f"{name}: the example of {schema} fits", not wrong, wrong)
    for message in contract.document["components"]["messages"].values():
        for example in message["examples"]:
            wrong = contract.schemas.problems(message["payload"], example["payload"], closed=True)
            tally.check(f"asyncapi.json: the example of {message['name']} fits", not wrong, wrong)
    shared = set(contract.document["components"]["schemas"]) & set(api.document["components"]["schemas"])
    for schema in shared:
        equal = contract.document["components"]["schemas"][schema] == api.document["components"]["schemas"][schema]
        tally.check(f"{schema} is the same in both documents", equal)
    for method, path, operation in api.operations():
        signed_in = method == "POST" and operation.get("security") != []
        wanted = signed_in and f"{method} {path}" not in NOT_KEYED
        tally.check(f"{method} {path} says whether it heeds an Idempotency-Key", keyed(operation) == wanted)


def unnamed(pairs):
    return {(method, re.sub(r"\{\w+\}", "{}", path)) for method, path in pairs}


def routes_agree(tally, api, source):
    registered, unread = routes(source)
    soon = {tuple(each.split(" ")) for each in EXPECTED_SOON}
    described = unnamed(api.pairs())
    tally.check("every registration of a route could be read", not unread, unread)
    tally.check("every route is described", unnamed(registered) <= described, unnamed(registered) - described)
    missing = described - unnamed(registered) - unnamed(soon)
    tally.check("every described route is registered", not missing, missing)
    there = unnamed(soon) & unnamed(registered)
    tally.check("what is there is no longer expected soon", not there, there)


def codes_agree(tally, api, contract, source):
    of_sources = codes(source)
    described = {code for each in (api, contract) for code in CODE.findall(json.dumps(each.document))}
    missing = {code: file for code, file in of_sources.items() if code not in described | NOT_SAID}
    tally.check("every code of the sources is described", not missing, missing)
    tally.check("what nobody meets is not described", not described & NOT_SAID, described & NOT_SAID)
    tally.check("every described code is in the sources", described <= set(of_sources), described - set(of_sources))


def served_methods_agree(tally, api, hanna):
    """The server's own word: a method that no path has is answered with the ones that it has."""
    there = {pair for pair in api.pairs() if " ".join(pair) not in EXPECTED_SOON}
    for path in sorted({path for _, path in there}):
        target = re.sub(r"\{\w+\}", "1", path)
        now = {method for method, other in there if api.paths[other].match(target)}
        status, _, headers = hanna.ask("PUT", target, {})
        allowed = set((headers["Allow"] or "").split(", ")) - {"HEAD"}
        tally.check(f"{path} has the methods that are described", (status, allowed) == (405, now), f"{status} {allowed}")


def documents_are_served(tally, source, hanna):
    """Byte for byte, once they are served."""
    for name in ("openapi.json", "asyncapi.json"):
        if f"GET /api/{name}" in EXPECTED_SOON:
            continue
        file = (pathlib.Path(source) / "web/contract" / name).read_bytes()
        _, served, headers = hanna.ask("GET", f"/api/{name}", None, {"Cookie": None})
        same = served == json.loads(file) and headers["Content-Length"] == str(len(file))
        tally.check(f"/api/{name} is the file in web/contract", same, headers["Content-Length"])


def it_has_teeth(tally, api, hanna):
    """A reply with anything amiss is found out."""
    path = "/api/v1/proposals/7"
    _, good, headers = hanna.ask("GET", path)

    def found(name, body=good, status=200, **more):
        seen = {**dict(headers), **more}
        wrong = api.answered("GET", path, None, status, {k: v for k, v in seen.items() if v}, json.dumps(body).encode())
        tally.check(f"found out: {name}", wrong)

    for field in good:
        found(f"without {field}", {name: value for name, value in good.items() if name != field})
        found(f"{field} is a fraction", {**good, field: 0.5})
    found("a field more", {**good, "colour": "red"})
    found("a field more, deeper", {**good, "author": {**good["author"], "age": 40}})
    found("another status", status=418)
    for header in ("X-Request-Id", "Content-Type", "X-Content-Type-Options"):
        found(f"without {header}", **{header: None})
    found("a weak ETag", ETag='W/"1"')
    found("a header more", **{"X-Colour": "red"})
    problem = {"type": "about:blank", "status": 404, "code": "not_found.proposal", "title": "", "detail": ""}
    as_problem = {"ETag": None, "Content-Language": "en", "Content-Type": "application/problem+json"}
    found("a code that is not listed", {**problem, "code": "not_found.unicorn"}, 404, **as_problem)
    found("a problem of another status", {**problem, "status": 400}, 404, **as_problem)


def play_the_day(tally, program, source, api, contract, seen):
    def visitor():
        return Watched(program.port, api, tally, seen)

    people = {name: visitor().sign_in(name) for name in EVERYBODY}
    hanna, timur = people["hanna"], people["timur"]
    play = plays.Play(people, tally)
    screen = access.displays(play, visitor)
    watcher = live.watch(tally, program, people["lena"], contract)
    live.opens(hanna, program.port, screen)
    stream, events = live.stream(people["marta"], program, contract, screen)
    plays.reading(play, EVERYBODY)
    for part in (plays.a_dispute, plays.a_launch, plays.drafts, plays.figures):
        part(play)
    for part in (contract_journeys.journeys, knowledge.knowledge, knowledge.files):
        part(play)
    for part in (law.a_law, plays.people, access.notes):
        part(play)
    for part in (access.tokens, access.invitations, webhooks.webhooks):
        part(play, visitor)
    plays.reading(play, ("hanna", "boris", "vera"))
    refusals.on_every_call(tally, api, hanna, people["boris"], EXPECTED_SOON)
    refusals.versions(tally, hanna, people["boris"])
    refusals.keys(tally, hanna)
    served_methods_agree(tally, api, hanna)
    documents_are_served(tally, source, hanna)
    it_has_teeth(tally, api, hanna)
    ends(tally, program, contract, timur)
    watcher.hear("update")
    watcher.live.socket.settimeout(40)  # more than the time between two heartbeats
    watcher.hear("heartbeat")
    stopped = program.stop()
    tally.check("a stop says goodbye", watcher.closed_with() == 1001)
    closed = list(events)[-1]
    tally.check("to a stream too", closed["data"]["code"] == 1001, closed)
    missing = set(contract.frames("tell")) - watcher.heard
    tally.check("every frame of the server was seen", not missing, missing)
    missing = set(contract.frames("stream")) - stream.heard
    tally.check("and of a stream", not missing, missing)
    return stopped


def ends(tally, program, contract, timur):
    cookie = timur.cookie
    signed_out = live.WatchedLive(program, timur, contract, tally)
    wrong = timur.ask("POST", "/api/v1/session", {"email": "hanna@ferrit.example", "password": "guess"})
    tally.check("a wrong password is refused", wrong[0] == 401, wrong)
    timur.ask("DELETE", "/api/v1/session", None, {"Cookie": cookie})
    tally.check("who signs out watches no longer", signed_out.closed_with() == 4401)


def every_call_was_played(tally, api, seen):
    described = {f"{method} {path}" for method, path in api.pairs()} - EXPECTED_SOON
    never = described - seen.succeeded
    tally.check("every call of the document was played with success", not never, sorted(never))
    refusable = {f"{m} {p}" for m, p, operation in api.operations() if any(s.startswith("4") for s in operation["responses"])}
    never = (refusable & described) - seen.refused - NOT_REFUSED
    tally.check("and refused", not never, sorted(never))


def main():
    binary, source = sys.argv[1:3]
    tally = Tally()
    json_schema_cases.check(tally)
    api, contract, seen = OpenApi(source), AsyncApi(source), Seen()
    documents_are_sound(tally, api, contract)
    routes_agree(tally, api, source)
    codes_agree(tally, api, contract, source)
    access.a_company_begins(tally, binary, api, seen)
    program = Program(binary).start()
    try:
        tally.check("it stops in order", play_the_day(tally, program, source, api, contract, seen) == 0)
        every_call_was_played(tally, api, seen)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
