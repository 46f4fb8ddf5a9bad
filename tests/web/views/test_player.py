import pytest

from app.transcripts.model import Recording
from app.web.views.player import Player, player

OWN = "/media/talk?recording=0"


@pytest.mark.parametrize(
    ("address", "kind", "source"),
    [
        ("https://vimeo.com/76979871", "vimeo", "76979871"),
        ("https://player.vimeo.com/video/76979871?h=1", "vimeo", "76979871"),
        ("https://archive.org/details/some-talk_1961", "archive", "some-talk_1961"),
        ("https://archive.org/embed/some-talk_1961", "archive", "some-talk_1961"),
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "youtube", "abcdefghijk"),
        ("https://youtu.be/abcdefghijk", "youtube", "abcdefghijk"),
        ("https://archive.org/download/talk/talk.mp3", "file", None),
        ("https://example.test/talk.mp4", "file", None),
        ("https://vimeo.com.evil.test/1", "file", None),
        ("talk.ogg", "file", OWN),
    ],
)
def test_recordings_by_their_address(address, kind, source):
    found = player(Recording("", None, address), OWN)
    assert (found.kind, found.source) == (kind, source or address)


def test_links_and_frames_begin_at_a_time():
    found = player(Recording("", "abcdefghijk", None), OWN)
    assert found.link(75) == "https://www.youtube.com/watch?v=abcdefghijk&t=75s"
    assert "youtube-nocookie" in found.frame(75)
    assert player(Recording("", None, "talk.ogg"), OWN).frame(75) is None
    assert player(Recording(""), OWN) is None


def test_a_recording_that_the_owner_names_comes_before_youtube():
    assert player(Recording("", "abcdefghijk", "talk.mp3"), "/media/a") == Player(
        "file", "/media/a"
    )
