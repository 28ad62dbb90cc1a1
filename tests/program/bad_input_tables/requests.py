"""Bytes that are no request in HTTP/1.1, or one with heads, lengths and chunks that lie."""

from bad_input_tables.case import Case

ME = b"GET /api/v1/me HTTP/1.1\r\n"
HOST = b"Host: localhost\r\n"
HEAD_BYTES = 16 * 1024
TARGET_BYTES = 8 * 1024
BODY_BYTES = 1024 * 1024
SESSION = b"POST /api/v1/session HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"


def unreadable(name, sent, code="invalid.request", status=400):
    return Case(f"request: {name}", sent, status, code, closes=True)


def line(name, first, code="invalid.request"):
    return unreadable(name, first + b"\r\n" + HOST + b"\r\n", code)


def head(name, lines):
    return unreadable(name, ME + lines + b"\r\n")


def length(name, fields, body=b"{}"):
    return unreadable(name, SESSION + fields + b"\r\n" + body)


def chunks(name, body, status=400, code="invalid.request"):
    return unreadable(f"chunks: {name}", SESSION + b"Transfer-Encoding: chunked\r\n\r\n" + body, code, status)


CHUNKED = b"2\r\n{}\r\n0\r\n\r\n"

LINES = [
    unreadable("HTTP/0.9", b"GET /\r\n"),
    unreadable("a TLS handshake", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\xab" * 32),
    unreadable("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    unreadable("empty lines without end", b"\r\n" * 1000),
    unreadable("NUL bytes", b"\0" * 64),
    unreadable("lines ended by a line feed alone", b"GET / HTTP/1.1\nHost: localhost\n\n"),
    line("a version that says it is HTTP/0.9", b"GET / HTTP/0.9"),
    line("HTTP/2.0", b"GET / HTTP/2.0"),
    line("HTTP/1.10", b"GET / HTTP/1.10"),
    line("no version but a word", b"GET / JUNK/1.1"),
    line("two blanks", b"GET  / HTTP/1.1"),
    line("a blank at its end", b"GET / HTTP/1.1 "),
    line("a blank before it", b" GET / HTTP/1.1"),
    line("a blank in the path", b"GET /a b HTTP/1.1"),
    line("a tab", b"GET\t/ HTTP/1.1"),
    line("no path", b"GET HTTP/1.1"),
    line("a bracket in the method", b"GE(T / HTTP/1.1"),
    line("a control character in the path", b"GET /a\x7f HTTP/1.1"),
    line("a path without a slash", b"GET api/v1/me HTTP/1.1", "invalid.target"),
    line("a fragment", b"GET /api/v1/me#top HTTP/1.1", "invalid.target"),
    line("absolute, of another scheme", b"GET ftp://localhost/api/v1/me HTTP/1.1", "invalid.target"),
    line("absolute, of a file", b"GET file:///etc/passwd HTTP/1.1", "invalid.target"),
    line("a tunnel", b"CONNECT localhost:80 HTTP/1.1", "invalid.target"),
    line("an asterisk", b"OPTIONS * HTTP/1.1", "invalid.target"),
    *(
        line(f"path {path.decode()}", b"GET " + path + b" HTTP/1.1", "invalid.target")
        for path in (b"/..", b"/../etc/passwd", b"/assets/../../etc/passwd", b"/api/v1/./me", b"/%2e%2e/etc/passwd", b"/.%2E/x",
                     b"/%", b"/%2", b"/%zz", b"/%00", b"/a%0d%0aSet-Cookie:x", b"/%ff", b"/%c0%ae%c0%ae/x", b"/%ed%a0%80",
                     b"/?a=%", b"/?%00=1", b"/?a=%ff")
    ),  # fmt: skip
    Case("request: a path longer than 8 KiB", b"GET /" + b"a" * TARGET_BYTES + b" HTTP/1.1\r\n" + HOST + b"\r\n",
         414, "limit.target", closes=True),  # fmt: skip
]

HEADS = [
    head("no Host", b""),
    unreadable("two Hosts", ME + HOST + HOST + b"\r\n", "invalid.headers"),
    head("a Host with a path", b"Host: localhost/evil\r\n"),
    head("a Host with blanks", b"Host: local host\r\n"),
    head("a Host that is no ASCII", b"Host: \xff\xfe\r\n"),
    head("a Host with a name before it", b"Host: anna@localhost\r\n"),
    head("a Host that goes on in the next line", HOST + b" evil.example\r\n"),
    head("a blank before the colon", b"Host : localhost\r\n"),
    head("a line without a colon", HOST + b"Nonsense\r\n"),
    head("a name of nothing", HOST + b": x\r\n"),
    head("NUL in a value", HOST + b"X: a\0b\r\n"),
    head("NUL in a name", HOST + b"X\0: b\r\n"),
    head("a carriage return in a value", HOST + b"X: a\rb\r\n"),
    head("a line feed alone", HOST + b"X: a\nEvil: b\r\n"),
    head("a name in Russian", HOST + "Ключ: x\r\n".encode()),
    unreadable("two Origins", ME + HOST + b"Origin: a\r\nOrigin: b\r\n\r\n", "invalid.headers"),
    unreadable("two Content-Types", SESSION + b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", "invalid.headers"),
    *(
        Case(f"request: {name}", ME + HOST + more + b"\r\n", 431, "limit.headers", closes=True)
        for name, more in (
            ("one header longer than 16 KiB", b"X: " + b"y" * HEAD_BYTES + b"\r\n"),
            ("a cookie longer than 16 KiB", b"Cookie: " + b"y" * HEAD_BYTES + b"\r\n"),
            ("ten thousand headers", b"X: y\r\n" * 10_000),
            ("headers without end", b"X: y\r\n" * 3_000),
            ("a name longer than 16 KiB", b"X" * HEAD_BYTES + b": y\r\n"),
        )
    ),
    Case("request: a method longer than 16 KiB", b"A" * (HEAD_BYTES + 1), 431, "limit.headers", closes=True),
    Case("request: it expects the impossible", SESSION + b"Content-Length: 2\r\nExpect: 200-ok\r\n\r\n{}", 417, "invalid.expect",
         closes=True),  # fmt: skip
]

LENGTHS = [
    length("a length and chunks", b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", CHUNKED),
    length("chunks and a length", b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", CHUNKED),
    length("chunks twice", b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", CHUNKED),
    length("chunks, then identity", b"Transfer-Encoding: chunked, identity\r\n", CHUNKED),
    length("gzip, then chunks", b"Transfer-Encoding: gzip, chunked\r\n", CHUNKED),
    length("identity", b"Transfer-Encoding: identity\r\n"),
    length("a transfer encoding of nothing", b"Transfer-Encoding:\r\n", CHUNKED),
    length("a transfer encoding with a vertical tab", b"Transfer-Encoding: \x0bchunked\r\n", CHUNKED),
    length("a transfer encoding that is nearly chunked", b"Transfer-Encoding: xchunked\r\n", CHUNKED),
    length("a blank before the colon of a transfer encoding", b"Transfer-Encoding : chunked\r\n", CHUNKED),
    unreadable("chunks in HTTP/1.0", SESSION.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED),
    *(
        length(f"a length of {value.decode()!r}", b"Content-Length: " + value + b"\r\n")
        for value in (b"", b"-1", b"+2", b"2.0", b"0x2", b"2a", b"2 2", b"2, 2", b"2,3", b"two", b"9" * 30)
    ),
    length("two lengths", b"Content-Length: 2\r\nContent-Length: 3\r\n"),
    length("the same length twice", b"Content-Length: 2\r\nContent-Length: 2\r\n"),
    *(
        Case(f"request: {name}", SESSION + b"Content-Length: " + size + b"\r\n" + more + b"\r\n", 413, "limit.body", closes=True)
        for name, size, more in (
            ("a length past the limit, before its body", b"1048577", b""),
            ("a length of 2^64 - 1", b"18446744073709551615", b""),
            ("a length past the limit, asked for beforehand", b"2000000", b"Expect: 100-continue\r\n"),
        )
    ),
    Case("request: a body longer than it says is another request", SESSION + b"Content-Length: 2\r\n\r\n{}oops\r\n\r\n", 400,
         "invalid.request", closes=True, ahead=1),  # fmt: skip
    Case("request: forty good ones and a bad one at once", (ME + HOST + b"\r\n") * 40 + b"oops\r\n\r\n", 400, "invalid.request",
         closes=True, ahead=40),  # fmt: skip
    chunks("a size that is none", b"zz\r\n{}\r\n0\r\n\r\n"),
    chunks("a size of nothing", b"\r\n{}\r\n0\r\n\r\n"),
    chunks("a size below zero", b"-2\r\n{}\r\n0\r\n\r\n"),
    chunks("a size with a sign", b"+2\r\n{}\r\n0\r\n\r\n"),
    chunks("a size in another notation", b"0x2\r\n{}\r\n0\r\n\r\n"),
    chunks("a blank before a size", b" 2\r\n{}\r\n0\r\n\r\n"),
    chunks("a size past 64 bits", b"1" + b"0" * 16 + b"\r\n{}\r\n0\r\n\r\n"),
    chunks("a size past the limit", b"100001\r\n{}", 413, "limit.body"),
    chunks("a size at the end of 64 bits", b"f" * 16 + b"\r\n{}", 413, "limit.body"),
    chunks("more in one than it says", b"2\r\n{}oops\r\n0\r\n\r\n"),
    chunks("a trailer that is none", b"2\r\n{}\r\n0\r\nnonsense\r\n\r\n"),
    chunks("an extension without end", b"2;" + b"x" * 200_000),
    chunks("trailers without end", b"2\r\n{}\r\n0\r\n" + b"X: y\r\n" * 20_000),
    chunks("all together past the limit", (b"8000\r\n" + b" " * 0x8000 + b"\r\n") * 33, 413, "limit.body"),
    Case("request: chunks of one byte each",
         SESSION + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\n \r\n" * 5_000 + b"0\r\n\r\n",
         400, "invalid.json"),  # fmt: skip
]

CASES = LINES + HEADS + LENGTHS
