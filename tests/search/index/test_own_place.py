"""What is read of the index's files, by threads and processes beside each other."""

import os

import pytest

from app.search.index.own_place import OwnPlace
from app.search.index.writer import storage


def test_a_file_is_read_from_any_place(tmp_path):
    (tmp_path / "digits").write_bytes(b"0123456789")
    with OwnPlace(tmp_path / "digits") as file:
        assert file.read(3) == b"012"
        assert (file.seek(-2, os.SEEK_END), file.read()) == (8, b"89")
        assert (file.seek(1), file.seek(2, os.SEEK_CUR), file.read(1)) == (1, 3, b"3")
        assert file.tell() == 4
    with pytest.raises(FileNotFoundError):
        OwnPlace(tmp_path / "nothing")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")
def test_a_process_that_was_forked_doesnt_move_the_place_of_another(tmp_path):
    (tmp_path / "digits").write_bytes(b"0123456789" * 10_000)
    file = storage(tmp_path).open_file("digits")
    file.seek(3)
    child = os.fork()
    if not child:
        os._exit(0 if file.get(50_007, 3) == b"789" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert file.read(3) == b"345"
    file.close()
