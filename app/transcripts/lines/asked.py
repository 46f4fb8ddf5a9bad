"""Questions that nobody is named for, between answers of the only one who is, and answers between
questions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import asks
from app.transcripts.lines.speakers import SpokenLine

_FEWEST_ANSWERS = 3
_PART = 0.5


def without_questions(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; where one name alone is written, again and again, and what stands right above it
    mostly asks, that is nobody's: whoever speaks on isn't named anew."""
    names = {one.speaker for one in said if one.speaker}
    filled = [number for number, one in enumerate(said) if one.text or one.speaker]
    above = [
        number
        for number, below in pairwise(filled)
        if said[below].speaker and not said[number].speaker and not said[number].changes
    ]
    named = sum(1 for one in said if one.speaker)
    asked = sum(1 for number in above if asks(said[number].text))
    is_enough = named >= _FEWEST_ANSWERS and len(above) >= named - 1
    if len(names) != 1 or not is_enough or asked < max(2, len(above) * _PART):
        return list(said)
    return _nobodys(said, set(above))


def without_answers(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; where one name alone is written, again and again, and what it says mostly asks
    (or it is `Q`), the paragraph below it is nobody's: whoever answers isn't named."""
    named = [number for number, one in enumerate(said) if one.speaker]
    names = {said[number].speaker for number in named}
    if len(names) != 1:
        return list(said)
    asked = sum(1 for number in named if asks(said[number].text))
    paragraphs = (_paragraph_below(said, number) for number in named)
    below = {number for number in paragraphs if number is not None and _is_free(said[number])}
    is_usual = len(below) >= max(2, len(named) - 1) and asked >= max(2, len(named) * _PART)
    is_asking = len(named) > 1 and str(*names).casefold() in _ASKING
    return _nobodys(said, below) if is_usual or is_asking else list(said)


_ASKING = frozenset(("q", "question", "frage", "pregunta", "domanda", "вопрос", "問", "问", "質問"))


def _paragraph_below(said: Sequence[SpokenLine], number: int) -> int | None:
    """The line that begins the paragraph below the one in which a line stands."""
    rest = range(number + 1, len(said))
    ends = next((n for n in rest if not said[n].text), len(said))
    return next((n for n in range(ends, len(said)) if said[n].text or said[n].speaker), None)


def _is_free(one: SpokenLine) -> bool:
    return bool(one.text) and not one.speaker and not one.changes


def _nobodys(said: Sequence[SpokenLine], those: set[int]) -> list[SpokenLine]:
    return [
        replace(one, changes=True) if number in those else one for number, one in enumerate(said)
    ]
