"""Whatever changes an archive may be killed at any moment; `benchmarks.kills` kills more often."""

import pytest

from benchmarks.kills.killing import run


@pytest.mark.slow
def test_nothing_is_lost_by_a_kill(tmp_path, knows_languages):
    said: list[str] = []
    names = ["import of changes", "prune", "restore"]
    assert run(tmp_path, kills=5, talks=9, seed=5, tell=said.append, names=names) == []
    assert len(said) == 3
    assert all(" 0 kills" not in line for line in said)
