"""kill -9 in the middle of a run of commands: after the restart every acknowledged command is there, once; the ledger
verifies; a board with an old cursor resumes without loss or duplicate. KILL_ROUNDS sets how often (3)."""

import datetime
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

from live import Board, Live
from program import Member, Program, Tally


def belongs_on_the_board(card, now):
    """What is open, and what closed in the last 14 days."""
    closed = card["closed_at"]
    return closed is None or time_of(now) - time_of(closed) <= datetime.timedelta(days=14)


def time_of(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def comments_of(member, proposal):
    _, view = member.get(f"/api/v1/proposals/{proposal}")
    return [comment["text"] for comment in view["comments"]]


def write_until_it_dies(program, name, proposal, texts, acknowledged):
    """Posts comments, each under its own key; remembers those that were acknowledged."""
    try:
        member = Member(program, name)
        for text in texts:
            status, _ = member.post(f"/api/v1/proposals/{proposal}/comments", {"text": text}, key=text.replace(" ", "-"))
            if status == 200:
                acknowledged.append(text)
    except (OSError, RuntimeError, ValueError, EOFError):
        pass  # it was killed
    except Exception as error:  # http.client's own
        if type(error).__module__ != "http.client":
            raise


def differences(a, b):
    """The first few (card, key, here, there) that are not the same."""
    found = []
    for card in sorted(a.keys() | b.keys()):
        here, there = a.get(card, {}), b.get(card, {})
        keys = [key for key in here.keys() | there.keys() if here.get(key) != there.get(key)]
        found += [(card, key, here.get(key), there.get(key)) for key in keys]
    return found[:4]


def one_round(program, tally, number, seed):
    random.seed(seed)
    watcher = Member(program, "vera")
    board = Board()
    live = Live(program.port, watcher.cookie)
    live.receive()
    board.subscribe(live)
    board.follow_until(live, 1)
    acknowledged = []
    writers = [
        threading.Thread(
            target=write_until_it_dies,
            args=(program, name, 1 + i, [f"round {number} {name} {n}" for n in range(200)], acknowledged),
        )
        for i, name in enumerate(("boris", "oleg", "elena", "hanna"))
    ]
    for writer in writers:
        writer.start()
    while len(acknowledged) < 20:
        time.sleep(0.005)
    time.sleep(random.random() * 0.5)
    program.kill()
    for writer in writers:
        writer.join()
    try:
        while True:  # what was still on its way
            board.apply(live.receive())
    except (EOFError, OSError):
        live.close()

    program.start()
    member = Member(program, "hanna")
    present = [text for proposal in range(1, 5) for text in comments_of(member, proposal)]
    mine = [text for text in present if text.startswith(f"round {number} ")]
    lost = set(acknowledged) - set(mine)
    tally.check(f"round {number}: every acknowledged command is there", not lost, lost)
    tally.check(f"round {number}: none is there twice", len(mine) == len(set(mine)))
    # Sent again with its key, an acknowledged command is answered and not done again.
    text = acknowledged[-1]
    sender = text.split()[2]
    proposal = 1 + ("boris", "oleg", "elena", "hanna").index(sender)
    path = f"/api/v1/proposals/{proposal}/comments"
    status, _ = Member(program, sender).post(path, {"text": text}, key=text.replace(" ", "-"))
    once = status == 200 and comments_of(member, proposal).count(text) == 1
    tally.check(f"round {number}: a repeat after the restart changes nothing", once, status)

    stood = board.seq()
    live = Live(program.port, Member(program, "vera").cookie)
    live.receive()
    board.resumed = None
    board.subscribe(live)
    while board.resumed is None:
        board.apply(live.receive())
    _, me = member.get("/api/v1/me")
    board.follow_until(live, int(me["cursor"].split("-")[0]))
    live.close()
    whole = board.resumed is True and board.gaps == 0
    tally.check(f"round {number}: the board resumed from {stood}", whole, f"resumed {board.resumed}, gaps {board.gaps}")
    _, page = member.get("/api/v1/proposals")
    served = {card["id"]: card for card in page["proposals"] if belongs_on_the_board(card, me["server_time"])}
    differing = differences(board.cards, served)
    tally.check(f"round {number}: the resumed board equals the server's state", not differing, differing)
    print(f"round {number}: {len(acknowledged)} acknowledged, {len(mine)} written, seed {seed}")


def main():
    binary, source = sys.argv[1:3]
    tally = Tally()
    program = Program(binary).start()
    try:
        for number in range(int(os.environ.get("KILL_ROUNDS", "3"))):
            one_round(program, tally, number, random.randrange(1 << 30))
        program.kill()
        verified = program.run("audit", "verify", "--data", str(program.data))
        intact = verified.returncode == 0 and "chain intact" in verified.stdout
        tally.check("audit verify passes", intact, verified.stdout + verified.stderr)
        exported = program.run("audit", "export", "--data", str(program.data))
        script = pathlib.Path(source) / "docs/check-chain.py"
        checked = subprocess.run([sys.executable, str(script)], input=exported.stdout, capture_output=True, text=True)
        tally.check("the independent script agrees", checked.returncode == 0, checked.stdout + checked.stderr)
        heads = {output.split()[-1] for output in (checked.stdout, verified.stdout)}
        tally.check("both name the same head", len(heads) == 1, heads)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
