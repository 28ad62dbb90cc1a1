"""script/tally.py counts the whole suite, so it is tested like everything else."""

import contextlib
import importlib.util
import io
import json
import tempfile
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "script" / "tally.py"
SPEC = importlib.util.spec_from_file_location("tally", SCRIPT)
tally = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tally)

SUMMARIES = [
    ("catch2: all passed", "All tests passed (9 assertions in 3 test cases)\n", (3, 0)),
    ("catch2: one case", "All tests passed (1 assertion in 1 test case)\n", (1, 0)),
    ("catch2: some failed", "test cases:  3 |  2 passed | 1 failed\nassertions: 9 | 8 passed | 1 failed\n", (2, 1)),
    ("catch2: failed as expected", "test cases: 4 | 3 passed | 1 failed as expected\n", (4, 0)),
    ("catch2: some skipped", "test cases: 4 | 3 passed | 1 skipped\n", (3, 0)),
    ("catch2: only failed", "test case: 1 | 1 failed\n", (0, 1)),
    ("plain: the last line counts", "2 passed, 0 failed\nmore\n5 passed, 1 failed\n", (5, 1)),
    ("plain: not in the middle of a line", "we had 2 passed, 0 failed yesterday\n", None),
    ("silence", "", None),
]


def report(kind, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "part.log")
        path.write_text(text, encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            tally.main([kind, str(path)])
        return out.getvalue().splitlines()


def junit(status, output):
    return f'<testsuite><testcase name="base" status="{status}"><system-out>{output}</system-out></testcase></testsuite>'


def vitest(passed, failed, success):
    return json.dumps({"numPassedTests": passed, "numFailedTests": failed, "success": success})


def cases():
    """(name, whether it is as it should be)"""
    for name, output, expected in SUMMARIES:
        yield name, tally.count_output(output) == expected
    yield "settle: a part that ran nothing has failed", tally.settle(None, True) == (0, 1)
    yield "settle: zero tests are a failure", tally.settle((0, 0), True) == (0, 1)
    yield "settle: a crash after the last test is a failure", tally.settle((3, 0), False) == (3, 1)
    yield "settle: counted failures are not counted twice", tally.settle((3, 2), False) == (3, 2)
    good = "All tests passed (9 assertions in 3 test cases)"
    yield "ctest: counts cases", report("ctest", junit("run", good)) == ["3 0 base"]
    yield "ctest: a failed program", report("ctest", junit("fail", "killed")) == ["0 1 base"]
    yield "ctest: no program at all", report("ctest", "<testsuite></testsuite>") == ["0 1 ctest ran nothing"]
    yield "ctest: no report", report("ctest", "") == ["0 1 ctest ran nothing"]
    yield "vitest: counts", report("vitest", vitest(7, 0, True)) == ["7 0 vitest"]
    yield "vitest: a file that does not load", report("vitest", vitest(7, 0, False)) == ["7 1 vitest"]
    yield "lines: counts", report("lines", "ok\n4 passed, 1 failed\n") == ["4 1 part"]
    yield "lines: no summary", report("lines", "killed\n") == ["0 1 part"]
