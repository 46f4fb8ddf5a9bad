"""What rules of before gave is made anew, once, and nothing else is."""

import pytest

from app.archive.ingest import counting, sectioning, topics
from app.store import contents, episodes, statistics, topic_mentions

ICE = "The glacier melts in the valley and leaves a moraine of stones behind it. " * 30
LOOM = "A weaver throws the shuttle through the warp of an old wooden loom. " * 30


def kept(archive):
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        return (
            contents.of_episode(session, row),
            statistics.of_episode(session, row),
            topic_mentions.of_episode(session, row.id),
        )


@pytest.mark.parametrize(
    ("module", "work"),
    [(sectioning, "_contents"), (counting, "_figures"), (topics, "_mentions")],
)
def test_what_other_rules_gave_is_made_anew(archive, monkeypatch, module, work):
    archive.write("topics.yaml", "topics: [{title: Ice, words: [glacier]}]\n")
    archive.write("talk.txt", f"Ann: {ICE}\n\nBen: {LOOM}\n")
    archive.run_import()
    done, whole = [], getattr(module, work)

    def watched(*told):
        done.append(told[-1])
        return whole(*told)

    monkeypatch.setattr(module, work, watched)
    before = kept(archive)
    assert all(before)
    archive.run_import()
    assert done == []
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    archive.run_import()
    archive.run_import()
    assert len(done) == 1
    assert kept(archive) == before
