"""JSON Schema 2020-12, as much of it as the contract uses. A keyword that is not known here is an error, so that nothing goes
unchecked in silence. `closed`: an object that lists properties has no others, unless it says so: what the server sends is
listed whole. Its own tests are in json_schema_cases.py."""

import datetime
import re

ANNOTATIONS = {"description", "examples", "title", "default", "discriminator", "contentMediaType", "contentSchema"}
CHECKED = {
    "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "minProperties", "items", "minItems",
    "maxItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "anyOf", "oneOf", "allOf",
}  # fmt: skip
TYPES = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}


class UnknownKeyword(Exception):
    pass


def same(a, b):
    """Equal as JSON: 1 is not true."""
    return type(a) is type(b) and a == b


def is_moment(text):
    try:
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).tzinfo is not None
    except ValueError:
        return False


class Schemas:
    """Checks values against schemas of one document, whose `$ref`s it follows."""

    def __init__(self, document):
        self.document = document

    def at(self, reference):
        if not reference.startswith("#/"):
            raise UnknownKeyword(f"$ref {reference}")
        node = self.document
        for token in reference[2:].split("/"):
            node = node[token.replace("~1", "/").replace("~0", "~")]
        return node

    def known(self, schema):
        """Walks a schema and refuses what this module cannot check."""
        for keyword, value in schema.items():
            if keyword == "properties":
                for each in value.values():
                    self.known(each)
            elif keyword in ("anyOf", "oneOf", "allOf"):
                for each in value:
                    self.known(each)
            elif keyword in ("items", "additionalProperties", "contentSchema"):
                if isinstance(value, dict):
                    self.known(value)
            elif keyword == "$ref":
                self.at(value)
            elif keyword == "format" and value != "date-time":
                raise UnknownKeyword(f"format {value}")
            elif keyword not in CHECKED | ANNOTATIONS:
                raise UnknownKeyword(keyword)
        named = schema.get("type", [])
        for each in [named] if isinstance(named, str) else named:
            if each not in TYPES:
                raise UnknownKeyword(f"type {each}")

    def problems(self, schema, value, at="", closed=False):
        """Every way in which the value is not what the schema says; nothing when it is."""
        out = list(self.of_object(schema, value, at, closed)) if isinstance(value, dict) else []
        if isinstance(value, list):
            out += self.of_array(schema, value, at, closed)
        if isinstance(value, str):
            out += of_string(schema, value, at)
        if TYPES["number"](value):
            if value < schema.get("minimum", value) or value > schema.get("maximum", value):
                out.append(f"{at}: {value} is out of bounds")
        out += self.of_any(schema, value, at, closed)
        return out

    def of_any(self, schema, value, at, closed):
        if "$ref" in schema:
            yield from self.problems(self.at(schema["$ref"]), value, at, closed)
        named = schema.get("type")
        if named is not None and not any(TYPES[each](value) for each in ([named] if isinstance(named, str) else named)):
            yield f"{at}: expected {named}, found {value!r:.80}"
        if "enum" in schema and not any(same(value, each) for each in schema["enum"]):
            yield f"{at}: {value!r:.80} is none of {schema['enum']}"
        if "const" in schema and not same(value, schema["const"]):
            yield f"{at}: expected {schema['const']!r}, found {value!r:.80}"
        # The first part of an allOf lists the fields; the others say more of them.
        for index, part in enumerate(schema.get("allOf", ())):
            yield from self.problems(part, value, at, closed and index == 0)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                yield from self.alternatives(keyword, schema, value, at, closed)

    def alternatives(self, keyword, schema, value, at, closed):
        tries = [self.problems(each, value, at, closed) for each in schema[keyword]]
        fit = sum(not each for each in tries)
        if fit == 1 or (fit > 1 and keyword == "anyOf"):
            return
        if fit > 1:
            yield f"{at}: fits {fit} alternatives of {keyword}"
            return
        yield f"{at}: fits no alternative of {keyword}, nearest: {min(tries, key=len)[:3]}"

    def of_object(self, schema, value, at, closed):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{at}: `{name}` is missing"
        if len(value) < schema.get("minProperties", 0):
            yield f"{at}: too few fields"
        own = schema.get("properties", {})
        others = schema.get("additionalProperties", not (closed and "properties" in schema))
        for name, each in value.items():
            if name in own:
                yield from self.problems(own[name], each, f"{at}/{name}", closed)
            elif others is False:
                yield f"{at}: `{name}` is not listed"
            elif isinstance(others, dict):
                yield from self.problems(others, each, f"{at}/{name}", closed)

    def of_array(self, schema, value, at, closed):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        if "items" in schema:
            for index, each in enumerate(value):
                yield from self.problems(schema["items"], each, f"{at}/{index}", closed)


def of_string(schema, value, at):
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{at}: {len(value)} characters"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r:.80} does not match {schema['pattern']}"
    if schema.get("format") == "date-time" and not is_moment(value):
        yield f"{at}: {value!r:.80} is no moment"
