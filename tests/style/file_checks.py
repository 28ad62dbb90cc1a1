"""How a file is written, whatever is in it."""

import re

from check import style
from tree import BROWSER, CPP, line_of

WIDTHS = {".cpp": 110, ".hpp": 110, ".ts": 120, ".svelte": 120, ".js": 120, ".mjs": 130, ".py": 130, ".cmake": 130}
# Drawings: a line is a shape.
AS_WIDE_AS_IT_IS = {"web/ui/src/parts/Sprite.svelte"}
# An address, and a sentence for people that stands alone on its line.
UNBREAKABLE = r"https?://\S{60}|^\s*(?:'[^']*'|\"[^\"]*\"|`[^`]*`),?$"
LONGEST = 400
# Files past LONGEST lines that are better whole, each with why.
LONG_ON_PURPOSE = {"web/ui/src/lib/api/generated.ts"}  # generated, and read by a compiler

CODE = CPP + BROWSER + (".py", ".cmake")


def ending_of(path):
    return "." + path.rsplit(".", 1)[-1]


@style(
    "line length",
    bad=[{"base/a.cpp": "x" * 111 + "\n"}, {"web/ui/src/A.svelte": "x" * 121 + "\n"}],
    good=[{"base/a.cpp": "ж" * 110 + "\n", "docs/a.md": "x" * 200 + "\n", "web/ui/src/a.ts": f"  '{'x ' * 70}',\n"}],
)
def line_length(tree):
    for path, text in tree.of(*WIDTHS):
        if path in AS_WIDE_AS_IT_IS:
            continue
        limit = WIDTHS[ending_of(path)]
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > limit and not re.search(UNBREAKABLE, line):
                yield path, number, f"expected at most {limit} columns, found {len(line)}"


@style(
    "file length",
    bad=[{"base/a.cpp": "x\n" * (LONGEST + 1)}],
    # A style sheet is looked up by selector, not read from top to bottom.
    good=[{"base/a.cpp": "x\n" * LONGEST, "docs/a.md": "x\n" * 900, "web/ui/src/a.css": "x\n" * 900}],
)
def file_length(tree):
    for path, text in tree.of(*(ending for ending in CODE if ending != ".css")):
        lines = text.count("\n")
        if lines > LONGEST and path not in LONG_ON_PURPOSE:
            yield path, lines, f"expected at most {LONGEST} lines, found {lines}: split it, or say why in file_checks.py"
        if lines <= LONGEST and path in LONG_ON_PURPOSE:
            yield path, lines, "is not long any more: take it off the list in file_checks.py"


@style(
    "white space",
    bad=[{"base/a.cpp": "x; \n"}, {"base/a.cpp": "\tx;\n"}, {"base/a.cpp": "x;"}, {"base/a.cpp": "x;\r\n"}],
    good=[{"base/a.cpp": "x;\n", "base/b.cpp": ""}],
)
def white_space(tree):
    for path, text in tree.of(*CODE):
        for match in re.finditer(r"[ \t]+$|\t|\r", text, re.MULTILINE):
            yield path, line_of(text, match.start()), "found a tab, a carriage return or white space at the end of the line"
        if text and not text.endswith("\n"):
            yield path, text.count("\n") + 1, "expected a line feed at the end of the file"


@style(
    "no notes to self",
    bad=[{"base/a.cpp": "// TO" + "DO: later\n"}, {"docs/a.md": "FIX" + "ME\n"}, {"script/x": "# XX" + "X why\n"}],
    good=[{"base/a.cpp": 'auto name = "cw-XXXXXX", no_currency = "XX' + 'X";\n'}],
)
def no_notes_to_self(tree):
    for path, text in sorted(tree.items()):
        for match in re.finditer(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b|(?:#|//|/\*|<!--).*\bXX" + r"X\b", text):
            yield path, line_of(text, match.start()), f"found `{match[0]}`: do it, or file it"


@style(
    "no paths of one machine, no download addresses",
    bad=[{"script/x": "cd /ho" + "me/anna/src\n"}, {"docs/a.md": "see /wo" + "rk/main\n"}],
    good=[{"docs/a.md": "GET /work, the work/main folder\n"}],
)
def no_machine_paths(tree):
    pattern = re.compile(r"(?<![\w.}])/(?:work|home|root|Users)/\w+|\bregistry\.npmjs\b|\bdeb\.debian\b")
    for path, text in sorted(tree.items()):
        for match in pattern.finditer(text):
            yield path, line_of(text, match.start()), f"found `{match[0]}`, which is of one machine or network"


@style(
    "spelling: organisation",
    bad=[{"base/a.hpp": "// one organi" + "zation\n"}],
    good=[{"base/a.hpp": "// one organisation\n"}],
)
def british_spelling(tree):
    for path, text in sorted(tree.items()):
        for match in re.finditer(r"organi" + r"zation", text, re.IGNORECASE):
            yield path, line_of(text, match.start()), f"expected organisation, found `{match[0]}`"
