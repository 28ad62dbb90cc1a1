"""Many watchers follow the board while members work, connections are cut in the middle of frames, and the server is killed and
started again, twice. At the end every watcher has seen every change once and in order, and its board is the server's own.

    watchers.py PROGRAM SOURCE_DIR [--count N]       or WATCHERS=N; 100 otherwise
"""

import argparse
import concurrent.futures
import datetime
import http.client
import json
import os
import random
import resource
import selectors
import threading
import time

from follower import Follower
from program import PASSWORD, Member, Program, Tally

SEATS = 18  # of a member's 20 (web/server/limits.hpp): the server may not have noticed yet who was cut off
PHASES = 3
PHASE_S = 3  # for each 100 watchers
PATIENCE_S = 60
MOST_READ = 20_000  # at once; smaller than a snapshot, so that frames come in pieces
WRITERS = ("hanna", "boris", "elena", "oleg")
DISCUSSED = range(6, 10)  # proposals that they write on
MOST_WRITTEN = 900 * len(DISCUSSED)  # below the limit of 1 000 comments each, however fast the machine is


class Writer(threading.Thread):
    """Sends commands, each under its own key and again until it is answered; remembers what was acknowledged."""

    def __init__(self, program, name, cookie, is_up, stop, pause):
        super().__init__(daemon=True)
        self.pause = pause  # seconds that a command takes at least
        self.program, self.named, self.cookie, self.is_up, self.stop = program, name, cookie, is_up, stop
        self.texts, self.cursors, self.repeated, self.refused = [], [], 0, []

    def run(self):
        number = 0
        while not self.stop.is_set():
            number += 1
            next = time.monotonic() + self.pause
            words = f"{self.named} {number}"
            if self.named == "hanna" and number % 10 == 0:  # a card comes, and one changes for good
                created = self.send("/proposals", proposal(words), words)
                self.send(f"/proposals/{created['id']}/withdraw", {"reason": "Only tried."}, words + " withdrawn")
            else:
                about = DISCUSSED[number % len(DISCUSSED)]
                self.send(f"/proposals/{about}/comments", {"text": words}, words)
                self.texts.append(words)
            self.stop.wait(max(0, next - time.monotonic()))

    def send(self, path, body, words):
        tries = 0
        while True:
            self.is_up.wait()
            tries += 1
            connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=20)
            headers = {"Content-Type": "application/json", "Cookie": self.cookie, "Idempotency-Key": words.replace(" ", "-")}
            try:
                connection.request("POST", "/api/v1" + path, json.dumps(body), headers)
                response = connection.getresponse()
                answer = json.loads(response.read())
            except (OSError, ValueError, http.client.HTTPException):
                time.sleep(0.05)  # it was killed
                continue
            finally:
                connection.close()
            if response.status not in (200, 201):
                self.refused.append((words, answer))
                return answer
            self.repeated += tries > 1
            self.cursors.append(answer["cursor"])
            return answer


def proposal(title):
    action = {"id": "a1", "kind": "message", "title": title, "attributes": {"text": title}}
    return {"title": title, "goal": "", "fields": {"budget": {"amount": 1, "currency": "EUR"}}, "actions": [action]}


class Crowd:
    """All watchers in one loop."""

    def __init__(self, program, cookies, count, seed):
        self.program, self.random, self.history = program, random.Random(seed), {}
        self.selector = selectors.DefaultSelector()
        self.followers = [Follower(cookies[n % len(cookies)], self.history) for n in range(count)]
        self.away = list(self.followers)  # not connected now
        self.to_cut = set()
        self.cuts = 0

    def connect_some(self):
        waiting, self.away = self.away, []
        for follower in waiting:
            if follower.connect(self.program.port):
                self.selector.register(follower.socket, selectors.EVENT_READ, follower)
            else:
                self.away.append(follower)

    def leave(self, follower, cut):
        self.selector.unregister(follower.socket)
        if cut:
            follower.cut()
            self.cuts += 1
        else:
            follower.drop()
        self.to_cut.discard(follower)
        self.away.append(follower)

    def turn(self):
        if self.away:
            self.connect_some()
        for key, _ in self.selector.select(0.02):
            follower = key.data
            alive = follower.read(self.random.randrange(1, MOST_READ))
            in_a_frame = follower.is_open and follower.data
            if not alive or follower in self.to_cut and in_a_frame:
                self.leave(follower, cut=alive)

    def follow(self, seconds, cut_every_s=0.02):
        """For so long; now and then one that is chosen by chance is cut as soon as it is in the middle of a frame."""
        until, cut_next = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < until:
            if time.monotonic() >= cut_next:
                self.to_cut.add(self.random.choice(self.followers))
                cut_next = time.monotonic() + cut_every_s
            self.turn()

    def until_all_stand_at(self, seq):
        self.to_cut.clear()
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and any(follower.board.seq() < seq for follower in self.followers):
            self.turn()

    def fresh(self, cookie):
        """What a newcomer is shown."""
        newcomer = Follower(cookie, self.history)
        newcomer.connect(self.program.port)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and not newcomer.board.snapshots:
            newcomer.read(MOST_READ)
            time.sleep(0.001)
        newcomer.drop()
        return newcomer.board


def people_of(program):
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
    connection.request("GET", "/api/v1/session/hints")
    people = json.loads(connection.getresponse().read())["people"]
    connection.close()
    return [person["email"].split("@")[0] for person in people]


def cookies_of(program, count):
    """Of so many people that each watches within the limit; who is missing is invited and joins."""
    people = people_of(program)
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        members = dict(zip(people, pool.map(lambda name: Member(program, name), people)))
    cookies = {name: member.cookie for name, member in members.items()}
    head = members["boris"]  # of sales
    while len(cookies) * SEATS < count:
        name = f"watcher{len(cookies)}"
        body = {"name": name, "email": f"{name}@ferrit.example", "department": "sales"}
        status, answer = head.post("/api/v1/invitations", body)
        if status != 201:
            raise SystemExit(f"{len(cookies)} people cannot watch {count} times, and nobody more can be invited: {answer}")
        token = answer["link"].split("#")[1]
        status, headers, text = head.raw("POST", "/api/v1/join", {"token": token, "password": PASSWORD + name})
        if status != 201:
            raise SystemExit(f"{name} cannot join: {text}")
        cookies[name] = headers["Set-Cookie"].split(";")[0]
    return cookies


def judge(tally, crowd, head, fresh, served):
    for number, follower in enumerate(crowd.followers):
        board = follower.board
        tally.check(f"watcher {number}: every change once and in order", not board.broken, board.broken[:3])
        tally.check(f"watcher {number}: it is where the ledger is", board.seq() >= head, f"{board.cursor}, {head}")
        differing = [id for id in board.cards.keys() | fresh.cards.keys() if board.cards.get(id) != fresh.cards.get(id)]
        tally.check(f"watcher {number}: its board is a newcomer's", not differing, f"{differing[:5]} of {len(board.cards)}")
    tally.check("a newcomer's board is what REST serves", fresh.cards == served, differing_cards(fresh.cards, served))
    forks = sum(follower.board.resets.count("fork") for follower in crowd.followers)
    tally.check("nobody was shown what was lost afterwards", forks == 0, forks)
    boards = [follower.board for follower in crowd.followers]
    in_frames = sum(follower.cuts_in_frames for follower in crowd.followers)
    tally.check("connections were cut in the middle of frames", in_frames >= len(boards) // 10, in_frames)
    tally.check("boards were resumed by cursor", sum(board.resumed for board in boards) >= len(boards), "too few")
    connections = sum(follower.connections for follower in crowd.followers)
    updates, snapshots = sum(board.updates for board in boards), sum(board.snapshots for board in boards)
    print(f"{len(boards)} watchers, {connections} connections, {crowd.cuts} of them cut, {in_frames} in the middle of a frame")
    print(f"{updates} updates, {snapshots} snapshots, {sum(len(board.resets) for board in boards)} resets")


def differing_cards(here, there):
    return [(id, here.get(id), there.get(id)) for id in here.keys() | there.keys() if here.get(id) != there.get(id)][:2]


def judge_writers(tally, writers, reader, history):
    texts = [text for writer in writers for text in writer.texts]
    present = [c["text"] for id in DISCUSSED for c in reader.get(f"/api/v1/proposals/{id}")[1]["comments"]]
    written = [text for text in present if text.split()[0] in WRITERS and text.split()[-1].isdigit()]
    lost = set(texts) - set(written)
    tally.check("every acknowledged command is there", texts and not lost, sorted(lost)[:5])
    tally.check("none is there twice", len(written) == len(set(written)), len(written) - len(set(written)))
    refused = [each for writer in writers for each in writer.refused]
    tally.check("no command was refused", not refused, refused[:3])
    replies = [cursor.split("-") for writer in writers for cursor in writer.cursors]
    other = [(seq, tag) for seq, tag in replies if history.get(int(seq), tag) != tag]
    tally.check("replies and watchers tell the same history", not other, other[:3])
    again = sum(writer.repeated for writer in writers)
    print(f"{len(texts)} comments acknowledged, {again} commands sent again after a kill")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source", nargs="?")
    parser.add_argument("--count", type=int, default=int(os.environ.get("WATCHERS", "100")))
    options = parser.parse_args()
    most_files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    tally = Tally()
    program = Program(options.program).start()
    try:
        cookies = cookies_of(program, options.count)
        crowd = Crowd(program, list(cookies.values()), options.count, seed)
        is_up, stop = threading.Event(), threading.Event()
        is_up.set()
        seconds = PHASE_S * max(1, options.count // 100)
        pause = PHASES * seconds * len(WRITERS) / MOST_WRITTEN
        writers = [Writer(program, name, cookies[name], is_up, stop, pause) for name in WRITERS]
        for writer in writers:
            writer.start()
        for phase in range(PHASES):
            crowd.follow(seconds)
            if phase < PHASES - 1:
                is_up.clear()
                program.kill()
                program.start()
                is_up.set()
        stop.set()
        for writer in writers:
            writer.join(PATIENCE_S)
        reader = Member(program, "hanna")
        head = int(reader.get("/api/v1/me")[1]["cursor"].split("-")[0])
        crowd.until_all_stand_at(head)
        fresh = crowd.fresh(cookies["vera"])
        served = {card["id"]: card for card in all_cards(reader)}
        board_keeps(served, reader.get("/api/v1/me")[1]["server_time"])
        judge(tally, crowd, head, fresh, served)
        judge_writers(tally, writers, reader, crowd.history)
        tally.check("it stops in order", program.stop() == 0)
        intact = program.run("audit", "verify", "--data", str(program.data))
        tally.check("the ledger is intact", intact.returncode == 0, intact.stdout + intact.stderr)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


def board_keeps(cards, server_time):
    """What is open, and what closed in the last 14 days."""
    oldest = (datetime.datetime.fromisoformat(server_time) - datetime.timedelta(days=14)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for id in [id for id, card in cards.items() if card["closed_at"] and card["closed_at"] < oldest]:
        del cards[id]


def all_cards(reader):
    cards, next = [], ""
    while next is not None:
        page = reader.get(f"/api/v1/proposals?cursor={next}")[1]
        cards, next = cards + page["proposals"], page["next"]
    return cards


main()
