"""Questions that somebody in the audience asks: `(question from the floor) How old is it?`.

Whoever was named before doesn't ask them, however the line is set apart, and whoever goes on
without a name may be the one who was asked or the one who asked.
"""

import re
from collections.abc import Mapping, Sequence

from app.transcripts.lines.survey import Line

_HALL = (
    r"(?:audience|crowd|auditorium|floor|hall|publikum|saal|zuschauer\w*|zuhörer\w*|public|salle"
    r"|público|sala|pubblico|publiek|zaal|публик\w*|зал\w*)"
)
_WHO = (
    r"(?:members?|participants?|attendees?|questions?|questioner|speaker|voices?|man|woman|person"
    r"|people|someone|somebody|unidentified|unknown|male|female|from|in|an?|the|of|off|another"
    r"|first|second|third|next|frage|stimme|aus|dem|im|une?|question|du|de|la|dans|una?|pregunta|del"
    r"|en|el|domanda|dal|vraag|uit|het|вопрос|из|#?\d{1,2})"
)
_LABEL = rf"(?:{_WHO}\s++){{0,5}}{_HALL}(?:[\s'’]++(?:s\s*+)?{_WHO}){{0,3}}"
_SIGNS = r"\s*[*_]{0,3}"
_ASKED = re.compile(
    rf"{_SIGNS}(?:[\[(<{{]\s*{_LABEL}\s*(?:[:：][\])>}}]?|[\])>}}]\s?[:：]?){_SIGNS}(?=\s)"
    rf"|{_LABEL}{_SIGNS}\s?[:：]{_SIGNS}(?=\s))\s*\S",
    re.IGNORECASE,
)
"""Who asks, in brackets or before a colon, and words behind it."""


def asked_from_the_hall(
    lines: Sequence[Line], fresh: Sequence[bool], starts: Mapping[int, int]
) -> set[int]:
    """The lines in which the audience asks, of those that begin what they say under no name:
    `starts` has the letters at which these begin."""
    return {
        number
        for number, start in starts.items()
        if fresh[number] and _ASKED.match(lines[number].text, start)
    }
