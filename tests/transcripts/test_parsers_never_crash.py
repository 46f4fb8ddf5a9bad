"""Whatever a file holds: a transcript, or a sentence that says why there is none."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcripts.content import look
from app.transcripts.detect import all_formats, read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.passages import LONGEST_WORDS, SHORTEST_WORDS, cut
from app.transcripts.source import Source

pieces = st.sampled_from(
    [
        "WEBVTT\n\n",
        "00:00:01.000 --> 00:00:02.000\n",
        "00:00:05,000 --> 00:00:03,000\n",
        "<v Anna>",
        "<00:00:01.500><c> word</c>",
        "**Anna:** ",
        "\\[12:30\\] ",
        "[laughter] ",
        "Anna Berg: ",
        '{"segments": [',
        '{"start": 1, "text": "hi"}',
        "]}",
        "Captions\n",
        "Info\nChannel: x\n",
        "---\n",
        "title: [",
        "\n",
        "\n\n",
        "word ",
        "Word. ",
        "25 000 ",
        "日本語 ",
        "\u202e\ufeff",
        ">> ",
        "- ",
    ]
)
texts = st.lists(pieces | st.text(max_size=8), max_size=60).map("".join)
names = st.sampled_from(["talk.txt", "talk.vtt", "talk.md", "talk.json", "talk"])


def check(transcript: Transcript) -> None:
    count = len(transcript.words)
    assert count > 0
    assert all(word and not any(c in word for c in "\n\r\t") for word in transcript.words)
    assert all(0 <= mark.at <= count for mark in transcript.marks)
    ends = 0
    for turn in transcript.turns:
        assert turn.first == ends < turn.last
        ends = turn.last
    assert ends in (0, count)
    times = [transcript.timeline.at(word) for word in range(count + 1)]
    assert all(a.ms <= b.ms for a, b in itertools.pairwise(times))
    assert all(moment.bound_ms >= 0 for moment in times)
    passages = cut(transcript)
    assert [p.first for p in passages] == [0, *(p.last for p in passages[:-1])]
    assert passages[-1].last == count
    if count >= SHORTEST_WORDS:
        assert all(SHORTEST_WORDS <= p.last - p.first <= LONGEST_WORDS for p in passages)


@settings(max_examples=400, deadline=None)
@given(texts, names)
def test_detected(text, name):
    try:
        check(read(Source(name, text.encode("utf-8", "surrogatepass"))))
    except TranscriptError as error:
        assert str(error).endswith(".")


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(all_formats()))
def test_each_format_that_takes_the_file(text, known):
    source = Source("talk.txt", text.encode("utf-8", "surrogatepass"))
    try:
        for content in look(source).contents:
            if isinstance(content, known.takes) and known.recognise(content):
                check(known.parse(content))
    except TranscriptError as error:
        assert str(error).endswith(".")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), names)
def test_any_bytes(data, name):
    try:
        check(read(Source(name, data)))
    except TranscriptError as error:
        assert str(error).endswith(".")
