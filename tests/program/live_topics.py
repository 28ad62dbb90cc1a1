"""Single proposals and what happens, live: over a WebSocket and as server-sent events, resumed where they were cut off."""

import http.client
import json
import sys

from live import Live
from program import Member, Program, Tally

API = "/api/v1"
PRICE = {"id": "a1", "kind": "price", "title": "15 % less", "attributes": {"discount_pct": "15"}}
CAMPAIGN = {"title": "A lighter price", "goal": "Sell more.", "fields": {"budget": {"amount": 100, "currency": "EUR"}},
            "actions": [PRICE]}  # fmt: skip
PER_FRAME = 500


def seq_of(cursor):
    return int(cursor.split("-")[0])


class Topic:
    """What one who follows a topic knows, by the rules of design 3."""

    def __init__(self, name, mode):
        self.name, self.mode = name, mode
        self.cursor, self.resumed, self.resets, self.events, self.card, self.gaps = None, None, [], [], None, 0
        self.frames = 0

    def wish(self, number, cursor=None):
        message = {"type": "subscribe", "id": number, "topic": self.name, "mode": self.mode}
        return {**message, "cursor": cursor} if cursor else message

    def apply(self, message):
        if message["type"] == "heartbeat" and self.cursor:
            self.cursor = message["cursor"]
        if (message.get("topic"), message.get("mode")) != (self.name, self.mode):
            return
        self.frames += 1
        if message["type"] == "subscribed":
            self.resumed = message["resumed"]
        elif message["type"] == "reset":
            self.resets.append(message["reason"])
        else:
            if message["type"] == "snapshot":
                self.events = []
            elif message["from"] != seq_of(self.cursor):
                self.gaps += 1
                return
            self.events += message.get("events", [])
            self.card = message.get("card") or (message.get("cards") or [self.card])[0]
            self.cursor = message["cursor"]

    def seqs(self):
        return [event["seq"] for event in self.events]


class Follower:
    def __init__(self, program, who):
        self.live = Live(program.port, who.cookie)
        self.topics = []
        self.said = []

    def follow(self, topic, cursor=None):
        self.topics.append(topic)
        self.live.send(topic.wish(len(self.topics), cursor))
        return self.until(lambda: topic.resumed is not None and (topic.cursor or cursor))

    def until(self, done):
        while not done():
            message = self.live.receive()
            self.said.append(message)
            for topic in self.topics:
                topic.apply(message)
        return self


def say(who, number, text):
    status, answer = who.post(f"{API}/proposals/{number}/comments", {"text": text})
    if status != 200:
        raise RuntimeError(answer)
    return seq_of(answer["cursor"])


def submit(who):
    status, made = who.post(f"{API}/proposals", CAMPAIGN)
    if status != 201:
        raise RuntimeError(made)
    return made["id"]


def topics(tally, program):
    hanna, boris = Member(program, "hanna"), Member(program, "boris")
    one, other = submit(hanna), submit(hanna)
    follower = Follower(program, boris)
    state, events = Topic(f"proposal:{one}", "state"), Topic(f"proposal:{one}", "events")
    board = Topic("board", "events")
    for topic in (state, events, board):
        follower.follow(topic)
    tally.check("a proposal begins with its card", state.card and state.card["id"] == one, state.card)
    tally.check("what happens begins at the present, with nothing", (events.events, board.events) == ([], []), events.events)
    tally.check("and the card of the one proposal", events.card and events.card["id"] == one, events.card)

    last = say(boris, one, "How long does the price hold?")
    follower.until(lambda: all(topic.cursor and seq_of(topic.cursor) >= last for topic in (state, events, board)))
    tally.check("what was said arrives with its sentence in both languages", len(events.events) == 1
                and events.events[0]["reason"] == "How long does the price hold?"
                and set(events.events[0]["sentence"]) == {"en", "ru"}, events.events)
    tally.check("the same on the board, and of which proposal", board.events == events.events
                and board.events[0]["proposal"] == one, board.events)
    tally.check("the card is the present one", state.card["seq"] == last == events.card["seq"], (state.card["seq"], last))

    frames = state.frames + events.frames
    elsewhere = say(hanna, other, "Elsewhere.")
    here = say(hanna, one, "Here.")
    follower.until(lambda: all(seq_of(topic.cursor) >= here for topic in (state, events, board)))
    tally.check("what happens elsewhere is told to the board only", board.seqs()[-2:] == [elsewhere, here]
                and events.seqs()[-1:] == [here] and state.frames + events.frames == frames + 2, (frames, state.frames))
    _, whole = boris.get(f"{API}/proposals/{one}/timeline")
    told = [{**event, "sentence": event["sentence"]["en"]} for event in events.events]
    for event in told:
        event.pop("proposal")
    tally.check("it says what the timeline says", told == whole["events"][-2:], (told, whole["events"][-2:]))

    for number, (wish, code) in enumerate([
        (Topic("proposal:99999", "events").wish(70), "not_found.proposal"),
        (Topic("proposal:99999", "state").wish(71), "not_found.proposal"),
        (Topic("proposal:0", "state").wish(72), "invalid.topic"),
        (Topic("board", "dance").wish(73), "invalid.mode"),
    ]):  # fmt: skip
        follower.live.send(wish)
        follower.until(lambda: follower.said[-1].get("id") == 70 + number)
        tally.check(f"{wish['topic']} {wish['mode']} is refused", follower.said[-1]["code"] == code, follower.said[-1])
    for number in range(14):
        follower.live.send(Topic(f"proposal:{number // 2 + 1}", ("state", "events")[number % 2]).wish(100 + number))
    follower.until(lambda: follower.said[-1].get("id") == 113 and follower.said[-1]["type"] in ("error", "subscribed"))
    refused = [said for said in follower.said if said["type"] == "error" and said["code"] == "limit.subscriptions"]
    tally.check("there is a most of subscriptions, and it is said", refused and refused[-1]["id"] == 113, refused[-1:])
    follower.live.close()
    tally.check("no update was out of order", state.gaps + events.gaps + board.gaps == 0)
    return one, board


def resumed(tally, program, one, board):
    """After a cut, and much that has happened meanwhile: several frames, no event lost or doubled."""
    hanna = Member(program, "hanna")
    before = seq_of(board.cursor)
    last = before
    for number in range(PER_FRAME + 20):
        last = say(hanna, one, f"Remark {number}.")
    follower = Follower(program, hanna)
    again, single = Topic("board", "events"), Topic(f"proposal:{one}", "events")
    again.cursor = single.cursor = board.cursor
    follower.follow(again, board.cursor)
    follower.follow(single, board.cursor)
    follower.until(lambda: seq_of(again.cursor) >= last and seq_of(single.cursor) >= last)
    tally.check("it is resumed", (again.resumed, single.resumed, again.resets) == (True, True, []), again.resets)
    tally.check("with every event once and in order", again.seqs() == list(range(before + 1, last + 1)),
                (before, last, len(again.events)))
    tally.check("of the one proposal, too", single.seqs() == again.seqs() and again.gaps + single.gaps == 0, single.gaps)
    foreign = Topic("board", "events")
    foreign.cursor = "7-00000000"
    third = Follower(program, hanna)
    third.follow(foreign, "7-00000000")
    third.until(lambda: foreign.cursor != "7-00000000")
    tally.check("a cursor of another history begins anew", (foreign.resets, foreign.events) == (["fork"], []), foreign.resets)
    for each in (follower, third):
        each.live.close()


class Stream:
    def __init__(self, program, query, headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
        self.connection.request("GET", f"{API}/live/events{query}", headers=headers)
        self.response = self.connection.getresponse()

    def events(self):
        """Pairs of fields until the stream ends."""
        fields = {}
        for line in iter(self.response.readline, b""):
            line = line.decode().rstrip("\n")
            if line:
                name, _, value = line.partition(": ")
                fields[name] = json.loads(value) if name == "data" else value
            elif fields:
                yield fields
                fields = {}


def streams(tally, program, one):
    hanna = Member(program, "hanna")
    cookie = {"Cookie": hanna.cookie}
    pairs = f"?topic=board&mode=state&topic=proposal:{one}&mode=events"
    stream = Stream(program, pairs, cookie)
    kind = stream.response.getheader("Content-Type")
    tally.check("a stream of events", (stream.response.status, kind) == (200, "text/event-stream"), kind)
    topic, place, cards = Topic(f"proposal:{one}", "events"), None, {}
    events = stream.events()
    last = None
    for event in events:
        topic.apply(event["data"])
        place = event.get("id", place)
        for card in event["data"].get("cards", []):
            cards[card["id"]] = card
        if topic.cursor and place and cards and last is None:
            last = say(hanna, one, "Through a proxy.")
        if last and seq_of(place or "0-") >= last:
            break
    tally.check("it has the board and the proposal", one in cards and topic.seqs() == [last], (topic.seqs(), last))
    stream.connection.close()
    missed = [say(hanna, one, "While it was cut off.") for _ in range(3)]
    again = Stream(program, pairs, {**cookie, "Last-Event-ID": place})
    resumed = Topic(f"proposal:{one}", "events")
    resumed.cursor = place
    for event in again.events():
        resumed.apply(event["data"])
        if seq_of(resumed.cursor) >= missed[-1]:
            break
    tally.check("and goes on where it was cut off", (resumed.resumed, resumed.seqs(), resumed.gaps) == (True, missed, 0),
                (resumed.seqs(), missed))
    for query, headers, status, code in [
        ("", {}, 422, "invalid.query"),
        ("?topic=board", {}, 422, "invalid.query"),
        ("?mode=state&topic=board", {}, 422, "invalid.query"),
        ("?topic=boards&mode=state", {}, 422, "invalid.topic"),
        ("?topic=board&mode=dance", {}, 422, "invalid.mode"),
        ("?topic=board&mode=state&x=1", {}, 422, "invalid.query"),
        ("?" + "&".join(["topic=board&mode=state"] * 17), {}, 413, "limit.subscriptions"),
        ("?topic=board&mode=state", {"Last-Event-ID": "yesterday"}, 422, "invalid.cursor"),
    ]:
        refused = Stream(program, query, {**cookie, **headers}).response
        said = json.loads(refused.read())
        found = (refused.status, said["code"])
        tally.check(f"{query[:40]} {headers} is refused", found == (status, code), said)
    tally.check("a stranger gets none", Stream(program, pairs, {}).response.status == 401)
    stream = Stream(program, "?topic=board&mode=state", cookie)
    events = stream.events()
    next(event for event in events if event["data"]["type"] == "snapshot")
    hanna.raw("DELETE", f"{API}/session")
    end = list(events)[-1]
    tally.check("signing out ends it, and says why", (end["event"], end["data"]["code"]) == ("close", 4401), end)


def displays(tally, program, one):
    lena = Member(program, "lena")
    _, made = lena.post(f"{API}/displays", {"name": "Hall"})
    bearer = {"Authorization": f"Bearer {made['link'].removeprefix('/tv/')}"}
    stream = Stream(program, "?topic=board&mode=state", bearer)
    tally.check("a display follows the board", next(stream.events())["data"]["type"] == "hello")
    for query in (f"?topic=proposal:{one}&mode=state", "?topic=board&mode=events"):
        refused = Stream(program, query, bearer).response
        said = json.loads(refused.read())
        tally.check(f"and nothing else: {query}", (refused.status, said["code"]) == (403, "forbidden.scope"), said)
    return bearer


def goodbye(tally, program):
    stream = Stream(program, "?topic=board&mode=state", {"Cookie": Member(program, "boris").cookie})
    events = stream.events()
    next(event for event in events if event["data"]["type"] == "snapshot")
    ended = program.stop()
    rest = list(events)
    waves = [event for event in rest if event["data"].get("type") == "goodbye"]
    tally.check("a restart says when to come back", waves and int(waves[0]["retry"]) == waves[0]["data"]["retry_ms"], rest)
    tally.check("the program stops in order", ended == 0)


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        one, board = topics(tally, program)
        resumed(tally, program, one, board)
        streams(tally, program, one)
        displays(tally, program, one)
        goodbye(tally, program)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
