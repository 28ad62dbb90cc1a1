"""Plays for the contract: what is known of customers is written, read, cited, searched and erased."""

import time

from contract_plays import CAMPAIGN, one

WASHING = {
    "kind": "observation", "idea": "Dairies wash their panels daily.", "source": "A visit",
    "customer_value": "No cover is needed.", "company_value": "Fewer panels come back.",
    "participants": "Lena", "implementation": "A better seal.", "tags": ["washing"], "segments": ["dairies"],
}  # fmt: skip
TALK = {
    "relation": "buyer", "channel": "visit", "at": "2026-01-02T10:00:00Z", "consent": True, "asked": ["How is it washed?"],
    "quotes": ["With a hose, every day."], "follow_ups": ["Send a seal"], "worst": "The seal failed in May.", "notes": "",
}  # fmt: skip
RETURNS = {
    "name": "Panels sent back", "source": "Service desk", "from": "2025-01-01T00:00:00Z", "until": "2026-01-01T00:00:00Z",
    "figure": {"form": "share", "first": {"yes": 18, "of": 900}, "claim": "0.01"},
}  # fmt: skip


def number(answer, kind):
    return answer[kind]["id"]


def writing(play):
    """Customers, conversations, insights and figures, one by one and several at once."""
    do = play.do
    do("lena", "POST", "/customers", {"relation": "lead", "name": "Molkerei Nord", "contact": "Frau Jensen"})
    crm = [{"relation": "buyer", "name": f"Dairy {n}", "external_id": f"crm-{n}"} for n in (1, 2)]
    fresh = do("lena", "POST", "/customers", {"customers": crm})["customers"]
    do("lena", "POST", "/customers", {**crm[0], "relation": "lapsed"})
    play.talk = number(do("lena", "POST", "/conversations", {**TALK, "customer": fresh[0]}), "conversation")
    named = {**TALK, "new_customer": {"name": "Ferme du Lac", "contact": "M. Roy", "external_id": "crm-3"}, "by": "boris"}
    unknown = {**TALK, "relation": "never_bought", "channel": "other"}
    do("lena", "POST", "/conversations", {"conversations": [{**named, "external_id": "c-1"}, unknown]})
    do("lena", "POST", f"/conversations/{play.talk}/revise", {**TALK, "notes": "They wash at five."})
    play.metric = number(do("elena", "POST", "/metrics", RETURNS), "metric")
    do("elena", "POST", "/metrics", {"metrics": [{**RETURNS, "name": f"Year {n}", "external_id": f"m-{n}"} for n in (1, 2)]})
    do("elena", "POST", f"/metrics/{play.metric}/explain", {"conversations": [play.talk]})
    links = {"conversations": [play.talk], "metrics": [play.metric]}
    play.insight = number(do("ivan", "POST", "/insights", {**WASHING, **links}), "insight")
    do("boris", "POST", f"/insights/{play.insight}/revise", {**WASHING, **links, "version": 1, "idea": "All of them wash."})
    other = number(do("vera", "POST", "/insights", {**WASHING, "kind": "thought"}), "insight")
    do("vera", "POST", f"/insights/{other}/merge", {"into": play.insight, "reason": "The same."})
    for judgement in ("refuted", "open", "confirmed"):
        do("oleg", "POST", f"/insights/{play.insight}/judge", {"judgement": judgement, "reason": "Five of six do."})


def told_again(play):
    """What is known by what it is told by elsewhere changes nothing."""
    again = {**TALK, "external_id": "c-1"}
    for path, body in (
        ("/conversations", {"conversations": [again]}),
        ("/conversations", again),
        ("/customers", {"relation": "buyer", "name": "Dairy 1", "external_id": "crm-1"}),
        ("/metrics", {**RETURNS, "external_id": "m-1"}),
    ):
        answer = play.do("lena", "POST", path, body)
        play.tally.check(f"what is known at {path} is no event", answer.get("events") == [], answer)


def citing(play):
    """By a proposal, a position, an answer and an override, and what each of them looks like then."""
    talk, metric, insight = f"conversation:{play.talk}", f"metric:{play.metric}", f"insight:{play.insight}"
    play.begin({**CAMPAIGN, "evidence": [insight]})
    play.on("hanna", "cite", {"evidence": [talk, metric]})
    cast = {"ground": "price_promise", "reason": "We promised list prices.", "evidence": [talk]}
    veto = one(play.position("boris", "price", "veto", **cast), "vetoes", "price", "sales")
    said = play.position("oleg", "claim", "object", reason="The seal fails.", evidence=[metric])
    objection = one(said, "objections", "claim", "production")
    answer = {"answer": "decline", "reason": "Not in all of them.", "evidence": [insight]}
    play.on("hanna", f"objections/{objection}/answer", answer)
    play.on("hanna", f"vetoes/{veto}/override", {"justification": "The fair opens before.", "evidence": [insight]})
    evidence = play.do("elena", "GET", f"/proposals/{play.id}/evidence")
    cited = [(each["evidence"], each["for"]) for each in evidence["cited"]]
    wanted = [(insight, "proposal"), (talk, "proposal"), (metric, "proposal"), (talk, "position"), (metric, "position")]
    play.tally.check("all that was cited is there", cited == [*wanted, (insight, "answer"), (insight, "override")], cited)
    play.on("hanna", "cite", {"evidence": [talk]}, wanted=(409,))
    play.on("hanna", f"vetoes/{veto}/override/withdraw", {})


def looking(play):
    do = play.do
    for path in (
        *("/insights", "/insights?kind=observation&life=confirmed&tag=washing", "/insights?author=ivan&department=support"),
        *("/insights?q=washing", "/insights?cursor=2", "/conversations", "/conversations?relation=buyer&author=lena"),
        *("/conversations?q=seals", "/conversations?department=sales", "/metrics", "/metrics?enough=yes&author=elena"),
        *("/metrics?q=panel&department=finance", "/search?q=panels", "/search?q=dairy&cursor=1"),
        *("/conversations/next", "/conversations/rhythm", "/customers/1", f"/insights/{play.insight}"),
        *(f"/conversations/{play.talk}", f"/metrics/{play.metric}"),
    ):
        do("marta", "GET", path)
    for path, code in (
        *(("/insights?kind=rumour", "invalid.kind"), ("/insights?life=long", "invalid.life")),
        *(("/insights?cursor=x", "invalid.cursor"), ("/insights?colour=red", "invalid.query")),
        *(("/conversations?relation=cousin", "invalid.relation"), ("/metrics?enough=maybe", "invalid.enough")),
        *(("/search?q=x&cursor=x", "invalid.cursor"), ("/search?q=x&kind=insight", "invalid.query")),
        *(("/search", "invalid.query"), ("/insights?q=-dairy", "invalid.query")),
    ):
        said = do("marta", "GET", path, wanted=(422,))
        play.tally.check(f"GET {path} is {code}", said["code"] == code, said)


def erasing(play):
    """What was written goes; what is left of it is still what the document says."""
    do = play.do
    why = {"reason": "They ask for it."}
    do("lena", "POST", "/customers/2/erase", why, wanted=(403,))
    gone = do("boris", "POST", "/customers/2/erase", why)
    play.tally.check("a customer goes with what they said", gone["erased"]["conversations"] == [play.talk], gone)
    play.tally.check("and somebody has to look at what was learnt", gone["look_at"] == [play.insight], gone)
    do("boris", "POST", "/conversations/2/erase", why)
    do("boris", "POST", f"/insights/{play.insight}/erase", why)
    for path in ("/customers/2", f"/conversations/{play.talk}", f"/insights/{play.insight}", f"/proposals/{play.id}/evidence"):
        do("marta", "GET", path)
    for path in ("/insights", "/conversations", f"/proposals/{play.id}", f"/proposals/{play.id}/timeline"):
        do("marta", "GET", path)
    do("boris", "POST", f"/insights/{play.insight}/judge", {"judgement": "open", "reason": "Who knows."}, wanted=(409,))


def files(play):
    """A file is looked at, brought in, asked after, and sent again under the same key."""
    ask, path, csv = play.people["lena"].ask, "/api/v1/imports?kind=customers&map=contact%3DPager", {"Content-Type": "text/csv"}
    raw = "Name,Pager,Shoes\nHof Meyer,7,42\n,8,43\n"
    status, look, _ = ask("POST", f"{path}&dry_run=true", None, csv, raw)
    play.tally.check("a file is looked at", (status, look["recorded"], look["bad"]) == (200, 1, 1), look)
    keyed = {**csv, "Idempotency-Key": "file-1"}
    said = [ask("POST", f"{path}&name=crm.csv", None, keyed, raw) for _ in range(2)]
    again = said[1][2]["Idempotency-Replayed"]
    play.tally.check("sent again it is the same", (said[0][0], said[0][1], again) == (202, said[1][1], "true"), said)
    other = ask("POST", f"{path}&name=other.csv", None, keyed, raw)
    refused = (other[0], other[1]["code"])
    play.tally.check("a key with another file is refused", refused == (422, "invalid.idempotency_key"), other)
    end = time.monotonic() + 20
    while (one := play.do("boris", "GET", f"/imports/{said[0][1]['id']}"))["ended_at"] is None and time.monotonic() < end:
        time.sleep(0.05)
    play.tally.check("it comes in", (one["status"], one["recorded"], one["bad"]) == ("done", 1, 1), one)
    play.do("boris", "GET", "/imports")
    play.do("boris", "GET", "/imports/1", wanted=(404,))


def attaching(play):
    """A file is attached, given back as it came, and erased by who attached it."""
    ask, path = play.people["ivan"].ask, f"/api/v1/insights/{play.insight}/attachments"
    raw = {"Content-Type": "application/octet-stream"}
    status, said, _ = ask("POST", f"{path}?name=hose.txt", None, raw, "With a hose.")
    listed = said["insight"]["attachments"]
    told = (status, len(listed), listed[0]["type"])
    play.tally.check("a file is attached", told == (200, 1, "text/plain"), listed)
    status, _, got = ask("GET", f"{path}/1")
    told = (status, got["Content-Disposition"])
    play.tally.check("and given back for download", told == (200, "attachment; filename*=UTF-8''hose.txt"), told)
    play.do("lena", "POST", f"/insights/{play.insight}/attachments/1/erase", {"reason": "No."}, wanted=(403,))
    play.do("ivan", "POST", f"/insights/{play.insight}/attachments/1/erase", {"reason": "It is outdated."})
    play.do("lena", "GET", f"/insights/{play.insight}/attachments/1", wanted=(409,))


def knowledge(play):
    for part in (writing, told_again, attaching, citing, looking, erasing):
        part(play)
