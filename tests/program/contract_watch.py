"""Somebody whose every exchange with the server is held against openapi.json."""

import http.client
import json

from program import PASSWORD

KEY = {"$ref": "#/components/parameters/IdempotencyKey"}


def keyed(operation):
    return KEY in operation["parameters"]


class Seen:
    """What was played: calls by "METHOD /pattern", the ones that succeeded and the ones that were refused."""

    def __init__(self):
        self.succeeded, self.refused = set(), set()


class Watched:
    def __init__(self, port, api, tally, seen):
        self.api, self.tally, self.seen, self.cookie = api, tally, seen, None
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def sign_in(self, name):
        body = {"email": f"{name}@ferrit.example", "password": PASSWORD}
        status = self.ask("POST", "/api/v1/session", body)[0]
        if status != 200:
            raise RuntimeError(f"{name} cannot sign in: {status}")
        return self

    def ask(self, method, path, body=None, headers=None, raw=None):
        """Status, body as JSON (or None), headers. `headers` may take one away with None; a cookie that is set is kept."""
        sent = {"Content-Type": "application/json"} if body is not None or raw is not None else {}
        if self.cookie:
            sent["Cookie"] = self.cookie
        sent.update(headers or {})
        text = raw if raw is not None else json.dumps(body) if body is not None else None
        self.connection.request(method, path, text, {name: value for name, value in sent.items() if value is not None})
        response = self.connection.getresponse()
        answer = response.read()
        if response.headers["Set-Cookie"]:
            self.cookie = response.headers["Set-Cookie"].split(";")[0]
        self.note(method, path, body, response, answer)
        is_json = answer and response.headers["Content-Type"].endswith("json")
        return response.status, json.loads(answer) if is_json else None, response.headers

    def note(self, method, path, body, response, answer):
        wrong = self.api.answered(method, path, body, response.status, response.headers, answer)
        self.tally.check(f"{method} {path} answers {response.status} as described", not wrong, wrong[:5])
        pattern, operation = self.api.find(method, path)
        if operation is not None:
            (self.seen.succeeded if response.status < 400 else self.seen.refused).add(f"{method} {pattern}")

    def ask_twice(self, method, path, body, headers, key):
        """A call that heeds an Idempotency-Key is made a second time under the same: nothing comes of it, and it is said."""
        _, operation = self.api.find(method, path)
        if not keyed(operation):
            return self.ask(method, path, body, headers)
        sent = {**(headers or {}), "Idempotency-Key": key}
        status, answer, got = self.ask(method, path, body, sent)
        nothing_new = isinstance(answer, dict) and answer.get("events") == []  # then nothing was kept to replay
        if status < 300 and not nothing_new:
            again, _, replay = self.ask(method, path, body, sent)
            said = (again, got["Idempotency-Replayed"], replay["Idempotency-Replayed"])
            self.tally.check(f"{method} {path} a second time is a replay", said == (status, None, "true"), said)
        return status, answer, got
