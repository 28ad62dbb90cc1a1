"""What the server's sources say of the contract: the routes that are registered, as pairs of a method and a pattern, and the
codes of refusals. A registration that cannot be read is told, so that none is missed."""

import pathlib
import re

ANY = re.compile(r"\b(?:router|router_)\s*\.\s*add\(")
# Method::get, "/api/v1/" + path, Access::signed_in  or, within a helper, its own method and access.
ONE = re.compile(r"(?:Method::(\w+)|method),\s*((?:\"[^\"]*\"|[\w+\s.:])+?),\s*(?:Access::|access\b)")
# What a helper is called with: a method if it takes one, and (the end of) a path.
BY_HELPER = re.compile(r"(?<![\w:.>])(?:commands\.)?add\(\s*(?:Method::(\w+),\s*)?\"([^\"]+)\"")
IN_LOOP = re.compile(r"std::pair\{\"(/[^\"]+)\",")
CODE = re.compile(r"\"((?:invalid|forbidden|not_found|conflict|limit|unavailable|required)\.[a-z_]+)\"")
# Lists and single records, each registered in one place for several kinds of them.
OF_LISTS = re.compile(r"\bkList = \"([^\"]+)\"")
OF_ONES = re.compile(r"\badd_one\(\s*router,\s*domain,\s*\{\"([^\"]+)\"")
NAMED = re.compile(r"const std::string (\w+) = \"(/[^\"]*)\"")


def plain(text):
    """Without what C++ says around a text: std::string{"x"} is "x"."""
    return re.sub(r"std::string[({](\"[^\"]*\"|\w+)[)}]", r"\1", text)


def written(method):
    return method.rstrip("_").upper()


def routes_of(text):
    """Pairs of one source file, and the registrations that were not understood."""
    text = plain(text)
    names = dict(NAMED.findall(text))
    many = {
        "path": BY_HELPER.findall(text) + [("", path) for path in IN_LOOP.findall(text)],
        "Kind::kList": [("", path) for path in OF_LISTS.findall(text)],
        "one.path": [("", path) for path in OF_ONES.findall(text)],
    }
    found, unread = set(), []
    for place in ANY.finditer(text):
        one = ONE.match(text[place.end() :].lstrip())
        parts = [part.strip() for part in one[2].split("+")] if one else []
        known = [part for part in parts if part in many or part in names or re.fullmatch(r"\"[^\"]*\"", part)]
        varying = [part for part in parts if part in many and part not in names]
        ends = many[varying[0]] if varying else [("", "")]
        if not one or known != parts or not ends or any(not (one[1] or method) for method, _ in ends):
            unread.append(text[place.start() :].split(";")[0][:90])
            continue
        for method, end in ends:
            texts = (names.get(part, end if part in varying else part.strip('"')) for part in parts)
            found.add((written(one[1] or method), "".join(texts)))
    return found, unread


def routes(source):
    found, unread = set(), []
    for file in [*sorted((pathlib.Path(source) / "web/server").glob("*.cpp")), pathlib.Path(source) / "app/contract.cpp"]:
        if file.name == "router.cpp":
            continue
        here, not_read = routes_of(file.read_text(encoding="utf-8"))
        found |= here
        unread += [f"{file.name}: {each}" for each in not_read]
    return found, unread


def codes(source):
    """The codes of all refusals, each with a file that has it."""
    found = {}
    for folder in ("base", "rules", "engine", "web/server"):
        for file in sorted((pathlib.Path(source) / folder).rglob("*.?pp")):
            for code in CODE.findall(file.read_text(encoding="utf-8")):
                found.setdefault(code, str(file.relative_to(source)))
    return found
