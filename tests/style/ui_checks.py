"""What the strict content security policy, offline use and plain-http intranets forbid in the browser application."""

import re

from check import style
from tree import line_of

SCRIPT = (".ts", ".svelte", ".js")
MARKUP = (".svelte", ".html")
# (pattern, kinds of file, what to do instead)
BANNED = [
    (r"\sstyle=", MARKUP, "the policy allows no inline style: use a class or Svelte's style: directive"),
    (r"setAttribute\(\s*[\"'`]style", SCRIPT, "the policy allows no inline style: use a class"),
    (r"\{@html\b", MARKUP, "the policy (Trusted Types) allows no markup from strings"),
    (r"\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write\b", SCRIPT, "no markup from strings"),
    (r"(?<![\w.])eval\(|\bnew Function\(", SCRIPT, "the policy allows no code from strings"),
    (r"\son\w+=[\"']", MARKUP, "the policy allows no inline handler: onclick={handler}"),
    (r"\bcrypto\.randomUUID\b|\bcrypto\.subtle\b", SCRIPT, "a plain-http intranet has it not"),
    (r"\bnavigator\.clipboard\b", SCRIPT, "a plain-http intranet has it not"),
    (r"(?:src|href)=[\"']https?://|url\(\s*[\"']?https?://|@import\s+[\"']?https?:", MARKUP + (".css",), "it works offline"),
]  # fmt: skip

COMMENT = re.compile(r"<!--.*?-->|/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)


def uncommented(text):
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


@style(
    "browser: nothing that the policy or a plain-http intranet forbids",
    bad=[
        {"web/ui/src/A.svelte": '<p style="color: red">x</p>\n'},
        {"web/ui/src/a.ts": "node.innerHTML = text;\n"},
        {"web/ui/src/A.svelte": "{@html text}\n"},
        {"web/ui/src/a.ts": "const id = crypto.randomUUID();\n"},
        {"web/ui/index.html": '<script src="https://cdn.example/x.js"></script>\n'},
        {"web/ui/src/A.svelte": '<button onclick="go()">x</button>\n'},
        {"web/ui/src/a.css": "@import 'https://fonts.example/x.css';\n"},
    ],
    good=[
        {"web/ui/src/A.svelte": "<button onclick={go} style:width={w}>x</button>\n"},
        {"web/ui/src/a.ts": "// not innerHTML: the policy\nconst a = 1;\n"},
    ],
)
def what_the_policy_forbids(tree):
    for path, text in tree.under("web/ui"):
        code = uncommented(text)
        for pattern, endings, instead in BANNED:
            if not path.endswith(endings):
                continue
            for match in re.finditer(pattern, code):
                yield path, line_of(code, match.start()), f"found `{match[0].strip()}`: {instead}"
