"""Plays for the contract: how a company begins, and how people, programs and screens come in. Notes among colleagues."""

import pathlib
import re
import signal
import subprocess
import tempfile

from contract_plays import later
from contract_watch import Watched

PASSWORD = "four words on paper"
NEW = "five words on paper"
FOUNDING = {
    "organisation": "Ferrit",
    "rulebook": "default",
    "department": "founders",
    "name": "Vera Ferrit",
    "email": "vera@ferrit.example",
    "password": PASSWORD,
}


def token_of(link):
    return re.search(r"(cw[a-z]_\S+)", link)[1]


def a_company_begins(tally, binary, api, seen):
    """On a server of its own, with an empty directory: the link that it prints, used once."""
    with tempfile.TemporaryDirectory() as folder:
        command = [binary, "serve", "--data", f"{folder}/data", "--listen", "127.0.0.1:0"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = int(re.search(r":(\d+)", process.stdout.readline())[1])
            process.stdout.readline()
            founding = {**FOUNDING, "token": token_of(process.stdout.readline())}
            vera = Watched(port, api, tally, seen)
            offer = vera.ask("GET", "/api/v1/set-up")[1]
            tally.check("set-up is needed", offer["needed"], offer)
            for change in ({"token": "cws_no"}, {"password": "password1"}, {"email": "vera"}, {"name": " "}, {"rulebook": "none"},
                           {"department": "marketing"}, {"colour": "red"}, {"name": 7}):  # fmt: skip
                status = vera.ask("POST", "/api/v1/set-up", {**founding, **change})[0]
                tally.check(f"set-up with {change} is refused", status in (403, 422), status)
            status = vera.ask("POST", "/api/v1/set-up", founding)[0]
            tally.check("the company is founded", status == 201, status)
            tally.check("once", vera.ask("POST", "/api/v1/set-up", founding)[0] == 409)
            tally.check("set-up is over", vera.ask("GET", "/api/v1/set-up")[1] == {"needed": False})
            vera.ask("GET", "/api/v1/members")
            vera.ask("GET", "/api/v1/departments")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def invitations(play, visitor):
    wish = {"name": "Uta Brandt", "email": "uta@ferrit.example", "department": "sales", "head": False}
    play.do("boris", "GET", "/departments")
    made = play.do("boris", "POST", "/invitations", wish)
    play.do("boris", "POST", "/invitations", wish, wanted=(409,))
    play.do("boris", "GET", "/invitations")
    play.do("boris", "DELETE", f"/invitations/{made['invitation']['id']}")
    uta = visitor()
    member = made["invitation"]["member"]["id"]
    for kind in ("invitation", "password"):
        link = {"token": token_of(play.do("boris", "POST", f"/members/{member}/link", {})["link"])}
        play.do("boris", "GET", "/invitations")
        look = uta.ask("POST", "/api/v1/join/look", link)[1]
        play.tally.check(f"the link is for {kind}", look["kind"] == kind, look)
        uta.ask("POST", "/api/v1/join", {**link, "password": "12345678"})
        status = uta.ask("POST", "/api/v1/join", {**link, "password": PASSWORD})[0]
        play.tally.check(f"she comes in by {kind}", status == 201, status)
        play.tally.check("a used link opens nothing", uta.ask("POST", "/api/v1/join/look", link)[0] == 403)
    for old, new, status in (("guess", NEW, 401), (PASSWORD, "qwerty123", 422), (PASSWORD, NEW, 204)):
        found = uta.ask("POST", "/api/v1/password", {"old": old, "new": new})[0]
        play.tally.check(f"a password of {new} for {old}", found == status, found)
    play.do("boris", "POST", f"/members/{member}/leave", {})


def tokens(play, visitor):
    made = play.do("hanna", "POST", "/tokens", {"name": "Report", "scope": "read", "days": 7})
    play.do("hanna", "POST", "/tokens", {"name": "Report", "scope": "all", "days": 0}, wanted=(422,))
    program = visitor()
    bearer = {"Authorization": f"Bearer {made['secret']}"}
    play.tally.check("a token reads", program.ask("GET", "/api/v1/me", None, bearer)[0] == 200)
    said = program.ask("POST", "/api/v1/proposals/1/comments", {"text": "No."}, bearer)
    play.tally.check("and does nothing", (said[0], said[1]["code"]) == (403, "forbidden.scope"), said)
    play.do("hanna", "GET", "/tokens")
    play.do("hanna", "DELETE", f"/tokens/{made['token']['id']}")
    said = program.ask("GET", "/api/v1/me", None, bearer)[0]
    play.tally.check("one that has ended lets nobody in", said == 401, said)


def displays(play, visitor):
    """The token of a screen that goes on showing."""
    made = play.do("lena", "POST", "/displays", {"name": "Hall"})
    kept = play.do("lena", "POST", "/displays", {"name": "Canteen"})
    play.do("lena", "GET", "/displays")
    play.do("oleg", "DELETE", f"/displays/{made['display']['id']}")
    screen = visitor()
    for link, path, status in (
        (made["link"], "/display", 401),
        (kept["link"], "/display", 200),
        (kept["link"], "/me", 403),
        (kept["link"], "/proposals", 403),
    ):
        found = screen.ask("GET", f"/api/v1{path}", None, {"Authorization": f"Bearer {token_of(link)}"})[0]
        play.tally.check(f"a display at {path}: {status}", found == status, found)
    return token_of(kept["link"])


def notes(play):
    key = play.do("boris", "GET", "/attention")["waiting"][0]["key"]
    for until in (later(0.1), None):
        play.do("boris", "POST", "/attention/snooze", {"key": key, "until": until})
    play.do("boris", "POST", "/attention/snooze", {"key": key, "until": "tomorrow"}, wanted=(422,))
    play.do("boris", "POST", "/attention/hand-over", {"key": key, "to": "lena", "note": "You know the letter."})
    play.do("boris", "POST", "/attention/hand-over", {"key": key, "to": "elena"}, wanted=(422,))
    for who in ("boris", "lena"):
        play.do(who, "GET", "/attention")
    play.do("boris", "POST", "/attention/hand-over", {"key": key, "to": None})
