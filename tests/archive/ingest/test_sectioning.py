from app.store import contents, episodes

ICE = "The glacier melts in the valley and leaves a moraine of stones behind it. " * 30
LOOM = "A weaver throws the shuttle through the warp of an old wooden loom. " * 30


def kept(archive):
    with archive.database.read() as session:
        return contents.of_episode(session, episodes.by_slug(session, "talk"))


def test_contents_are_found_once_for_each_state(archive):
    archive.write("talk.txt", f"Ann: {ICE}\n\nBen: {LOOM}\n")
    archive.run_import()
    assert len(kept(archive)) == 2
    with archive.database.read() as session:
        assert contents.behind(session) == []
    with archive.database.write() as session:
        episodes.by_slug(session, "talk").stamp += 1
    assert kept(archive) is None


def test_a_name_that_the_owner_settles_stands_in_the_contents(archive):
    archive.write("talk.txt", f"Ann: {ICE}\n\nBen: {LOOM}\n")
    archive.run_import()
    assert "Vallée" not in str(kept(archive))
    archive.write("archive.yaml", "heard_as: {Vallée: [valley, glacier, moraine, stones]}\n")
    archive.run_import()
    assert "Vallée" in str(kept(archive))


def test_a_talk_with_chapters_needs_no_others(archive):
    archive.write("talk.txt", "the bell rang in the fog " * 200)
    archive.write(
        "talk.chapters.json", '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Fog"}]}'
    )
    archive.run_import()
    assert kept(archive) == []
