"""Plays for the contract: journeys are drawn and walked, and the worst that could happen is asked for."""

from contract_plays import CAMPAIGN

MAP = {"name": "First panel", "steps": ["Fair", "Sample box", "Offer", "Order"]}


def touch(customer, hour, touchpoint):
    return {"customer": customer, "at": f"2026-01-02T{hour:02}:00:00Z", "touchpoint": touchpoint}


def drawing(play):
    """A map, drawn anew by another; touches one by one and several at once, and those that are known."""
    do = play.do
    play.journey = do("lena", "POST", "/journeys", MAP)["journey"]["id"]
    path = f"/journeys/{play.journey}"
    do("boris", "POST", f"{path}/revise", {**MAP, "version": 1, "steps": ["Fair", "Offer", "Order"]})
    do("boris", "POST", f"{path}/revise", {**MAP, "version": 1}, wanted=(409,))
    walk = [touch(who, hour, where) for who in ("a", "b") for hour, where in ((8, "Fair"), (9, "Offer"), (10, "Order"))]
    do("elena", "POST", f"{path}/touches", {"touches": walk})
    do("elena", "POST", f"{path}/touches", touch("c", 8, "Fair"))
    again = do("elena", "POST", f"{path}/touches", {"touches": walk})
    play.tally.check("touches that are known are no event", (again["events"], again["recorded"]) == ([], 0), again)
    report = do("oleg", "GET", path)["report"]
    play.tally.check("both who walked the map are counted", report["in_order"] == 2, report)
    play.do("oleg", "GET", "/journeys")


def fearing(play):
    """A premortem comes with the proposal, and more of it until it is decided."""
    said = [{"worst": "It sells out.", "by": "oleg"}, {"worst": "Dealers wait."}]
    play.begin({**CAMPAIGN, "premortem": said, "evidence": [f"journey:{play.journey}"]})
    play.on("vera", "premortem", {"worst": "The phones ring all night."})
    play.on("vera", "premortem", {"worst": " "}, wanted=(422,))
    feared = play.do("lena", "GET", f"/proposals/{play.id}")["premortem"]
    who = [each["by"]["id"] for each in feared]
    play.tally.check("each who feared something is named", who == ["oleg", "hanna", "vera"], feared)
    play.do("lena", "GET", path := f"/proposals/{play.id}/evidence")
    play.tally.check("a journey is cited", "journey" in str(play.do("lena", "GET", path)["cited"]), path)


def journeys(play):
    drawing(play)
    fearing(play)
