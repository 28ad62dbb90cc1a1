#!/usr/bin/env python3
"""Counts test cases in what the suite's parts wrote: `tally.py KIND FILE...` prints "PASSED FAILED NAME" per part.

Kinds: `ctest` (the JUnit file of ctest, with every program's output in it), `vitest` (its JSON report) and `lines` (a log
that ends with "N passed, N failed"). A part that says nothing about its cases, or ran none, counts as one failure: silence
is no success.
"""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

# Catch2, 2.13 and 3 alike: "All tests passed (9 assertions in 3 test cases)" or "test cases: 3 | 2 passed | 1 failed".
ALL_PASSED = re.compile(r"^All tests passed \(\d+ assertions? in (\d+) test cases?\)", re.MULTILINE)
SOME_FAILED = re.compile(r"^test cases?:\s+(\d+)((?:\s+\|\s+\d+ [a-z]+(?: [a-z]+)*)*)", re.MULTILINE)
# Everything of ours, alone on its line.
PLAIN = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed\s*$", re.MULTILINE)


def last(pattern, text):
    found = None
    for found in pattern.finditer(text):
        pass
    return found


def count_output(text):
    """(passed, failed) as the last summary in `text` has it, or None when there is none."""
    if match := last(ALL_PASSED, text):
        return int(match[1]), 0
    if match := last(SOME_FAILED, text):
        parts = {name: int(number) for number, name in re.findall(r"(\d+) ([a-z ]*[a-z])", match[2])}
        failed = parts.get("failed", 0)
        return int(match[1]) - failed - parts.get("skipped", 0), failed
    if match := last(PLAIN, text):
        return int(match[1]), int(match[2])
    return None


def settle(counts, succeeded):
    """What a part's own count means together with how its program ended."""
    passed, failed = counts or (0, 0)
    if not succeeded or passed + failed == 0:
        failed = max(failed, 1)
    return passed, failed


def from_ctest(path):
    for case in xml.parse(path).getroot().iter("testcase"):
        succeeded = case.get("status") == "run"
        output = case.findtext("system-out") or ""
        yield settle(count_output(output), succeeded), case.get("name")


def from_vitest(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    counts = report["numPassedTests"], report["numFailedTests"]
    yield settle(counts, report["success"]), "vitest"


def from_lines(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        counts = count_output(file.read())
    yield settle(counts, counts is not None), pathlib.Path(path).stem


READERS = {"ctest": from_ctest, "vitest": from_vitest, "lines": from_lines}


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in READERS:
        print(f"tally.py: expected one of {', '.join(READERS)} and a file, found `{' '.join(arguments)}`", file=sys.stderr)
        return 2
    for path in arguments[1:]:
        try:
            results = list(READERS[arguments[0]](path))
        except (OSError, ValueError, KeyError, xml.ParseError) as error:
            print(f"tally.py: expected a report of {arguments[0]} in `{path}`, found: {error}", file=sys.stderr)
            results = []
        for (passed, failed), name in results or [((0, 1), f"{arguments[0]} ran nothing")]:
            print(passed, failed, name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
