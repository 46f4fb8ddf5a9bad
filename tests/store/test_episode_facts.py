"""What is known of an episode, as it is kept and read back."""

from sqlalchemy import text

from app.store import episodes
from app.store.episode_facts import EpisodeFacts, NamedPeople
from app.transcripts.model import Chapter, Recording

SIDECAR = """\
title: The Bell
hosts: [Ann Berg]
guests: [Ben Vik]
chapters: [{at: "0:00", title: Fog}, {at: "1:00", title: Noon}]
recordings: [{title: Uncut, media: bell.mp3, shifts: [{at: 0, shift: 5}]}]
views: 12
"""


def stored(archive):
    with archive.database.read() as session:
        return episodes.by_slug(session, "the-bell")


def test_they_are_read_back_as_they_were_told(archive):
    archive.write("talk.txt", "the bell rang in the fog " * 40)
    archive.write("talk.yaml", SIDECAR)
    assert archive.run_import().problems == []
    row = stored(archive)
    assert row.people == NamedPeople(hosts=("Ann Berg",), guests=("Ben Vik",))
    assert row.facts.views == 12
    assert row.facts.chapters == (Chapter(0, "Fog"), Chapter(60_000, "Noon"))
    (uncut,) = row.facts.recordings
    assert (uncut.title, uncut.media_url) == ("Uncut", "bell.mp3")
    assert isinstance(uncut, Recording)
    assert isinstance(uncut.shifts[0], tuple)
    assert row.facts.delivery is not None


def test_what_an_earlier_version_did_not_know_is_missing(archive):
    archive.write("the-bell.txt", "the bell rang in the fog " * 40)
    archive.run_import()
    with archive.database.write() as session:
        session.execute(text("""UPDATE episode SET facts = '{"views": 3}', people = '{}'"""))
    row = stored(archive)
    assert row.facts == EpisodeFacts(views=3)
    assert row.people == NamedPeople()
