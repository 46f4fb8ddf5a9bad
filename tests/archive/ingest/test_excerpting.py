from app.store import episodes, topic_mentions, topics, transcripts

PASSED = "So we walked along the harbour, past nets, ropes, glaciers and gulls, and went home. " * 5
TOLD = "A glacier is a river of ice that moves. The glacier carries stones down with it. " * 5
FOG = "The bell rang in the fog and nobody knew who had pulled the rope that night. " * 5


def best(archive):
    """How the passages that are about the topic begin, the best first."""
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        topic = topics.by_slug(session, "glacier")
        found = topic_mentions.excerpts(session, topic.id, [row.id])
        words = transcripts.words(session, row.id)
        return [" ".join(words[one.first : one.first + 2]) for one in found.get(row.id, ())]


def test_where_a_topic_is_spoken_about_comes_before_where_it_is_brushed(archive):
    archive.write("topics.yaml", "- {title: Glacier, words: [glacier, glaciers]}\n")
    archive.write("talk.txt", f"Ann: {PASSED}\n\nBen: {FOG}\n\nAnn: {TOLD}\n")
    archive.run_import()
    assert best(archive)[0] == "A glacier"
    assert "So we" in best(archive)


def test_what_is_told_comes_before_what_is_thrown_to_and_fro(archive):
    archive.write("topics.yaml", "- {title: Glacier, words: [glacier, glaciers]}\n")
    thrown = ["Ben: Yes, the glacier is the one.", "Ann: Oh, is it?"] * 8
    told = (
        "Ann: A glacier is a river of ice that moves slowly down. The glacier carries stones. "
        + FOG
    )
    archive.write("talk.txt", "\n\n".join([f"Ann: {FOG}", *thrown, f"Ben: {FOG}", told]))
    archive.run_import()
    assert best(archive)[0] == "A glacier"


def test_a_talk_that_changes_has_other_excerpts(archive):
    archive.write("topics.yaml", "- {title: Glacier, words: [glacier, glaciers]}\n")
    archive.write("talk.txt", f"Ann: {FOG}\n\nBen: {TOLD}\n")
    archive.run_import()
    assert best(archive)
    archive.write("talk.txt", f"Ann: {FOG}\n\nBen: {FOG}\n")
    archive.run_import()
    assert best(archive) == []


def test_a_topic_that_comes_later_has_excerpts_of_the_talks_before(archive):
    archive.write("talk.txt", f"Ann: {FOG}\n\nBen: {TOLD}\n")
    archive.write("topics.yaml", "- {title: Fog}\n")
    archive.run_import()
    archive.write("topics.yaml", "- {title: Fog}\n- {title: Glacier}\n")
    archive.run_import()
    assert best(archive)
