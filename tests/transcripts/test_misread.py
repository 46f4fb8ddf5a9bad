"""Signs of a wrong reading, told after the fact whatever the layout was."""

import pytest

from app.transcripts.builder import Builder
from app.transcripts.misread import misread

TEXT = "We left before light, and nobody told me where the gloves were kept."


def told(paragraphs, speaker=None):
    builder = Builder("plain-text")
    if speaker:
        builder.turn(speaker)
    for paragraph in paragraphs:
        builder.text(paragraph)
        builder.paragraph()
    return misread(builder.build())


@pytest.mark.parametrize(
    ("head", "sign"),
    [
        ("Calder:", "“Calder:” stands"),
        ("~calder~", "Many lines begin"),
        ("#12", "Many lines begin"),
        ("{Q}", "Many lines begin"),
    ],
)
def test_what_stands_at_the_head_of_many_lines_is_told(head, sign):
    (sentence,) = told([f"{head} {TEXT}", TEXT] * 6)
    assert sentence.startswith(sign)


def test_numbers_that_count_the_lines_are_told():
    (sentence,) = told([f"{n} {TEXT}" for n in range(1, 12)])
    assert "1" in sentence


def test_names_inside_wrapped_text_are_told():
    assert told([f"{TEXT} Calder: And then? {TEXT} Okafor: Nothing." for _ in range(5)])


@pytest.mark.parametrize("sign", ["00:01:23 ", "<font>", "&nbsp;", "**"])
def test_times_and_markup_among_the_words_are_told(sign):
    assert told([f"{TEXT} {sign}so {TEXT}"] * 5)


def test_speakers_who_are_the_file_s_own_terms_are_told():
    (sentence,) = told([TEXT] * 5, speaker="Text")
    assert sentence.startswith("“Text” was read as somebody")


@pytest.mark.parametrize(
    "paragraph",
    [
        TEXT,
        f"Yeah. {TEXT}",
        f"And she said: {TEXT}",
        "Two things matter: the wind, and the rope. Note: it was at 10:30 that we left.",
    ],
)
def test_plain_speech_says_nothing(paragraph):
    assert told([paragraph] * 12, speaker="Vera Holm") == ()


def test_names_that_end_or_begin_most_paragraphs_are_told():
    assert told([f"{TEXT} (Okafor)", f"{TEXT} (Calder)"] * 5)[0].startswith("Many lines begin")
    assert told([f"Okafor {TEXT}", f"Calder {TEXT}"] * 5)[0].startswith("Many lines begin")


def test_a_title_page_above_the_first_name_is_told():
    builder = Builder("plain-text")
    builder.about(language="en")
    builder.text("UNITED STATES DISTRICT COURT SOUTHERN DISTRICT OF NEW YORK v. 23 Cr. 118 " * 3)
    for number in range(8):
        builder.turn("VERA"[number % 2 :])
        builder.text(TEXT)
    (sentence,) = misread(builder.build())
    assert "title page" in sentence


def test_one_word_that_is_named_once_and_says_all_is_told():
    (sentence,) = told([TEXT] * 12, speaker="Model")
    assert sentence.startswith("“Model” stands once")


def led(above, paragraphs):
    builder = Builder("plain-text")
    builder.about(language="en")
    builder.text(above)
    for number in range(8):
        builder.turn("VERA"[number % 2 :])
        for _ in range(paragraphs):
            builder.paragraph()
            builder.text(TEXT)
    return misread(builder.build())


def test_words_above_the_first_name_are_told_where_names_lead_all_that_is_said():
    (sentence,) = led("The following content is provided under a license.", 1)
    assert "9 words stand above the first name" in sentence or "8 words" in sentence
    assert led("We left before light, and nobody told me.", 4) == ()


def test_a_name_in_capitals_with_its_offices_is_a_name():
    builder = Builder("plain-text")
    builder.about(language="en")
    for name in ("GEN. VERA HOLM, COMBINED HARBOUR FORCES COMMANDER, NORTHERN ISLANDS", "KRIS AHL"):
        builder.turn(name)
        builder.text(TEXT)
    assert misread(builder.build()) == ()
