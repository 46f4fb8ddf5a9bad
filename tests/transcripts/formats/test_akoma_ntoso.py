from tests.transcripts.formats.reading import read_text

DEBATE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate>
<meta><identification><FRBRWork><FRBRdate date="2011-06-10" name="x"/></FRBRWork></identification>
</meta><debateBody><debateSection><heading>Harbours</heading>
<speech by="#a"><from>Mr. Alfa:</from><p>I beg to move. <remark>(Applause)</remark></p></speech>
<speech by="#b"><from>The Speaker:</from><p>Order!</p></speech>
</debateSection></debateBody></debate></akomaNtoso>"""


def test_speeches_have_their_speakers_and_headings_are_not_spoken():
    talk = read_text(DEBATE, "debate.xml")
    assert " ".join(talk.words) == "I beg to move. Order!"
    assert [turn.speaker for turn in talk.turns] == ["Mr. Alfa", "The Speaker"]
    assert [mark.text for mark in talk.marks] == ["Applause"]
    assert str(talk.metadata.date) == "2011-06-10"
