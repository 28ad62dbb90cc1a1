"""The project as a whole: no file that nothing uses, no address in the lock file, a changelog that is kept."""

import posixpath
import re

from check import style
from tree import CPP, line_of

IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bsrc=|\bhref=)["']([^"']+)["']""")
# Started by a tool or a person, not imported.
ENTRY_POINTS = re.compile(r"(?:\.d\.ts|\.test\.ts|\.test\.svelte\.ts|\.config\.[jt]s|/index\.html|-setup\.ts)$")


@style(
    "dead files: every .cpp is listed in a CMakeLists.txt, every .hpp is included",
    bad=[
        {"base/a.cpp": "", "base/CMakeLists.txt": "SOURCES b.cpp\n"},
        {"base/a.hpp": "// A.\n", "base/b.cpp": '#include "base/c.hpp"\n', "base/CMakeLists.txt": "b.cpp"},
    ],
    good=[
        {"base/a.cpp": '#include "base/a.hpp"\n', "base/a.hpp": "", "base/CMakeLists.txt": "SOURCES a.cpp)\n"},
        {"tests/a/x/b.cpp": "", "tests/a/CMakeLists.txt": "SOURCES x/b.cpp\n"},
        {"tests/support/b.cpp": "", "tests/a/CMakeLists.txt": "SOURCES ../support/b.cpp\n"},
    ],
)
def dead_cpp_files(tree):
    included = set()
    for path, text in tree.of(*CPP):
        included |= set(re.findall(r'#include "([^"]+)"', text)) - {path}
    for path, _ in tree.of(".hpp"):
        if path not in included:
            yield path, 1, "nothing includes it: use it or remove it"
    for path, _ in tree.of(".cpp"):
        if not is_listed(tree, path):
            yield path, 1, "no CMakeLists.txt of its part lists it: list it or remove it"


def is_listed(tree, path):
    for listing, text in tree.of("CMakeLists.txt"):
        folder = posixpath.dirname(listing)
        if listing.split("/")[0] == path.split("/")[0]:
            name = re.escape(posixpath.relpath(path, folder or "."))
            if re.search(rf"(?<![\w/.-]){name}(?![\w.-])", text):
                return True
    return False


@style(
    "dead files: every .ts and .svelte of the browser application is imported",
    bad=[{"web/ui/src/a.ts": "", "web/ui/index.html": '<script src="/src/main.ts">'}],
    good=[
        {
            "web/ui/index.html": '<script type="module" src="/src/main.ts"></script>',
            "web/ui/src/main.ts": 'import App from "./App.svelte";\nimport "./look/look.css";\n',
            "web/ui/src/App.svelte": "",
            "web/ui/src/app.test.ts": 'import { x } from "./lib/x.js";\n',
            "web/ui/src/lib/x.ts": 'export * from "$lib/y";\n',
            "web/ui/src/lib/y.svelte.ts": "",
            "web/ui/src/look/look.css": "",
        }
    ],
)
def dead_browser_files(tree):
    imported = set()
    for path, text in tree.under("web/ui"):
        for name in IMPORT.findall(text):
            found = stem(resolve(path, name))
            imported |= {found, found + "/index"}
    for path, _ in tree.under("web/ui/src"):
        if path.endswith((".ts", ".svelte", ".css")) and not ENTRY_POINTS.search(path) and stem(path) not in imported:
            yield path, 1, "nothing imports it: use it or remove it"


def resolve(path, name):
    name = name.split("?")[0]
    if name.startswith("/"):
        return "web/ui" + name
    if name.startswith("$lib/"):
        return "web/ui/src/lib/" + name[5:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def stem(path):
    return re.sub(r"(?:\.svelte)?\.(?:ts|js|svelte|css)$", "", path)


@style(
    "dead files: every script of the tests is named somewhere",
    bad=[{"tests/crash/a.py": "", "tests/CMakeLists.txt": "b.py"}],
    good=[
        {"tests/crash/a.py": "", "tests/CMakeLists.txt": "crash/a.py"},
        {"tests/crash/a.py": "", "tests/crash/CMakeLists.txt": "program_test(a)\n"},
        {"tests/x.py": "", "tests/y.py": "import x", "a.md": "y.py"},
    ],
)
def dead_scripts(tree):
    for path, _ in tree.of(".py", ".mjs", ".sh"):
        if path.startswith("tests/") and not any(names(other, text, path) for other, text in tree.items()):
            yield path, 1, "nothing names it: use it or remove it"


def names(other, text, path):
    """Whether `other` uses the script: by its file name, by an import, or in a list of CMake by its bare name."""
    name = posixpath.basename(path)
    bare = re.escape(name.rsplit(".", 1)[0])
    in_list = rf"|[( ]{bare}[) \n]" if other == posixpath.join(posixpath.dirname(path), "CMakeLists.txt") else ""
    pattern = rf"\b{re.escape(name)}\b|\bimport {bare}\b|\bfrom {bare} import\b" + in_list
    return other != path and re.search(pattern, text)


@style(
    "package-lock.json records no download addresses",
    bad=[
        {"web/ui/package-lock.json": '"resolved": "x"', "web/ui/.npmrc": "omit-lockfile-registry-resolved=true\n"},
        {"web/ui/package-lock.json": "{}\n"},
    ],
    good=[{"web/ui/package-lock.json": "{}\n", "web/ui/.npmrc": "omit-lockfile-registry-resolved=true\n"}],
)
def lock_file(tree):
    for path, text in tree.of("package-lock.json"):
        for match in re.finditer(r'"resolved"\s*:', text):
            yield path, line_of(text, match.start()), "found an address: npm install with omit-lockfile-registry-resolved"
        npmrc = posixpath.join(posixpath.dirname(path), ".npmrc")
        if "omit-lockfile-registry-resolved=true" not in tree.get(npmrc, ""):
            yield path, 1, f"expected `omit-lockfile-registry-resolved=true` in `{npmrc}`"


@style(
    "CHANGELOG.md is kept (keepachangelog.com)",
    bad=[
        {},
        {"CHANGELOG.md": "# Changelog\n\n## [0.1.0] - 2026-01-01\n"},
        {"CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Novelties\n\n- A.\n"},
    ],
    good=[{"CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A.\n"}],
)
def changelog(tree):
    text = tree.get("CHANGELOG.md", "")
    if not re.search(r"^## \[Unreleased\]$", text, re.MULTILINE):
        yield "CHANGELOG.md", 1, "expected a section `## [Unreleased]`"
    for match in re.finditer(r"^### (.*)$", text, re.MULTILINE):
        if match[1] not in ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"):
            yield "CHANGELOG.md", line_of(text, match.start()), f"found `{match[1]}`, which Keep a Changelog does not know"


# "[a](docs/b.md#part)", "![a](b.png)", and HTML where Markdown has no words for it.
LINK = re.compile(r"""\]\(([^)\s#]+)(?:#[^)\s]*)?\)|<(?:img|source)\b[^>]*?\b(?:src|srcset)="([^"]+)\"""")


def links_of(tree):
    """From each document: path, line, what it says, and where that leads within the project."""
    for path, text in tree.of(".md"):
        for match in LINK.finditer(text):
            said = match[1] or match[2]
            if "://" not in said and not said.startswith("mailto:"):
                yield path, line_of(text, match.start()), said, posixpath.normpath(posixpath.join(posixpath.dirname(path), said))


@style(
    "documents: a link within the project leads somewhere",
    bad=[
        {"README.md": "[a](docs/missing.md)\n"},
        {"docs/a.md": "![b](pictures/b.svg)\n"},
        {"docs/a.md": '<img alt="b" src="pictures/b.png" width="300">\n'},
        {"docs/a.md": '<source media="(prefers-color-scheme: dark)" srcset="pictures/b.png">\n'},
    ],
    good=[
        {"README.md": "[a](docs/a.md#part) [b](https://example.com) [c](docs/)\n", "docs/a.md": ""},
        {"docs/a.md": '<img alt="b" src="pictures/b.png">\n', "docs/pictures/b.png": ""},
    ],
)
def links_lead_somewhere(tree):
    for path, line, said, target in links_of(tree):
        # A folder is there when something is in it.
        if target not in tree and not any(True for _ in tree.under(target)):
            yield path, line, f"`{said}` leads nowhere"


@style(
    "documents: a picture that is kept is shown",
    bad=[{"docs/pictures/a.png": "", "README.md": "[b](docs/b.md)\n"}],
    good=[{"docs/pictures/a.png": "", "docs/b.md": "![a](pictures/a.png)\n"}],
)
def pictures_are_shown(tree):
    shown = {target for _, _, _, target in links_of(tree)}
    for path, _ in tree.under("docs/pictures"):
        if path not in shown:
            yield path, 1, "no document shows it: show it or remove it (script/screenshots)"
