"""What amendments do in one part: the contents between which it goes, and what each step between two of them means for the
department in focus, by its rows. Read from the rulebook; conditions are read by the other checker (../z3/conditions.py)."""

import pathlib
import sys
from fractions import Fraction

from part import POWERS, Part

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "z3"))
import conditions
from domains import minor_digits

HERE, ELSEWHERE = 0, 1  # values
CONTENTS = range(4)  # by number: 1 is said otherwise, 2 has the other values, 3 both


def literal_of(literal):
    form, value = literal[0], literal[1]
    return value * 10 ** minor_digits(literal[2]) if form == "money" else value


def on_a_line(value, attribute):
    """What a value is compared as: numbers and amounts as such, the rest as text."""
    if isinstance(value, dict):
        return Fraction(value["amount"])
    return Fraction(value) if attribute["type"] in ("integer", "decimal") else value


class Values:
    """The attributes of an action and the fields of its proposal, as `rules verify --json` tells a situation's."""

    def __init__(self, rulebook, kind, situation):
        self.types = {(False, each["id"]): each for each in kind.get("attributes", [])}
        self.types |= {(True, each["id"]): each for each in rulebook.get("fields", [])}
        self.attributes, self.fields = situation["attributes"], situation["fields"]

    def of(self, name):
        is_field, identifier = name
        value = (self.fields if is_field else self.attributes).get(identifier)
        return None if value is None else on_a_line(value, self.types[name])

    def meet(self, condition):
        form = condition[0]
        if form in ("and", "or"):
            return (all if form == "and" else any)(self.meet(each) for each in condition[1])
        if form == "not":
            return not self.meet(condition[1])
        value = self.of(condition[1])
        if form == "set" or value is None:
            return value is not None
        return any(self.compares(condition[1], value, condition[2], each) for each in condition[3])

    def compares(self, name, value, sign, literal):
        wanted = literal_of(literal)
        if literal[0] == "flag":
            wanted = wanted == "true"
        if self.types[name]["type"] == "date":
            wanted = conditions.datetime.date.fromordinal(wanted).isoformat()
        if sign in ("==", "in", "!="):
            return (value == wanted) == (sign != "!=")
        return {"<": value < wanted, "<=": value <= wanted, ">": value > wanted, ">=": value >= wanted}[sign]


class Amended(Part):
    """The focus alone, its seat with either values; and marketing, which amends."""

    def __init__(self, rulebook, situations, place, focus, play):
        situation = situations[place]
        super().__init__(rulebook, situation, focus, play)
        self.vetoes = play == "amending_vetoes"
        self.seats, self.focus, self.vetoer = [self.seats[self.focus]], 0, None
        self.department = focus
        elsewhere = elsewhere_of(situations, place, focus)
        both = [situation] if elsewhere is None else [situation, elsewhere]
        self.values = [Values(rulebook, self.kind, each) for each in both]
        self.rights = [next((s for s in each["seats"] if s["department"] == focus), None) for each in both]
        self.rows = [self.rows_with(each) for each in self.values]
        for right, rows in zip(self.rights, self.rows):
            self.agree(right, rows)
        self.named_fields = {
            name
            for row in rulebook["jurisdiction"]
            if "when" in row and self.kind["id"] in row.get("kinds", [self.kind["id"]])
            for is_field, name in conditions.names_in(conditions.read(row["when"]))
            if is_field
        }
        self.carry = {"approve": "lapse", "object": "reaffirm", "veto": "reaffirm"} | rulebook.get("carry", {})

    def rows_with(self, values):
        mine = [each for each in self.rulebook["jurisdiction"] if each["department"] == self.department]
        mine = [each for each in mine if self.kind["id"] in each.get("kinds", [self.kind["id"]])]
        return [each for each in mine if "when" not in each or values.meet(conditions.read(each["when"]))]

    def agree(self, right, rows):
        """The rows that hold give what was told: else our reading of a condition is wrong, or theirs."""
        told = right or {"power": "none", "grounds": [], "approval_required": False}
        power = max([0] + [POWERS.index(each.get("power", "none")) for each in rows])
        grounds = {ground for each in rows for ground in each.get("grounds", [])}
        approval = any(each.get("approval_required") for each in rows)
        if (POWERS[power], sorted(grounds), approval) != (told["power"], sorted(told["grounds"]), told["approval_required"]):
            raise RuntimeError(f"{self.department} has {told}, and its rows give {rows}")

    def speaks(self, values):
        right = self.rights[values]
        return right is not None and (POWERS.index(right["power"]) >= 2 or right["approval_required"])

    def ground(self, values, absolute):
        """The first of them, which a veto is cast on."""
        bans = {each["id"] for each in self.rulebook.get("grounds", []) if each.get("absolute")}
        return next((each for each in self.grounds(values) if (each in bans) == absolute), None)

    def grounds(self, values):
        return self.rights[values]["grounds"] if self.rights[values] else []

    def more(self, before, after):
        """The department gains a power, a ground, or that its approval is required."""
        if not self.speaks(after):
            return False
        old, new = self.rights[before], self.rights[after]
        if old is None or POWERS.index(new["power"]) > POWERS.index(old["power"]):
            return True
        return bool(set(new["grounds"]) - set(old["grounds"])) or (new["approval_required"] and not old["approval_required"])

    def only(self, before, after):
        """Between two contents, the attributes that differ; None where something else does."""
        if before % 2 != after % 2:
            return None
        old, new = self.values[before // 2], self.values[after // 2]
        if any(old.fields.get(name) != new.fields.get(name) for name in self.named_fields):
            return None
        names = {*old.attributes, *new.attributes}
        return {name for name in names if old.attributes.get(name) != new.attributes.get(name)}

    def spared(self, before, after):
        """Each of its rows there is about something, and nothing of that changed."""
        rows, changed = self.rows[after // 2], self.only(before, after)
        if changed is None or not rows or any(not each.get("about") for each in rows):
            return False
        return not changed & {name for each in rows for name in each["about"]}

    def moved(self, before, after, rows, way):
        """Only what they want moved, and the way they want (+1), or the other (-1)."""
        wants = {name: direction for each in reversed(rows) for name, direction in each.get("wants", {}).items()}
        changed = self.only(before, after)
        if not wants or changed is None:
            return False
        for name in changed:
            old, new = (self.values[each // 2].of((False, name)) for each in (before, after))
            if name not in wants or old is None or new is None:
                return False
            if (new < old) != ((wants[name] == "less") == (way > 0)):
                return False
        return True

    def moved_as_its_rows_want(self, before, after, way):
        return self.moved(before, after, self.rows[after // 2], way)

    def still_overridden(self, cast, absolute, before, after):
        """The direction test, by the rows that gave the right on the veto's ground where it was cast."""
        ground = self.ground(cast, absolute)
        return self.moved(before, after, [each for each in self.rows[cast] if ground in each.get("grounds", [])], 1)


def elsewhere_of(situations, place, focus):
    """The first situation of the kind in which the focus may not veto, else the first other one; None: there is none."""
    others = [each for i, each in enumerate(situations) if i != place and each["kind"] == situations[place]["kind"]]
    mine = lambda each: next((s["power"] for s in each["seats"] if s["department"] == focus), "none")
    return next((each for each in others if mine(each) != "veto"), others[0] if others else None)
