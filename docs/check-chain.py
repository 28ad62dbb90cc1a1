#!/usr/bin/env python3
"""Checks what `counterweight audit export` wrote, by itself: Python's standard library and nothing of Counterweight.

    counterweight audit export --data DIR | python3 check-chain.py [--passes SEQ-TAG]...

Reads events as JSON Lines from stdin. Per organisation (`source`) each event must be the next one, must name the hash
of the one before it, and must hash to what it says (docs/audit.md has the definition). Prints `N events, chain intact,
head SEQ-TAG`, or the first line that is not in order. `--passes` takes a head noted earlier: a chain that was cut back
behind it, or written anew, is still a chain, but does not pass there. Exit code: 0 in order, 1 not.
"""

import argparse
import hashlib
import json
import sys

ZEROS = "0" * 64
LARGEST = 2**53


class Broken(Exception):
    pass


def unique_keys(pairs):
    result = dict(pairs)
    if len(result) < len(pairs):
        raise Broken("expected each key once in an object, found one twice")
    return result


def refuse_fraction(text):
    raise Broken(f"expected integers only, found {text}")


def canonical(value):
    """RFC 8785: no blanks, keys sorted by UTF-16 code units, the shortest escapes."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        raise Broken(f"expected integers within ±2^53, found {value}")
    return json.dumps(value, ensure_ascii=False)


def check_event(line, heads):
    """Moves the head (sequence, hash) of the event's organisation onto it."""
    event = json.loads(line, object_pairs_hook=unique_keys, parse_float=refuse_fraction,
                       parse_constant=refuse_fraction)  # fmt: skip
    if not isinstance(event, dict):
        raise Broken("expected a JSON object")
    for key in ("source", "sequence", "prevhash", "hash"):
        if not isinstance(event.get(key), str):
            raise Broken(f"expected `{key}` as a string")
    prevhash, found = event.pop("prevhash"), event.pop("hash")
    source = event["source"]
    before, head = heads.get(source, (0, ZEROS))
    if event["sequence"] != str(before + 1):
        raise Broken(f"{source}: expected sequence {before + 1}, found {event['sequence']}")
    if prevhash != head:
        raise Broken(f"{source}, event {before + 1}: expected prevhash {head}, found {prevhash}")
    computed = hashlib.sha256(bytes.fromhex(head) + canonical(event).encode("utf-8")).hexdigest()
    if found != computed:
        raise Broken(f"{source}, event {before + 1}: expected hash {computed}, found {found}")
    heads[source] = (before + 1, computed)
    return f"{before + 1}-{computed[:8]}"


def main():
    arguments = argparse.ArgumentParser(description="Checks an exported hash chain, read from stdin.")
    arguments.add_argument("--passes", metavar="SEQ-TAG", action="append", default=[], help="a head noted earlier")
    noted = arguments.parse_args().passes
    missing, heads = set(noted) - {"0-00000000"}, {}
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            missing.discard(check_event(line, heads))
        except (Broken, ValueError, RecursionError) as problem:
            print(f"line {number}: {problem}")
            return 1
    for source, (count, head) in sorted(heads.items()) or [("", (0, ZEROS))]:
        name = f"{source}: " if len(heads) > 1 else ""
        print(f"{name}{count} event{'' if count == 1 else 's'}, chain intact, head {count}-{head[:8]}")
    for head in sorted(missing):
        print(f"expected the chain to pass {head}, found that it does not: it was cut back or written anew")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
