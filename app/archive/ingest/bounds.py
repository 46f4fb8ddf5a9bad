"""What no talk has more of. Beyond it a file is refused, or what it says of itself is cut, so that
no single one can make an import, a page or a search wait."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from app.transcripts.builder import check_words
from app.transcripts.facts import LONGEST_NAME_CHARACTERS, MOST_NAMES
from app.transcripts.model import (
    Mark,
    Metadata,
    Reading,
    Transcript,
    TranscriptError,
    Turn,
)
from app.transcripts.source import seen, unturned

MOST_SPEAKERS = 1_000
_LONGEST_TITLE_CHARACTERS = 300
_LONGEST_TEXT_CHARACTERS = 20_000
_MOST_FACTS = 200


def check_bounds(transcript: Transcript) -> None:
    """Raises TranscriptError for what can be no transcript of one talk."""
    check_words(len(transcript.words))
    speakers = {turn.speaker for turn in transcript.turns}
    if len(speakers) > MOST_SPEAKERS:
        raise TranscriptError(
            f"It names {len(speakers):,} speakers; a talk has {MOST_SPEAKERS:,} at the most."
        )


def printable(text: str, longest: int = _LONGEST_TITLE_CHARACTERS) -> str:
    """A short text on one line: spaces for control characters, `?` for halves of letters, without
    what nobody sees or what turns the text beside it round, cut after `longest` characters."""
    text = seen(unturned(encodable(text[: longest + 1])))
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def encodable(text: str) -> str:
    """The text with `?` for halves of letters, which JSON may hold and no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def storable(transcript: Transcript) -> Transcript:
    """The transcript with nothing in it that can't be stored or shown."""
    words = transcript.words
    if (text := "\n".join(words)) != encodable(text):
        words = tuple(map(encodable, words))
    return replace(
        transcript,
        words=words,
        marks=tuple(Mark(mark.at, printable(mark.text)) for mark in transcript.marks),
        turns=tuple(
            Turn(
                turn.first,
                turn.last,
                turn.speaker and printable(turn.speaker, LONGEST_NAME_CHARACTERS),
            )
            for turn in transcript.turns
        ),
        readings=tuple(Reading(one.word, encodable(one.text)) for one in transcript.readings),
        metadata=_storable(transcript.metadata),
        warnings=tuple(map(printable, transcript.warnings[:_MOST_FACTS])),
    )


def _storable(meta: Metadata) -> Metadata:
    return replace(
        meta,
        title=meta.title and printable(meta.title),
        description=meta.description
        and unturned(encodable(meta.description[:_LONGEST_TEXT_CHARACTERS])),
        series=meta.series and printable(meta.series, LONGEST_NAME_CHARACTERS),
        language=meta.language and printable(meta.language, LONGEST_NAME_CHARACTERS),
        channel=meta.channel and printable(meta.channel, LONGEST_NAME_CHARACTERS),
        rating=meta.rating and printable(meta.rating, LONGEST_NAME_CHARACTERS),
        media_url=meta.media_url and encodable(meta.media_url[:_LONGEST_TEXT_CHARACTERS]),
        keywords=_names(meta.keywords),
        hosts=_names(meta.hosts),
        guests=_names(meta.guests),
        guessed_guests=_names(meta.guessed_guests),
        info=tuple(
            (printable(label), unturned(encodable(value[:_LONGEST_TEXT_CHARACTERS])))
            for label, value in meta.info[:_MOST_FACTS]
        ),
        chapters=tuple(
            replace(one, title=printable(one.title)) for one in meta.chapters[:_MOST_FACTS]
        ),
        comments=tuple(
            replace(
                one,
                text=unturned(encodable(one.text)),
                author=one.author and printable(one.author, LONGEST_NAME_CHARACTERS),
                author_page=one.author_page and encodable(one.author_page),
            )
            for one in meta.comments
        ),
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    plain = (printable(name, LONGEST_NAME_CHARACTERS) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name))[:MOST_NAMES]
