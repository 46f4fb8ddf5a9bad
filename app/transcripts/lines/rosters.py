"""Lists of those who speak, above a talk or below it: nobody says them.

They are told by the names that the talk itself has at the head of its lines, in whatever language
their heading is: `Chairs: Jen Loft, Bob Hale`, or names and what they are below one another.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from app.language.sentences import line_ends_sentence
from app.transcripts.lines.names import LabelShape, clean, shape

_LABELLED = re.compile(r"\W{0,4}([^\W\d_][^:：\n]{0,59}?)[*_]{0,3}\s?[:：](?!\S*//|\d\d)\s*(.*)")
_PARTS = re.compile(r"[,;&/、，]|\s(?:and|und|et|y|e|och|og|en|i|и|ve|與|和|と)\s")
_ASIDE = re.compile(r"(?<!\s)\s*+[(（\[]([^()（）\[\]]{1,60})[)）\]]\s*")
_ROLE = re.compile(r"(?<!\s)\s++(?:--+|—|–|-)\s+.*")
_NAMED = {LabelShape.FULL, LabelShape.CAPS}
_LONGEST_WORDS = 25
_FEWEST_NAMES, _MOST_LINES = 2, 80
"""Names of those who speak in a list, and lines of one."""


def rosters(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that list who speaks; time goes with the number of lines."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    known = _heads(lines, filled)
    found = {number for number in filled if _lists_names(lines[number], known)}
    if len(known) >= _FEWEST_NAMES:
        begins = next(n for n in filled if _label(lines[n]) in known)
        found |= {n for n in filled if n < begins and _is_fact(lines[n])}
    alone = {name for name, count in _alone(lines, filled).items() if count > 1}
    above = list(takewhile(lambda n: _is_listed(lines[n]), filled[:_MOST_LINES]))
    names = [_name(lines[number]) for number in above]
    again = (n for n, name in enumerate(names) if name in alone and name in names[:n])
    above = above[: next(again, len(above)) + 1]  # whoever comes again speaks
    while above and _name(lines[above[-1]]) not in alone:
        above.pop()  # a heading, and no name that words follow
    found |= _of_list(lines, above[:-1], alone)
    below = list(takewhile(lambda n: _is_listed(lines[n]), filled[: -_MOST_LINES - 1 : -1]))
    return found | _of_list(lines, below[::-1], alone)


def cast_above(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines above the first who speaks that are a name, a dash and who that is,
    where several of these speak, each with a colon."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    known = _heads(lines, filled)
    above = takewhile(lambda n: _label(lines[n]) not in known, filled) if known else ()
    roles = [n for n in above if _is_listed(lines[n]) and _ROLE.search(lines[n])]
    own = [n for n in roles if _name(lines[n]) in known]
    return set(roles) if len(own) >= _FEWEST_NAMES else set()


def _label(line: str) -> str | None:
    match = _LABELLED.match(line[:_LOOKED_AT_LETTERS])
    return _plain(match[1]) if match else None


def _is_fact(line: str) -> bool:
    """Whether what stands behind a label is a name, a date or a place, and no sentence."""
    match = _LABELLED.match(line[:_LOOKED_AT_LETTERS])
    words = match[2].split() if match else []
    bare = [word.strip("()[],;*_") for word in words]
    is_short = 0 < len(words) <= _LONGEST_WORDS and not line_ends_sentence(line)
    is_brief = len("".join(words)) <= _BRIEF_LETTERS
    return is_short and all(_is_name_or_date(word, is_brief) for word in bare)


def _is_name_or_date(word: str, is_brief: bool) -> bool:
    """Whether a word is a figure, begins large, or can't and is one of few."""
    is_cased = word.lower() != word.upper()
    return word[:1].isupper() or word[:1].isdigit() or len(word) < 3 or (is_brief and not is_cased)


_BRIEF_LETTERS = 12
"""Letters of a name where no letter is large or small."""


def _heads(lines: Sequence[str], filled: Sequence[int]) -> dict[str, int]:
    """The names before colons behind which sentences stand, and how often they come."""
    counts: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for number in filled:
        if match := _LABELLED.match(lines[number][:_LOOKED_AT_LETTERS]):
            name = _plain(match[1])
            counts[name] += 1
            said[name] += line_ends_sentence(lines[number])
    return {name: counts[name] for name in said if name and said[name] * 2 >= counts[name]}


_LOOKED_AT_LETTERS = 400


def _alone(lines: Sequence[str], filled: Sequence[int]) -> Counter[str]:
    """How often each name stands alone on its line."""
    return Counter(_name(lines[number]) for number in filled if _is_listed(lines[number]))


def _name(line: str) -> str:
    """A line's name, without what stands behind it in brackets or behind a dash."""
    return _plain(_ROLE.sub("", line[:_LOOKED_AT_LETTERS]).rstrip(" :："))


def _plain(text: str) -> str:
    return clean(_ASIDE.sub(" ", text)).casefold()


def _lists_names(line: str, known: Mapping[str, int]) -> bool:
    """Whether what stands behind a label is names, one of which speaks in the talk."""
    match = _LABELLED.match(line) if len(line) < _LOOKED_AT_LETTERS else None
    if not match or not match[2] or len(match[2].split()) > _LONGEST_WORDS:
        return False
    inner = [clean(one).casefold() for one in _ASIDE.findall(match[2])]
    value = _ASIDE.sub(" ", match[2]).strip().rstrip(".")
    parts = [part for part in map(clean, _PARTS.split(value)) if part]
    own = [part for part in parts if _speaks(part, known)]
    others = [part for part in parts if not _speaks(part, known)]
    is_known = bool(own) or any(one in known for one in inner)
    are_several = len(own) > 1
    if known.get(_plain(match[1]), 0) > (1 if are_several else 0):
        return False  # somebody speaks, and says names
    return is_known and all(
        shape(part) in _NAMED or _is_title(part) or (are_several and part[:1].isupper())
        for part in others
    )


def _speaks(name: str, known: Mapping[str, int]) -> bool:
    """Whether somebody is named so at the head of lines, whole or by the last of their words."""
    words = name.casefold().split()
    if len(words) > _LONGEST_NAME or not name[:1].isupper():
        return False
    return any(" ".join(words[first:]) in known for first in range(len(words)))


_LONGEST_NAME = 5


def _is_title(part: str) -> bool:
    """Whether a part may say what somebody is: several words that begin large."""
    words = part.split()
    return len(words) > 1 and all(word[0].isupper() or len(word) < 4 for word in words)


def _is_listed(line: str) -> bool:
    bare = line.strip()
    return (
        len(bare.split()) <= _LONGEST_WORDS and bare[0] not in "[(" and not line_ends_sentence(bare)
    )


def _of_list(lines: Sequence[str], run: Sequence[int], alone: set[str]) -> set[int]:
    """The lines of a run from the first name on, and the labels right above it, where it names
    several people who speak, each once."""
    named = [number for number in run if _name(lines[number]) in alone]
    if len(named) < _FEWEST_NAMES or len({_name(lines[n]) for n in named}) < len(named):
        return set()
    first = run.index(named[0])
    while first and _LABELLED.match(lines[run[first - 1]]):
        first -= 1  # `Call participants:`, `Duration: 41 minutes`
    return set(run[first:])
