"""The figures of a talk: how much is said, how fast, by whom, and what is asked."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from app.language.sentences import ends_sentence, questions_in
from app.language.tokens import is_by_letter, letters, size, tokens, unspaced
from app.transcripts.model import Mark, Turn
from app.transcripts.timeline import Timeline, Timing
from app.transcripts.turns import spoken

LONGEST_TURNS = 5
"""Of the longest turns so many are told."""
MOST_PACES = 40
"""Stretches of equal length in which the pace of a talk is told, at the most."""
SHORTEST_STEP_MS = 30_000
_TIME = re.compile(r"(?:\bat )?\b\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?\b")
_NO_QUESTIONS_WORDS = 2_000
"""Words without a single sentence's end: whatever is asked in them can't be told. Of scripts
without spaces none are needed: Thai has no question marks."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one speaker says: words, milliseconds of their turns, questions (None where they can't
    be told). `name` is None for what nobody is named for; `is_ms_guessed` is whether one of their
    turns begins or ends at a time that is estimated."""

    name: str | None
    words: int
    ms: int
    questions: int | None
    is_ms_guessed: bool = False


@dataclass(frozen=True, slots=True)
class LongTurn:
    """Words `[first, last)`, said by one speaker without a break; `words` is how many they are, in
    scripts without spaces more than there are between spaces."""

    speaker: str
    first: int
    last: int
    words: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast is spoken from `start_ms` on, until the next step."""

    start_ms: int
    words_per_minute: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of a talk. `questions` is None where the words have no punctuation to tell them
    by, `words_per_minute` where nobody tells the times. Who says most comes first in `speakers`.
    `letters` is how many there are where a script puts no spaces between words: two of them count
    as a word, and they are what is counted as different words."""

    words: int
    distinct_words: int
    ms: int
    words_per_minute: int | None
    questions: int | None
    speakers: tuple[Share, ...]
    longest_turns: tuple[LongTurn, ...]
    pace: tuple[Pace, ...]
    marks: tuple[tuple[str, int], ...]
    letters: int | None = None


def statistics(
    words: Sequence[str],
    turns: Sequence[Turn],
    marks: Sequence[Mark],
    timeline: Timeline,
    questions: Sequence[int] | None,
) -> Statistics:
    """The figures of a talk. `turns` are in order; `questions` are the words with which questions
    end, in order, None where these can't be told."""
    is_unspaced = _is_unspaced(words)
    before = words_before(words)
    speakers, longest_turns = by_speaker(turns, before, timeline, questions)
    return Statistics(
        words=before[-1],
        distinct_words=_distinct(words, is_unspaced),
        letters=sum(len(tokens(word)) for word in words) if is_unspaced else None,
        ms=timeline.end_ms,
        words_per_minute=_overall(timeline, before),
        questions=None if questions is None else len(questions),
        speakers=speakers,
        longest_turns=longest_turns,
        pace=_pace(timeline, before),
        marks=tuple(Counter(filter(None, map(_event, marks))).most_common()),
    )


def _event(mark: Mark) -> str:
    """What a mark tells, without the time that some write into it: `unintelligible 00:05:47.01`."""
    return " ".join(_TIME.sub(" ", mark.text).casefold().split())


def words_before(words: Sequence[str]) -> list[int]:
    """How many words there are before each, and in all; of scripts without spaces two letters are
    one."""
    return list(accumulate(map(size, words), initial=0))


def by_speaker(
    turns: Sequence[Turn],
    before: Sequence[int],
    timeline: Timeline,
    questions: Sequence[int] | None,
) -> tuple[tuple[Share, ...], tuple[LongTurn, ...]]:
    """What each speaker says of a talk, those who say most first, and the longest turns. `turns`
    are in order; `before` are those of `words_before`; `questions` are the words with which
    questions end, in order."""
    told = spoken(turns, 0, len(before) - 1) if turns else []
    return _shares(told, before, timeline, questions), _longest(told, before)


def _distinct(words: Sequence[str], is_unspaced: bool) -> int:
    """How many different words there are, or letters where these are what is searched; Korean is
    searched by letters, and has words."""
    each = set(words)
    if is_unspaced:
        return len({token for word in each for token in tokens(word)})
    found = {token for word in each if not is_by_letter(word) for token in tokens(word)}
    return len(found | {letters(word) for word in each if is_by_letter(word)})


def question_ends(words: Sequence[str]) -> list[int] | None:
    """The words with which questions end, by the text's punctuation, as often as they do in them;
    None where it has none."""
    is_unspaced = _is_unspaced(words)
    if not any(map(ends_sentence, words)) and (len(words) > _NO_QUESTIONS_WORDS or is_unspaced):
        return None
    return [number for number, word in enumerate(words) for _ in range(questions_in(word))]


def _is_unspaced(words: Sequence[str]) -> bool:
    """Whether most words are of a script without spaces; that none is, is told quickly."""
    some = set(filter(unspaced, {word for word in words if not word.isascii()}))
    return bool(some) and 2 * sum(word in some for word in words) > len(words)


def _shares(
    turns: Sequence[Turn],
    before: Sequence[int],
    timeline: Timeline,
    questions: Sequence[int] | None,
) -> tuple[Share, ...]:
    words: Counter[str | None] = Counter()
    ms: Counter[str | None] = Counter()
    asked: Counter[str | None] = Counter()
    guessed: set[str | None] = set()
    for turn in turns:
        words[turn.speaker] += before[turn.last] - before[turn.first]
        start, end = timeline.at(turn.first), timeline.at(turn.last)
        ms[turn.speaker] += end.ms - start.ms
        if start.is_guessed or end.is_guessed:
            guessed.add(turn.speaker)
        asked[turn.speaker] += _between(questions or (), turn.first, turn.last)
    return tuple(
        Share(name, count, ms[name], None if questions is None else asked[name], name in guessed)
        for name, count in words.most_common()
    )


def _between(numbers: Sequence[int], first: int, last: int) -> int:
    return bisect_left(numbers, last) - bisect_left(numbers, first)


def _longest(turns: Sequence[Turn], before: Sequence[int]) -> tuple[LongTurn, ...]:
    named = [
        LongTurn(turn.speaker, turn.first, turn.last, before[turn.last] - before[turn.first])
        for turn in turns
        if turn.speaker
    ]
    return tuple(sorted(named, key=lambda turn: -turn.words)[:LONGEST_TURNS])


def _pace(timeline: Timeline, before: Sequence[int]) -> tuple[Pace, ...]:
    """The pace along the talk, of the steps whose times somebody tells."""
    step_ms = max(SHORTEST_STEP_MS, -(-timeline.end_ms // MOST_PACES))
    found = []
    for start_ms in range(0, timeline.end_ms - step_ms // 2, step_ms):
        first, last = timeline.word_at(start_ms), timeline.word_at(start_ms + step_ms)
        if (rate := _rate(timeline, before, first, last)) is not None:
            found.append(Pace(start_ms, rate))
    return tuple(found)


def _overall(timeline: Timeline, before: Sequence[int]) -> int | None:
    """Words a minute of the whole talk, or from the first to the last time that is known where
    nobody tells how long it is; None where none are."""
    if not timeline.is_end_guessed:
        end_ms = timeline.end_ms
        return round(before[-1] * 60_000 / end_ms) if end_ms >= 1_000 else None
    known = [knot for knot in timeline.knots if knot.kind is not Timing.ESTIMATED]
    if not known or known[-1].ms - known[0].ms < 1_000:
        return None
    said = before[known[-1].word] - before[known[0].word]
    return round(said * 60_000 / (known[-1].ms - known[0].ms))


def _rate(timeline: Timeline, before: Sequence[int], first: int, last: int) -> int | None:
    """Words a minute from word to word; None where one of the two times is a guess."""
    last = min(last, timeline.knots[-1].word)
    start, end = timeline.at(first), timeline.at(last)
    is_known = Timing.ESTIMATED not in (timeline.at(max(first, 1)).kind, timeline.at(last - 1).kind)
    if not is_known or end.ms - start.ms < 1_000:
        return None
    return round((before[last] - before[first]) * 60_000 / (end.ms - start.ms))


def as_kept(figures: Statistics) -> dict[str, Any]:
    """The figures as JSON holds them."""
    return asdict(figures)


def as_told(kept: dict[str, Any]) -> Statistics:
    """The figures that `as_kept` wrote."""
    return Statistics(
        **{
            **kept,
            "speakers": tuple(Share(**one) for one in kept["speakers"]),
            "longest_turns": tuple(LongTurn(**one) for one in kept["longest_turns"]),
            "pace": tuple(Pace(**one) for one in kept["pace"]),
            "marks": tuple((text, count) for text, count in kept["marks"]),
        }
    )
