"""Imports people who are to join: each has a place in a department and an account that waits for a password; whoever is
here already changes nothing, and only who looks after a department fills it. Then over HTTP, by somebody who may not."""

import json
import pathlib
import sys
import tempfile

from program import Member, Program, Tally

FILE = """ФИО;Почта;Отдел;Руководитель
Пётр Сидоров;petr@ferrit.example;Продажи;
Ольга Ким;OLGA@ferrit.example;sales;да
Пётр Сидоров;petr.s@ferrit.example;Sales;нет
Без Почты;нет;sales;
Из Другого;other@ferrit.example;Космос;
Ещё Раз;petr@ferrit.example;sales;
Лена Фогт;lena@ferrit.example;sales;
Чужой Отдел;prod@ferrit.example;production;
"""


def import_members(program, path, who, *options):
    words = ("import", "members", str(path), "--data", str(program.data), "--as", who, "--json", *options)
    ended = program.run(*words)
    return ended.returncode, json.loads(ended.stdout or "{}"), ended.stderr


def they_come_in(tally, program, path):
    code, dry, errors = import_members(program, path, "boris", "--dry-run")
    sums = (code, dry.get("recorded"), dry.get("known"), dry.get("bad"))
    tally.check("a dry run tells the sum", sums == (1, 3, 2, 3), (sums, errors[-300:]))
    code, report, errors = import_members(program, path, "boris")
    sums = (code, report.get("recorded"), report.get("known"), report.get("bad"))
    tally.check("those who fit come in", sums == (1, 3, 2, 3), (sums, errors[-300:]))
    lines = [bad["line"] for bad in report["bad_rows"]]
    tally.check("the others are told by their lines", lines == [5, 6, 9], report["bad_rows"])
    tally.check("with the departments there are", "sales" in report["bad_rows"][1]["reason"], report["bad_rows"])
    again = import_members(program, path, "boris")[1]
    tally.check("the same file again changes nothing", (again["recorded"], again["known"]) == (0, 5), again)


def they_are_here(tally, program):
    boris = Member(program, "boris")
    members = {each["id"]: each for each in boris.get("/api/v1/members")[1]["members"]}
    new = {key: members.get(key, {}) for key in ("petr-sidorov", "olga-kim", "petr-sidorov-2")}
    tally.check("with ids of their names", all(new.values()), sorted(members))
    olga = new["olga-kim"]
    tally.check("a head is one", (olga["head"], olga["email"], olga["sign_in"]) == (True, "olga@ferrit.example", "none"), olga)
    status, made = boris.post("/api/v1/members/olga-kim/link", {})
    tally.check("who looks after them makes their link", status == 201 and made["link"].startswith("/join#"), made)


def others_may_not(tally, program):
    lena = Member(program, "lena")
    row = "Name,E-mail,Department\nA Stranger,stranger@ferrit.example,sales\n"
    status, look = lena.send_file("/api/v1/imports?kind=members&dry_run=true", row)
    told = (status, look["recorded"], look["bad"])
    tally.check("who looks after nobody brings nobody in", told == (200, 0, 1), look)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder).start()
        program.stop()
        path = pathlib.Path(folder) / "people.csv"
        path.write_text(FILE, encoding="utf-8-sig")
        try:
            they_come_in(tally, program, path)
            program.start()
            they_are_here(tally, program)
            others_may_not(tally, program)
        finally:
            if program.process.poll() is None:
                program.kill()
    tally.finish()


main()
