"""What calls may be refused for, held against openapi.json: each on every call, and versions and keys on a proposal."""

import json
import re

from contract_plays import CAMPAIGN

# An empty draft is one: what it lacks is told.
NEEDS_NOTHING = {"/api/v1/proposals/what-if"}
# It asks for a signature before anything else: contract_webhooks.py.
SIGNED = {"POST /api/v1/webhooks/in/{id}"}


def target_of(path):
    """A call of this pattern about what is not there."""
    for name, value in (("aid", "none"), ("mid", "nobody"), ("(id|oid|vid|sid)", "999999"), ("hash", "0" * 64)):
        path = re.sub(r"\{%s\}" % name, value, path)
    return path


def of_files(tally, hanna, path):
    """Where the body is a file and what is said of it stands in the address."""
    good, csv = f"{path}?kind=customers&dry_run=true", {"Content-Type": "text/csv"}
    for name, target, raw, more, status, code in (
        ("without a session", good, "Name\nx\n", {**csv, "Cookie": None}, 401, "forbidden.sign_in"),
        ("from a foreign page", good, "Name\nx\n", {**csv, "Sec-Fetch-Site": "cross-site"}, 403, "forbidden.origin"),
        ("as JSON", good, "{}", {"Content-Type": "application/json"}, 415, "invalid.content_type"),
        ("as plain text", good, "Name\nx\n", {"Content-Type": "text/plain"}, 415, "invalid.content_type"),
        ("without a kind", path, "Name\nx\n", csv, 422, "invalid.kind"),
        ("with an unknown name", f"{good}&colour=red", "Name\nx\n", csv, 422, "invalid.query"),
        ("with a field that is none", f"{good}&map=colour%3DName", "Name\nx\n", csv, 422, "invalid.mapping"),
        ("with another separator", f"{good}&separator=x", "Name\nx\n", csv, 422, "invalid.separator"),
        ("with another encoding", f"{good}&encoding=koi8-r", "Name\nx\n", csv, 422, "invalid.encoding"),
        ("of a zone that is none", f"{good}&zone=Mars", "Name\nx\n", csv, 422, "invalid.zone"),
        ("of nobody's customers", f"{good}&relation=cousin", "Name\nx\n", csv, 422, "invalid.relation"),
        ("without anything in it", good, "", csv, 422, "invalid.file"),
    ):
        found, said, _ = hanna.ask("POST", target, None, more, raw)
        tally.check(f"POST {path} {name} is refused", (found, said["code"]) == (status, code), said)


def of_attachments(tally, hanna, path):
    """The same of a file that belongs to something: nothing is there."""
    there, raw = f"{target_of(path)}?name=a.txt", {"Content-Type": "application/octet-stream"}
    for name, target, text, more, status, code in (
        ("without a session", there, "Words.", {**raw, "Cookie": None}, 401, "forbidden.sign_in"),
        ("from a foreign page", there, "Words.", {**raw, "Sec-Fetch-Site": "cross-site"}, 403, "forbidden.origin"),
        ("as JSON", there, "{}", {"Content-Type": "application/json"}, 415, "invalid.content_type"),
        ("with an unknown name", f"{there}&colour=red", "Words.", raw, 422, "invalid.query"),
        ("without a name", target_of(path), "Words.", raw, 422, "invalid.attachment_name"),
        ("that a browser would run", there, "<script>", raw, 422, "invalid.attachment_type"),
        ("that is said to be another", f"{there}&type=image/png", "Words.", raw, 422, "invalid.attachment_type"),
        ("without anything in it", there, "", raw, 422, "invalid.attachment"),
        ("to what is not there", there, "Words.", raw, 404, "not_found.insight"),
    ):
        found, said, _ = hanna.ask("POST", target, None, more, text)
        tally.check(f"POST {path} {name} is refused", (found, said["code"]) == (status, code), said)


def on_every_call(tally, api, hanna, boris, but):
    for method, path, operation in api.operations():
        if f"{method} {path}" in {*but, *SIGNED} or path.startswith("/api/v1/session"):
            continue
        if api.takes_file(operation):
            (of_files if path == "/api/v1/imports" else of_attachments)(tally, hanna, path)
            continue
        target, body = target_of(path), api.example_body(operation)
        if operation.get("security") != []:
            status = hanna.ask(method, target, body, {"Cookie": None})[0]
            tally.check(f"{method} {path} without a session is refused", status == 401, status)
        if method == "GET":
            if path != "/api/v1/live/events":
                hanna.ask(method, target)
            continue
        for name, more, raw, wanted in (
            ("from a foreign page", {"Sec-Fetch-Site": "cross-site"}, None, {403}),
            ("as plain text", {"Content-Type": "text/plain"}, "x", {415}),
            ("as what is no JSON", {}, "{", {400, 404}),
            ("as an array", {}, "[]", {422, 404}),
            ("with an unknown field", {}, json.dumps({**(body or {}), "colour": "red"}), {422, 404, 409}),
            ("without what is needed", {}, "{}", {422, 404, 403, 409}),
        ):
            if raw == "{}" and path in NEEDS_NOTHING:
                continue
            status = hanna.ask(method, target, body if raw is None else None, more, raw)[0]
            tally.check(f"{method} {path} {name} is refused", status in wanted, status)
        if "{" in path:
            for who in (hanna, boris):
                status = who.ask(method, target, body, {"If-Match": '"1"', "Idempotency-Key": "once"})[0]
                tally.check(f"{method} {path} of what is not there", status in (404, 422), status)
    hanna.ask("DELETE", "/api/v1/session", None, {"Sec-Fetch-Site": "cross-site"})
    for path in ("/api/v1/nothing", "/api/" + "x" * 9000, "/api/v1/proposals/%zz"):
        tally.check(f"GET {path[:20]} is refused", hanna.ask("GET", path)[0] >= 400)
    for path, code in (
        ("/proposals?status=lost", "invalid.status"),
        ("/proposals?cursor=x", "invalid.cursor"),
        ("/proposals?colour=red", "invalid.query"),
        ("/proposals?department=gardening", "invalid.department"),
        ("/proposals?q=" + "x" * 201, "invalid.search"),
        ("/audit?after=x", "invalid.after"),
        ("/audit?before=4", "invalid.query"),
    ):
        status, said, _ = hanna.ask("GET", f"/api/v1{path}")
        tally.check(f"GET {path} is refused", (status, said["code"]) == (422, code), said)


def versions(tally, hanna, boris):
    """Every way in which a version is named and heeded."""
    status, made, headers = hanna.ask("POST", "/api/v1/proposals", CAMPAIGN)
    path, first = f"/api/v1/proposals/{made['id']}", headers["ETag"]
    for tag in (first, f"W/{first}", f'"x", {first}', "*"):
        status, body, headers = hanna.ask("GET", path, None, {"If-None-Match": tag})
        tally.check(f"who has {tag} gets 304", (status, body, headers["ETag"]) == (304, None, first), status)
    boris.ask("POST", f"{path}/comments", {"text": "One."})
    tally.check("who has an older one gets the whole", hanna.ask("GET", path, None, {"If-None-Match": first})[0] == 200)
    amendment = {"proposal": {"title": "Another"}, "reason": "Better.", "revision": 1}
    for end, body in (("amend", amendment), ("decide", {"decision": "withdraw"})):
        for tag, status, code in (
            (None, 428, "required.if_match"),
            ("1", 400, "invalid.if_match"),
            (first, 412, "conflict.changed"),
        ):
            found, said, headers = hanna.ask("POST", f"{path}/{end}", body, {"If-Match": tag})
            tally.check(f"{end} with {tag} is {status}", (found, said["code"]) == (status, code), said)
        tally.check("what has changed is told", len(said["changed"]) == 1 and headers["ETag"] not in (None, first), said)
    now = headers["ETag"]
    for tag in (f"{first}, {now}", "*"):
        status, answer, headers = hanna.ask("POST", f"{path}/comments", {"text": "Two."}, {"If-Match": tag})
        tally.check(f"a comment for {tag} is taken", status == 200, answer)
    for end in ("positions", "withdraw", "comments"):
        body = {"positions": {"action": "*", "position": "approve", "revision": 1}, "comments": {"text": "No."}}.get(end, {})
        status = boris.ask("POST", f"{path}/{end}", body, {"If-Match": first})[0]
        tally.check(f"{end} for an older version is refused", status == 412, status)


def keys(tally, hanna):
    """A key with another body is refused, by the ledger and by what is kept for an hour."""
    for path, one, other in (
        ("/proposals/1/comments", {"text": "One."}, {"text": "Other."}),
        ("/displays", {"name": "One"}, {"name": "Other"}),
    ):
        sent = {"Idempotency-Key": f"key of {path}".replace(" ", "-")}
        said = [hanna.ask("POST", f"/api/v1{path}", body, sent)[0] for body in (one, one, other)]
        tally.check(f"a key at {path} with another body is refused", said[0] == said[1] < 300 and said[2] == 422, said)
        status, answer, _ = hanna.ask("POST", f"/api/v1{path}", one, {"Idempotency-Key": "x" * 201})
        tally.check("a key that is too long is refused", (status, answer["code"]) == (422, "invalid.idempotency_key"), answer)
