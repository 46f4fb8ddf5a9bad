"""What stands above a talk and is written by those who made the transcript: where the talk begins
by a heading that says so, and prefaces that speak of the interview."""

import re
from collections.abc import Sequence

from app.language.sentences import line_ends_sentence
from app.transcripts.clock_times import CLOCK
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
    if first < len(said) and (sworn := [n for n in range(first) if _SWORN.search(lines[n].text)]):
        return sworn[-1] + 1
    for number in range(first):
        is_set_apart = lines[number].is_heading or first < len(said)
        if is_set_apart and _TRANSCRIPT.match(lines[number].text):
            return number + 1
    return 0


_SWORN = re.compile(
    r"^\s*P ?R ?O ?C ?E ?E ?D ?I ?N ?G ?S\W{0,3}$"
    r"|\b(?:testifie[sd]|deposed|deposes|examined|was sworn|stated)\b[^.]{0,60}"
    r"\bas follows\W{0,3}$",
    re.IGNORECASE,
)
"""Below which a court's record begins: `P R O C E E D I N G S`, `… testified as follows:`."""


def notes_above(lines: Sequence[Line]) -> set[int]:
    """The lines of notes above a heading `Transcript`: what was agreed on, a summary, chapters with
    their times, and whatever stands below the first of these; none where somebody speaks there
    who speaks below as well."""
    head = next((n for n, line in enumerate(lines) if _TRANSCRIPT.match(line.text)), 0)
    above = [n for n in range(head) if lines[n].text.strip()]
    below = range(head + 1, len(lines))
    words = sum(len(lines[n].text.split()) for n in above)
    if len(above) < _FEWEST_NOTES or words > sum(len(lines[n].text.split()) for n in below):
        return set()
    labels = {match[1] for n in below if (match := _LABEL.match(lines[n].text[:80]))}
    spoken = (match for n in above if (match := _LABEL.match(lines[n].text[:80])))
    if any(match[1] in labels and line_ends_sentence(match.string) for match in spoken):
        return set()
    first = next((n for n in above if _is_note(lines[n])), head)
    return set(range(first, head + 1)) if first < head else set()


_FEWEST_NOTES = 3
_LABEL = re.compile(rf"\W{{0,4}}(?:{CLOCK}\W{{1,4}})?([^\W\d_][^:：\n]{{0,40}})[:：]\s")
_TIMED = re.compile(rf"\W{{0,4}}{CLOCK}\b|.{{0,80}}[(\[]{CLOCK}[)\]]\s*$")


def _is_note(line: Line) -> bool:
    """Whether a line is a sentence, one of a list, or has a time."""
    text = line.text.strip()
    is_sentence = line_ends_sentence(text) and len(text.split()) > _TITLE_WORDS
    return is_sentence or line.is_item or text[0] in "-*•–" or bool(_TIMED.match(text))


_TITLE_WORDS = 8


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
