"""Lengths, masks, opcodes, reserved bits, fragments, and bytes that come in pieces."""

from websocket_vectors.vector import MOST, SHORTEST, Vector, refused, some, split, subscription
from wire import BINARY, TEXT, frame

MESSAGE = subscription()
SIZES = (SHORTEST + 16, 125, 126, 127, 128, 255, 256, 1000, 4096, 16384, 32768, 65534, 65535, 65536)
EMPTY_PARTS = 1000


def whole(name, sent, piece=0, ids=(1,)):
    return Vector(name, sent, tuple(refused(id) for id in ids), piece=piece)


def wrong(name, sent, codes=(1002,)):
    return Vector(name, sent, closes=codes)


LENGTHS = [
    *(whole(f"text of {size} bytes", frame(TEXT, subscription(size=size))) for size in SIZES),
    *(whole(f"text of {size} bytes in a name", frame(TEXT, subscription(topic="x" * (size - SHORTEST)))) for size in (126,
      65000)),  # fmt: skip
    *(whole(f"text of {size} bytes in pieces of {piece}", frame(TEXT, subscription(size=size)), piece)
      for size, piece in ((125, 1), (126, 1), (127, 1), (1000, 1), (4096, 997), (65535, 997), (65536, 997),
                          (65536, 16384))),  # fmt: skip
    Vector("text of 0 bytes is no message of ours", frame(TEXT), closes=(4400,)),
    Vector("text of 1 byte is no message of ours", frame(TEXT, b" "), closes=(4400,)),
    *(Vector(f"binary of {size} bytes is no message of ours", frame(BINARY, b"\xfe" * size), closes=(4400,))
      for size in (0, 1, 125, 126, 127, 65535, 65536)),  # fmt: skip
    *(Vector(f"{what} of {size} bytes is too long", frame(opcode, b" " * size), closes=(4429,))
      for what, opcode in (("text", TEXT), ("binary", BINARY)) for size in (65537, 131072)),  # fmt: skip
    *(Vector(f"text that says it has {size} bytes is too long", frame(TEXT, length=size, form=8), closes=(4429,))
      for size in (65537, 2**31, 2**32, 2**63 - 1)),  # fmt: skip
    wrong("a length whose highest bit is set", frame(TEXT, length=2**63, form=8), (1002, 4429)),
    # RFC 6455, 5.2: the minimal number of bytes MUST be used.
    *(wrong(f"a length of {size} in {form} bytes", frame(TEXT, subscription(size=size), form=form))
      for size, form in ((100, 2), (125, 2), (100, 8), (126, 8), (65535, 8))),  # fmt: skip
    wrong("a ping whose length is in 2 bytes", frame(9, b"x", form=2)),
]

MASKS = [
    *(whole(f"mask {mask.hex()}", frame(TEXT, subscription(size=size), mask=mask))
      for mask in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\x02\x04\x08", b"{\x22ty") for size in (100, 200)),  # fmt: skip
    whole("a mask of its own for each frame", b"".join(
        frame(TEXT, subscription(id), mask=bytes([id] * 4)) for id in range(1, 9)), ids=range(1, 9)),  # fmt: skip
    *(wrong(f"no mask on {name}", frame(opcode, payload, mask=None))
      for name, opcode, payload in (("text", 1, MESSAGE), ("binary", 2, b"x"), ("nothing", 1, b""), ("a close", 8, b"\x03\xe8"),
                                    ("a ping", 9, b"x"), ("a pong", 10, b""))),  # fmt: skip
]

OPCODES = [
    *(wrong(f"opcode {opcode} {'with' if payload else 'without'} a payload", frame(opcode, payload))
      for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15) for payload in (b"", b"x")),  # fmt: skip
    *(wrong(f"reserved bits {bits:03b} on {name}", frame(opcode, b"{}" if opcode < 8 else b"", reserved=bits))
      for bits in range(1, 8) for name, opcode in (("text", 1), ("a ping", 9), ("a close", 8))),  # fmt: skip
    Vector("an unknown opcode behind a message", frame(TEXT, MESSAGE) + frame(3), (refused(),), closes=(1002,)),
]

FRAGMENTS = [
    *(whole(f"in two parts, cut at {place}", b"".join(split(MESSAGE, place))) for place in range(0, len(MESSAGE) + 1, 2)),
    *(whole(f"in two parts, cut at {place}, byte by byte", b"".join(split(MESSAGE, place)), 1)
      for place in (0, 1, 30, len(MESSAGE))),  # fmt: skip
    whole("in parts of one byte", b"".join(split(MESSAGE, *range(1, len(MESSAGE))))),
    whole("in parts of one byte, byte by byte", b"".join(split(MESSAGE, *range(1, len(MESSAGE)))), 1),
    *(whole(f"in {len(places) + 1} parts of 65536 bytes, {seed}", b"".join(split(subscription(size=MOST), *places)))
      for seed in range(6) for places in [some(seed, 3 + seed, MOST)]),  # fmt: skip
    whole("nothing but empty parts around it", b"".join(split(MESSAGE, 0, 0, 0, len(MESSAGE), len(MESSAGE)))),
    whole("a thousand empty parts", b"".join(split(MESSAGE, *[20] * EMPTY_PARTS))),
    whole("two messages in parts", b"".join(split(subscription(1), 10) + split(subscription(2), 20)), ids=(1, 2)),
    Vector("empty parts make an empty message", b"".join(split(b"", 0, 0)), closes=(4400,)),
    Vector("binary in parts", b"".join(split(MESSAGE, 9, opcode=BINARY)), closes=(4400,)),
    wrong("a continuation of nothing", frame(0, b"x")),
    wrong("a continuation of nothing that goes on", frame(0, b"x", final=False)),
    wrong("an empty continuation of nothing", frame(0)),
    Vector("a continuation behind a whole message", frame(TEXT, MESSAGE) + frame(0, b" "), (refused(),), closes=(1002,)),
    wrong("text inside text", frame(TEXT, b"{", final=False) + frame(TEXT, b"}")),
    wrong("binary inside text", frame(TEXT, b"{", final=False) + frame(BINARY, b"}")),
    wrong("text that goes on inside text", frame(TEXT, b"{", final=False) + frame(TEXT, b"}", final=False)),
    Vector("parts that are too long together", b"".join(split(b" " * (MOST + 1), MOST)), closes=(4429,)),
    Vector("many parts that are too long together", b"".join(split(b" " * (MOST + 1), *range(1024, MOST + 1, 1024))),
           closes=(4429,)),  # fmt: skip
]

VECTORS = LENGTHS + MASKS + OPCODES + FRAGMENTS
