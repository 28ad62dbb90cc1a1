"""Requests from elsewhere, of another type, to nowhere, or by nobody."""

from bad_input_tables.case import Case, call, get, post

COMMENTS = "/proposals/{P}/comments"
COMMENT = {"text": "x"}
TOKEN = "A" * 43


def foreign(name, **headers):
    return Case(f"origin: {name}", post(COMMENTS, COMMENT, **headers), 403, "forbidden.origin")


def typed(name, type):
    return Case(f"type: {name}", post(COMMENTS, COMMENT, type=type), 415, "invalid.content_type")


def nobody(name, **headers):
    return Case(f"nobody: {name}", get("/me", None, **headers), 401, "forbidden.sign_in")


def sign_in(name, body, status, code, pointer=None):
    return Case(f"sign-in: {name}", post("/session", body, None), status, code, pointer)


def person(**changed):
    return {"email": "nobody@ferrit.example", "password": "counterweight", **changed}


CASES = [
    foreign("another site", Origin="http://evil.example"),
    foreign("another port", Origin="http://127.0.0.1:1"),
    foreign("our address in theirs", Origin="http://127.0.0.1.evil.example"),
    foreign("over TLS", Origin="https://127.0.0.1"),
    foreign("null", Origin="null"),
    foreign("not text", Origin="http://\xff"),
    foreign("a browser says cross-site", Sec_Fetch_Site="cross-site"),
    foreign("a browser says same-site", Sec_Fetch_Site="same-site"),
    foreign("a browser says none", Sec_Fetch_Site="none"),
    foreign("a browser says what is no word", Sec_Fetch_Site="same-origin, cross-site"),
    foreign("cross-site, with an Origin like ours", Sec_Fetch_Site="cross-site", Origin="http://localhost"),
    Case("origin: sign-in from another site", post("/session", person(), None, Origin="http://evil.example"), 403,
         "forbidden.origin"),  # fmt: skip
    Case("origin: sign-out from another site", call("DELETE", "/session", Sec_Fetch_Site="cross-site"), 403, "forbidden.origin"),
    typed("none", None),
    typed("nothing in it", ""),
    typed("a form", "application/x-www-form-urlencoded"),
    typed("parts", "multipart/form-data; boundary=x"),
    typed("plain text", "text/plain"),
    typed("plain text that mentions JSON", "text/plain; application/json"),
    typed("two in one", "application/json, text/plain"),
    typed("nearly", "application/jsonp"),
    typed("XML", "application/xml"),
    typed("not text", "\xff"),
    Case("type: of what is deleted", call("DELETE", "/proposals/draft-1", {}, type="text/plain"), 415, "invalid.content_type"),
    nobody("without a cookie"),
    nobody("nothing in the cookie", Cookie="counterweight_session="),
    nobody("a cookie without a name", Cookie="=" + TOKEN),
    nobody("a cookie without a value", Cookie="counterweight_session"),
    nobody("separators", Cookie=";;; ; =;"),
    nobody("a token nobody has", Cookie=f"counterweight_session={TOKEN}"),
    nobody("a token too short", Cookie=f"counterweight_session={TOKEN[1:]}"),
    nobody("a token too long", Cookie=f"counterweight_session={TOKEN}A"),
    nobody("a token of strange characters", Cookie="counterweight_session=" + "\xff" * 43),
    nobody("a token in quotes", Cookie=f'counterweight_session="{TOKEN}"'),
    nobody("an SQL injection", Cookie="counterweight_session=' OR '1'='1"),
    nobody("the cookie of another name", Cookie=f"Counterweight_Session={TOKEN}"),
    nobody("a thousand cookies", Cookie="; ".join(f"c{n}={n}" for n in range(1000))),
    nobody("a bearer token nobody has", Authorization=f"Bearer cwt_{TOKEN}"),
    nobody("a bearer without a token", Authorization="Bearer"),
    nobody("a name and a password", Authorization="Basic aGFubmE6Y291bnRlcndlaWdodA=="),
    Case("nobody: a command", post(COMMENTS, COMMENT, None), 401, "forbidden.sign_in"),
    Case("nobody: the ledger", get("/audit", None), 401, "forbidden.sign_in"),
    sign_in("nothing", {}, 422, "invalid.missing", "/email"),
    sign_in("an e-mail that is a number", person(email=1), 422, "invalid.type", "/email"),
    sign_in("an e-mail of nothing", person(email=""), 422, "invalid.length", "/email"),
    sign_in("an e-mail of 255 bytes", person(email="x" * 255), 422, "invalid.length", "/email"),
    sign_in("a password of 513 bytes", person(password="x" * 513), 422, "invalid.length", "/password"),
    sign_in("a password that is an object", person(password={"$ne": ""}), 422, "invalid.type", "/password"),
    sign_in("an unknown field", person(admin=True), 422, "invalid.unknown_field", "/admin"),
    sign_in("somebody unknown", person(), 401, "forbidden.credentials"),
    sign_in("a wrong password", person(email="marta@ferrit.example", password="counterweigh"), 401, "forbidden.credentials"),
    sign_in("of another organisation", person(email="marta@ferrit.example", organisation="acme"), 401, "forbidden.credentials"),
    sign_in("an organisation that is a path", person(email="marta@ferrit.example", organisation="../ferrit"), 401,
            "forbidden.credentials"),  # fmt: skip
    Case("nowhere: below the API", get("/nowhere"), 404, "not_found.route"),
    Case("nowhere: a slash at its end", get("/me/"), 404, "not_found.route"),
    Case("nowhere: two slashes", get("//me"), 404, "not_found.route"),
    Case("nowhere: an id of nothing", get("/proposals//timeline"), 404, "not_found.route"),
    Case("nowhere: a slash within an id", get("/proposals/1%2Ftimeline"), 404, "not_found.proposal"),
    Case("nowhere: an older version", get("/api/v0/me"), 404, "not_found.route"),
    *(
        Case(f"nowhere: the file {path}", f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 404, "not_found.route")
        for path in ("/.env", "/..%2f..%2fetc%2fpasswd.txt", "/assets/%2e%2e%2findex.html", "/..\\..\\boot.ini",
                     "//evil.example/x.js")
    ),  # fmt: skip
    *(
        Case(f"method: {method} {path}", call(method, path, {} if method in ("PUT", "PATCH") else None), 405, "invalid.method")
        for method, path in (("PUT", "/me"), ("DELETE", "/me"), ("PATCH", "/proposals"), ("DELETE", "/audit"),
                             ("PUT", "/session"), ("OPTIONS", "/me"), ("TRACE", "/me"), ("PROPFIND", "/proposals"),
                             ("get", "/me"), ("BREW", "/session"))
    ),  # fmt: skip
    Case("method: POST to a page", call("POST", "/?page", {}), 405, "invalid.method"),
]
