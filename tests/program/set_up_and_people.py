"""From an empty directory to a company: the set-up link, invitations, joining, passwords, and leaving, over REST."""

import http.client
import json
import re
import signal
import subprocess
import sys
import tempfile
import time

from program import Tally

PASSWORD = "four words on paper"


class Fresh:
    """The program without the demo; its output names the link."""

    def __init__(self, binary, data, *options):
        command = [binary, "serve", "--data", data, "--listen", "127.0.0.1:0", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)", self.process.stdout.readline())[1])
        self.link = None

    def read_link(self):
        self.process.stdout.readline()
        self.link = re.search(r"/set-up#(cws_\S+)", self.process.stdout.readline())[1]
        return self

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


class Browser:
    """One person's cookie."""

    def __init__(self, server):
        self.server, self.cookie = server, None

    def call(self, method, path, body=None, more=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        headers = {**({"Cookie": self.cookie} if self.cookie else {}), **(more or {})}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, "/api/v1" + path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        text = response.read()
        if response.headers["Set-Cookie"]:
            self.cookie = response.headers["Set-Cookie"].split(";")[0]
        connection.close()
        return response.status, json.loads(text) if text else {}


def pointers(answer):
    return [error.get("pointer") for error in answer.get("errors", [])]


def set_up(tally, server):
    vera = Browser(server)
    status, offer = vera.call("GET", "/set-up")
    offers = offer["needed"] and offer["rulebooks"][0]["final_say"] == "marketing"
    tally.check("set-up is needed and offers rulebooks", offers, offer)
    names = [each["name"] for each in offer["rulebooks"]]
    tally.check("those of the library that companies begin with", names == ["default", "small_company", "regulated"], names)
    whole = {"token": server.link, "organisation": "Ferrit Industrial Computers", "rulebook": "default",
             "department": "founders", "name": "Вера Феррит", "email": "Vera@Ferrit.example", "password": PASSWORD}
    for change, code, pointer in [
        ({"token": "cws_" + "A" * 43}, "forbidden.link", None),
        ({"password": "password1"}, "invalid.password", "/password"),
        ({"password": "seven77"}, "invalid.password", "/password"),
        ({"password": "ё" * 129}, "invalid.password", "/password"),
        ({"email": "vera at ferrit"}, "invalid.email", "/email"),
        ({"name": "  "}, "invalid.name", "/name"),
        ({"department": "marketing"}, "invalid.department", "/department"),
        ({"department": "astrology"}, "invalid.department", "/department"),
        ({"rulebook": "anarchy"}, "invalid.rulebook", "/rulebook"),
        ({"extra": 1}, "invalid.unknown_field", "/extra"),
    ]:
        status, answer = Browser(server).call("POST", "/set-up", {**whole, **change})
        right = answer.get("code") == code and (pointer is None or pointer in pointers(answer))
        tally.check(f"set-up with {list(change)[0]} {str(list(change.values())[0])[:12]} is refused", right, (status, answer))
    status, me = vera.call("POST", "/set-up", whole)
    member = me.get("member", {})
    tally.check("the company is founded and its founder signed in",
                status == 201 and member.get("id") == "vera-ferrit" and member.get("head") is True, (status, me))
    tally.check("and known by the cookie", vera.call("GET", "/me")[0] == 200)
    status, answer = Browser(server).call("POST", "/set-up", whole)
    tally.check("the link works once", answer.get("code") == "conflict.set_up", (status, answer))
    tally.check("set-up is no longer needed", vera.call("GET", "/set-up")[1] == {"needed": False})
    return vera


def people(tally, server, vera):
    _, page = vera.call("GET", "/departments")
    by_id = {one["id"]: one for one in page["departments"]}
    tally.check("departments are vacant but for one", [one for one in by_id if not by_id[one]["vacant"]] == ["founders"], page)
    tally.check("an administrator may invite where there is no head", by_id["sales"]["may_invite"], by_id["sales"])
    for body, code in [
        ({"name": "Hanna", "email": "nowhere", "department": "marketing"}, "invalid.email"),
        ({"name": "Hanna", "email": "h@x.example", "department": "astrology"}, "invalid.department"),
        ({"name": "Vera", "email": "vera@ferrit.example", "department": "sales"}, "conflict.email"),
    ]:
        status, answer = vera.call("POST", "/invitations", body)
        tally.check(f"inviting {body} is refused", answer.get("code") == code, (status, answer))
    status, made = vera.call("POST", "/invitations", {"name": "Борис Керн", "email": "boris@ferrit.example",
                                                      "department": "sales", "head": True})
    tally.check("a head is invited", status == 201 and made["invitation"]["member"]["id"] == "boris-kern", (status, made))
    first = made["link"].split("#")[1]
    _, again = vera.call("POST", "/members/boris-kern/link", {})
    tally.check("nobody but sales' head looks after sales now", again.get("code") == "forbidden.roll", again)
    boris = Browser(server)
    status, shown = boris.call("POST", "/join/look", {"token": first})
    says = (shown.get("email"), shown.get("kind"))
    tally.check("the link says for whom it is", says == ("boris@ferrit.example", "invitation"), shown)
    status, answer = boris.call("POST", "/join", {"token": first, "password": "12345678"})
    tally.check("a common password is refused and the link stays", answer.get("code") == "invalid.password", answer)
    status, me = boris.call("POST", "/join", {"token": first, "password": PASSWORD})
    tally.check("he joins and is signed in", status == 201 and me["member"]["department"] == "sales", (status, me))
    status, answer = Browser(server).call("POST", "/join", {"token": first, "password": PASSWORD})
    tally.check("a link works once", answer.get("code") == "forbidden.link", answer)
    tally.check("a made-up one never", Browser(server).call("POST", "/join/look", {"token": "cwi_x"})[0] == 403)
    return boris


def links_and_passwords(tally, server, boris):
    lena_vogt = {"name": "Lena Vogt", "email": "lena@ferrit.example", "department": "sales"}
    _, made = boris.call("POST", "/invitations", lena_vogt)
    _, page = boris.call("GET", "/invitations")
    tally.check("the open invitation is listed", [one["email"] for one in page["invitations"]] == ["lena@ferrit.example"], page)
    status, _ = boris.call("DELETE", f"/invitations/{made['invitation']['id']}")
    old = made["link"].split("#")[1]
    tally.check("and withdrawn", status == 204 and Browser(server).call("POST", "/join/look", {"token": old})[0] == 403, status)
    _, made = boris.call("POST", "/members/lena-vogt/link", {})
    lena = Browser(server)
    lena.call("POST", "/join", {"token": made["link"].split("#")[1], "password": PASSWORD})
    _, page = boris.call("GET", "/members")
    of = {one["id"]: one for one in page["members"]}
    tally.check("who looks after a department sees e-mails", of["lena-vogt"]["sign_in"] == "active"
                and of["lena-vogt"]["may"] == ["leave", "head", "link"] and "email" not in of["vera-ferrit"], page)
    _, page = lena.call("GET", "/members")
    of = {one["id"]: one for one in page["members"]}
    tally.check("others see their own", "email" in of["lena-vogt"] and "email" not in of["boris-kern"], page)

    elsewhere = Browser(server)
    elsewhere.call("POST", "/session", {"email": "lena@ferrit.example", "password": PASSWORD})
    status, answer = lena.call("POST", "/password", {"old": "something else", "new": "five words on a paper"})
    tally.check("a wrong old password is refused", answer.get("code") == "forbidden.credentials", (status, answer))
    tries = []
    while len(tries) < 10 and 429 not in tries:
        tries.append(lena.call("POST", "/password", {"old": "another guess", "new": "five words on a paper"})[0])
    tally.check("guessing it takes longer and longer", tries[-1] == 429 and set(tries[:-1]) == {401}, tries)
    time.sleep(2.1)
    status, answer = lena.call("POST", "/password", {"old": PASSWORD, "new": "qwerty123"})
    tally.check("a common new one too", pointers(answer) == ["/new"], (status, answer))
    status, _ = lena.call("POST", "/password", {"old": PASSWORD, "new": "five words on a paper"})
    tally.check("a new password is taken and the session goes on", status == 204 and lena.call("GET", "/me")[0] == 200, status)
    tally.check("every other session has ended", elsewhere.call("GET", "/me")[0] == 401)
    tally.check("the old password is over",
                elsewhere.call("POST", "/session", {"email": "lena@ferrit.example", "password": PASSWORD})[0] == 401)

    boris.call("POST", "/members/lena-vogt/leave", {})
    tally.check("who left is signed out", lena.call("GET", "/me")[0] in (401, 403))
    status, made = boris.call("POST", "/invitations", lena_vogt)
    free = status == 201 and made["invitation"]["member"]["id"] == "lena-vogt-2"
    tally.check("and her e-mail is free for a new id", free, (status, made))


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        server = Fresh(sys.argv[1], folder + "/data").read_link()
        try:
            vera = set_up(tally, server)
            boris = people(tally, server, vera)
            links_and_passwords(tally, server, boris)
            tally.check("the program stops in order", server.stop() == 0)
            server = Fresh(sys.argv[1], folder + "/data")
            again = Browser(server)
            status, _ = again.call("POST", "/session", {"email": "vera@ferrit.example", "password": PASSWORD})
            tally.check("after a restart the founder signs in", status == 200, status)
            tally.check("and nobody can set it up anew", again.call("GET", "/set-up")[1] == {"needed": False})
        finally:
            server.process.kill()
    tally.finish()


if __name__ == "__main__":
    main()
