"""Transcripts of one talk: which of them it is read in, and what the others give to that one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from posixpath import dirname, join, normpath
from statistics import median

import numpy as np

from app.archive.ingest.reading import ReadFile
from app.archive.ingest.talks import Talk
from app.archive.ingest.times import ROUGH_MS
from app.language.sentences import ends_sentence
from app.store.versions import NewVersion
from app.transcripts.aligning.align import Alignment, align
from app.transcripts.aligning.carry import places, word_keys
from app.transcripts.aligning.clocks import shifts
from app.transcripts.aligning.same_talk import SHORTER, likeness_of
from app.transcripts.model import Metadata, Recording, Transcript
from app.transcripts.restoring.restore import is_raw

WRITTEN, AUTOMATIC = "written", "automatic"
_AUTOMATIC = {"youtube-captions", "youtube-xml", "youtube-json3", "youtube-list"}
_WHOLE_SHARE = 0.7
"""Share of the words of the longest version that one has which is all of the talk."""
_NEARLY_WHOLE_SHARE = 0.98
_PUNCTUATED_ENDS_A_WORD = 1 / 60
"""Sentence ends a word."""
_FILLED = (
    "description date season number channel keywords hosts guests views likes rating info "
    "comments".split()
)
"""Facts that a version tells as well as another."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A talk with all of its transcripts: the one that it is read in, and the others, each with
    how it stands to that one."""

    reading: ReadFile
    others: tuple[tuple[ReadFile, Alignment], ...] = ()


def wholes(talk: Talk, reads: Sequence[ReadFile]) -> tuple[list[Whole], list[str]]:
    """The talks that these transcripts are of, and a sentence for each that is set apart though
    something tells that it isn't another's. `reads` all have transcripts."""
    if len(reads) < 2:
        return [Whole(read) for read in reads], []
    left = sorted(reads, key=_rank(talk, reads))
    found, problems = [], []
    while left:
        reading, left = left[0], left[1:]
        others, apart = [], []
        for other in left:
            alignment = align(_words(reading), _words(other))
            if _belongs(talk, reading, other, alignment):
                others.append((other, alignment))
            else:
                apart.append(other)
                if (
                    reading.language == other.language
                    and talk.is_told(*_names(reading, other)) is None
                ):
                    problems.append(
                        f"{other.found.name} is another talk than {reading.found.name}, or a part "
                        "of it, by its words; both are kept."
                    )
        left = apart
        found.append(Whole(reading, tuple(others)))
    return found, problems


def _belongs(talk: Talk, reading: ReadFile, other: ReadFile, alignment: Alignment) -> bool:
    told = talk.is_told(*_names(reading, other))
    if told is not None:
        return told
    alike = likeness_of(alignment, len(_words(reading)), len(_words(other)))
    return alike.shorter >= SHORTER


def _names(one: ReadFile, other: ReadFile) -> tuple[str, str]:
    return one.found.name, other.found.name


def _words(read: ReadFile) -> Sequence[str]:
    assert read.transcript is not None
    return read.transcript.words


def _rank(talk: Talk, reads: Sequence[ReadFile]) -> Callable[[ReadFile], tuple[object, ...]]:
    """How well a talk is read in a transcript, the best first: as the owner chose; all of the talk;
    a human's; with speakers; with punctuation; with times of its own, the surest."""
    longest = max(len(_words(read)) for read in reads)

    def rank(read: ReadFile) -> tuple[object, ...]:
        transcript = read.transcript
        assert transcript is not None
        size = len(transcript.words)
        looked_at = range(0, size, max(1, size // 40))
        bound_ms = median(transcript.timeline.at(word).bound_ms for word in looked_at)
        return (
            not _is_chosen(talk, reads, read),
            size < _WHOLE_SHARE * longest,
            kind_of(transcript) == AUTOMATIC,
            not transcript.turns or transcript.lifted_from is not None,
            sum(map(ends_sentence, transcript.words)) < _PUNCTUATED_ENDS_A_WORD * size,
            bound_ms > ROUGH_MS,
            size < _NEARLY_WHOLE_SHARE * longest,
            bound_ms,
            -size,
            read.found.name,
        )

    return rank


def _is_chosen(talk: Talk, reads: Sequence[ReadFile], read: ReadFile) -> bool:
    """Whether the owner wants to read in this file: by `versions.yaml`, or by a sidecar of any of
    the files, which names it from where it lies."""
    name = read.found.name
    return name in talk.read or any(
        one.transcript
        and one.transcript.metadata.read_in
        and normpath(join(dirname(one.found.name), one.transcript.metadata.read_in)) == name
        for one in reads
    )


def kind_of(transcript: Transcript) -> str:
    """Whether somebody wrote the words or a machine heard them, as far as the file shows it."""
    is_heard = transcript.format in _AUTOMATIC or bool(transcript.confidences)
    return AUTOMATIC if is_heard or is_raw(transcript.words) else WRITTEN


def filled(whole: Whole) -> ReadFile:
    """What a talk is read in, with the facts that only other versions tell, and their recordings.
    A recording of another cut has a clock of its own."""
    reading, transcript = whole.reading, whole.reading.transcript
    assert transcript is not None
    if not whole.others:
        return reading
    meta, title = transcript.metadata, reading.title
    for other, alignment in whole.others:
        theirs = other.transcript
        assert theirs is not None
        told = {
            name: getattr(theirs.metadata, name)
            for name in _FILLED
            if not getattr(meta, name) and getattr(theirs.metadata, name)
        }
        if meta.title is None and theirs.metadata.title:
            told["title"] = title = theirs.metadata.title
        meta = replace(meta, **told)
        meta = _with_recording(meta, transcript, theirs, alignment)
    digest = blake2b(digest_size=8)
    for part in (reading.revision, meta, [_grade(other) for other, _ in whole.others]):
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
    revision = int.from_bytes(digest.digest(), "big") >> 1
    transcript = replace(transcript, metadata=meta)
    return replace(reading, title=title, transcript=transcript, revision=revision)


def _grade(read: ReadFile) -> tuple[str, int]:
    return read.found.name, read.revision


def _with_recording(
    meta: Metadata, transcript: Transcript, theirs: Transcript, alignment: Alignment
) -> Metadata:
    """The facts with the recording of another version, if that is a further one."""
    youtube, media = theirs.metadata.youtube_id, theirs.metadata.media_url
    known = {(meta.youtube_id, meta.media_url)}
    known |= {(one.youtube_id, one.media_url) for one in meta.recordings}
    if not (youtube or media) or (youtube, media) in known:
        return meta
    ahead = shifts(transcript.timeline, theirs.timeline, alignment.pairs)
    if not ahead:
        return meta
    if ahead == ((0, 0),) and not (meta.youtube_id or meta.media_url):
        return replace(meta, youtube_id=youtube, media_url=media)
    title = "YouTube" if youtube else "Another recording"
    recording = Recording(title, youtube, media, ahead)
    return replace(meta, recordings=(*meta.recordings, recording))


def new_version(
    whole: Whole, other: ReadFile, alignment: Alignment, source_id: int, addresses: Sequence[str]
) -> NewVersion:
    """A version as it is stored: with the place of each of its words in the transcript that the
    talk is read in. Where words differ between two that are the same, they stand in their place."""
    transcript = other.transcript
    assert transcript is not None
    moved = places(word_keys(transcript.words), word_keys(_words(whole.reading)))
    for here, there in alignment.pairs:
        if moved[there] < 0:
            moved[there] = here
    return NewVersion(
        source_id=source_id,
        kind=kind_of(transcript),
        language=other.language,
        transcript=transcript,
        passages=other.passages,
        keys=addresses,
        places=np.asarray(moved, dtype=np.int32),
    )
