"""Plays for the contract: a day of the demo organisation that uses every command, and requests that must be refused."""

import datetime
from urllib.parse import quote

CAMPAIGN = {
    "title": "Panel PCs for dairies",
    "goal": "One price, installed.",
    "fields": {"budget": {"amount": 2400000, "currency": "EUR"}},
    "actions": [
        {"id": "price", "kind": "price", "title": "18 % off a second panel", "attributes": {"discount_pct": "18"}},
        {"id": "claim", "kind": "claim", "title": "Washed down daily", "attributes": {"text": "For ten years."}, "requires": []},
        {"id": "letter", "kind": "message", "title": "A letter", "attributes": {"text": "Two panels."}, "requires": ["price"]},
    ],
}
REVIEWERS = ("oleg", "boris", "elena", "marta", "ivan", "vera")


def later(days):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def one(answer, kind, action, department):
    """The last veto or objection of a department on an action."""
    return [each["id"] for each in answer["proposal"][kind] if (each["action"], each["department"]) == (action, department)][-1]


class Play:
    """`people` by name; `tally` notes a step that was not taken."""

    def __init__(self, people, tally):
        self.people, self.tally, self.last, self.keys = people, tally, None, 0

    def do(self, who, method, path, body=None, wanted=(200, 201, 204), headers=None):
        self.keys += 1
        ask = self.people[who].ask_twice if method == "POST" else self.people[who].ask
        more = (f"play-{self.keys}",) if method == "POST" else ()
        status, answer, _ = ask(method, f"/api/v1{path}", body, headers, *more)
        self.tally.check(f"{who}: {method} {path}", status in wanted, f"{status} {answer}")
        return answer

    def on(self, who, end, body, **more):
        """A command on the proposal of the play, with the version that was on the screen."""
        self.last = self.do(who, "POST", f"/proposals/{self.id}/{end}", body, headers={"If-Match": self.etag()}, **more)
        return self.last

    def etag(self):
        return self.people["hanna"].ask("GET", f"/api/v1/proposals/{self.id}")[2]["ETag"]

    def begin(self, body=CAMPAIGN):
        self.id = self.do("hanna", "POST", "/proposals", body)["id"]

    def position(self, who, action, position, revision=1, **more):
        return self.on(who, "positions", {"action": action, "position": position, "revision": revision, **more})

    def everybody_approves(self, revision):
        for who in REVIEWERS:
            # 409: it has said all that it could.
            self.on(who, "positions", {"action": "*", "position": "approve", "revision": revision}, wanted=(200, 409))


def a_dispute(play):
    """Positions, objections, vetoes, a challenge, an override, suggestions and amendments."""
    play.begin()
    cast = {"ground": "price_promise", "reason": "We promised list prices."}
    said = {"acceptable": "Up to 10 %.", "harm_pct": 40}
    answer = play.position("boris", "price", "veto", **cast, **said, lifts_if="discount_pct <= 10", valid_until=later(300))
    veto = one(answer, "vetoes", "price", "sales")
    answer = play.position("elena", "price", "veto", ground="margin_floor", reason="It is below our floor.")
    play.on("elena", f"vetoes/{one(answer, 'vetoes', 'price', 'finance')}/withdraw", {})
    play.position("ivan", "claim", "approve")
    play.on("ivan", "positions/withdraw", {"action": "claim"})
    for who, department, said in (("oleg", "production", "decline"), ("ivan", "support", "accept")):
        answer = play.position(who, "claim", "object", reason="The seal is rated for six years.")
        objection = one(answer, "objections", "claim", department)
        play.on("hanna", f"objections/{objection}/answer", {"answer": said, "reason": "The data sheet says so."})
        if said == "accept":
            play.on(who, f"objections/{objection}/resolve", {})
    play.on("hanna", f"vetoes/{veto}/challenge", {"on": "merits", "reason": "It was for single panels."})
    play.on("elena", f"vetoes/{veto}/sustain-votes", {"vote": "sustain", "reason": "A promise is one.", "revision": 1})
    play.on("hanna", f"vetoes/{veto}/challenge/withdraw", {})
    play.on("hanna", f"vetoes/{veto}/override", {"justification": "The fair opens before a vote would end."})
    play.on("hanna", f"vetoes/{veto}/override/withdraw", {})
    play.on("vera", "comments", {"text": "Which dairies are these?"})
    play.on("lena", "recuse", {"reason": "My brother sells to them."})
    play.on("lena", "recuse", {"reason": "Once more."}, wanted=(403,))
    changes(play)


def changes(play):
    less = {"actions": [{"id": "price", "attributes": {"discount_pct": "16", "conditions": "Delivered together"}}]}
    more = {"proposal": {"title": "Panels for dairies", "goal": "Two panels.", "fields": {"audience": "Dairies"}}}
    first = play.on("boris", "suggestions", {"amendment": less, "reason": "We keep our word.", "revision": 1})
    number = first["proposal"]["suggestions"][-1]["id"]
    for who, end, body in (("vera", "withdraw", {}), ("hanna", "decline", {"reason": "Not now."})):
        play.on("vera", "suggestions", {"amendment": more, "reason": "It says more.", "revision": 1})
        play.on(who, f"suggestions/{play.last['proposal']['suggestions'][-1]['id']}/{end}", body)
    path = f"/proposals/{play.id}"
    play.do("hanna", "POST", f"{path}/suggestions/{number}/preview", {})
    play.on("hanna", f"suggestions/{number}/accept", {})
    play.on("boris", "reaffirm", {"action": "price", "revision": 2, "valid_until": later(300)})
    added = {"id": "search", "kind": "channel", "title": "Search words", "attributes": {"medium": "search"}, "requires": []}
    amendment = {**more, "actions": [added, {"id": "claim", "title": "Washed down every day"}], "drop": ["letter"]}
    amendment.update(reason="Clearer.", revision=2)
    play.do("hanna", "POST", f"{path}/amend/preview", amendment)
    play.on("hanna", "amend", amendment)
    play.everybody_approves(3)
    play.do("hanna", "GET", f"{path}/revisions")
    play.on("hanna", "withdraw", {"reason": "The fair is off."})


def a_launch(play):
    """A pilot under veto, a recast, a halt, the outcome."""
    actions = [action for action in CAMPAIGN["actions"] if action["id"] != "letter"]
    play.begin({**CAMPAIGN, "actions": actions})
    veto = one(play.position("boris", "price", "veto", ground="price_promise", reason="Promised."), "vetoes", "price", "sales")
    play.everybody_approves(1)
    pilot = {"share": 5, "until": later(10), "criterion": "Ten of a hundred ask for an offer."}
    chosen = {"price": "pilot", "claim": "launch"}
    play.on("hanna", "decide", {"decision": "launch", "actions": chosen, "pilot": pilot, "reason": "We try it."})
    play.on("hanna", "actions/price/pilot-result", {"met": True, "measured": "14 of 60", "reason": "Twice what we hoped."})
    play.on("boris", f"vetoes/{veto}/recast", {"reason": "Our promise stands all the same."})
    play.on("oleg", "actions/claim/halt", {"reason": "A seal has failed."})
    play.on("hanna", "actions/claim/resume", {"reason": "It was an old one."})
    measured = [{"what": "Orders", "expected": "40", "found": "31"}, {"what": "Calls", "found": "9"}]
    play.on("hanna", "actions/claim/stop", {"reason": "It has done its work."})
    play.on("hanna", "outcome", {"measured": measured, "verdict": "mixed", "lesson": "After the season.", "lessons": []})


def drafts(play):
    path = "/proposals/drafts"
    draft = play.do("hanna", "POST", path, {"body": {"title": "", "actions": [{"kind": "bribe"}]}})
    play.do("hanna", "PATCH", f"/proposals/{draft['id']}", {"version": 1, "body": CAMPAIGN})
    play.do("timur", "GET", f"/proposals/{draft['id']}")
    play.do("hanna", "GET", path)
    play.do("hanna", "PATCH", f"/proposals/{draft['id']}", {"version": 1, "body": {}}, wanted=(409,))
    play.do("hanna", "POST", f"/proposals/{draft['id']}/submit", {"version": 2})
    copy = play.do("hanna", "POST", path, {"from": 1})
    play.do("hanna", "DELETE", f"/proposals/{copy['id']}")
    letters = {"id": "letters", "kind": "channel", "attributes": {"medium": "email"}}
    open_ended = {"title": "Half a thought", "actions": [{"kind": "bribe"}, {"kind": "event"}, {"kind": "price"}, letters]}
    for thought in (CAMPAIGN, open_ended, {}):
        play.do("hanna", "POST", "/proposals/what-if", thought)


def figures(play):
    groups = {"first": {"yes": 180, "of": 900}, "second": {"yes": 205, "of": 900}}
    shares = {"form": "shares", **groups, "claim": "0.21", "a_week": 500}
    mean = {"mean": "1500.5", "deviation": "400", "of": 120}
    for figure in (
        shares,
        {**shares, "looks": 5, "comparisons": 3, "false_alarms": "0.01", "noticed": "0.9", "confidence": "0.99"},
        {"form": "share", "first": {"yes": 164, "of": 900}},
        {"form": "mean", "first": mean, "second": None, "claim": "20"},
        {"form": "means", "first": mean, "second": {**mean, "mean": "1610"}, "claim": "1600"},
    ):
        play.do("boris", "POST", "/metrics/verdict", figure)


def people(play):
    play.do("boris", "POST", "/members", {"id": "nils", "name": "Nils Berg", "department": "sales", "head": False})
    play.do("boris", "POST", "/members/nils/role", {"head": True})
    play.do("boris", "POST", "/members/nils/leave", {})
    play.do("boris", "POST", "/delegations", {"to": "lena", "until": later(5)})
    play.do("boris", "POST", "/absences", {"from": later(-1), "until": later(5)})
    play.do("lena", "GET", "/members")
    play.do("boris", "POST", "/delegations/end", {})
    play.do("boris", "POST", "/absences", {"from": later(-2), "until": later(-1)})


def chosen_by_department(play, cards):
    for department in ("marketing", "sales", "founders"):
        found = play.do("hanna", "GET", f"/proposals?department={department}")["proposals"]
        wanted = [card for card in cards if any(each["department"] == department for each in card["turn"])]
        play.tally.check(f"only what waits for {department}", found == wanted, [card["id"] for card in found])


def chosen_by_words(play, cards):
    """Every word, in whatever case, in its title or in one of an action."""
    for card in cards[:3]:
        for words in (card["title"].upper(), f"{card['title'].split()[0]}  {card['actions'][-1]['title'].lower()}"):
            found = play.do("hanna", "GET", f"/proposals?q={quote(words)}")["proposals"]
            play.tally.check(f"`{words}` finds {card['id']}", card in found and len(found) < len(cards), len(found))
    play.tally.check("words that are nowhere find nothing", not play.do("hanna", "GET", "/proposals?q=zyx")["proposals"])


def reading(play, everybody):
    """What each sees of everything."""
    for who in everybody:
        for path in ("/me", "/attention", "/members", "/proposals", "/rulebooks/current"):
            play.do(who, "GET", path)
    cards = play.do("hanna", "GET", "/proposals")["proposals"]
    for card in cards:
        for who in everybody:
            play.do(who, "GET", f"/proposals/{card['id']}")
        play.do("hanna", "GET", f"/proposals/{card['id']}/revisions")
        timeline = play.do("hanna", "GET", f"/proposals/{card['id']}/timeline")
        play.do("hanna", "GET", f"/proposals/{card['id']}/timeline?after={timeline['events'][0]['seq']}")
    for status in sorted({card["status"] for card in cards}):
        found = play.do("hanna", "GET", f"/proposals?status={status}")["proposals"]
        play.tally.check(f"only {status}", found == [card for card in cards if card["status"] == status], found)
    chosen_by_department(play, cards)
    chosen_by_words(play, cards)
    play.do("hanna", "GET", f"/rulebooks/{play.do('hanna', 'GET', '/me')['rulebook']}")
    play.do("hanna", "GET", "/session/hints")
    for path in ("/livez", "/readyz", "/metrics", "/api/v1/audit", "/api/v1/audit?after=20"):
        status = play.people["hanna"].ask("GET", path)[0]
        play.tally.check(f"GET {path}", status == 200, status)
