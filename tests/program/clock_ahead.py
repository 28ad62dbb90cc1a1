"""The demo's clock ahead: deadlines fall, and its ledger never sees time go back."""

import datetime
import json
import sys

from program import Member, Program, Tally

DAY = 86_400


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def now_at(program):
    """How far ahead the server is, in days, and what hanna sees waiting."""
    hanna = Member(program, "hanna")
    _, me = hanna.get("/api/v1/me")
    ahead = seconds(me["server_time"]) - datetime.datetime.now(datetime.timezone.utc).timestamp()
    _, listed = hanna.get("/api/v1/proposals")
    return ahead / DAY, {card["id"]: card for card in listed["proposals"]}


def serve(program, *options):
    place = ["--data", str(program.data), "--listen", "127.0.0.1:0"]
    return program.run("serve", *options, *place)


def main():
    tally = Tally()
    program = Program(sys.argv[1])

    program.start()
    try:
        ahead, before = now_at(program)
    finally:
        program.stop()
    tally.check("without the option the demo's clock is the machine's", abs(ahead) < 0.01, ahead)
    reviewed = [one for one, card in before.items() if card["status"] == "in_review"]
    tally.check("the demo begins with reviews that run", reviewed, before)

    program.start("--clock-ahead", "6d12h")
    try:
        ahead, after = now_at(program)
    finally:
        program.stop()
    tally.check("its clock runs as far ahead as was said", abs(ahead - 6.5) < 0.01, ahead)
    still = [one for one in reviewed if after[one]["status"] == "in_review"]
    tally.check("the five days of every review are over", not still, still)

    for options in ([], ["--clock-ahead", "2d"]):
        ended = serve(program, "--demo", *options)
        said = ended.stderr
        refused = ended.returncode == 2 and "time does not go back" in said and "--clock-ahead 6d12h or more" in said
        tally.check(f"a start with {options or 'nothing'} after that is refused, with what would do", refused, said)

    program.start("--clock-ahead", "6d12h")
    try:
        _, again = now_at(program)
    finally:
        program.stop()
    tally.check("it starts as far ahead again, and nothing has changed", again == after)

    exported = program.run("audit", "export", "--data", str(program.data)).stdout.splitlines()
    times = [seconds(json.loads(line)["time"]) for line in exported]
    tally.check("time never went back in the ledger", times and times == sorted(times))
    tally.check("its chain holds", program.run("audit", "verify", "--data", str(program.data)).returncode == 0)

    for options, said in (
        (["--clock-ahead", "4d"], "expected --demo with it"),
        (["--demo", "--clock-ahead", "soon"], "`soon`"),
        (["--demo", "--clock-ahead=-4d"], "`-4d`"),
        (["--demo", "--clock-ahead", "367d"], "at most 366d"),
    ):
        ended = serve(program, *options)
        tally.check(f"{' '.join(options)} is refused", ended.returncode == 2 and said in ended.stderr, ended.stderr)
    tally.finish()


main()
