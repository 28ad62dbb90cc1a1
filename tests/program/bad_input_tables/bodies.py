"""Bodies that are no JSON, JSON of the wrong shape, and values out of their range."""

from bad_input_tables.case import Case, post

DEEP = 100_000
MOST_BODY = 1024 * 1024
NEW = "/proposals"
COMMENTS = "/proposals/{P}/comments"


def no_json(name, body):
    return Case(f"JSON: {name}", post(COMMENTS, body), 400, "invalid.json")


def proposal(**changed):
    """A body of POST /proposals that would be taken, but for what is changed."""
    action = {"id": "a1", "kind": "price", "title": "15 % less", "attributes": {"discount_pct": "15"}}
    body = {"title": "A title", "goal": "A goal", "fields": {"budget": {"amount": 100, "currency": "EUR"}}, "actions": [action]}
    return {**body, **changed}


def with_action(**changed):
    return proposal(actions=[{**proposal()["actions"][0], **changed}])


def with_field(name, value):
    return proposal(fields={**proposal()["fields"], name: value})


def discount(value):
    return with_action(attributes={"discount_pct": value})


def stock(value):
    return with_action(kind="date", attributes={"starts_on": "2027-01-11", "stock_units": value})


def shape(name, body, pointer, code="invalid.shape"):
    return Case(f"proposal: {name}", post(NEW, body), 422, code, pointer)


def attribute(name, body, pointer):
    return shape(name, body, pointer, "invalid.attribute")


READING = [
    no_json("nothing at all", b""),
    no_json("white space", b" \r\n\t "),
    no_json("cut off in a text", b'{"text": "he'),
    no_json("cut off after a key", b'{"text"'),
    no_json("cut off in a word", b'{"text": tru'),
    no_json("cut off in an escape", b'{"text": "\\u00'),
    no_json("a comma too many", b'{"text": "x",}'),
    no_json("a comment", b'{"text": "x" /* why */}'),
    no_json("single quotes", b"{'text': 'x'}"),
    no_json("a key without quotes", b'{text: "x"}'),
    no_json("a second value behind the first", b'{"text": "x"} {"text": "y"}'),
    no_json("not a number", b'{"text": NaN}'),
    no_json("infinity", b'{"text": -Infinity}'),
    no_json("a leading zero", b'{"text": 01}'),
    no_json("a leading plus", b'{"text": +1}'),
    no_json("hexadecimal", b'{"text": 0x10}'),
    no_json("a number past every double", b'{"text": 1e999}'),
    no_json("a line feed in a text", b'{"text": "a\nb"}'),
    no_json("NUL in a text", b'{"text": "a\0b"}'),
    no_json("NUL behind the value", b'{"text": "x"}\0'),
    no_json("an unknown escape", b'{"text": "\\x41"}'),
    no_json("a lone high surrogate", b'{"text": "\\ud83d"}'),
    no_json("a lone low surrogate", b'{"text": "\\ude00"}'),
    no_json("surrogates the wrong way round", b'{"text": "\\ude00\\ud83d"}'),
    no_json("a surrogate in UTF-8", b'{"text": "\xed\xa0\x80"}'),
    no_json("a byte that begins nothing", b'{"text": "\xff"}'),
    no_json("a continuation without a beginning", b'{"text": "\x80"}'),
    no_json("a character cut off", b'{"text": "\xd0"}'),
    no_json("an overlong slash", b'{"text": "\xc0\xaf"}'),
    no_json("past the last code point", b'{"text": "\xf4\x90\x80\x80"}'),
    no_json("Latin-1", '{"text": "Grüße"}'.encode("latin-1")),
    no_json("UTF-16", '{"text": "x"}'.encode("utf-16")),
    no_json("a form", b"text=x&more=y"),
    Case("JSON: a key twice", post(COMMENTS, b'{"text": "x", "text": "y"}'), 400, "invalid.json", "/text"),
    Case("JSON: a key twice, once escaped", post(COMMENTS, b'{"text": "x", "te\\u0078t": "y"}'), 400, "invalid.json", "/text"),
    Case("JSON: a key twice, deep inside", post(NEW, b'{"actions": [{"id": "a", "id": "b"}]}'), 400, "invalid.json",
         "/actions/0/id"),  # fmt: skip
    no_json("arrays 100 000 deep", b'{"text": ' + b"[" * DEEP + b"]" * DEEP + b"}"),
    no_json("objects 100 000 deep", b'{"text": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}"),
    no_json("arrays 100 000 deep that never end", b"[" * DEEP),
    *(
        Case(f"body: {name} instead of an object", post(COMMENTS, value), 422, "invalid.type")
        for name, value in (("null", b"null"), ("a text", b'"x"'), ("a number", b"7"), ("an array", b'[{"text": "x"}]'))
    ),
    Case("body: a byte over the limit", post(COMMENTS, b'{"text": "' + b"x" * (MOST_BODY - 11) + b'"}'), 413, "limit.body",
         closes=True),  # fmt: skip
    Case("body: at the limit, and the text too long", post(COMMENTS, b'{"text": "' + b"x" * (MOST_BODY - 12) + b'"}'),
         422, "invalid.text", "/text"),  # fmt: skip
]

SHAPES = [
    shape("nothing in it", {}, "/title"),
    shape("an unknown field", proposal(colour="red"), "/colour", "invalid.field"),
    shape("an unknown field whose name needs escapes", proposal(**{"a/b~c": 1}), "/a~1b~0c", "invalid.field"),
    shape("a prototype", proposal(__proto__={"admin": True}), "/__proto__", "invalid.field"),
    shape("an unknown field of an action", with_action(price=7), "/actions/0/price", "invalid.field"),
    shape("a title that is a number", proposal(title=7), "/title"),
    shape("a title that is null", proposal(title=None), "/title"),
    shape("a title that is an object", proposal(title={"en": "x"}), "/title"),
    shape("a goal that is a list", proposal(goal=["x"]), "/goal"),
    shape("fields that are a list", proposal(fields=[]), "/fields"),
    shape("actions that are an object", proposal(actions={"a1": {}}), "/actions"),
    shape("an action that is a text", proposal(actions=["a1"]), "/actions/0"),
    shape("attributes that are a text", with_action(attributes="15"), "/actions/0/attributes"),
    shape("a fraction where no fractions are", discount(12.5), "/actions/0/attributes/discount_pct"),
    shape("an attribute that is a list", discount(["15"]), "/actions/0/attributes/discount_pct"),
    shape("requirements that are a text", with_action(requires="a1"), "/actions/0/requires"),
    shape("a requirement that is a number", with_action(requires=[1]), "/actions/0/requires/0"),
    shape("money with more than money", with_field("budget", {"amount": 1, "currency": "EUR", "tax": 1}), "/fields/budget"),
    shape("money in fractions", with_field("budget", {"amount": 0.5, "currency": "EUR"}), "/fields/budget"),
    shape("a whole number past 2^53", stock(2**53 + 1), "/actions/0/attributes/stock_units"),
    shape("a whole number past 2^64", stock(2**64), "/actions/0/attributes/stock_units"),
    shape("a title of blanks", proposal(title=" \t"), "/title", "invalid.title"),
    shape("a title of 201 bytes", proposal(title="x" * 201), "/title", "invalid.text"),
    shape("a goal of 4001 bytes", proposal(goal="ы" * 2000 + "x"), "/goal", "invalid.text"),
    shape("no actions", proposal(actions=[]), "/actions", "invalid.actions"),
    shape("51 actions", proposal(actions=[{"id": f"a{n}", "kind": "price", "title": "x", "attributes": {"discount_pct": "1"}}
                                          for n in range(51)]), "/actions", "invalid.actions"),  # fmt: skip
    shape("an id with a slash", with_action(id="../a"), "/actions/0/id", "invalid.action"),
    shape("an id of 33 characters", with_action(id="a" * 33), "/actions/0/id", "invalid.action"),
    shape("an id in Russian", with_action(id="цена"), "/actions/0/id", "invalid.action"),
    shape("an id twice", proposal(actions=proposal()["actions"] * 2), "/actions/1/id", "invalid.action"),
    shape("an unknown kind", with_action(kind="bribe"), "/actions/0/kind", "invalid.kind"),
    shape("a requirement that is not there", with_action(requires=["a2"]), "/actions/0/requires", "invalid.requires"),
    shape("an action that requires itself", with_action(requires=["a1"]), "/actions/0/requires", "invalid.requires"),
]

VALUES = [
    attribute("a discount over 100", discount("100.1"), "/actions/0/attributes/discount_pct"),
    attribute("a discount below 0", discount("-1"), "/actions/0/attributes/discount_pct"),
    attribute("a discount of 400 digits", discount("1" + "0" * 400), "/actions/0/attributes/discount_pct"),
    attribute("a discount in powers of ten", discount("1e1"), "/actions/0/attributes/discount_pct"),
    attribute("a discount with a comma", discount("12,5"), "/actions/0/attributes/discount_pct"),
    attribute("a discount left out", with_action(attributes={}), "/actions/0/attributes/discount_pct"),
    attribute("an attribute of another kind", with_action(attributes={"discount_pct": "15", "medium": "email"}),
              "/actions/0/attributes/medium"),  # fmt: skip
    attribute("an attribute nobody knows", with_action(attributes={"discount_pct": "15", "colour": "red"}),
              "/actions/0/attributes/colour"),  # fmt: skip
    shape("an attribute as null", with_action(attributes={"discount_pct": "15", "colour": None}),
              "/actions/0/attributes/colour"),  # fmt: skip
    attribute("a number of pieces below any", stock(-(2**63)), "/actions/0/attributes/stock_units"),
    attribute("the 30th of February", with_action(kind="date", attributes={"starts_on": "2027-02-30"}),
              "/actions/0/attributes/starts_on"),  # fmt: skip
    attribute("a date with a time", with_action(kind="date", attributes={"starts_on": "2027-01-11T00:00:00Z"}),
              "/actions/0/attributes/starts_on"),  # fmt: skip
    attribute("a choice that is none", with_action(kind="channel", attributes={"medium": "pigeon"}),
              "/actions/0/attributes/medium"),  # fmt: skip
    attribute("a budget in dollars", with_field("budget", {"amount": 1, "currency": "USD"}), "/fields/budget"),
    attribute("a budget below zero", with_field("budget", {"amount": -1, "currency": "EUR"}), "/fields/budget"),
    attribute("a budget past 2^53", with_field("budget", {"amount": 2**53 + 1, "currency": "EUR"}), "/fields/budget"),
    attribute("a budget at the end of 64 bits", with_field("budget", {"amount": -(2**63), "currency": "EUR"}), "/fields/budget"),
    attribute("a budget as a text", with_field("budget", "100 EUR"), "/fields/budget"),
    attribute("no budget", proposal(fields={}), "/fields/budget"),
    attribute("a field nobody knows", with_field("colour", "red"), "/fields/colour"),
    shape("a field as null", with_field("цвет", None), "/fields/цвет"),
    Case("proposal: actions that require each other in a circle",
         post(NEW, proposal(actions=[
             {"id": a, "kind": "price", "title": "x", "attributes": {"discount_pct": "1"}, "requires": [b]}
             for a, b in (("a1", "a2"), ("a2", "a1"))])), 422, "invalid.cycle", "/actions"),  # fmt: skip
]



def thought(name, body, pointer, code="invalid.shape"):
    return Case(f"what-if: {name}", post("/proposals/what-if", body), 422, code, pointer)


THOUGHTS = [
    Case("what-if: no JSON", post("/proposals/what-if", b"{"), 400, "invalid.json"),
    Case("what-if: an array", post("/proposals/what-if", b"[]"), 422, "invalid.type"),
    thought("a field nobody knows", {"colour": "red"}, "/colour", "invalid.field"),
    thought("a title that is a number", {"title": 7}, "/title"),
    thought("actions that are none", {"actions": "all"}, "/actions"),
    thought("an action that is a text", {"actions": ["a1"]}, "/actions/0"),
    thought("an action's field nobody knows", {"actions": [{"kind": "price", "цвет": 1}]}, "/actions/0/цвет", "invalid.field"),
    thought("an attribute as null", {"actions": [{"attributes": {"discount_pct": None}}]}, "/actions/0/attributes/discount_pct"),
    thought("an attribute as a fraction", {"actions": [{"attributes": {"discount_pct": 12.5}}]},
            "/actions/0/attributes/discount_pct"),  # fmt: skip
    thought("a field as an array", {"fields": {"budget": []}}, "/fields/budget"),
    thought("51 actions", {"actions": [{"kind": "price"}] * 51}, "/actions", "invalid.actions"),
]


def figure(name, change, pointer, code="invalid.shape"):
    whole = {"form": "shares", "first": {"yes": 180, "of": 900}, "second": {"yes": 205, "of": 900}, **change}
    return Case(f"figure: {name}", post("/metrics/verdict", whole), 422, code, pointer)


FIGURES = [
    Case("figure: no JSON", post("/metrics/verdict", b"{"), 400, "invalid.json"),
    Case("figure: nothing", post("/metrics/verdict", {}), 422, "invalid.shape", "/form"),
    figure("a field nobody knows", {"colour": "red"}, "/colour", "invalid.field"),
    figure("a form that is none", {"form": "median"}, "/form"),
    figure("a sample that is a number", {"first": 180}, "/first"),
    figure("a sample's field nobody knows", {"first": {"yes": 1, "of": 2, "mean": "1"}}, "/first/mean", "invalid.field"),
    figure("a comparison with nothing", {"second": None}, "/second"),
    figure("a second where nothing is compared", {"form": "share"}, "/second"),
    figure("a fraction of people", {"first": {"yes": 1.5, "of": 9}}, "/first/yes"),
    figure("more said yes than were asked", {"first": {"yes": 10, "of": 9}}, "/first", "invalid.sample"),
    figure("nobody was asked", {"second": {"yes": 0, "of": 0}}, "/second", "invalid.sample"),
    figure("more than there are people", {"second": {"yes": 0, "of": 2**53}}, "/second", "invalid.sample"),
    figure("a claim that is a number", {"claim": 0.21}, "/claim"),
    figure("a claim in words", {"claim": "a fifth"}, "/claim"),
    figure("a claim with an exponent", {"claim": "1e5"}, "/claim"),
    figure("a claim past everybody", {"claim": "1.5"}, "/claim", "invalid.claim"),
    figure("a test that is always alarmed", {"false_alarms": "1"}, "/strength", "invalid.strength"),
    figure("a test that notices less than chance", {"noticed": "0.01"}, "/strength", "invalid.strength"),
    figure("certainty", {"confidence": "1"}, "/confidence", "invalid.strength"),
    figure("no look", {"looks": 0}, "/looks", "invalid.looks"),
    figure("looks without number", {"looks": 2**60}, "/looks"),
    figure("ten million comparisons", {"comparisons": 10_000_000}, "/comparisons", "invalid.looks"),
    figure("fewer than nobody in a week", {"a_week": -5}, "/a_week", "invalid.looks"),
    figure("a single measurement", {"form": "mean", "second": None, "first": {"mean": "1", "deviation": "0", "of": 1}},
           "/first", "invalid.sample"),  # fmt: skip
    figure("a deviation below nothing", {"form": "mean", "second": None, "first": {"mean": "1", "deviation": "-2", "of": 5}},
           "/first", "invalid.sample"),  # fmt: skip
]

CASES = READING + SHAPES + VALUES + THOUGHTS + FIGURES
