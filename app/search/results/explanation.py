"""Why a passage was found, as a sentence for the reader."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens
from app.search.port import MatchKind
from app.search.query.tree import Query
from app.search.results.highlight import TermMatch

_ALIKE_TOO = 0.5
"""How like its meaning must be to the query's, of 1, to be told beside the words that are found."""
_MOST_TOLD_WORDS = 3
NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})


def why(
    words: Sequence[str],
    found: Sequence[TermMatch],
    query: Query,
    meaning: float,
    told: Mapping[str, str] = NOTHING_TOLD,
) -> str:
    """One line: what was taken for a word typed, and which of the episode's facts has that; how
    near the words stand, or what was meant. `told` are texts by what names their words, such as
    `the title names`."""
    reasons = [*_other_ways(words, found, told), *_together(words, found, query)]
    if meaning and not reasons:
        reasons.append("in other words")
    elif meaning >= _ALIKE_TOO and found:
        reasons.append("and in other words")
    return "; ".join(reasons)


def is_guessed(found: Sequence[TermMatch]) -> bool:
    """Whether any of it only sounds like what was typed: what the facts of an episode tell may say
    why that is meant."""
    return any(match.kind is MatchKind.SOUNDS_LIKE for match in found)


def _other_ways(
    words: Sequence[str], found: Sequence[TermMatch], told: Mapping[str, str]
) -> list[str]:
    reasons: dict[str, None] = {}
    named = {by: set(text_tokens(text)) for by, text in told.items()} if is_guessed(found) else {}
    for match in found:
        said = " ".join(words[match.first : match.last]).strip(".,;:!?\"'“”")
        if match.kind is MatchKind.SOUNDS_LIKE:
            where = next(
                (f", which {by}" for by, names in named.items() if match.term in names), ""
            )
            reasons[f"“{said}” sounds like “{match.typed}”{where}"] = None
        elif match.kind is MatchKind.HEARD_AS:
            reasons[f"“{said}” is heard for “{match.typed}”"] = None
        elif match.kind is MatchKind.WRITTEN:
            reasons[f"“{said}” is read like “{match.typed}”"] = None
        elif match.kind is MatchKind.FORM:
            reasons[f"“{said}” may be a form of “{match.typed}”"] = None
    return list(reasons)[:_MOST_TOLD_WORDS]


def _together(words: Sequence[str], found: Sequence[TermMatch], query: Query) -> list[str]:
    telling = {word for word in query.words if word not in STOP_WORDS} or set(query.words)
    held = {word for match in found for word in (match.term, *match.typed.split())} & telling
    if not held:
        return []
    if held < telling:
        return [f"{len(held)} of {len(telling)} words"]
    if len(telling) == 1:
        return []
    return [f"all words within {_window(found, telling)}"]


def _window(found: Sequence[TermMatch], telling: set[str]) -> int:
    """Words of the shortest stretch that holds all terms."""
    best = 0
    last_seen: dict[str, int] = {}
    for match in found:
        for word in telling.intersection((match.term, *match.typed.split())):
            last_seen[word] = match.first
        if len(last_seen) == len(telling):
            size = match.last - min(last_seen.values())
            best = min(best or size, size)
    return best
