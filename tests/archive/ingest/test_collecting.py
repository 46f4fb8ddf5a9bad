import gc

import pytest

from app.archive.ingest.collecting import seldom_collecting


def test_garbage_is_looked_for_less_often_until_the_end_of_the_block():
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collecting():
        assert gc.get_threshold()[0] > before[0]
        raise KeyError
    assert gc.get_threshold() == before
