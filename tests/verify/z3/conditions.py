"""The language of conditions, read a second time from its grammar in docs/RULES.md, and written as SMT-LIB.

Nothing here is taken from rules/: this is the other opinion. A condition is read into nested tuples:
("or", [..]), ("and", [..]), ("not", part), ("set", name) and ("test", name, sign, [literals]); a name is
(whether it is a field of the proposal, its id).
"""

import datetime
import re
from fractions import Fraction

TOKEN = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d{2}-\d{2})(?![\w-])|(?P<number>-?\d+(?:\.\d+)?)|(?P<text>'(?:[^']|'')*')"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_.]*)|(?P<sign>==|!=|<=|>=|<|>|[(){},]))"
)
SIGNS = ("==", "!=", "<", "<=", ">", ">=")


def tokens_of(source):
    at, out = 0, []
    source = source.rstrip()
    while at < len(source):
        found = TOKEN.match(source, at)
        if not found:
            raise ValueError(f"cannot read the condition `{source}` at {at}")
        out.append((found.lastgroup, found.group(found.lastgroup)))
        at = found.end()
    return out + [("end", "")]


class Reader:
    def __init__(self, source):
        self.tokens = tokens_of(source)

    def take(self, *texts):
        if self.tokens[0][1] in texts and self.tokens[0][0] in ("word", "sign"):
            return self.tokens.pop(0)[1]
        return None

    def demand(self, text):
        if not self.take(text):
            raise ValueError(f"expected `{text}`, found {self.tokens[0]}")

    def whole(self):
        out = self.condition()
        if self.tokens[0][0] != "end":
            raise ValueError(f"expected the end, found {self.tokens[0]}")
        return out

    def condition(self):
        return self.joined("or", self.and_term)

    def and_term(self):
        return self.joined("and", self.factor)

    def joined(self, word, part):
        parts = [part()]
        while self.take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else (word, parts)

    def factor(self):
        if self.take("not"):
            return ("not", self.factor())
        if self.take("("):
            inside = self.condition()
            self.demand(")")
            return inside
        return self.test()

    def test(self):
        written = self.tokens.pop(0)[1]
        name = (written.startswith("proposal."), written.removeprefix("proposal."))
        if self.take("is"):
            absent = self.take("not")
            self.demand("set")
            return ("not", ("set", name)) if absent else ("set", name)
        if self.take("in"):
            self.demand("{")
            literals = [self.literal()]
            while self.take(","):
                literals.append(self.literal())
            self.demand("}")
            return ("test", name, "in", literals)
        sign = self.take(*SIGNS)
        if not sign:
            raise ValueError(f"expected a comparison, found {self.tokens[0]}")
        return ("test", name, sign, [self.literal()])

    def literal(self):
        form, text = self.tokens.pop(0)
        if form == "number":
            number = Fraction(text)
            following = self.tokens[0]
            if following[0] == "word" and re.fullmatch("[A-Z]{3}", following[1]):
                return ("money", number, self.tokens.pop(0)[1])
            return ("number", number)
        if form == "date":
            return ("date", datetime.date.fromisoformat(text).toordinal())
        if form == "text":
            return ("text", text[1:-1].replace("''", "'"))
        if text in ("true", "false"):
            return ("flag", text)
        raise ValueError(f"expected a value, found `{text}`")


def read(source):
    return Reader(source).whole()


def names_in(condition):
    if condition[0] in ("and", "or"):
        return set().union(*(names_in(part) for part in condition[1]))
    return names_in(condition[1]) if condition[0] == "not" else {condition[1]}


def smt(condition, domain):
    """The condition as an SMT-LIB term over the variables of `domain` (domains.py)."""
    form = condition[0]
    if form in ("and", "or"):
        return f"({form} {' '.join(smt(part, domain) for part in condition[1])})"
    if form == "not":
        return f"(not {smt(condition[1], domain)})"
    variable = domain[condition[1]]
    if form == "set":
        return variable.given
    _, _, sign, literals = condition
    return f"(and {variable.given} (or {' '.join(variable.compared(sign, each) for each in literals)}))"
