"""What a person typed, as words, phrases and filters. Nothing typed is an error."""

import re
from dataclasses import dataclass

from app.search.text import text_tokens

LONGEST = 2_000
"""Characters of a query that are read; what comes after is passed over."""
MOST_WORDS = 80

_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)-)?
    (?:(?P<field>speaker|said|series|year|in):)?
    (?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "\0": " "})
_YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart. All tokens are folded as the index folds them.

    `words` are all tokens to look for in the order typed, those of phrases included;
    `phrases` must stand as they are; `excluded` are token runs that must not stand in a hit.
    `years` is a closed range.
    """

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing in it that a passage could match."""
        return not self.words


def parse(text: str) -> Query:
    """Words, `"phrases"`, `-not`, `speaker:`, `series:`, `in:` and `year:2021..2023`.

    Forgiving: a quote that is never closed goes to the end, curly quotes count as straight
    ones, a filter without a value is a word like any other.
    """
    text = text[:LONGEST].translate(_CURLY)
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    fields: dict[str, list[str]] = {"speaker": [], "series": [], "in": []}
    years = None
    for piece in _PIECE.finditer(text):
        value = (piece["phrase"] if piece["phrase"] is not None else piece["word"]).strip()
        field = (piece["field"] or "").lower().replace("said", "speaker")
        found = tuple(text_tokens(value))
        if field == "year" and (span := _years(value)):
            years = span
        elif field in fields and value:
            fields[field].append(value)
        elif piece["minus"] and found:
            excluded.append(found)
        else:
            words.extend(found)
            if piece["phrase"] is not None and len(found) > 1:
                phrases.append(found)
    return Query(
        text=text.strip(),
        words=tuple(words[:MOST_WORDS]),
        phrases=tuple(phrases),
        excluded=tuple(excluded),
        speakers=tuple(fields["speaker"]),
        series=tuple(fields["series"]),
        episodes=tuple(fields["in"]),
        years=years,
    )


def _years(text: str) -> tuple[int, int] | None:
    """`2021`, `2021..2023`, `2021..` or `..2023` as a closed range."""
    match = _YEARS.fullmatch(text)
    if not match or not (match[1] or match[3]):
        return None
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else first))
    return min(first, last), max(first, last)
