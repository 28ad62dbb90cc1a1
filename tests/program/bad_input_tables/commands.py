"""Commands by the wrong person, on what is not there, at the wrong time, or under a bad key. The proposal {P} is in review;
sales have vetoed its action a1 (veto 1) and said nothing of a2."""

from bad_input_tables.case import Case, call, get, post

P = "/proposals/{P}"
FAR = "2099-01-01T00:00:00Z"


def veto(**changed):
    return {"action": "a1", "position": "veto", "ground": "margin_floor", "reason": "Too much.", "revision": 1, **changed}


def without(body, key):
    return {name: value for name, value in body.items() if name != key}


def position(name, body, status, code, pointer=None, who="elena"):
    return Case(f"position: {name}", post(f"{P}/positions", body, who), status, code, pointer)


def command(name, path, body, status, code, pointer=None, who="hanna"):
    """With the present entity tag, where the call asks for one."""
    return Case(f"command: {name}", post(path, body, who, If_Match="{ETAG}"), status, code, pointer)


def amendment(**changed):
    return {"proposal": {"title": "Another"}, "reason": "Why not.", "revision": 1, **changed}


# A key that no rulebook knows must not reach the ledger, where hashed keys are ASCII.
NOT_ASCII = {"proposal": {"title": "Another", "fields": {"ключ": None}}}
NOT_ASCII_ATTRIBUTE = {"proposal": {"title": "Another"}, "actions": [{"id": "a2", "attributes": {"ключ": None}}]}

POSITIONS = [
    position("without a ground", without(veto(), "ground"), 422, "invalid.ground", "/ground"),
    position("on the ground of others", veto(ground="price_promise"), 422, "invalid.ground", "/ground"),
    position("on a ground that is none", veto(ground="' OR 1=1 --"), 422, "invalid.ground", "/ground"),
    position("without a reason", veto(reason=" "), 422, "invalid.reason", "/reason"),
    position("a reason of 4001 bytes", veto(reason="x" * 4001), 422, "invalid.text", "/reason"),
    position("of an action that is not there", veto(action="a9"), 422, "invalid.action", "/action"),
    position("without an action", without(veto(), "action"), 422, "invalid.shape", "/action"),
    position("that is none", veto(position="maybe"), 422, "invalid.shape", "/position"),
    position("of a revision to come", veto(revision=2), 422, "invalid.revision", "/revision"),
    position("of revision 0", veto(revision=0), 422, "invalid.revision", "/revision"),
    position("of revision -1", veto(revision=-1), 422, "invalid.revision", "/revision"),
    position("of revision 2^32 + 1", veto(revision=2**32 + 1), 422, "invalid.revision", "/revision"),
    position("of a revision in a text", veto(revision="1"), 422, "invalid.shape", "/revision"),
    position("of no revision", without(veto(), "revision"), 422, "invalid.shape", "/revision"),
    position("valid until yesterday", veto(valid_until="2020-01-01T00:00:00Z"), 422, "invalid.valid_until", "/valid_until"),
    position("valid until a day that is none", veto(valid_until="2027-02-30T00:00:00Z"), 422, "invalid.shape", "/valid_until"),
    position("valid until a leap second", veto(valid_until="2027-06-30T23:59:60Z"), 422, "invalid.shape", "/valid_until"),
    position("valid until noon", veto(valid_until="noon"), 422, "invalid.shape", "/valid_until"),
    position("lifted by nonsense", veto(lifts_if="discount_pct <="), 422, "invalid.condition", "/lifts_if"),
    position("lifted by an attribute that is none", veto(lifts_if="colour == 'red'"), 422, "invalid.condition", "/lifts_if"),
    position("lifted by 5 000 brackets", veto(lifts_if="(" * 5000), 422, "invalid.condition", "/lifts_if"),
    position("an unknown field", veto(wait=True), 422, "invalid.field", "/wait"),
    position("a veto without that power", veto(), 403, "forbidden.power", "/position", who="ivan"),
    position("of the author's own department", veto(position="approve"), 403, "forbidden.own_proposal", who="timur"),
]

COMMANDS = [
    command("a decision by sales", f"{P}/decide", {"decision": "launch", "reason": "r"}, 403, "forbidden.final_say", who="boris"),
    command("a decision before its time", f"{P}/decide", {"decision": "launch", "reason": "r"}, 409, "conflict.in_review"),
    command("a decision that is none", f"{P}/decide", {"decision": "dance"}, 422, "invalid.shape", "/decision"),
    command("a choice that is none", f"{P}/decide", {"decision": "launch", "actions": {"a1": "maybe"}}, 422, "invalid.shape",
            "/actions/a1"),  # fmt: skip
    command("an amendment by sales", f"{P}/amend", amendment(), 403, "forbidden.amend", who="boris"),
    command("an amendment of a revision to come", f"{P}/amend", amendment(revision=2), 422, "invalid.revision", "/revision"),
    command("an amendment that changes nothing", f"{P}/amend", amendment(proposal={}), 409, "conflict.no_change"),
    command("an amendment without a reason", f"{P}/amend", amendment(reason=""), 422, "invalid.reason", "/reason"),
    command("an amendment that drops what is not there", f"{P}/amend", amendment(drop=["a9"]), 422, "invalid.action", "/drop/0"),
    command("an amendment of a field nobody knows", f"{P}/amend", amendment(proposal={"title": "B", "fields": {"colour": "red"}}),
            422, "invalid.attribute", "/proposal/fields/colour"),  # fmt: skip
    command("a preview that takes away a field nobody knows", f"{P}/amend/preview", amendment(**NOT_ASCII),
            422, "invalid.attribute", "/proposal/fields/ключ"),  # fmt: skip
    command("a suggestion that takes away a field nobody knows", f"{P}/suggestions",
            {"amendment": NOT_ASCII, "reason": "r", "revision": 1}, 422, "invalid.attribute",
            "/amendment/proposal/fields/ключ", who="boris"),  # fmt: skip
    command("a suggestion that takes away an attribute nobody knows", f"{P}/suggestions",
            {"amendment": NOT_ASCII_ATTRIBUTE, "reason": "r", "revision": 1}, 422, "invalid.attribute",
            "/amendment/actions/0/attributes/ключ", who="boris"),  # fmt: skip
    command("a suggestion of nothing", f"{P}/suggestions", {"reason": "r", "revision": 1}, 422, "invalid.shape", "/amendment"),
    command("a challenge by sales", f"{P}/vetoes/1/challenge", {"on": "merits", "reason": "r"}, 403, "forbidden.challenge",
            who="boris"),  # fmt: skip
    command("a challenge on its mood", f"{P}/vetoes/1/challenge", {"on": "mood", "reason": "r"}, 422, "invalid.shape", "/on"),
    command("a vote without a challenge", f"{P}/vetoes/1/sustain-votes", {"vote": "sustain", "reason": "r", "revision": 1},
            409, "conflict.no_challenge", who="ivan"),  # fmt: skip
    command("a veto withdrawn by others", f"{P}/vetoes/1/withdraw", {}, 403, "forbidden.veto_holder", who="elena"),
    command("a body where none belongs", f"{P}/vetoes/1/withdraw", {"please": True}, 422, "invalid.field", "/please",
            who="boris"),  # fmt: skip
    command("a halt of what does not run", f"{P}/actions/a1/halt", {"reason": "r"}, 409, "conflict.not_running", who="elena"),
    command("an outcome of what has not run", f"{P}/outcome", {"measured": [{"what": "x", "found": "y"}], "verdict": "failed",
            "lesson": "l"}, 409, "conflict.not_running"),  # fmt: skip
    command("a comment of nothing", f"{P}/comments", {"text": ""}, 422, "invalid.text", "/text"),
    command("a comment that is a number", f"{P}/comments", {"text": 7}, 422, "invalid.shape", "/text"),
    command("a member with a path for an id", "/members", {"id": "../x", "name": "X", "department": "founders"},
            422, "invalid.id", "/id", who="vera"),  # fmt: skip
    command("a member of no department", "/members", {"id": "x", "name": "X", "department": "cia"}, 422, "invalid.department",
            "/department", who="vera"),  # fmt: skip
    command("a delegation to nobody", "/delegations", {"to": "nobody", "until": FAR}, 422, "invalid.delegate", "/to",
            who="boris"),  # fmt: skip
    command("a delegation into the past", "/delegations", {"to": "lena", "until": "1970-01-01T00:00:00Z"}, 422, "invalid.until",
            "/until", who="boris"),  # fmt: skip
    command("an absence that ends before it begins", "/absences", {"from": FAR, "until": "2027-01-01T00:00:00Z"},
            422, "invalid.until", "/until"),  # fmt: skip
    command("an amendment that takes away a field nobody knows", f"{P}/amend",
            amendment(proposal={"title": "B", "fields": {"x": None}}),
            422, "invalid.attribute", "/proposal/fields/x"),  # fmt: skip
]


def missing(name, sent, code="not_found.proposal"):
    """A foreign id answers like a missing one."""
    return Case(f"missing: {name}", sent, 404, code)


MISSING = [
    *(missing(f"proposal {id}", get(f"/proposals/{id}"))
      for id in ("0", "-1", "+1", "1.0", "1e0", "0x1", "999999", "9" * 30, str(2**63), "%2B1", "1%20", "one")),  # fmt: skip
    missing("its timeline", get("/proposals/999999/timeline")),
    missing("its revisions", get("/proposals/999999/revisions")),
    missing("a command on it", post("/proposals/999999/comments", {"text": "x"})),
    missing("a veto", post(f"{P}/vetoes/99/challenge", {"on": "merits", "reason": "r"}), "not_found.veto"),
    missing("an objection", post(f"{P}/objections/99/answer", {"answer": "accept", "reason": "r"}), "not_found.objection"),
    missing("a suggestion", post(f"{P}/suggestions/99/accept", {}), "not_found.suggestion"),
    missing("a member", post("/members/nobody/leave", {}, "vera"), "not_found.member"),
    missing("a rulebook", get("/rulebooks/" + "0" * 64), "not_found.rulebook"),
    missing("a draft", get("/proposals/draft-999"), "not_found.draft"),
    missing("a draft by its second name", get("/proposals/draft-01"), "not_found.draft"),
    missing("what a draft would be copied from", post("/proposals/drafts", {"from": 999999})),
]

# The key `once` has been used by hanna for a comment on {P}.
KEYS = [
    Case("key: another body under it", post(f"{P}/comments", {"text": "Two."}, Idempotency_Key="once"),
         422, "invalid.idempotency_key"),  # fmt: skip
    Case("key: another call under it", post(f"{P}/withdraw", {"reason": "r"}, Idempotency_Key="once"),
         422, "invalid.idempotency_key"),  # fmt: skip
    *(
        Case(f"key: {name}", post(f"{P}/comments", {"text": "One."}, Idempotency_Key=key), 422, "invalid.idempotency_key")
        for name, key in (("nothing in it", ""), ("two words", "a b"), ("201 characters", "k" * 201), ("not ASCII", "\xe9"))
    ),
    Case("key: two words, for a draft", post("/proposals/drafts", {"body": {}}, Idempotency_Key="a b"),
         422, "invalid.idempotency_key"),  # fmt: skip
    Case("key: two of them", post(f"{P}/comments", {"text": "One."}, Idempotency_Key=["a", "b"]),
         400, "invalid.headers", closes=True),  # fmt: skip
]

QUERIES = [
    Case("query: a status that is none", get("/proposals?status=lost"), 422, "invalid.status"),
    Case("query: a cursor that is none", get("/proposals?cursor=abc"), 422, "invalid.cursor"),
    Case("query: a cursor below zero", get("/proposals?cursor=-5"), 422, "invalid.cursor"),
    Case("query: a name that is none", get("/proposals?state=launched"), 422, "invalid.query"),
    Case("query: a name twice", get("/proposals?status=launched&status=withdrawn"), 422, "invalid.query"),
    Case("query: a department that is none", get("/proposals?department=Sales"), 422, "invalid.department"),
    Case("query: 201 bytes to search for", get("/proposals?q=" + "%D1%8F" * 100 + "x"), 422, "invalid.search"),
    Case("query: a timeline before", get("/proposals/{P}/timeline?before=3"), 422, "invalid.query"),
    Case("query: events after -1", get("/audit?after=-1"), 422, "invalid.after"),
    Case("query: events after 1e3", get("/audit?after=1e3"), 422, "invalid.after"),
    Case("query: a timeline after NUL", get("/proposals/{P}/timeline?after=%00"), 400, "invalid.target", closes=True),
    Case("draft: a patch without its version", call("PATCH", "/proposals/draft-1", {"body": {}}),
         422, "invalid.shape", "/version"),  # fmt: skip
    Case("draft: by who may not submit", post("/proposals/drafts", {"body": {}}, "boris"), 403, "forbidden.submit"),
]

CASES = POSITIONS + COMMANDS + MISSING + KEYS + QUERIES
