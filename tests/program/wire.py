"""Bytes over a socket, as no library would send them: HTTP answers and WebSocket frames taken apart by hand."""

import base64
import json
import os
import socket
import struct

TIMEOUT_S = 20  # less than a heartbeat takes, so that silence is noticed


class Ended(Exception):
    """The other side closed or cut the connection."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        """The body; nothing when it is no JSON object."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def __str__(self):
        return f"{self.status} {self.body[:300]!r}"


class Wire:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        """False when the other side takes no more: it may have answered and gone."""
        try:
            self.socket.sendall(data)
            return True
        except OSError:
            return False

    def no_more(self):
        """Nothing more will be sent; the answer can still be read."""
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def _more(self):
        try:
            data = self.socket.recv(65536)
        except socket.timeout as slow:
            raise TimeoutError(f"nothing came for {self.socket.gettimeout():.0f} s") from slow
        except OSError as cut:
            raise Ended(str(cut)) from cut
        if not data:
            raise Ended("closed")
        self.rest += data

    def take(self, count):
        while len(self.rest) < count:
            self._more()
        data, self.rest = self.rest[:count], self.rest[count:]
        return data

    def answer(self, with_body=True):
        """The next HTTP response, 100 Continue too."""
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        body = self.take(int(headers.get("content-length", 0))) if with_body else b""
        return Answer(int(first.split()[1]), headers, body)

    def is_ended(self):
        """Waits for the other side's end; False when bytes come instead."""
        try:
            self.take(1)
        except Ended:
            return True
        return False


TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def frame(opcode, payload=b"", final=True, reserved=0, mask=b"\x5a\xa5\x0f\xf0", length=None, form=None):
    """A client's frame. `mask` may be None, `length` a lie, `form` the bytes of the length (0, 2 or 8) whatever is needed."""
    length = len(payload) if length is None else length
    if form is None:
        form = 0 if length < 126 else 2 if length < 65536 else 8
    bit = 0x80 if mask is not None else 0
    head = bytes([(0x80 if final else 0) | reserved << 4 | opcode])
    head += {
        0: lambda: bytes([bit | length]),
        2: lambda: bytes([bit | 126]) + struct.pack(">H", length),
        8: lambda: bytes([bit | 127]) + struct.pack(">Q", length),
    }[form]()
    if mask is None:
        return head + payload
    return head + mask + masked(payload, mask)


def masked(payload, mask):
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(len(payload), "big")


def text(message):
    return frame(TEXT, json.dumps(message).encode())


def upgrade(port, cookie, changed=None, first="GET /api/v1/live HTTP/1.1"):
    """The bytes of a handshake. `changed` headers replace its own; None leaves one out, a list sends it so often."""
    headers = {
        "Host": f"127.0.0.1:{port}",
        "Origin": f"http://127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Protocol": "counterweight.v1",
        "Cookie": cookie,
        **(changed or {}),
    }
    lines = [first]
    for name, value in headers.items():
        lines += [f"{name}: {each}" for each in (value if isinstance(value, list) else [value]) if each is not None]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


class Socket(Wire):
    """A live connection below its messages. It has read the server's hello."""

    def __init__(self, port, cookie):
        super().__init__(port)
        self.send(upgrade(port, cookie))
        answer = self.answer()
        if answer.status != 101:
            raise RuntimeError(str(answer))
        self.hello = self.message()

    def read(self):
        """The next frame: opcode, payload. A server's frame is final, unmasked and no longer written than need be."""
        first, second = self.take(2)
        if first & 0x70 or not first & 0x80 or second & 0x80:
            raise ValueError(f"a frame no server may send: {first:02x} {second:02x}")
        length = second
        if length == 126:
            length = struct.unpack(">H", self.take(2))[0]
        elif length == 127:
            length = struct.unpack(">Q", self.take(8))[0]
        if length < 126 < second or length < 65536 and second == 127:
            raise ValueError(f"a length of {length} in a form for longer ones")
        return first & 15, self.take(length)

    def message(self):
        opcode, payload = self.read()
        if opcode != TEXT:
            raise ValueError(f"expected a text message, found {opcode} {payload!r}")
        return json.loads(payload)

    def close_code(self):
        """The next frame has to be a close: its code, 1005 without one."""
        opcode, payload = self.read()
        if opcode != CLOSE:
            raise ValueError(f"expected a close, found {opcode} {payload[:200]!r}")
        return struct.unpack(">H", payload[:2])[0] if payload else 1005

    def end(self, patience_s=8):
        """The code the server closes with, or None when it just ends; what comes before is skipped."""
        self.socket.settimeout(patience_s)
        try:
            while True:
                opcode, payload = self.read()
                if opcode == CLOSE:
                    return struct.unpack(">H", payload[:2])[0] if payload else 1005
        except Ended:
            return None
