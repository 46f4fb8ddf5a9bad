"""What stands above a talk and is written by those who made the transcript: where the talk begins
by a heading that says so, and prefaces that speak of the interview."""

import re
from collections.abc import Sequence

from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.lines.survey import Line

_TRANSCRIPT = re.compile(
    r"^\W{0,4}(?:full |edited |interview |verbatim |raw )?"
    r"(?:transcript|transcription|transkript|transkription|transcripción|trascrizione|transcrição)"
    r"\W{0,4}$",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"\b(?:the )?reader should bear in mind|\bverbatim transcript|neither (?:been )?checked"
    r"|\bthe following (?:oral history|interview|testimony|transcript|is (?:a|an|the))\b"
    r"|\bresult of a (?:video|audio|tape)[\w-]* ?(?:recorded|taped)? ?interview"
    r"|\brights to the (?:interview|recording|transcript)"
    r"|\bthis (?:transcript|oral history|interview) (?:is|was|has been)\b"
    r"|\bthis is (?:a|an|the) (?:verbatim |edited |abridged |partial )?transcript"
    r"|\b(?:all |some )?(?:uncorrected|interviewer's) (?:transcript|notes)",
    re.IGNORECASE,
)
_LONGEST_WORDS = 250
"""Words of a paragraph; no preface's is longer."""


def begins_below(lines: Sequence[Line], said: Sequence[SpokenLine]) -> int:
    """The number of the first line below a heading `Transcript`, above which nobody is named; 0
    where there is none. Where nobody is named below either, the file must set it apart."""
    first = next((n for n, one in enumerate(said) if one.speaker), len(said))
    for number in range(first):
        is_set_apart = lines[number].is_heading or first < len(said)
        if is_set_apart and _TRANSCRIPT.match(lines[number].text):
            return number + 1
    return 0


def prefaces(lines: Sequence[Line], said: Sequence[SpokenLine]) -> set[int]:
    """The lines of paragraphs above the first name or time that tell of the interview as those
    do who keep it; none where nobody is named."""
    first = _first(said)
    found: set[int] = set()
    paragraph: list[int] = []
    for number in range(first + 1 if first < len(said) else 0):
        if number < first and lines[number].text.strip():
            paragraph.append(number)
            continue
        text = " ".join(" ".join(lines[one].text for one in paragraph).split())
        if len(text.split()) <= _LONGEST_WORDS and _PREFACE.search(text):
            found.update(paragraph)
        paragraph = []
    return found


def _first(said: Sequence[SpokenLine]) -> int:
    return next((n for n, one in enumerate(said) if one.speaker or one.times), len(said))
