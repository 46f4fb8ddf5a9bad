"""Puts a transcript together while a format reads its file from top to bottom."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.transcripts import timeline
from app.transcripts.clock_times import CLOCK, LONGEST_MS, parse_time
from app.transcripts.lines.sounds import HOUSE_SOUNDS, KNOWN_SOUNDS
from app.transcripts.model import (
    NOT_TOLD,
    Chapter,
    Cue,
    Mark,
    Metadata,
    Transcript,
    TranscriptError,
    Turn,
)

_MARK = re.compile(
    r"\[([^\[\]\n]{1,60}|(?:eds?\b|editor|note\b|transcri|translat|interrupt|recording|tape\b|audio"
    r"|section\b|portion\b|redact|begin|end of)[^\[\]\n]{1,600})\]"
    rf"|[(（]((?:{KNOWN_SOUNDS})(?: and (?:{KNOWN_SOUNDS}))?)\.?[)）]"
    r"|([♪♫]+)"
    rf"|(?<=[.?!…»”]\s)[(（]({HOUSE_SOUNDS})[)）]\.?|[(（]({HOUSE_SOUNDS})[)）]",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_TIME = re.compile(rf"[\[(]\\?({CLOCK})\\?[\])]")
_WORDY = re.compile(r"\w")
_PAUSE = re.compile(r"\(\d{0,2}[.,]\d{0,2}\)")
"""How long nobody speaks, as linguists write it: `(0.5)`, `(.)`."""
_LETTER = re.compile(r"[^\W\d_]")
_NO_WORDS = frozenset("--> -> >> >>> ** *** _ __ ___".split())
_ELLIPSES = frozenset(("...", "…", ".."))
_SIGNS = 3
_MERGED_MARKS = {"♪": "music", "♫": "music"}
_SILENCE_MS = 500
"""Between captions; shorter gaps come from the rounding of those who make them."""
_BACKWARD_MS = 5_000
"""Who speaks at once with others is often written behind them; that is no step backward."""
MOST_WORDS = 1_000_000
"""Four days and nights of talk."""
LONGEST_WORD_CHARACTERS = 200
"""Longer runs without a space aren't words of a talk; they are cut into pieces of this size."""
_LONGEST_RUN_CHARACTERS = 2_000
"""Longer runs in a script that has spaces are pictures or other data, and left out."""
_DATA_LEFT_OUT = (
    "A run of {count:,} letters without a space was left out: it looks like data and no word."
)
LATE_MS = 6 * 3_600_000
"""No talk begins so late: a first time beyond this is one of the day."""


def check_words(count: int, times: int = 1) -> None:
    """Raises TranscriptError for more words than a talk has, each counted up to `times`."""
    if count > MOST_WORDS * times:
        raise TranscriptError(
            f"It has more than {MOST_WORDS:,} words, which is the most that a talk has. If it "
            "holds several, cut it into a file for each."
        )


class Builder:
    """Collects words, marks, turns, cues and times in reading order."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._words: list[str] = []
        self._led_by = ""
        self._marks: list[Mark] = []
        self._turns: list[tuple[int, str | None]] = []
        self._cues: list[Cue] = []
        self._breaks: list[int] = []
        self._points: list[tuple[int, int]] = []
        self._sure: dict[int, int] = {}
        self._chapters: list[Chapter] = []
        self._end_ms: int | None = None
        self._warnings: dict[str, None] = {}
        self.metadata = Metadata()

    @property
    def here(self) -> int:
        """The number of the next word."""
        return len(self._words)

    def text(self, text: str) -> None:
        """Add the words of `text`; `[laughter]`, `(music)` and `♪` become marks."""
        check_words(self.here)
        text = _CONTROL.sub(" ", text)
        done = 0
        for match in _MARK.finditer(text):
            self._add_words(text[done : match.start()])
            self.mark(match[1] or match[2] or match[4] or match[5] or _MERGED_MARKS[match[3][0]])
            done = match.end()
        self._add_words(text[done:])

    def said(self, text: str, at_ms: int | None = None, confidence: float | None = None) -> None:
        """Add the words of `text`, the first of them said at `at_ms`; whoever heard them was as
        sure as `confidence`, 0 to 1, that each is right."""
        first = self.here
        self.text(text)
        if at_ms is not None and self.here > first:
            self._points.append((first, at_ms))
        if confidence is not None:
            self._sure.update(dict.fromkeys(range(first, self.here), round(100 * confidence)))

    def timed_text(self, text: str) -> None:
        """Add the words of `text`, in which `[12:34]` or `(1:02:03)` tells the next word's time."""
        done = 0
        for match in _TIME.finditer(text):
            self.text(text[done : match.start()])
            self.time(parse_time(match[1]) or 0)
            done = match.end()
        self.text(text[done:])

    def leave_times_of_day(self, from_ms: int) -> None:
        """Leave all times out where the first is `from_ms` or later: no talk begins there, so that
        they are a clock's on the wall."""
        if self._points and min(ms for _, ms in self._points) >= from_ms:
            self._points, self._cues, self._end_ms = [], [], None
            self.warn(
                "Its times are those of the day, and not of the talk; they are left out. "
                "`sync` beside the file tells where words stand in the recording."
            )

    def mark(self, text: str) -> None:
        """Something happens before the next word; a bare number is a footnote's, and nothing."""
        label = " ".join(text.split())
        if _LETTER.search(label):
            self._marks.append(Mark(self.here, label))

    def _add_words(self, text: str) -> None:
        for token in text.split():
            is_plain = token[0].isalnum()  # most are, told quickly
            if is_plain and not self._led_by and len(token) <= LONGEST_WORD_CHARACTERS:
                self._words.append(token)
                continue
            if _PAUSE.fullmatch(token):
                continue
            if not _WORDY.search(token):
                self._add_signs(token)
                continue
            if len(token) > _LONGEST_RUN_CHARACTERS and token.isascii():
                self.warn(_DATA_LEFT_OUT.format(count=len(token)))
                continue
            token, self._led_by = self._led_by + token, ""
            self._words.extend(
                token[i : i + LONGEST_WORD_CHARACTERS]
                for i in range(0, len(token), LONGEST_WORD_CHARACTERS)
            )

    def _add_signs(self, token: str) -> None:
        """A lone dash or ellipsis belongs to the word before it, an arrow to none; an ellipsis with
        which somebody begins belongs to the word after it."""
        if token in _NO_WORDS or len(token) > _SIGNS:
            return
        if self._turns and self._turns[-1][0] == self.here:
            self._led_by = token if token in _ELLIPSES else ""
        elif self._words:
            joined = self._words[-1] + (token if token in ".,!?…" else f" {token}")
            last = joined.split(" ")[-1]
            if len(last) <= _SIGNS or _WORDY.search(last):
                self._words[-1] = joined

    def time(self, ms: int) -> None:
        """The next word is said at `ms`."""
        self._points.append((self.here, ms))

    def turn(self, speaker: str | None) -> None:
        """`speaker` (or somebody without a name) speaks; who did so already goes on, without a
        paragraph: captions and segments name the speaker each time."""
        name = " ".join(speaker.split()) if speaker else None
        if self._turns and self._turns[-1][0] == self.here:
            self._turns.pop()
        if name is None or not self._turns or self._turns[-1][1] != name:
            self._turns.append((self.here, name))
            self.paragraph()

    def paragraph(self) -> None:
        """The next word begins a paragraph."""
        if self.here and (not self._breaks or self._breaks[-1] != self.here):
            self._breaks.append(self.here)

    def cue(self, text: str, start_ms: int, end_ms: int) -> None:
        """Add a caption line's words with its times."""
        first = self.here
        self.time(start_ms)
        self.text(text)
        self.close_cue(first, start_ms, end_ms)

    def chapter(self, title: str, at_ms: int | None = None) -> None:
        """A part of the talk begins with the next word (or at `at_ms`, where that is told)."""
        self._chapters.append(Chapter(at_ms or 0, title, None if at_ms is not None else self.here))

    def close_cue(self, first: int, start_ms: int, end_ms: int) -> None:
        """The words since `first` were one caption line; the time of one without words is none of
        the word after it."""
        while self.here == first and self._points and self._points[-1] == (first, start_ms):
            self._points.pop()
        if self.here > first:
            self._cues.append(Cue(first, self.here, start_ms, max(start_ms, end_ms)))
            self._end_ms = max(self._end_ms or 0, end_ms)

    def reaches(self, ms: int) -> None:
        """Something is said until `ms`."""
        self._end_ms = max(self._end_ms or 0, ms) or None

    def ends(self, ms: int | None) -> None:
        """The talk is `ms` long."""
        self._end_ms = ms

    def about(self, **facts: object) -> None:
        """Set metadata fields, by the names of Metadata."""
        self.metadata = replace(self.metadata, **facts)  # type: ignore[arg-type]

    def warn(self, *sentences: str) -> None:
        """Tell the owner what was guessed or left out; the same is told once."""
        self._warnings.update(dict.fromkeys(sentences))

    def build(self) -> Transcript:
        """The transcript. Raises TranscriptError where the file held no words."""
        if not self._words:
            raise TranscriptError("The file holds no spoken words.")
        words, count = tuple(self._words), self.here
        self._leave_out_endless_times()
        end_ms = self._end_ms if self._end_ms is not None else self.metadata.duration_ms
        self._warn_of_backward_times()
        starts = [start for start in self._turns if start[0] < count]
        if starts and starts[0][0] > 0:
            starts.insert(0, (0, None))
        ends = [start for start, _ in starts[1:]] + [count]
        turns = tuple(Turn(a, b, name) for (a, name), b in zip(starts, ends, strict=bool(starts)))
        return Transcript(
            format=self._format,
            words=words,
            timeline=timeline.exact(words, self._points, end_ms, self._silences()),
            marks=tuple(self._marks),
            turns=turns if any(turn.speaker for turn in turns) or len(turns) > 1 else (),
            cues=tuple(self._cues),
            breaks=tuple(word for word in self._breaks if word < count),
            metadata=replace(self.metadata, chapters=self.metadata.chapters or self._begun(count)),
            confidences=self._confidences(),
            warnings=tuple(self._warnings),
        )

    def _leave_out_endless_times(self) -> None:
        """Leave out the times that no talk reaches; what is said then stays."""
        told = [ms for _, ms in self._points] + [cue.end_ms for cue in self._cues]
        told += [self._end_ms or 0, self.metadata.duration_ms or 0]
        told += [one.start_ms for one in (*self._chapters, *self.metadata.chapters)]
        if max(told) <= LONGEST_MS:
            return
        self._points = [point for point in self._points if point[1] <= LONGEST_MS]
        self._cues = [cue for cue in self._cues if cue.end_ms <= LONGEST_MS]
        self._chapters = [one for one in self._chapters if one.start_ms <= LONGEST_MS]
        self._end_ms = max((cue.end_ms for cue in self._cues), default=None)
        meta = self.metadata
        chapters = tuple(one for one in meta.chapters if one.start_ms <= LONGEST_MS)
        is_endless = (meta.duration_ms or 0) > LONGEST_MS
        self.about(chapters=chapters, duration_ms=None if is_endless else meta.duration_ms)
        self.warn("Some of its times lie days away, where no talk goes on; they are left out.")

    def _warn_of_backward_times(self) -> None:
        points = pairwise(sorted(dict(reversed(self._points)).items()))
        steps = sum(1 for (_, ms), (_, then) in points if then < ms - _BACKWARD_MS)
        if steps:
            places = "one place" if steps == 1 else f"{steps:,} places"
            self.warn(f"Its times run backward in {places}; those that don't rise are left out.")

    def _silences(self) -> Iterator[tuple[int, int, int]]:
        """Captions after which none is shown for a while: first word, last, and their end."""
        for cue, following in pairwise(self._cues):
            if following.start_ms - cue.end_ms >= _SILENCE_MS and cue.end_ms > cue.start_ms:
                yield cue.first, cue.last, cue.end_ms

    def _confidences(self) -> bytes:
        if not self._sure:
            return b""
        return bytes(self._sure.get(word, NOT_TOLD) for word in range(self.here))

    def _begun(self, count: int) -> tuple[Chapter, ...]:
        """The chapters that have words; of several that begin with one word the last."""
        starts = {one.start_ms if one.word is None else -one.word: one for one in self._chapters}
        return tuple(one for one in starts.values() if one.word is None or one.word < count)
