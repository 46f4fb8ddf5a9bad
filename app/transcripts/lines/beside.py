"""What stands behind a talk on its page: about the guest, links, credits. Nobody says it."""

import re
from collections.abc import Sequence

from app.language.sentences import line_ends_sentence
from app.transcripts.lines.page_ends import is_page_end
from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.lines.survey import Line

_SECTION = re.compile(
    r"\W{0,4}(?:about (?:the |our |this )?(?:guests?|hosts?|speakers?|authors?|show|podcast|episode"
    r"|series|interviewers?|interviewees?|narrators?)|(?:show ?notes? (?:and |& )?)?links"
    r"(?: (?:and|&) (?:resources|notes)|(?: mentioned)? (?:in|from) (?:this|the) (?:episode|show))?"
    r"|show ?notes|resources(?: mentioned)?|mentioned in (?:this|the) (?:episode|show)|credits"
    r"|further reading|disclaimers?"
    r"|related (?:episodes|posts|articles|links)|references|bibliography"
    r"|(?:subscribe|follow us|support (?:the|this) (?:show|podcast)|sponsors?)"
    r"|[^\W\d_]{2,8}\s?（[ぁ-ゖァ-ヺー・ 　]{2,20}）"
    r"|über (?:den gast|die gäste|die sendung)|weiterführende links|liens|enlaces|shownotes)"
    r"\W{0,4}",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"\s*[(\[](?=[^()\[\]]{0,80}\b(?:concluded|adjourned|end of (?:the )?(?:interview|transcript"
    r"|recording|tape|hearing)|whereupon|ende (?:der|des) \w{3,20}"
    r"|fin de l\W?(?:entretien|entrevue)"
    r"|fin de la (?:entrevista|grabación)|fine dell\W?intervista|конец (?:записи|интервью))\b)"
    r"[^()\[\]]{1,120}[)\]][.\s]*",
    re.IGNORECASE,
)
"""`(The briefing was concluded at 2:58 p.m.)`, `[END OF INTERVIEW]`."""
_LONGEST_LETTERS = 60
_LONGEST_BLOCK = 12
"""Lines above such a one, at the most, that are the page's too."""
_LAST_PART = 0.5
"""Of the lines, the part in which such a section may begin."""


def after_the_talk(lines: Sequence[Line], said: Sequence[SpokenLine]) -> set[int]:
    """The numbers of the lines from one on that says so, below the last words of somebody named:
    nobody is named below it. Where nobody is named, it must be one that only pages have."""
    named = (n for n in reversed(range(len(said))) if said[n].speaker)
    last = next((n for n in named if not _is_edge(said[n].speaker or "", lines[n])), -1)
    if (concluded := _concluded(lines, last)) is not None:
        return set(range(concluded + 1, len(lines)))
    for number in range(max(last + 1, int(len(lines) * _LAST_PART)), len(lines)):
        text = lines[number].text.strip()
        is_alone = lines[number].is_heading or not lines[number - 1].text.strip()
        is_section = is_alone and len(text) <= _LONGEST_LETTERS and _SECTION.fullmatch(text)
        if (last >= 0 and is_section) or _is_page_end(lines, number):
            first = _block(lines, number, last + 1)
            if is_section or line_ends_sentence(_above(lines, first)):
                return set(range(first, len(lines)))
    return set()


def _is_page_end(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is one that only a page says, and none within a paragraph that was cut at a
    width, which may say anything."""
    text = lines[number].text.strip()
    if not is_page_end(text):
        return False
    around = (lines[n].text.strip() for n in (number - 1, number + 1) if 0 <= n < len(lines))
    apart = [not one or is_page_end(one) for one in around]
    return all(apart) or (any(apart) and not text[0].islower())


def _concluded(lines: Sequence[Line], last: int) -> int | None:
    """The line below the last name that tells the end of what was taken down, if any."""
    below = range(last + 1, len(lines)) if last >= 0 else range(0)
    return next((n for n in below if _CONCLUDED.fullmatch(lines[n].text[:160])), None)


def _above(lines: Sequence[Line], number: int) -> str:
    """The nearest line with words above a line."""
    while number and not lines[number - 1].text.strip():
        number -= 1
    return lines[number - 1].text if number else ""


def _block(lines: Sequence[Line], number: int, least: int) -> int:
    """The first of the lines that stand right above a line, none of which ends as a sentence does
    and above which is an empty one; else that line."""
    first, least = number, max(least, number - _LONGEST_BLOCK)
    while (
        first > least
        and lines[first - 1].text.strip()
        and not line_ends_sentence(lines[first - 1].text)
    ):
        first -= 1
    is_apart = first > least and not lines[first - 1].text.strip()
    return first if is_apart else number


def _is_edge(speaker: str, line: Line) -> bool:
    """Whether a label is one of such a line, and nobody's."""
    return bool(_SECTION.match(speaker)) or is_page_end(line.text.strip())
