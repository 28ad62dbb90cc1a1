"""Stop and start, and kill -9 between a snapshot and its tail: the program begins from the snapshot, says so, and shows
what it showed; a damaged one is said in the log and the whole ledger is folded; `audit verify` holds both against each
other."""

import json
import pathlib
import sys
import tempfile

from program import Member, Program, Tally

READS = ["/api/v1/proposals", "/api/v1/attention"] + [
    f"/api/v1/proposals/{number}{part}" for number in range(1, 10) for part in ("", "/revisions", "/timeline")
]


def pictures(program):
    """What everybody is shown, without the time of the server."""
    member = Member(program, "hanna")
    return {path: member.get(path)[1] for path in READS}


def differing(before, after):
    return [path for path in READS if before[path] != after[path]][:3]


class Said:
    """What the program says on stderr since the last look."""

    def __init__(self, path):
        self.path, self.seen = path, 0

    def now(self):
        text = self.path.read_text(encoding="utf-8")[self.seen :]
        self.seen += len(text)
        return text


def comment(program, text):
    return Member(program, "hanna").post("/api/v1/proposals/1/comments", {"text": text}, key=text)


def verify(program):
    ended = program.run("audit", "verify", "--data", str(program.data), "--json")
    return ended.returncode, json.loads(ended.stdout)


def stop_and_start(program, said, snapshot, tally):
    said.now()
    tally.check("an orderly stop writes a snapshot", program.stop() == 0 and snapshot.is_file())
    tally.check("private to its owner", snapshot.stat().st_mode & 0o777 == 0o600)
    code, line = verify(program)
    agrees = code == 0 and line["snapshot"]["agrees"] and line["snapshot"]["seq"] == line["events"]
    tally.check("audit verify finds that it agrees", agrees, line)
    program.start()
    tally.check("the start says that it is used", f"from the snapshot at {line['events']}" in said.now())


def kill_in_the_tail(program, said, tally):
    before = pictures(program)
    written = [comment(program, f"tail-{number}") for number in range(5)]
    tally.check("commands after the snapshot are taken", all(status == 200 for status, _ in written), written)
    after = pictures(program)
    tally.check("and are seen", differing(before, after) != [])
    said.now()
    program.kill()
    program.start()
    tally.check("after kill -9 it begins from the snapshot", "from the snapshot at" in said.now())
    tally.check("and shows what it showed", not differing(after, pictures(program)), differing(after, pictures(program)))
    status, view = comment(program, "tail-3")
    texts = [each["text"] for each in view["proposal"]["comments"]]
    tally.check("a repeat gets the first reply", status == 200 and texts.count("tail-3") == 1, (status, texts))
    status, _ = Member(program, "hanna").post("/api/v1/proposals/1/comments", {"text": "else"}, key="tail-3")
    tally.check("another body under its key is 422", status == 422, status)
    code, line = verify(program)
    tally.check("audit verify beside the server: snapshot and tail agree", code == 0 and line["snapshot"]["agrees"], line)


def damage(program, said, snapshot, tally):
    shown = pictures(program)
    program.stop()
    good = snapshot.read_bytes()
    middle = len(good) // 2
    cases = {
        "a byte changed": good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :],
        "cut off": good[:-10],
        "empty": b"",
        "a newer format": good.replace(b'"format":2', b'"format":3', 1),
        "an older format": good.replace(b'"format":2', b'"format":1', 1),
    }
    for name, bad in cases.items():
        snapshot.write_bytes(bad)
        code, line = verify(program)
        tally.check(f"{name}: audit verify says that it is of no use", code == 0 and not line["snapshot"]["usable"], line)
        said.now()
        program.start()
        tally.check(f"{name}: the log says so", "its snapshot is not used" in said.now())
        tally.check(f"{name}: everything is shown", not differing(shown, pictures(program)), differing(shown, pictures(program)))
        program.kill()
    snapshot.unlink()
    said.now()
    program.start()
    log = said.now()
    tally.check("without one nothing is complained of", "not used" not in log and "all of them folded" in log, log)
    program.stop()
    tally.check("the same state gives the same snapshot", snapshot.read_bytes() == good)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "log"
        with log.open("w", encoding="utf-8") as file:
            program = Program(sys.argv[1], folder, log=file).start()
            snapshot, said = program.data / "snapshots" / "ferrit.jsonl", Said(log)
            try:
                before = pictures(program)
                stop_and_start(program, said, snapshot, tally)
                after = pictures(program)
                tally.check("everything is shown as before", not differing(before, after), differing(before, after))
                kill_in_the_tail(program, said, tally)
                damage(program, said, snapshot, tally)
            finally:
                if program.process.poll() is None:
                    program.kill()
    tally.finish()


main()
