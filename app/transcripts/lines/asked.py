"""Questions that nobody is named for, between answers of the only one who is, and answers between
questions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import asks, line_ends_sentence
from app.transcripts.lines.speakers import SpokenLine

_FEWEST_ANSWERS = 3
_PART = 0.5
_FEWEST_BETWEEN, _NEARLY_ALL = 2, 0.6


def without_questions(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; where one name alone is written, again and again, and what stands right above it
    mostly asks, that is nobody's: whoever speaks on isn't named anew."""
    names = {one.speaker for one in said if one.speaker}
    if len(names) > 1:
        return _without_paragraphs_that_ask(said)
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


def _without_paragraphs_that_ask(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; of several who answer and are named, those paragraphs that stand between a named
    one and the next, and nearly all ask, are nobody's."""
    filled = [n for n, one in enumerate(said) if one.text]
    starts = [n for n in filled if n == 0 or not said[n - 1].text]
    if len(starts) * 5 < len(filled) and _are_sentences(said):
        starts = filled  # no empty lines, and none cut at a width
    ends = {
        a: max(n for n in range(a, b) if said[n].text) for a, b in pairwise([*starts, len(said)])
    }
    first = next((n for n, one in enumerate(said) if one.speaker), len(said))
    own = _below_names(said)
    free = [n for n in starts if n > first and n not in own and _is_free(said[n])]
    free = [n for n in free if not any(one.changes for one in said[n : ends[n] + 1])]
    asked = [n for n in free if asks(said[ends[n]].text)]
    named = [one for one in said if one.speaker]
    asking = sum(1 for one in named if asks(one.text))
    if len(asked) < max(_FEWEST_BETWEEN, _NEARLY_ALL * len(free)) or asking > _FEW * len(named):
        return list(said)
    return _nobodys(said, set(asked))


def _below_names(said: Sequence[SpokenLine]) -> set[int]:
    """The lines right below names that stand alone, whose words they are."""
    told = [number for number, one in enumerate(said) if one.text or one.speaker]
    return {
        below for number, below in pairwise(told) if said[number].speaker and not said[number].text
    }


def _are_sentences(said: Sequence[SpokenLine]) -> bool:
    ended = [line_ends_sentence(one.text) for one in said if one.text]
    return sum(ended) >= _USUALLY * len(ended)


_FEW, _USUALLY = 0.25, 0.8


def without_answers(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; where one name alone is written, again and again, and what it says mostly asks
    (or it is `Q`), the paragraph below it is nobody's: whoever answers isn't named."""
    named = [number for number, one in enumerate(said) if one.speaker]
    names = {said[number].speaker for number in named}
    if len(names) != 1:
        return list(said)
    asked = sum(1 for number in named if asks(said[number].text))
    paragraphs = _paragraphs_below(said)
    below = {n for number in named if (n := paragraphs[number]) is not None and _is_free(said[n])}
    if not below and asked >= _NEARLY_ALL_ASK * len(named):
        # no empty lines: questions, and the answers right below them
        below = {n + 1 for n in named if n + 1 < len(said) and _is_free(said[n + 1])}
    is_usual = len(below) >= max(2, len(named) - 1) and asked >= max(2, len(named) * _PART)
    is_asking = len(named) > 1 and str(*names).casefold() in _ASKING
    return _nobodys(said, below) if is_usual or is_asking else list(said)


_ASKING = frozenset(("q", "question", "frage", "pregunta", "domanda", "вопрос", "問", "问", "質問"))


def _paragraphs_below(said: Sequence[SpokenLine]) -> list[int | None]:
    """For each line the one that begins the paragraph below the one in which it stands, found from
    the end: a name that stands alone belongs to the words right below it."""
    found: list[int | None] = [None] * len(said)
    begins = below = None
    for number in range(len(said) - 1, -1, -1):
        one = said[number]
        is_above_words = bool(one.speaker) and number + 1 < len(said) and said[number + 1].text
        if not (one.text or is_above_words):
            below = begins
        found[number] = below
        begins = number if one.text or one.speaker else begins
    return found


_NEARLY_ALL_ASK = 0.9


def _is_free(one: SpokenLine) -> bool:
    return bool(one.text) and not one.speaker and not one.changes


def _nobodys(said: Sequence[SpokenLine], those: set[int]) -> list[SpokenLine]:
    return [
        replace(one, changes=True) if number in those else one for number, one in enumerate(said)
    ]
