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


COMMENTED = """The Tower | A Podcast
Video
Captions Word Cloud
Reddit Comments (2)
climber: nice talk about the captions
Captions
{captions}
Word Cloud
tower 12
bell 9
2 Comments
somebody: I disagree with the bell
Info
Channel: A Podcast
Views: 1,200
Id: abcdefghijk
Related Videos (2)
Another tower
Captions of the sea
"""


def test_comments_and_related_entries_are_no_words_wherever_they_stand():
    talk = read_text(COMMENTED.format(captions="good morning and welcome [Music]"), "page.txt")
    assert " ".join(talk.words) == "good morning and welcome"
    assert talk.metadata.channel == "A Podcast"
    assert talk.metadata.title == "The Tower | A Podcast"


def test_the_info_may_stand_above_the_captions():
    text = "The Tower\nInfo\nChannel: A\nViews: 12\nCaptions\ngood morning\nRelated Videos\nx\n"
    assert read_text(text, "page.txt").words == ("good", "morning")


def test_captions_with_times_keep_them():
    captions = "0:01\ngood morning\n0:05\nand welcome\n1:02:03\nto the tower"
    talk = read_text(COMMENTED.format(captions=captions), "page.txt")
    assert " ".join(talk.words) == "good morning and welcome to the tower"
    assert [talk.timeline.at(word).ms for word in (0, 2, 4)] == [1_000, 5_000, 3_723_000]


def test_a_page_that_was_saved_with_its_markup_is_the_same():
    lines = COMMENTED.format(captions="good morning and welcome").strip().split("\n")
    body = "".join(f"<div>{line}</div>" for line in lines)
    page = f"<!DOCTYPE html><html><body><h1>{lines[0]}</h1>{body}<p>Keywords</p></body></html>"
    talk = read_text(page, "page.html")
    assert " ".join(talk.words) == "good morning and welcome"
    assert talk.metadata.views == 1_200
