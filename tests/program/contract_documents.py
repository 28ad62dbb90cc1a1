"""The two documents of the contract, and whether what goes over the wire is what they say."""

import json
import pathlib
import re

from json_schema import Schemas

METHODS = ("get", "post", "put", "patch", "delete")
# Of every response, so not told with each.
COMMON = {
    "date", "content-type", "content-length", "cache-control", "content-security-policy", "x-content-type-options",
    "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "strict-transport-security",
    "connection", "vary",
}  # fmt: skip
SECURITY = {each for each in COMMON if each.startswith(("content-sec", "x-", "ref", "cross"))}


def read(source, name):
    return json.loads((pathlib.Path(source) / "web/contract" / name).read_text(encoding="utf-8"))


class OpenApi:
    def __init__(self, source):
        self.document = read(source, "openapi.json")
        self.schemas = Schemas(self.document)
        self.paths = {path: re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "$") for path in self.document["paths"]}

    def pairs(self):
        return {(method.upper(), path) for path, item in self.document["paths"].items() for method in METHODS if method in item}

    def find(self, method, target):
        """The path and operation of a request; literal segments go before named ones, as in the router."""
        path = target.split("?")[0]
        fitting = [each for each, expression in self.paths.items() if expression.match(path)]
        if not fitting:
            return None, None
        best = min(fitting, key=lambda each: [segment.startswith("{") for segment in each.split("/")])
        return best, self.document["paths"][best].get("get" if method == "HEAD" else method.lower())

    def resolve(self, node):
        return self.schemas.at(node["$ref"]) if "$ref" in node else node

    def operations(self):
        for method, path in sorted(self.pairs()):
            yield method, path, self.document["paths"][path][method.lower()]

    def body_schema(self, operation):
        body = operation.get("requestBody")
        return body and body["content"].get("application/json", {}).get("schema")

    def takes_file(self, operation):
        return "application/octet-stream" in operation.get("requestBody", {}).get("content", {})

    def example_body(self, operation):
        schema = self.body_schema(operation)
        if schema is None:
            return None
        examples = self.resolve(schema).get("examples")
        return examples[0] if examples else {}

    def answered(self, method, target, sent, status, headers, text):
        """What is wrong with an answer; `sent` is the body of the request as JSON, or None."""
        _, operation = self.find(method, target)
        if operation is None:
            transport = self.document["components"]["responses"]["Transport"]
            return list(self.wrong_answer(transport, headers, text, status))
        responses = operation["responses"]
        out = list(self.wrong_answer(self.resolve(responses.get(str(status)) or responses["default"]), headers, text, status))
        if status < 300 and sent is not None and self.body_schema(operation):
            refused = self.schemas.problems(self.body_schema(operation), sent, closed=True)
            out += [f"an accepted body is not what the document says: {each}" for each in refused]
        return out

    def wrong_answer(self, response, headers, text, status):
        yield from self.wrong_headers(response.get("headers", {}), headers)
        contents = response.get("content", {})
        found = headers.get("Content-Type")
        if not contents:
            if text or found:
                yield f"expected no body, found {found} {text[:80]!r}"
            return
        if "*/*" in contents:
            return  # a file, whatever it is
        if found not in contents:
            yield f"content type {found}, expected {list(contents)}"
            return
        schema = contents[found]["schema"]
        if found.endswith("json"):
            body = json.loads(text)
            yield from self.schemas.problems(schema, body, closed=True)
            if found == "application/problem+json" and body.get("status") != status:
                yield f"the problem says status {body.get('status')}, the answer {status}"
        elif "contentSchema" in schema:
            for number, line in enumerate(text.decode().splitlines()):
                yield from self.schemas.problems(schema["contentSchema"], json.loads(line), f"line {number}", closed=True)

    def wrong_headers(self, listed, headers):
        for name, header in listed.items():
            header = self.resolve(header)
            value = headers.get(name)
            if value is None:
                if header.get("required"):
                    yield f"the header {name} is missing"
                continue
            if header["schema"].get("type") == "integer":
                value = int(value) if value.isdigit() else value
            yield from self.schemas.problems(header["schema"], value, f"header {name}")
        names = {name.lower() for name in headers}
        allowed = COMMON | {name.lower() for name in listed}
        for name in sorted(names - allowed):
            yield f"the header {name} is not listed"
        for name in sorted(SECURITY - names):
            yield f"the header {name} is missing"


class AsyncApi:
    def __init__(self, source):
        self.document = read(source, "asyncapi.json")
        self.schemas = Schemas(self.document)

    def frames(self, operation):
        """The schemas of what one side says, by type: `watch` the client, `tell` the server, `stream` the same as events."""
        out = {}
        for each in self.document["operations"][operation]["messages"]:
            message = self.schemas.at(self.schemas.at(each["$ref"])["$ref"])
            out[message["title"]] = message["payload"]
        return out

    def wrong_frame(self, operation, frame, kind=None):
        kind = kind or frame.get("type")
        schema = self.frames(operation).get(kind)
        if schema is None:
            return [f"a frame of type {kind} is not described"]
        return self.schemas.problems(schema, frame, closed=True)

    def is_close_code(self, code):
        listed = self.document["components"]["schemas"]["Close"]["properties"]["code"]["enum"]
        return code in listed and f"| {code} |" in self.document["info"]["description"]

    def error_codes(self):
        return set(self.document["components"]["schemas"]["Error"]["properties"]["code"]["enum"])
