from tests.transcripts.formats.reading import read_text, said, turns

SAMI = """<SAMI><HEAD><STYLE TYPE="text/css"><!--
P { margin-left: 1pt; } .ENCC {Name: English; lang: en-US;} .FRCC {Name: French; lang: fr-FR;}
--></STYLE></HEAD><BODY>
<SYNC Start=1000><P Class=ENCC>Mind the step,<br>it is wet.
<P Class=FRCC>Attention.
<SYNC Start=3000><P Class=ENCC>&nbsp;
<SYNC Start=5000><P Class=ENCC>Thank you.
</BODY></SAMI>"""


def test_the_first_language_is_read_with_its_times():
    talk = read_text(SAMI, "talk.smi")
    assert " ".join(talk.words) == "Mind the step, it is wet. Thank you."
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(1_000, 3_000), (5_000, 9_000)]
    assert talk.metadata.language == "en-US"


def test_letters_that_no_xml_holds_are_spaces():
    text = "<sami><body><sync start='1000'><p>Mind<br>\x01the &#11; step</p></sync></body></sami>"
    assert said(read_text(text, "talk.smi")) == "Mind the step"


def test_a_paragraph_that_says_where_the_words_come_from_is_who_speaks():
    cue = "<SYNC Start={}><P Class=ENCC ID=Source>{}<P Class=ENCC>{}"
    told = [
        (500, "Vera Holm", "Mind it."),
        (2000, "Jonas Berg", "Which?"),
        (4000, "Vera Holm", "The wet."),
    ]
    talk = read_text("<SAMI><BODY>" + "".join(cue.format(*one) for one in told), "talk.smi")
    assert turns(talk) == [(name, text) for _, name, text in told]


def test_a_class_is_the_same_in_small_letters():
    text = (
        "<SAMI><BODY><SYNC Start=1000><P Class=ENCC>Mind it.<SYNC Start=2000>"
        '<P class="encc">Which one?</P></BODY></SAMI>'
    )
    assert said(read_text(text, "talk.smi")) == "Mind it. Which one?"
