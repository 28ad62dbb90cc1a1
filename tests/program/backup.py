"""A backup while members write: it is checked, has what was acknowledged before it began and nothing that was erased; what is
restored from it serves the same state, with its search index and snapshots made anew."""

import json
import pathlib
import sys
import tempfile
import threading
import time
from urllib.parse import quote

from program import Member, Program, Tally

SECRET = ["Zebedee Quillfeather", "+43 660 1234567", "The xylophone rattled in the cellar"]
READS = ["/api/v1/proposals", "/api/v1/members", "/api/v1/insights", "/api/v1/conversations", "/api/v1/metrics"] + [
    f"/api/v1/proposals/{number}{part}" for number in range(1, 10) for part in ("", "/revisions", "/timeline")
]


class Writers:
    """Members who comment without a pause until they are told to stop."""

    def __init__(self, program):
        self.acknowledged, self.stopping = [], threading.Event()
        people = ("boris", "oleg", "elena", "hanna")
        self.threads = [threading.Thread(target=self.write, args=(program, name, 1 + i)) for i, name in enumerate(people)]

    def write(self, program, name, proposal):
        member, number = Member(program, name), 0
        while not self.stopping.is_set():
            number += 1
            status, _ = member.post(f"/api/v1/proposals/{proposal}/comments", {"text": f"{name} says {number}"})
            if status == 200:
                self.acknowledged.append(f"{name} says {number}")

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        while len(self.acknowledged) < 20:
            time.sleep(0.005)
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def on_disk(folder, text):
    return [file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


def pictures(program):
    member = Member(program, "hanna")
    return {path: member.get(path)[1] for path in READS}


def comments(program):
    member = Member(program, "hanna")
    return {one["text"] for number in range(1, 5) for one in member.get(f"/api/v1/proposals/{number}")[1]["comments"]}


def record_a_talk(program, name, contact, quote_of):
    body = {"relation": "buyer", "channel": "call", "at": "2026-01-12T09:00:00Z", "quotes": [quote_of],
            "new_customer": {"name": name, "contact": contact}}  # fmt: skip
    return Member(program, "boris").post("/api/v1/conversations", body)


def somebody_is_erased(tally, program):
    record_a_talk(program, "Kept & Sons", "kept@sons.example", "Walruses never complained")
    status, answer = record_a_talk(program, *SECRET)
    tally.check("a talk is recorded", status == 201, answer)
    tally.check("its words are on disk", all(on_disk(program.data, text) for text in SECRET))
    customer = answer["conversation"]["customer"]["id"]
    status, _ = Member(program, "boris").post(f"/api/v1/customers/{customer}/erase", {"reason": "They asked"})
    tally.check("and erased", status == 200, status)


def backup_under_load(tally, program, to):
    with Writers(program) as writers:
        before = list(writers.acknowledged)
        made = program.run("backup", str(to), "--data", str(program.data), "--json")
        during = len(writers.acknowledged) - len(before)
    told = json.loads(made.stdout) if made.returncode == 0 else {}
    tally.check("a backup is made beside a server", made.returncode == 0, made.stdout + made.stderr)
    tally.check("commands came in meanwhile", during > 0, during)
    tally.check("it says its bytes", told.get("bytes") == (to / "ledger.db").stat().st_size, told)
    tally.check("it is one file, private to its owner", [(file.name, file.stat().st_mode & 0o777) for file in to.iterdir()]
                == [("ledger.db", 0o600)] and to.stat().st_mode & 0o777 == 0o700, list(to.iterdir()))
    verified = program.run("audit", "verify", "--data", str(to), "--json")
    line = json.loads(verified.stdout)
    mine = told["organisations"][0]
    same = (line["head"], line["events"]) == (mine["head"], mine["events"]) and mine["hash"][:8] == mine["head"][-8:]
    tally.check("audit verify finds the head that was told", verified.returncode == 0 and same, (line, mine))
    exported = program.run("audit", "export", "--data", str(program.data)).stdout.splitlines()
    at_head = json.loads(exported[mine["events"] - 1])
    tally.check("the server's own ledger has that hash there", at_head["hash"] == mine["hash"], at_head)
    left = {text: on_disk(to, text) for text in [*SECRET, "Quillfeather", "xylophone"]}
    tally.check("nothing of what was erased is in it", not any(left.values()), left)
    tally.check("what was not erased is", bool(on_disk(to, "Walruses never")), "")
    return before, during


def refusals(tally, program, place, backup):
    (place / "file").write_text("x", encoding="utf-8")
    (place / "other").mkdir()
    (place / "other" / "notes.txt").write_text("x", encoding="utf-8")
    data = str(program.data)
    cases = [
        (["backup", str(backup), "--data", data], 2, "is not empty"),
        (["backup", str(place / "other"), "--data", data, "--lang", "ru"], 2, "notes.txt"),
        (["backup", str(program.data / "inner"), "--data", data], 2, "lies in"),
        (["backup", str(place / "file"), "--data", data], 2, "found a file"),
        (["backup", str(place / "file" / "below"), "--data", data], 3, "cannot be written"),
        (["backup", str(place / "new"), "--data", str(place / "nowhere")], 3, "no ledger"),
        (["backup", str(place / "new"), "--data", str(place / "other"), "--lang", "ru"], 3, "нет журнала"),
        (["backup"], 2, "TO is required"),
        (["restore", str(place / "other"), "--data", str(place / "new")], 3, "no ledger"),
        (["restore", str(backup), "--data", data], 2, "is not empty"),
        (["restore", str(backup), "--data", str(backup / "inner"), "--lang", "ru"], 2, "лежит внутри"),
    ]
    for arguments, code, said in cases:
        ended = program.run(*arguments)
        what = " ".join(arguments).replace(str(place), "")
        tally.check(f"{what} ends with {code}", (ended.returncode, said in ended.stderr) == (code, True), ended)
    tally.check("what was refused left nothing", not (place / "new").exists() and not (program.data / "inner").exists())


def a_damaged_backup(tally, program, place, backup):
    """One letter of a stored event, changed where it lies."""
    damaged = place / "damaged"
    damaged.mkdir()
    bytes_of = (backup / "ledger.db").read_bytes()
    at = bytes_of.index(b'"counterweight.comment_added"') + 4
    (damaged / "ledger.db").write_bytes(bytes_of[:at] + b"x" + bytes_of[at + 1 :])
    for command in (["restore", str(damaged), "--data", str(place / "new")],
                    ["backup", str(place / "new"), "--data", str(damaged)]):  # fmt: skip
        ended = program.run(*command)
        said = ended.returncode == 1 and "is broken" in ended.stderr and ended.stdout == ""
        tally.check(f"{command[0]} of a broken chain ends with 1", said, ended)
        tally.check(f"{command[0]} of a broken chain leaves nothing", not (place / "new").exists())


def restored(tally, program, place, backup, told_before):
    back = Program(program.binary, place / "back")
    ended = program.run("restore", str(backup), "--data", str(back.data), "--lang", "ru")
    tally.check("it is restored", ended.returncode == 0 and "цепочка цела" in ended.stdout, ended)
    tally.check("and nothing else is there", [file.name for file in back.data.iterdir()] == ["ledger.db"])
    back.start()
    try:
        lost = set(told_before) - comments(back)
        tally.check("all that was acknowledged before is there", not lost, lost)
        first = pictures(back)
        member, end = Member(back, "boris"), time.monotonic() + 20
        path = "/api/v1/search?q=" + quote("walrus complained")
        while not member.get(path)[1]["hits"] and time.monotonic() < end:
            time.sleep(0.1)
        tally.check("the search index is made again", len(member.get(path)[1]["hits"]) == 1, member.get(path))
        tally.check("what was erased is not found", member.get("/api/v1/search?q=xylophone")[1]["hits"] == [])
        tally.check("it stops in order", back.stop() == 0)
        tally.check("a snapshot is written again", any((back.data / "snapshots").iterdir()))
        verified = back.run("audit", "verify", "--data", str(back.data))
        tally.check("and agrees", verified.returncode == 0 and "agrees" in verified.stdout, verified)
        back.start()
        differing = [path for path, picture in pictures(back).items() if picture != first[path]]
        tally.check("it goes on from there", not differing, differing)
    finally:
        back.kill()


def at_rest(tally, program, place):
    """Of a server that has stopped, the whole state comes back."""
    before = pictures(program)
    program.stop()
    backup, back = place / "at-rest", Program(program.binary, place / "rested")
    made = program.run("backup", str(backup), "--data", str(program.data))
    head = program.run("audit", "verify", "--data", str(program.data)).stdout.split("head ")[-1].strip()
    tally.check("a stopped server's data is backed up", made.returncode == 0 and f"head {head}, hash" in made.stdout, made)
    program.run("restore", str(backup), "--data", str(back.data))
    back.start()
    try:
        after = pictures(back)
        tally.check("the same state is answered", before == after, [path for path in READS if before[path] != after[path]])
    finally:
        back.kill()


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        program = Program(sys.argv[1], place).start()
        try:
            somebody_is_erased(tally, program)
            backup = place / "backups" / "monday"
            told_before, _ = backup_under_load(tally, program, backup)
            refusals(tally, program, place, backup)
            a_damaged_backup(tally, program, place, backup)
            restored(tally, program, place, backup, told_before)
            at_rest(tally, program, place)
        finally:
            if program.process.poll() is None:
                program.kill()
    tally.finish()


main()
