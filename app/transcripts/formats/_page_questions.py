"""Interviews in web pages that name nobody: questions set apart by bold type, as headings, by the
class of their elements or by a dash, each with its answer below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph
from app.transcripts.formats._document_voices import is_asked
from app.transcripts.formats._page_blocks import Placed

_QUESTION = re.compile(r"[?？؟;]\W*$")
_FEWEST_QUESTIONS = 3
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:q|question|frage|pregunta|domanda|questao|asked)(?:$|[\s_-])", re.IGNORECASE
)
"""Classes of what is asked."""


def asked(found: Sequence[Placed]) -> list[Placed]:
    """An interview without names: paragraphs that are set apart and ask, each with its answer
    below, to where the last answer ends; nothing where there are none."""
    found = [_told(one) for one in found]
    answered = [place for place, one in enumerate(found) if _is_answered(one.block)]
    if len(answered) >= _FEWEST_QUESTIONS:
        return found[answered[0] : answered[-1] + 1]
    asks = [
        place
        for place, (one, below) in enumerate(pairwise(found))
        if _is_set_apart(one.block) and not _is_set_apart(below.block)
    ]
    questions = [place for place in asks if _is_question(found[place])]
    if len(questions) < _FEWEST_QUESTIONS or len(questions) * 2 < len(asks):
        return []
    return _to_the_end(found, questions)


def _to_the_end(found: Sequence[Placed], questions: Sequence[int]) -> list[Placed]:
    """From the first question, or what is of its kind above it, through the last answer."""
    holder = found[questions[0]].element.getparent()
    between = {class_of(found[n]) for n in range(questions[0], questions[-1])}
    classed = {one for one in between if one[1]}
    end, first = questions[-1] + 1, questions[0]
    while first and class_of(found[first - 1]) in classed:
        first -= 1
    end += 1  # its answer, wherever that stands
    while end < len(found) and _goes_on(found[end], holder, between):
        is_last = _is_set_apart(found[end].block) and class_of(found[end]) not in classed
        if is_last or is_end(found[end]):
            break
        end += 1
    return list(found[first:end])


def _goes_on(placed: Placed, holder: object, between: set[tuple[object, ...]]) -> bool:
    parent = placed.element.getparent()
    is_inside = parent is holder or any(one is holder for one in placed.element.iterancestors())
    return parent is holder or (is_inside and class_of(placed) in between)


def class_of(placed: Placed) -> tuple[object, ...]:
    """What sort of element holds a paragraph, and in what sort of one."""
    element, parent = placed.element, placed.element.getparent()
    return element.tag, element.get("class"), None if parent is None else parent.get("class")


def is_end(placed: Placed) -> bool:
    """Whether a paragraph is of the page again: a heading, or what asks to share and follow."""
    block = placed.block
    return (
        not isinstance(block, DocumentParagraph)
        or block.level is not None
        or bool(_END.match(block.text))
    )


_END = re.compile(
    r"^\W*(?:share|subscribe|follow|leave a|posted|filed under|tagged|tags?|read (?:more|next)"
    r"|related|previous|next (?:episode|post)|sign up|listen (?:on|to|now)|download|support"
    r"|propos recueillis|interviewed by|interview by|(?:das )?(?:gespräch|interview) führte"
    r"|about the|teilen|abonnieren|compartir|partager)\b[^.?!]{0,60}$|^\W*(?:©|copyright)"
    r"|^(?:글|취재|사진|정리)[ ·:=|].{0,30}$|^.{1,20} 기자\W*$"
    r"|^\W{0,2}(?:聞き手|取材|文|採訪|撰文|采访)[・:：／/＝=].{0,40}$|^[^.?!]{0,60}:$",
    re.IGNORECASE,
)
"""Short lines without a sentence's end, that pages have below a text."""


def _told(placed: Placed) -> Placed:
    """A paragraph whose class calls it a question, set apart as others are by bold type."""
    block = placed.block
    if not isinstance(block, DocumentParagraph) or block.level is not None:
        return placed
    if _CALLED.search(placed.element.get("class") or "") and _QUESTION.search(block.text):
        return replace(placed, block=replace(block, bold=len(block.text)))
    return placed


def _is_question(placed: Placed) -> bool:
    text = placed.block.text if isinstance(placed.block, DocumentParagraph) else ""
    return bool(_QUESTION.search(text)) or is_asked(text)


def _is_answered(block: DocumentBlock) -> bool:
    """Whether a paragraph is a bold question, and the answer on the lines below it."""
    if not isinstance(block, DocumentParagraph):
        return False
    first, _, below = block.text.partition("\n")
    is_bold = bool(first.strip()) and len(first.rstrip()) <= block.bold <= len(first) + 1
    return is_bold and bool(below.strip()) and bool(_QUESTION.search(first))


def _is_set_apart(block: DocumentBlock) -> bool:
    if not isinstance(block, DocumentParagraph):
        return False
    return block.level is not None or block.is_slanted or 0 < len(block.text) <= block.bold
