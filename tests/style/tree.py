"""The files a check looks at: read from the project once, or given in memory by a check's own tests."""

import os
import re
from pathlib import Path

# What is made or fetched, not written.
SKIPPED_FOLDERS = {".git", ".svelte-kit", "__pycache__", "build", "dist", "node_modules", "var"}
CPP = (".cpp", ".hpp")
BROWSER = (".ts", ".svelte", ".js", ".mjs", ".css", ".html")
TEXT = CPP + BROWSER + (".py", ".sh", ".md", ".txt", ".cmake", ".json", ".jsonl", ".yml", ".yaml")
TEXT_NAMES = {"CMakeLists.txt", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore", ".npmrc", ".prettierrc"}


class Tree(dict):
    """path relative to the root, with slashes -> text."""

    def of(self, *endings):
        return ((path, text) for path, text in sorted(self.items()) if path.endswith(endings))

    def under(self, folder):
        return ((path, text) for path, text in sorted(self.items()) if path.startswith(folder + "/"))


PICTURES = (".png", ".svg", ".webp")


def is_text(path):
    # The scripts for people have no ending; their first line says what they are.
    return path.name in TEXT_NAMES or path.suffix in TEXT or (path.suffix == "" and os.access(path, os.X_OK))


def read_project(root):
    tree = Tree()
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        for name in names:
            path = Path(folder, name)
            if is_text(path):
                tree[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8", errors="replace")
            elif path.suffix in PICTURES:
                tree[path.relative_to(root).as_posix()] = ""  # that it is there is all a link asks
    return tree


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


CPP_NOISE = re.compile(
    r"""//[^\n]*                                      # a comment to the end of the line
      | /\*.*?\*/                                     # a comment in the old manner
      | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"  # a raw string
      | "(?:[^"\\\n]|\\.)*"                           # a string
      | '(?:[^'\\\n]|\\.)+'(?!\w)                     # a character, and no digit separator
    """,
    re.DOTALL | re.VERBOSE,
)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_of(text, keep_strings=False):
    """C++ with comments and the insides of strings blanked, every offset where it was."""

    def replace(match):
        found = match[0]
        if found.startswith("/"):
            return blank(found)
        if keep_strings or text[text.rfind("\n", 0, match.start()) + 1 : match.start()].lstrip().startswith("#include"):
            return found
        return found[0] + blank(found[1:-1]) + found[-1]

    return CPP_NOISE.sub(replace, text)
