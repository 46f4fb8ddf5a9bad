"""Arabic nouns as one and as many: most plurals are made within the word (`بيت`, `بيوت`), which no
stem tells.

Patterns are those of the grammars (Wright 1896, §304), by letters as `tokens` folds them, so that
أ is ا and ة is ه. Each digit stands for a letter of the root.
"""

import re
from collections.abc import Iterator

_PATTERNS = tuple(
    pair.split()
    for pair in (
        "123 12و3", "123 ا12ا3", "123ه ا12ا3", "1ا2 ا1وا2", "12ي3 ا123اء", "123 12ا3",
        "12ا3 123", "123ه 123", "12ي3ه 123", "12ي3 123", "1ا23 1وا23", "1ا23ه 1وا23",
        "1ا23 12ا3", "12ي3 12ا3", "12ي3 123اء", "1ا23 123اء", "12ا3 ا123ه",
        "12ي3ه 12اي3", "12ا3ه 12اي3", "م123 م1ا23", "م123ه م1ا23", "م12و3 م1ا2ي3",
        "م12ا3 م1ا2ي3", "1234 12ا34", "123ا4 12ا3ي4", "123و4 12ا3ي4",
    )
)  # fmt: skip
"""Singulars and their plurals."""
_ROOT = "[\u0621-\u0626\u0628\u062a-\u064a]"
"""Any letter but alif and ة; و and ي are letters of roots too."""
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")
_BEFORE = ("", "ال", "وال", "بال", "لل", "فال", "كال")
_IS_ARABIC = re.compile("[\u0621-\u064a]{3,}")


def in_number(token: str) -> Iterator[str]:
    """A noun as many if it is one, and as one if it may be many, with and without an article: all
    that may be written so, of which most is no word. Nothing for other scripts."""
    if not _IS_ARABIC.fullmatch(token):
        return
    bare = dict.fromkeys((_ARTICLE.sub("", token), token))
    found = dict.fromkeys(
        other for word in bare for here, there in _FORMS if (other := _put(word, here, there))
    )
    for other in found:
        yield from (article + other for article in _BEFORE)


def _put(word: str, here: "re.Pattern[str]", there: str) -> str:
    match = here.fullmatch(word)
    return match.expand(there) if match else ""


def _form(pattern: str) -> "re.Pattern[str]":
    return re.compile("".join(f"({_ROOT})" if sign.isdigit() else sign for sign in pattern))


def _filling(pattern: str) -> str:
    return "".join(rf"\g<{sign}>" if sign.isdigit() else sign for sign in pattern)


_FORMS = [
    (_form(here), _filling(there))
    for one, many in _PATTERNS
    for here, there in ((one, many), (many, one))
]
