"""What a format can hold comes back equal through our own readers: words, who says them, times."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.exports.captions import captions
from app.archive.exports.export import in_one_line, paragraphs
from app.archive.exports.format import format_named
from app.transcripts.builder import Builder
from app.transcripts.detect import read
from app.transcripts.source import Source
from app.transcripts.speaker_names import clean_name, tidy
from app.transcripts.timeline import Timing
from tests.archive.exports.writing import ADDRESS, export_of

PLAIN = st.sampled_from(
    "the bell in fog rang all night and Nobody came. Why? Because, she said: “listen” naïve 日本語 "
    "שלום 1974 3:15 open-source U.S. & AT&T C++ well — … x86_64 50% o'clock e.g. Ångström".split()
)
LETTERS = st.characters(max_codepoint=0x7E) | st.characters(min_codepoint=0x370)
"""Two letters of Latin-1 in a row may be one that was read wrongly once, which a reader mends."""
HOSTILE = st.sampled_from(
    "--> -> <v a<bold <!--x--> x&y; &z *bold* **x** _x_ `code` ~~~a #a ##x - +x >x x|x \\x "
    "\\*x {{x}} {x} (a) (MIME), (3:15) Name: Mara: http://example.org/a_b ---x ***x 1. 2) "
    "![x](y) a](b) !x NOTE WEBVTT x]]> <?x?> \x01x \u2028y x''' :x ;x".split(" ")
) | st.text(LETTERS, min_size=1, max_size=8).filter(
    lambda text: re.search(r"^[^\[\]()♪♫]*\w[^\[\]()♪♫]*$", text)
)
NAMES = st.sampled_from(
    ["Mara Voss", "Ingrid Solheim", "The Speaker", "Mr. Brown", "Łucja", "O'Neil", "山田", None]
)
ODD_NAMES = NAMES | st.sampled_from(["A: B", "<v>", "*x* y", "a_b", "Q", "spk_1", "x & y"])


@st.composite
def transcripts(draw, words, names):
    """A transcript as any of our readers may make one: turns of paragraphs, some with times."""
    builder = Builder("test")
    ms = draw(st.integers(0, 5_000))
    for speaker in draw(st.lists(names, min_size=1, max_size=5)):
        if speaker is not None or draw(st.booleans()):
            builder.turn(clean_name(speaker) if speaker else None)
        for text in draw(st.lists(st.lists(words, min_size=1, max_size=9), min_size=1, max_size=3)):
            builder.paragraph()
            for number, word in enumerate(text):
                if number and not draw(st.integers(0, 9)):
                    builder.text("[laughter]")
                if not draw(st.integers(0, 3)):
                    ms += draw(st.integers(1, 4_000))
                    builder.time(ms)
                sure = draw(st.sampled_from([None, 0.0, 0.31, 1.0]))
                builder.said(word, confidence=sure)
    builder.text("end")
    return builder.build()


def read_back(out, name):
    transcript = read(Source(f"talk.{name}", format_named(name).write(out)))
    return transcript, tidy(transcript.turns, {})


def who_says(turns):
    """Who says which words; turns that nobody is named for are none."""
    return [(turn.first, turn.last, turn.speaker) for turn in tidy(turns, {})]


def spans(out):
    return who_says(out.turns)


def marks(transcript):
    return [(mark.at, mark.text) for mark in transcript.marks]


LOSSLESS = settings(max_examples=40)


@LOSSLESS
@given(transcripts(PLAIN | HOSTILE, ODD_NAMES))
def test_our_json_holds_everything(transcript):
    out = export_of(transcript)
    back, turns = read_back(out, "json")
    assert list(back.words) == list(map(in_one_line, transcript.words))
    assert who_says(turns) == spans(out)
    assert back.timeline == transcript.timeline
    assert back.confidences == transcript.confidences
    assert marks(back) == marks(transcript)
    assert set(back.breaks) >= set(transcript.breaks)
    facts = back.metadata
    assert (facts.title, facts.series) == ("The Bell: a talk", "Harbour Voices")
    assert (facts.hosts, facts.guests) == (("Mara Voss",), ("Ingrid Solheim",))
    assert [one.title for one in facts.chapters] == ["The fog", "The <bell> & I"]
    assert facts.info == (("From", ADDRESS),)


@LOSSLESS
@given(transcripts(PLAIN | HOSTILE, ODD_NAMES))
def test_tei_holds_words_speakers_known_times_and_events(transcript):
    out = export_of(transcript)
    back, turns = read_back(out, "tei.xml")
    assert list(back.words) == list(out.words)
    assert who_says(turns) == spans(out)
    assert marks(back) == marks(transcript)
    known = [knot for knot in transcript.timeline.knots if knot.kind is Timing.EXACT]
    assert [
        (knot.word, knot.ms)
        for knot in back.timeline.knots
        if knot.kind is Timing.EXACT and knot.word < len(back.words)
    ] == [(knot.word, knot.ms) for knot in known if knot.word < len(back.words)]


def in_seconds(out):
    """The times that stand in a text: of the paragraphs that begin with a known one."""
    return [
        (one.first, one.start.ms // 1000)
        for one in paragraphs(out)
        if one.start.kind is Timing.EXACT
    ]


def texts_hold(transcript, name):
    out = export_of(transcript)
    back, turns = read_back(out, name)
    assert list(back.words) == list(out.words)
    assert who_says(turns) == spans(out)
    assert marks(back) == marks(transcript)
    rising = [
        (knot.word, knot.ms // 1000)
        for knot in back.timeline.knots
        if knot.kind is Timing.EXACT and knot.word < len(back.words)
    ]
    assert rising == in_seconds(out)
    assert set(back.breaks) >= {one.first for one in paragraphs(out) if one.begins_turn} - {0}
    facts = back.metadata
    assert (facts.title, facts.series) == ("The Bell: a talk", "Harbour Voices")
    assert [(one.start_ms, one.title) for one in facts.chapters] == [
        (0, "The fog"),
        (61_500, "The <bell> & I"),
    ]
    assert dict(facts.info)["From"] == ADDRESS


@LOSSLESS
@given(transcripts(PLAIN | HOSTILE, ODD_NAMES))
def test_text_holds_words_speakers_and_the_times_of_paragraphs(transcript):
    texts_hold(transcript, "txt")


@LOSSLESS
@given(transcripts(PLAIN | HOSTILE, ODD_NAMES))
def test_markdown_holds_the_same(transcript):
    texts_hold(transcript, "md")


IN_CAPTIONS = st.sampled_from(
    "--> <v a<bold <!--x--> x&y; &z *x* _x_ # - + | \\ {x} {\\an8} (a) (MIME), Name: a](b) "
    "NOTE ]]>".split()
)


@st.composite
def captioned(draw, words):
    """A transcript in whose words nothing repeats, as it does in captions that roll up."""
    transcript = draw(transcripts(words, NAMES))
    builder = Builder("test")
    turns = {turn.first: turn.speaker for turn in transcript.turns}
    for number, word in enumerate(transcript.words):
        if number in turns:
            builder.turn(turns[number])
        if number % 7 == 0:
            builder.time(number * 400)
        builder.text(f"{word} n{number}")
    return builder.build()


def caption_starts(out):
    """The words that begin captions, and when."""
    found, word = [], 0
    for one in captions(out):
        found.append((word, one.start_ms))
        pieces = [piece for piece in one.text.split() if piece != "[laughter]"]
        text = ""
        while text.split() != pieces:
            text += f" {out.words[word]}"
            word += 1
    return found


def captions_hold(transcript, name):
    out = export_of(transcript)
    back, turns = read_back(out, name)
    assert list(back.words) == list(out.words)
    assert who_says(turns) == spans(out)
    starts = [(word, back.timeline.at(word).ms) for word, _ in caption_starts(out)]
    assert starts == caption_starts(out)


@settings(max_examples=30)
@given(captioned(PLAIN | IN_CAPTIONS))
def test_webvtt_holds_words_speakers_and_the_times_of_captions(transcript):
    captions_hold(transcript, "vtt")


@settings(max_examples=30)
@given(captioned(PLAIN | IN_CAPTIONS))
def test_ohms_holds_the_same(transcript):
    captions_hold(transcript, "ohms.xml")


@settings(max_examples=30)
@given(captioned(PLAIN))
def test_podcast_json_holds_the_same(transcript):
    captions_hold(transcript, "podcast.json")


SPOKEN = st.sampled_from(["Mara Voss", "Tom Rask"])


@st.composite
def subtitled(draw):
    """A conversation as SubRip can hold it: each says something more than once, in sentences."""
    builder = Builder("test")
    for number, speaker in enumerate(["Mara Voss", "Tom Rask"] * 2 + draw(st.lists(SPOKEN))):
        builder.turn(speaker)
        builder.time(number * 9_000)
        builder.text("Well")
        for place, word in enumerate(draw(st.lists(PLAIN, min_size=3, max_size=9))):
            builder.text(f"{word} n{number}x{place}")
        builder.text("So.")
    return builder.build()


@settings(max_examples=30)
@given(subtitled())
def test_subrip_holds_words_times_and_names_before_their_words(transcript):
    out = export_of(transcript)
    back, turns = read_back(out, "srt")
    assert list(back.words) == list(out.words)
    assert who_says(turns) == spans(out)
    starts = [(word, back.timeline.at(word).ms) for word, _ in caption_starts(out)]
    assert starts == caption_starts(out)


@settings(max_examples=15)
@given(subtitled())
def test_word_documents_hold_words_names_and_the_times_of_paragraphs(transcript):
    out = export_of(transcript)
    back, turns = read_back(out, "docx")
    assert list(back.words) == list(out.words)
    assert who_says(turns) == spans(out)
    assert [(one, back.timeline.at(one).ms // 1000) for one, _ in in_seconds(out)] == in_seconds(
        out
    )
    assert back.metadata.title == "The Bell: a talk"
