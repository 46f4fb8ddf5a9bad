"""What Kaldi and NIST's tools write by line, as NIST's scoring toolkit describes it: STM (who says
what from when to when) and CTM (a word a line)."""

import re
from collections.abc import Callable
from itertools import pairwise

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

_NUMBER = r"(\d{1,7}(?:\.\d{1,6})?)"
_STM = re.compile(
    r"^(?!SPEAKER\s|SPKR-INFO\s|;;)(\S+)[ \t]+(\S+)[ \t]+(\S+)[ \t]+"
    rf"{_NUMBER}[ \t]+{_NUMBER}[ \t]+(?:<[^<>\n]*>[ \t]+)?(\S.*)$",
    re.MULTILINE,
)
_CTM = re.compile(
    rf"^(?!;;)(\S++)[ \t]++(\S++)[ \t]++{_NUMBER}[ \t]++{_NUMBER}[ \t]++(\S++)"
    r"(?:[ \t]++([01](?:\.\d++)?|NA))?[ \t]*+(?:\S++[ \t]++\S++)?$",
    re.MULTILINE,
)
_SCORED = re.compile(r"\((?:%\w+|\w+-)\)|\{[^{}/]*/[^{}]*\}|[{}@]|<[^<>\s]{1,40}>", re.IGNORECASE)
"""Marks of STM for scoring: hesitations, alternatives, noise."""
_NOBODY = re.compile(r"(?:inter_segment_gap|unknown|<na>|na|excluded_region)", re.IGNORECASE)
_UTTERANCE = re.compile(r"(?=[^\s_-]{0,60}[_-])[A-Za-z0-9][\w.-]{2,100}\d{2,}")
_SILENCE = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|sil|!SIL|SIL", re.IGNORECASE)


def _recogniser(line: re.Pattern[str]) -> Callable[[Text], Level]:
    def recognise(file: Text) -> Level:
        """Every line is one of them, but for comments."""
        lines = [one for one in file.text[:20_000].split("\n")[:200] if one.strip()]
        lines = [one for one in lines if not one.startswith(";;")]
        known = sum(bool(line.match(one)) for one in lines[:-1] or lines)
        is_all = known and known >= len(lines[:-1] or lines)
        return Level.SIGNATURE if is_all and len(lines) > 1 else Level.NO

    return recognise


_JOINED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_a-z])")
"""Between the parts of a name, which may hold no space: `Vera_Holm`."""


def parse_stm(file: Text) -> Transcript:
    """The segments in order of time; what is there for scoring alone is left."""
    builder = Builder("stm")
    rows = [match.groups() for match in _STM.finditer(file.text)]
    for _, _, speaker, start, end, words in sorted(rows, key=lambda row: float(row[3])):
        if _NOBODY.fullmatch(speaker) or words.lower().startswith("ignore_time_segment"):
            continue
        builder.turn(_JOINED.sub(" ", speaker))
        builder.cue(_SCORED.sub(" ", words), _ms(start), _ms(end))
    return builder.build()


def parse_ctm(file: Text) -> Transcript:
    """The words in order of time, each as sure as it says; a channel is a speaker where there
    are several."""
    builder = Builder("ctm")
    rows = [match.groups() for match in _CTM.finditer(file.text)]
    channels = sorted({row[1] for row in rows})
    for _, channel, start, length, word, sure in sorted(rows, key=lambda row: float(row[2])):
        if _SILENCE.fullmatch(word):
            continue
        if len(channels) > 1:
            builder.turn(f"Speaker {channel}")
        told = float(sure) if sure and sure != "NA" else None
        builder.said(word, _ms(start), told)
        builder.reaches(_ms(start) + _ms(length))
    return builder.build()


_HEAD = 50_000
"""Letters of a file that tell whether it is a list of utterances."""


def recognise_text(file: Text) -> Level:
    """Every line begins with an utterance's name, which ends with a number, in their order."""
    head = file.text[:_HEAD]
    lines = [one.split(maxsplit=1) for one in head.split("\n") if one.strip()]
    names = [line[0] for line in (lines if len(head) < _HEAD else lines[:-1])]
    is_named = len(names) > 1 and all(map(_UTTERANCE.fullmatch, names))
    is_ordered = is_named and all(a < b for a, b in pairwise(names))
    is_told = sum(len(line) > 1 for line in lines) * 2 > len(lines)
    return Level.SIGNATURE if is_ordered and is_told else Level.NO


def parse_text(file: Text) -> Transcript:
    """The words without the names of utterances."""
    builder = Builder("kaldi-text")
    builder.warn(
        "It lists utterances by their names, without times; they are read as one talk, in the "
        "order of the file."
    )
    for line in file.text.split("\n"):
        words = line.split(maxsplit=1)[1:]
        builder.paragraph()
        builder.text(" ".join(word for word in "".join(words).split() if not _SILENCE.match(word)))
    return builder.build()


def _ms(seconds: str) -> int:
    return round(float(seconds) * 1000)


FORMATS = (
    Format(
        name="stm",
        title="NIST STM (Kaldi)",
        holds="segments with their times and speakers",
        takes=Text,
        recognise=_recogniser(_STM),
        parse=parse_stm,
        extensions=(".stm",),
    ),
    Format(
        name="ctm",
        title="NIST CTM (Kaldi)",
        holds="words with their times, how sure each is, channels as speakers",
        takes=Text,
        recognise=_recogniser(_CTM),
        parse=parse_ctm,
        extensions=(".ctm",),
    ),
    Format(
        name="kaldi-text",
        title="Kaldi and LibriSpeech texts",
        holds="the words of utterances in their order, without their names",
        takes=Text,
        recognise=recognise_text,
        parse=parse_text,
        extensions=(".txt",),
    ),
)
