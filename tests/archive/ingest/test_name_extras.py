import pytest

from app.archive.ingest.name_extras import without_extras


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The fog (1).txt", "The fog"),
        ("The fog - Kopie (2).txt", "The fog"),
        ("Copy of The fog.docx", "The fog"),
        ("the_fog_final_v2.docx", "the_fog"),
        ("The fog_v3.docx", "The fog"),
        ("The fog (edited).docx", "The fog"),
        ("The fog [dQw4w9WgXcQ].en-orig.vtt", "The fog"),
        ("The fog-dQw4w9WgXcQ.en.vtt", "The fog"),
        ("The fog.en.srt.txt", "The fog"),
        ("The fog.mp3.txt", "The fog"),
        ("The fog.mp3.words.json", "The fog"),
        ("The fog.large-v3.json", "The fog"),
        ("The fog.m4a_transcript.txt", "The fog"),
        ("The fog.wav - Kopie.opus.vtt", "The fog"),
        ("The fog_en.srt", "The fog"),
        ("[English] The fog [DownSub.com].srt", "The fog"),
        ("The fog (English auto-generated).srt", "The fog"),
        ("The fog - YouTube.txt", "The fog"),
        ("The fog_otter_ai.txt", "The fog"),
        ("Transcript - The fog.docx", "The fog"),
        ("The%20fog.txt", "The fog"),
        ("The+old+fog.txt", "The old fog"),
        ("The.Old.Fog.S01E02.1080p.WEB.srt", "The Old Fog S01E02"),
    ],
)
def test_what_programs_and_people_add_is_left_out(name, plain):
    assert without_extras(name) == plain


@pytest.mark.parametrize(
    "name",
    [
        "The fog (2)", "transcript", "final", "dQw4w9WgXcQ", "The World Cup final",
        "Interview-MacBookPro1", "Talk-COVID19Talk", "Python 3.12 released", "talkpython.fm talk",
        "Why 90% of it fails", "C++",
    ],
)  # fmt: skip
def test_what_a_talk_is_called_stays(name):
    assert without_extras(f"{name}.txt") == name
