"""Names of guests that stand in a talk's title."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from app.language.frequent_words import frequent_words

NUMBERING = re.compile(
    r"^\W*(?:season\s*\d+\W*)?(?:s\d+\s*e\d+|(?:ep(?:isode)?|no|nr|folge|part)\.?\s*#?\d+|#?\d+)"
    r"(?![\w])[\s:.,–—-]*",
    re.IGNORECASE,
)
"""What counts a talk at the head of its title, or of a part of it: `Season 1 Ep. 22`, `#14`."""
_PARTS = re.compile(r"(?<!\s)\s*+[|•·]\s*|(?<!\s)\s++[-–—]++\s+|:\s+|(?<!\s)\s*+[()\[\]]\s*")
_WITH = re.compile(r"\b(?:with|w/|feat\.?|ft\.?|featuring|mit|avec|con)\s+", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s*+,\s*(?:and\s+)?|(?<!\s)\s++(?:and|&|und|et|y)\s+")
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*")
_WORD = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*")
_PARTICLES = frozenset("van von der den de la le du da di dos del bin al el st".split())
_ARTICLES = frozenset("the a an der die das den ein eine les los las il een het det".split())
_ORDINARY, _EVERYDAY = 3_000, 8_000
"""Words said as often as the first are no names; a name has one that is said less than the second.
"""


def guests_in(title: str, others: Collection[str] = ()) -> tuple[str, ...]:
    """Who a title names as a guest, as far as it looks so: `Season 1 Ep. 22 Ilya Sutskever | …`,
    `The Storm, with Vera Holm and Tom Rask`. Names among `others` are left out, be it by a part.

    A guess: what stands in a title's part alone, or behind `with`, and is written as a name is.
    """
    known = [one.casefold().split() for one in others]
    found: list[str] = []
    for part in _PARTS.split(title):
        plain = NUMBERING.sub("", part)
        head, *behind = _WITH.split(plain)
        # What is `with` somebody is a subject, and no name itself.
        for group in behind or [head]:
            pieces = [piece.strip(' .,!?"“”') for piece in _AND.split(group)]
            if all(map(is_name, pieces)):
                found += pieces
            elif behind and is_name(pieces[0]):
                found.append(pieces[0])
    names = dict.fromkeys(found)
    return tuple(
        name for name in names if not any(set(name.casefold().split()) & set(one) for one in known)
    )


def named_in(words: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """Those of the names a part of which stands among the words of a talk that writes capitals,
    more often than the same word does small: a guest is called by name, where the subject that a
    title names alone (`Syntactic Sugar`) is written small."""
    parts = {part for name in names for part in name.split() if part[:1].isupper()}
    if not parts:
        return ()
    wanted = parts | {part.lower() for part in parts}
    said = Counter(plain for word in words for plain in _WORD.findall(word) if plain in wanted)
    called = {part for part in parts if said[part] > said[part.lower()]}
    return tuple(name for name in names if called & set(name.split()))


def is_name(text: str) -> bool:
    """Whether words are written as somebody's name is: two to four with capitals, one of which at
    least is no word that people say, and none of which everybody does."""
    words = text.split()
    telling = [word for word in words if word.casefold() not in _PARTICLES]
    if not 2 <= len(telling) <= len(words) <= 4 or words[0].casefold() in _ARTICLES:
        return False
    common = frequent_words("en")
    ranks = [common.get(word.casefold(), _EVERYDAY) for word in telling]
    return (
        all(_NAME.fullmatch(word) and _is_written(word) for word in telling)
        and min(ranks) >= _ORDINARY // 10
        and ranks[-1] >= _ORDINARY
        and max(ranks) >= _EVERYDAY
    )


def _is_written(word: str) -> bool:
    """A capital, then small letters; another capital only as in McCord, O'Neill and Sylor-Miller,
    where `GraphQL` and `NASA` have them elsewhere."""
    parts = re.split(r"[.'’-]", re.sub(r"^(?:Mc|Mac|De|Di|Du|Le|La|Van)(?=[^\W\d_a-z])", "", word))
    return all(not one or (one[0].isupper() and not any(c.isupper() for c in one[1:]))
               for one in parts)  # fmt: skip
