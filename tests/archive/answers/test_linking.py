import random

from app.archive.answers.linking import Links, LinkStatus
from app.archive.ingest.importing import prune
from app.store import episodes, transcripts

RANDOM = random.Random(3)
VOCABULARY = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
TALK = [RANDOM.choice(VOCABULARY) for _ in range(6_000)]


def passages(archive):
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        said = transcripts.words(session, row.id)
        found = transcripts.passages_of(session, row.id)
        return {p.key: list(said[p.first : p.last]) for p in found}


def follow(archive, address):
    with archive.database.read() as session:
        return Links(session).open(address)


def write(archive, words):
    archive.write("talk.txt", " ".join(words) + "\n")
    archive.run_import()


def test_links_survive_corrections_and_an_introduction(archive):
    write(archive, TALK)
    before = passages(archive)
    changed = [word + "x" if RANDOM.random() < 0.05 else word for word in TALK]
    write(archive, [*(["hello"] * 100), *changed])
    right = 0
    for key, words in before.items():
        link = follow(archive, key)
        assert link.first_seen.split() == words
        start = link.first - 100
        assert (link.status is LinkStatus.SAME) == (link.text.split() == words)
        right += TALK[start : start + len(words)] == words
    assert right / len(before) >= 0.995


def test_links_survive_a_second_change_and_another_cut(archive):
    write(archive, TALK)
    before = passages(archive)
    write(archive, TALK[1_000:])
    write(archive, [*TALK[3_000:], *TALK[1_000:3_000]])
    gone = [key for key in before if follow(archive, key).status is LinkStatus.GONE]
    same = [key for key in before if follow(archive, key).status is LinkStatus.SAME]
    assert 10 <= len(gone) <= 18
    assert len(same) >= 0.9 * (len(before) - len(gone))


def test_words_of_a_passage_have_an_address(archive):
    write(archive, TALK)
    (first, words), (second, more), *_ = passages(archive).items()
    assert follow(archive, f"{first}.5-17").text.split() == words[5:17]
    across = follow(archive, f"{first}.30-{second}.6")
    assert across.text.split() == [*words[30:], *more[:6]]
    write(archive, ["intro", *TALK])
    assert follow(archive, f"{first}.5-17").text.split() == words[5:17]
    assert follow(archive, f"{first}.5-17").status is LinkStatus.SAME


def test_a_withdrawn_episode_says_what_it_was(archive):
    write(archive, TALK)
    key, words = next(iter(passages(archive).items()))
    (archive.folder / "talk.txt").unlink()
    archive.run_import()
    prune(archive.database, archive.engine)
    link = follow(archive, key)
    assert (link.status, link.title) == (LinkStatus.GONE, "Talk")
    assert link.first_seen.split() == words


def test_addresses_that_were_never_given(archive):
    write(archive, TALK)
    key = next(iter(passages(archive)))
    for address in (
        "",
        "x",
        "0" * 12,
        key[:-1],
        key + ".9-3",
        key + ".900-901",
        key * 800,
        "é" * 12,
    ):
        assert follow(archive, address) is None
