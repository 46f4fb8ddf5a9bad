"""Which segments are put together, and that nothing is lost by it."""

import pytest

from app.search.index.writer import smallest
from tests.search.index.test_damage import ALL, TALKS, episode, everything, found, opened, segments


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ([1, 1, 1, 1, 300, 300, 304, 1200], 4),  # file by file: no large one is written again
        ([1, 1, 1, 60, 300, 300, 304, 1200], 3),
        ([10, 30, 260, 300, 300, 300, 300, 300], 3),
        ([300, 300, 300, 300, 300, 300, 300, 300], 3),
        ([0, 0, 0, 0, 0, 0, 0, 0], 3),
    ],
)
def test_those_are_put_together_beside_which_the_next_is_large(sizes, count):
    assert smallest(sizes) == count


def test_what_comes_file_by_file_stays_few_segments_and_is_all_found(tmp_path):
    engine = opened(tmp_path / "index")
    engine.replace([episode(number) for number in range(1, 40)])
    large = segments(engine.folder)
    for number in range(40, 70):
        engine.replace([episode(number)])
        assert len(segments(engine.folder)) < 8
    assert set(large) <= set(segments(engine.folder))
    engine.replace([episode(number, revision=2) for number in range(1, 30)])
    assert not set(large) & set(segments(engine.folder))
    for one in (engine, opened(engine.folder)):
        assert found(one, "bell") == {number * 100 for number in range(1, 70)}
        assert found(one, "pier69") == {6900}
        assert one.contents() == {number: 2 if number < 30 else 1 for number in range(1, 70)}


def test_an_index_from_which_all_was_removed_holds_nothing(tmp_path):
    engine = opened(tmp_path / "index")
    engine.replace([episode(1)])
    engine.remove([1])
    assert not segments(engine.folder)
    assert found(engine, "bell") == set()


def test_what_a_first_import_brought_is_put_together_and_what_comes_later_stays_beside_it(tmp_path):
    engine = opened(tmp_path / "index")
    for start in (0, 10, 20):
        engine.replace([episode(number) for number in TALKS[start : start + 10]])
    engine.settle()
    (large,) = segments(engine.folder)
    for one in (engine, opened(engine.folder)):
        assert everything(one) >= ALL
        assert one.contents() == dict.fromkeys(TALKS, 1)
    engine.replace([episode(31)])
    engine.settle()
    assert large in segments(engine.folder)
    assert len(segments(engine.folder)) == 2
    assert found(engine, "pier31") == {3100}
