import pytest

from app.transcripts.model import NoTranscriptError, TranscriptError
from tests.transcripts.formats.documents import STYLES, W, docx, packed, paragraph, run, table
from tests.transcripts.formats.reading import read_text, said, turns

TALK = docx(
    paragraph(run("The Tower Talk"), style="T"),
    paragraph(run("Interviewer: Vera Holm")),
    paragraph(run("Date: 5 March 2024")),
    paragraph(run("The stairs\t3"), style="Toc"),
    paragraph(run("The stairs"), style="H1"),
    paragraph(run("Vera Holm:", bold=True), run(" Good morning, and welcome.")),
    paragraph(run("Tomas Rask:", bold=True), run(" Thank you. It is cold."), run(" [laughs]")),
    paragraph(run("And high.")),
    paragraph(run("The top"), style="H1"),
    paragraph(run("Vera Holm:", bold=True), run(" Mind the step.")),
)


def test_names_are_turns_headings_chapters_and_the_title_page_is_not_spoken():
    talk = read_text(TALK, "talk.docx")
    assert turns(talk) == [
        ("Vera Holm", "Good morning, and welcome."),
        ("Tomas Rask", "Thank you. It is cold. And high."),
        ("Vera Holm", "Mind the step."),
    ]
    assert talk.format == "docx"
    assert talk.metadata.title == "The Tower Talk"
    assert talk.metadata.hosts == ("Vera Holm",)
    assert [one.title for one in talk.metadata.chapters] == ["The stairs", "The top"]
    assert [mark.text for mark in talk.marks] == ["laughs"]
    assert talk.words[talk.breaks[-2]] == "And"


def test_names_alone_above_what_is_said_bold_by_a_style_of_a_style():
    talk = docx(
        *(
            paragraph(run(words), style=style)
            for style, words in [
                ("Voice", "Vera Holm"), ("", "Good morning, and welcome."),
                ("Voice", "Tomas Rask"), ("", "Thank you. It is cold."),
                ("Voice", "Vera Holm"), ("", "Mind the step."),
            ]
        )
    )  # fmt: skip
    assert [speaker for speaker, _ in turns(read_text(talk, "talk.docx"))] == [
        "Vera Holm", "Tomas Rask", "Vera Holm",
    ]  # fmt: skip


def test_a_table_whose_rows_say_who_says_what_is_the_talk():
    rows = [
        ("Time", "Speaker", "Text"),
        ("00:03", "Vera", "Good morning, and welcome to the tower."),
        ("00:09", "Tomas", "Thank you."),
        ("00:12", "", "It is colder than I thought."),
    ]
    talk = read_text(docx(table(rows)), "talk.docx")
    assert turns(talk) == [
        ("Vera", "Good morning, and welcome to the tower."),
        ("Tomas", "Thank you. It is colder than I thought."),
    ]
    assert [talk.timeline.at(word).ms for word in (0, 7, 9)] == [3_000, 9_000, 12_000]


def test_other_tables_are_left_aside_and_that_is_said():
    talk = read_text(
        docx(
            paragraph(run("Vera: Good morning, and welcome to the tower.")),
            table([("Height", "40 m"), ("Steps", "212")]),
            paragraph(run("Tomas: Thank you. It is colder than I thought.")),
            paragraph(run("Vera: Mind the step.")),
        ),
        "talk.docx",
    )
    assert "Height" not in said(talk)
    assert talk.warnings == ("1 table was left aside: what stands there isn't taken for speech.",)


def test_insertions_are_read_and_what_is_deleted_hidden_or_a_field_is_not():
    talk = docx(
        paragraph(
            run("Vera: Good"),
            f'<w:ins w:id="1">{run(" morning")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText> night</w:delText></w:r></w:del>',
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
            f"<w:sdt><w:sdtContent>{run(' to you')}</w:sdtContent></w:sdt>",
            f'<w:hyperlink w:anchor="x">{run(", see the plan")}</w:hyperlink>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(".")}',
        ),
        f"<w:sdt><w:sdtContent>{paragraph(run('Tomas: Thank you.'))}</w:sdtContent></w:sdt>",
        paragraph(run("Vera: Mind the step.")),
    )
    assert turns(read_text(talk, "talk.docx"))[:2] == [
        ("Vera", "Good morning to you, see the plan."),
        ("Tomas", "Thank you."),
    ]


def test_captions_that_were_saved_as_a_document_are_captions():
    lines = (
        "1|00:00:02,000 --> 00:00:04,000|Mind the step.||2|00:00:05,000 --> 00:00:06,000|Thanks."
    )
    talk = read_text(docx(*(paragraph(run(x)) for x in lines.replace(">", "&gt;").split("|"))), "x")
    assert said(talk) == "Mind the step. Thanks."
    assert [cue.start_ms for cue in talk.cues] == [2_000, 5_000]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(paragraph()), "holds no words"),
        (TALK[:-400], "zip archive is damaged"),
        (packed({"word/document.xml": "<w:document"}), "XML is damaged"),
        (packed({"word/document.xml": "<a>" + " " * 20_000_000 + "</a>"}), "far more than it is"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_cant_be_read_is_told(data, reason):
    with pytest.raises(TranscriptError, match=reason):
        read_text(data, "talk.docx")


def test_a_document_that_is_no_talk_is_left_aside():
    with pytest.raises(NoTranscriptError):
        read_text(docx(paragraph(run("Permission is hereby granted, free of charge."))), "a.docx")


def test_damaged_styles_cost_only_the_looks():
    body = f"<w:document {W}><w:body>{paragraph(run('Hello there.'))}</w:body></w:document>"
    talk = packed({"word/document.xml": body, "word/styles.xml": STYLES})
    assert said(read_text(talk, "talk.docx")) == "Hello there."


def test_what_a_service_writes_above_a_talk_is_not_spoken():
    lines = [
        "Tower talk", "Tue, Mar 05, 2024 10:02AM • 12:13", "SUMMARY KEYWORDS", "tower, keys",
        "SPEAKERS", "Vera Holm, Tomas Rask", "Vera Holm  00:03", "Good morning, and welcome.",
        "Tomas Rask  00:09", "Thank you.", "Vera Holm  00:15", "Mind the step.",
    ]  # fmt: skip
    talk = read_text(docx(*(paragraph(run(line)) for line in lines)), "talk.docx")
    assert turns(talk) == [
        ("Vera Holm", "Good morning, and welcome."), ("Tomas Rask", "Thank you."),
        ("Vera Holm", "Mind the step."),
    ]  # fmt: skip
    assert talk.metadata.title == "Tower talk"
    assert ("Summary keywords", "tower, keys") in talk.metadata.info


def test_a_long_note_of_an_editor_is_a_mark():
    note = "Editor's note: a part was left out at the request of the narrator, who asked for it."
    words = [f"Vera: Good morning. [{note}] When did you come?", "Tomas: In spring.", "Vera: Ah."]
    talk = read_text(docx(*(paragraph(run(line)) for line in words)), "talk.docx")
    assert turns(talk)[0] == ("Vera", "Good morning. When did you come?")
    assert talk.marks[0].text == note


def raised(text):
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_raised_numbers_of_notes_are_left_out_and_others_stay():
    lines = [
        paragraph(
            run(f"{name}: The ferry is late."), raised("12"), run(" It has 40 m"), raised("2")
        )
        for name in ("Ruth", "Kai", "Ruth")
    ]
    found = read_text(docx(*lines), "talk.docx")
    assert " ".join(found.words[:9]) == "The ferry is late. It has 40 m2 The"


def test_columns_are_read_by_their_heads():
    rows = [("Line", "Content", "Timespan", "Speaker")]
    rows += [(str(n), f"The ferry is late by {n} hours.", f"0:0{n}.0", name)
             for n, name in enumerate(("Ruth", "Kai", "Ruth", "Kai"), start=1)]  # fmt: skip
    found = read_text(docx(table(rows)), "talk.docx")
    assert [turn.speaker for turn in found.turns] == ["Ruth", "Kai", "Ruth", "Kai"]
    assert found.words[0] == "The"


def test_what_is_noted_in_a_column_behind_the_words_is_left_out():
    rows = [
        (name, "The ferry is late again, and nobody knows why.", note)
        for name, note in (
            ("Ruth", "code: delay"),
            ("Kai", ""),
            ("Ruth", "code: anger"),
            ("Kai", ""),
        )
    ]
    found = read_text(docx(table(rows)), "talk.docx")
    assert [turn.speaker for turn in found.turns] == ["Ruth", "Kai", "Ruth", "Kai"]


def test_a_box_at_the_head_of_a_paragraph_is_read_before_it():
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    lines = [
        f"<w:p>{box.format(paragraph(run(name)))}{run('The ferry is late again.')}</w:p>"
        for name in ("Ruth", "Kai", "Ruth", "Kai")
    ]
    found = read_text(docx(*lines), "talk.docx")
    assert [turn.speaker for turn in found.turns] == ["Ruth", "Kai", "Ruth", "Kai"]


def test_a_table_of_facts_above_the_talk_is_told_and_not_warned_of():
    facts = [("Interviewee", "Ruth Calder"), ("Date of interview", "6 May 2024"), ("Place", "")]
    lines = [paragraph(run(f"{name}: The ferry is late.")) for name in ("RC", "KO", "RC", "KO")]
    found = read_text(docx(table(facts), *lines), "talk.docx")
    assert found.metadata.info == (
        ("Interviewee", "Ruth Calder"),
        ("Date of interview", "6 May 2024"),
    )
    assert found.warnings == () and found.words[0] == "The"


def test_times_of_transcription_programs_stand_in_cells():
    rows = [("Sprecher", "Zeit", "Text")]
    rows += [(("Ruth", "Kai")[n % 2], f"#00:0{n}:12-5#", "Die Fähre kommt.") for n in range(4)]
    found = read_text(docx(table(rows)), "talk.docx")
    assert [one.speaker for one in found.turns] == ["Ruth", "Kai"] * 2
    assert found.timeline.at(3).ms == 72_000


ASKED = [
    ("Question", "Where did you live then?"),
    ("Answer", "In two rooms above the mill. It was loud."),
    ("Question", "Was it crowded?"),
    ("Answer", "No, everybody lived like that."),
    ("Question", "When did you leave?"),
    ("Answer", "In the spring, when the river rose."),
]


def test_styles_that_are_called_as_somebody_are_who_speaks():
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="Interview {one}"/></w:style>'
        for one in ("Question", "Answer")
    )
    talk = read_text(
        docx(
            *(paragraph(run(words), style=style) for style, words in ASKED),
            **{"word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"},
        ),
        "talk.docx",
    )
    assert turns(talk) == [(f"Interview {style}", words) for style, words in ASKED]


def test_questions_in_italics_are_somebody_elses_words():
    slanted = "<w:r><w:rPr><w:i/></w:rPr><w:t>{}</w:t></w:r>"
    talk = read_text(
        docx(
            *(
                paragraph(slanted.format(words) if who == "Question" else run(words))
                for who, words in ASKED
            )
        ),
        "talk.docx",
    )
    assert turns(talk) == [(None, words) for _, words in ASKED]


def test_times_as_f4_writes_them_belong_to_what_follows():
    body = [
        f"{'I' if n % 2 else 'B'}: {words} #00:00:{10 + n}-3#" for n, (_, words) in enumerate(ASKED)
    ]
    talk = read_text(docx(*(paragraph(run(one)) for one in body)), "talk.docx")
    assert said(talk) == " ".join(words for _, words in ASKED)
    assert [talk.timeline.at(one.first).ms for one in talk.turns[1:3]] == [10_000, 11_000]


def test_a_committees_questions_are_counted_and_their_numbers_not_spoken():
    talk = read_text(
        docx(
            *(
                paragraph(run(f"Q{n}\t"), run("Chair:", bold=True), run(f" Is it so, {n}?"))
                if n % 2
                else paragraph(run("Dr Rask:", bold=True), run(f" It is, number {n}."))
                for n in range(1, 9)
            )
        ),
        "talk.docx",
    )
    assert [turn.speaker for turn in talk.turns] == ["Chair", "Dr Rask"] * 4
    assert "Q1" not in said(talk)


def test_of_a_table_in_two_languages_the_first_is_read():
    rows = [("Speaker", "English", "Deutsch")] + [
        ("Ana" if n % 2 else "Int.", f"I was born in the mountains of the north {n}.",
         f"Ich bin in den Bergen des Nordens geboren {n}.")
        for n in range(6)
    ]  # fmt: skip
    talk = read_text(docx(table(rows)), "talk.docx")
    assert "Bergen" not in said(talk)
    assert any("two languages" in one for one in talk.warnings)


def test_codes_behind_words_are_none_where_a_column_names_who_speaks():
    rows = [("Vera" if n % 2 else "Tomas", f"What is said in row {n}.", f"code{n % 2}")
            for n in range(6)]  # fmt: skip
    talk = read_text(docx(table(rows)), "talk.docx")
    assert "code" not in said(talk)
    assert [turn.speaker for turn in talk.turns] == ["Tomas", "Vera"] * 3


def test_a_short_question_of_the_host_with_a_time_behind_it_is_no_fact_about_the_talk():
    body = [
        ("Vera Holm", "We counted the lamps every night, by eye."),
        ("Host", "Were you sad about that?"),
        ("Vera Holm", "Relieved, mostly, and a little jealous."),
        ("Host", "Who paid for it?"),
    ]
    talk = read_text(
        docx(*(paragraph(run(f"{n}: {x} (00:0{at}:12)")) for at, (n, x) in enumerate(body))),
        "talk.docx",
    )
    assert turns(talk) == body
