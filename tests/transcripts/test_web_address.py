import pytest

from app.transcripts.web_address import split_address


def test_the_parts_of_an_address():
    assert split_address("https://h.example/a/b.mp3?c").path == "/a/b.mp3"


@pytest.mark.parametrize("none", ["http://[", "//a]b", "http://[::1", "https://\u2100.example/a"])
def test_what_is_none_has_no_parts(none):
    assert not any(split_address(none))
