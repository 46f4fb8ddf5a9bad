"""Changes of a file that leave it nearly as it was."""

import copy
import json
from random import Random
from typing import Any

_PIECES = (
    b"\n\n", b"\r", b"\0", b"-->", b"00:00:01.000 --> 00:00:02.000\n", b"<v Anna>", b"<", b"</",
    b"&lt;", b"&#0;", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"{", b"}", b"[", b"]", b'"', b"\\u",
    b"\\ud800", b"99:99:99,999", b"-1", b"1e400", b"NaN", b"null", b":", b"Anna: ", b"{\\an8}",
    b"]]>", b"<![CDATA[", b"\xe2\x80\xae", b"%HESITATION", b"[", b"(", b">>", b"\t", b",,",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, 1e308, -1e308, 10**30, "", " ", "text", "1.5s", "PT1S",
    "00:00:04.000", "\ud800", "\0", "a" * 500, [], {}, [[]], [{}], [None], {"text": "x"},
    ["x", 1, 2], {"seconds": "x"}, {"start": 5}, "NaN", "-5",
)  # fmt: skip


def changed(data: bytes, random: Random) -> bytes:
    """The bytes with one to four changes."""
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(data) + 1)
        last = min(len(data), at + random.choice((1, 1, 2, 8, 40, 300)))
        kind = random.randrange(6)
        if kind == 0:
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
