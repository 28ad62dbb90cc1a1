"""Imports an exported file of conversations: bad rows are told, the rest is in, the same file again changes nothing; a
customer who asks is gone from every file. IMPORT_ROWS sets how many rows; 100 000 is the campaign."""

import json
import os
import pathlib
import random
import sys
import tempfile
import time
from urllib.parse import quote

from program import Member, Program, Tally

ROWS = int(os.environ.get("IMPORT_ROWS", "3000"))
BAD = 37
WORDS = "заказ доставка суббота ждала ёлка компьютер привезли сломался гарантия цена скидка коробка отвёртка оператор".split()
NAMES = ["Иван Петров", "Пётр Сидоров", "Анна Ёлкина", "Мария Орлова"]
HEADER = "Дата звонка;ФИО;Телефон;ID клиента;Статус;Тип звонка;Менеджер;Цитата;Итог"
SECRET = ["Зоя Крылова", "+7 999 7654321", "Жирафу не понравился самовар", "самоваром больше не пользуюсь"]


def row(chance, number):
    day, month = chance.randint(1, 28), chance.randint(1, 10)
    said = " ".join(chance.choice(WORDS) for _ in range(10))
    if number % 50 == 0:
        said = f'"{said}\n и ещё ""{said[:12]}"""'
    return [
        f"{day:02d}.{month:02d}.2026 {chance.randint(8, 19):02d}:15", chance.choice(NAMES), f"+7 900 {number:07d}",
        str(chance.randint(1, ROWS // 5)), chance.choice(["покупатель", "лид", "ушёл", "не покупал"]),
        chance.choice(["входящий", "исходящий"]), chance.choice(["Boris Kern", "lena", "timur@ferrit.example"]), said, "",
    ]  # fmt: skip


def spoiled(cells, number):
    place, wrong = [(0, "31.02.2026"), (4, "друг"), (6, "Никто Такой"), (7, "")][number % 4]
    return cells[:place] + [wrong] + cells[place + 1 :]


def write_calls(path):
    """The lines of bad rows, as they have to be told."""
    chance = random.Random(7)
    bad = set(chance.sample(range(1, ROWS + 1), BAD))
    lines, at, told = [HEADER], 2, []
    for number in range(1, ROWS + 1):
        cells = row(chance, number)
        if number in bad:
            cells = spoiled(cells, number)
            told.append(at)
        text = ";".join(cells)
        at += 1 + text.count("\n")
        lines.append(text)
    lines.append(f"05.10.2026;{SECRET[0]};{SECRET[1]};secret;покупатель;входящий;lena;{SECRET[2]};{SECRET[3]}")
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1251"))
    return told


def import_calls(program, path, *options):
    ended = program.run("import", "conversations", str(path), "--data", str(program.data), "--as", "boris", "--json", *options)
    return ended.returncode, json.loads(ended.stdout or "{}"), ended.stderr


def on_disk(folder, text):
    return [file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


def the_file_comes_in(tally, program, path, told):
    code, dry, _ = import_calls(program, path, "--dry-run")
    tally.check("a dry run tells the sum", (code, dry["recorded"], dry["bad"]) == (1, ROWS + 1 - BAD, BAD), dry)
    code, report, errors = import_calls(program, path)
    sums = (code, report.get("rows"), report.get("recorded"), report.get("known"), report.get("bad"))
    tally.check("the rest is in", sums == (1, ROWS + 1, ROWS + 1 - BAD, 0, BAD), (sums, errors[-300:]))
    tally.check("it is read as Windows-1251 with semicolons", (report["encoding"], report["separator"]) == ("windows-1251", ";"))
    lines = [bad["line"] for bad in report["bad_rows"]]
    tally.check("bad rows are told by their lines", lines == told, (lines, told))
    tally.check("each with its reason", all(bad["reason"] for bad in report["bad_rows"]))
    head = program.run("audit", "verify", "--data", str(program.data)).stdout
    code, again, _ = import_calls(program, path)
    tally.check("the same file again changes nothing", (again["recorded"], again["known"]) == (0, ROWS + 1 - BAD), again)
    tally.check("nor the ledger", program.run("audit", "verify", "--data", str(program.data)).stdout == head, head)


def found(member, words):
    return member.get(f"/api/v1/search?q={quote(words)}")[1]["hits"]


def who_asks_is_forgotten(tally, program):
    boris = Member(program, "boris")
    hits = found(boris, "самовары жирафов")
    tally.check("a word form finds it", len(hits) == 1, hits)
    talk = boris.get(f"/api/v1/conversations/{hits[0]['id']}")[1]
    tally.check("it is on disk before", bool(on_disk(program.data, SECRET[2])))
    status, answer = boris.post(f"/api/v1/customers/{talk['customer']['id']}/erase", {"reason": "They asked"})
    tally.check("a head erases", status == 200 and answer["erased"]["conversations"] == [talk["id"]], answer)
    end = time.monotonic() + 20
    while found(boris, "самовары жирафов") and time.monotonic() < end:
        time.sleep(0.1)
    left = {text: on_disk(program.data, text) for text in [*SECRET, "жираф", "самовар", "крылов"]}
    tally.check("nothing is left in any file", not any(left.values()), left)
    tally.check("the talk says so", boris.get(f"/api/v1/conversations/{talk['id']}")[1]["text"] is None)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder).start()
        program.stop()
        path = pathlib.Path(folder) / "calls.csv"
        told = write_calls(path)
        try:
            the_file_comes_in(tally, program, path, told)
            program.start()
            who_asks_is_forgotten(tally, program)
            program.stop()
            verified = program.run("audit", "verify", "--data", str(program.data))
            tally.check("the chain is intact", verified.returncode == 0, verified.stdout + verified.stderr)
            tally.check("the same file does not bring it back", import_calls(program, path)[1]["recorded"] == 0)
            tally.check("nor its words", not on_disk(program.data, SECRET[2]))
        finally:
            if program.process.poll() is None:
                program.kill()
    tally.finish()


main()
