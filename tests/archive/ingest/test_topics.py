from app.store import topics

ICE = "Ann: The glacier melts in the valley.\n\nBen: A glacier leaves a moraine, and thaws.\n" * 6
LOOM = "Cid: The loom weaves.\n\nDee: A shuttle runs through the warp of it.\n" * 6


def titles(archive):
    with archive.database.read() as session:
        return {one.title: one for one in topics.with_counts(session)}


def talks(archive):
    for number in range(4):
        archive.write(f"ice{number}.txt", ICE)
        archive.write(f"loom{number}.txt", LOOM)


def test_an_archive_without_topics_shows_those_of_its_talks(archive):
    talks(archive)
    archive.run_import()
    assert titles(archive)["glacier"].is_found
    assert titles(archive)["glacier"].mentions == 48


def test_what_the_owner_hides_is_none_and_what_they_list_is_all(archive):
    talks(archive)
    archive.write("topics.yaml", "- {title: Glacier, hidden: true}\n")
    archive.run_import()
    assert {"glacier", "Glacier"} & set(titles(archive)) == set()
    archive.write("topics.yaml", "- {title: Ice, words: [glacier]}\n")
    archive.run_import()
    assert set(titles(archive)) == {"Ice"}


def test_keywords_that_tell_nothing_are_no_topics(archive):
    archive.write("talk.txt", ICE)
    archive.write("talk.yaml", "series: Ice Talks\nkeywords: [Podcast, Ice Talks, Ann, Moraine]\n")
    archive.run_import()
    assert list(titles(archive)) == ["Moraine"]


def test_an_archive_without_talks_has_no_topics(archive):
    archive.run_import()
    assert titles(archive) == {}
