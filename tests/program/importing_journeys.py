"""Imports what customers touched: the drawn journey is held against it, bad rows are told, the same file again changes
nothing, and no file on the disk says who the customers are. IMPORT_ROWS sets how many customers there are."""

import json
import os
import pathlib
import sys
import tempfile

from program import Member, Program, Tally

CUSTOMERS = int(os.environ.get("IMPORT_ROWS", "3000"))
MAP = {"name": "Первая покупка", "steps": ["Реклама", "Сайт", "Звонок", "Заказ"]}
# Of ten customers: five walk the map, three go round by the shop, one leaves after the site, one never comes to it.
WAYS = [["реклама", "Сайт", "Звонок", "Заказ"]] * 5 + [["Реклама", "Магазин", "Сайт", "Звонок", "Заказ"]] * 3
WAYS += [["Реклама", "Сайт", "Магазин"], ["Магазин"]]
BAD = ["klient-x;31.02.2026 10:00;Сайт", ";01.02.2026 10:00;Сайт", "klient-y;01.02.2036;Сайт", "klient-z;01.02.2026 10:00;"]


def write_touches(path):
    """How many touches are sound."""
    lines, sound = ["Пользователь;Дата и время;Событие"], 0
    for number in range(CUSTOMERS):
        for hour, where in enumerate(WAYS[number % 10]):
            lines.append(f"tajny-klient-{number};{number % 28 + 1:02d}.02.2026 {hour + 9}:15;{where}")
            sound += 1
    path.write_bytes(("\r\n".join(lines + BAD) + "\r\n").encode("cp1251"))
    return sound


def import_touches(program, path, *options):
    words = ("import", "journeys", str(path), "--data", str(program.data), "--as", "boris", "--json", *options)
    ended = program.run(*words)
    return ended.returncode, json.loads(ended.stdout or "{}"), ended.stderr


def on_disk(folder, text):
    return [file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


def it_comes_in(tally, program, path, sound):
    code, _, errors = import_touches(program, path)
    tally.check("touches are of a journey", code == 2 and "journey" in errors, (code, errors))
    code, _, errors = import_touches(program, path, "--journey", "9")
    tally.check("of one that is there", code == 2 and "9" in errors, (code, errors))
    code, dry, _ = import_touches(program, path, "--journey", "1", "--dry-run")
    sums = (dry["rows"], dry["recorded"], dry["bad"])
    tally.check("a dry run tells the sum", (code, *sums) == (1, sound + len(BAD), sound, len(BAD)), dry)
    code, report, errors = import_touches(program, path, "--journey", "1")
    sums = (code, report.get("recorded"), report.get("known"), report.get("bad"))
    tally.check("what is sound is in", sums == (1, sound, 0, len(BAD)), (sums, errors[-300:]))
    lines = [bad["line"] for bad in report["bad_rows"]]
    tally.check("bad rows are told by their lines", lines == list(range(sound + 2, sound + 6)), report["bad_rows"])
    again = import_touches(program, path, "--journey", "1")[1]
    tally.check("the same file again changes nothing", (again["recorded"], again["known"]) == (0, sound), again)


def it_is_held_against_the_map(tally, program):
    report = Member(program, "oleg").get("/api/v1/journeys/1")[1]["report"]
    tenth = CUSTOMERS // 10
    counts = [report[key] for key in ("customers", "exactly", "in_order", "never_began")]
    tally.check("who walked the map is counted", counts == [10 * tenth, 5 * tenth, 8 * tenth, tenth], counts)
    tally.check("and who reached each step", report["reached"] == [9 * tenth, 9 * tenth, 8 * tenth, 8 * tenth], report["reached"])
    left = {"after": 2, "customers": tenth, "instead": "Магазин"}
    tally.check("and where they left it", report["left"] == [left], report["left"])
    way = report["ways"][0]
    tally.check("spelt as on the map", way["touchpoints"] == MAP["steps"] and way["customers"] == 5 * tenth, way)
    tally.check("in words, too", any("50" in each for each in report["sentences"]), report["sentences"])


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder).start()
        path = pathlib.Path(folder) / "touches.csv"
        sound = write_touches(path)
        try:
            status, drawn = Member(program, "lena").post("/api/v1/journeys", MAP)
            tally.check("a journey is drawn", status == 201, drawn)
            program.stop()
            it_comes_in(tally, program, path, sound)
            program.start()
            it_is_held_against_the_map(tally, program)
            program.stop()
            verified = program.run("audit", "verify", "--data", str(program.data))
            tally.check("the chain is intact", verified.returncode == 0, verified.stdout + verified.stderr)
            tally.check("nobody is named in any file", not on_disk(program.data, "tajny-klient"))
        finally:
            if program.process.poll() is None:
                program.kill()
    tally.finish()


main()
