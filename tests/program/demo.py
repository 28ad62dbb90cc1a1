"""The demo shows every state of life, believably: what it lacks nobody will learn from it. All through the served program."""

import datetime
import re
import sys

from program import Member, Program, Tally

NOW = datetime.datetime.now(datetime.timezone.utc)
STATUSES = {"in_review", "awaiting_decision", "piloting", "launched", "stopped", "withdrawn", "expired", "evaluated"}
BOARD_DAYS = 14


def days_ago(text):
    return (NOW - datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))).total_seconds() / 86_400


def all_proposals(member):
    cards, cursor = [], ""
    while cursor is not None:
        _, page = member.get(f"/api/v1/proposals?cursor={cursor}" if cursor else "/api/v1/proposals")
        cards += page["proposals"]
        cursor = page.get("next")
    return [member.get(f"/api/v1/proposals/{card['id']}")[1] for card in cards]


def verdicts(one):
    return {action["verdict"] for action in one["actions"]}


def running(veto):
    return any(challenge["result"] is None for challenge in veto["challenges"])


def of_vetoes(fits):
    return lambda one: any(fits(veto) for veto in one["vetoes"])


def of_pilots(fits):
    return lambda one: any(action["pilot"] and fits(action) for action in one["actions"])


def tried(veto):
    """A veto that a pilot lifted: without a condition and without a fact."""
    return veto["state"] == "lifted" and veto["lifts_if"] is None and veto["valid_until"] is None


def lessons(one):
    """Of vetoes that were overridden, once the outcome is known."""
    told = {lesson["veto"] for lesson in one["outcome"]["lessons"]} if one["outcome"] else set()
    return told & {veto["id"] for veto in one["vetoes"] if veto["state"] == "overridden"}


STATES = {
    "in review, and nothing said": lambda one: one["status"] == "in_review" and not one["positions"] and not one["comments"],
    "in review, with an objection unanswered": lambda one: one["status"] == "in_review"
    and any(objection["state"] == "raised" for objection in one["objections"]),
    "in review, with a suggestion open": lambda one: one["status"] == "in_review"
    and any(suggestion["state"] == "open" for suggestion in one["suggestions"]),
    "an objection declined with a reason": lambda one: any(
        objection["state"] == "declined" and objection["answer"]["reason"] for objection in one["objections"]
    ),
    "a challenged veto, some votes in and some open": of_vetoes(
        lambda veto: veto["state"] == "challenged"
        and running(veto)
        and 0 < len(veto["challenges"][-1]["votes"]) < len(veto["challenges"][-1]["roll"])
    ),
    "awaiting decision, all cleared": lambda one: one["status"] == "awaiting_decision" and verdicts(one) == {"cleared"},
    "awaiting decision, a veto sustained": lambda one: one["status"] == "awaiting_decision"
    and any(veto["state"] == "sustained" and veto["bites"] for veto in one["vetoes"]),
    "awaiting decision, held by an objection": lambda one: one["status"] == "awaiting_decision"
    and any(objection["state"] == "raised" for objection in one["objections"]),
    "a veto under a condition": of_vetoes(lambda veto: veto["bites"] and veto["lifts_if"]),
    "a veto tied to a fact": of_vetoes(lambda veto: veto["bites"] and veto["valid_until"] and days_ago(veto["valid_until"]) < 0),
    "a pilot that runs under a veto": lambda one: one["status"] == "piloting"
    and of_pilots(lambda action: action["verdict"] == "piloted" and not action["pilot"]["result"])(one)
    and of_vetoes(lambda veto: veto["bites"])(one),
    "a pilot that met its criterion, to be launched or not": of_pilots(
        lambda action: action["verdict"] == "piloted" and (action["pilot"]["result"] or {}).get("met")
    ),
    "a vetoed action launched after its pilot": lambda one: of_vetoes(tried)(one)
    and of_pilots(lambda action: action["verdict"] == "launched" and action["pilot"]["result"]["met"])(one),
    "a pilot that failed": of_pilots(lambda action: action["stopped"] and action["stopped"]["why"] == "not_met"),
    "a veto overridden, with its lesson": lambda one: bool(lessons(one)),
    "an action halted, unanswered": lambda one: "halted" in verdicts(one),
    "an action short of an approval": lambda one: "short" in verdicts(one),
    "closed longer ago than the board keeps": lambda one: bool(one["closed_at"]) and days_ago(one["closed_at"]) > BOARD_DAYS,
    "closed lately": lambda one: bool(one["closed_at"]) and days_ago(one["closed_at"]) < BOARD_DAYS,
}


def voices(one):
    """Everything that people wrote in it, as one text each."""
    found = [one["title"], one["goal"], *one["fields"].values()]
    found += [action["title"] for action in one["actions"]]
    for key in ("positions", "objections", "vetoes"):
        found += [each["reason"] for each in one[key]]
    return [text for text in found if isinstance(text, str) and text]


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        _, hints = Member(program, "hanna").get("/api/v1/session/hints")
        people = {person["email"].split("@")[0]: Member(program, person["email"].split("@")[0]) for person in hints["people"]}
        hanna = people["hanna"]
        proposals = all_proposals(hanna)
        tally.check("at least twelve campaigns", len(proposals) >= 12, len(proposals))
        found = {one["status"] for one in proposals}
        tally.check("every status of a proposal", found == STATUSES, f"missing {STATUSES - found}")
        for name, fits in STATES.items():
            tally.check(name, any(fits(one) for one in proposals))
        _, drafts = hanna.get("/api/v1/proposals/drafts")
        tally.check("a draft of marketing", len(drafts["drafts"]) == 1, drafts)
        _, draft = hanna.get(f"/api/v1/proposals/{drafts['drafts'][0]['id']}")
        tally.check("it is not yet whole", draft["problems"] and draft["body"]["actions"], draft)

        for name, member in people.items():
            _, waiting = member.get("/api/v1/attention")
            tally.check(f"something waits for {name}", waiting["waiting"], waiting)
            late = [each for each in waiting["waiting"] if each["due"] and days_ago(each["due"]) > -0.5]
            tally.check(f"{name} has half a day for each", not late, late)

        submitted = [days_ago(one["submitted_at"]) for one in proposals]
        tally.check("they span a quarter and end today", 85 < max(submitted) < 100 and 0 <= min(submitted) < 2, submitted)
        titles = [one["title"] for one in proposals]
        russian = [title for title in titles if re.search("[а-яё]", title)]
        tally.check("both languages are spoken", 4 <= len(russian) <= len(titles) - 4, titles)
        of_russians = [text for one in proposals if one["title"] in russian for text in voices(one)]
        mixed = [text for text in of_russians if re.search("[a-z]{4}", text) and not re.search("[а-яё]", text)]
        tally.check("a campaign is held in one language", not mixed, mixed)
    finally:
        tally.check("it stops in order", program.stop() == 0)
    tally.check("its chain holds", program.run("audit", "verify", "--data", str(program.data)).returncode == 0)
    tally.finish()


main()
