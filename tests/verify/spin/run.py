#!/usr/bin/env python3
"""SPIN against `rules verify`: run.py PROGRAM SOURCE_DIR [--library] [--random N] [--seed S] [--keep DIR].

Every part that the program explores is written as a Promela model of its own (promela.py, amending.py), and SPIN has to find as
many states and edges. Without options: the rulebooks under tests/verify; with --library those of the library,
too; and N by chance. A part on which the two disagree is printed, its rulebook and model are kept in DIR.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import amending
import amendments
import count
import part
import promela
import random_books

LIMIT = 200_000  # states of one part: what `rules verify` explores at most


def model_of(rulebook, situations, place, focus, play):
    """(the model, the numbers that it reads)"""
    if play.startswith("amending"):
        amended = amendments.Amended(rulebook, situations, place, focus, play)
        return amending.model(amended), amending.facts(amended)
    return promela.model(part.Part(rulebook, situations[place], focus, play)), ""


class Comparison:
    def __init__(self, program, keep):
        self.program, self.keep = program, keep
        self.passed = self.failed = self.states = self.edges = 0
        self.folder = tempfile.TemporaryDirectory()
        self.unfinished = 0  # parts that met the limit
        self.counter = count.Counter()

    def report(self, rulebook):
        file = pathlib.Path(self.folder.name) / "rulebook.json"
        file.write_text(json.dumps(rulebook), encoding="utf-8")
        done = subprocess.run(
            [self.program, "rules", "verify", str(file), "--json"], capture_output=True, text=True, check=False
        )
        return json.loads(done.stdout) if done.stdout else None

    def compare(self, name, rulebook, report):
        """{play: (agreeing parts, all parts)} of those that were explored to the end."""
        tally = collections.defaultdict(lambda: [0, 0])
        for each in report["explored"]:
            if each["states"] >= LIMIT:
                self.unfinished += 1
                continue
            model, facts = model_of(rulebook, report["looked_at"], each["situation"], each["focus"], each["play"])
            theirs, ours = self.counter.count(model, facts), (each["states"], each["edges"])
            label = f"{name}: {each['play']} of `{each['focus']}` in situation {each['situation']}"
            tally[each["play"]][0] += self.check(label, theirs == ours, f"SPIN has {theirs} states and edges, we have {ours}")
            tally[each["play"]][1] += 1
            self.states, self.edges = self.states + theirs[0], self.edges + theirs[1]
            if theirs != ours and self.keep:
                place = pathlib.Path(self.keep, label.replace("/", "_").replace(" ", "_").replace("`", ""))
                place.with_suffix(".json").write_text(json.dumps(rulebook, indent=1), encoding="utf-8")
                place.with_suffix(".pml").write_text(model, encoding="utf-8")
                place.with_suffix(".facts").write_text(facts, encoding="utf-8")
        print(f"{name}: " + ", ".join(f"{good} of {all_} parts of {play}" for play, (good, all_) in tally.items()), flush=True)

    def check(self, name, good, detail):
        self.passed += good
        self.failed += not good
        if not good:
            print(f"FAILED {name}: {detail}")
        return good


def by_chance(comparison, how_many, seed):
    done = refused = 0
    while done < how_many:
        number = seed + done + refused
        rulebook = random_books.rulebook(random.Random(number))
        report = comparison.report(rulebook)
        if report is None or not report["explored"]:
            refused += 1
            if refused > 50 + 5 * how_many:
                return comparison.check("by chance", False, "hardly any is a rulebook")
            continue
        done += 1
        comparison.compare(f"by chance, seed {number}", rulebook, report)
    return print(f"{how_many} rulebooks by chance from seed {seed}; {refused} more were none")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("root", type=pathlib.Path)
    options.add_argument("--library", action="store_true")
    options.add_argument("--random", type=int, default=1)
    options.add_argument("--seed", type=int, default=random.randrange(10**9))
    options.add_argument("--keep", help="a folder for rulebooks and models on which the two disagree")
    options = options.parse_args()
    comparison = Comparison(options.program, options.keep)
    files = [options.root / "tests/verify/tiny.json", *sorted((options.root / "tests/verify/spin").glob("*.json"))]
    if options.library:
        files += sorted((options.root / "rules/library").glob("*/*.json"))
    for file in files:
        rulebook = json.loads(file.read_text(encoding="utf-8"))
        if "jurisdiction" in rulebook:
            comparison.compare(str(file.relative_to(options.root)), rulebook, comparison.report(rulebook))
    by_chance(comparison, options.random, options.seed)
    print(f"{comparison.states} states and {comparison.edges} edges were counted by SPIN")
    print(f"{comparison.unfinished} parts met the limit of states, and were left out")
    print(f"{comparison.passed} passed, {comparison.failed} failed")
    return 1 if comparison.failed or not comparison.passed else 0


if __name__ == "__main__":
    sys.exit(main())
