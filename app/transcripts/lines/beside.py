"""What stands behind a talk on its page: about the guest, links, credits. Nobody says it."""

import re
from collections.abc import Sequence

from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.lines.survey import Line

_SECTION = re.compile(
    r"\W{0,4}(?:about (?:the |our |this )?(?:guests?|hosts?|speakers?|authors?|show|podcast|episode"
    r"|series|interviewers?|interviewees?|narrators?)|(?:show ?notes? (?:and |& )?)?links"
    r"(?: (?:and|&) (?:resources|notes)|(?: mentioned)? (?:in|from) (?:this|the) (?:episode|show))?"
    r"|show ?notes|resources(?: mentioned)?|mentioned in (?:this|the) (?:episode|show)|credits"
    r"|further reading|related (?:episodes|posts|articles|links)|references|bibliography"
    r"|(?:subscribe|follow us|support (?:the|this) (?:show|podcast)|sponsors?)"
    r"|über (?:den gast|die gäste|die sendung)|weiterführende links|liens|enlaces|shownotes)"
    r"\W{0,4}",
    re.IGNORECASE,
)
_LONGEST_LETTERS = 60
_LAST_PART = 0.5
"""Of the lines, the part in which such a section may begin."""


def after_the_talk(lines: Sequence[Line], said: Sequence[SpokenLine]) -> set[int]:
    """The numbers of the lines from a heading on that says so, below the last words of somebody
    named: nobody is named below it."""
    named = (n for n, one in enumerate(said) if one.speaker and not _SECTION.match(one.speaker))
    last = max(named, default=-1)
    if last < 0:
        return set()
    for number in range(max(last + 1, int(len(lines) * _LAST_PART)), len(lines)):
        text = lines[number].text.strip()
        is_alone = lines[number].is_heading or not lines[number - 1].text.strip()
        if is_alone and len(text) <= _LONGEST_LETTERS and _SECTION.fullmatch(text):
            return set(range(number, len(lines)))
    return set()
