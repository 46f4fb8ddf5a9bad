from app.archive.answers.suggested import propose_topics

ICE = "Ann: The glacier melts in the valley.\n\nBen: A glacier leaves a moraine, and thaws.\n" * 6
LOOM = "Cid: The loom weaves.\n\nDee: A shuttle runs through the warp of it.\n" * 6


def test_topics_are_proposed_with_counts_and_places(archive):
    for number in range(4):
        archive.write(f"ice{number}.txt", ICE)
        archive.write(f"loom{number}.txt", LOOM)
    archive.write("topics.yaml", "- Moraine\n")
    archive.run_import()
    found = {one.title: one for one in propose_topics(archive.database, archive.engine, 50)}
    assert "moraine" not in found
    assert (found["glacier"].episodes, found["glacier"].mentions) == (4, 48)
    assert "glacier" in found["glacier"].places[0].words
