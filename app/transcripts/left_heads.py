"""Heads of lines that were left among the words as they stood in the file.

A reader that doesn't know a layout leaves its heads where they are, so that the line and the words
begin alike: that is the sign, whatever the head looks like. Time goes with the size of the file.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from app.language.frequent_words import frequent_words
from app.language.guessing import guess_language
from app.language.sentences import CLOSING, SENTENCE_ENDS
from app.transcripts.lines.names import LabelShape, is_no_label, shape
from app.transcripts.lines.sounds import is_sound
from app.transcripts.misread import HINT
from app.transcripts.model import Transcript

_MISSED = f"“{{}}” stands before words as those who speak do, and was read as a word. {HINT}"
_FEWEST_HEADS = 3
"""Heads that say something together."""
_OFTEN, _MANY, _NEARLY_ALL = 0.2, 0.4, 0.6
"""Parts of all lines that begin something."""
_LOOKED_AT_LETTERS = 120
_LONGEST_LABEL_WORDS = 5
_COMMON = 1_300
"""Places among a language's words before which one may begin any sentence."""
_SIGNED = re.compile(
    r"[<{@\\|~=+◇◆■□▲△▼▽●○◎★☆▶►※§]|\[[^\W\d]|[^\s\[\](]{1,40}[>}\]|】》=]$|\*\*|__\w"
)
"""Words that begin or end with a sign as heads of lines do."""
_NUMBER = re.compile(r"\W{0,2}\d[\d.:,/\-]*\W{0,2}$")
_WORDY = re.compile(r"\w")
_COLON = re.compile(r"\s([:：])(?=\s)")
"""One with a space before it, as the French write it."""
_ENDS = re.compile(rf"[{SENTENCE_ENDS}{re.escape(CLOSING)}♪]\W{{0,2}}$")


@dataclass(frozen=True, slots=True)
class _Left:
    """The first words of a line that begins something; whether they are all of it."""

    tokens: tuple[str, ...]
    is_whole: bool

    @property
    def pair(self) -> tuple[str, str]:
        """Its first two words, without the signs around them."""
        return bare(self.tokens[0]), bare(self.tokens[1])


def left_heads(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Heads of lines that stand among the words as they stood in the file."""
    begun, left = _left(lines, transcript)
    if not transcript.cues and (name := _alone(left)):
        yield f"“{name}” stands alone on lines, and was read as words. {HINT}"
    if name := _never_named(left, transcript):
        yield _MISSED.format(name)
        return
    if len(left) < _FEWEST_HEADS:
        if name := _missed(left, transcript):
            yield _MISSED.format(name)
        return
    often = max(_FEWEST_HEADS, _OFTEN * begun)
    words = _as_typed(transcript.words)
    if label := _labels(left, words, often):
        yield f"“{label}” stands at the head of lines and was read as words. {HINT}"
    elif sign := _signs([one for one in left if one.tokens[0] in words], often):
        yield f"Lines begin with “{sign}” and the like, and that was read as words. {HINT}"
    elif name := _missed(left, transcript):
        yield _MISSED.format(name)
    elif name := _capitals(left, transcript, often):
        yield f"“{name}” stands at the head of lines as a name does, and was read as words. {HINT}"
    elif letter := _letters(left, _NEARLY_ALL * begun):
        yield f"“{letter}” stands at the head of lines and was read as a word. {HINT}"
    elif number := _numbers(left, _MANY * begun):
        yield (
            f"Numbers stand at the head of lines, such as “{number}”, and were read as words. "
            "If they are times, write them as [00:01:23]; if nobody says them, take them out."
        )


def _left(lines: Sequence[str], transcript: Transcript) -> tuple[int, list[_Left]]:
    """How many lines begin something, and those of them whose first words (perhaps behind a time,
    which was understood) stand together among the words as they do in the file."""
    fresh: list[list[_Left]] = []
    is_open, above = False, 0
    for line in lines:
        if not (text := line.strip()):
            is_open = False
            continue
        indent = len(line) - len(line.lstrip())
        if (not is_open or indent > above) and (heads := _begins(text)):
            fresh.append(heads)
        above = indent
        is_open = not _ENDS.search(text[-4:]) and len(text) > _CUT_LETTERS
    wanted = Counter(one.pair for heads in fresh for one in heads)
    firsts = {first for first, _ in wanted}
    bare_words = {word: bare(word) for word in set(transcript.words)}
    words = [bare_words[word] for word in transcript.words]
    found = Counter(p for p in pairwise(words) if p[0] in firsts and p in wanted)
    left = [next((one for one in heads if found[one.pair] >= wanted[one.pair]), None)
            for heads in fresh]  # fmt: skip
    return len(fresh), [one for one in left if one]


_CUT_LETTERS = 60
"""Letters of a line that may have been cut at a width."""


def _begins(line: str) -> list[_Left]:
    """The first words of a line, without signs that stand alone; and those behind a time."""
    head = _COLON.sub(r"\1", line[:_LOOKED_AT_LETTERS])
    whole = [token for token in head.split() if _WORDY.search(token)]
    behind = list(dropwhile(_is_clock, whole))
    starts = [whole, behind] if len(behind) < len(whole) else [whole]
    is_whole = len(line) <= _LOOKED_AT_LETTERS
    return [
        _Left(tuple(tokens[: _LONGEST_LABEL_WORDS + 1]), is_whole and len(tokens) <= 5)
        for tokens in starts
        if len(tokens) > 1
    ]


def _is_clock(token: str) -> bool:
    return bool(_NUMBER.match(token) or _HALF_DAY.fullmatch(token))


_HALF_DAY = re.compile(r"[AaPp]\.?[Mm]\.?[\])]?")


def bare(word: str) -> str:
    """A word without the signs around it."""
    return word if word.isalnum() else word.strip(_EDGES)


_EDGES = (
    "".join(chr(sign) for sign in range(33, 127) if not chr(sign).isalnum())
    + "…—–“”„«»‘’：。、\u00a0\u202f "
)


def _as_typed(words: Sequence[str]) -> set[str]:
    """The words without the space that some of them have before their mark."""
    return {"".join(word.split()) for word in words}


def _before_colons(
    left: Sequence[_Left],
    words: Collection[str],
    colons: str = ":：",
    fewest_behind: int = 1,
) -> Iterator[str]:
    """What stands in each line before its first colon that was read as part of a word and has so
    many tokens behind it."""
    for one in left:
        for count in range(1, len(one.tokens) + 1 - fewest_behind):
            token = one.tokens[count - 1]
            if token[-1] in colons and token in words:
                yield " ".join(one.tokens[:count])[:-1]
                break


def _labels(left: Sequence[_Left], words: Collection[str], often: float) -> str | None:
    """Names before colons, of which one comes again."""
    found = Counter(filter(_is_name, _before_colons(left, words, fewest_behind=0)))
    again = [name for name, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    return max(again, key=lambda name: found[name]) + ":"


def _is_name(name: str) -> bool:
    kind = shape(name)
    is_named = kind is not None and kind not in {LabelShape.LOOSE, LabelShape.LOWER}
    return is_named and not is_no_label(name) and not is_sound(name)


def _signs(left: Sequence[_Left], often: float) -> str | None:
    """Words with signs at the head of lines, of which one comes again."""
    found = Counter(one.tokens[0] for one in left if _SIGNED.match(one.tokens[0][:60]))
    again = [token for token, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    return max(again, key=lambda token: found[token])[:40]


def _capitals(left: Sequence[_Left], transcript: Transcript, often: float) -> str | None:
    """Names in capitals amid words that aren't, which head lines again and again."""
    words = transcript.words
    names = (_shouted(one) for one in left)
    found = Counter(name for name in names if name)
    again = [name for name, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    if sum(1 for word in words if len(word) > 1 and word.isupper()) * 3 > len(words):
        return None  # all of it is in capitals
    known = frequent_words(transcript.metadata.language or guess_language(words) or "en")
    again = [name for name in again if known.get(name.casefold(), _COMMON) >= _COMMON]
    return max(again, key=lambda name: found[name], default=None)


def _shouted(one: _Left) -> str | None:
    """A name in capitals at the head of a line, perhaps behind an article: `The SPEAKER`."""
    first, second = (token.strip(".,()[]—–-/") for token in one.tokens[:2])
    name = second if first in _ARTICLES else first
    is_name = len(name) > (2 if first in _ARTICLES else 1) and name.isalpha() and name.isupper()
    return name if is_name else None


_ARTICLES = frozenset({"The", "El", "La", "Le", "Il", "O", "A", "Os", "Der", "Die", "Los"})


def _missed(left: Sequence[_Left], transcript: Transcript) -> str | None:
    """A whole name or one in capitals before a colon, though but once, where others are named so
    again and again."""
    speakers = Counter(turn.speaker for turn in transcript.turns if turn.speaker)
    if transcript.cues or sum(count for count in speakers.values() if count > 1) < _SEVERAL:
        return None
    names = _before_colons(left, _as_typed(transcript.words), colons=":")
    known = frequent_words(transcript.metadata.language or guess_language(transcript.words) or "en")
    return next((name for name in names if _is_written(name) or _is_handle(name, known)), None)


def _is_written(name: str) -> bool:
    return shape(name) in _WRITTEN and _is_name(name) and " " in name


def _is_handle(name: str, known: Mapping[str, int]) -> bool:
    """Whether a label is one word that begins no sentence: `fog.example`, `Psst!`, `Verena`."""
    if " " in name or len(name) < _SHORTEST_HANDLE or is_no_label(name):
        return False
    has_digits = any(letter.isdigit() for letter in name)
    is_odd = not name.isalpha() and name[0].isalpha() and not has_digits
    is_rare = name.istitle() and bool(known) and name.casefold() not in known
    return is_odd or is_rare


_SHORTEST_HANDLE = 4


_SEVERAL = 2
_WRITTEN = {LabelShape.FULL, LabelShape.CODE, LabelShape.CAPS}


def _never_named(left: Sequence[_Left], transcript: Transcript) -> str | None:
    """A whole name before a colon in a talk in which nobody is named, where another label stands
    so at the head of a line too."""
    if transcript.cues or any(turn.speaker for turn in transcript.turns):
        return None
    found = {
        name: kind
        for name in _before_colons(left, _as_typed(transcript.words))
        if (kind := shape(name)) and not is_no_label(name) and not is_sound(name)
    }
    whole = [name for name, kind in found.items() if kind is LabelShape.FULL]
    return whole[0] if whole and len(found) > 1 else None


def _letters(left: Sequence[_Left], most: float) -> str | None:
    """Single capitals at the head of nearly all lines, of which there are two or more."""
    found = Counter(one.tokens[0] for one in left if _LETTER.fullmatch(one.tokens[0]))
    is_most = len(found) > 1 and sum(found.values()) > max(_FEWEST_HEADS, most)
    return found.most_common(1)[0][0] if is_most else None


_LETTER = re.compile(r"[^\W\d_a-z][.:)]?")


def _alone(left: Sequence[_Left]) -> str | None:
    """A whole name that stands alone on several lines."""
    names = Counter(_ROUND.sub("", " ".join(one.tokens)).strip() for one in left if one.is_whole)
    return next(
        (
            name
            for name, count in names.items()
            if count > 1 and shape(name) in {LabelShape.FULL, LabelShape.CODE}
        ),
        None,
    )


_ROUND = re.compile(r"(?<!\s)\s*+\([^()]{0,60}\)$")


def _numbers(left: Sequence[_Left], most: float) -> str | None:
    found = [" ".join(one.tokens[:2]) for one in left if _NUMBER.match(one.tokens[0][:30])]
    return found[0][:40] if len(found) > _FEWEST_HEADS and len(found) > most else None
