import pytest

from app.archive.ingest import terms as ingest
from app.archive.ingest.deriving import Deriving
from app.exploring.terms import Term
from app.store import episodes, facts, terms

GLACIER = "Ann: The glacier melts in the valley.\n\nBen: A glacier in a valley melts slowly.\n" * 6
LOOM = "Ann: The loom weaves a carpet.\n\nBen: A carpet on the loom is woven.\n" * 6
AD = " ".join(f"brought{number} by{number}" for number in range(30))


@pytest.fixture(scope="module")
def five(archive_of):
    glaciers = {f"glacier{number}.txt": f"{GLACIER}Ann: {AD}\n" for number in range(3)}
    return archive_of({**glaciers, "loom.txt": LOOM, "carpet.txt": LOOM + GLACIER})


@pytest.fixture
def talks(five, copy_of):
    """Five talks, of which three read out the same."""
    return copy_of(five)


def told(archive, slug):
    with archive.database.read() as session:
        row = episodes.by_slug(session, slug)
        return {one.text for one in terms.telling(session, row.id, 100)}


def elsewhere(archive, slug, key):
    with archive.database.read() as session:
        row = episodes.by_slug(session, slug)
        own = Term(key, key, 0, 0, 0.0)  # as if it were none of the talk's
        return terms.counts_elsewhere(session, row.id, [own])[1].get(key, 0)


def test_an_import_finds_what_sets_each_talk_apart(talks):
    assert "loom" in told(talks, "loom")
    assert not any(text.startswith("brought") for text in told(talks, "glacier0"))


def test_counts_follow_what_changes_and_what_goes(talks):
    assert elsewhere(talks, "glacier0", "loom") == 24
    talks.write("loom.txt", GLACIER)
    talks.run_import()
    assert elsewhere(talks, "glacier0", "loom") == 12
    with talks.database.write() as session:
        session.delete(episodes.by_slug(session, "carpet"))
    ingest.refresh(talks.database, Deriving(talks.database, 1))
    assert elsewhere(talks, "glacier0", "loom") == 0


def test_what_did_not_change_is_not_counted_again(talks, monkeypatch):
    done = []
    whole = ingest.as_said

    def watched(session, row, *others):
        done.append(row.slug)
        return whole(session, row, *others)

    monkeypatch.setattr(ingest, "as_said", watched)
    ingest.refresh(talks.database, Deriving(talks.database, 1))
    assert done == []
    talks.write("new.txt", LOOM)
    talks.run_import()
    assert done == ["new"]


def test_all_is_counted_anew_when_the_archive_has_grown_by_a_quarter(talks):
    for number in range(2):
        talks.write(f"new{number}.txt", LOOM)
    talks.run_import()
    with talks.database.read() as session:
        assert facts.get(session, "counted_terms")["episodes"] == 7
        assert terms.untold(session) == terms.uncounted(session) == []


def test_that_speakers_call_one_another_sets_no_talk_apart_and_a_guest_of_captions_may(archive_of):
    called = (
        "Runa Mikkelsen: Tell us, Ovid, of Mercator.\n\nOvid Crane: Well Runa, Mercator drew.\n"
    )
    archive = archive_of({"one.txt": called * 8, "two.txt": "runa drew the loom " * 60})
    assert "Mercator" in told(archive, "one")
    assert not told(archive, "one") & {"Ovid", "Runa"}
    assert {"runa", "Runa"} & told(archive, "two")
