"""Calls and habits that the C++ sources do without."""

import fnmatch
import re

from check import style
from tree import CPP, line_of, code_of

# (pattern, paths that may, what to do instead)
BANNED = [
    (r"\b(?:system|high_resolution|utc|tai|file)_clock::now\b", ["engine/service/*clock*", "tests/*"],
     "ask the service's clock, or take the time as an input"),
    # Deadlines of sockets are no business of the engine, and a wall clock that jumps must not move them.
    (r"\bsteady_clock::now\b", ["engine/service/*clock*", "web/server/*", "tests/*"],
     "ask the service's clock, or take the time as an input"),
    (r"\b(?:std::time|::time|time)\s*\(\s*(?:nullptr|NULL|0)\s*\)|\b(?:gettimeofday|clock_gettime)\s*\(",
     ["engine/service/*clock*"], "ask the service's clock, or take the time as an input"),
    (r"\b(?:localtime|localtime_r|mktime)\s*\(", [], "times are UTC; calendars are the business of base/time.hpp"),
    (r"\b(?:rand|srand)\s*\(", [], "take secrets from libsodium, and chance in tests from a printed seed"),
    (r"\b(?:strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof|strtok)\s*\(", [], "use std::string, fmt or from_chars"),
    (r"(?<![\w.>])(?:system|popen)\s*\(", [], "no shell is started from here"),
    (r"\busing\s+namespace\s+std\b", [], "name what you use"),
    (r"\bviews::|#include\s*<ranges>", [], "clang 14 cannot compile views; write the loop"),
    (r"\.detach\s*\(\s*\)", [], "join it: shutdown is orderly"),
    (r"#include\s*<(?:format|expected|print)>", [], "g++ 12 has it not; use fmt and base/result.hpp"),
]  # fmt: skip


@style(
    "banned calls in C++",
    bad=[
        {"engine/core/a.cpp": "auto t = std::chrono::system_clock::now();\n"},
        {"base/a.cpp": "auto t = steady_clock::now();\n"},
        {"engine/service/writer.cpp": "auto t = std::chrono::steady_clock::now();\n"},
        {"app/a.cpp": "auto t = std::time(nullptr);\n"},
        {"app/a.cpp": "auto* t = localtime(&x);\n"},
        {"tests/a.cpp": "int x = rand();\n"},
        {"rules/a.cpp": "for (auto x : v | std::views::reverse) f(x);\n"},
        {"app/a.cpp": 'system("ls");\n'},
        {"app/a.cpp": "std::thread(f).detach();\n"},
    ],
    good=[
        {"engine/service/system_clock.cpp": "auto t = std::chrono::system_clock::now();\n"},
        {"rules/a.cpp": "// never system_clock::now()\nauto s = \"rand()\"; auto brand(int); context.system(1);\n"},
    ],
)
def banned_calls(tree):
    for path, text in tree.of(*CPP):
        code = code_of(text)
        for pattern, exempt, instead in BANNED:
            if any(fnmatch.fnmatch(path, glob) for glob in exempt):
                continue
            for match in re.finditer(pattern, code):
                yield path, line_of(code, match.start()), f"found `{match[0]}`: {instead}"


@style(
    "headers: a contract on the first line, then #pragma once",
    bad=[{"base/a.hpp": "#pragma once\n"}, {"base/a.hpp": "// What it is for.\nint x;\n"}],
    good=[{"base/a.hpp": "// What it is for.\n#pragma once\n"}],
)
def headers_are_contracts(tree):
    for path, text in tree.of(".hpp"):
        if not text.startswith("//"):
            yield path, 1, "expected the purpose in a comment on the first line"
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            yield path, 1, "expected `#pragma once`"


NAMESPACES = {
    "base": "counterweight", "rules": "counterweight::rules", "engine/core": "counterweight::core",
    "engine/codec": "counterweight::codec", "engine/store": "counterweight::store",
    "engine/service": "counterweight::service", "web/server": "counterweight::server", "app": "counterweight::app",
}  # fmt: skip


@style(
    "namespaces: a header declares in its folder's",
    bad=[{"rules/a.hpp": "// A.\n#pragma once\nnamespace counterweight::store {\n}\n"}],
    good=[{"rules/a.hpp": "// A.\n#pragma once\nnamespace counterweight::rules {\n}\n"}],
)
def namespaces_match_folders(tree):
    for path, text in tree.of(".hpp"):
        for folder, namespace in NAMESPACES.items():
            if not path.startswith(folder + "/"):
                continue
            if not re.search(rf"\bnamespace {namespace}(?:::\w+)* {{", text):
                yield path, 1, f"expected `namespace {namespace}`"
