"""Pings and pongs: their payloads, between the parts of a message, and where they may not be."""

from websocket_vectors.vector import Vector, pong, refused, split, subscription
from wire import PING, PONG, frame

MESSAGE = subscription()
BYTES = bytes(range(256))


def ping(name, payload, piece=0):
    return Vector(f"ping with {name}", frame(PING, payload), (pong(payload),), piece=piece)


def between(name, frames, control, answers):
    """`control` between every two frames."""
    return Vector(name, control.join(frames), answers)


VECTORS = [
    ping("nothing", b""),
    *(ping(f"{size} bytes", BYTES[:size]) for size in (1, 2, 3, 4, 5, 7, 8, 15, 16, 31, 32, 63, 64, 100, 123, 124, 125)),
    ping("text", "пинг — да".encode()),
    ping("no UTF-8", b"\xfe\xff\xc0\x80"),
    ping("the last bytes", BYTES[-125:]),
    ping("125 bytes, byte by byte", BYTES[:125], piece=1),
    ping("nothing, byte by byte", b"", piece=1),
    Vector("twenty pings at once", b"".join(frame(PING, bytes([n])) for n in range(20)),
           tuple(pong(bytes([n])) for n in range(20))),  # fmt: skip
    Vector("twenty pings, byte by byte", b"".join(frame(PING, bytes([n])) for n in range(20)),
           tuple(pong(bytes([n])) for n in range(20)), piece=1),  # fmt: skip
    *(Vector(f"a pong nobody asked for, of {size} bytes", frame(PONG, BYTES[:size]) + frame(PING, b"after"), (pong(b"after"),))
      for size in (0, 1, 125)),  # fmt: skip
    Vector("a pong, then a message", frame(PONG, b"x") + frame(1, MESSAGE), (refused(),)),
    Vector("a ping, then a message", frame(PING, b"x") + frame(1, MESSAGE), (pong(b"x"), refused())),
    Vector("a message, then a ping", frame(1, MESSAGE) + frame(PING, b"x"), (refused(), pong(b"x"))),
    between("a ping between two parts", split(MESSAGE, 20), frame(PING, b"now"), (pong(b"now"), refused())),
    between("a ping between the parts of one byte", split(MESSAGE, *range(1, 20)), frame(PING, b"now"),
            (pong(b"now"),) * 19 + (refused(),)),  # fmt: skip
    between("a ping of 125 bytes between parts", split(MESSAGE, 20, 40), frame(PING, BYTES[:125]),
            (pong(BYTES[:125]),) * 2 + (refused(),)),  # fmt: skip
    between("a pong between parts", split(MESSAGE, 20, 40), frame(PONG, b"x"), (refused(),)),
    Vector("a ping between parts, byte by byte", frame(PING, b"now").join(split(MESSAGE, 20)), (pong(b"now"), refused()),
           piece=1),  # fmt: skip
    Vector("a message that ends after three pings", split(MESSAGE, 20)[0] + frame(PING, b"1") * 3 + split(MESSAGE, 20)[1],
           (pong(b"1"),) * 3 + (refused(),)),  # fmt: skip
    Vector("a text inside a message, behind a ping", split(MESSAGE, 20)[0] + frame(PING, b"x") + frame(1, MESSAGE), (pong(b"x"),),
           closes=(1002,)),  # fmt: skip
    *(Vector(f"{name} of {size} bytes", frame(opcode, b"\x03\xe8" + b"x" * (size - 2)), closes=(1002,))
      for name, opcode in (("ping", PING), ("pong", PONG), ("close", 8)) for size in (126, 127, 65536)),  # fmt: skip
    *(Vector(f"{name} in parts", frame(opcode, b"", final=False) + frame(0), closes=(1002,))
      for name, opcode in (("ping", PING), ("pong", PONG), ("close", 8))),  # fmt: skip
    Vector("a ping in parts between parts", split(MESSAGE, 20)[0] + frame(PING, b"x", final=False), closes=(1002,)),
    Vector("a continuation behind a ping", frame(PING, b"x") + frame(0, b"x"), (pong(b"x"),), closes=(1002,)),
    Vector("a ping is answered before a mistake", frame(PING, b"x") + frame(3), (pong(b"x"),), closes=(1002,)),
    Vector("nothing is answered after a mistake", frame(3) + frame(PING, b"x"), closes=(1002,)),
]
