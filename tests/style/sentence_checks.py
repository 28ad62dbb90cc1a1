"""Sentences for people stand in English and Russian side by side, saying the same of the same things."""

import re

from check import style
from tree import CPP, code_of, line_of

STRINGS = r'((?:\s*"(?:[^"\\\n]|\\.)*")+)'
SAY = re.compile(r"\bsay\(" + STRINGS + r"\s*,(?:" + STRINGS + r")?")
CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
PLACEHOLDER = re.compile(r"(?<!\{)\{(\d*)(?::[^}]*)?\}(?!\})")


def joined(literals):
    return "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', literals))


@style(
    "sentences: Russian beside the English, with the same placeholders",
    bad=[
        {"rules/a.cpp": 'say("No such kind {}", "No such kind {}", kind);\n'},
        {"rules/a.cpp": 'say("No such kind {}", "Нет такого вида", kind);\n'},
        {"rules/a.cpp": 'say("Only {} may {}",\n    "Только {0} "\n    "может {2}", a, b);\n'},
        {"rules/a.cpp": 'say("Нет", "Нет");\n'},
    ],
    good=[
        {"rules/a.cpp": 'say("Only {} may {}", "Это {1} может только {0}", a, b);\n'},
        {"rules/a.cpp": 'say("{} error{}", "ошибок: {0}", n, plural);\n'},
        {"rules/a.cpp": 'say("{}: {}", "{}: {}", a, b); say("`set`", "`set`"); say("null", "null");\n'},
        {"rules/a.cpp": 'say(en, ru);\n// say("a", "b")\n'},
    ],
)
def sentences_in_both_languages(tree):
    for path, text in tree.of(*CPP):
        if path.startswith("tests/"):
            continue
        code = code_of(text, keep_strings=True)
        for match in SAY.finditer(code):
            line = line_of(code, match.start())
            if match[2] is None:
                yield path, line, "expected the Russian sentence beside the English one, as a literal"
                continue
            english, russian = joined(match[1]), joined(match[2])
            if CYRILLIC.search(english):
                yield path, line, f"expected English first, found “{english}”"
            if has_words(english) and not CYRILLIC.search(russian):
                yield path, line, f"expected Russian second, found “{russian}”"
            if differ(PLACEHOLDER.findall(english), PLACEHOLDER.findall(russian)):
                yield path, line, f"placeholders differ: “{english}” and “{russian}”"


def has_words(english):
    """Whether there is something to translate: no placeholder, nothing in backticks, more than one keyword of JSON."""
    rest = re.sub(r"`[^`]*`", "", PLACEHOLDER.sub("", english))
    return re.search(r"[a-zA-Z]", rest) and rest not in ("null", "true", "false")


def differ(english, russian):
    """Whether a placeholder was forgotten. Numbered ones may be left out: an English plural's letter has no other half."""
    if "" in russian or not russian:
        return len(english) != len(russian)
    shown = {int(mark) if mark else index for index, mark in enumerate(english)}
    return not {int(mark) for mark in russian} <= shown
