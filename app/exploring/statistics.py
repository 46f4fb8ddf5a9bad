"""The figures of a talk: how much is said, how fast, by whom, and what is asked."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.language.sentences import ends_sentence, questions_in
from app.language.tokens import is_by_letter, tokens
from app.transcripts.model import Mark, Turn
from app.transcripts.timeline import Timeline, Timing
from app.transcripts.turns import spoken

LONGEST_TURNS = 5
"""Of the longest turns so many are told."""
MOST_PACES = 40
"""Stretches of equal length in which the pace of a talk is told, at the most."""
SHORTEST_STEP_MS = 30_000
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
    """Words `[first, last)`, said by one speaker without a break."""

    speaker: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast is spoken from `start_ms` on, until the next step."""

    start_ms: int
    words_per_minute: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of a talk. `questions` is None where the words have no punctuation to tell them
    by, `words_per_minute` where nobody tells the times. Who says most comes first in `speakers`.
    `letters` is how many there are where a script puts no spaces between words: they are what is
    counted as different words."""

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
    speakers, longest_turns = by_speaker(turns, len(words), timeline, questions)
    return Statistics(
        words=len(words),
        distinct_words=len({token for word in set(words) for token in tokens(word)}),
        letters=sum(len(tokens(word)) for word in words) if _is_unspaced(words) else None,
        ms=timeline.end_ms,
        words_per_minute=_overall(timeline, len(words)),
        questions=None if questions is None else len(questions),
        speakers=speakers,
        longest_turns=longest_turns,
        pace=_pace(timeline),
        marks=tuple(Counter(mark.text.strip().casefold() for mark in marks).most_common()),
    )


def by_speaker(
    turns: Sequence[Turn], words: int, timeline: Timeline, questions: Sequence[int] | None
) -> tuple[tuple[Share, ...], tuple[LongTurn, ...]]:
    """What each speaker says of a talk of so many words, those who say most first, and the longest
    turns. `turns` are in order; `questions` are the words with which questions end, in order."""
    told = spoken(turns, 0, words) if turns else []
    return _shares(told, timeline, questions), _longest(told)


def question_ends(words: Sequence[str]) -> list[int] | None:
    """The words with which questions end, by the text's punctuation, as often as they do in them;
    None where it has none."""
    is_unspaced = _is_unspaced(words)
    if not any(map(ends_sentence, words)) and (len(words) > _NO_QUESTIONS_WORDS or is_unspaced):
        return None
    return [number for number, word in enumerate(words) for _ in range(questions_in(word))]


def _is_unspaced(words: Sequence[str]) -> bool:
    """Whether most words are of a script without spaces; that none is, is told quickly."""
    return is_by_letter("".join(words)) and 2 * sum(map(is_by_letter, words)) > len(words)


def _shares(
    turns: Sequence[Turn], timeline: Timeline, questions: Sequence[int] | None
) -> tuple[Share, ...]:
    words: Counter[str | None] = Counter()
    ms: Counter[str | None] = Counter()
    asked: Counter[str | None] = Counter()
    guessed: set[str | None] = set()
    for turn in turns:
        words[turn.speaker] += turn.last - turn.first
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


def _longest(turns: Sequence[Turn]) -> tuple[LongTurn, ...]:
    named = [LongTurn(turn.speaker, turn.first, turn.last) for turn in turns if turn.speaker]
    return tuple(sorted(named, key=lambda turn: turn.first - turn.last)[:LONGEST_TURNS])


def _pace(timeline: Timeline) -> tuple[Pace, ...]:
    """The pace along the talk, of the steps whose times somebody tells."""
    step_ms = max(SHORTEST_STEP_MS, -(-timeline.end_ms // MOST_PACES))
    found = []
    for start_ms in range(0, timeline.end_ms - step_ms // 2, step_ms):
        first, last = timeline.word_at(start_ms), timeline.word_at(start_ms + step_ms)
        if (rate := _rate(timeline, first, last)) is not None:
            found.append(Pace(start_ms, rate))
    return tuple(found)


def _overall(timeline: Timeline, words: int) -> int | None:
    """Words a minute of the whole talk, or from the first to the last time that is known where
    nobody tells how long it is; None where none are."""
    if not timeline.is_end_guessed:
        end_ms = timeline.end_ms
        return round(words * 60_000 / end_ms) if end_ms >= 1_000 else None
    known = [knot for knot in timeline.knots if knot.kind is not Timing.ESTIMATED]
    if not known or known[-1].ms - known[0].ms < 1_000:
        return None
    return round((known[-1].word - known[0].word) * 60_000 / (known[-1].ms - known[0].ms))


def _rate(timeline: Timeline, first: int, last: int) -> int | None:
    """Words a minute from word to word; None where one of the two times is a guess."""
    last = min(last, timeline.knots[-1].word)
    start, end = timeline.at(first), timeline.at(last)
    is_known = Timing.ESTIMATED not in (timeline.at(max(first, 1)).kind, timeline.at(last - 1).kind)
    if not is_known or end.ms - start.ms < 1_000:
        return None
    return round((last - first) * 60_000 / (end.ms - start.ms))


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
