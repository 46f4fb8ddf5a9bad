"""Who speaks where a transcript doesn't say: proposed in a file beside it, settled by its owner.

The file `talk.speakers.yaml` names the people and lists the turns by the number of their first
word and their first words; what stands there is taken at the next import.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from app.archive.files import write_text
from app.archive.fitted_voices import fitted, talks_of_host
from app.archive.owner.settling import SUFFIX
from app.archive.owner.source_files import source_path
from app.store import episodes, transcripts
from app.store.database import Database, Session
from app.store.tables import EpisodeRow
from app.transcripts.bare import bare
from app.transcripts.model import TranscriptError
from app.transcripts.restored import Restored
from app.transcripts.restoring.called import called_host
from app.transcripts.restoring.own_names import guests_of
from app.transcripts.restoring.stretches import stretches
from app.transcripts.restoring.voices import Voices, corrected, voices

_FIRST_WORDS = 7
_HEAD = """\
# Who speaks in this talk, as guessed from what is said. Put the real names after Host and Guest,
# correct the turns that are wrong ("?" leaves one open), and import again.
"""


def propose_speakers(database: Database, slug: str) -> tuple[Path, int, int]:
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
        is_raw = transcript.restored is not None and not transcript.turns
        net = (is_raw and _fitted(session, row)) or voices(row.language)
    if transcript.turns:
        raise TranscriptError("The transcript names its speakers already.")
    if transcript.restored is None or net is None:
        raise TranscriptError("No turns were guessed in this transcript.")
    target = path.with_name(path.stem + SUFFIX)
    if target.exists():
        raise TranscriptError(f"{target} is there already; edit it and import again.")
    guests = guests_of(row.title, people.guests, (row.channel or "", *people.hosts))
    said = corrected([bare(word) for word in transcript.words], transcript.restored)
    hosts = people.hosts or called_host(said, transcript.restored, guests)
    entries = [
        {
            "word": first,
            "says": " ".join(transcript.words[first : min(last, first + _FIRST_WORDS)]),
            "speaker": speaker,
        }
        for first, last, speaker in _turns(net, said, transcript.restored, hosts, guests)
    ]
    names = {"Host": (*hosts, "Host")[0], "Guest": (*guests, "Guest")[0]}
    text = yaml.safe_dump(
        {"names": names, "turns": entries}, allow_unicode=True, sort_keys=False, width=200
    )
    write_text(target, _HEAD + text)
    return target, len(entries), sum(entry["speaker"] != "?" for entry in entries)


def _fitted(session: Session, row: EpisodeRow) -> Voices | None:
    """The weights as the talk's page has them, fitted to its host."""
    if len(row.people.hosts) != 1:
        return None
    host = row.people.hosts[0]
    return fitted(session, talks_of_host(session, host, row.series_id, row.language))


def _turns(
    net: Voices,
    said: Sequence[str],
    restored: Restored,
    hosts: Sequence[str],
    guests: Sequence[str],
) -> Iterator[tuple[int, int, str]]:
    """Words `[first, last)` with who says them: `Host`, `Guest`, or `?` where that isn't sure."""
    here = 0
    for one in stretches(net.sentences(said, restored, hosts, guests)):
        if here < one.first:
            yield here, one.first, "?"
        yield one.first, one.last, "Host" if one.is_host else "Guest"
        here = one.last
    if here < len(said):
        yield here, len(said), "?"
