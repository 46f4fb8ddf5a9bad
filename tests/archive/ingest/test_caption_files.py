import json

import pytest

from app.archive.ingest.caption_files import left_aside

BY_PEOPLE = "WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning.\n"
BY_PROGRAM = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 align:start position:0%\n"
    "good<00:00:01.500><c> morning</c>\n"
)
TALK = "Tower [abcdefghijk]"


@pytest.fixture
def read(tmp_path):
    def read(info=None, **files):
        for name, text in files.items():
            (tmp_path / f"{TALK}.{name.replace('_', '-')}.vtt").write_text(text)
        if info is not None:
            (tmp_path / f"{TALK}.info.json").write_text(json.dumps(info))
        left = {path.name for path, _ in left_aside(sorted(tmp_path.iterdir()), tmp_path)}
        kept = {path.name for path in tmp_path.iterdir() if path.suffix == ".vtt"} - left
        return {name.removeprefix(f"{TALK}.").removesuffix(".vtt") for name in kept}

    return read


def test_captions_by_people_come_before_those_by_a_program(read):
    assert read(en=BY_PEOPLE, en_orig=BY_PROGRAM) == {"en"}


def test_of_programs_captions_those_of_the_language_spoken(read):
    assert read(en=BY_PROGRAM, de_orig=BY_PROGRAM, de=BY_PROGRAM) == {"de-orig"}


def test_the_facts_tell_who_made_them_and_what_is_spoken(read):
    info = {"language": "de", "subtitles": {"en": []}, "automatic_captions": {"de": [], "fr": []}}
    assert read(info, en=BY_PEOPLE, de=BY_PEOPLE, fr=BY_PEOPLE) == {"de"}


def test_the_reason_names_the_file_that_is_read(tmp_path):
    for language, text in (("en", BY_PEOPLE), ("en-orig", BY_PROGRAM)):
        (tmp_path / f"{TALK}.{language}.vtt").write_text(text)
    ((path, reason),) = left_aside(sorted(tmp_path.iterdir()), tmp_path)
    assert path.name.endswith("en-orig.vtt")
    assert f"{TALK}.en.vtt is read in its place" in reason
    assert "made by people" in reason


def test_translations_that_an_owner_keeps_are_all_read(tmp_path):
    for language in ("en", "de"):
        (tmp_path / f"tower.{language}.vtt").write_text(BY_PEOPLE)
    assert list(left_aside(sorted(tmp_path.iterdir()), tmp_path)) == []


def test_the_chat_of_viewers_is_no_talk(tmp_path):
    (tmp_path / f"{TALK}.live_chat.json").write_text("{}")
    ((_, reason),) = left_aside(sorted(tmp_path.iterdir()), tmp_path)
    assert "chat of viewers" in reason
