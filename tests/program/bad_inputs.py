"""Bad inputs, each with its documented answer (bad_input_tables, case.py), which is what the contract says, too; after each the
ledger's head is what it was, and the server answers. A further table is a file more in that folder, and its name in TABLES.

With BAD_INPUTS_SLOW=1 also a body and a message that never end, for which the server waits a minute.
"""

import http.client
import os
import pathlib
import re
import sys
import tempfile
import time

from bad_input_tables import bodies
from bad_input_tables import commands
from bad_input_tables import law
from bad_input_tables import origins
from bad_input_tables import requests
from bad_input_tables import sockets
from bad_input_tables import versions
from bad_input_tables.case import API, Call
from contract_documents import AsyncApi, OpenApi
from program import Member, Program, Tally
from wire import CLOSE, TEXT, Ended, Socket, Wire, frame, text, upgrade

TABLES = (bodies, commands, law, requests, origins, versions)
PEOPLE = ("hanna", "timur", "boris", "elena", "ivan", "vera")
WATCHER = "marta"
ALSO_THERE = {401: "www-authenticate", 405: "allow", 408: "connection", 426: "sec-websocket-version", 429: "retry-after"}
REQUEST_LINE = re.compile(rb"^([A-Z]+) (/[!-~]*) HTTP/1\.1\r$", re.M)
HEAD_S, BODY_S = 10, 60  # how long the server waits for a head and for a body
FREE_TRIES, MOST_TRIES = 4, 10


class Server:
    """The program, who is signed in, and the proposal that the tables speak of. It is started again when an input kills it."""

    def __init__(self, binary, source, log):
        self.openapi, self.asyncapi = OpenApi(source), AsyncApi(source)
        self.program = Program(binary, log=log).start()
        self.proposal = self.etag = None
        self.sign_in()
        self.prepare()

    def sign_in(self):
        self.members = {name: Member(self.program, name) for name in (*PEOPLE, WATCHER)}

    def prepare(self):
        action = {"kind": "price", "title": "20 % less", "attributes": {"discount_pct": "20"}}
        body = bodies.proposal(actions=[{"id": name, **action} for name in ("a1", "a2")])
        self.proposal = self.members["hanna"].post(f"{API}/proposals", body)[1]["id"]
        base = f"{API}/proposals/{self.proposal}"
        veto = {"action": "a1", "position": "veto", "ground": "price_promise", "reason": "A promise.", "revision": 1}
        for who, path, sent in (("boris", "positions", veto), ("hanna", "comments", {"text": "One."})):
            status, answer = self.members[who].post(f"{base}/{path}", sent, "once")
            if status != 200:
                raise RuntimeError(f"the proposal could not be prepared: {answer}")

    def head(self):
        """Where the ledger stands. Nothing else writes: no deadline of the demo is near."""
        status, me = self.members[WATCHER].get(f"{API}/me")
        return me["cursor"] if status == 200 else status

    def filled(self, value):
        if "{ETAG}" in value:
            path = f"{API}/proposals/{self.proposal}"
            value = value.replace("{ETAG}", self.members[WATCHER].raw("GET", path)[1]["ETag"])
        return value.replace("{P}", str(self.proposal))

    def bytes_of(self, sent):
        if isinstance(sent, Call):
            return sent.bytes(sent.who and self.members[sent.who].cookie, self.filled)
        return sent

    def revive(self):
        """True when it had to be started again."""
        time.sleep(0.5)
        if self.program.process.poll() is None:
            self.sign_in()
            return False
        self.program.start()
        self.sign_in()
        return True


def problem_with(answer, status, code, pointer=None):
    """What is wrong with a refusal; nothing when it is as it should be."""
    body = answer.json()
    pointers = [error.get("pointer") for error in body.get("errors", [])]
    checks = {
        "status": answer.status == status == body.get("status"),
        "code": body.get("code") == code,
        "pointer": pointer is None or pointer in pointers,
        "media type": answer.headers.get("content-type") == "application/problem+json",
        "sentence": all(isinstance(body.get(key), str) and body[key] for key in ("title", "detail", "type")),
        "headers": ALSO_THERE.get(status, "x-request-id") in answer.headers and "nosniff" in answer.headers.values(),
    }
    wrong = [name for name, ok in checks.items() if not ok]
    return f"{', '.join(wrong)}: expected {status} {code} {pointer or ''}, found {answer}" if wrong else None


def undescribed(server, case, answer):
    """In what way the answer is not what openapi.json says of such a request."""
    if isinstance(case.sent, Call):
        target = (case.sent.method, server.filled(case.sent.path))
    else:
        lines = REQUEST_LINE.findall(case.sent)[case.ahead :]
        target = tuple(part.decode() for part in lines[0]) if lines else ("GET", "/not to be known")
    headers = http.client.HTTPMessage()
    for name, value in answer.headers.items():
        headers[name] = value
    return server.openapi.answered(*target, None, answer.status, headers, answer.body)


def over_http(server, case):
    with Wire(server.program.port) as wire:
        wire.send(server.bytes_of(case.sent))
        for _ in range(case.ahead):
            wire.answer()
        answer = wire.answer()
        wrong = problem_with(answer, case.status, case.code, case.pointer) or undescribed(server, case, answer)
        if wrong:
            return wrong
        if case.closes != (answer.headers.get("connection") == "close"):
            return f"closes: {not case.closes}"
        if case.closes:
            wire.no_more()
            return None if wire.is_ended() else "the connection goes on"
        wire.send(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
        after = wire.answer().status
        return None if after == 200 else f"the next request on that connection: {after}"


def shakes_hands(server, case):
    with Wire(server.program.port) as wire:
        wire.send(upgrade(server.program.port, server.members["hanna"].cookie, case.changed, case.first))
        answer = wire.answer(with_body=False)
        if answer.status == 101:
            return "it was opened"
        answer.body = wire.take(int(answer.headers["content-length"]))
        return problem_with(answer, case.status, case.code)


def talks(server, case):
    with Socket(server.program.port, server.members["hanna"].cookie) as live:
        live.send(case.sent)
        if case.closes:
            code = live.end()
            if not server.asyncapi.is_close_code(case.closes):
                return f"the close code {case.closes} is not described"
            live.send(frame(CLOSE))
            ended = live.end() is None
            return None if code == case.closes and ended else f"expected {case.closes}, found {code}, ended {ended}"
        error = live.message()
        if (error["type"], error.get("code")) != ("error", case.error) or not error["sentence"]:
            return f"expected an error {case.error}, found {str(error)[:300]}"
        wrong = server.asyncapi.wrong_frame("tell", error)
        if wrong:
            return wrong
        live.send(text({**sockets.SUBSCRIBE, "id": 7}))
        goes_on = live.message()
        return None if goes_on.get("id") == 7 and goes_on["type"] == "subscribed" else f"afterwards: {str(goes_on)[:300]}"


def one(server, tally, kind, case, ask):
    """Sends it, and looks whether anything has come of it."""
    before = server.head()
    try:
        wrong = ask(server, case)
    except (Ended, ValueError, OSError) as error:
        wrong = f"{type(error).__name__}: {error}"
    try:
        after = server.head()
    except Exception as error:  # http.client's own, too
        after = f"the server died, or its connection: {error!r}, started again: {server.revive()}"
    tally.check(f"{kind}{case.name}", not wrong, wrong)
    tally.check(f"{kind}{case.name}: nothing came of it", after == before, f"{before} {after}")


class Slow:
    """Connections that begin something and do not end it; looked at when the server's patience is over."""

    def __init__(self, server):
        self.server = server
        self.begin()

    def begin(self):
        server = self.server
        self.process, port, self.began, self.wires = server.program.process, server.program.port, time.monotonic(), []
        head = b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        self.open("slow: a letter of a method", port, b"G", HEAD_S)
        self.open("slow: a head that does not end", port, head, HEAD_S)
        self.open("slow: a head one letter at a time", port, head, HEAD_S, drip=b"X")
        if os.environ.get("BAD_INPUTS_SLOW") == "1":
            self.open("slow: a body that does not come", port, head + b"Content-Length: 9\r\n\r\n{", BODY_S)
            self.open("slow: a chunk that does not end", port, head + b"Transfer-Encoding: chunked\r\n\r\n9\r\n{", BODY_S)
            self.open("slow: a body one letter at a time", port, head + b"Content-Length: 900\r\n\r\n", BODY_S, drip=b" ")
            live = Socket(port, server.members["hanna"].cookie)
            live.send(frame(TEXT, b"{", final=False))
            self.wires.append(("slow: a message that does not end", live, BODY_S, None))

    def open(self, name, port, begun, patience_s, drip=None):
        wire = Wire(port)
        wire.send(begun)
        self.wires.append((name, wire, patience_s, drip))

    def drip(self):
        if self.process is not self.server.program.process:
            self.begin()  # they died with it
        for _, wire, _, drip in self.wires:
            if drip:
                wire.send(drip)

    def check(self, tally):
        for name, wire, patience_s, _ in self.wires:
            while time.monotonic() < self.began + patience_s:
                self.drip()
                time.sleep(0.2)
            try:
                if isinstance(wire, Socket):
                    code = wire.end()
                    tally.check(name, code == 4400, code)
                else:
                    wrong = problem_with(wire.answer(), 408, "limit.time")
                    tally.check(name, not wrong, wrong)
            except (Ended, TimeoutError) as error:
                tally.check(name, False, repr(error))
            wire.socket.close()


def cut_off(server, tally):
    """Requests that end in the middle: closed without a word, and nothing came of them."""
    comment = server.bytes_of(commands.post("/proposals/{P}/comments", {"text": "Never said."}))
    for name, sent in (("a request line", b"GET /api"), ("a head", comment[:60]), ("a body", comment[:-1])):
        before = server.head()
        with Wire(server.program.port) as wire:
            wire.send(sent)
            wire.no_more()
            tally.check(f"cut off: {name}", wire.is_ended(), "it was answered")
        tally.check(f"cut off: {name}: nothing came of it", server.head() == before, server.head())


def too_many_tries(server, tally):
    body = {"email": "guessed@ferrit.example", "password": "wrong"}
    answers = []
    while len(answers) < MOST_TRIES and (not answers or answers[-1].status == 401):  # the hash may take longer than a short delay
        with Wire(server.program.port) as wire:
            wire.send(server.bytes_of(commands.post("/session", body, None)))
            answers.append(wire.answer())
    wrong = [problem_with(answer, 401, "forbidden.credentials") for answer in answers[:-1]]
    wrong.append(problem_with(answers[-1], 429, "limit.sign_in"))
    tally.check("sign-in: guessing takes longer and longer", len(answers) > FREE_TRIES and not any(wrong), wrong)


def run(server, tally):
    slow = Slow(server)
    for table in TABLES:
        for case in table.CASES:
            slow.drip()
            one(server, tally, "", case, over_http)
    for case in sockets.HANDSHAKES:
        one(server, tally, "handshake: ", case, shakes_hands)
    for case in sockets.TALKS:
        one(server, tally, "live: ", case, talks)
    cut_off(server, tally)
    slow.check(tally)
    too_many_tries(server, tally)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        said = pathlib.Path(folder) / "said"
        with said.open("wb") as log:
            server = Server(sys.argv[1], sys.argv[2], log)
            try:
                run(server, tally)
                tally.check("it stops in order", server.program.stop() == 0)
                intact = server.program.run("audit", "verify", "--data", str(server.program.data))
                tally.check("the ledger is intact", intact.returncode == 0, intact.stdout + intact.stderr)
            finally:
                if server.program.process.poll() is None:
                    server.program.kill()
        lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
        bugs = [line for line in lines if "runtime error" in line or "AddressSanitizer" in line or "[error]" in line]
        tally.check("it has nothing to say of bugs", not bugs, bugs[:5])
    tally.finish()


main()
