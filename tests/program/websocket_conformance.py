"""RFC 6455 on the live endpoint of the running server: vectors (websocket_vectors, vector.py), each on its own connection."""

import json
import sys
import time

from program import Member, Program, Tally
from websocket_vectors import closing
from websocket_vectors import controls
from websocket_vectors import framing
from websocket_vectors import unicode
from wire import CLOSE, PONG, TEXT, Ended, Socket, frame

TABLES = (framing, controls, unicode, closing)


def deliver(live, vector):
    """The bytes as the vector has them: at once, or in pieces, each of which goes out on its own."""
    pieces = [vector.sent] if not vector.piece else [
        vector.sent[at : at + vector.piece] for at in range(0, len(vector.sent), vector.piece)
    ]  # fmt: skip
    for piece in pieces:
        live.send(piece)


def answers(live, vector):
    """What is wrong with the answers to a vector that the connection survives."""
    import json

    for expected in vector.answers:
        opcode, payload = live.read()
        if expected[0] == PONG:
            if (opcode, payload) != expected:
                return f"expected a pong with {expected[1][:40]!r}, found {opcode} {payload[:60]!r}"
        elif opcode != TEXT or {key: json.loads(payload).get(key) for key in expected[1]} != expected[1]:
            return f"expected {expected[1]}, found {opcode} {payload[:200]!r}"
    return None


def run(vector, port, cookie):
    with Socket(port, cookie) as live:
        deliver(live, vector)
        wrong = answers(live, vector)
        if wrong:
            return wrong
        if vector.closes is None:
            live.send(frame(CLOSE, b"\x03\xe8"))
            code = live.close_code()
            return None if code == 1000 else f"it was to go on, and end with 1000: {code}"
        code = live.close_code()
        if code not in vector.closes:
            return f"expected to be closed with {vector.closes}, found {code}"
        live.send(frame(CLOSE))
        return None if live.end() is None else "the connection goes on"


def main():
    tally = Tally()
    program = Program(sys.argv[1]).start()
    try:
        members = [Member(program, name) for name in ("hanna", "boris", "elena")]
        began = time.monotonic()
        count = 0
        for table in TABLES:
            for vector in table.VECTORS:
                count += 1
                try:
                    wrong = run(vector, program.port, members[count % len(members)].cookie)
                except (Ended, ValueError, OSError, RuntimeError) as error:
                    wrong = f"{type(error).__name__}: {error}"
                tally.check(vector.name, not wrong, wrong)
        print(f"{count} vectors in {time.monotonic() - began:.1f} s")
        tally.check("the server is alive", members[0].get("/api/v1/me")[0] == 200)
        tally.check("and stops in order", program.stop() == 0)
    finally:
        if program.process.poll() is None:
            program.kill()
    tally.finish()


main()
