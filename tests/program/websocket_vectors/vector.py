"""What a client sends on a fresh connection, and what has to come of it.

Every message is one of ours, since others are closed with 4400: `subscription(n)` of `n` bytes asks for a topic that is not
there, and is answered with an error frame that carries its id. Its length is blanks, or the topic's name.
"""

import dataclasses
import json
import random

from wire import PONG, TEXT, frame

MOST = 64 * 1024
SHORTEST = 60


@dataclasses.dataclass(frozen=True)
class Vector:
    name: str
    sent: bytes
    answers: tuple = ()  # (TEXT, {what stands in it}) or (PONG, payload), in this order
    closes: tuple | None = None  # with one of these codes; otherwise the connection goes on, and a close is answered
    piece: int = 0  # so many bytes in one send; 0: all


def subscription(id=1, size=None, topic="x", blanks=" "):
    """A message of exactly `size` bytes."""
    message = json.dumps({"type": "subscribe", "id": id, "mode": "state", "topic": topic}, ensure_ascii=False).encode()
    return message + blanks.encode() * ((size or len(message)) - len(message))


def refused(id=1):
    return (TEXT, {"type": "error", "code": "invalid.topic", "id": id})


def pong(payload=b""):
    return (PONG, payload)


def split(message, *places, opcode=TEXT):
    """The frames of one message, cut at these places; the places may be equal, then a part is empty."""
    ends = [0, *places, len(message)]
    parts = [message[a:b] for a, b in zip(ends, ends[1:])]
    return [frame(opcode if i == 0 else 0, part, final=i == len(parts) - 1) for i, part in enumerate(parts)]


def some(seed, count, below):
    """The same numbers in every run."""
    return sorted(random.Random(seed).sample(range(1, below), count))
