"""What of a transcript is probably not so: pure looks at what was read, each with what to do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from app.language.frequent_words import frequent_words
from app.transcripts.clock_times import clock
from app.transcripts.lines.furniture import is_credit, is_makers
from app.transcripts.lines.names import shape
from app.transcripts.model import Transcript
from app.transcripts.timeline import Timing

_EDGE_WORDS = 80
"""Words at either end among which makers speak of the file."""
_EMPTY_MS = 180_000
_FEW_A_MINUTE = 8
_PAST_MS = 10_000
_CUT_MS, _CUT_SHARE = 300_000, 0.1
_ALIKE = 88
"""Of names: how alike two are (rapidfuzz's ratio, 0 to 100) that may be one."""
_MOST_NAMES = 60
_AGAIN, _FAR, _HEAD_WORDS = 5, 60, 5
"""A page's head comes back so often, so many words apart, and is so long."""
_PAGES = 5


class Doubt(StrEnum):
    """What is doubted."""

    SAME = "same talk twice"
    TIMES = "times"
    SPEAKERS = "speakers"
    FURNITURE = "furniture"
    EMPTY = "empty stretch"
    CODE_PAGE = "code page"
    GUESSED = "guessed"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Doubted:
    """Something doubtful: a sentence that says what, and one that says what to do."""

    doubt: Doubt
    what: str
    do: str


def doubts(transcript: Transcript, language: str) -> Iterator[Doubted]:
    """All that is doubtful in a transcript by itself; time goes with its length."""
    yield from _warned(transcript)
    yield from _past_the_end(transcript)
    yield from _empty(transcript)
    yield from _speakers(transcript, language)
    yield from _furniture(transcript)


def _warned(transcript: Transcript) -> Iterator[Doubted]:
    """What reading the file warned of."""
    for warning in transcript.warnings:
        what, _, do = warning.partition(". ")
        if "code page" in warning:
            yield Doubted(Doubt.CODE_PAGE, what.rstrip("."), do or "Read a few lines of it.")
        elif "times" in what.lower() or "Times" in what:
            yield Doubted(Doubt.TIMES, warning.rstrip("."), "Compare a few times to the recording.")
        else:
            yield Doubted(Doubt.GUESSED, what.rstrip("."), do or "See whether that is right.")


def _past_the_end(transcript: Transcript) -> Iterator[Doubted]:
    """The last word is said after the recording ends, or long before."""
    length = transcript.metadata.duration_ms
    known = [k.ms for k in transcript.timeline.knots if k.kind in (Timing.EXACT, Timing.ALIGNED)]
    if not length or not known:
        return
    if known[-1] > length + _PAST_MS:
        yield Doubted(
            Doubt.TIMES,
            f"Its words go on to {clock(known[-1])}, past the end of the recording at "
            f"{clock(length)}",
            "See whether the length is right, and whether it is the transcript of this recording.",
        )
    elif length - known[-1] > max(_CUT_MS, _CUT_SHARE * length):
        yield Doubted(
            Doubt.EMPTY,
            f"Its words end at {clock(known[-1])}, and the recording at {clock(length)}",
            "See whether the transcript is whole.",
        )


def _empty(transcript: Transcript) -> Iterator[Doubted]:
    """Minutes in which hardly anything is said between two exact times."""
    known = [knot for knot in transcript.timeline.knots if knot.kind is Timing.EXACT]
    for knot, following in pairwise(known):
        gap = following.ms - knot.ms
        words = following.word - knot.word
        if gap >= _EMPTY_MS and words < gap / 60_000 * _FEW_A_MINUTE:
            said = f"{words:,} word{'' if words == 1 else 's'}"
            yield Doubted(
                Doubt.EMPTY,
                f"From {clock(knot.ms)} to {clock(following.ms)} there are but {said}",
                "Listen whether something is missing there.",
            )


def _speakers(transcript: Transcript, language: str) -> Iterator[Doubted]:
    """Names that are hardly anybody's, and such as may be one person's."""
    said: dict[str, int] = {}
    for turn in transcript.turns:
        if turn.speaker:
            said[turn.speaker] = said.get(turn.speaker, 0) + turn.last - turn.first
    rename = "If it is nobody, write the line so that no colon follows it; else leave it."
    for name in said:
        if shape(name) is None or _is_common(name, language):
            yield Doubted(Doubt.SPEAKERS, f"“{name}” may be nobody's name", rename)
    for one, other in combinations(list(said)[:_MOST_NAMES], 2):
        if _may_be_one(one, other):
            yield Doubted(
                Doubt.SPEAKERS,
                f"“{one}” and “{other}” may be the same",
                "If they are, say so in people.yaml, as names of one person.",
            )


def _is_common(name: str, language: str) -> bool:
    known = frequent_words(language)
    return " " not in name and name.islower() and name in known


def _may_be_one(one: str, other: str) -> bool:
    """Whether names are nearly the same but for their numbers, or one is a part of the other."""
    if _NUMBERS.sub("", one).strip() == _NUMBERS.sub("", other).strip():
        return False
    words, others = one.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        short, long = sorted((words, others), key=len)
        return len(short) == 1 and len(short[0]) > 2 and short[0] in (long[0], long[-1])
    return min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= _ALIKE


_NUMBERS = re.compile(r"\d+|\b[A-Z]$")


def _furniture(transcript: Transcript) -> Iterator[Doubted]:
    """What makers of files write and nobody says."""
    remove = "If nobody says that, take it out of the file."
    words = transcript.words
    ends = (*_sentences(words[:_EDGE_WORDS]), *_sentences(words[-_EDGE_WORDS:]))
    for sentence in dict.fromkeys(ends):
        if is_credit(sentence) or is_makers(sentence):
            yield Doubted(Doubt.FURNITURE, f"“{sentence}” reads as if nobody said it", remove)
    if head := _page_head(words):
        yield Doubted(Doubt.FURNITURE, f"“{head[0]}” comes back {head[1]:,} times", remove)
    if pages := _page_numbers(words):
        first, last = pages
        yield Doubted(
            Doubt.FURNITURE, f"The numbers {first} to {last} may be those of pages", remove
        )


def _sentences(words: Sequence[str]) -> Iterator[str]:
    start = 0
    for number, word in enumerate(words, start=1):
        if word.endswith((".", "?", "!")) or number == len(words):
            yield " ".join(words[start:number])
            start = number


def _page_head(words: Sequence[str]) -> tuple[str, int] | None:
    """Words that come back again and again, far apart, and how often."""
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    for at in range(len(words) - _HEAD_WORDS + 1):
        run = tuple(words[at : at + _HEAD_WORDS])
        last, count = seen.get(run, (-_FAR, 0))
        if at - last >= _FAR:
            seen[run] = at, count + 1
    run, (_, count) = max(seen.items(), key=lambda one: one[1][1], default=((), (0, 0)))
    names = sum(word[:1].isupper() and word.split("'")[0] != "I" for word in run)
    ends = any(word.endswith((",", ".", "?", "!")) for word in run)
    is_head = count >= _AGAIN and names * 2 > _HEAD_WORDS and not ends
    return (" ".join(run), count) if is_head else None


def _page_numbers(words: Sequence[str]) -> tuple[int, int] | None:
    """The first and last of numbers that rise by one, each far from the one before."""
    chains: dict[int, tuple[int, int]] = {}  # by last number: where it stands, the first number
    found = None
    for at, word in enumerate(words):
        bare = word.strip("[]()-–—")
        if not (bare.isascii() and bare.isdigit() and len(bare) <= 4):
            continue
        number = int(bare)
        place, first = chains.get(number - 1, (at, number))
        if number - 1 in chains and at - place < _FAR:
            continue
        chains[number] = at, first if number - 1 in chains else number
        if number - chains[number][1] + 1 >= _PAGES:
            found = chains[number][1], number
    return found
