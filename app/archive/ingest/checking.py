"""The whole folder looked over: what is doubtful in its files, each with what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.archive.ingest.folder import base_stem, scan
from app.archive.ingest.reading import ReadFile
from app.archive.ingest.workers import read_all
from app.archive.owner.owner_files import Versions, read_owner_files
from app.language.tokens import spoken_words
from app.transcripts.aligning.same_talk import Sketch, candidate_pairs, resemblance, sketch
from app.transcripts.doubts import Doubt, doubts


@dataclass(frozen=True, slots=True)
class Finding:
    """Something doubtful in these files: what, and what to do, a sentence each."""

    files: tuple[str, ...]
    doubt: Doubt
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What was looked over: how many files were read, what is doubtful, by file and kind, and how
    many files were passed over without a look since they are none of texts."""

    files: int
    words: int
    findings: tuple[Finding, ...]
    passed_over: tuple[tuple[str, str], ...]


def look_over(
    folder: Path, workers: int = 2, watch: Callable[[int, int, str], None] = lambda *_: None
) -> CheckedFiles:
    """Look a folder over. Files are read as an import reads them, one after another; only a sketch
    of each is kept. Nothing is stored. Raises FolderError where there is no such folder."""
    found = scan(folder, folder)
    owner = read_owner_files(folder)
    findings = [_not_read(one.name, one.reason) for one in found.refused]
    findings += [
        Finding((), Doubt.GUESSED, problem, "Mend the file that is named.")
        for problem in owner.problems
    ]
    sketches: dict[int, Sketch] = {}
    names: list[str] = []
    words = 0
    for done, read in enumerate(read_all(found.files, owner, workers), start=1):
        watch(done, len(found.files), read.found.name)
        findings.extend(_of_file(read))
        if read.transcript is not None:
            words += spoken_words(read.transcript.words)
            sketches[len(names)] = sketch(read.transcript.words)
            names.append(read.found.name)
    findings.extend(
        Finding(
            tuple(same),
            Doubt.SAME,
            "They are of the same talk, and nothing says so",
            "Put them into versions.yaml, as `vivavoce suggest versions` writes it after an "
            "import; else the talk is there more than once.",
        )
        for same in _same_talks(names, sketches, owner.versions)
    )
    order = list(Doubt)
    findings.sort(key=lambda one: (order.index(one.doubt), one.files, one.what))
    passed_over = tuple((one.name, one.reason) for one in found.passed_over)
    return CheckedFiles(len(names), words, tuple(findings), passed_over)


def _same_talks(
    names: list[str], sketches: dict[int, Sketch], told: tuple[Versions, ...]
) -> list[list[str]]:
    """Files of one talk, those of each together, that no name and no owner puts together."""
    together: dict[str, list[str]] = {}
    for a, b in candidate_pairs(sketches):
        one, other = names[a], names[b]
        is_told = any({one, other} <= set(entry.files) for entry in told)
        if (
            is_told
            or _stem(one) == _stem(other)
            or resemblance(sketches[a], sketches[b]) < _SAME_SHARE
        ):
            continue
        group = sorted({*together.get(one, [one]), *together.get(other, [other])})
        together.update(dict.fromkeys(group, group))
    return sorted({tuple(group): group for group in together.values()}.values())


_SAME_SHARE = 0.15
"""Of the runs of both: two captions of a talk have a third in common, two talks of a show .02."""


def _stem(name: str) -> Path:
    return Path(name).with_name(base_stem(Path(name)))


def _of_file(read: ReadFile) -> Iterator[Finding]:
    name = read.found.name
    if read.transcript is None:
        yield _not_read(name, read.reason)
        return
    for one in doubts(read.transcript, read.language):
        yield Finding((name,), one.doubt, one.what, one.do)
    for problem in read.problems:
        if problem not in read.transcript.warnings:
            yield Finding((name,), Doubt.GUESSED, problem, "See whether that is right.")


def _not_read(name: str, reason: str) -> Finding:
    """A reason says as a rule what to do, in the sentences behind its first."""
    what, _, do = reason.partition(". ")
    return Finding(
        (name,), Doubt.NOT_READ, what.rstrip("."), do or "Leave it, or mend it and import again."
    )
