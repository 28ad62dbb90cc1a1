"""A style check is a function from a Tree to complaints, with its own tests beside it: `bad` trees, in each of which it must
find something, and `good` ones, in which it must find nothing. A check that finds nothing anywhere would be no check."""

from dataclasses import dataclass, field
from typing import Callable

from tree import Tree

CHECKS = []


@dataclass
class Check:
    name: str
    find: Callable
    bad: list = field(default_factory=list)
    good: list = field(default_factory=list)


def style(name, bad, good=()):
    """Registers the decorated function, which yields (path, line, sentence)."""

    def register(function):
        CHECKS.append(Check(name, function, [Tree(tree) for tree in bad], [Tree(tree) for tree in good]))
        return function

    return register
