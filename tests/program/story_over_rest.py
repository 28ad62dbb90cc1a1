"""The main story (tests/scenarios/main_story.jsonl) twice: through `rules simulate`, and over REST with curl. Proposals,
timelines and board must be equal JSON but for ids, times and people's names."""

import json
import pathlib
import re
import subprocess
import sys

from program import PASSWORD, Program, Tally

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z|(?<=with ).*(?= left\.)")  # a moment, or what is left until one
# ids, times; names and the number of members, which the scenario does not know
LEFT_OUT = {"seq", "cursor", "name", "version", "decision_left_ms", "left_ms", "electorate"}


def normal(value, ids):
    """The same for both: no times, no ledger ids, proposals by their label."""
    if isinstance(value, dict):
        out = {}
        for key, each in value.items():
            if key in LEFT_OUT:
                continue
            out[key] = ids.get(each, each) if key == "proposal" and isinstance(each, int) else normal(each, ids)
        return out
    if isinstance(value, list):
        return [normal(each, ids) for each in value]
    return TIME.sub("TIME", value) if isinstance(value, str) else value


class Curl:
    """Every call is a process of its own, as an integrator's script would do it."""

    def __init__(self, program, folder):
        self.base = f"http://127.0.0.1:{program.port}/api/v1"
        self.folder = pathlib.Path(folder)

    def call(self, member, method, path, body=None, headers=()):
        jar = self.folder / f"{member}.cookies"
        command = ["curl", "-sS", "-X", method, "-b", str(jar), "-c", str(jar), "-w", "\n%{http_code}", self.base + path]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "-d", json.dumps(body), *headers]
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        text, _, status = out.rpartition("\n")
        return int(status), json.loads(text) if text else None

    def command(self, member, path, body, proposal):
        return self.call(member, "POST", path, body, ["-H", f'If-Match: "{proposal["version"]}"'] if proposal else [])

    def sign_in(self, member):
        status, _ = self.call(member, "POST", "/session", {"email": f"{member}@ferrit.example", "password": PASSWORD})
        assert status == 200, f"{member} cannot sign in: {status}"


def route(line, proposal):
    """The path and body over REST for one line of the scenario."""
    body = dict(line.get("body", {}))
    base = f"/proposals/{proposal['id']}" if proposal else "/proposals/999999"
    name = line["do"]

    def named(kind):
        place = body.pop("action"), body.pop("department")
        return [one["id"] for one in proposal[kind] if (one["action"], one["department"]) == place][-1]

    if name == "submit":
        return "/proposals", body
    if name == "take_position":
        return f"{base}/positions", {"revision": proposal["revision"], **body}
    if name == "vote_sustain":
        veto = named("vetoes")
        return f"{base}/vetoes/{veto}/sustain-votes", {"revision": proposal["revision"], **body}
    if name == "challenge_veto":
        return f"{base}/vetoes/{named('vetoes')}/challenge", body
    if name == "answer_objection":
        return f"{base}/objections/{named('objections')}/answer", body
    if name == "decide":
        return f"{base}/decide", body
    if name == "comment":
        return f"{base}/comments", body
    raise ValueError(name)


def play_over_rest(curl, lines, tally):
    ids, signed_in = {}, set()
    for number, line in enumerate(lines, 1):
        if "do" not in line:
            continue
        member = line["actor"].split("@")[0]
        if member not in signed_in:
            curl.sign_in(member)
            signed_in.add(member)
        label = line.get("proposal")
        proposal = curl.call(member, "GET", f"/proposals/{ids[label]}")[1] if label in ids else None
        path, body = route(line, proposal)
        status, answer = curl.command(member, path, body, proposal)
        if "refused" in line:
            wanted = line["refused"]
            refused = status >= 400 and wanted in (True, answer["code"])
            tally.check(f"line {number} is refused over REST too", refused, f"{status} {answer}")
        else:
            tally.check(f"line {number} is accepted over REST too", status in (200, 201), f"{status} {answer}")
            if line["do"] == "submit":
                ids[label] = answer["id"]
    return ids


def served(curl, ids):
    """What the server shows of the story's proposals, without what depends on who asks."""
    proposals = []
    for number in ids.values():
        proposal = curl.call("hanna", "GET", f"/proposals/{number}")[1]
        for key in ("allowed", "blocked_by"):
            proposal.pop(key)
        timeline = curl.call("hanna", "GET", f"/proposals/{number}/timeline")[1]["events"]
        proposals.append({"proposal": proposal, "timeline": timeline})
    cards = curl.call("hanna", "GET", "/proposals")[1]["proposals"]
    return {"proposals": proposals, "board": [card for card in cards if card["id"] in ids.values()]}


def relabelled(state, labels):
    out = normal(state, labels)
    for each in out["proposals"]:
        each["proposal"]["id"] = labels[each["proposal"]["id"]]
    for card in out["board"]:
        card["id"] = labels[card["id"]]
    out["board"].sort(key=lambda card: card["id"])
    return out


def main():
    binary, source = sys.argv[1:3]
    scenario = pathlib.Path(source) / "tests/scenarios/main_story.jsonl"
    lines = [json.loads(line) for line in scenario.read_text(encoding="utf-8").splitlines() if line.strip()]
    tally = Tally()
    program = Program(binary).start()
    try:
        rulebook = str(pathlib.Path(source) / "rules/library/default/rulebook.json")
        simulated = program.run("rules", "simulate", rulebook, str(scenario), "--state")
        tally.check("the story goes as it expects through `rules simulate`", simulated.returncode == 0, simulated.stderr)
        curl = Curl(program, program.own.name)
        ids = play_over_rest(curl, lines, tally)
        here = relabelled(served(curl, ids), {number: label for label, number in ids.items()})
        there = relabelled(json.loads(simulated.stdout), {number + 1: label for number, label in enumerate(ids)})
        for part in ("proposals", "board"):
            a, b = (json.dumps(state[part], indent=1, sort_keys=True).splitlines() for state in (here, there))
            differing = [(x, y) for x, y in zip(a, b) if x != y][:3]
            what = f"{len(a)}, {len(b)} lines: {differing}"
            tally.check(f"{part}: equal over REST and through simulate", a == b, what)
        tally.check("it stops in order", program.stop() == 0)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
