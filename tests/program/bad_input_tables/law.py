"""Changes of the rulebook that nobody may make, or not so. No vote is open; hanna and vera are heads, timur is none."""

from bad_input_tables.case import Case, get, post

NOBODY = "0" * 64
ASKED = {"hash": NOBODY, "base": NOBODY, "reason": "Why not."}


def checking(name, rulebook, status, code, pointer=None, who="vera"):
    return Case(f"check: {name}", post("/rulebooks/checks", rulebook, who), status, code, pointer)


def voting(name, number, body, status, code, pointer=None, who="vera"):
    return Case(f"vote: {name}", post(f"/rulebooks/changes/{number}/votes", body, who), status, code, pointer)


CASES = [
    checking("of nothing", {}, 422, "invalid.shape"),
    checking("of a text", {"rulebook": "law"}, 422, "invalid.rulebook", "/rulebook"),
    checking("of an empty document", {"rulebook": {}}, 422, "invalid.rulebook", "/rulebook"),
    checking("of a document with a field more", {"rulebook": {}, "wait": True}, 422, "invalid.shape"),
    checking("by somebody who is no head", {"rulebook": {}}, 403, "forbidden.propose_rulebook", who="timur"),
    Case("check: that nobody began", get(f"/rulebooks/checks/{NOBODY}", "timur"), 404, "not_found.rulebook_check"),
    Case("check: with no hash", get("/rulebooks/checks/..%2f", "timur"), 404, "not_found.rulebook_check"),
    Case("propose: unchecked", post("/rulebooks", ASKED, "vera"), 409, "conflict.unproved", "/hash"),
    Case("propose: on no base", post("/rulebooks", {"hash": NOBODY, "reason": "So."}, "vera"), 422, "invalid.shape", "/base"),
    Case("propose: with a document", post("/rulebooks", {**ASKED, "rulebook": {}}, "vera"), 422, "invalid.field", "/rulebook"),
    voting("on nothing", 1, {"vote": "ratify"}, 404, "not_found.rulebook_change"),
    voting("on change -1", -1, {"vote": "ratify"}, 404, "not_found.rulebook_change"),
    voting("on change 2^63", 2**63, {"vote": "ratify"}, 404, "not_found.rulebook_change"),
    voting("with another word", 1, {"vote": "veto"}, 422, "invalid.shape", "/vote"),
    voting("with a number", 1, {"vote": 1}, 422, "invalid.shape", "/vote"),
    Case("source: of another hash", get(f"/rulebooks/{NOBODY}/source", "timur"), 404, "not_found.rulebook"),
    Case("change: of another number", get("/rulebooks/changes/one", "timur"), 404, "not_found.rulebook_change"),
]
