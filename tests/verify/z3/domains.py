"""The values an attribute or a field can have (docs/RULES.md, "Attributes and their values") as SMT-LIB variables.

Numbers, amounts and days are integers in whole units: hundredths for two digits, cents, days. Texts are strings, options
and truth values sorts of their own. What may be left out has a second variable: whether it is given.
"""

import datetime
from fractions import Fraction

MINOR_DIGITS = {"JPY": 0, "KRW": 0, "CLP": 0, "KWD": 3, "BHD": 3, "TND": 3}  # of ISO 4217; all others here have two
EXACT = 2**53
ORDERS = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}
# What is nothing but these is no text (docs/RULES.md): such a value counts as left out.
BLANKS = (0x09, 0x0A, 0x20, 0xA0, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x2060, *range(0x2000, 0x200C))


def quoted(text):
    plain = (c if " " <= c <= "~" and c not in '"\\' else f"\\u{{{ord(c):x}}}" for c in text)
    return '"' + "".join(plain) + '"'


def minor_digits(currency):
    return MINOR_DIGITS.get(currency, 2)


class Variable:
    """One attribute in the role of a free value. `name` is unique in its script."""

    def __init__(self, name, attribute):
        self.name, self.attribute, self.type = name, attribute, attribute["type"]
        self.given = f"{name}.given"

    def digits(self):
        if self.type == "decimal":
            return self.attribute.get("digits", 2)
        return minor_digits(self.attribute["currency"]) if self.type == "money" else 0

    def bounds(self):
        """Smallest and largest value in whole units."""
        if self.type == "date":
            return datetime.date.min.toordinal(), datetime.date.max.toordinal()
        most = 10 ** (12 + self.digits()) - 1 if self.type == "decimal" else EXACT
        least = 0 if self.type == "money" else -most
        # Bounds of money stand in minor units already, those of the others as people write them.
        scale = 10 ** self.digits() if self.type == "decimal" else 1
        bound = lambda key, otherwise: int(Fraction(str(self.attribute[key])) * scale) if key in self.attribute else otherwise
        return bound("min", least), bound("max", most)

    def declarations(self):
        out = [f"(declare-const {self.given} Bool)"]
        if self.attribute.get("required"):
            out.append(f"(assert {self.given})")
        if self.type == "boolean":
            return [*out, f"(declare-const {self.name} Bool)"]
        if self.type == "choice":
            options = " ".join(f"({self.option(each['id'])})" for each in self.attribute["options"])
            return [f"(declare-datatypes (({self.name}.sort 0)) (({options})))", *out,
                    f"(declare-const {self.name} {self.name}.sort)"]  # fmt: skip
        if self.type == "text":
            blanks = " ".join(f"(str.to_re {quoted(chr(each))})" for each in BLANKS)
            return [*out, f"(declare-const {self.name} String)", f"(assert (<= (str.len {self.name}) 4000))",
                    f"(assert (not (str.in_re {self.name} (re.* (re.union {blanks})))))"]  # fmt: skip
        least, most = self.bounds()
        return [*out, f"(declare-const {self.name} Int)", f"(assert (<= {integer(least)} {self.name} {integer(most)}))"]

    def option(self, option):
        return f"{self.name}.is.{option}"

    def compared(self, sign, literal):
        """The value against one literal of a condition. `in` is equality with one of several."""
        form, value = literal[0], literal[1]
        if self.type == "boolean":
            return self.equality(sign, value)
        if self.type == "choice":
            return self.equality(sign, self.option(value))
        if self.type == "text":
            return self.equality(sign, quoted(value))
        if form == "money" and literal[2] != self.attribute["currency"]:
            raise ValueError(f"{self.name}: another currency")
        wanted = Fraction(value) * 10 ** self.digits()
        left = f"(* {wanted.denominator} {self.name})" if wanted.denominator != 1 else self.name
        right = integer(wanted.numerator)
        return f"({ORDERS[sign]} {left} {right})" if sign in ORDERS else self.equality(sign, right, left)

    def equality(self, sign, right, left=None):
        equal = f"(= {left or self.name} {right})"
        return f"(not {equal})" if sign == "!=" else equal

    def is_value(self, value):
        """Is just this value, written as JSON has it; None: is not given."""
        if value is None:
            return f"(not {self.given})"
        if self.type == "boolean":
            literal = ("flag", "true" if value else "false")
        elif self.type in ("choice", "text"):
            literal = ("text", value)
        elif self.type == "date":
            literal = ("date", datetime.date.fromisoformat(value).toordinal())
        elif self.type == "money":
            literal = ("money", Fraction(value["amount"], 10 ** self.digits()), value["currency"])
        else:
            literal = ("number", Fraction(str(value)))
        return f"(and {self.given} {self.compared('==', literal)})"


def integer(number):
    return str(number) if number >= 0 else f"(- {-number})"


def domain_of(rulebook, kind):
    """Every attribute of the kind and field of the proposal, by (of the proposal, id). No two kinds share a name: z3 keeps
    something of a sort that was popped."""
    name = lambda of, each: f"{kind['id']}.{of}.{each['id']}"
    out = {(False, each["id"]): Variable(name("action", each), each) for each in kind.get("attributes", [])}
    return out | {(True, each["id"]): Variable(name("proposal", each), each) for each in rulebook.get("fields", [])}
