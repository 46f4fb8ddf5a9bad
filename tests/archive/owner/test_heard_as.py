import pytest

from app.archive.answers import suggesting
from app.archive.owner import heard_as
from app.search.query.parser import parse

TALK = "we spoke of frenel today and of the prism that he made for lighthouses by the sea " * 6


def keys(archive, typed):
    return [hit.passage.key for hit in archive.search(typed).hits]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("archive.yaml", "heard-as: {Przybylska: [shibilska]}"),
        ("people.yaml", "- {name: Yevgenia Przybylska, heard-as: shibilska}"),
        ("people.yaml", "Yevgenia Przybylska: [shibilska]"),
        ("topics.yaml", "- {title: Przybylska, heard-as: [shibilska]}"),
    ],
)
def test_what_the_owner_lists_is_found(archive, name, content):
    archive.write("talk.txt", "with shibilska in the studio " * 12)
    archive.run_import()
    assert keys(archive, "Przybylska") == []
    archive.write(name, content)
    archive.run_import()
    assert keys(archive, "Przybylska")


def test_a_wrong_file_is_told_and_left_out(archive):
    archive.write("talk.txt", "with shibilska in the studio " * 12)
    archive.write("people.yaml", "- {nobody: here}")
    report = archive.run_import()
    assert report.imported == 1
    assert "people.yaml: `people.1` is left out: it has no `name`." in report.problems


def test_names_nobody_says_are_proposed_with_their_places(archive):
    archive.write("talk.txt", TALK)
    archive.write("talk.yaml", "title: On the Work of Augustin Fresnel")
    archive.run_import()
    proposals = heard_as.propose_heard_as(archive.database, archive.engine)
    (proposal,) = [one for one in proposals if one.name == "Fresnel"]
    assert proposal.heard == "frenel"
    assert "spoke of frenel today" in proposal.places[0].words
    archive.write("archive.yaml", "heard-as: {Fresnel: [frenel]}")
    archive.run_import()
    assert heard_as.propose_heard_as(archive.database, archive.engine) == []


def test_what_people_wrote_was_not_misheard(archive):
    archive.write(
        "talk.txt", "We spoke of Frenel today, and of the prism. It was for the sea. " * 8
    )
    archive.write("talk.yaml", "title: On the Work of Augustin Fresnel")
    archive.run_import()
    assert heard_as.propose_heard_as(archive.database, archive.engine) == []


def test_readings_of_misheard_runs(archive):
    archive.write("archive.yaml", "heard-as: {Augustin Fresnel: [august frenel, frenel]}")
    archive.run_import()
    words = "of august frenel, and frenel again".split()
    with archive.database.read() as session:
        found = heard_as.settled_names(session, words)
    assert found == {1: (3, "Augustin Fresnel"), 4: (5, "Fresnel")}


def meant(archive, typed, alike=0.0):
    with archive.database.read() as session:
        return suggesting.did_you_mean(session, archive.engine, parse(typed), alike)


def suggested(archive, typed):
    with archive.database.read() as session:
        return suggesting.suggest(session, archive.engine, typed)


def test_suggestions_and_what_was_meant(archive):
    archive.write("topics.yaml", "- Lighthouses\n")
    archive.write("talk.txt", "the lighthouse stands by the harbour " * 12)
    archive.run_import()
    found = suggested(archive, "the lig")
    assert "the lighthouse" in [one.text for one in found]
    kinds = {one.kind for one in suggested(archive, "light")}
    assert "topic" in kinds
    assert suggested(archive, "x") == []
    assert meant(archive, "lihgthouse") == "lighthouse"
    assert meant(archive, "lighthouse") == ""


def test_names_and_titles_may_be_meant_too(archive):
    archive.write(
        "talk.txt", "Title: Augustin Fresnel and his lens\n\n" + "we spoke at length " * 20
    )
    archive.run_import()
    assert meant(archive, "the frensel") == "the fresnel"
    assert meant(archive, "the frensel", alike=0.9) == ""
    assert meant(archive, "fresnel") == ""


def test_names_that_other_talks_say_are_proposed_for_captions_that_lack_them(archive):
    seen = ("harbour", "lantern", "window", "bridge", "garden", "kettle", "ladder", "bottle")
    for number, thing in enumerate(seen):
        name = "Kubernetes" if number < 3 else "The parish council"
        said = f"**Nora Lind:** {name} told us about the {thing}, and {name} was right about it."
        archive.write(f"clean-{number}.md", "\n\n".join([said] * 3))
    archive.write("raw.txt", "so we moved it all to kubernettes and it was slow at first " * 8)
    archive.run_import()
    proposals = heard_as.propose_heard_as(archive.database, archive.engine)
    assert [(one.name, one.heard) for one in proposals] == [("Kubernetes", "kubernettes")]
    place = proposals[0].places[0]
    assert (place.slug, "it all to kubernettes" in place.words) == ("raw", True)
    assert place.time.startswith("≈")


def test_a_name_that_captions_write_small_is_proposed_as_clean_talks_write_it(archive):
    clean = "**Vera:** We ran it on ImageNet twice.\n\n**Ola:** On what?\n\n**Vera:** On that.\n\n"
    for number in range(2):
        archive.write(f"clean/{number}.md", clean * 4 + f"**Ola:** Number {number}.\n")
    archive.write("talk.txt", "we trained the net on imagenet all night and then it was good " * 8)
    archive.run_import()
    (found,) = heard_as.propose_heard_as(archive.database, archive.engine)
    assert (found.name, found.heard) == ("ImageNet", "imagenet")
    archive.write("archive.yaml", "heard-as: {ImageNet: [imagenet]}")
    archive.run_import()
    assert heard_as.propose_heard_as(archive.database, archive.engine) == []
    assert keys(archive, "imagenet")
