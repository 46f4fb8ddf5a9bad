"""Read a text as a file of some name."""

from app.transcripts.detect import read
from app.transcripts.model import Transcript
from app.transcripts.source import Source


def read_text(text: str | bytes, name: str = "talk.txt") -> Transcript:
    return read(Source(name, text.encode() if isinstance(text, str) else text))


def said(transcript: Transcript) -> str:
    return " ".join(transcript.words)


def turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(t.speaker, " ".join(transcript.words[t.first : t.last])) for t in transcript.turns]
