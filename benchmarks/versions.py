"""Does each talk become one episode, whose transcripts lie in three files, and no two talks one?

    python -m benchmarks.versions FOLDER [--talks 12] [--seed 7]

Of so many clean talks chosen at random three files each are made, in folders and under names of
their own: as it stands, as captions of a video that heard some words wrongly, began later and end
earlier, and as another recogniser's JSON, which leaves out a stretch as an edit does. As many other
talks of the folder stand beside them. What is proposed is accepted, the archive imported again, and
every episode's files are looked at; so is whether addresses of passages in each file open the
episode. Peer: two files are one talk where a tenth of the shorter one's runs of five words stands
in the other. Exits 1 where a talk isn't exactly one episode.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from app.archive.answers.linking import Links
from app.archive.ingest.importing import import_paths
from app.archive.owner.same_talks import propose_same_talks
from app.store import episodes, transcripts, versions
from app.store.database import Database
from app.transcripts.bare import strip_punctuation
from app.transcripts.detect import read
from app.transcripts.model import TranscriptError
from app.transcripts.source import Source
from benchmarks.archives import imported

SHORTEST_WORDS = 2_000
HEARD_WRONGLY = {"captions": 0.12, "recogniser": 0.06}
WORDS_A_CAPTION, WORDS_A_SECOND = 7, 2.6
PEER_RUN, PEER_SHARE = 5, 0.1
ADDRESSES = 8
"""Passages of a file whose addresses are opened."""
ALIKE = 60
"""Of 100: how alike what opens must be to what was there."""


def talks(folder: Path, count: int, chance: random.Random) -> Iterator[tuple[Path, list[str]]]:
    """So many files of the folder, chosen at random, with their words in small letters."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in {".md", ".txt"})
    chance.shuffle(files)
    for file in files:
        try:
            transcript = read(Source(file.name, file.read_bytes()))
        except TranscriptError:
            continue
        said = [one.word for one in strip_punctuation(transcript.words)[0]]
        if len(said) >= SHORTEST_WORDS:
            yield file, said
            count -= 1
        if not count:
            return


def misheard(words: Sequence[str], share: float, chance: random.Random) -> list[str]:
    """Words of which such a share is another one, stands beside another one, or is missing."""
    found: list[str] = []
    for word in words:
        kind = chance.random() / share
        if kind < 0.6:
            found.append(chance.choice(words))
        elif kind < 0.8:
            found += [word, chance.choice(words)]
        elif kind >= 1:
            found.append(word)
    return found


def as_captions(words: Sequence[str]) -> str:
    """WebVTT without speakers."""

    def clock(word: int) -> str:
        seconds = word / WORDS_A_SECOND
        return f"{seconds // 3600:02.0f}:{seconds // 60 % 60:02.0f}:{seconds % 60:06.3f}"

    lines = ["WEBVTT\n"]
    for first in range(0, len(words), WORDS_A_CAPTION):
        last = min(first + WORDS_A_CAPTION, len(words))
        lines.append(f"{clock(first)} --> {clock(last)}\n{' '.join(words[first:last])}\n")
    return "\n".join(lines)


def as_recognised(words: Sequence[str]) -> str:
    """Whisper's JSON."""
    segments = [
        {"start": first / WORDS_A_SECOND, "end": (first + 20) / WORDS_A_SECOND,
         "text": " " + " ".join(words[first : first + 20])}
        for first in range(0, len(words), 20)
    ]  # fmt: skip
    return json.dumps({"text": "", "segments": segments, "language": "en"})


def write_three(file: Path, said: Sequence[str], number: int, into: Path) -> list[str]:
    """Write the three files of a talk, and give their paths within the archive."""
    chance = random.Random(number)
    begun, ended = chance.randrange(40, 200), len(said) - chance.randrange(40, 200)
    cut = chance.randrange(len(said) // 2)
    edited = [*said[:cut], *said[cut + chance.randrange(50, 300) :]]
    heard = misheard(said[begun:ended], HEARD_WRONGLY["captions"], chance)
    other = misheard(edited, HEARD_WRONGLY["recogniser"], chance)
    texts = {
        f"show/{file.name}": file.read_text("utf-8", "replace"),
        f"video/upload {number * 37 + 11}.vtt": as_captions(heard),
        f"recognised/tape-{chr(97 + number % 26)}{number}.json": as_recognised(other),
    }
    for path, text in texts.items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).write_text(text, "utf-8")
    return sorted(texts)


def together(database: Database) -> list[list[str]]:
    """The files of each episode."""
    with database.read() as session:
        ids = list(episodes.stamps(session))
        return sorted(sorted(paths) for paths in versions.paths(session, ids).values())


def by_peer(said: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Pairs of files that are one talk by the runs of words that they share."""
    runs = {
        path: {tuple(words[n : n + PEER_RUN]) for n in range(len(words) - PEER_RUN + 1)}
        for path, words in said.items()
    }
    return {
        (one, other)
        for one, other in combinations(sorted(runs), 2)
        if len(runs[one] & runs[other]) >= PEER_SHARE * min(len(runs[one]), len(runs[other]))
    }


def addresses(database: Database) -> dict[str, list[tuple[str, str]]]:
    """Addresses of some passages of each file that is an episode by itself, and what they say."""
    with database.read() as session:
        ids = list(episodes.stamps(session))
        paths = versions.paths(session, ids)
        found = {}
        for key in ids:
            loaded = transcripts.load(session, key)
            step = max(1, len(loaded.passages) // ADDRESSES)
            found[paths[key][0]] = [
                (one.key, " ".join(loaded.words[one.first : one.last]))
                for one in loaded.passages[step // 2 :: step]
            ]
        return found


def opened(
    database: Database, before: Mapping[str, list[tuple[str, str]]], groups: Sequence[list[str]]
) -> tuple[int, int]:
    """How many addresses there are, and how many open words alike in the episode that now has
    their file."""
    right = count = 0
    with database.read() as session:
        paths = versions.paths(session, list(episodes.stamps(session)))
        links = Links(session)
        for group in groups:
            for key, said in (one for path in group for one in before.get(path, [])):
                link = links.open(key)
                count += 1
                if link is not None and link.episode is not None:
                    alike = fuzz.ratio(link.text.lower(), said.lower()) >= ALIKE
                    right += alike and set(group) <= set(paths[link.episode.id])
    return count, right


def main() -> None:
    """Read the command line, join, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--talks", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(judged(arguments, Path(temporary)))


def judged(arguments: argparse.Namespace, folder: Path) -> bool:
    """Print what became of the talks, and tell whether any went wrong."""
    chance = random.Random(arguments.seed)
    chosen = list(talks(arguments.folder, 2 * arguments.talks, chance))
    groups = [
        write_three(file, said, number, folder)
        for number, (file, said) in enumerate(chosen[: arguments.talks])
    ]
    for file, _ in chosen[arguments.talks :]:
        path = folder / "others" / file.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.read_bytes())
        groups.append([f"others/{file.name}"])
    files = {path: (folder / path).read_bytes() for group in groups for path in group}
    with imported(folder) as archive:
        apart = together(archive.database)
        before = addresses(archive.database)
        proposed = [list(one.files) for one in propose_same_talks(archive.database)]
        (folder / "versions.yaml").write_text(yaml.safe_dump(proposed), "utf-8")
        import_paths(archive.database, archive.engine, [folder], folder)
        joined = together(archive.database)
        count, right = opened(archive.database, before, groups)
    whole = sum(group in joined for group in groups)
    mixed = sum(not any(set(one) <= set(group) for group in groups) for one in joined)
    print(f"{len(groups)} talks in {len(files)} files: {len(apart)} episodes, then {len(joined)}; "
          f"{whole} talks are exactly one episode, {mixed} episodes hold two talks")  # fmt: skip
    print(f"{count} addresses of passages: {right} open the same words in the talk's episode")
    peer(files, groups)
    return whole < len(groups) or mixed > 0 or right < count


def peer(files: Mapping[str, bytes], groups: Sequence[list[str]]) -> None:
    """Print the same by runs of words in common."""
    said = {path: read(Source(path, data)).words for path, data in files.items()}
    bare = {path: [one.word for one in strip_punctuation(words)[0]] for path, words in said.items()}
    found = by_peer(bare)
    true = {pair for group in groups for pair in combinations(group, 2)}
    print(f"peer: {len(found & true)} of {len(true)} pairs, {len(found - true)} wrong ones")


if __name__ == "__main__":
    main()
