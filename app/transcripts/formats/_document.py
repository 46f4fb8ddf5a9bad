"""What documents of word processors share: paragraphs and tables, read as typed text is.

A paragraph is set apart from the one before where that ended a sentence; names that stand alone
above what is said, and lines that were wrapped by hand, so stay by their words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import ends_sentence
from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import ARROW
from app.transcripts.clock_times import clock
from app.transcripts.content import Content, Text, Zipped
from app.transcripts.format import Level
from app.transcripts.formats import plain_text, srt, webvtt
from app.transcripts.formats._document_blocks import (
    DocumentBlock,
    DocumentParagraph,
)
from app.transcripts.formats._document_tables import facts_above, with_tables
from app.transcripts.formats._document_voices import with_voices
from app.transcripts.leftovers import leftovers
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.source import Source
from app.transcripts.typed import Line, add_typed

_TWO_LANGUAGES = (
    "Its table says everything in two languages, side by side; the first was read. Keep a file for "
    "each if you want both."
)
LARGEST_TEXT_CHARACTERS = 20_000_000
"""Characters of a document's words; a million words are some six of them."""


def parse_document(
    name: str,
    file: Content,
    blocks: Sequence[DocumentBlock],
    facts: dict[str, object],
    warnings: Sequence[str] = (),
) -> Transcript:
    """The transcript of a document's paragraphs; `facts` are what it tells by the names of
    Metadata, its title only where no paragraph is one.

    Raises NoTranscriptError where the words are none of a talk, TranscriptError where there are
    none, or too many.
    """
    paragraphs, left, is_said_again = with_tables(blocks)
    text = "\n".join(one.text for one in paragraphs)
    if not text.strip():
        raise TranscriptError(
            "The document holds no words. If it holds pictures of pages, have their text "
            "recognised, and save that."
        )
    if len(text) > LARGEST_TEXT_CHARACTERS:
        raise TranscriptError(
            f"The document holds more than {LARGEST_TEXT_CHARACTERS // 1_000_000} MB."
        )
    if captions := as_captions(name, file, text):
        return captions
    if plain_text.how_sure(file, text[:200_000]) is Level.NO:
        raise NoTranscriptError(
            "No transcript was found in it: it looks like a document that isn't speech. If it is a "
            "transcript, put `Name:` before what each speaker says."
        )
    builder = Builder(name)
    titles = [one for one in paragraphs if one.level == 0 and one.text]
    title = " ".join(titles[0].text.split()) if titles else facts.get("title")
    builder.about(**{**facts, "title": title})
    builder.about(info=builder.metadata.info or facts_above(blocks))
    builder.warn(*warnings)
    if is_said_again:
        builder.warn(_TWO_LANGUAGES)
    if left:
        tables = "1 table was" if left == 1 else f"{left} tables were"
        builder.warn(f"{tables} left aside: what stands there isn't taken for speech.")
    shown = titles[:1] or [one for one in _first(paragraphs) if " ".join(one.text.split()) == title]
    body = _uncounted([_clocked(one) for one in paragraphs if one not in shown])
    body = with_voices(body)
    add_typed(builder, list(_lines(body)))
    transcript = builder.build()
    if isinstance(file, Zipped):  # `written` knows their paragraphs, those passed over among them
        return transcript
    written = [line for one in paragraphs for line in one.text.split("\n")]
    return replace(transcript, warnings=(*transcript.warnings, *leftovers(written, (), transcript)))


def _first(paragraphs: Sequence[DocumentParagraph]) -> list[DocumentParagraph]:
    """The first paragraph with words."""
    return next(([one] for one in paragraphs if one.text.strip()), [])


_F4 = re.compile(r"#(\d\d?:\d\d:\d\d)(?:[-.,]\d{1,3})?#")
_TRANSANA = re.compile(r"¤<(\d{1,9})>")


def _clocked(one: DocumentParagraph) -> DocumentParagraph:
    """A paragraph with the times of f4 and MAXQDA (`#00:01:44-5#`) and those of Transana
    (`¤<104500>`, milliseconds) in brackets."""
    if "#" in one.text:
        one = replace(one, text=_F4.sub(r"[\1]", one.text))
    if "¤<" in one.text:
        one = replace(one, text=_TRANSANA.sub(lambda at: f"[{clock(int(at[1]))}] ", one.text))
    return one


_QUESTION = re.compile(r"Q\.?\s?(\d{1,4})[.)]?\s+(?=[^\s:：][^:：\n]{0,40}[:：]\s)")
_FEWEST_QUESTIONS = 3


def _uncounted(paragraphs: Sequence[DocumentParagraph]) -> list[DocumentParagraph]:
    """The paragraphs without the numbers of a committee's questions before the names of those who
    ask (`Q12 Chair: …`)."""
    found = {n: match for n, one in enumerate(paragraphs) if (match := _QUESTION.match(one.text))}
    numbers = [int(match[1]) for match in found.values()]
    is_count = len(numbers) >= _FEWEST_QUESTIONS and all(a < b for a, b in pairwise(numbers))
    if not is_count:
        return list(paragraphs)
    return [
        replace(one, text=one.text[found[n].end() :], bold=max(0, one.bold - found[n].end()))
        if n in found
        else one
        for n, one in enumerate(paragraphs)
    ]


def title_fact(title: str) -> dict[str, object]:
    """A title as a document's properties tell it; not one that a program made of a file's name."""
    title = " ".join(title.split())
    is_made = title.lower().startswith(("microsoft word", "untitled", "document", "normal"))
    is_name = title.lower().endswith((".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".txt"))
    return {} if not title or is_made or is_name else {"title": title}


def as_captions(name: str, file: Content, text: str) -> Transcript | None:
    """The transcript of captions that were saved as a document; None where these are none."""
    text = _SPELLED_ARROW.sub(r"\1 --> \2", text)
    if len(ARROW.findall(text)) < 2:
        return None
    captions = Text(Source(f"{file.stem}.txt", text.encode()))
    for known in (webvtt.FORMAT, srt.FORMAT):
        if known.recognise(captions):
            return replace(known.parse(captions), format=name)
    return None


_SPELLED_ARROW = re.compile(
    r"^[^\S\n]*(\d\d:\d\d:\d\d[.,]\d{3}) (?:to|bis|–|—) (\d\d:\d\d:\d\d[.,]\d{3})[^\S\n]*$",
    re.MULTILINE,
)
"""Times of captions between which a word stands for the arrow."""


def _lines(paragraphs: Sequence[DocumentParagraph]) -> Iterator[Line]:
    is_open = True
    for one in paragraphs:
        if not is_open or one.level is not None:
            yield Line("")
        first, *more = one.text.split("\n")
        yield Line(first, min(one.bold, len(first)), one.level is not None, one.is_item)
        yield from map(Line, more)
        last = one.text.rstrip()[-8:]
        is_over = not last or ends_sentence(last) or last[-1] in "])"
        is_open = not is_over and one.level is None
