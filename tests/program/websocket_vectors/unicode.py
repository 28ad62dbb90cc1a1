"""Text that is UTF-8, in whatever parts it comes, and text that is not."""

from websocket_vectors.vector import Vector, refused, split, subscription
from wire import TEXT, frame

VALID = {
    "Russian": "доска",
    "Greek": "κόσμε",
    "Chinese": "決定",
    "a face": "\U0001f600",
    "U+0080": "\x80",
    "U+07FF": "\u07ff",
    "U+0800": "\u0800",
    "U+D7FF": "\ud7ff",
    "U+E000": "\ue000",
    "U+FEFF": "\ufeff",
    "U+FFFD": "\ufffd",
    "U+FFFE": "\ufffe",
    "U+FFFF": "\uffff",
    "U+10000": "\U00010000",
    "U+1FFFE": "\U0001fffe",
    "U+3FFFF": "\U0003ffff",
    "U+10FFFF": "\U0010ffff",
    "letters with marks": "e\u0301 n\u0303",
    "all lengths": "a\u0431\u20ac\U0001d11e",
}
ALL = subscription(topic="".join(VALID.values()))

INVALID = {
    "a continuation alone": b"\x80",
    "the last continuation alone": b"\xbf",
    "six continuations": b"\x80\xbf\x80\xbf\x80\xbf",
    "two bytes, one missing": b"\xd0",
    "three bytes, one missing": b"\xe2\x82",
    "three bytes, two missing": b"\xe2",
    "four bytes, one missing": b"\xf0\x9d\x84",
    "four bytes, three missing": b"\xf0",
    "a beginning instead of a continuation": b"\xd0\xd0",
    "ASCII instead of a continuation": b"\xe2\x82a",
    "FE": b"\xfe",
    "FF": b"\xff",
    "FE FE FF FF": b"\xfe\xfe\xff\xff",
    "an overlong slash in two bytes": b"\xc0\xaf",
    "an overlong slash in three bytes": b"\xe0\x80\xaf",
    "an overlong slash in four bytes": b"\xf0\x80\x80\xaf",
    "an overlong slash in five bytes": b"\xf8\x80\x80\x80\xaf",
    "an overlong slash in six bytes": b"\xfc\x80\x80\x80\x80\xaf",
    "overlong U+007F": b"\xc1\xbf",
    "overlong U+07FF": b"\xe0\x9f\xbf",
    "overlong U+FFFF": b"\xf0\x8f\xbf\xbf",
    "overlong NUL": b"\xc0\x80",
    "U+D800": b"\xed\xa0\x80",
    "U+DB7F": b"\xed\xad\xbf",
    "U+DC00": b"\xed\xb0\x80",
    "U+DFFF": b"\xed\xbf\xbf",
    "a pair of surrogates": b"\xed\xa0\x80\xed\xb0\x80",
    "U+110000": b"\xf4\x90\x80\x80",
    "F5": b"\xf5\x80\x80\x80",
    "five bytes": b"\xf8\x88\x80\x80\x80",
    "six bytes": b"\xfc\x84\x80\x80\x80\x80",
}


def around(broken):
    """A message of ours but for these bytes in its topic."""
    before, after = subscription(topic="@").split(b"@")
    return before + broken + after


def every_cut(name, characters):
    """Cut between any two bytes of what takes several."""
    message = subscription(topic=characters)
    at = message.index(characters.encode())
    return [
        Vector(f"{name}, cut before its byte {place - at}", b"".join(split(message, place)), (refused(),))
        for place in range(at, at + len(characters.encode()) + 1)
    ]


def not_text(name, sent):
    return Vector(f"no UTF-8: {name}", sent, closes=(1007,))


VECTORS = [
    *(Vector(f"UTF-8: {name}", frame(TEXT, subscription(topic=text)), (refused(),)) for name, text in VALID.items()),
    Vector("UTF-8: all of them, byte by byte", frame(TEXT, ALL), (refused(),), piece=1),
    Vector("UTF-8: all of them, in parts of one byte", b"".join(split(ALL, *range(1, len(ALL)))), (refused(),)),
    *every_cut("all lengths", VALID["all lengths"]),
    *every_cut("the last code point", VALID["U+10FFFF"]),
    Vector("UTF-8: 64 KiB of Russian", frame(TEXT, subscription(topic="ы" * 32_000)), (refused(),)),
    *(not_text(name, frame(TEXT, around(broken))) for name, broken in INVALID.items()),
    *(not_text(f"{name}, in two parts", b"".join(split(around(broken), around(b"@").index(b"@") + 1)))
      for name, broken in INVALID.items() if len(broken) > 1),  # fmt: skip
    not_text("a character cut off at the end", frame(TEXT, subscription() + b"\xe2\x82")),
    not_text("a character cut off at the end, in parts", b"".join(split(subscription() + b"\xe2\x82", 10))),
    not_text("at the very beginning", frame(TEXT, b"\xff")),
    not_text("byte by byte", b"".join(split(around(b"\xff"), 30))),
]
