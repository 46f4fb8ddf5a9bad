import pytest

from app.archive.ingest.downloading import (
    DownloadError,
    download,
    fetch_public,
    is_public,
    public_address,
)
from app.archive.ingest.feeds import feeds
from tests.archive.ingest.test_feeds import FEED, TALK


@pytest.fixture
def feed(tmp_path):
    (tmp_path / "show.xml").write_text(FEED)
    return next(feeds([tmp_path / "show.xml"], tmp_path))


def test_transcripts_are_kept_in_a_folder_beside_the_feed(feed, tmp_path):
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return TALK.encode()

    assert [problem for _, problem in download(feed, fetch)] == ["", ""]
    assert sorted(file.name for file in (tmp_path / "show").iterdir()) == [
        "the-bell-the-fog.vtt", "two-lamps.vtt",
    ]  # fmt: skip
    assert list(download(feed, fetch)) == [], "what is there isn't fetched again"
    assert asked == [f"https://example.com/ep{number}/transcript.vtt" for number in (1, 2)]


def test_what_cant_be_fetched_is_told_and_the_others_are_kept(feed, tmp_path):
    def fetch(address: str) -> bytes:
        if "ep1" in address:
            raise DownloadError("It is longer than 20 MB.")
        return TALK.encode()

    assert [problem for _, problem in download(feed, fetch)] == ["It is longer than 20 MB.", ""]
    assert [file.name for file in (tmp_path / "show").iterdir()] == ["two-lamps.vtt"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1",
        "fe80::1", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "224.0.0.1",
    ],
)  # fmt: skip
def test_addresses_of_private_nets_are_none_to_fetch_from(address):
    assert not is_public(address)


def test_addresses_of_the_public_net_are():
    assert is_public("1.1.1.1")
    assert is_public("2606:4700::1111")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.com/a.vtt", "Only https"),
        ("file:///etc/passwd", "Only https"),
        ("https://user@example.com/a.vtt", "Only https"),
        ("https://localhost/a.vtt", "no host of the public net"),
        ("https://127.0.0.1/a.vtt", "no host of the public net"),
        ("https://[::1]/a.vtt", "no host of the public net"),
        ("https://2130706433/a.vtt", "no host of the public net|There is no host"),
    ],
)
def test_other_addresses_are_refused_before_anything_is_asked(address, reason):
    with pytest.raises(DownloadError, match=reason):
        fetch_public(address)


def test_a_host_that_is_not_there_is_told():
    with pytest.raises(DownloadError):
        public_address("no-such-host.invalid", 443)
