"""g++ 12 corrupts memory when a co_await's full expression holds an aggregate temporary, a braced list or a capturing lambda
(docs/ARCHITECTURE.md, "Coroutines"). The compiler says nothing, so this does: name the value first."""

import re

from check import style
from tree import CPP, code_of, line_of

OPENING = "([{"
CLOSING = ")]}"
CAPTURING_COROUTINE = re.compile(
    r"\[[^\]\[]+\]\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*(?:mutable\s*)?->\s*[\w:]*\bawaitable\s*<"
)


def rest_of_expression(code, start):
    """From `start` to the end of the expression: a semicolon or the bracket that closes around it."""
    depth = 0
    for offset in range(start, len(code)):
        letter = code[offset]
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth -= 1
            if depth < 0:
                return code[start:offset]
        elif letter == ";" and depth == 0:
            return code[start:offset]
    return code[start:]


def inside_braced_list(code, start):
    """Whether `start` stands in a braced list: a brace that follows a name without a space, or an operator."""
    depth = 0
    for offset in range(start - 1, -1, -1):
        letter = code[offset]
        if letter in CLOSING:
            depth += 1
        elif letter in OPENING and depth > 0:
            depth -= 1
        elif letter == "{":
            before = code[:offset]
            return bool(re.search(r"[\w>]$", before) or re.search(r"(?:[=,(]|\breturn)\s*$", before))
        elif letter == ";" and depth == 0:
            return False
    return False


@style(
    "coroutines: nothing braced and no lambda within a co_await's expression",
    bad=[
        {"web/server/a.cpp": "void f() {\n  co_await send(Frame{1, 2});\n}\n"},
        {"web/server/a.cpp": "auto r = co_await run([&] { return 1; });\n"},
        {"web/server/a.cpp": "use({co_await read()});\n"},
        {"web/server/a.cpp": "auto x = Pair{co_await a(), 1};\n"},
        {"web/server/a.cpp": "spawn([this]() -> asio::awaitable<void> { co_await step(); });\n"},
        {"web/server/a.cpp": "auto r = co_await f(\n    std::array{1},\n    token);\n"},
    ],
    good=[
        {"web/server/a.cpp": "awaitable<void> f() {\n  auto [ec, n] = co_await read(s, token);\n  if (ec) co_return;\n}\n"},
        {"web/server/a.cpp": "while (x) {\n  if (!co_await f(x)) {\n    g({1});\n  }\n}\n"},
        {"web/server/a.cpp": "// co_await f({1});\nspawn([]() -> awaitable<void> { co_return; });\n"},
    ],
)
def coroutines_name_their_values(tree):
    for path, text in tree.of(*CPP):
        code = code_of(text)
        for match in re.finditer(r"\bco_await\b", code):
            if "{" in rest_of_expression(code, match.end()) or inside_braced_list(code, match.start()):
                yield path, line_of(code, match.start()), "name the braced value or lambda before the co_await"
        for match in CAPTURING_COROUTINE.finditer(code):
            yield path, line_of(code, match.start()), "a lambda that captures is no coroutine: its captures die first"
