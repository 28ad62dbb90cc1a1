"""Who may include whom: the folders are a directed graph (docs/ARCHITECTURE.md), libraries stay at their edge."""

import re

from check import style
from tree import CPP, line_of, code_of

# Each folder with those it may include directly; what these may include, it may too.
MAY_INCLUDE = {
    "base": [],
    "rules": ["base"],
    "engine/core": ["rules"],
    "engine/codec": ["engine/core"],
    "engine/store": ["base"],
    "engine/service": ["engine/codec", "engine/store"],
    "web/server": ["engine/service"],
    "web/outgoing": ["engine/service"],
    "app": ["web/server", "web/outgoing"],
}

# Libraries that show in one place only; tests may use them all.
AT_THE_EDGE = {
    "sqlite3.h": ["engine/store"],
    "boost/asio": ["web/server"],
    "boost/beast": ["web/server"],
    "boost/math": ["engine/core"],
    "libstemmer.h": ["engine/store"],
    "CLI/": ["app"],
    "sodium.h": ["engine/service", "web/server", "app"],
    "openssl/": ["base", "engine/service", "web/server"],
    "prometheus/": ["engine/service", "web/server", "app"],
}

# The pure part takes time, ids and chance as input, and touches neither disk nor thread.
PURE = ("rules", "engine/core", "engine/codec")
IMPURE = {
    "atomic", "condition_variable", "cstdio", "ctime", "filesystem", "fstream", "future", "iostream", "mutex", "random",
    "semaphore", "shared_mutex", "stop_token", "thread", "time.h", "unistd.h", "stdio.h",
}  # fmt: skip

INCLUDE = re.compile(r'^\s*#include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def folder_of(path):
    for folder in MAY_INCLUDE:
        if path.startswith(folder + "/"):
            return folder
    return "tests" if path.startswith("tests/") else None


def reachable(folder):
    found = {folder}
    for next_folder in MAY_INCLUDE[folder]:
        found |= reachable(next_folder)
    return found


def includes(text):
    for match in INCLUDE.finditer(code_of(text)):
        yield line_of(text, match.start(1) if match[1] else match.start(2)), match[1], match[2]


@style(
    "include direction: a folder includes only those below it",
    bad=[
        {"base/a.hpp": '#include "rules/rulebook.hpp"\n'},
        {"engine/core/a.cpp": '#include "engine/codec/events.hpp"\n'},
        {"engine/store/a.cpp": '#include "engine/core/event.hpp"\n'},
        {"engine/service/a.cpp": '#include "web/server/assets.hpp"\n'},
        {"web/server/a.cpp": '#include "app/serve.hpp"\n'},
        {"rules/a.cpp": '#include "tests/support/catch.hpp"\n'},
        {"rules/a.cpp": '#include "value.hpp"\n'},
    ],
    good=[
        {"engine/service/a.cpp": '#include "engine/store/ledger.hpp"\n#include "base/result.hpp"\n'},
        {"tests/app/a.cpp": '#include "app/serve.hpp"\n'},
        {"base/a.cpp": '// #include "rules/rulebook.hpp"\n'},
    ],
)
def include_direction(tree):
    for path, text in tree.of(*CPP):
        folder = folder_of(path)
        for line, ours, _ in includes(text):
            if ours is None or folder is None:
                continue
            target = folder_of(ours)
            if target is None:
                yield path, line, f"expected a path from the root, such as `base/result.hpp`, found `{ours}`"
            elif folder != "tests" and target not in reachable(folder):
                allowed = ", ".join(sorted(reachable(folder)))
                yield path, line, f"{folder} may include {allowed}; found `{ours}`"


@style(
    "libraries: each is included at its edge only",
    bad=[
        {"engine/service/a.cpp": "#include <sqlite3.h>\n"},
        {"engine/core/a.hpp": "#include <boost/asio.hpp>\n"},
        {"rules/a.hpp": "#include <nlohmann/json.hpp>\n"},
    ],
    good=[
        {"engine/store/a.cpp": "#include <sqlite3.h>\n"},
        {"rules/a.cpp": "#include <nlohmann/json.hpp>\n"},
        {"rules/a.hpp": "#include <nlohmann/json_fwd.hpp>\n"},
    ],
)
def libraries_at_their_edge(tree):
    for path, text in tree.of(*CPP):
        folder = folder_of(path)
        for line, _, theirs in includes(text):
            if theirs is None or folder in (None, "tests"):
                continue
            # JSON is all that the codec's sources do; elsewhere the whole of it costs each of them four seconds.
            if theirs == "nlohmann/json.hpp" and path.endswith(".hpp") and folder != "engine/codec":
                yield path, line, "expected `nlohmann/json_fwd.hpp` in a header: the whole costs four seconds a source"
            for prefix, folders in AT_THE_EDGE.items():
                if theirs.startswith(prefix) and not path.startswith(tuple(folders)):
                    yield path, line, f"`{theirs}` belongs to {', '.join(folders)} only"


@style(
    "pure core: rules, core and codec know no clock, thread, chance or file",
    bad=[{"engine/core/a.cpp": "#include <random>\n"}, {"rules/a.cpp": "#include <fstream>\n"}],
    good=[{"engine/service/a.cpp": "#include <thread>\n"}, {"engine/core/a.cpp": "#include <chrono>\n"}],
)
def pure_core(tree):
    for path, text in tree.of(*CPP):
        for line, _, theirs in includes(text):
            if folder_of(path) in PURE and theirs in IMPURE:
                yield path, line, f"`{theirs}` is not for {folder_of(path)}: take what it gives as an input"
