"""Read one file of the folder, with what stands beside it, into an episode to store."""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import blake2b, sha256

from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.archive.ingest.bounds import check_bounds, printable, storable
from app.archive.ingest.commenting import comments_beside, together
from app.archive.ingest.file_names import name_facts, series_from
from app.archive.ingest.folder import FoundFile
from app.archive.ingest.times import with_times
from app.archive.owner import settling
from app.archive.owner.owner_files import ArchiveFile, OwnerFiles
from app.errors import VivaVoceError
from app.language.guessing import guess_language
from app.store.packing import pack_timeline
from app.transcripts.aligning.same_talk import Sketch, sketch
from app.transcripts.bare import bare
from app.transcripts.comments import SUFFIX
from app.transcripts.delivery import pauses
from app.transcripts.detect import read
from app.transcripts.facts import parse_facts
from app.transcripts.model import Metadata, NoTranscriptError, Transcript
from app.transcripts.passages import Passage, cut
from app.transcripts.restored import Restored
from app.transcripts.restoring.guessed_voices import guessed_voices
from app.transcripts.restoring.names import heard_names
from app.transcripts.restoring.own_names import everyday_test, guests_of, own_names
from app.transcripts.restoring.restore import PAUSE_MS, is_raw, restore
from app.transcripts.source import Source
from app.transcripts.speaker_names import tidy
from app.transcripts.title_names import guests_in, named_in
from app.transcripts.turns import turned_by_marks

_GUESSED = (
    "The language was guessed from the words: {}. If it is another, set `language` in archive.yaml "
    "or beside the file."
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: a transcript with its passages, or the reason why there is none.

    `is_failure` tells a file that should have been a transcript from one that is none.
    `problems` are sentences about what was guessed or left out, in the file and beside it: the
    transcript's `warnings` are among them.
    """

    found: FoundFile
    size: int
    sha256: str
    compressed: bytes
    title: str = ""
    language: str = ""
    transcript: Transcript | None = None
    passages: tuple[Passage, ...] = ()
    revision: int = 0
    sketch: Sketch | None = None
    reason: str = ""
    is_failure: bool = False
    problems: tuple[str, ...] = ()


def read_file(found: FoundFile, owner: OwnerFiles) -> ReadFile:
    """Read a file; whatever is wrong with it is said in the result, never raised."""
    base = ReadFile(found, 0, "", b"")
    try:
        data = read_bytes(found.path, found.root, LARGEST_FILE_BYTES)
        base = ReadFile(found, len(data), sha256(data).hexdigest(), zlib.compress(data, 6))
        source = Source(found.name, data, owner.archive.encoding_of(found.name))
        return _with_transcript(base, read(source), owner)
    except NoTranscriptError as error:
        return replace(base, reason=printable(str(error)))
    except VivaVoceError as error:
        return replace(base, reason=printable(str(error)), is_failure=True)
    except MemoryError:
        return replace(base, reason="Reading it takes too much memory.", is_failure=True)
    except Exception as error:  # a parser's own fault must not end the import
        reason = f"The parser failed: {type(error).__name__}: {error}"
        return replace(base, reason=printable(reason), is_failure=True)


def _with_transcript(base: ReadFile, transcript: Transcript, owner: OwnerFiles) -> ReadFile:
    """What was read of a file, with what stands beside it and what is guessed."""
    found, archive = base.found, owner.archive
    check_bounds(transcript)
    meta, problems = _metadata(found, transcript.metadata, archive)
    meta, more = _with_comments(meta, found, archive)
    problems += more
    transcript, more = with_times(
        replace(transcript, metadata=meta), found, archive.encoding_of(found.name)
    )
    problems += more
    transcript, more = _with_speakers(transcript, found)
    problems = (*transcript.warnings, *problems, *more)
    transcript = turned_by_marks(transcript)
    transcript = replace(transcript, turns=tidy(transcript.turns, owner.called))
    language = transcript.metadata.language or archive.language
    if not (transcript.metadata.language or archive.tells_language):
        language = guess_language(transcript.words) or language
        if language != archive.language:
            guess = _GUESSED.format(language)
            transcript = replace(transcript, warnings=(*transcript.warnings, guess))
            problems += (guess,)
    title = printable(transcript.metadata.title or name_facts(found.name, archive.words).title)
    transcript = replace(transcript, metadata=_with_people(transcript, title, owner))
    if not transcript.readings:
        transcript = replace(transcript, restored=_restored(transcript, title, language, archive))
    transcript = storable(transcript)
    passages = tuple(cut(transcript))
    return replace(
        base,
        title=title,
        language=language,
        transcript=transcript,
        passages=passages,
        sketch=sketch(transcript.words),
        revision=_revision(title, language, transcript, passages),
        problems=tuple(map(printable, problems)),
    )


_GREETED_WORDS = 500
"""In a talk of so many words a guest is called by name."""


def _with_people(transcript: Transcript, title: str, owner: OwnerFiles) -> Metadata:
    """The facts with people by the names that the owner gives them; guests whom the title alone
    names are guessed, until the owner knows them."""
    meta = transcript.metadata
    called, nobody = owner.called, owner.nobody
    hosts, guests = (
        tuple(
            dict.fromkeys(
                called.get(one.casefold(), one) for one in names if one.casefold() not in nobody
            )
        )
        for names in (meta.hosts, meta.guests)
    )
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    guessed = (
        guests_in(title, (*hosts, *guests, *speakers, meta.series or "")) if not guests else ()
    )
    if len(transcript.words) >= _GREETED_WORDS and not is_raw(transcript.words):
        guessed = named_in(transcript.words, guessed)
    known = tuple(called[one.casefold()] for one in guessed if one.casefold() in called)
    unknown = tuple(one for one in guessed if one.casefold() not in {*called, *nobody})
    return replace(meta, hosts=hosts, guests=(*guests, *known), guessed_guests=unknown)


def _restored(
    transcript: Transcript, title: str, language: str, archive: ArchiveFile
) -> Restored | None:
    """What is guessed of raw captions; None for a text with marks of its own."""
    silences = {pause.word: pause.ms for pause in pauses(transcript, PAUSE_MS)}
    guessed = restore(transcript.words, language, silences)
    if guessed is None:
        return None
    meta, said = transcript.metadata, [bare(word) for word in transcript.words]
    names = [name for name in own_names(title, meta) if archive.guesses_name(name)]
    guessed = replace(guessed, names=tuple(heard_names(said, names, everyday_test(language))))
    if transcript.turns or not archive.guess_speakers:
        return guessed
    guests = guests_of(title, meta.guests, (meta.series or "", meta.channel or "", *meta.hosts))
    return replace(guessed, voices=guessed_voices(said, guessed, language, meta.hosts, guests))


def _metadata(
    found: FoundFile, own: Metadata, archive: ArchiveFile
) -> tuple[Metadata, tuple[str, ...]]:
    """The file's own facts, over those of its folder, under those of its sidecars."""
    folder = archive.folder(found.name)
    hosts = (folder.hosts if folder else ()) or archive.hosts
    series = folder.title if folder else series_from(found.name, archive.words)
    language = folder.language if folder else None
    told = name_facts(found.name, archive.words)
    base = Metadata(
        series=series,
        hosts=hosts,
        language=language,
        date=told.date,
        season=told.season,
        number=told.number,
        guests=told.guests,
    )
    meta = _over(base, {f.name: getattr(own, f.name) for f in fields(own)})
    meta = _over(meta, dict(found.told))
    problems = []
    for sidecar in found.sidecars:
        if sidecar.name.endswith((settling.SUFFIX, SUFFIX)):
            continue
        try:
            data = read_bytes(sidecar, found.root, LARGEST_FILE_BYTES)
            facts, left_out = parse_facts(Source(sidecar.name, data).text)
        except VivaVoceError as error:
            problems.append(f"{sidecar.name} is left out: {error}")
        else:
            meta = _over(meta, facts)
            problems.extend(f"{sidecar.name}: {one}" for one in left_out)
    if meta.youtube_id is None and (match := re.search(r"\[([\w-]{11})\]", found.path.stem)):
        meta = replace(meta, youtube_id=match[1])
    return meta, tuple(problems)


def _with_comments(
    meta: Metadata, found: FoundFile, archive: ArchiveFile
) -> tuple[Metadata, tuple[str, ...]]:
    """The facts with the comments beside the file, and its own."""
    beside, problems = comments_beside(found)
    comments = together(beside, meta.comments)
    if not archive.link_commenters:
        comments = tuple(replace(one, author_page=None) for one in comments)
    return replace(meta, comments=comments), problems


def _with_speakers(transcript: Transcript, found: FoundFile) -> tuple[Transcript, tuple[str, ...]]:
    """The transcript with the turns that a file beside it settles."""
    for sidecar in found.sidecars:
        if sidecar.name.endswith(settling.SUFFIX):
            try:
                data = read_bytes(sidecar, found.root, LARGEST_FILE_BYTES)
                turns = settling.settled(transcript, Source(sidecar.name, data).text)
            except VivaVoceError as error:
                return transcript, (f"{sidecar.name} is left out: {error}",)
            return replace(transcript, turns=turns), ()
    return transcript, ()


def _over(base: Metadata, facts: dict[str, object]) -> Metadata:
    given = {name: value for name, value in facts.items() if value not in (None, (), "")}
    return replace(base, **given)  # type: ignore[arg-type]


_FACTS = 4
"""Goes up when more is kept of a transcript that reads as before, or other people, so that it is
stored anew."""


def _revision(
    title: str, language: str, transcript: Transcript, passages: Sequence[Passage]
) -> int:
    """A number that changes when anything does that pages or search show."""
    digest = blake2b(str(_FACTS).encode(), digest_size=8)
    for part in (title, language, transcript.metadata, transcript.turns, passages):
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
    spans = (transcript.marks, transcript.breaks, transcript.readings, transcript.warnings)
    if transcript.restored:
        digest.update(transcript.restored.guesses)
        digest.update(
            repr((transcript.restored.names, transcript.restored.voices)).encode(
                "utf-8", "surrogatepass"
            )
        )
    if transcript.metadata.played:  # apart, so that talks without are as they were
        digest.update(repr(transcript.metadata.played).encode("utf-8", "surrogatepass"))
    digest.update(transcript.confidences + transcript.how_detected.encode())
    digest.update(repr(spans).encode("utf-8", "surrogatepass"))
    digest.update("\n".join(transcript.words).encode("utf-8", "surrogatepass"))
    digest.update(pack_timeline(transcript.timeline))
    return int.from_bytes(digest.digest(), "big") >> 1


def passage_keys(
    slug_seed: str, words: Sequence[str], spans: Iterable[tuple[int, int]]
) -> list[str]:
    """An address for each passage, a span `[first, last)` of an episode's words, from its words and
    the file they stand in: it stays the same while they do, wherever the passage moves within the
    talk."""
    seen: dict[str, int] = {}
    keys = []
    for first, last in spans:
        said = " ".join(words[first:last])
        again = seen.get(said, 0)
        seen[said] = again + 1
        text = f"{slug_seed}\n{again}\n{said}".encode("utf-8", "surrogatepass")
        number = int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 4
        keys.append("".join(_LETTERS[number >> 5 * place & 31] for place in range(12)))
    return keys


_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter is taken for another."""
