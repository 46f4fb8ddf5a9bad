"""Typed transcripts: lines (or a document's paragraphs) as turns, times, chapters and words.

Whatever a file's format is, its lines are read alike: furniture is set aside, speakers are found
by the evidence of all lines, and what stands above the first turn is the title page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from app.language.sentences import SENTENCE_ENDS, asks, line_ends_sentence
from app.transcripts.builder import LATE_MS, Builder, check_words
from app.transcripts.clock_times import CLOCK, parse_time
from app.transcripts.lines.asked import without_answers, without_questions
from app.transcripts.lines.beside import after_the_talk
from app.transcripts.lines.bilingual import IN_TWO_LANGUAGES, in_two_languages
from app.transcripts.lines.chats import chatted
from app.transcripts.lines.columns import without_columns, without_gaps
from app.transcripts.lines.contents import contents_above, listed_above
from app.transcripts.lines.copied import as_spoken
from app.transcripts.lines.directions import directions, joined, without_manners
from app.transcripts.lines.frames import framed
from app.transcripts.lines.furniture import Furniture, find_furniture
from app.transcripts.lines.layouts import as_typed
from app.transcripts.lines.margins import without_margins
from app.transcripts.lines.names import LabelShape, clean, is_section, shape
from app.transcripts.lines.preface import begins_below, notes_above, prefaces
from app.transcripts.lines.records import without_records
from app.transcripts.lines.roles import with_roles
from app.transcripts.lines.rosters import cast_above
from app.transcripts.lines.scenes import is_scene, staged
from app.transcripts.lines.slips import without_slips
from app.transcripts.lines.sounds import is_manner, is_sound
from app.transcripts.lines.speakers import Line, SpokenLine, find_speakers
from app.transcripts.lines.unsigned import unsigned
from app.transcripts.model import Chapter

__all__ = ["Line", "add_typed"]

_TIME = re.compile(CLOCK)
_EVENT = re.compile(
    rf"^\W{{0,4}}([^\W\d_][^:\d\n\[\](){{}}]{{0,40}}):\W{{0,4}}((?:[\s\[({{\\–—-]*+{CLOCK}(?!\d)[\s\])}}\\]*+(?:to\b)?)++)$"
)
_HEADING_TIME = re.compile(rf"^\W{{0,3}}({CLOCK})\W{{0,3}}\s*|\W{{0,3}}({CLOCK})\W{{0,3}}$")
_ABOUT = re.compile(
    r"\b(?:interview|conversation|gespräch|entretien|entrevista|intervista|интервью|беседа)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:attendees|participants|transcript|transcription|present|summary|agenda|teilnehmer"
    r"|transkript|participantes|transcripción|edited transcript|full transcript|preface"
    r"|foreword|(?:фрагмент )?стенограмм[аы]|расшифровка)\W{0,2}$",
    re.IGNORECASE,
)
_GUESTS = re.compile(r"^(?:interviewee|guest|narrator|befragte|entrevistad|intervistat)", re.I)
_HOSTS = re.compile(
    r"^(?:interviewer|host|moderator|intervieweu|entrevistador|intervistatore)", re.I
)
_CONTINUED = re.compile(r"^cont(?:['’]?d|inue[sd]|inuing|\.)?$", re.IGNORECASE)
_TITLE_WORDS = 22


def add_typed(builder: Builder, lines: Sequence[Line]) -> None:
    """Add the lines of a typed transcript; an empty one begins a paragraph."""
    check_words(sum(len(line.text.split()) for line in lines))
    lines = _in_one_language(builder, lines)
    is_bold = any(line.bold for line in lines)
    lines = as_spoken(without_gaps(without_columns(lines)))
    lines, acts = chatted(without_margins(without_records(lines)))
    cast = cast_above([line.text for line in lines])
    lines = [Line("") if number in cast else line for number, line in enumerate(lines)]
    lines = with_roles(as_typed(framed(without_slips(lines))))
    lines, told = staged(joined(lines))
    listed = listed_above(lines)
    lines = [Line("") if number in listed else line for number, line in enumerate(lines)]
    above = notes_above(lines)
    lines = [Line("") if number in above else line for number, line in enumerate(lines)]
    items = {number for number, line in enumerate(lines) if line.is_item}
    furniture = find_furniture([line.text for line in lines], items)
    spoken = [_spoken(number, line, furniture) for number, line in enumerate(lines)]
    said = find_speakers([Line("") if is_scene(line) else line for line in spoken])
    said = without_answers(without_questions(_untitled(spoken, said)))
    tail = after_the_talk(spoken, said)
    said = [SpokenLine("") if number in tail else one for number, one in enumerate(said)]
    spoken = [Line("") if number in tail else line for number, line in enumerate(spoken)]
    said, doubt = unsigned(spoken, said)
    builder.warn(*[doubt] if doubt else [])
    contents = listed or contents_above(said)
    said = [SpokenLine("") if n in contents else one for n, one in enumerate(said)]
    builder.about(chapters=tuple(contents.values()) or builder.metadata.chapters)
    furniture.unspoken |= prefaces(spoken, said) | contents.keys() | tail
    spoken = [_spoken(number, line, furniture) for number, line in enumerate(lines)]
    begins = _title_page(builder, spoken, said, furniture)
    below = begins_below(spoken, said)
    headings = _headings(spoken, said, begins, is_bold) | _named_before(spoken, said, contents)
    headings = {n for n in headings if n >= below and not _SECTION.match(spoken[n].text)}
    told |= acts
    furniture.marks.update({number: spoken[number].text.strip() for number in told})
    furniture.marks.update(directions(spoken, said))
    said = without_manners(said)
    furniture.closing |= told | (headings if _is_told(spoken, said, begins) else set())
    _say(builder, spoken, said, furniture, headings, begins)
    if _are_below(said):
        builder.warn(
            "Names seem to stand below what they say, and were read as above it. Put each before "
            "its words."
        )
    is_meeting = sum(1 for line in lines if _MEETING.match(line.text)) > 1
    builder.leave_times_of_day(_HOUR_MS if is_meeting else LATE_MS)


def _untitled(lines: Sequence[Line], said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; where the first one stands alone, ends as no sentence does, and what is before
    its colon speaks nowhere else, it is a title: `Session 4: Lamps, an interview`."""
    first = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    names = [one.speaker for one in said if one.speaker]
    is_alone = first + 1 < len(lines) and not lines[first + 1].text.strip()
    if not is_alone or len(names) <= _SEVERAL or names.count(said[first].speaker or "") != 1:
        return list(said)
    ended = sum(line_ends_sentence(one.text) for one in said if one.speaker)
    if line_ends_sentence(lines[first].text) or ended * 2 < len(names):
        return list(said)
    return [SpokenLine(lines[n].text.strip()) if n == first else one for n, one in enumerate(said)]


def _in_one_language(builder: Builder, lines: Sequence[Line]) -> list[Line]:
    again = in_two_languages([line.text for line in lines])
    if again:
        builder.warn(IN_TWO_LANGUAGES)
    return [Line("") if number in again else line for number, line in enumerate(lines)]


def _say(
    builder: Builder,
    lines: Sequence[Line],
    said: Sequence[SpokenLine],
    furniture: Furniture,
    headings: set[int],
    begins: int,
) -> None:
    """Add what the lines are found to be: marks, events, chapters, words."""
    events = _events(lines, said)
    timed = sum(1 for one in said if one.times)
    is_timed = timed * 3 > sum(1 for line in lines if line.text.strip())
    for number, (line, one) in enumerate(zip(lines, said, strict=True)):
        if number in furniture.closing:
            builder.turn(None)
        if number in furniture.marks:
            builder.mark(furniture.marks[number])
        elif number in events:
            _add_event(builder, *events[number])
        elif number in headings:
            _add_heading(builder, line.text)
        elif number < begins or number in furniture.unspoken or _SECTION.match(line.text):
            continue
        elif not line.text.strip():
            if not is_timed:
                builder.paragraph()
        else:
            _add(builder, one)


def _named_before(
    lines: Sequence[Line], said: Sequence[SpokenLine], contents: Mapping[int, Chapter]
) -> set[int]:
    """The lines that are a title which a list of contents has told."""
    titles = {chapter.title.casefold() for chapter in contents.values()}
    return {
        number
        for number, (line, one) in enumerate(zip(lines, said, strict=True))
        if line.text.strip().casefold() in titles and not one.changes
    }


def _is_told(lines: Sequence[Line], said: Sequence[SpokenLine], begins: int) -> bool:
    """Whether somebody unnamed says something before anybody is named, so that what stands below
    a heading may be theirs again."""
    first = next((number for number, one in enumerate(said) if one.speaker), begins)
    above = [line.text for line in lines[begins:first] if not line.is_heading]
    return any(text.strip() and not _is_page(text) for text in above)


_HOUR_MS = 3_600_000
"""A meeting's messages and captions have the time of day beside each name."""
_MEETING = re.compile(
    r"^\s*(?:\[[^\]\[\d\n][^\]\[\n]{0,60}\]\s+\d\d?:\d\d:\d\d\s*$"
    r"|\[?\d\d:\d\d:\d\d\]?\s+From\s+\S)"
)


def _are_below(said: Sequence[SpokenLine]) -> bool:
    """Whether words stand above the first name, and none below the last."""
    filled = [one for one in said if one.text or one.speaker]
    if not filled or filled[0].speaker or sum(1 for one in filled if one.speaker) < _SEVERAL:
        return False
    return bool(filled[-1].speaker) and not filled[-1].text


_SEVERAL = 4


def _spoken(number: int, line: Line, furniture: Furniture) -> Line:
    """A line; nothing where it is furniture."""
    return Line("") if number in furniture.unspoken else line


def _add(builder: Builder, said: SpokenLine) -> None:
    if said.changes:
        builder.turn(said.speaker)
    first = builder.here
    if said.times:
        builder.time(said.times[0])
    if played := _PLAYED.match(said.text):
        builder.mark(played[1])
        said = replace(said, text=said.text[played.end() :])
    if said.manner:
        builder.mark(said.manner)
    if said.aside and not _CONTINUED.match(said.aside) and is_manner(said.aside):
        builder.mark(said.aside)
    if (sound := _SOUND.fullmatch(said.text)) and (sound[1].isupper() or is_sound(sound[1])):
        builder.mark(sound[1])
    else:
        builder.timed_text(said.text)
    if len(said.times) > 1 and builder.here > first:  # else the words stand in lines below
        builder.close_cue(first, *said.times[:2])


_PLAYED = re.compile(r"\s*\((as [^()]{1,60})\)\s+(?=\S)", re.IGNORECASE)
"""Whom somebody plays, or how: `(As Hamlet) To be, or not to be`."""
_SOUND = re.compile(r"\s*\(([^()]{1,80})\)[.,]?\s*")
"""What stands in brackets alone on its line."""


def _events(lines: Sequence[Line], said: Sequence[SpokenLine]) -> dict[int, tuple[str, int | None]]:
    """The lines that name something that happens, and when it does: `Break: [12:30] to [14:00]`,
    or a label that stands alone with a time wherever it stands. Whoever says words somewhere is
    no event."""
    is_last = [True] * len(said)  # whether nothing more is said before somebody else speaks
    ends = True
    for number in range(len(said) - 1, -1, -1):
        is_last[number] = ends
        if said[number].changes or said[number].text:
            ends = said[number].changes
    talk = {
        one.speaker
        for one, last in zip(said, is_last, strict=True)
        if one.speaker and (_has_words(one.text) or not last) and not _PAUSE.search(one.speaker)
    }
    found: dict[int, tuple[str, int | None]] = {}
    for number, (line, one) in enumerate(zip(lines, said, strict=True)):
        match = _EVENT.match(line.text) if len(line.text) < 120 else None
        if match and clean(match[1]) not in talk:
            time = _TIME.search(match[2])
            found[number] = clean(match[1]), parse_time(time[0]) if time else None
        elif one.speaker and one.speaker not in talk and not _has_words(one.text):
            found[number] = one.speaker, one.times[0] if one.times else None
    return found


_PAUSE = re.compile(r"\b(?:break|pause|intermission|werbung|pausa)\b", re.IGNORECASE)


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _add_event(builder: Builder, label: str, at_ms: int | None) -> None:
    """A mark; who speaks after it isn't told."""
    if at_ms is not None:
        builder.time(at_ms)
    builder.mark(label)
    builder.turn(None)


def _add_heading(builder: Builder, text: str) -> None:
    """A heading is a chapter's title; a time in it is that of the words below."""
    title, at = text.strip(), None
    if match := _HEADING_TIME.search(title):
        at = parse_time(match[1] or match[2])
        title = (title[: match.start()] + title[match.end() :]).strip(" -–—:|\t\u00a0")
    if at is not None:
        builder.time(at)
    builder.paragraph()
    if title:
        builder.chapter(title, at)


def _headings(
    lines: Sequence[Line], said: Sequence[SpokenLine], begins: int, is_bold: bool
) -> set[int]:
    """The lines that are titles of what follows: those that the file sets apart as headings, and
    short ones without an end that stand alone between turns where nearly all that is said has a
    name, and nothing is bold."""
    found = {
        number
        for number, (line, one) in enumerate(zip(lines, said, strict=True))
        if line.is_heading and not one.changes and line.text.strip()
    }
    named = sum(1 for one in said if one.speaker)
    first = max(begins, next((n for n, one in enumerate(said) if one.speaker), 0))
    starts = sum(
        1 for n, line in enumerate(lines) if n >= first and line.text and _is_alone_above(lines, n)
    )
    starts -= sum(1 for one in said if one.speaker and not one.text)  # words in a paragraph below
    found |= {n for n in _sections(lines, said) if n >= begins}
    asked = {number for number in found if asks(lines[number].text.strip())}
    if len(asked) > 2 and len(asked) * 2 > len(found):  # its questions are set as headings
        found -= asked | {n for n in found if line_ends_sentence(lines[n].text)}
    if is_bold or named < 4 or named < starts * _NEARLY_ALL:
        return found
    filled = [n for n, line in enumerate(lines) if line.text.strip() and n >= begins]
    for number, following in pairwise(filled):
        one = said[number]
        is_title = not one.changes and not one.times and _is_title(lines[number].text)
        if is_title and said[following].speaker and _is_alone(lines, number):
            found.add(number)
    return found


def _sections(lines: Sequence[Line], said: Sequence[SpokenLine]) -> set[int]:
    """The lines that are nothing but what heads a part of a record, `QUESTIONS AND ANSWERS`."""
    return {
        number
        for number, (line, one) in enumerate(zip(lines, said, strict=True))
        if not one.changes and is_section(line.text.strip())
    }


_NEARLY_ALL = 0.6


def _is_alone_above(lines: Sequence[Line], number: int) -> bool:
    return number == 0 or not lines[number - 1].text.strip()


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    is_last = number + 1 == len(lines) or not lines[number + 1].text.strip()
    return is_last and _is_alone_above(lines, number)


def _is_title(text: str) -> bool:
    """Whether a line is short, begins with a capital, has no sentence's end, and is no sound."""
    bare = text.strip()
    first = next((letter for letter in bare if letter.isalpha()), "")
    is_short = len(bare.split()) <= 8 and bare[-1] not in f'{SENTENCE_ENDS},;"”*'
    return is_short and not first.islower() and bare[0] not in "[(♪"


def _title_page(
    builder: Builder, lines: Sequence[Line], said: Sequence[SpokenLine], furniture: Furniture
) -> int:
    """Facts and title from above the first turn (or time, where nobody is named); the number of
    the first line that is spoken."""
    above = sum(1 for _ in takewhile(lambda one: not one.speaker and not one.times, said))
    if above == len(said):  # nobody is named, but dashes tell who speaks
        changed = next((number for number, one in enumerate(said) if one.changes), above)
        filled = [number for number in range(changed) if lines[number].text.strip()]
        is_one = len(filled) == 1 and filled[0] + 1 < changed
        above = changed if is_one else above
    begins = 0
    for number in range(above if above < len(said) else 0):
        text = lines[number].text.strip()
        if text and not _is_page(text):
            break  # somebody speaks here already
        if not text or number + 1 == above:
            begins = number + 1
    names = [" ".join(line.text.split()) for line in lines[:begins] if line.text.strip()]
    begins = max(begins, begins_below(lines, said))
    names = [name for name in names if not _SECTION.match(name) and name[0] not in "[(<"]
    if builder.metadata.title is None and names:
        builder.about(title=next((name for name in names if _ABOUT.search(name)), names[0]))
    _about(builder, furniture.facts)
    return begins


def _is_page(text: str) -> bool:
    """Whether a line may stand on a title page: short, and no sentence."""
    bare = text.strip()
    return len(bare.split()) <= _TITLE_WORDS and bare[-1] not in SENTENCE_ENDS


def _about(builder: Builder, facts: Sequence[tuple[str, str]]) -> None:
    """Facts from lines at the head, as they stand and by what they mean."""
    meta = builder.metadata
    kept = [(label, value) for label, value in facts if value]
    hosts = tuple(name for label, value in kept if _HOSTS.match(label) for name in _names(value))
    guests = tuple(name for label, value in kept if _GUESTS.match(label) for name in _names(value))
    title = next((value for label, value in kept if label.casefold() in _TITLES), None)
    builder.about(
        title=meta.title or title,
        hosts=meta.hosts or hosts,
        guests=meta.guests or guests,
        info=meta.info or tuple(kept),
    )


_TITLES = {"title", "titel", "titre", "título", "titolo", "interview title", "episode title"}


def _names(value: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"[,;&/]|\band\b", value)]
    return [
        part
        for part in parts
        if shape(part) in {LabelShape.FULL, LabelShape.CAPS, LabelShape.UNCASED}
    ]
