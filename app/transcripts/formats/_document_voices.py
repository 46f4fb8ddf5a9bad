"""Who speaks in documents that name nobody: paragraphs whose style says it, and questions set apart
from their answers by bold type or italics."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import asks
from app.transcripts.formats._document_blocks import DocumentParagraph
from app.transcripts.lines.speakers import Line, find_speakers

_ROLE = re.compile(
    r"\b(?:interviewers?|interviewees?|moderator|respondents?|participants?|narrator|speakers?"
    r"|questions?|answers?|host|guest|interviewerin|befragter?|frage|antwort|pregunta|respuesta"
    r"|entrevistador|entrevistado|réponse|domanda|risposta|вопрос|ответ)\b",
    re.IGNORECASE,
)
"""What styles are called by whose words they are for."""
_FEWEST_QUESTIONS = 3
_ASKED_SHARE = 0.5


def with_voices(paragraphs: Sequence[DocumentParagraph]) -> list[DocumentParagraph]:
    """The paragraphs; where their lines name nobody, those that begin to speak by their style
    have its name before them, and those that do by their look `>>`."""
    filled = [n for n, one in enumerate(paragraphs) if one.text.strip() and one.level != 0]
    if len(filled) < 2 * _FEWEST_QUESTIONS:
        return list(paragraphs)
    heads = _by_style(paragraphs, filled) or _by_look(paragraphs, filled)
    if not heads or _are_named(paragraphs):
        return list(paragraphs)
    return [
        replace(one, text=f"{heads[n]} {_DASHES.sub('', one.text)}", bold=len(heads[n]), level=None)
        if n in heads
        else one
        for n, one in enumerate(paragraphs)
    ]


def _are_named(paragraphs: Sequence[DocumentParagraph]) -> bool:
    """Whether the lines tell who speaks."""
    lines = [Line(one.text, one.bold, one.level is not None, one.is_item) for one in paragraphs]
    return sum(1 for one in find_speakers(lines) if one.speaker) >= _FEWEST_QUESTIONS


def _by_style(paragraphs: Sequence[DocumentParagraph], filled: Sequence[int]) -> dict[int, str]:
    """`Interviewer:` for paragraphs in a style of that name, where most have one of a few such."""
    called = {n: _ROLE.search(paragraphs[n].style) for n in filled}
    styles = Counter(paragraphs[n].style for n, role in called.items() if role)
    is_usual = len(styles) > 1 and sum(styles.values()) >= _ASKED_SHARE * len(filled)
    if not is_usual or min(styles.values()) < _FEWEST_QUESTIONS - 1:
        return {}
    heads: dict[int, str] = {}
    before = None
    for n in filled:
        if called[n] and paragraphs[n].style != before:
            heads[n] = f"{paragraphs[n].style.title()}:"
        before = paragraphs[n].style
    return heads


def _by_look(paragraphs: Sequence[DocumentParagraph], filled: Sequence[int]) -> dict[int, str]:
    """`>>` for questions that are all in bold, italics or a heading's type and their answers."""
    apart = {n: _is_apart(paragraphs[n]) for n in filled}
    first = next((n for n in filled if apart[n] and is_asked(paragraphs[n].text)), None)
    if first is None:
        return {}
    body = [n for n in filled if n >= first]
    runs = [n for before, n in pairwise([-1, *body]) if before < 0 or apart[n] != apart[before]]
    ends = [before for before, n in pairwise(body) if apart[n] != apart[before]]
    questions = [n for n in ends if apart[n]]  # of one in several paragraphs the last
    asked = sum(1 for n in questions if is_asked(paragraphs[n].text))
    is_set = asked >= _FEWEST_QUESTIONS and asked >= _ASKED_SHARE * len(questions)
    return dict.fromkeys(runs, ">>") if is_set else {}


_DASHES = re.compile(r"\A\s*+(?:[―─]{2}|——)\s*+")
"""How papers in Japanese and Chinese begin what their own reporter asks."""
_KA = re.compile(r"か[。」』）)]*\s*$")


def is_asked(text: str) -> bool:
    """Whether a paragraph asks: by a question mark, as Japanese does, or by a dash before it."""
    return asks(text) or bool(_KA.search(text[-8:]) or _DASHES.match(text))


def _is_apart(one: DocumentParagraph) -> bool:
    return one.is_slanted or one.level is not None or 0 < len(one.text) <= one.bold
