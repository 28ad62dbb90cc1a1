"""One bad input and its documented answer. A table is a list of these, one line or small block for each.

In paths, bodies and headers `{P}` stands for the proposal that the test has submitted, `{ETAG}` for its entity tag now.
"""

import dataclasses
import json
import typing

API = "/api/v1"


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    sent: typing.Any  # a Call, or the bytes themselves; {COOKIE} in them is hanna's
    status: int
    code: str
    pointer: str | None = None  # one of the pointers in `errors`
    closes: bool = False  # the server cannot read on after this: it says so and ends the connection
    ahead: int = 0  # answers to requests before the bad one, in the same bytes


@dataclasses.dataclass(frozen=True)
class Call:
    method: str
    path: str
    body: bytes | None
    who: str | None
    headers: tuple  # of (name, value)

    def bytes(self, cookie, filled):
        """The request. `filled` puts in what the test knows only now."""
        lines = [f"{self.method} {filled(self.path)} HTTP/1.1", "Host: localhost"]
        if cookie:
            lines.append(f"Cookie: {cookie}")
        lines += [f"{name}: {filled(value)}" for name, value in self.headers]
        if self.body is not None:
            lines.append(f"Content-Length: {len(self.body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (self.body or b"")


def call(method, path, body=None, who="hanna", type="application/json", **headers):
    """`body`: bytes as they are, or a value for JSON. A header's `_` is `-`; None leaves Content-Type out."""
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    fields = [("Content-Type", type)] if body is not None and type is not None else []
    for name, value in headers.items():
        fields += [(name.replace("_", "-"), each) for each in (value if isinstance(value, list) else [value])]
    return Call(method, path if path.startswith(("/api", "/?")) else API + path, data, who, tuple(fields))


def post(path, body, who="hanna", **more):
    return call("POST", path, body, who, **more)


def get(path, who="hanna", **headers):
    return call("GET", path, None, who, **headers)
