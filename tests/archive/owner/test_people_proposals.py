import pytest
from typer.testing import CliRunner

from app.archive.owner.people_proposals import hardly_anybody, one_person, propose_people
from app.cli.commands import cli
from app.store import episodes, people
from app.store.people import Participation


def parts(*told):
    return [
        Participation(name, number, series, 100)
        for name, series, numbers in told
        for number in numbers
    ]


def aliases(*told):
    return {one.name: one.aliases for one in one_person(parts(*told))}


def test_a_first_name_is_the_only_one_in_its_series_that_has_it_whole():
    divya = ("Divya Sasidharan", "party", [1, 2])
    assert aliases(divya, ("Divya", "party", [3])) == {"Divya Sasidharan": ("Divya",)}
    assert aliases(divya, ("Divya", "other", [3])) == {}
    assert aliases(divya, ("Divya", "party", [2])) == {}, "both stand in one episode"
    assert aliases(divya, ("Divya Holm", "party", [4]), ("Divya", "party", [3])) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mireille Reece, PsyD", "Mireille B. Reece, Psy.D"),
        ("Jesús Espino", "Jesus Espino"),
        ("Christopher Hiller", "Chris Hiller"),
        ("Thorsten Möeller", "Thorsten Möller"),
        ("Dr. Ida Kallas", "Ida Kallas"),
    ],
)
def test_names_that_differ_in_spelling(one, other):
    found = aliases((one, "show", [1, 2]), (other, "show", [3]))
    assert found == {one: (other,)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Berg", "Anna Holm"), ("Adam Barr", "Adam Carr"), ("Emma Bostian", "Emma Wedekind")],
)
def test_names_of_two_people(one, other):
    assert aliases((one, "show", [1]), (other, "show", [2])) == {}


def test_who_says_a_few_words_once_may_be_nobody():
    few, more = (
        Participation("Jurassic Park", 1, "news", 8),
        Participation("Anna Berg", 1, "news", 800),
    )
    assert [one.name for one in hardly_anybody([few, more])] == ["Jurassic Park"]
    assert hardly_anybody([few, Participation("Jurassic Park", 2, "news", 8)]) == []


def test_guests_of_titles_are_guessed_until_they_are_accepted(archive, site_of):
    archive.write("talk.md", "---\ntitle: Ep. 3 Vera Holm | Ropes\n---\n\nWe rang the bell.\n")
    archive.run_import()
    with archive.database.read() as session:
        [row] = episodes.page(session)[1]
        assert (row.people.guests, row.people.guessed) == ((), ("Vera Holm",))
        assert people.count(session) == 0
    page = site_of(archive).get(f"/episodes/{row.slug}").text
    assert "guessed from the title: Vera Holm" in page
    [found] = propose_people(archive.database)
    listed = (
        CliRunner()
        .invoke(cli, ["suggest", "people", "--data", str(archive.database.path.parent)])
        .stdout
    )
    assert '- name: "Vera Holm"\n  role: guest' in listed
    assert (found.name, found.role) == ("Vera Holm", "guest")
    archive.write("people.yaml", "- {name: Vera Holm, role: guest}\n")
    archive.run_import()
    with archive.database.read() as session:
        [row] = episodes.page(session)[1]
        assert (row.people.guests, row.people.guessed) == (("Vera Holm",), ())
        assert [one.role for one in people.of_episode(session, row.id)] == ["guest"]
    assert propose_people(archive.database) == []


def test_what_the_owner_says_is_nobody_has_no_page(archive):
    archive.write("talk.md", "**Anna Berg:** We rang.\n\n**Posit Connect:** An offer.\n" * 3)
    archive.write("people.yaml", "- {name: Posit Connect, role: nobody}\n")
    archive.run_import()
    with archive.database.read() as session:
        assert [one.name for one in people.in_most_episodes(session, 9)] == ["Anna Berg"]
