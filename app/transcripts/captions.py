"""Captions as words: who says them, when each line and word is said, and what isn't said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby, pairwise

from app.language.guessing import guess_language
from app.transcripts.builder import Builder, check_words
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.caption_names import told_how, with_names
from app.transcripts.clock_times import parse_time
from app.transcripts.lines.bilingual import IN_TWO_LANGUAGES, in_two_languages
from app.transcripts.lines.frames import framed
from app.transcripts.lines.furniture import is_credit
from app.transcripts.lines.midway import parted
from app.transcripts.lines.sounds import is_manner, is_sound
from app.transcripts.lines.speakers import Line, SpokenLine, find_speakers
from app.transcripts.lines.starred import starred
from app.transcripts.model import TranscriptError
from app.transcripts.references import resolved
from app.transcripts.rolling import Shown, said_once

_VOICE = re.compile(r"<v(?:\.[^\s>]*+)?\s++([^>\s][^>]*+)>")
_TAG = re.compile(
    r"</?[^\W\d_.\\/][^<>]*>|<[./\\][^<>]*>|</?>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[a-z]:[^{}]*\}"
)
_UNCLOSED = re.compile(
    r"<(?:/?(?:[biucv]|lang|ruby|rt|font|span|p|br|div)(?=[\s.]|$)|[/\\]|\d\d[\d:.]*$)[^<>]*$"
)
_FORMATTING = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|br|span|small)(?:\s[^<>]{0,80})?/?>", re.IGNORECASE
)
"""Tags whose own signs were written as entities; others may be words."""
_WORD_TIME = re.compile(r"<(\d{1,3}:\d{2}:\d{2}\.\d{1,3}|\d{1,3}:\d{2}\.\d{1,3})>")
_CHANGE = re.compile(r"(?<=[.?!…\"'”])\s+(?=>>+\s|[-–—]\s*[\w\"'“”‘’«„(\[¿¡….♪$€£@])")
_ROUND = re.compile(r"\(([^()]{1,80})\)|（([^（）]{1,60})）")
_DATA = re.compile(
    r"^\s*(?:\S+#xywh=\S+|\{.*\}|https?://\S+|\S+\.(?:jpe?g|png|webp))\s*$", re.DOTALL
)
_CREDITS = 4
_PAUSE_MS = 2_000
"""A silence after which a name in brackets no longer holds: such names stand where nobody sees
who speaks, and not at each change."""


_SUNG = re.compile(r"[^\w\[(]*[♪♫][^♪♫\[(]*\w|#\s[^#]*\w[^#]*#\s*$")
"""Words of a song: whoever was named before them needn't be who sings."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of caption number `block`: a line, or what somebody says in it by the file's own
    `<v>`, which may end with it (`</v>`). `times` are those of its parts, by how many letters
    stand before them."""

    block: int
    text: str
    voice: str | None = None
    times: tuple[tuple[int, int], ...] = ()
    is_closed: bool = False


def plain_caption(text: str) -> str:
    """Caption text without tags, closed or not, and with its entities resolved."""
    if "<" in text or "{" in text:
        text = _UNCLOSED.sub("", _TAG.sub("", text))
    if "&lt;" in text or "&amp;lt;" in text:  # written twice
        return _FORMATTING.sub("", resolved(resolved(text)))
    return resolved(text)


def add_captions(builder: Builder, blocks: Iterable[CaptionBlock]) -> None:
    """Add the captions of a whole file: each word once, though its line may be shown twice.

    Raises TranscriptError where they are pictures or data for a player instead of words.
    """
    blocks = list(blocks)
    check_words(sum(len(line.split()) for one in blocks for line in one.lines), _SHOWN_AT_ONCE)
    blocks = _in_one_language(builder, with_names(_without_credits(told_how(blocks))))
    said = said_once(blocks, _shown, lambda line: bool(_WORD_TIME.search(line)))
    check_words(sum(len(line.split()) for one in said for line in one.lines))
    data = sum(1 for block in said if _DATA.match("\n".join(block.lines)))
    if data * 2 > len(said):
        raise TranscriptError("It holds pictures or data for a player, and no captions.")
    pieces = [p for number, block in enumerate(said) for p in _pieces(number, block)]
    texts = starred([piece.text for piece in pieces])
    pieces = _parted(
        [
            one if one.times else replace(one, text=text)
            for one, text in zip(pieces, texts, strict=True)
        ]
    )
    free = [piece for piece in pieces if piece.voice is None]
    lines = framed([Line(piece.text) for piece in free], is_caption=True)
    voices = frozenset(piece.voice.strip().casefold() for piece in pieces if piece.voice)
    found = iter(find_speakers(lines, is_caption=True, known=voices))
    heard = [(piece, None if piece.voice else next(found)) for piece in pieces]
    _add(builder, said, heard)


def _parted(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, cut where somebody begins to speak within one that has no times inside."""
    whole = [one.voice is not None or bool(one.times) for one in pieces]
    free = [Line(one.text) for one, is_whole in zip(pieces, whole, strict=True) if not is_whole]
    cut = iter(parted(free, is_caption=True))
    return [
        replace(one, text=text)
        for one, is_whole in zip(pieces, whole, strict=True)
        for text in ([one.text] if is_whole else [part.text for part in next(cut)])
    ]


_SHOWN_AT_ONCE = 4
"""Rolling captions show a word so often."""


def _in_one_language(builder: Builder, blocks: list[CaptionBlock]) -> list[CaptionBlock]:
    """The captions without the lines that say again in another script what stands above them."""
    lines = [plain_caption(line) for block in blocks for line in block.lines]
    again = in_two_languages(lines) or _lower_language(blocks)
    if not again:
        return blocks
    builder.warn(IN_TWO_LANGUAGES)
    numbers = count()
    return [
        replace(block, lines=tuple(line for line in block.lines if next(numbers) not in again))
        for block in blocks
    ]


def _lower_language(blocks: Sequence[CaptionBlock]) -> set[int]:
    """The numbers of the second lines, where nearly all captions have two and the first ones
    together are in another language than the second ones."""
    pairs = [block.lines for block in blocks if len(block.lines) == 2]
    if sum(upper.rstrip().endswith(":") for upper, _ in pairs) * 2 > len(pairs):
        return set()  # who says what stands below
    if len(pairs) < _FEWEST_PAIRS or len(pairs) < _MOST_PAIRS * len(blocks):
        return set()
    upper, lower = (
        guess_language([word for pair in pairs for word in plain_caption(pair[at]).split()])
        for at in (0, 1)
    )
    if upper is None or lower is None or upper == lower:
        return set()
    again, number = set(), 0
    for block in blocks:
        if len(block.lines) == 2:
            again.add(number + 1)
        number += len(block.lines)
    return again


_FEWEST_PAIRS, _MOST_PAIRS = 4, 0.9


def _without_credits(blocks: list[CaptionBlock]) -> list[CaptionBlock]:
    """The captions without those at either end that are by who made them: addresses, names."""
    edges = {*range(_CREDITS), *range(len(blocks) - _CREDITS, len(blocks))}
    return [
        block
        for number, block in enumerate(blocks)
        if number not in edges or not _is_by_makers(" ".join(map(plain_caption, block.lines)))
    ]


def _is_by_makers(text: str) -> bool:
    return is_credit(text) or bool(_ADVERT.search(text))


_ADVERT = re.compile(
    r"\b(?:opensubtitles|osdb|addic7ed|subscene|podnapisi|yify|yts|subdivx)"
    r"\.(?:org|com|link|net|mx)\b|\badvertise your product or brand here\b|\bbecome VIP member\b",
    re.IGNORECASE,
)
"""What sites that captions are fetched from put at their ends."""


def _shown(line: str) -> Shown:
    return tuple(plain_caption(line).split())


def _pieces(number: int, block: CaptionBlock) -> Iterator[_Piece]:
    """A caption's lines, without the name of whose voice it is where a program wrote it there
    again; sounds in brackets over two of them are one, and a line in which
    somebody answers is two."""
    text = "\n".join(block.lines)
    before, *voices = _VOICE.split(text)
    for line in _lines(before):
        yield _timed(number, line, None)
    for name, words in zip(voices[::2], voices[1::2], strict=True):
        own, closed, after = words.removeprefix(f"{name}:").partition("</v>")
        lines = _lines(own)
        for place, line in enumerate(lines, start=1):
            piece = _timed(number, line, resolved(name))
            yield replace(piece, is_closed=bool(closed) and place == len(lines))
        for line in _lines(after):
            yield _timed(number, line, None)


_NOTED = re.compile(r"^[ \t]*[♪♫]+[ \t]*([^♪♫\n]{1,40}?)[ \t]*[♪♫]+[ \t]*$", re.MULTILINE)
"""What stands between two notes: words of a song, or which music is heard."""
_MOST_HEARD = 3


def _heard(noted: re.Match[str]) -> str:
    inner = noted[1]
    is_plain = inner.islower() or inner.isupper()
    is_heard = is_plain and len(inner.split()) <= _MOST_HEARD and is_sound(inner)
    return f"[{inner}]" if is_heard else noted[0]


def _lines(text: str) -> list[str]:
    text = _NOTED.sub(_heard, text) if "♪" in text or "♫" in text else text
    text = _TAG_BREAK.sub(lambda tag: tag[0].replace("\n", " "), text)
    text = _ROUND_BREAK.sub(lambda sound: sound[0].replace("\n", " "), text)
    lines = [part for line in text.split("\n") for part in _CHANGE.split(line)]
    return [line for line in lines if line.strip()]


_TAG_BREAK = re.compile(r"<[^<>]*\n[^<>]*>")
_ROUND_BREAK = re.compile(r"^\W{0,4}[(\[][^()\[\]\n]{1,60}\n[^()\[\]\n]{1,60}[)\]]", re.MULTILINE)


def _timed(number: int, line: str, voice: str | None) -> _Piece:
    """A line's words, and the times that stand between them."""
    first, *parts = _WORD_TIME.split(line)
    text, times = plain_caption(first), []
    for time, words in zip(parts[::2], parts[1::2], strict=True):
        times.append((len(text), parse_time(time) or 0))
        text += plain_caption(words)
    return _Piece(number, text, voice, tuple(times))


def _add(
    builder: Builder,
    blocks: Sequence[CaptionBlock],
    heard: Sequence[tuple[_Piece, SpokenLine | None]],
) -> None:
    """Add the pieces, each with its speaker, caption by caption."""
    goes_on = _names_changes_only([piece for piece, _ in heard])
    is_aside = not _answer_from_the_first([said for _, said in heard if said])
    at = 0
    is_seen_only, is_voice, ended = False, False, 0
    for number, block in enumerate(blocks):
        first = builder.here
        # A voice without its end lasts as long as its cue (WebVTT, 6.4, cue text parsing), unless
        # the file names voices where they change.
        if is_voice or (is_seen_only and block.start_ms > ended + _PAUSE_MS):
            builder.turn(None)
            is_seen_only = is_voice = False
        builder.time(block.start_ms)
        while at < len(heard) and heard[at][0].block == number:
            piece, said = heard[at]
            if piece.voice:
                builder.turn(piece.voice)
                is_voice, is_seen_only = not (piece.is_closed or goes_on), False
                _add_words(builder, piece, piece.text)
                if piece.is_closed:
                    builder.turn(None)
            elif said:
                if said.changes:
                    builder.turn(said.speaker)
                    is_seen_only, is_voice = said.is_bracketed and is_aside, False
                elif _SUNG.match(piece.text):
                    builder.turn(None)
                if said.aside and is_manner(said.aside):
                    builder.mark(said.aside)
                _add_words(builder, piece, said.text)
            at += 1
        builder.close_cue(first, block.start_ms, block.end_ms)
        ended = block.end_ms


def _answer_from_the_first(said: Sequence[SpokenLine]) -> bool:
    """Whether names in brackets stand from the first caption on, and at each change: who is named
    so goes on over silences."""
    named = [one.speaker for one in said if one.changes and one.speaker and one.is_bracketed]
    changes = sum(one != other for one, other in pairwise(named))
    is_first = bool(said) and bool(said[0].speaker)
    return is_first and changes >= max(_FEWEST_CHANGES, _ANSWERED * (len(named) - 1))


_FEWEST_CHANGES, _ANSWERED = 4, 0.9


def _names_changes_only(pieces: Sequence[_Piece]) -> bool:
    """Whether a file names a voice where it begins and lets the captions behind it go on, as OHMS
    and the Podcast Index's example do: nobody is named twice in a row, though captions without a
    name stand between, and no voice is closed."""
    named = [(one.block, one.voice) for one in pieces if one.voice]
    names = [name for (_, name), _ in groupby(named)]
    return (
        len(names) >= _FEWEST_CHANGES
        and len({block for block, _ in named}) < len({one.block for one in pieces})
        and all(one != other for one, other in pairwise(names))
        and not any(one.is_closed for one in pieces)
    )


def _add_words(builder: Builder, piece: _Piece, text: str) -> None:
    """Add what is left of a piece once its head is taken, with the times of its parts."""
    done = len(piece.text.rstrip()) - len(text.rstrip())
    for place, ms in piece.times:
        if place > done:
            builder.text(_marked(piece.text[done:place]))
            done = place
        builder.time(ms)
    builder.text(_marked(piece.text[done:]))


def _marked(text: str) -> str:
    """Sounds in round brackets as the builder knows marks: those that are a line of their own, in
    capitals, or tell at its head how something is said."""

    def mark(match: re.Match[str]) -> str:
        inner = (match[1] or match[2]).strip()
        is_first = not _LETTER.search(text[: match.start()])
        is_whole = is_first and not _SPOKEN_ON.search(text[match.end() :])
        is_told = is_sound(inner) and len(inner.split()) < 3 and is_first
        is_shouted = inner.isupper() and is_sound(inner)
        return f"[{inner}]" if is_whole or is_told or is_shouted else match[0]

    return _ROUND.sub(mark, text) if "(" in text or "（" in text else text


_LETTER = re.compile(r"\w")
_SPOKEN_ON = re.compile(r"\w|…|\.\.")
"""Words after brackets, or the sign that somebody trails off, which no sound does."""
