"""Changes of a file that leave it nearly as it was."""

import copy
import json
import re
from random import Random
from typing import Any

_PIECES = (
    b"\n\n", b"\r", b"\0", b"-->", b"00:00:01.000 --> 00:00:02.000\n", b"<v Anna>", b"<", b"</",
    b"&lt;", b"&#0;", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"{", b"}", b"[", b"]", b'"', b"\\u",
    b"\\ud800", b"99:99:99,999", b"-1", b"1e400", b"NaN", b"null", b":", b"Anna: ", b"{\\an8}",
    b"]]>", b"<![CDATA[", b"\xe2\x80\xae", b"%HESITATION", b"[", b"(", b">>", b"\t", b",,",
)  # fmt: skip
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_NUMBERS = (
    b"0", b"-1", b"1e5", b"1e308", b"1e400", b"-1e308", b"9" * 20, b"9" * 320, b"9" * 5_000, b"nan",
    b"inf", b"-inf", b"0.0000000001", b"1.7976931348623157e308", b"4294967296", b"00", b"1_000",
    "\u0663\u0662".encode(), "\u00b2".encode(), b"0x1f", b"1,5", b"",
)  # fmt: skip
"""What may stand where a number did; `\u0663` and `\u00b2` are digits to some and not to others."""
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, 1e308, -1e308, 10**30, 10**400, 1e-300, 2**63,
    "", " ", "text", "1.5s", "PT1S",
    "00:00:04.000", "\ud800", "\0", "a" * 500, [], {}, [[]], [{}], [None], {"text": "x"},
    ["x", 1, 2], {"seconds": "x"}, {"start": 5}, "NaN", "-5",
)  # fmt: skip


def changed(data: bytes, random: Random) -> bytes:
    """The bytes with one to four changes."""
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(data) + 1)
        last = min(len(data), at + random.choice((1, 1, 2, 8, 40, 300)))
        kind = random.randrange(8)
        if kind >= 6:
            data = _with_another_number(data, at, random)
        elif kind == 0:
            data = data[:at] + data[last:]
        elif kind == 1:
            data = data[:at] + data[at:last] * random.choice((2, 3, 50)) + data[last:]
        elif kind == 2:
            data = data[:at] + random.choice(_PIECES) + data[at:]
        elif kind == 3:
            data = data[:at] + bytes((random.randrange(256),)) + data[at + 1 :]
        elif kind == 4:
            to = random.randrange(len(data) + 1)
            data = data[:to] + data[at:last] + data[to:]
        else:
            data = data[:at]
    return data


def parsed(text: str) -> Any:
    """A JSON text's value."""
    return json.loads(text)


def changed_json(root: Any, random: Random) -> bytes:
    """The JSON with one to five values changed, left out, doubled or moved elsewhere."""
    root = copy.deepcopy(root)
    for _ in range(random.randint(1, 5)):
        places = list(_places(root))
        if not places:
            break
        holder, key = random.choice(places)
        kind = random.randrange(5)
        if kind == 0:
            del holder[key]
        elif kind == 1:
            holder[key] = copy.deepcopy(random.choice(_VALUES))
        elif kind == 2:
            other, name = random.choice(places)
            value = other[name] if _has(other, name) else None
            holder[key] = copy.deepcopy(value)
        elif kind == 3:
            holder[key] = [holder[key]]
        elif isinstance(holder, dict):
            holder[random.choice(_NAMES)] = holder.pop(key)
        else:
            holder[:] = holder * random.choice((2, 3))
    return json.dumps(root).encode()


def _with_another_number(data: bytes, at: int, random: Random) -> bytes:
    """The bytes with something else for the first number behind a place."""
    found = _NUMBER.search(data, at) or _NUMBER.search(data)
    if found is None:
        return data
    return data[: found.start()] + random.choice(_NUMBERS) + data[found.end() :]


def shortened(root: Any, most: int = 3) -> Any:
    """The JSON with so many of the values of each list at the most."""
    if isinstance(root, dict):
        return {key: shortened(value, most) for key, value in list(root.items())[:20]}
    if isinstance(root, list):
        return [shortened(value, most) for value in root[:most]]
    return root


_NAMES = (
    "text word words start end speaker type confidence results alternatives segments utterances "
    "transcript channel offset duration time from to id name language"
).split()


def _places(root: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [root]
    while waiting and len(found) < 2000:
        value = waiting.pop()
        keys: Any = (
            value
            if isinstance(value, dict)
            else range(len(value))
            if isinstance(value, list)
            else ()
        )
        for key in keys:
            found.append((value, key))
            waiting.append(value[key])
    return found


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)
