"""Posts at an inbound webhook as a service does: signed as Standard Webhooks say, by Python's own HMAC."""

import base64
import hmac
import http.client
import json
import time


def signature(secret, message, timestamp, body):
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, content, "sha256").digest()).decode()


class Service:
    """One that knows the address and the secret of a webhook."""

    def __init__(self, port, path, secret):
        self.port, self.path, self.secret = port, path, secret

    def headers(self, message, body, at=None, secret=None):
        timestamp = str(int(time.time() if at is None else at))
        return {
            "Content-Type": "application/json",
            "webhook-id": message,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature(secret or self.secret, message, timestamp, body),
        }

    def post(self, message, record, at=None, secret=None, change=None, body=None):
        """Status, answer, headers. `change` takes headers away with None; `body` is sent instead of what was signed."""
        signed = json.dumps(record).encode()
        headers = {**self.headers(message, signed, at, secret), **(change or {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {name: value for name, value in headers.items() if value is not None}
        connection.request("POST", self.path, signed if body is None else body, sent)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        return response.status, json.loads(text), response.headers
