"""Who says which words: asked of the turns, never of a passage, which may hold several."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.language.frequent_words import frequent_words
from app.language.sentences import ends_sentence
from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.lines.sounds import is_sound
from app.transcripts.model import Transcript, Turn
from app.transcripts.speaker_names import is_role


def spoken(
    turns: Sequence[Turn], first: int, last: int, *, nobodys_apart: bool = False
) -> list[Turn]:
    """The words `[first, last)`, cut wherever the speaker changes, without gaps; `speaker` is
    None where nobody is named. `turns` are in order and don't overlap. Turns of nobody's that
    follow each other are one, unless they are to be `nobodys_apart`."""
    found: list[Turn] = []
    at = first
    for turn in turns[max(0, bisect_right(turns, first, key=lambda turn: turn.first) - 1) :]:
        if turn.first >= last:
            break
        if turn.last <= at:
            continue
        if turn.first > at:
            _add(found, Turn(at, turn.first, None))
        one = Turn(max(at, turn.first), min(last, turn.last), turn.speaker)
        if nobodys_apart and one.speaker is None:
            found.append(one)
        else:
            _add(found, one)
        at = min(last, turn.last)
    if at < last:
        _add(found, Turn(at, last, None))
    return found


def _add(found: list[Turn], turn: Turn) -> None:
    """Put a turn behind the others; one by the same speaker goes on with the last."""
    if found and found[-1].speaker == turn.speaker:
        turn = Turn(found.pop().first, turn.last, turn.speaker)
    found.append(turn)


def around(turns: Sequence[Turn], first: int, last: int, most: int) -> tuple[int, int]:
    """Up to `most` words before and after the words `[first, last)`, as far as they stand in the
    same turns."""
    own = spoken(turns, max(0, first - most), last + most)
    low = next(turn.first for turn in own if first < turn.last)
    high = next((turn.last for turn in own if last <= turn.last), last)
    return low, high


def sole_speaker(turns: Sequence[Turn]) -> str | None:
    """Who says all of it; None where it is several, or nobody is named."""
    speakers = {turn.speaker for turn in turns}
    return speakers.pop() if len(speakers) == 1 else None


def speakers_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Who says any of it, in order of first words."""
    return tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))


_COMMON_PLACE = 1_500
"""A word that is among so many of the commonest is no name of somebody new."""
_NO_NAMES = frozenset("redacted censored bleep bleeped expletive recess exhibit omitted".split())


def turned_by_marks(transcript: Transcript) -> Transcript:
    """A transcript in which a name in brackets between two sentences of somebody's words
    (`… said that. [MARIA] And then …`) tells who goes on, until the next turn. A name in capitals
    that nobody else has here is nobody's we know; one amid a sentence explains a word.
    """
    turns, speakers = list(transcript.turns), speakers_of(transcript.turns)
    kept = []
    for mark in transcript.marks:
        own = next((one for one in turns if one.first < mark.at < one.last), None)
        is_name, name = _named_in(mark.text, speakers)
        if not (own and is_name and _is_between_sentences(transcript.words, mark.at)):
            kept.append(mark)
            continue
        place = turns.index(own)
        turns[place : place + 1] = [
            replace(own, last=mark.at),
            Turn(mark.at, own.last, name),
        ]
    if len(kept) == len(transcript.marks):
        return transcript
    return replace(transcript, turns=tuple(turns), marks=tuple(kept))


def _named_in(label: str, speakers: Collection[str]) -> tuple[bool, str | None]:
    """Whether brackets hold a speaker's name, and whose of those who are known."""
    folded = label.strip(" :").casefold()
    if ":" in folded:
        return False, None  # `FX: WAVES` tells what is heard
    parts = {one: one.casefold().split() for one in speakers}
    known = [one for one in speakers if one.casefold() == folded] or [
        one for one, words in parts.items() if folded in (words[0], words[-1])
    ]
    if known:
        return True, known[0] if len(known) == 1 else None
    is_new = (
        shape(label) is LabelShape.CAPS
        and not is_sound(label)
        and not is_role(label)
        and not any(_is_no_name(word) for word in folded.split())
    )
    return is_new, None


def _is_no_name(word: str) -> bool:
    said = frequent_words("en").get(word, _COMMON_PLACE)
    return said < _COMMON_PLACE or word.endswith("ion") or word in _NO_NAMES


def _is_between_sentences(words: Sequence[str], at: int) -> bool:
    return ends_sentence(words[at - 1]) and not words[at][:1].islower()
