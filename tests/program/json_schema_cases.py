"""The validator's own cases: values that fit, values that must not, schemas that it must refuse to read."""

from json_schema import Schemas, UnknownKeyword

DOCUMENT = {
    "defs": {
        "Person": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        "A": {"type": "object", "properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}, "required": ["kind"]},
        "B": {"type": "object", "properties": {"kind": {"enum": ["b", "c"]}}, "required": ["kind"]},
    }
}
PERSON, A, B = ({"$ref": f"#/defs/{name}"} for name in ("Person", "A", "B"))
EITHER = {"oneOf": [A, B]}
PROBLEM = {"allOf": [PERSON, {"type": "object", "properties": {"id": {"enum": ["x", "y"]}}}]}

# schema, values that fit, values that do not
CASES = [
    ({"type": "integer", "minimum": 1, "maximum": 3}, [1, 3], [0, 4, "1", 1.0, True, None]),
    ({"type": "string", "minLength": 1, "maxLength": 2}, ["я", "ab"], ["", "abc", 1, None]),
    ({"type": "string", "pattern": "^a+$"}, ["a", "aa"], ["", "ab", "ba"]),
    ({"type": ["string", "null"]}, ["", None], [1, [], {}]),
    ({"type": "string", "format": "date-time"}, ["2026-11-23T14:00:00Z", "2026-11-23T14:00:00.919Z"], ["2026-11-23", "soon"]),
    ({"type": "boolean"}, [True, False], [0, 1, "true", None]),
    ({"const": 1}, [1], [True, 2, "1"]),
    ({"enum": ["a", None]}, ["a", None], ["b", 0, False]),
    ({"type": "number", "minimum": 0}, [0, 1.5], [-0.5, "1.5", True, None]),
    ({"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2}, [[1], [1, 2]], [[], [1, 2, 3], ["a"], {}]),
    (PERSON, [{"id": "x"}], [{}, {"id": 1}, {"id": None}, {"id": "x", "more": 1}, [], "x"]),
    ({**DOCUMENT["defs"]["Person"], "additionalProperties": True}, [{"id": "x", "more": 1}], [{"more": 1}]),
    ({"type": "object", "additionalProperties": PERSON}, [{}, {"a": {"id": "x"}}], [{"a": {}}, {"a": {"id": "x", "b": 1}}]),
    ({"type": "object", "properties": {}, "minProperties": 1, "additionalProperties": True}, [{"a": 1}], [{}]),
    ({"type": "object", "properties": {"p": PERSON}}, [{}, {"p": {"id": "x"}}], [{"p": {"id": "x", "q": 1}}, {"q": 1}]),
    (EITHER, [{"kind": "a", "n": 1}, {"kind": "c"}], [{"kind": "d"}, {"kind": "b", "n": 1}, {"kind": "a", "n": "1"}, {}]),
    ({"oneOf": [{"type": "integer"}, {"const": 1}]}, [2], [1, "x"]),
    ({"anyOf": [{"type": "integer"}, {"const": 1}, {"type": "null"}]}, [1, 2, None], ["x"]),
    (PROBLEM, [{"id": "x"}], [{"id": "z"}, {}, {"id": "x", "more": 1}]),
]
UNREADABLE = [
    {"type": "float"},
    {"patternProperties": {}},
    {"type": "object", "properties": {"a": {"nullable": True}}},
    {"items": {"uniqueItems": True}},
    {"anyOf": [{"not": {}}]},
    {"type": "string", "format": "uri"},
    {"$ref": "other.json#/x"},
    {"type": "object", "additionalProperties": {"if": {}}},
]


def check(tally):
    schemas = Schemas(DOCUMENT)
    for schema, good, bad in CASES:
        schemas.known(schema)
        for value in good:
            found = schemas.problems(schema, value, closed=True)
            tally.check(f"validator: {value!r} fits {schema}", not found, found)
        for value in bad:
            tally.check(f"validator: {value!r} does not fit {schema}", schemas.problems(schema, value, closed=True))
    open_ones = schemas.problems(PERSON, {"id": "x", "more": 1}) == []
    tally.check("validator: an object is open where nobody closes it", open_ones)
    for schema in UNREADABLE:
        try:
            schemas.known(schema)
            tally.check(f"validator: refuses {schema}", False, "read it")
        except UnknownKeyword:
            tally.check(f"validator: refuses {schema}", True)
