"""Files that are renamed or moved keep their episode, its address and its links; so do series,
people and topics whose names change."""

import zipfile

import pytest
from sqlalchemy import text

from app.archive.ingest.importing import prune
from app.store import episodes, people, transcripts

TALK = "**Anna Berg:** We rang the bell of {0} in the fog.\n\n**Ben Vik:** For two hours. {0}\n"


def keys(archive):
    """The addresses of all passages, by their episode's."""
    with archive.database.read() as session:
        return {
            row.slug: [passage.key for passage in transcripts.passages_of(session, row.id)]
            for row in episodes.page(session, limit=500)[1]
        }


def paths(archive):
    with archive.database.read() as session:
        return {row.slug: row.source.path for row in episodes.page(session, limit=500)[1]}


def talk_of(archive, slug):
    with archive.database.read() as session:
        return transcripts.words(session, episodes.by_slug(session, slug).id)[5].rstrip(".")


@pytest.fixture(scope="module")
def made(archive_of):
    return archive_of({f"show/{name}.md": TALK.format(name) for name in ("one", "two", "three")})


@pytest.fixture
def three(made, copy_of):
    return copy_of(made)


def move(archive, old, new):
    (archive.folder / new).parent.mkdir(parents=True, exist_ok=True)
    (archive.folder / old).rename(archive.folder / new)


@pytest.mark.parametrize("new", ["uno.md", "other/deep/one.md"])
def test_a_file_that_was_moved_keeps_episode_address_and_links(three, site_of, new):
    before = keys(three)
    move(three, "show/one.md", new)
    report = three.run_import()
    assert report.moved == [("show/one.md", new)]
    assert report.missing == []
    assert keys(three) == before
    assert paths(three)["one"] == new
    assert prune(three.database, three.engine) == []
    site = site_of(three)
    for key in before["one"]:
        assert site.get(f"/p/{key}").status_code == 200
    assert len(three.search("bell").hits) == 3


def test_a_file_that_was_moved_and_then_changed_keeps_its_links_too(three):
    before = keys(three)["one"]
    move(three, "show/one.md", "other/uno.md")
    three.run_import()
    three.write("other/uno.md", TALK.format("one") + "\n**Anna Berg:** And then some more.\n")
    three.run_import()
    assert talk_of(three, "one") == "one"
    with three.database.read() as session:
        kept = session.execute(text("SELECT key FROM passage UNION SELECT key FROM link")).scalars()
        assert set(before) <= set(kept)


def test_files_that_are_numbered_anew_keep_each_its_own_talk(archive):
    for number in range(1, 6):
        archive.write(f"talk-{number}.md", TALK.format(f"pier{number}"))
    archive.run_import()
    before = keys(archive)
    for number in range(5, 0, -1):
        move(archive, f"talk-{number}.md", f"talk-{number + 1}.md")
    archive.write("talk-1.md", TALK.format("new"))
    report = archive.run_import()
    assert len(report.moved) == 5
    after = keys(archive)
    assert {slug: after[slug] for slug in before} == before
    for number in range(1, 6):
        assert talk_of(archive, f"talk-{number}") == f"pier{number}"
        assert paths(archive)[f"talk-{number}"] == f"talk-{number + 1}.md"
    assert len(after) == 6


def test_two_files_that_change_places(three):
    before = keys(three)
    move(three, "show/one.md", "show/aside.md")
    move(three, "show/two.md", "show/one.md")
    move(three, "show/aside.md", "show/two.md")
    assert len(three.run_import().moved) == 2
    assert keys(three) == before
    assert talk_of(three, "one") == "one"


def test_a_file_in_an_archive_that_was_renamed_keeps_its_talk(archive):
    with zipfile.ZipFile(archive.folder / "spring.zip", "w") as packed:
        packed.writestr("talks/one.md", TALK.format("one"))
    archive.run_import()
    before = keys(archive)
    move(archive, "spring.zip", "autumn.zip")
    assert archive.run_import().moved == [("spring.zip/talks/one.md", "autumn.zip/talks/one.md")]
    assert keys(archive) == before


def test_another_talk_may_take_the_place_of_one_that_was_moved_and_begin_with_the_same_words(three):
    before = keys(three)
    move(three, "show/one.md", "show/uno.md")
    three.run_import()
    three.write("show/one.md", TALK.format("one"))
    report = three.run_import()
    assert (report.imported, report.failed) == (1, [])
    after = keys(three)
    assert {slug: after[slug] for slug in before} == before
    every = [key for of_one in after.values() for key in of_one]
    assert len(set(every)) == len(every)


def test_a_copy_is_another_episode(three):
    three.write("show/copy.md", TALK.format("one"))
    report = three.run_import()
    assert (report.moved, report.imported) == ([], 1)
    assert len(keys(three)) == 4


def test_what_is_written_over_another_file_takes_no_episode_away(three):
    move(three, "show/one.md", "show/two.md")
    report = three.run_import()
    assert (report.moved, report.missing) == ([], ["show/one.md"])
    assert set(keys(three)) == {"one", "two", "three"}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_same_talk_by_two_names_is_one_after_a_prune_and_its_addresses_lead_on(
    three, site_of, ending
):
    """As earlier versions left it: a new file beside the one that had gone; or one that was written
    in another way."""
    before = keys(three)["one"]
    three.write("show/uno.md", TALK.format("one").replace("\n", ending))
    three.run_import()
    (three.folder / "show" / "one.md").unlink()
    assert three.run_import().missing == ["show/one.md"]
    assert prune(three.database, three.engine) == ["show/one.md"]
    site = site_of(three)
    answer = site.get("/episodes/one?t=1", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/episodes/uno?t=1")
    for key in before:
        assert "Uno" in site.get(f"/p/{key}").text


def test_a_file_that_comes_back_after_a_prune_is_at_its_address_again(three):
    before = keys(three)
    (three.folder / "show" / "one.md").unlink()
    three.run_import()
    prune(three.database, three.engine)
    three.write("show/one.md", TALK.format("one"))
    three.run_import()
    assert keys(three) == before


def test_a_renamed_series_leads_on(three, site_of):
    site = site_of(three)
    three.write("archive.yaml", "series: {show: The Bell Show}\n")
    three.run_import()
    answer = site.get("/episodes?series=show&sort=title", follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"] == "/episodes?series=the-bell-show&sort=title"
    assert len(three.search("bell series:show").hits) == 3
    three.write("archive.yaml", "series: {show: Bells}\n")
    three.run_import()
    for old in ("show", "the-bell-show"):
        answer = site.get(f"/episodes?series={old}", follow_redirects=False)
        assert answer.headers["location"] == "/episodes?series=bells"
    three.write("archive.yaml", "")
    three.run_import()
    assert site.get("/episodes?series=show", follow_redirects=False).status_code == 200
    answer = site.get("/episodes?series=bells", follow_redirects=False)
    assert answer.headers["location"] == "/episodes?series=show"


def test_a_slug_that_somebody_took_by_mistake_is_given_back(three, site_of):
    """As when a name came with its markup, which a later version takes away."""
    with three.database.write() as session:
        session.execute(text("UPDATE speaker SET slug = 'ben-vik-2' WHERE slug = 'ben-vik'"))
        session.execute(text("INSERT INTO speaker (name, slug) VALUES ('<b>Ben Vik', 'ben-vik')"))
    three.run_import()
    with three.database.read() as session:
        assert people.by_slug(session, "ben-vik").name == "Ben Vik"
    answer = site_of(three).get("/people/ben-vik-2", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/people/ben-vik")


def test_the_address_of_another_name_leads_to_the_person(three, site_of):
    three.write("people.yaml", "- name: Benjamin Vik\n  aliases: [Ben Vik]\n")
    three.run_import()
    answer = site_of(three).get("/people/ben-vik", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/people/benjamin-vik")
