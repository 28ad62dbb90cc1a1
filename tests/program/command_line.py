"""What the program says and how it ends, on the command line: 0 done, 1 not in order, 2 wrong usage, 3 environment."""

import json
import pathlib
import sys
import tempfile

from program import Program, Tally


def main():
    binary, source = sys.argv[1:3]
    rulebook = str(pathlib.Path(source) / "rules/library/default/rulebook.json")
    story = str(pathlib.Path(source) / "tests/scenarios/main_story.jsonl")
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        broken = place / "broken.json"
        book = json.loads(pathlib.Path(rulebook).read_text(encoding="utf-8"))
        book["final_say"] = "marketting"
        book["silence"]["salse"] = "consent"
        broken.write_text(json.dumps(book), encoding="utf-8")
        failing = place / "failing.jsonl"
        told = pathlib.Path(story).read_text(encoding="utf-8")
        failing.write_text(told.replace('"status":"launched"', '"status":"expired"'), encoding="utf-8")
        (place / "file").write_text("x", encoding="utf-8")
        program = Program(binary, folder)

        serving = ["serve", "--data", str(place / "e"), "--listen", "127.0.0.1:0"]
        cases = [
            (["--help"], 0, "serve"),
            (["--version"], 0, "0."),
            ([], 2, ""),
            (["dance"], 2, ""),
            (["rules", "check", rulebook], 0, "is in order"),
            (["rules", "check", str(broken)], 1, "final_say"),
            (["rules", "check", str(broken)], 1, "salse"),
            (["rules", "check", str(broken), "--json"], 1, '"diagnostics"'),
            (["rules", "check", str(place / "none.json")], 2, "Cannot read"),
            (["rules", "explain", rulebook], 0, "Sales may object"),
            (["rules", "explain", rulebook, "--lang", "ru"], 0, "«Продажи» вправе"),
            (["rules", "explain", rulebook, "--lang", "de"], 2, ""),
            (["rules", "explain", str(broken)], 1, "final_say"),
            (["rules", "explain", str(place / "none.json")], 2, "Cannot read"),
            (["rules", "graph", rulebook], 0, "stateDiagram-v2"),
            (["rules", "graph", rulebook, "--format", "scxml", "--lang", "ru"], 0, "Ждёт решения"),
            (["rules", "graph", rulebook, "--format", "bpmn"], 0, "<bpmn:participant"),
            (["rules", "graph", rulebook, "--format", "svg"], 0, "<svg "),
            (["rules", "graph", rulebook, "--format", "bmpn"], 2, ""),
            (["rules", "graph", str(broken)], 1, "final_say"),
            (["rules", "simulate", rulebook, story], 0, '"accepted":["veto_cast"]'),
            (["rules", "simulate", rulebook, str(failing)], 1, '"expected":{'),
            (["rules", "simulate", rulebook, str(place / "file")], 2, "Line 1"),
            (["rules", "simulate", str(broken), story], 1, "final_say"),
            (["audit", "verify", "--data", str(place / "nowhere")], 3, ""),
            (["serve", "--demo", "--data", str(place / "d"), "--listen", "0.0.0.0:0"], 2, "loopback"),
            (["serve", "--demo", "--data", str(place / "d"), "--listen", "here"], 2, "ADDRESS:PORT"),
            ([*serving, "--rulebook", str(broken)], 1, "final_say"),
            ([*serving, "--rulebook", str(place / "none.json")], 2, "Cannot read"),
            ([*serving, "--rulebook", rulebook, "--rulebook", rulebook], 2, "of its own"),
            (["serve", "--demo", "--data", str(place / "file"), "--listen", "127.0.0.1:0"], 3, ""),
        ]
        for arguments, code, said in cases:
            ended = program.run(*arguments)
            output = ended.stdout + ended.stderr
            words = " ".join(arguments)
            tally.check(f"{words} ends with {code}", ended.returncode == code, f"{ended.returncode}: {output[:300]}")
            tally.check(f"{words} says {said!r}", said in output and output.strip(), output[:300])

        program.start()
        try:
            second = program.run("serve", "--demo", "--data", str(program.data), "--listen", "127.0.0.1:0")
            refused = second.returncode == 3 and second.stderr.strip()
            tally.check("a second server on the same data is refused", refused, second.stderr)
            taken = program.run("serve", "--demo", "--data", str(place / "other"), "--listen", f"127.0.0.1:{program.port}")
            refused = taken.returncode == 3 and str(program.port) in taken.stderr
            tally.check("a taken port is refused", refused, taken.stderr)
            beside = program.run("audit", "verify", "--data", str(program.data))
            tally.check("audit verify works beside a running server", beside.returncode == 0, beside.stderr)
        finally:
            tally.check("SIGTERM ends it in order", program.stop() == 0)
    tally.finish()


main()
