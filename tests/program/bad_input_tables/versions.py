"""If-Match that is missing, unreadable, or of a version that is no more (or never was)."""

from bad_input_tables.case import Case, post

P = "/proposals/{P}"
AMEND = {"proposal": {"title": "Another"}, "reason": "Why not.", "revision": 1}
LAUNCH = {"decision": "launch", "reason": "Now."}
APPROVE = {"action": "a1", "position": "approve", "revision": 1}


def amend(name, status, code, **headers):
    return Case(f"version: {name}", post(f"{P}/amend", AMEND, **headers), status, code)


def unreadable(name, value):
    return amend(name, 400, "invalid.if_match", If_Match=value)


def stale(name, value):
    return amend(name, 412, "conflict.changed", If_Match=value)


CASES = [
    amend("an amendment without one", 428, "required.if_match"),
    Case("version: a decision without one", post(f"{P}/decide", LAUNCH), 428, "required.if_match"),
    unreadable("nothing in it", ""),
    unreadable("a version without quotes", "2"),
    unreadable("a quote that does not end", '"2'),
    unreadable("single quotes", "'2'"),
    unreadable("two without a comma", '"1" "2"'),
    unreadable("a comma too many", '"1",'),
    unreadable("words", "the newest"),
    unreadable("33 of them", ", ".join(f'"{n + 900}"' for n in range(33))),
    unreadable("a star among others", '"1", *'),
    stale("an old one", '"1"'),
    stale("one to come", '"99"'),
    stale("32 of them, none present", ", ".join(f'"{n + 900}"' for n in range(32))),
    stale("a weak one", "W/{ETAG}"),
    stale("of another kind of thing", '"5d41402a"'),
    stale("a version with a zero before it", '"01"'),
    stale("a number too large", f'"{2**70}"'),
    stale("a negative one", '"-1"'),
    stale("in two headers, both old", ['"1"', '"0"']),
    Case("version: a decision on an old one", post(f"{P}/decide", LAUNCH, If_Match='"1"'), 412, "conflict.changed"),
    Case("version: a position on an old one", post(f"{P}/positions", APPROVE, "elena", If_Match='"1"'), 412, "conflict.changed"),
    Case("version: a comment, unreadable", post(f"{P}/comments", {"text": "One."}, If_Match="x"), 400, "invalid.if_match"),
]
