"""Who probably speaks in talks that name nobody, learned from other talks of their host. All talks
are invented, in two ways of speaking that repeat."""

from itertools import cycle, islice

import pytest

from app.archive.fitted_voices import talks_of_host
from app.archive.ingest import voicing
from app.archive.ingest.deriving import Deriving
from app.archive.ingest.importing import prune
from app.store import episodes, fitted_voices, transcripts
from app.transcripts.restoring.own_words import FEWEST, MOST

ASKED = "Now I put it to you plainly that the lamp and the tide belong together."
TOLD = (
    "So we had to {} it every year, and I think that for us it was more like a way of life. "
    "My father taught me all of it. We kept the {} in the boat. Nobody told us otherwise."
)
THINGS = ("paint", "rope", "mend", "anchor", "clean", "lantern", "carry", "sail", "sell", "net")
RAW = "raw.txt"


def turns(number, count=45):
    things = islice(cycle(THINGS), number, None)
    for _ in range(count):
        yield "Ole Dahl", ASKED
        yield (
            f"Vera Holm {'abcdefghijklmnopqrs'[number].upper()}",
            TOLD.format(next(things), next(things)),
        )


def told(number):
    return "\n\n".join(f"**{who}:** {text}" for who, text in turns(number))


def raw():
    text = " ".join(text for _, text in turns(18, 12)).lower()
    return "".join(letter for letter in text if letter.isalpha() or letter == " ")


FACTS = "title: On lamps, with Sigrid Aas\nguests: [Sigrid Aas]\n"
FILES = {
    "archive.yaml": "hosts: [Ole Dahl]\n",
    RAW: raw(),
    "raw.yaml": FACTS,
    **{f"told-{number}.md": told(number) for number in range(FEWEST)},
}


@pytest.fixture(scope="module")
def made(archive_of):
    return archive_of(FILES)


@pytest.fixture(scope="module")
def alone(archive_of):
    return archive_of({name: FILES[name] for name in ("archive.yaml", RAW, "raw.yaml")})


@pytest.fixture
def archive(made, copy_of):
    return copy_of(made)


def kept(archive):
    with archive.database.read() as session:
        return [one.fitted_to for one in fitted_voices.unnamed(session)]


def guessed(archive):
    with archive.database.read() as session:
        row = episodes.by_slug(session, "on-lamps-with-sigrid-aas")
        return transcripts.restored(session, row.id).voices


def said_by(archive, name):
    words = raw().split()
    return " ".join(
        " ".join(words[one.first : one.last]) for one in guessed(archive) if one.speaker == name
    )


def asked(archive):
    with archive.database.read() as session:
        return list(voicing._asked(session))


def test_a_host_is_known_by_what_they_say_in_other_talks(made, alone):
    assert kept(alone) == [None]
    assert "put it to you plainly" in said_by(made, "Ole Dahl")
    assert "put it to you plainly" not in said_by(made, "Sigrid Aas")
    assert "put it to you plainly" not in said_by(alone, "Ole Dahl")
    assert kept(made)[0] not in (0, None)


def test_what_is_guessed_already_is_left_alone(archive):
    before = kept(archive)
    assert asked(archive) == []
    archive.run_import()
    assert kept(archive) == before


def test_one_more_talk_of_the_host_lets_all_be_guessed_anew(archive):
    before = kept(archive)
    archive.write("told-8.md", told(FEWEST))
    archive.run_import()
    assert kept(archive) != before and asked(archive) == []


def test_without_enough_other_talks_all_is_as_in_a_talk_alone(archive, alone):
    (archive.folder / "told-0.md").unlink()
    archive.run_import()
    prune(archive.database, archive.engine)
    archive.run_import()
    assert guessed(archive) == guessed(alone)
    assert kept(archive) == [0] and asked(archive) == []


def test_other_rules_guess_all_anew(archive, monkeypatch):
    monkeypatch.setattr(voicing, "VERSION", voicing.VERSION + 1)
    before = guessed(archive), kept(archive)
    with archive.database.write() as session:
        fitted_voices.forget(session)
    assert len(asked(archive)) == 1
    with Deriving(archive.database, 1) as deriving:
        voicing.refresh(archive.database, deriving)
    assert (guessed(archive), kept(archive)) == before


def test_as_many_processes_as_there_are_guess_the_same(made, archive_of):
    again = archive_of(dict(reversed(FILES.items())))
    assert guessed(again) == guessed(made)


def test_where_a_host_speaks_with_several_nobody_is_guessed(archive):
    before = guessed(archive)
    for number in range(FEWEST + 1):
        third = told(number).replace(
            ASKED,
            f"{ASKED}\n\n**Per Lind:** Nobody here believed a word of it then, and few do now.",
        )
        archive.write(f"three-{number}.md", third)
    archive.run_import()
    assert before and guessed(archive) == ()
    assert asked(archive) == []


def test_talks_of_others_and_of_several_tell_nothing_of_a_host(archive):
    with archive.database.read() as session:
        assert len(talks_of_host(session, "Ole Dahl", None, "en").told) == FEWEST <= MOST
        assert talks_of_host(session, "Vera Holm A", None, "en").told == ()
        assert talks_of_host(session, "Ole Dahl", None, "de").key == 0
