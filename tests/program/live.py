"""A small WebSocket client (RFC 6455) and the board as a client keeps it by the rules of design 3."""

import base64
import json
import os
import socket
import struct


class Live:
    def __init__(self, port, cookie):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                f"GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
                f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
                f"Sec-WebSocket-Protocol: counterweight.v1\r\nCookie: {cookie}\r\n\r\n"
            ).encode()
        )
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode())

    def more(self):
        data = self.socket.recv(65536)
        if not data:
            raise EOFError("the connection ended")
        return data

    def take(self, count):
        while len(self.rest) < count:
            self.rest += self.more()
        data, self.rest = self.rest[:count], self.rest[count:]
        return data

    def receive(self):
        """The next text message; pings are answered, a close ends it."""
        while True:
            first, second = self.take(2)
            length = second & 127
            if length == 126:
                length = struct.unpack(">H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self.take(8))[0]
            payload = self.take(length)
            opcode = first & 15
            if opcode == 1:
                return json.loads(payload)
            if opcode == 8:
                raise EOFError(f"closed with {struct.unpack('>H', payload[:2])[0] if payload else 'nothing'}")
            if opcode == 9:
                self.frame(10, payload)

    def frame(self, opcode, payload):
        mask = os.urandom(4)
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else bytes([0xFE]) + struct.pack(">H", len(payload))
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(bytes([0x80 | opcode]) + size + mask + masked)

    def send(self, message):
        self.frame(1, json.dumps(message).encode())

    def close(self):
        self.socket.close()


class Board:
    """Cards by id, and where the watcher stands. `gaps` counts updates that did not begin there."""

    def __init__(self):
        self.cards, self.cursor, self.gaps, self.resumed = {}, None, 0, None

    def subscribe(self, live):
        message = {"type": "subscribe", "id": 1, "topic": "board", "mode": "state"}
        if self.cursor:
            message["cursor"] = self.cursor
        live.send(message)

    def seq(self):
        return int(self.cursor.split("-")[0]) if self.cursor else -1

    def apply(self, message):
        kind = message["type"]
        if kind == "subscribed":
            self.resumed = message["resumed"]
        elif kind == "snapshot":
            if message["part"] == 1:
                self.cards = {}
            self.put(message)
            if message["last"]:
                self.cursor = message["cursor"]
        elif kind == "update":
            if message["from"] != self.seq():
                self.gaps += 1
                return
            self.put(message)
            for gone in message["gone"]:
                self.cards.pop(gone, None)
            self.cursor = message["cursor"]
        elif kind == "heartbeat" and self.cursor:
            self.cursor = message["cursor"]

    def put(self, message):
        for card in message["cards"]:
            self.cards[card["id"]] = card

    def follow_until(self, live, seq):
        while self.seq() < seq:
            self.apply(live.receive())
