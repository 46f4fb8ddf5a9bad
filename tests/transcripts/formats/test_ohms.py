from tests.transcripts.formats.reading import read_text

OHMS = """<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record>
<title>Interview with Tomas Rask</title><date value="2024-03-05" format="yyyy-mm-dd"/>
<interviewee>Tomas Rask</interviewee><interviewer>Vera Holm</interviewer>
<sync>1:|1(3)|3(7)</sync>
<transcript>HOLM: Good morning. When did you come?

RASK: In the year of the great storm.[[footnote]]1[[/footnote]]</transcript>
<index><point><time>60</time><title>The storm</title>
<keywords>storms;towers</keywords></point></index>
</record></ROOT>"""


def test_words_speakers_minutes_and_index():
    talk = read_text(OHMS, "talk.xml")
    assert (
        " ".join(talk.words) == "Good morning. When did you come? In the year of the great storm."
    )
    assert [turn.speaker for turn in talk.turns] == ["HOLM", "RASK"]
    assert [talk.timeline.at(word).ms for word in (0, 2, 12)] == [0, 60_000, 120_000]
    meta = talk.metadata
    assert (meta.title, meta.guests, meta.hosts) == (
        "Interview with Tomas Rask", ("Tomas Rask",), ("Vera Holm",),
    )  # fmt: skip
    assert [(one.start_ms, one.title) for one in meta.chapters] == [(60_000, "The storm")]
    assert meta.keywords == ("storms", "towers")
