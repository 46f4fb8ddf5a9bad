import pytest

from app.archive.ingest import clouds as ingest
from app.archive.ingest.deriving import Deriving
from app.store import clouds, episodes, people, series, table_seals, terms
from app.store.clouds import talk_terms
from app.store.terms import TellingTerm

ANN = "Ann: The glacier melts, and meltwater runs below the glacier to the fjord.\n\n"
BEN = "Ben: A loom weaves the carpet, and the loom has a shuttle.\n\n"
HEAD = "---\nseries: {0}\ndate: {1}-05-01\n---\n\n"


@pytest.fixture
def talks(archive):
    """Two talks of one series in which Ann and Ben speak, and one of another."""
    for number in range(2):
        archive.write(f"ice{number}.md", HEAD.format("Ice", 2019) + (ANN + BEN) * 20)
    archive.write("bell.md", HEAD.format("Bells", 2021) + "Per: The bell tolls in fog.\n\n" * 90)
    archive.run_import()
    return archive


def said(archive, kind, slug):
    with archive.database.read() as session:
        row = {"person": people, "series": series}[kind].by_slug(session, slug)
        return {one.text: one for one in clouds.words(session, kind, row.id, 100)}


def test_a_person_has_their_own_words_alone(talks):
    ann, ben = said(talks, "person", "ann"), said(talks, "person", "ben")
    assert {"glacier", "meltwater"} <= ann.keys() and not {"loom", "carpet"} & ann.keys()
    assert {"loom", "carpet"} <= ben.keys() and not {"glacier", "fjord"} & ben.keys()
    assert (ann["glacier"].count, ann["glacier"].episodes) == (80, 2)


def test_a_series_and_a_year_have_the_words_of_their_talks(talks):
    assert {"glacier", "loom"} <= said(talks, "series", "ice").keys()
    with talks.database.read() as session:
        year = [one.text for one in clouds.words(session, "year", 2021, 100)]
    assert "bell tolls" in year and not any("glacier" in text for text in year)


def test_clouds_follow_what_changes_and_what_goes_and_nothing_else_is_made_anew(talks, monkeypatch):
    made = []

    def watched(session, group):
        made.append((group.kind, group.number))
        return talk_terms(session, group)

    monkeypatch.setattr(ingest.clouds, "talk_terms", watched)
    ingest.refresh(talks.database, Deriving(talks.database, 1))
    assert made == []
    talks.write("bell.md", HEAD.format("Bells", 2022) + "Per: A harp plays in fog.\n\n" * 90)
    talks.run_import()
    assert sorted(kind for kind, _ in made) == ["person", "series", "year"]
    assert said(talks, "person", "per").keys() == {"fog", "harp plays"}
    with talks.database.read() as session:
        assert clouds.words(session, "year", 2021, 100) == []


def test_what_raw_captions_misheard_stands_as_a_name_as_in_the_talk_itself(archive):
    for number in range(6):
        archive.write(f"typed{number}.md", HEAD.format("Typed", 2019) + (ANN + BEN) * 20)
    archive.run_import()
    with archive.database.write() as session:  # as if all of them spoke of it
        for key in episodes.stamps(session):
            terms.keep_telling(session, key, [TellingTerm("openai", "OpenAI", 9, 9.0, 0)])
        table_seals.drop(session)
    heard = "so we went to open eye for a year and open eye was hard for the whole team "
    archive.write("heard.txt", heard * 30)
    archive.write("heard.yaml", "date: 2021-05-01\n")
    archive.run_import()
    with archive.database.read() as session:
        year = {one.text for one in clouds.words(session, "year", 2021, 100)}
        own = {one.text for one in terms.telling(session, heard_id(session), 100)}
    assert "OpenAI" in own and "OpenAI" in year
    assert "eye" not in year


def heard_id(session):
    return episodes.by_slug(session, "heard").id


def test_clouds_that_other_rules_gave_are_made_anew(talks, monkeypatch):
    made = []
    monkeypatch.setattr(ingest.clouds, "keep", lambda _, group, __: made.append(group.kind))
    talks.run_import()
    assert made == []
    monkeypatch.setattr(ingest, "VERSION", ingest.VERSION + 1)
    talks.run_import()
    assert {"person", "series", "year"} == set(made)
