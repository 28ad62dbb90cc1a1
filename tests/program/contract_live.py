"""The live connection held against asyncapi.json: what is said and heard over a WebSocket and as server-sent events."""

import contextlib
import http.client
import json
import time

from live import Live

PATIENCE_S = 60  # heartbeats keep a socket from running out of time, so the wait for a frame has an end of its own
BOARD = {"topic": "board", "mode": "state"}
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class WatchedLive:
    def __init__(self, program, member, contract, tally):
        self.live, self.contract, self.tally = Live(program.port, member.cookie), contract, tally
        self.heard = set()

    def say(self, frame, good=True):
        wrong = self.contract.wrong_frame("watch", frame)
        self.tally.check(f"client's {frame} is {'' if good else 'not '}described", (not wrong) == good, wrong)
        self.live.send(frame)

    def follow(self, number, topic, mode, *kinds, **cursor):
        """Subscribes; each kind is awaited, and the last frame returned."""
        self.say({"type": "subscribe", "id": number, "topic": topic, "mode": mode, **cursor})
        frames = [self.hear(kind) for kind in kinds]
        return frames[-1]

    def hear(self, kind):
        """Frames up to the next of this type; each has to be described."""
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE_S:
            frame = self.live.receive()
            wrong = self.contract.wrong_frame("tell", frame)
            self.tally.check(f"the server's {frame['type']} is as described", not wrong, wrong[:5])
            self.heard.add(frame["type"])
            if frame["type"] == kind:
                return frame
        raise TimeoutError(f"no {kind} came")

    def closed_with(self):
        try:
            while True:
                self.hear("nothing")
        except EOFError as end:
            code = int(str(end).split()[-1])
            self.tally.check(f"the close code {code} is described", self.contract.is_close_code(code))
            return code


def watch(tally, program, member, contract):
    """A watcher that resumes, slips, and is told so. Returned open, so that it sees the rest of the day."""
    watcher = WatchedLive(program, member, contract, tally)
    head = watcher.hear("hello")["head"]
    watcher.follow(1, "board", "state", "subscribed", "snapshot")
    watcher.follow(2, "board", "state", "subscribed", cursor=head)
    watcher.say({"type": "subscribe", **BOARD, "cursor": "1-00000000"})
    tally.check("a cursor of another history is told", watcher.hear("reset")["reason"] == "fork")
    watcher.hear("snapshot")
    errors = watch_is_refused(watcher)
    tally.check("every refusal of a message that can be played was", errors >= contract.error_codes() - {"forbidden.scope",
                "unavailable.busy"}, contract.error_codes() - errors)  # fmt: skip
    for number, topic in enumerate(("board", "proposal:1"), 30):
        watcher.follow(number, topic, "events", "subscribed", "snapshot")
    watcher.follow(32, "proposal:1", "state", "subscribed", "snapshot")
    for said in ({"type": "dance"}, {}, []):
        other = WatchedLive(program, member, contract, tally)
        other.live.send(said)
        tally.check(f"{said} closes with 4400", other.closed_with() == 4400)
    many = WatchedLive(program, member, contract, tally)
    with contextlib.suppress(OSError):  # it may have closed already
        for _ in range(400):  # 10 more are allowed with every second that this takes
            many.live.send({"type": "unsubscribe", **BOARD})
    tally.check("too many messages close with 4429", many.closed_with() == 4429)
    return watcher


def watch_is_refused(watcher):
    """The codes of the errors."""
    codes = set()
    for frame in (
        {"type": "subscribe", "id": 3, "topic": "weather", "mode": "state"},
        {"type": "subscribe", "id": 4, "topic": "board", "mode": "dance"},
        {"type": "subscribe", **BOARD, "cursor": "yesterday"},
        {"type": "subscribe", "topic": "board"},
        {"type": "subscribe", **BOARD, "colour": "red"},
    ):
        watcher.say(frame, good=False)
        codes.add(watcher.hear("error")["code"])
    watcher.say({"type": "subscribe", "id": 5, "topic": "proposal:99999", "mode": "events"})
    codes.add(watcher.hear("error")["code"])
    watcher.say({"type": "unsubscribe", **BOARD})
    watcher.say({"type": "unsubscribe", **BOARD})
    codes.add(watcher.hear("error")["code"])
    for number in range(16):
        watcher.follow(10 + number, f"proposal:{1 + number // 2}", ("state", "events")[number % 2], "subscribed", "snapshot")
    watcher.say({"type": "subscribe", "id": 29, **BOARD})
    codes.add(watcher.hear("error")["code"])
    for number in range(16):
        watcher.say({"type": "unsubscribe", "topic": f"proposal:{1 + number // 2}", "mode": ("state", "events")[number % 2]})
    watcher.follow(30, "board", "state", "subscribed", "snapshot")
    return codes


def opens(member, port, secret):
    """The handshake itself, by a session and by a display, and what refuses it."""
    origin = {"Origin": f"http://127.0.0.1:{port}", "Cookie": member.cookie}
    spoken = {"Sec-WebSocket-Protocol": "counterweight.v1"}
    display = {"Sec-WebSocket-Protocol": f"counterweight.v1, counterweight.token.{secret}"}
    for headers, status in (
        ({**UPGRADE, **origin, **spoken}, 101),
        ({**UPGRADE, **display, "Origin": origin["Origin"]}, 101),
        ({**UPGRADE, **origin}, 400),
        ({**UPGRADE, **origin, **spoken, "Sec-WebSocket-Key": "short"}, 400),
        ({**UPGRADE, **spoken}, 401),
        ({**UPGRADE, **origin, **spoken, "Origin": "http://evil.example"}, 403),
        (origin, 426),
    ):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/api/v1/live", headers=headers)
        response = connection.getresponse()
        member.tally.check(f"the handshake with {list(headers)} is {status}", response.status == status, response.status)
        member.note("GET", "/api/v1/live", None, response, response.read())
        connection.close()


class Stream:
    """Server-sent events; the head is held against openapi.json, each event against asyncapi.json."""

    def __init__(self, member, port, contract, query, headers):
        self.contract, self.tally = contract, member.tally
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
        path = f"/api/v1/live/events{query}"
        self.connection.request("GET", path, headers=headers)
        self.response = self.connection.getresponse()
        self.status = self.response.status
        member.note("GET", path, None, self.response, b"" if self.status == 200 else self.response.read())
        self.heard = set()

    def events(self):
        """Each as its fields, with the frame as `data`."""
        fields = {}
        for line in iter(self.response.readline, b""):
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name:
                fields[name] = json.loads(value) if name == "data" else value
                continue
            if fields:
                self.look_at(fields)
                yield fields
            fields = {}

    def look_at(self, fields):
        data = fields["data"]
        kind = fields.get("event") or data.get("type")
        wrong = self.contract.wrong_frame("stream", data, kind)
        wrong += [f"the field {name}" for name in set(fields) - {"data", "id", "event", "retry"}]
        wrong += ["a goodbye without retry"] if kind == "goodbye" and int(fields["retry"]) != data["retry_ms"] else []
        wrong += ["an event that is no close"] if fields.get("event", "close") != "close" else []
        if "id" in fields:
            wrong += self.contract.schemas.problems({"$ref": "#/components/schemas/Cursor"}, fields["id"])
        self.tally.check(f"the stream's {kind} is as described", not wrong, wrong[:5])
        self.heard.add(kind)


def stream(member, program, contract, secret):
    """A stream of a proposal and the board, which is returned; and what refuses one."""
    cookie = {"Cookie": member.cookie}
    pair = "?topic=board&mode=state"
    for query, headers, status in (
        ("", cookie, 422),
        ("?topic=board", cookie, 422),
        ("?topic=weather&mode=state", cookie, 422),
        ("?topic=board&mode=dance", cookie, 422),
        (pair, {**cookie, "Last-Event-ID": "yesterday"}, 422),
        ("?" + "&".join([pair[1:]] * 17), cookie, 413),
        (pair, {}, 401),
        (pair, {"Authorization": f"Bearer {secret}"}, 200),
        ("?topic=board&mode=events", {"Authorization": f"Bearer {secret}"}, 403),
    ):
        refused = Stream(member, program.port, contract, query, headers)
        member.tally.check(f"a stream of {query[:30]} is {status}", refused.status == status, refused.status)
        refused.connection.close()
    both = pair + "&topic=proposal:1&mode=events"
    first = Stream(member, program.port, contract, both, cookie)
    place = next(event["id"] for event in first.events() if "id" in event)
    first.connection.close()
    again = Stream(member, program.port, contract, both, {**cookie, "Last-Event-ID": place})
    events = again.events()
    forked = {**cookie, "Last-Event-ID": "1-00000000"}
    lost = Stream(member, program.port, contract, pair + "&topic=proposal:99999&mode=state", forked)
    kinds = [event["data"]["type"] for event, _ in zip(lost.events(), range(5))]
    member.tally.check("another history and a proposal that is none are told", {"reset", "error"} <= set(kinds), kinds)
    lost.connection.close()
    again.heard |= first.heard | lost.heard
    resumed = [next(event["data"] for event in events if event["data"]["type"] == "subscribed")["resumed"] for _ in range(2)]
    member.tally.check("it is resumed in both topics", resumed == [True, True], resumed)
    return again, events
