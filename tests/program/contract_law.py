"""A change of law for the contract: checked, proposed, voted on, talked about and taken back. ratification.py has one adopted."""

import time

LONGEST_CHECK_S = 120
KIND, GROUND = "price", "margin_floor"


def much_less(law):
    """The same departments over one kind of action: it is proved at once also by a slow build."""
    return {
        **{key: law[key] for key in ("counterweight", "name", "title", "final_say", "departments", "silence")},
        "version": law.get("version", 1) + 1,
        "kinds": [each for each in law["kinds"] if each["id"] == KIND],
        "grounds": [each for each in law["grounds"] if each["id"] == GROUND],
        "jurisdiction": [
            {"id": "sales_all", "department": "sales", "power": "object"},
            {"id": "finance_deep", "department": "finance", "when": "discount_pct > 15", "power": "veto", "grounds": [GROUND]},
        ],
    }


def a_law(play):
    source = play.do("vera", "GET", "/rulebooks/current/source")
    play.do("boris", "GET", f"/rulebooks/{source['hash']}/source")
    wrong = {**source["rulebook"], "final_say": "nobody"}
    play.do("vera", "POST", "/rulebooks/checks", {"rulebook": wrong}, wanted=(422,))
    play.do("lena", "POST", "/rulebooks/checks", {"rulebook": source["rulebook"]}, wanted=(403,))
    check = play.do("vera", "POST", "/rulebooks/checks", {"rulebook": much_less(source["rulebook"])}, wanted=(200, 202))
    until = time.monotonic() + LONGEST_CHECK_S
    while check["status"] in ("waiting", "running") and time.monotonic() < until:
        time.sleep(0.2)
        check = play.do("boris", "GET", f"/rulebooks/checks/{check['hash']}", wanted=(200, 202))
    wrong = [each["property"] for each in (check["report"] or {}).get("properties", []) if each["result"] != "proved"]
    play.tally.check("the smaller law is sound", check["status"] == "sound", (check["status"], wrong))
    asked = {"hash": check["hash"], "base": source["hash"], "reason": "One kind of action is enough."}
    play.do("lena", "POST", "/rulebooks", asked, wanted=(403,))
    play.do("vera", "POST", "/rulebooks", {**asked, "base": check["hash"]}, wanted=(409,))
    change = play.do("vera", "POST", "/rulebooks", asked, wanted=(201,))
    path = f"/rulebooks/changes/{change['id']}"
    for who in ("vera", "boris", "lena"):
        play.do(who, "GET", path)
        play.do(who, "GET", "/rulebooks")
        play.do(who, "GET", "/attention")
    play.do("boris", "POST", f"{path}/votes", {"vote": "reject", "reason": "It leaves too much out."})
    play.do("elena", "POST", f"{path}/votes", {"vote": "ratify"})
    play.do("elena", "POST", f"{path}/votes", {"vote": "ratify"}, wanted=(409,))
    play.do("lena", "POST", f"{path}/comments", {"text": "What becomes of claims?"})
    play.do("vera", "POST", f"{path}/withdraw", {})
    play.do("vera", "POST", f"{path}/withdraw", {}, wanted=(409,))
    play.do("vera", "GET", "/rulebooks/changes/999", wanted=(404,))
    play.do("vera", "GET", f"/rulebooks/checks/{'0' * 64}", wanted=(404,))
