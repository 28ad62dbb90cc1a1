"""The closing handshake: codes and reasons, good and bad, and what comes behind it."""

import struct

from websocket_vectors.vector import Vector, pong, refused, split, subscription
from wire import CLOSE, PING, TEXT, frame

GOOD = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4400, 4999)
BAD = (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 9999, 65535)
REASONS = {"short": b"bye", "Russian": "пора".encode(), "of 123 bytes": b"x" * 123, "that ends in a face": "\U0001f44b".encode()}
BROKEN = {"FF": b"\xff", "cut off": b"\xd0", "a surrogate": b"\xed\xa0\x80", "overlong": b"\xc0\xaf", "behind text": b"bye \xfe"}


def close(code, reason=b""):
    return frame(CLOSE, struct.pack(">H", code) + reason)


VECTORS = [
    Vector("close without a code", frame(CLOSE), closes=(1000,)),
    *(Vector(f"close with {code}", close(code), closes=(1000, code)) for code in GOOD),
    *(Vector(f"close with {code}, which nobody may send", close(code), closes=(1002,)) for code in BAD),
    *(Vector(f"close with a reason {name}", close(1000, reason), closes=(1000,)) for name, reason in REASONS.items()),
    *(Vector(f"close with a reason that is no UTF-8: {name}", close(1000, reason), closes=(1007,))
      for name, reason in BROKEN.items()),  # fmt: skip
    Vector("close of one byte", frame(CLOSE, b"\x03"), closes=(1002,)),
    Vector("close, byte by byte", close(1000, b"bye"), closes=(1000,), piece=1),
    Vector("close behind a message", frame(TEXT, subscription()) + close(1000), (refused(),), closes=(1000,)),
    Vector("close behind a ping", frame(PING, b"x") + close(1000), (pong(b"x"),), closes=(1000,)),
    Vector("close within a message", split(subscription(), 20)[0] + close(1000), closes=(1000,)),
    Vector("a message behind a close is nobody's", close(1000) + frame(TEXT, subscription()), closes=(1000,)),
    Vector("a ping behind a close is nobody's", close(1000) + frame(PING, b"x"), closes=(1000,)),
    Vector("a second close is nobody's", close(1000) + close(1001), closes=(1000,)),
    Vector("a mistake behind a close is nobody's", close(1000) + frame(3, b"x"), closes=(1000,)),
]
