"""What the program says and how it ends, on the command line: 0 done, 1 not in order, 2 wrong usage, 3 environment."""

import json
import pathlib
import sys
import tempfile

from program import Program, Tally


def backtests(program, place, rulebook, tally):
    """The running demo's past under its own rulebook, and under one that gives finance a say over every price."""
    on_demo = ("--data", str(program.data))
    same = program.run("rules", "backtest", rulebook, *on_demo, "--json")
    told = json.loads(same.stdout) if same.returncode == 0 else {}
    as_it_was = told.get("replayed", 0) > 0 and all(each["change"] == "same" for each in told["proposals"])
    tally.check("rules backtest under the same rulebook changes nothing", as_it_was, same.stdout[:2000] + same.stderr)
    tally.check("rules backtest reads the whole record", told.get("guessed") == 0, same.stdout[:300])

    book = json.loads(pathlib.Path(rulebook).read_text(encoding="utf-8"))
    book["jurisdiction"].append({"id": "finance_says_yes", "department": "finance", "approval_required": True})
    book["silence"]["finance"] = "block"
    strict = place / "strict.json"
    strict.write_text(json.dumps(book), encoding="utf-8")
    for language, words in (("en", "blocked"), ("ru", "Остановлено было бы")):
        other = program.run("rules", "backtest", str(strict), *on_demo, "--lang", language)
        tally.check(f"rules backtest says what would be blocked ({language})", words in other.stdout, other.stdout[:600])
        tally.check(f"rules backtest with differences ends with 0 ({language})", other.returncode == 0, other.stderr)


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
        tiny = str(pathlib.Path(source) / "tests/verify/tiny.json")
        unsound = place / "unsound.json"
        book = json.loads(pathlib.Path(tiny).read_text(encoding="utf-8"))
        book["jurisdiction"][0]["when"] = "discount_pct < 20"
        unsound.write_text(json.dumps(book), encoding="utf-8")
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
            (["rules", "verify", tiny], 0, "is sound"),
            (["rules", "verify", tiny, "--lang", "ru"], 0, "всё доказано"),
            (["rules", "verify", tiny, "--json"], 0, '"sound":true'),
            (["rules", "verify", str(unsound)], 1, "where discount 20%"),
            (["rules", "verify", tiny, "--max-states", "100"], 1, "not proved"),
            (["rules", "verify", tiny, "--max-states", "1"], 2, ""),
            (["rules", "verify", str(broken)], 1, "final_say"),
            (["rules", "verify", str(place / "none.json")], 2, "Cannot read"),
            (["rules", "diff", tiny, tiny], 0, "say the same"),
            (["rules", "diff", tiny, str(unsound)], 0, "discount from 20% to 100%"),
            (["rules", "diff", tiny, str(unsound), "--lang", "ru"], 0, "больше не вправе"),
            (["rules", "diff", tiny, str(unsound), "--json"], 0, '"effect":"allowed"'),
            (["rules", "diff", tiny, str(broken)], 1, "final_say"),
            (["rules", "diff", str(place / "none.json"), tiny], 2, "Cannot read"),
            (["rules", "backtest", str(broken), "--data", str(place / "nowhere")], 1, "final_say"),
            (["rules", "backtest", str(place / "none.json"), "--data", str(place / "nowhere")], 2, "Cannot read"),
            (["rules", "backtest", rulebook, "--data", str(place / "nowhere")], 3, ""),
            (["audit", "verify", "--data", str(place / "nowhere")], 3, ""),
            (["backup", "--help"], 0, "TO"),
            (["backup", str(place / "b"), "--data", str(place / "nowhere")], 3, "no ledger"),
            (["backup", str(place / "b"), "--data", str(place / "nowhere"), "--lang", "de"], 2, ""),
            (["restore", str(place / "nowhere"), "--data", str(place / "b"), "--lang", "ru"], 3, "нет журнала"),
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
            backtests(program, place, rulebook, tally)
        finally:
            tally.check("SIGTERM ends it in order", program.stop() == 0)
    tally.finish()


main()
