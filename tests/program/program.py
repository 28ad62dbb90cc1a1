"""Runs the program for a test: on a free loopback port, in a data directory of its own, and ends it by its process id."""

import http.client
import json
import pathlib
import re
import signal
import subprocess
import tempfile

PASSWORD = "counterweight"


class Tally:
    """Counts checks and prints the line the suite reads."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, ok, detail=""):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}: {detail}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        raise SystemExit(1 if self.failed or not self.passed else 0)


class Program:
    def __init__(self, binary, data=None, log=None):
        """`log`: a file for what it says on stderr, which is dropped otherwise."""
        self.binary, self.log = binary, log
        self.own = tempfile.TemporaryDirectory() if data is None else None
        self.data = pathlib.Path(data or self.own.name) / "data"
        self.port = 0
        self.process = None

    def start(self, *options):
        place = ["--data", str(self.data), "--listen", f"127.0.0.1:{self.port}"]
        command = [self.binary, "serve", "--demo", *place, *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log or subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not found:
            raise RuntimeError(f"the program did not start: {line!r}")
        self.port = int(found[1])
        return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def run(self, *arguments):
        return subprocess.run([self.binary, *arguments], capture_output=True, text=True, timeout=120)


class Member:
    """One signed-in member over a kept connection."""

    def __init__(self, program, name):
        self.program = program
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=30)
        self.cookie = None
        status, headers, _ = self.raw("POST", "/api/v1/session", {"email": f"{name}@ferrit.example", "password": PASSWORD})
        if status != 200:
            raise RuntimeError(f"{name} cannot sign in: {status}")
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def raw(self, method, path, body=None, key=None):
        headers = {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self.cookie:
            headers["Cookie"] = self.cookie
        if key:
            headers["Idempotency-Key"] = key
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = self.connection.getresponse()
        text = response.read()
        return response.status, response.headers, text

    def get(self, path):
        status, _, text = self.raw("GET", path)
        return status, json.loads(text)

    def post(self, path, body, key=None):
        status, _, text = self.raw("POST", path, body, key)
        return status, json.loads(text)

    def send_file(self, path, text):
        headers = {"Content-Type": "text/csv", "Cookie": self.cookie}
        self.connection.request("POST", path, text.encode(), headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())
