#!/usr/bin/env python3
"""Runs every style check over the project, and every check's own tests. Ends with "N passed, N failed"."""

import sys
from pathlib import Path

import check
import cpp_checks
import coroutine_checks
import file_checks
import include_checks
import project_checks
import sentence_checks
import tally_test
import tree
import ui_checks

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    include_checks, cpp_checks, coroutine_checks, sentence_checks, ui_checks, file_checks, project_checks, tally_test
)  # fmt: skip


class Tests:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, good, sentence):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(sentence)


def main():
    tests = Tests()
    project = tree.read_project(ROOT)
    for one in check.CHECKS:
        for index, bad in enumerate(one.bad):
            tests.expect(list(one.find(bad)), f"{one.name}: misses what is wrong in its bad example {index}: {dict(bad)}")
        for index, good in enumerate(one.good):
            found = list(one.find(good))
            tests.expect(not found, f"{one.name}: complains of its good example {index}: {found}")
        complaints = [f"{path}:{line}: {sentence}" for path, line, sentence in one.find(project)]
        tests.expect(not complaints, "\n".join([f"{one.name}:"] + [f"  {complaint}" for complaint in complaints]))
    for name, good in tally_test.cases():
        tests.expect(good, f"tally: {name}")
    print(f"{tests.passed} passed, {tests.failed} failed")
    return 0 if tests.failed == 0 and tests.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
