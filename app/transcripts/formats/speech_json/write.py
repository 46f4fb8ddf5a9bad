"""From what a JSON says to a transcript."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.formats.speech_json.heard import Heard, HeardToken, Utterance
from app.transcripts.formats.speech_json.spelled import spelled
from app.transcripts.model import Transcript

_NOBODY = re.compile(
    r"(?:unknown|unnamed)(?:[ _-]speaker)?|unidentified|uu|u_ukn|ukn|undefined|none|null"
    r"|tbc(?:\s*-?\s*\d+)?|\?+|-+",
    re.IGNORECASE,
)
"""Labels by which services say that they don't know."""
_BARE = re.compile(r"\d+|[A-Za-z]")
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{12,}|[0-9a-f]{16,}", re.IGNORECASE)
_LINE_WORDS = 40
"""Longer stretches are no lines of captions."""
_MARK_WORDS = 8
"""Words within brackets; what goes on longer isn't a mark."""


def write(heard: Heard, name: str, are_lines: bool = False) -> Transcript:
    """The transcript; raises TranscriptError where nothing is said."""
    builder = Builder(name)
    builder.warn(*heard.warnings)
    builder.about(language=heard.language, title=heard.title, chapters=heard.chapters)
    stretches = _with_loose(heard, builder)
    words = sum(len(one.text.split()) or len(one.pieces) for one in stretches)
    called = _called(stretches, heard.names)
    writer = _Writer(
        builder,
        called=called,
        paragraphs=deque(heard.paragraphs),
        are_words=words < 2 * len(stretches),
    )
    are_lines = are_lines or (name == UNTOLD and _name_within(stretches))
    if are_lines and all(one.start_ms is not None and not one.pieces for one in stretches):
        add_captions(builder, (_caption(one, called) for one in stretches))
    else:
        for stretch in stretches:
            writer.stretch(stretch)
    if heard.end_ms:
        builder.ends(heard.end_ms)
        builder.about(duration_ms=heard.end_ms)
    return builder.build()


UNTOLD = "json-list"
"""The name of the shape of JSON of which nothing more is known."""
_NAMED_WITHIN = re.compile(r"\s*(?:>>|[^\W\d_][\w .'’-]{0,40}:\s)")


def _name_within(stretches: Sequence[Utterance]) -> bool:
    """Whether stretches of nobody's begin as captions do that say within their text who speaks."""
    is_told = any(one.speaker for one in stretches)
    return not is_told and any(_NAMED_WITHIN.match(one.text) for one in stretches)


@dataclass
class _Writer:
    """Adds stretches to a transcript. `called` gives what labels read as, None for nobody;
    `are_words` where stretches are single words."""

    builder: Builder
    called: dict[str, str | None]
    paragraphs: deque[int]
    are_words: bool
    speaker: str | None = None
    has_begun: bool = False
    is_change: bool = False

    def stretch(self, stretch: Utterance) -> None:
        """Words, each with its time and its speaker."""
        first = self.builder.here
        tokens = _tokens(stretch, self.builder)
        pieces = list(_marks_whole(tokens))
        for piece, speaker in zip(pieces, _speakers(pieces, stretch.speaker), strict=True):
            self._turn(speaker)
            if piece.is_change or self.is_change:
                self.is_change = False
                self.builder.turn(self.speaker)
            while self.paragraphs and (piece.start_ms or -1) >= self.paragraphs[0]:
                self.paragraphs.popleft()
                self.builder.paragraph()
            self.builder.said(piece.text, piece.start_ms, piece.confidence)
        self.is_change = stretch.is_last
        is_line = not self.are_words and self.builder.here - first <= _LINE_WORDS
        if stretch.start_ms is not None and stretch.end_ms is not None and is_line:
            self.builder.close_cue(first, stretch.start_ms, stretch.end_ms)
        ends = [stretch.end_ms, *(piece.end_ms for piece in tokens[-1:])]
        self.builder.reaches(max((ms for ms in ends if ms is not None), default=0))

    def _turn(self, label: str | None) -> None:
        """Who speaks from here on; nobody's turns are told only where others are named."""
        name = self.called.get(label or "")
        if not any(self.called.values()) or (self.has_begun and name == self.speaker):
            return
        self.builder.turn(name)
        self.speaker, self.has_begun = name, True


def _caption(stretch: Utterance, called: dict[str, str | None]) -> CaptionBlock:
    """A line that is written as captions are: `>>` and `Name:` say who speaks, unless the file
    tells it otherwise."""
    start = stretch.start_ms or 0
    name = called.get(stretch.speaker or "")
    text = f"<v {name}>{stretch.text}" if name else stretch.text
    end = stretch.end_ms if stretch.end_ms is not None else start
    return CaptionBlock(start, end, tuple(text.split("\n")))


def _with_loose(heard: Heard, builder: Builder) -> Sequence[Utterance]:
    """The stretches, with the words that stand beside them where they have none themselves."""
    bare = [one for one in heard.stretches if one.text]
    if not heard.loose or any(one.pieces for one in heard.stretches):
        return heard.stretches
    lines = spelled([one.text for one in bare], heard.loose)
    if lines is None:
        builder.warn("Its text and its words differ; the words were read.")
        return (Utterance(heard.loose, start_ms=heard.loose[0].start_ms),)
    return [
        replace(one, pieces=tuple(line), text="") for one, line in zip(bare, lines, strict=True)
    ]


def _called(stretches: Sequence[Utterance], names: dict[str, str]) -> dict[str, str | None]:
    """What each label reads as. One that only a machine can read is told by its number."""
    labels = dict.fromkeys(
        speaker
        for one in stretches
        for speaker in (one.speaker, *(piece.speaker for piece in one.pieces))
        if speaker
    )
    called: dict[str, str | None] = {}
    for number, label in enumerate(labels, start=1):
        name = names.get(label, label)
        if _NOBODY.fullmatch(name):
            called[label] = None
        elif _BARE.fullmatch(name):
            called[label] = f"Speaker {name}"
        else:
            called[label] = f"Speaker {number}" if _KEY.fullmatch(name) else name
    return called


def _tokens(stretch: Utterance, builder: Builder) -> list[HeardToken]:
    """The words of a stretch as they are written, each with its time."""
    if not stretch.pieces:
        words = [HeardToken(word) for word in stretch.text.split()]
        return [replace(words[0], start_ms=stretch.start_ms), *words[1:]] if words else []
    if stretch.text:
        if lines := spelled([stretch.text], stretch.pieces):
            tokens = lines[0]
            if tokens and tokens[0].start_ms is None:
                tokens[0] = replace(tokens[0], start_ms=stretch.start_ms)
            return tokens
        builder.warn("Its text and its words differ; the words were read.")
    return _joined(stretch.pieces)


def _joined(pieces: Iterable[HeardToken]) -> list[HeardToken]:
    """Pieces that go on with the word before joined to it; the word is as sure as its least
    sure part."""
    joined: list[HeardToken] = []
    for piece in pieces:
        if not (piece.is_glued and joined):
            joined.append(piece)
            continue
        last = joined[-1]
        sure = [one for one in (last.confidence, piece.confidence) if one is not None]
        is_word = any(letter.isalnum() for letter in piece.text)
        joined[-1] = replace(
            last,
            text=last.text + piece.text,
            end_ms=piece.end_ms or last.end_ms,
            confidence=min(sure) if sure and is_word else last.confidence,
        )
    return joined


def _speakers(pieces: Sequence[HeardToken], whole: str | None) -> Iterable[str | None]:
    """Whose each word is: one without a speaker of its own (WhisperX times no numbers, and so
    gives them nobody) has that of the `whole` stretch; where that has none either, that of the
    words on both sides, if it is one."""
    before = whole
    for number, piece in enumerate(pieces):
        if piece.speaker is not None:
            before = piece.speaker
            yield before
        elif whole is not None:
            yield whole
        else:
            named = (one.speaker for one in pieces[number + 1 :] if one.speaker is not None)
            after = next(named, before)
            yield after if before in (None, after) else None


def _marks_whole(pieces: Sequence[HeardToken]) -> Iterable[HeardToken]:
    """What stands between brackets in one piece: `[background noise]` may come as two words."""
    at = 0
    while at < len(pieces):
        piece, last = pieces[at], at
        if "[" in piece.text and "]" not in piece.text:
            near = range(at + 1, min(at + _MARK_WORDS, len(pieces)))
            last = next((number for number in near if "]" in pieces[number].text), at)
            piece = replace(piece, text=" ".join(one.text for one in pieces[at : last + 1]))
        yield piece
        at = last + 1
