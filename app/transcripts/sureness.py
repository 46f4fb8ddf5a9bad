"""How sure whoever heard the words of a talk was that they are right."""

from collections.abc import Iterable

from app.transcripts.model import NOT_TOLD

UNSURE_HUNDREDTHS = 50
"""Words of which their hearer was less sure (in hundredths) are as likely others."""


def mean(confidences: bytes, words: Iterable[int] | None = None) -> float | None:
    """How sure words are on average, 0 to 1: those of these numbers, or all. `confidences` has a
    byte a word, as Transcript has it. None where nothing is told of any of them."""
    chosen = confidences if words is None else (confidences[n] for n in words if confidences)
    told = [sure for sure in chosen if sure != NOT_TOLD]
    return sum(told) / len(told) / 100 if told else None


def unsure(confidences: bytes) -> frozenset[int]:
    """The words that are as likely others."""
    return frozenset(word for word, sure in enumerate(confidences) if sure < UNSURE_HUNDREDTHS)
