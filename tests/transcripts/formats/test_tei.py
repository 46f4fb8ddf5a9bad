from tests.transcripts.formats.reading import read_text, turns

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>
<fileDesc><titleStmt><title>The Tower</title></titleStmt></fileDesc>
<profileDesc><particDesc><person xml:id="v"><persName><forename>Vera</forename>
<surname>Holm</surname></persName></person></particDesc></profileDesc></teiHeader>
<text><timeline unit="s"><when xml:id="T0"/>
<when xml:id="T1" interval="4.5" since="#T0"/></timeline>
<body><note>The meeting began at nine.</note>
<u who="#v" start="#T1"><seg>Mind the step,</seg> <seg>it is wet.</seg>
<vocal><desc>laughter</desc></vocal></u>
<u who="#x"><w>Thank</w> <w>you</w><pc>.</pc></u></body></text></TEI>"""


def test_utterances_have_speakers_times_and_events():
    talk = read_text(TEI, "talk.xml")
    assert " ".join(talk.words) == "Mind the step, it is wet. Thank you."
    assert [turn.speaker for turn in talk.turns] == ["Vera Holm", "x"]
    assert talk.timeline.at(0).ms == 4_500
    assert [mark.text for mark in talk.marks] == ["laughter"]
    assert talk.metadata.title == "The Tower"


def test_a_block_tells_for_its_utterance_who_speaks_and_when():
    """ISO 24624 has an utterance and what is annotated about it in one block."""
    block = (
        '<annotationBlock who="#v" start="#T1"><u><w>Mind</w> <w>it</w><pc>.</pc></u>'
        '<spanGrp type="pos"><span>VB</span></spanGrp></annotationBlock>'
    )
    talk = read_text(TEI[: TEI.index("<note>")] + block + "</body></text></TEI>", "talk.xml")
    assert " ".join(talk.words) == "Mind it."
    assert [turn.speaker for turn in talk.turns] == ["Vera Holm"]
    assert talk.timeline.at(0).ms == 4_500


def test_whom_no_table_names_is_called_as_it_is_printed():
    body = (
        '<note type="speaker">Ms Vera Holm:</note><u who="#HolmVera">Mind it.</u>'
        '<note type="time">(9.05)</note><u who="#HolmVera">Both of you.</u>'
        '<sp who="spk1"><speaker>JONAS BERG:</speaker><p>Which?</p></sp>'
    )
    talk = read_text(f"<TEI><text><body>{body}</body></text></TEI>", "talk.xml")
    assert turns(talk) == [("Ms Vera Holm", "Mind it. Both of you."), ("JONAS BERG", "Which?")]


def test_a_part_of_tei_and_tei_within_other_xml_with_clocks_of_smil():
    said = (
        '<div xmlns="http://www.tei-c.org/ns/1.0"><sp who="v"><speaker>Vera</speaker>: '
        "<p>Mind the step.</p></sp></div>"
    )
    assert read_text(said, "part.xml").turns[0].speaker == "Vera"
    talk = read_text(
        '<film><TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:s="urn:smil"><text><body>'
        '<person xml:id="a"><persName>Vera Holm</persName></person><u who="#a">'
        '<seg s:begin="00:00:23.5">Mind the step.</seg></u></body></text></TEI></film>',
        "film.xml",
    )
    assert talk.turns[0].speaker == "Vera Holm"
    assert talk.timeline.at(0).ms == 23_500
