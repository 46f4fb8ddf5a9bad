import datetime

from tests.conftest import REAL, needs_real
from tests.transcripts.formats.reading import read_text, said

PAGE = """The Harbour | A Talk

Video Statistics and Information

Video
Captions Word Cloud
Reddit Comments
Captions
[Music] today the ebb is late and info is scarce [Music] you
Info
Channel: Harbour Voices
Views: 118,125
Rating: 4.9 out of 5 (1,204 likes)
Keywords: tides, harbours
Id: abcdefghijk
Channel Id: undefined
Length: 78min 56sec (4736 seconds)
Published: Tue Sep 21 2021
Related Videos
Note
In progress.
"""


def test_words_are_those_of_the_captions_alone():
    transcript = read_text(PAGE)
    assert transcript.format == "caption-page"
    assert said(transcript) == "today the ebb is late and info is scarce you"
    assert [mark.text for mark in transcript.marks] == ["Music", "Music"]


def test_the_info_block_is_kept_but_for_what_the_page_did_not_know():
    meta = read_text(PAGE).metadata
    assert meta.title == "The Harbour | A Talk"
    assert [label for label, _ in meta.info] == [
        "Channel",
        "Views",
        "Rating",
        "Keywords",
        "Id",
        "Length",
        "Published",
    ]
    assert (meta.channel, meta.views, meta.likes) == ("Harbour Voices", 118_125, 1_204)
    assert meta.rating == "4.9 out of 5 (1,204 likes)"
    assert (meta.keywords, meta.youtube_id) == (("tides", "harbours"), "abcdefghijk")
    assert meta.duration_ms == 4_736_000
    assert meta.date == datetime.date(2021, 9, 21)


def test_unknown_facts_stay_unknown():
    meta = read_text(PAGE.replace("abcdefghijk", "undefined").replace("4.9", "undefined")).metadata
    assert meta.youtube_id is None
    assert meta.rating is None


@needs_real
def test_the_real_interview():
    name = "000_956d5e91682e3cfc.txt"
    transcript = read_text((REAL / name).read_bytes(), name)
    assert len(transcript.words) == 13_100
    assert transcript.words[:4] == ("today", "here", "with", "me")
    assert transcript.words[-1] == "you"
    assert transcript.metadata.duration_ms == 4_736_000
