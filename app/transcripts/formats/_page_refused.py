"""Web pages that are built as a talk is and are none: frequent questions, and schools' grades."""

import re

from lxml import html

from app.transcripts.model import NoTranscriptError

_FREQUENT = (
    "No transcript was found in it: it looks like answers to questions that many ask. If it is an "
    "interview, save it as .txt, with `Name:` before what each says."
)
_OFTEN_ASKED = re.compile(
    r"\bFAQs?\b|frequently asked|häufig(?:e|ste)?(?: gestellte)? fragen|preguntas frecuentes"
    r"|questions fréquentes|foire aux questions|domande frequenti|perguntas frequentes"
    r"|よくある(?:ご)?質問|常见问题|常見問題|자주 묻는|вопросы и ответы|часто задаваемые",
    re.IGNORECASE,
)


def refuse_frequent(root: html.HtmlElement) -> None:
    """Raises NoTranscriptError for a page that is called so, or says so to programs."""
    heads = [one.text_content() for one in root.iter("title", "h1", "h2")]
    is_told = any("FAQPage" in (one.get("itemtype") or "") for one in root.iter())
    if is_told or _OFTEN_ASKED.search(" ".join(heads)[:2_000]):
        raise NoTranscriptError(_FREQUENT)


_GRADES = (
    "No transcript was found in it: it looks like a school's transcript, of courses and grades. If "
    "a talk stands in it, save its words alone as .txt."
)
_GRADES_TOLD = re.compile(
    r"\b(?:academic transcript|(?:un)?official transcript|GPA|grade point|credit hours)\b", re.I
)
_OF_SCHOOL = re.compile(
    r"\b(?:grades?|certifications?|semesters?|coursework|courses?|credits?)\b", re.I
)
_FEWEST_SIGNS = 2
LONGEST_GRADES_LETTERS = 2_000
"""Letters of a page that may be nothing but grades."""


def refuse_grades(root: html.HtmlElement) -> None:
    """Raises NoTranscriptError for what schools call a transcript."""
    text = " ".join(root.itertext())[:100_000]
    signs = {match[0].lower() for match in _OF_SCHOOL.finditer(text)}
    if _GRADES_TOLD.search(text) and len(signs) >= _FEWEST_SIGNS:
        raise NoTranscriptError(_GRADES)
