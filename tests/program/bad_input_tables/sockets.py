"""WebSocket handshakes that are refused, and what ends a live connection or is answered with an `error` frame."""

import dataclasses
import json

from wire import BINARY, CLOSE, PING, PONG, TEXT, frame, text

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
MOST = 64 * 1024
SUBSCRIBE = {"type": "subscribe", "id": 1, "topic": "board", "mode": "state"}


@dataclasses.dataclass(frozen=True)
class Handshake:
    name: str
    changed: dict  # headers, as wire.upgrade takes them
    status: int
    code: str
    first: str = "GET /api/v1/live HTTP/1.1"


@dataclasses.dataclass(frozen=True)
class Talk:
    name: str
    sent: bytes
    closes: int | None = None  # with this code
    error: str | None = None  # or the code of an `error` frame, after which the connection goes on


HANDSHAKES = [
    Handshake("nobody", {"Cookie": None}, 401, "forbidden.sign_in"),
    Handshake("a cookie that is none", {"Cookie": "counterweight_session=zz"}, 401, "forbidden.sign_in"),
    Handshake("another site", {"Origin": "http://evil.example"}, 403, "forbidden.origin"),
    Handshake("an Origin of null", {"Origin": "null"}, 403, "forbidden.origin"),
    Handshake("a cookie and no Origin", {"Origin": None}, 403, "forbidden.origin"),
    Handshake("no Upgrade", {"Upgrade": None}, 426, "invalid.upgrade"),
    Handshake("an upgrade to something else", {"Upgrade": "h2c"}, 426, "invalid.upgrade"),
    Handshake("no Connection", {"Connection": None}, 426, "invalid.upgrade"),
    Handshake("a Connection that is kept", {"Connection": "keep-alive"}, 426, "invalid.upgrade"),
    Handshake("no version", {"Sec-WebSocket-Version": None}, 426, "invalid.upgrade"),
    Handshake("version 8", {"Sec-WebSocket-Version": "8"}, 426, "invalid.upgrade"),
    Handshake("two versions in one", {"Sec-WebSocket-Version": "13, 8"}, 426, "invalid.upgrade"),
    Handshake("in HTTP/1.0", {}, 426, "invalid.upgrade", "GET /api/v1/live HTTP/1.0"),
    Handshake("two versions", {"Sec-WebSocket-Version": ["13", "13"]}, 400, "invalid.headers"),
    Handshake("no key", {"Sec-WebSocket-Key": None}, 400, "invalid.headers"),
    Handshake("two keys", {"Sec-WebSocket-Key": [KEY, KEY]}, 400, "invalid.headers"),
    Handshake("a key of 15 bytes", {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25j"}, 400, "invalid.headers"),
    Handshake("a key of 17 bytes", {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZTE="}, 400, "invalid.headers"),
    Handshake("a key that is no base64", {"Sec-WebSocket-Key": "\xff" * 22 + "=="}, 400, "invalid.headers"),
    Handshake("no subprotocol", {"Sec-WebSocket-Protocol": None}, 400, "invalid.subprotocol"),
    Handshake("another subprotocol", {"Sec-WebSocket-Protocol": "chat, counterweight.v2"}, 400, "invalid.subprotocol"),
    Handshake("by POST", {"Content-Length": "0"}, 405, "invalid.method", "POST /api/v1/live HTTP/1.1"),
]


def bad(name, sent):
    return Talk(name, sent if isinstance(sent, bytes) else text(sent), closes=4400)


def wrong(name, sent):
    return Talk(name, sent, closes=1002)


def said(name, error, **changed):
    return Talk(name, text({key: value for key, value in {**SUBSCRIBE, **changed}.items() if value is not ...}), error=error)


TALKS = [
    bad("nothing", frame(TEXT)),
    bad("no JSON", frame(TEXT, b"hello")),
    bad("JSON cut off", frame(TEXT, b'{"type": "subscribe"')),
    bad("two values", frame(TEXT, b"{}{}")),
    bad("a key twice", frame(TEXT, b'{"type": "subscribe", "type": "unsubscribe"}')),
    bad("a lone surrogate", frame(TEXT, b'{"type": "\\ud800"}')),
    bad("arrays that nest without end", frame(TEXT, b"[" * MOST)),
    bad("a list", [SUBSCRIBE]),
    bad("null", None),
    bad("no type", {"id": 1}),
    bad("a type that is a number", {**SUBSCRIBE, "type": 1}),
    bad("an unknown type", {**SUBSCRIBE, "type": "publish"}),
    bad("a type in capitals", {**SUBSCRIBE, "type": "SUBSCRIBE"}),
    bad("the type of a server's frame", {"type": "heartbeat", "cursor": "1-00000000"}),
    bad("an id that is a text", {**SUBSCRIBE, "id": "1"}),
    bad("an id that is null", {**SUBSCRIBE, "id": None}),
    bad("an id in fractions", {**SUBSCRIBE, "id": 1.5}),
    bad("an id past 64 bits", {**SUBSCRIBE, "id": 2**65}),
    bad("an id that comes back as another", {**SUBSCRIBE, "id": 2**64 - 1}),
    bad("binary", frame(BINARY, json.dumps(SUBSCRIBE).encode())),
    bad("binary of nothing", frame(BINARY)),
    Talk("no UTF-8", frame(TEXT, b'{"type": "\xff"}'), closes=1007),
    wrong("no mask", frame(TEXT, b"{}", mask=None)),
    *(wrong(f"reserved bits {bits:03b}", frame(TEXT, b"{}", reserved=bits)) for bits in range(1, 8)),
    *(wrong(f"opcode {opcode}", frame(opcode, b"{}")) for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)),
    wrong("a ping of 126 bytes", frame(PING, b"x" * 126)),
    wrong("a pong of 126 bytes", frame(PONG, b"x" * 126)),
    wrong("a close of 126 bytes", frame(CLOSE, b"\x03\xe8" + b"x" * 124)),
    wrong("a ping in parts", frame(PING, b"x", final=False)),
    wrong("a close in parts", frame(CLOSE, b"", final=False)),
    wrong("a continuation of nothing", frame(0, b"{}")),
    wrong("a message inside another", frame(TEXT, b"{", final=False) + frame(TEXT, b"}")),
    wrong("a close of one byte", frame(CLOSE, b"\x03")),
    wrong("a close with code 1005", frame(CLOSE, b"\x03\xed")),
    Talk("a message a byte too long", frame(TEXT, b" " * (MOST + 1)), closes=4429),
    Talk("a message that says it is too long", frame(TEXT, length=2**40, form=8), closes=4429),
    Talk("parts that are too long together", frame(TEXT, b" " * MOST, final=False) + frame(0, b" "), closes=4429),
    Talk("a flood of pings", frame(PING) * 200, closes=4429),
    Talk("a flood of pongs", frame(PONG) * 200, closes=4429),
    Talk("a flood of messages", text({**SUBSCRIBE, "topic": "x"}) * 200, closes=4429),
    said("an unknown topic", "invalid.topic", topic="boards"),
    said("a topic of nothing", "invalid.topic", topic=""),
    said("a topic in capitals", "invalid.topic", topic="BOARD"),
    said("a topic that is a number", "invalid.missing", topic=7),
    said("no topic", "invalid.missing", topic=...),
    said("no mode", "invalid.missing", mode=...),
    said("an unknown mode", "invalid.mode", mode="dance"),
    said("an unknown field", "invalid.unknown_field", wait=True),
    said("a cursor that is null", "invalid.cursor", cursor=None),
    said("a cursor that is a number", "invalid.cursor", cursor=1),
    said("a cursor without a tag", "invalid.cursor", cursor="12"),
    said("a cursor below zero", "invalid.cursor", cursor="-1-00000000"),
    said("a cursor of capitals", "invalid.cursor", cursor="1-ABCDEF00"),
    said("a cursor too long", "invalid.cursor", cursor="1" * 30 + "-00000000"),
    said("an end to what was not begun", "not_found.subscription", type="unsubscribe"),
]
