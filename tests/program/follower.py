"""A watcher that keeps the board exactly as the contract of the live connection says, and notes what breaks it."""

import json
import os
import socket
import struct

from wire import CLOSE, PING, TEXT, frame, text, upgrade

NO_LINGER = struct.pack("ii", 1, 0)  # the end is a reset, not a goodbye


class Board:
    """Cards by id and the place they are of. `history` is shared: a place has one tag, whoever is told of it."""

    def __init__(self, history):
        self.cards, self.cursor, self.history = {}, None, history
        self.broken, self.resets, self.updates, self.snapshots, self.resumed = [], [], 0, 0, 0
        self.begin()

    def begin(self):
        """On a new connection: what was half told before is forgotten."""
        self.asked_from = self.cursor
        self.parts, self.expects_snapshot, self.greeted, self.subscribed = None, False, False, False

    def seq(self):
        return int(self.cursor.split("-")[0]) if self.cursor else -1

    def breaks(self, sentence):
        self.broken.append(sentence)

    def stands(self, cursor):
        seq, tag = cursor.split("-")
        known = self.history.setdefault(int(seq), tag)
        if known != tag:
            self.breaks(f"two histories: {cursor}, and others were told {known}")
        self.cursor = cursor

    def apply(self, message):
        """True when it has to subscribe again."""
        kind = message["type"]
        if not self.greeted and kind != "hello":
            self.breaks(f"{kind} before hello")
        elif kind in ("snapshot", "update", "reset") and not self.subscribed:
            self.breaks(f"{kind} before subscribed")
        elif self.expects_snapshot and kind in ("update", "heartbeat"):
            self.breaks(f"{kind} where a snapshot was to follow")
        return getattr(self, "on_" + kind, self.on_unknown)(message)

    def on_unknown(self, message):
        self.breaks(f"unexpected: {str(message)[:200]}")

    def on_hello(self, message):
        self.greeted = True

    def on_subscribed(self, message):
        self.subscribed = True
        self.resumed += message["resumed"]
        self.expects_snapshot = not message["resumed"]
        if message["resumed"] and not self.asked_from:
            self.breaks("resumed what had not begun")

    def on_reset(self, message):
        self.resets.append(message["reason"])
        self.cards, self.cursor, self.parts, self.expects_snapshot = {}, None, None, True

    def on_snapshot(self, message):
        if message["part"] == 1:
            self.parts = []
        if not self.expects_snapshot or self.parts is None or message["part"] != len(self.parts) + 1:
            return self.breaks(f"part {message['part']} of a snapshot out of its order")
        self.parts.append(message["cards"])
        if message["last"]:
            self.cards = {card["id"]: card for part in self.parts for card in part}
            self.parts, self.expects_snapshot = None, False
            self.snapshots += 1
            self.stands(message["cursor"])

    def on_update(self, message):
        if message["from"] < self.seq():
            return False  # known already
        if message["from"] > self.seq():
            self.breaks(f"an update from {message['from']}, and it stands at {self.seq()}")
            return True
        before = self.seq()
        self.cards.update({card["id"]: card for card in message["cards"]})
        for gone in message["gone"]:
            self.cards.pop(gone, None)
        self.stands(message["cursor"])
        self.updates += 1
        if self.seq() <= before:
            self.breaks(f"an update from {before} to {self.seq()}")
        return False

    def on_heartbeat(self, message):
        if self.cursor is None:
            return
        if int(message["cursor"].split("-")[0]) < self.seq():
            self.breaks(f"a heartbeat back to {message['cursor']}")
        self.stands(message["cursor"])


class Follower:
    """A board and its connection, which never blocks once it is open."""

    def __init__(self, cookie, history):
        self.cookie, self.board, self.socket = cookie, Board(history), None
        self.connections = self.cuts_in_frames = 0

    def connect(self, port):
        """False while nobody listens."""
        try:
            self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
            self.socket.sendall(upgrade(port, self.cookie))
        except OSError:
            self.drop()
            return False
        self.socket.setblocking(False)
        self.data, self.is_open = bytearray(), False
        self.board.begin()
        self.connections += 1
        return True

    def drop(self):
        if self.socket:
            self.socket.close()
        self.socket = None

    def cut(self):
        """Gone without a word, in the middle of a frame of its own too."""
        self.cuts_in_frames += self.is_open and bool(self.data)
        try:
            self.socket.send(frame(PING, os.urandom(100))[:50])
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
        except OSError:
            pass
        self.drop()

    def subscribe(self):
        message = {"type": "subscribe", "id": 1, "topic": "board", "mode": "state"}
        self.socket.send(text({**message, "cursor": self.board.cursor} if self.board.cursor else message))

    def read(self, most):
        """Takes at most so many bytes; False when the connection has ended."""
        try:
            more = self.socket.recv(most)
        except BlockingIOError:
            return True
        except OSError:
            more = b""
        self.data += more
        while self.socket and self.take():
            pass
        return bool(more)

    def take(self):
        """One whole thing from what has come: the handshake's answer, then frames."""
        if not self.is_open:
            end = self.data.find(b"\r\n\r\n")
            if end < 0:
                return False
            if b" 101 " not in self.data[:20]:
                self.board.breaks(f"not let in: {bytes(self.data[:400])}")
            del self.data[: end + 4]
            self.is_open = True
            self.subscribe()
            return True
        found = whole_frame(self.data)
        if not found:
            return False
        opcode, start, end = found
        payload = bytes(self.data[start:end])
        del self.data[:end]
        if opcode == CLOSE:
            self.board.breaks(f"closed by the server: {payload}")
        elif opcode == TEXT and self.board.apply(json.loads(payload)):
            self.subscribe()
        return True


def whole_frame(data):
    """Its opcode and where its payload begins and ends; nothing while it is not whole."""
    if len(data) < 2:
        return None
    form = {126: 2, 127: 8}.get(data[1], 0)
    if len(data) < 2 + form:
        return None
    size = int.from_bytes(data[2 : 2 + form], "big") if form else data[1]
    end = 2 + form + size
    return (data[0] & 15, 2 + form, end) if len(data) >= end else None
