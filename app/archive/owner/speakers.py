"""Who speaks where a transcript doesn't say: proposed in a file beside it, settled by its owner.

The file `talk.speakers.yaml` names the people and lists the turns by the number of their first
word and their first words; what stands there is taken at the next import.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import yaml

from app.archive.files import write_text
from app.archive.owner.settling import SUFFIX
from app.archive.owner.source_files import source_path
from app.store import episodes, transcripts
from app.store.database import Database
from app.transcripts.model import TranscriptError
from app.transcripts.restored import Restored
from app.transcripts.restoring.who import who_speaks

SURE = 0.8
"""A turn is only given to somebody when the guess is this sure; else it is left open."""
_FIRST_WORDS = 7
_HEAD = """\
# Who speaks in this talk, as guessed from what is said. Put the real names after Host and Guest,
# correct the turns that are wrong ("?" leaves one open), and import again.
"""


def propose(database: Database, slug: str) -> tuple[Path, int, int]:
    """Write the file beside the transcript of an episode; gives its path, how many turns there
    are, and how many of them are sure. Raises TranscriptError when there is no such episode,
    it names its speakers, it has no turns, or the file is there already."""
    path = source_path(database, slug)
    with database.read() as session:
        row = episodes.by_slug(session, slug)
        if row is None:
            raise TranscriptError(f"There is no episode {slug}.")
        transcript = transcripts.load(session, row.id)
        people = row.people
    if transcript.turns:
        raise TranscriptError("The transcript names its speakers already.")
    if transcript.restored is None:
        raise TranscriptError("No turns were guessed in this transcript.")
    target = path.with_name(path.stem + SUFFIX)
    if target.exists():
        raise TranscriptError(f"{target} is there already; edit it and import again.")
    starts = _starts(transcript.restored)
    spans = list(pairwise([*starts, len(transcript.words)]))
    hosts, guests = _first_names(people.hosts), _first_names(people.guests)
    guesses = who_speaks([transcript.words[a:b] for a, b in spans], hosts, guests)
    entries = [
        {
            "word": first,
            "says": " ".join(transcript.words[first : min(last, first + _FIRST_WORDS)]),
            "speaker": ("Host" if guess.is_host else "Guest") if guess.sure >= SURE else "?",
        }
        for (first, last), guess in zip(spans, guesses, strict=True)
    ]
    names = {"Host": (people.hosts or ("Host",))[0], "Guest": (people.guests or ("Guest",))[0]}
    text = yaml.safe_dump(
        {"names": names, "turns": entries}, allow_unicode=True, sort_keys=False, width=200
    )
    write_text(target, _HEAD + text)
    return target, len(entries), sum(entry["speaker"] != "?" for entry in entries)


def _starts(restored: Restored) -> list[int]:
    count = len(restored.guesses)
    return [0, *(n + 1 for n in range(count - 1) if restored.ends_turn(n))]


def _first_names(names: Sequence[str]) -> list[str]:
    return [name.split()[0] for name in names if name.split()]
