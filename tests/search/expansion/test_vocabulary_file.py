"""The vocabulary of an index is kept, and grows by what comes to the index."""

import pytest

from app.language.stems import stem
from app.search.expansion import vocabulary_file
from app.search.expansion.vocabulary_file import gather, grown, keep, load

TALKS = [
    "the lights of the harbour lit the foghorn keepers",
    "a keeper lights the light and x keeps them",
    "xs and harbours nightly keeping",
]


def part(text):
    """A part of an index: its stems with the passages that hold them, and its forms."""
    return {stem(word, "en"): 1 for word in text.split()}, set(text.split())


def told(words):
    return list(words.counts.items()), list(words.by_sound.items()), words.passages


@pytest.mark.parametrize("count", [1, 2])
def test_a_vocabulary_that_grew_is_that_of_the_whole(tmp_path, count):
    parts = [part(text) for text in TALKS]
    whole, before = gather(parts, 3, ["en"]), gather(parts[:count], count, ["en"])
    keep(tmp_path, ["a"], ["en"], before)
    kept = load(tmp_path, ["en"])
    assert kept is not None
    assert kept.parts == ["a"]
    for some in (before, kept.words):
        after = grown(
            some,
            {one for stems, _ in parts[count:] for one in stems},
            {form for _, forms in parts[count:] for form in forms},
            lambda one: sum(stems.get(one, 0) for stems, _ in parts),
            3,
            ["en"],
        )
        assert told(after) == told(whole)
        for one in whole.stems:
            assert after.forms([one]) == whole.forms([one])


def test_what_was_kept_is_read_in_its_languages_alone(tmp_path):
    assert load(tmp_path, ["en"]) is None
    whole = gather([part(text) for text in TALKS], 3, ["en"])
    keep(tmp_path, ["a", "b"], ["en"], whole)
    kept = load(tmp_path, ["en"])
    assert kept is not None
    assert told(kept.words) == told(whole)
    assert load(tmp_path, ["de"]) is None


def test_one_without_words_is_one(tmp_path):
    keep(tmp_path, [], ["en"], gather([], 0, ["en"]))
    kept = load(tmp_path, ["en"])
    assert kept is not None
    assert told(kept.words) == ([], [], 0)


def test_one_that_was_damaged_is_none(tmp_path):
    keep(tmp_path, ["a"], ["en"], gather([part(TALKS[0])], 1, ["en"]))
    file = tmp_path / vocabulary_file._NAME
    file.write_bytes(file.read_bytes()[:-3])
    assert load(tmp_path, ["en"]) is None


def test_a_vocabulary_that_cannot_be_looked_at_is_none(tmp_path):
    folder = tmp_path / ("a" * 300)  # what the system refuses to look at, also for root
    assert load(folder, ["en"]) is None
