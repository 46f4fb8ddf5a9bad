import pytest

from app.archive.ingest import folder
from app.archive.ingest.folder import scan
from app.archive.ingest.reading import read_file
from app.archive.owner.owner_files import read_owner_files

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Harbour Voices</title><language>en</language>
<podcast:person>Mara Lindqvist</podcast:person>
<item><title>The Bell &amp; the Fog</title><guid>abc-1</guid>
<pubDate>Tue, 05 Mar 2024 08:00:00 +0000</pubDate><itunes:duration>1:02:03</itunes:duration>
<itunes:episode>3</itunes:episode><itunes:season>2</itunes:season>
<enclosure url="https://example.com/audio/bell.mp3" type="audio/mpeg"/>
<podcast:transcript url="https://example.com/ep1/transcript.vtt" type="text/vtt"/>
<podcast:person role="guest">Ingrid Solheim</podcast:person></item>
<item><title>Two Lamps</title><guid>abc-2</guid>
<podcast:transcript url="https://example.com/ep2/transcript.vtt" type="text/vtt"/></item>
<item><title>Without</title><guid>abc-3</guid></item>
</channel></rss>
"""
TALK = "WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning.\n"


@pytest.fixture
def scanned(tmp_path):
    (tmp_path / "feed.xml").write_text(FEED)

    def scanned(*names: str) -> dict[str, dict[str, object]]:
        for name in names:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(TALK)
        return {file.name: dict(file.told) for file in scan(tmp_path, tmp_path).files}

    return scanned


@pytest.mark.parametrize(
    "name",
    [
        "bell.vtt", "abc-1.en.vtt", "the-bell-the-fog.srt", "ep1/transcript.vtt",
        "03 The Bell & the Fog.vtt",
    ],
)  # fmt: skip
def test_a_file_is_told_by_the_name_of_its_audio_transcript_guid_or_title(scanned, name):
    facts = scanned(name)[name]
    assert facts["title"] == "The Bell & the Fog"
    assert str(facts["date"]) == "2024-03-05"
    assert (facts["season"], facts["number"], facts["duration_ms"]) == (2, 3, 3_723_000)
    assert (facts["hosts"], facts["guests"]) == (("Mara Lindqvist",), ("Ingrid Solheim",))
    assert (facts["series"], facts["media_url"]) == (
        "Harbour Voices", "https://example.com/audio/bell.mp3",
    )  # fmt: skip


def test_a_recording_beside_the_file_is_its_own(scanned, tmp_path):
    (tmp_path / "bell.mp3").write_bytes(b"ID3")
    assert scanned("bell.vtt")["bell.vtt"]["media_url"] == "bell.mp3"


def test_other_files_are_told_nothing(scanned):
    assert scanned("transcript.vtt", "lamp.vtt") == {"lamp.vtt": {}, "transcript.vtt": {}}


def test_the_feed_tells_which_episodes_lack_a_transcript(scanned, tmp_path):
    scanned("bell.vtt")
    (refused,) = scan(tmp_path, tmp_path).refused
    assert refused == folder.Refused(
        "feed.xml",
        "A podcast feed: 2 of its 3 episodes have no transcript here. It links to transcripts of "
        "1: `import --download` fetches them.",
    )


def test_a_file_is_read_again_when_the_feed_tells_something_else(scanned, tmp_path):
    scanned("bell.vtt")
    before = scan(tmp_path, tmp_path).files[0].signature
    (tmp_path / "feed.xml").write_text(FEED.replace("The Bell", "A Bell"))
    assert scan(tmp_path, tmp_path).files[0].signature != before


def test_a_sidecar_says_it_better_than_the_feed_and_chapters_stand_beside(scanned, tmp_path):
    (tmp_path / "bell.chapters.json").write_text(
        '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Start"}, '
        '{"startTime": 2.5, "title": "Fog"}, {"startTime": 3, "title": "Picture", "toc": false}]}'
    )
    (tmp_path / "bell.yaml").write_text("title: Fog")
    scanned("bell.vtt")
    (found,) = scan(tmp_path, tmp_path).files
    read = read_file(found, read_owner_files(tmp_path))
    assert (read.title, read.transcript.metadata.series) == ("Fog", "Harbour Voices")
    chapters = read.transcript.metadata.chapters
    assert [(one.start_ms, one.title) for one in chapters] == [(0, "Start"), (2_500, "Fog")]


def test_an_atom_feed_tells_the_same(tmp_path):
    (tmp_path / "talks.atom").write_text(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
        xmlns:podcast="https://podcastindex.org/namespace/1.0"><title>Hafenstimmen</title>
        <entry><title>Die Glocke</title><id>g-1</id><published>2024-03-05T08:00:00Z</published>
        <link rel="alternate" href="https://example.com/glocke"/>
        <link rel="enclosure" href="https://example.com/audio/bell.mp3"/>
        <podcast:transcript url="bell.vtt" type="text/vtt"/></entry></feed>"""
    )
    (tmp_path / "bell.vtt").write_text(TALK)
    facts = next(dict(one.told) for one in scan(tmp_path, tmp_path).files if one.name == "bell.vtt")
    assert (facts["series"], facts["title"], facts["language"]) == (
        "Hafenstimmen", "Die Glocke", "de",
    )  # fmt: skip
    assert str(facts["date"]) == "2024-03-05"
    assert facts["media_url"] == "https://example.com/audio/bell.mp3"


def test_words_that_stand_in_the_feed_itself_are_told(tmp_path):
    said = "".join(f"<p><strong>{name}:</strong> Mind it.</p>" for name in ("Vera", "Tomas") * 5)
    text = f"<content><![CDATA[{said}]]></content>"
    (tmp_path / "feed.xml").write_text(
        FEED.replace("<guid>abc-3</guid>", f"<guid>abc-3</guid>{text}")
    )
    (refused,) = scan(tmp_path, tmp_path).refused
    assert "The words of 1 stand in the feed itself" in refused.reason
