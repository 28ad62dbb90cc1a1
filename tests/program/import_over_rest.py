"""Files over REST: looked at first, brought in while the server serves others, bad rows told, the same file again changes
nothing; one at a time, bounded, forgotten by a restart, which loses no row."""

import http.client
import json
import sys
import tempfile
import time
from urllib.parse import quote, urlencode

from program import Member, Program, Tally

CALLS = (
    "Wann,Wer,Telefon,Status,Manager,Zitat\n"
    "05.11.2026 14:30,Olga Maier,+43 1,buyer,Boris Kern,We waited all Saturday\n"
    '06.11.2026,"Meier, Jan",+43 2,lead,lena,"Too dear,\nhe says"\n'
    "31.02.2026,Olga Maier,+43 1,buyer,lena,Never again\n"
    "07.11.2026,Olga Maier,+43 1,cousin,Nobody Here,Never again\n"
    "08.11.2026,Olga Maier,+43 1,lapsed,timur@ferrit.example,Never again\n"
)
MAPPED = [("at", "Wann"), ("customer", "Wer"), ("contact", "Telefon"), ("quote", "Zitat")]
MANY = 30_000
FILE_BYTES = 32 * 1024 * 1024


class Importing(Member):
    def send(self, file, key=None, type="text/csv", maps=(), language="en", **words):
        """The file as bytes or text; status and what was said."""
        query = urlencode([*words.items(), *(("map", f"{field}={column}") for field, column in maps)])
        headers = {"Content-Type": type, "Cookie": self.cookie, "Accept-Language": language}
        if key:
            headers["Idempotency-Key"] = key
        body = file if isinstance(file, bytes) else file.encode()
        self.connection.request("POST", f"/api/v1/imports?{query}", body, headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())

    def ended(self, number):
        end = time.monotonic() + 120
        while True:
            status, one = self.get(f"/api/v1/imports/{number}")
            if status != 200 or one["ended_at"] or time.monotonic() > end:
                return one
            time.sleep(0.05)



def looked_at(tally, lena):
    status, look = lena.send(CALLS, kind="conversations", dry_run="true")
    tally.check("what no column says is told, not refused", (status, look["missing"]) == (200, ["at"]), look)
    tally.check("with the columns to choose from", look["headers"] == CALLS.splitlines()[0].split(","), look["headers"])
    needed = {one["field"]: one for one in look["fields"]}["at"]
    tally.check("and what the field means", needed == {"field": "at", "required": True, "meaning": "when they talked"}, needed)
    status, look = lena.send(CALLS, kind="conversations", dry_run="true", maps=MAPPED, zone="Europe/Vienna")
    sums = [look[name] for name in ("rows", "recorded", "known", "bad", "whole", "missing")]
    tally.check("a dry run tells the sum", sums == [5, 3, 0, 2, True, []], sums)
    bad = [(row["line"], row["column"]) for row in look["bad_rows"]]
    tally.check("and what is amiss where", bad == [(5, "Wann"), (6, "Status"), (6, "Manager")], look["bad_rows"])
    first = look["preview"][0]
    understood = (len(look["preview"]), first["at"], first["by"], first["new_customer"]["name"])
    tally.check("rows are shown as understood", understood == (3, "2026-11-05T13:30:00Z", "boris", "Olga Maier"), understood)
    _, look = lena.send(CALLS, kind="conversations", dry_run="true", maps=[*MAPPED, ("by", "")], language="ru")
    tally.check("a column may be left out", "by" not in look["columns"] and "Manager" in look["unread_columns"], look["columns"])
    tally.check("it is told in Russian", "покупатель, ушёл, лид, не покупал" in look["bad_rows"][1]["reason"], look["bad_rows"])
    status, found = lena.get("/api/v1/conversations")
    tally.check("nothing came in", not any("Saturday" in json.dumps(each) for each in found["conversations"]))


def comes_in(tally, program, lena, boris):
    words = {"kind": "conversations", "name": "calls.csv", "zone": "Europe/Vienna"}
    status, begun = lena.send(CALLS, key="calls", maps=MAPPED, **words)
    tally.check("it is taken", (status, begun["by"]["id"], begun["bytes"]) == (202, "lena", len(CALLS.encode())), begun)
    one = boris.ended(begun["id"])
    sums = [one[name] for name in ("status", "rows", "recorded", "known", "bad", "bytes_read", "why")]
    tally.check("it is in", sums == ["done", 5, 3, 0, 2, begun["bytes"], None], one)
    tally.check("bad rows are told", [row["line"] for row in one["bad_rows"]] == [5, 6, 6], one["bad_rows"])
    status, listed = boris.get("/api/v1/imports")
    tally.check("colleagues see it", [each["name"] for each in listed["imports"]] == ["calls.csv"], listed)
    tally.check("without its bad rows in the list", "bad_rows" not in listed["imports"][0])
    status, found = boris.get("/api/v1/conversations")
    talks = {each["text"]["quotes"][0]: each for each in found["conversations"] if each["text"] and each["text"]["quotes"]}
    talk = talks.get("We waited all Saturday", {})
    tally.check("who talked is whom the file names", talk.get("by", {}).get("id") == "boris", talk)
    tally.check("who recorded is who gave the file", talk.get("recorded_by", {}).get("id") == "lena", talk)
    tally.check("no bad row came in", "Never again" in talks and len(talks) == len(set(talks)), list(talks))
    status, same = lena.send(CALLS, key="calls", maps=MAPPED, **words)
    tally.check("under the same key nothing begins anew", same["id"] == begun["id"], same)
    _, again = lena.send(CALLS, maps=MAPPED, **words)
    one = lena.ended(again["id"])
    tally.check("the same file again changes nothing", (one["recorded"], one["known"]) == (0, 3), one)


def many_customers(first=0):
    return "Name,Phone\n" + "".join(f"Customer {n},+49 {n}\n" for n in range(first, first + MANY))


def one_at_a_time(tally, lena, boris):
    file = many_customers()
    _, begun = lena.send(file, kind="customers", name="all.csv")
    status, said = boris.send("Name\nx\n", kind="customers")
    tally.check("another one waits", (status, said["code"]) == (409, "conflict.importing"), said)
    slowest, seen = 0.0, set()
    while (one := boris.get(f"/api/v1/imports/{begun['id']}")[1])["ended_at"] is None:
        seen.add(one["bytes_read"])
        before = time.monotonic()
        boris.get("/api/v1/me")
        slowest = max(slowest, time.monotonic() - before)
        time.sleep(0.02)
    tally.check("it tells how far it is", len(seen) > 1 and max(seen) <= len(file), sorted(seen)[:5])
    tally.check("nobody waits for it", slowest < 5, slowest)
    tally.check("all of it is in", (one["status"], one["recorded"]) == ("done", MANY), one)


def is_refused(tally, program, lena):
    good = {"kind": "customers"}
    for name, file, words, more, status, code in (
        ("no kind", "Name\nx\n", {}, {}, 422, "invalid.kind"),
        ("a kind that is none", "Name\nx\n", {"kind": "cars"}, {}, 422, "invalid.kind"),
        ("an empty file", "", good, {}, 422, "invalid.file"),
        ("an empty file, looked at", "", {**good, "dry_run": "true"}, {}, 422, "invalid.file"),
        ("nothing but blank lines", "\n\n\r\n", good, {}, 422, "invalid.file"),
        ("a first line without end", b'"' + b"x" * 300_000, good, {}, 422, "invalid.file"),
        ("a needed column that is missing", "Shoes\n42\n", good, {}, 422, "invalid.mapping"),
        ("a column that is not there", "Name\nx\n", good, {"maps": [("name", "Title")]}, 422, "invalid.mapping"),
        ("a column that is there twice", "Name,name\nx,y\n", good, {"maps": [("name", "Name")]}, 422, "invalid.mapping"),
        ("a field that is none", "Name\nx\n", good, {"maps": [("colour", "Name")]}, 422, "invalid.mapping"),
        ("a field said twice", "Name\nx\n", good, {"maps": [("name", "Name"), ("name", "Name")]}, 422, "invalid.mapping"),
        ("a map without a field", "Name\nx\n", good, {"maps": [("", "Name")]}, 422, "invalid.mapping"),
        ("half a truth", "Name\nx\n", {**good, "dry_run": "maybe"}, {}, 422, "invalid.query"),
        ("a name that is too long", "Name\nx\n", {**good, "name": "x" * 201}, {}, 422, "invalid.query"),
        ("JSON", "{}", good, {"type": "application/json"}, 415, "invalid.content_type"),
        ("a form", "Name\nx\n", good, {"type": "multipart/form-data"}, 415, "invalid.content_type"),
    ):  # fmt: skip
        found, said = lena.send(file, **words, **more)
        tally.check(f"{name} is refused", (found, said["code"]) == (status, code), said)
        tally.check(f"{name}: with a sentence", len(said["detail"]) > 20, said)
    status, look = lena.send(b"\x00\xff\xfe\x00", kind="customers", dry_run="true")
    tally.check("what is no text is no crash", status in (200, 422), look)
    status, said = lena.get("/api/v1/imports/7")
    tally.check("one that is not there", (status, said["code"]) == (404, "not_found.import"), said)


def asked_before_the_body(program, headers, length):
    """The answer to a head whose body is not sent."""
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=30)
    connection.putrequest("POST", "/api/v1/imports?kind=customers")
    for name, value in {"Content-Type": "text/csv", "Content-Length": str(length), **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    return response.status, json.loads(response.read())["code"]


def is_bounded(tally, program, lena):
    signed_in = {"Cookie": lena.cookie}
    for name, headers, length, wanted in (
        ("who is not signed in is told so before the file travels", {}, FILE_BYTES, (401, "forbidden.sign_in")),
        ("a foreign page too", {**signed_in, "Origin": "http://elsewhere.example"}, 9, (403, "forbidden.origin")),
        ("a file that is too large is refused by its length", signed_in, FILE_BYTES + 1, (413, "limit.body")),
    ):
        found = asked_before_the_body(program, headers, length)
        tally.check(name, found == wanted, found)
    status, look = lena.send(b"Name,Notes\n" + b"x,y\n" * 500_000, kind="customers", dry_run="true")
    tally.check("two megabytes are a file like others", (status, look["rows"] > 0) == (200, True), status)
    status, _, text = lena.raw("POST", "/api/v1/customers", {"relation": "buyer", "name": "x" * 1_100_000})
    tally.check("other bodies stay as short as they were", (status, json.loads(text)["code"]) == (413, "limit.body"), status)


def outlives_a_restart(tally, program):
    lena = Importing(program, "lena")
    file = many_customers(MANY)
    _, begun = lena.send(file, kind="customers")
    while lena.get(f"/api/v1/imports/{begun['id']}")[1]["recorded"] == 0:
        time.sleep(0.01)
    tally.check("it stops in order while a file comes in", program.stop() == 0)
    program.start()
    lena = Importing(program, "lena")
    status, said = lena.get(f"/api/v1/imports/{begun['id']}")
    tally.check("what was told of it is forgotten", (status, said["code"]) == (404, "not_found.import"), said)
    _, again = lena.send(file, kind="customers")
    one = lena.ended(again["id"])
    whole = one["recorded"] + one["known"]
    tally.check("the same file goes on", (one["status"], whole) == ("done", MANY) and one["known"] > 0, one)
    tally.check("its number is new", again["id"] > begun["id"], (again["id"], begun["id"]))


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder).start()
        try:
            lena, boris = Importing(program, "lena"), Importing(program, "boris")
            looked_at(tally, lena)
            comes_in(tally, program, lena, boris)
            is_refused(tally, program, lena)
            is_bounded(tally, program, lena)
            one_at_a_time(tally, Importing(program, "lena"), boris)
            outlives_a_restart(tally, program)
            hits = Importing(program, "lena").get(f"/api/v1/search?q={quote('Saturdays')}")[1]["hits"]
            tally.check("what came in is found by its words", len(hits) == 1, hits)
            program.stop()
            verified = program.run("audit", "verify", "--data", str(program.data))
            tally.check("the chain is intact", verified.returncode == 0, verified.stdout + verified.stderr)
        finally:
            if program.process.poll() is None:
                program.kill()
    tally.finish()


main()
