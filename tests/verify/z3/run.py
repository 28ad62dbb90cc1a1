#!/usr/bin/env python3
"""z3 against `rules verify`: run.py PROGRAM SOURCE_DIR [--random N] [--seed S] [--keep DIR].

For every rulebook of the library, for seeded wrong ones and for N by chance, z3 says which conditions hold for no or for every
value, which rows give nothing, what nobody may object to, which rows want opposite things, and whether the situations that
the program tells are all there are. Both have to say the same. A failing rulebook by chance is printed with its seed.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import questions
import random_books

DAYS_OF_A_GAP = {"op": "add", "path": "/jurisdiction/0/when", "value": "discount_pct != 20"}


class Checks:
    def __init__(self, program):
        self.program, self.passed, self.failed, self.asked = program, 0, 0, 0
        self.told = dict.fromkeys(("never", "always", "nothing", "gaps", "clashes"), 0)
        self.folder = tempfile.TemporaryDirectory()

    def check(self, name, good, detail=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAILED {name}: {detail}")
        return good

    def report(self, rulebook):
        """What our program says, or its complaint. One state is enough for what conditions decide."""
        file = pathlib.Path(self.folder.name) / "rulebook.json"
        file.write_text(json.dumps(rulebook), encoding="utf-8")
        command = [self.program, "rules", "verify", str(file), "--json", "--max-states", "100"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return (json.loads(done.stdout), "") if done.stdout else (None, done.stderr)

    def compare(self, name, rulebook):
        report, complaint = self.report(rulebook)
        if not self.check(name, report, complaint):
            return None
        ours, other = verdicts(report, rulebook), questions.opinion(rulebook, report["looked_at"])
        self.asked += other.pop("asked")
        good = self.check(f"{name}: situations", not other["situations"], other.pop("situations"))
        for key, said in ours.items():
            self.told[key] += len(said)
            good &= self.check(f"{name}: {key}", said == other[key], f"we say {said}, z3 says {other[key]}")
        return good


def verdicts(report, rulebook):
    """The sentences of `rules verify` as sets of ids."""
    problems = {each["property"]: each["problems"] for each in report["properties"]}
    ids = lambda sentences, pattern: {found[1] for each in sentences if (found := re.search(pattern, each))}
    kinds = {each["name"]["en"]: each["id"] for each in rulebook["kinds"]}
    gaps = ids(problems["S5"], r"^Nobody may object to (.*?)(?: where .*)?\.$")
    return {
        "never": ids(problems["S3"], r"`(\w+)` holds for no value"),
        "always": ids(problems["S3"], r"`(\w+)` holds for every value"),
        "nothing": ids(problems["S4"], r"The row `(\w+)` gives"),
        "gaps": {kinds[each] for each in gaps},
        "clashes": {tuple(re.search(r"\(`(\w+)`, `(\w+)`\)", each).groups()) for each in problems["S6"]},
    }


def seeded(root):
    """(name, rulebook) with one fault each."""
    tiny = json.loads((root / "tests/verify/tiny.json").read_text(encoding="utf-8"))
    for fault in json.loads((root / "tests/verify/faults.json").read_text(encoding="utf-8")):
        if "refused" not in fault:  # those that `rules check` takes
            yield fault["fault"], patched(tiny, fault["patch"])
    yield "a gap exactly at a threshold", patched(tiny, [DAYS_OF_A_GAP])


def patched(document, patch):
    """RFC 6902 as far as faults.json uses it."""
    out = json.loads(json.dumps(document))
    for step in patch:
        *way, last = step["path"].split("/")[1:]
        place = out
        for part in way:
            place = place[int(part) if isinstance(place, list) else part]
        if step["op"] == "remove":
            del place[last if isinstance(place, dict) else int(last)]
        elif isinstance(place, dict):
            place[last] = step["value"]
        elif last == "-":
            place.append(step["value"])
        elif step["op"] == "add":
            place.insert(int(last), step["value"])
        else:
            place[int(last)] = step["value"]
    return out


def by_chance(checks, count, seed, keep):
    """So many that `rules check` takes: what it refuses is no rulebook."""
    done = refused = 0
    while done < count:
        number = seed + done + refused
        rulebook = random_books.rulebook(random.Random(number))
        if checks.report(rulebook)[0] is None:
            refused += 1
            if refused > 50 + 2 * count:
                return checks.check("by chance", False, f"{refused} of {done + refused} are no rulebooks")
            continue
        done += 1
        if not checks.compare(f"by chance, seed {number}", rulebook) and keep:
            pathlib.Path(keep, f"seed_{number}.json").write_text(json.dumps(rulebook, indent=1), encoding="utf-8")
    return refused


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("root", type=pathlib.Path)
    options.add_argument("--random", type=int, default=20)
    options.add_argument("--seed", type=int, default=random.randrange(10**9))
    options.add_argument("--keep", help="a folder for rulebooks on which the two disagree")
    options = options.parse_args()
    checks = Checks(options.program)
    for file in sorted((options.root / "rules/library").glob("*/*.json")):
        rulebook = json.loads(file.read_text(encoding="utf-8"))
        if "jurisdiction" in rulebook:
            checks.compare(str(file.relative_to(options.root)), rulebook)
    for name, rulebook in seeded(options.root):
        checks.compare(name, rulebook)
    refused = by_chance(checks, options.random, options.seed, options.keep)
    print(f"{options.random} rulebooks by chance from seed {options.seed} ({refused} more were none); {checks.asked} questions;")
    print("of which both find: " + ", ".join(f"{count} {key}" for key, count in checks.told.items()))
    checks.check("every fault is among them", all(checks.told.values()), checks.told)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
