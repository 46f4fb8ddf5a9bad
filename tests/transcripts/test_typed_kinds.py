"""Kinds of typed transcripts that people keep: names, times, what isn't spoken."""

import pytest

from app.transcripts.model import TranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns

_TALK = [("Vera Holm", "Mind the step."), ("Tomas Ek", "Which one?"), ("Vera Holm", "The wet one.")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Vera Holm: 00:00:05\n\nMind the step.\n\nTomas Ek: 00:00:07\n\nWhich one?\n\n"
            "Vera Holm: 00:00:09\n\nThe wet one.\n",
            "talk.txt",
        ),
        (
            "Vera Holm: (00:05)\nMind the step.\n\nTomas Ek: (00:07)\nWhich one?\n\n"
            "Vera Holm: (00:09)\nThe wet one.\n",
            "talk.txt",
        ),
        (
            "Vera Holm [00:00:05] Mind the step.\nTomas Ek [00:00:07] Which one?\n"
            "Vera Holm [00:00:09] The wet one.\n",
            "talk.txt",
        ),
        (
            "Vera Holm\n0:05\nMind the step.\n\nTomas Ek\n0:07\nWhich one?\n\n"
            "Vera Holm\n0:09\nThe wet one.\n\n\nTranscribed with Parrot\n",
            "talk.txt",
        ),
        (
            "**Vera Holm 0:05**\\\nMind the step.\n\n**Tomas Ek 0:07**\\\nWhich one?\n\n"
            "**Vera Holm 0:09**\\\nThe wet one.\n\n_Transcribed with Parrot_\n",
            "talk.md",
        ),
        (
            "5.00 - 7.00 [Vera Holm]: Mind the step.\n7.00 - 9.00 [Tomas Ek]: Which one?\n"
            "9.00 - 11.00 [Vera Holm]: The wet one.\n",
            "talk.txt",
        ),
        (
            "[0:05](javascript:void(0);) Vera Holm: Mind the step.\n\n"
            "[0:07](javascript:void(0);) Tomas Ek: Which one?\n\n"
            "[0:09](javascript:void(0);) Vera Holm: The wet one.\n",
            "talk.md",
        ),
        (
            "0:00:05.0 **Vera Holm** Mind the step.\n\n0:00:07.0 **Tomas Ek** Which one?\n\n"
            "0:00:09.0 **Vera Holm** The wet one.\n",
            "talk.txt",
        ),
    ],
    ids=[
        "behind a colon",
        "in brackets behind it",
        "beside",
        "between",
        "broken lines",
        "in seconds",
        "links",
        "before bold",
    ],
)
def test_times_and_names_are_no_words(text, name):
    talk = read_text(text, name)
    assert turns(talk) == _TALK
    assert [talk.timeline.at(word).ms for word in (0, 3, 5)] == [5_000, 7_000, 9_000]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "[laughs] Vera Holm: Mind the step.\n(pause) Tomas Ek: Which one?\n"
            "Vera Holm: The wet one.\n",
            "talk.txt",
        ),
        (
            "<u>Vera Holm:</u>\tMind the step.\n\n<u>Tomas Ek:</u>\tWhich one?\n\n"
            "<u>Vera Holm:</u>\tThe wet one.\n",
            "talk.md",
        ),
        (
            "<div class='talk'><p><b>Vera Holm</b>:</p><p>Mind the step.</p><p><b>Tomas Ek</b>:</p>"
            "<p>Which one?</p><p><b>Vera Holm</b>:</p><p>The wet one.</p></div>",
            "talk.html",
        ),
        (
            "Harbour plc — Third Quarter\n\nVera Holm -- Harbour Master\nMind the step.\n\n"
            "Tomas Ek -- Analyst\nWhich one?\n\nVera Holm -- Harbour Master\nThe wet one.\n",
            "talk.txt",
        ),
        (
            "Operator: Thank you.\n\n............................\n\n"
            "Vera Holm \nHarbour Master, Quay plc A\n"
            "Mind the step.\n\n............................\n\nTomas Ek \nAnalyst, Bank LLC Q\n"
            "Which one?\n\nVera Holm \nHarbour Master, Quay plc A\nThe wet one.\n",
            "talk.txt",
        ),
        (
            "# Meeting\n\n### Summary\n\nVera spoke of steps.\n\n## Transcript\n\n"
            "**Vera Holm:** Mind the step.\n\n**Tomas Ek:** Which one?\n\n"
            "**Vera Holm:** The wet one.\n",
            "talk.md",
        ),
        (
            "**Vera Holm:**\n[00:05] Mind the step.\n\n**Tomas Ek:**\n[00:07] Which one?\n\n"
            "**Vera Holm:**\n[00:09] The wet one.\n",
            "talk.md",
        ),
        (
            "PREFACE\n\nThe following oral history testimony is the result of a taped interview\n"
            "with Vera Holm. The reader should bear in mind that it is spoken prose.\n\n"
            "Vera Holm: Mind the step.\n\nTomas Ek: Which one?\n\nVera Holm: The wet one.\n",
            "talk.txt",
        ),
        (
            "Focus Group: The Harbour\nDate: 5 March 2024\n\nVera Holm: Mind the step.\n\n"
            "Tomas Ek: Which one?\n\nVera Holm: The wet one.\n",
            "talk.txt",
        ),
    ],
    ids=[
        "aside",
        "underlined",
        "fragment",
        "roles",
        "roles below",
        "summary",
        "times below",
        "preface",
        "facts",
    ],
)
def test_what_stands_around_a_talk_is_not_spoken(text, name):
    said_by = turns(read_text(text, name))
    assert [turn for turn in said_by if turn[0] != "Operator"] == _TALK


def test_who_speaks_once_without_an_end_is_no_fact_of_the_title_page():
    talk = read_text("Speaker 1  0:02\nAll right\n\nSpeaker 2  0:08\nwhat now\n\nSpeaker 1: Hi\n")
    assert turns(talk) == [
        ("Speaker 1", "All right"),
        ("Speaker 2", "what now"),
        ("Speaker 1", "Hi"),
    ]
    one = read_text(
        "00:00:10 Mind it.\n1:05 - The step.\nSpeaker 2 (00:02:03): Which one?\n[3:00] So.\n"
    )
    assert said(one) == "Mind it. The step. Which one? So."


def test_speakers_that_are_but_numbered_each_with_a_time():
    talk = read_text(
        "0 (5s):\nMind the step.\n\n2 (1m 7s):\nWhich one?\n\n0 (1m 9s):\nThe wet one.\n"
    )
    assert [speaker for speaker, _ in turns(talk)] == ["0", "2", "0"]
    assert talk.timeline.at(3).ms == 67_000


def test_what_somebody_begins_with_is_no_part_of_what_was_said_before():
    talk = read_text(
        "Vera: It is in the-\nTomas: ... the hall.\nVera: Yes.\nTomas: (Laughter.) So.\n"
    )
    assert turns(talk) == [
        ("Vera", "It is in the-"),
        ("Tomas", "...the hall."),
        ("Vera", "Yes."),
        ("Tomas", "So."),
    ]
    assert [mark.text for mark in talk.marks] == ["Laughter"]


@pytest.mark.parametrize(
    "text",
    [
        "10:01:00\t From  Vera : Mind it.\n10:02:11\t From  Tomas Ek : Which?\n"
        "10:03:00\t From  Vera : That.\n",
        "10:01:00 From Vera to Everyone:\n\tMind it.\n10:02:11 From Tomas Ek to Vera(Direct "
        "Message):\n\tWhich?\n10:03:00 From Vera to Everyone:\n\tThat.\n",
        "[Vera] 10:01:00\nMind it.\n\n[Tomas Ek] 10:02:11\nWhich?\n\n[Vera] 10:03:00\nThat.\n",
        "09:41:02 Vera: Mind it.\n09:41:05 Tomas Ek: Which?\n09:41:08 Vera: That.\n",
    ],
    ids=["chat", "newer chat", "captions", "clock"],
)
def test_times_of_day_are_no_times_of_the_talk(text):
    talk = read_text(text)
    assert turns(talk) == [("Vera", "Mind it."), ("Tomas Ek", "Which?"), ("Vera", "That.")]
    assert talk.timeline.end_ms < 60_000
    assert "of the day" in talk.warnings[0]


def test_a_part_of_a_talk_may_begin_after_its_first_hour():
    talk = read_text("01:02:00 Vera: Mind it.\n01:02:05 Tomas: Which?\n01:02:08 Vera: That.\n")
    assert talk.timeline.at(0).ms == 3_720_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vera: " + "so " * 1_000_001, "talk.txt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "so " * 1_000_001, "talk.vtt"),
    ],
    ids=["typed", "captions"],
)
def test_more_words_than_a_talk_has_are_refused_before_they_are_looked_at(text, name):
    with pytest.raises(TranscriptError, match="more than 1,000,000 words"):
        read_text(text, name)


def test_tables_for_web_pages_hold_entities_and_times_in_brackets():
    talk = read_text(
        "timestamp,speaker,words\n[00:00:05],VH:,Mind&#8212;the step.\n,TE:,Which one?\n"
        "[00:00:09],,Down there.\n",
        "talk.csv",
    )
    assert turns(talk) == [("VH", "Mind—the step."), ("TE", "Which one? Down there.")]
    assert talk.timeline.at(4).ms == 9_000


def test_above_a_heading_that_says_transcript_nothing_is_spoken():
    talk = read_text(
        "# Harbours\n\n1. Steps are wet.\n2. Mind them.\n\n## Transcript\n\nMind the step.\n",
        "talk.md",
    )
    assert (said(talk), talk.metadata.title) == ("Mind the step.", "Harbours")
    assert talk.metadata.chapters == ()


def test_a_role_is_somebody_though_the_text_speaks_of_it():
    talk = read_text(
        "Narrator: Mind the step.\n\n[Cut to host]\n\nHost: Which one?\n\nNarrator: That.\n"
    )
    assert [speaker for speaker, _ in turns(talk)] == ["Narrator", "Host", "Narrator"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><head/><body><div>'
            '<p begin="1s" end="2s">&nbsp;</p><p begin="2s" end="3s">MIND &</p>'
            '<p begin="3s" end="4s">THE << STEP</p></div></body></tt>',
            "talk.xml",
        ),
        (
            "WEBVTT\n\na-1\n00:01.000 --> 00:02.000\n\na-2\n00:02.000 --> 00:03.000\n"
            "MIND &\nTHE << STEP\n",
            "talk.vtt",
        ),
        (
            " [Script Info]\n Title: Talk\n\n [Events]\n Format: Layer, Start, End, Style, "
            "Name, MarginL, MarginR, MarginV, Effect, Text\n"
            " Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,MIND & THE << STEP\n",
            "talk.ass",
        ),
    ],
    ids=["entities of pages", "an id below a caption without words", "indented"],
)
def test_captions_that_are_not_quite_as_their_format_says(text, name):
    talk = read_text(text, name)
    assert talk.format == {"xml": "ttml", "vtt": "webvtt", "ass": "substation"}[name[5:]]
    assert said(talk) == "MIND & THE << STEP"
    assert talk.timeline.at(0).ms == 2_000


def test_tags_that_revs_people_set_are_marks():
    elements = (
        '{"type": "text", "value": "Mind"}, {"type": "tag", "value": "inaudible"},'
        ' {"type": "text", "value": " step"}'
    )
    talk = read_text(f'{{"monologues": [{{"speaker": 0, "elements": [{elements}]}}]}}', "talk.json")
    assert talk.words == ("Mind", "step")
    assert [mark.text for mark in talk.marks] == ["inaudible"]


def test_a_talk_in_one_paragraph_is_cut_where_somebody_begins():
    talk = read_text(
        "Interviewer: Where were you when the tide came in that night? Participant: On the quay, "
        "with the others, as I said before. Interviewer: And who was it that told you of it? "
        "Participant: The harbour master did: she knew.\n"
    )
    assert [speaker for speaker, _ in turns(talk)] == ["Interviewer", "Participant"] * 2
    assert turns(talk)[3][1] == "The harbour master did: she knew."


def test_a_fact_of_the_title_page_may_go_on_below():
    talk = read_text(
        "INTERVIEWEE:   Vera Holm\n\nLOCATION:      The Harbour\n               Wet Quay\n\n"
        "EK: Were you born here?\n\nHOLM: On the quay.\n\nEK: When was it?\n\nHOLM: In May.\n"
    )
    assert ("LOCATION", "The Harbour, Wet Quay") in talk.metadata.info
    assert turns(talk)[0] == ("EK", "Were you born here?")


def test_who_has_a_time_on_each_line_speaks_though_the_text_has_the_word():
    talk = read_text(
        "[00:00] Anfitrión: Hoy tenemos a un invitado especial.\n[00:15] Invitado: Gracias.\n"
        "[00:20] Anfitrión: Cuéntanos del puerto.\n[00:25] Invitado: Es viejo.\n"
    )
    assert [speaker for speaker, _ in turns(talk)] == ["Anfitrión", "Invitado"] * 2


def test_scc_whose_tabs_became_spaces():
    text = "Scenarist_SCC V1.0\n\n00:00:02:00 9420 9420 9470 9470 cde9 6e64 2074 e5ef 942f 942f\n"
    text += "\n00:00:04:00 942c 942c\n"
    assert said(read_text(text, "talk.scc")).startswith("Mind")


def test_segments_that_tell_but_when_they_begin():
    segments = (
        '{"speaker": "Vera", "text": "Mind the step.", "timestamp": 0},'
        ' {"speaker": "Tomas", "text": "Which one of them?", "timestamp": 15}'
    )
    talk = read_text(f'{{"segments": [{segments}]}}', "talk.json")
    assert talk.timeline.at(3).ms == 15_000


def test_seconds_in_brackets_are_times():
    talk = read_text(
        "[0.5s] Vera: Mind the step, it is wet.\n[3s] Tomas: Which one do you mean?\n"
        "[7.9s] Vera: The wet one.\n[12.0s] Tomas: I see, thank you very much.\n"
    )
    assert [turn.speaker for turn in talk.turns] == ["Vera", "Tomas"] * 2
    assert [talk.timeline.at(turn.first).ms for turn in talk.turns] == [500, 3_000, 7_900, 12_000]


def test_whoever_is_called_by_the_last_name_later_is_somebody_though_nobody_speaks_twice():
    talk = read_text(
        "Harbour Tonight\n\nVERA HOLM, ANCHOR: Good evening. The quay is closed tonight.\n\n"
        "Tomas Ek is down there for us.\n\nTOMAS EK, REPORTER (on camera): It was quite a day.\n\n"
        "IDA LIND, HARBOUR MASTER: We never saw such waves.\n\nHOLM: Thank you, Tomas.\n\n"
        "The harbour opens tomorrow.\n\nMore on that later.\n"
    )
    assert [who for who, _ in turns(talk)] == [
        "VERA HOLM, ANCHOR",
        "TOMAS EK, REPORTER",
        "IDA LIND, HARBOUR MASTER",
        "HOLM",
    ]


def test_a_title_with_its_day_and_a_headline_that_quotes_are_nobody():
    dated = read_text(
        "Full Text of March 3, 2021: What the Harbour Master Said at the Quay\n\n"
        "MASTER HOLM: Good evening. Let me begin by thanking all of you for waiting so long.\n\n"
        "The quay is closed, and it stays closed.\n"
    )
    assert [who for who, _ in turns(dated)] == ["MASTER HOLM"]
    quoting = read_text(
        'Vera Holm: "I never let it go out"\n\nShe kept the lamp for forty years, at the quay.\n\n'
        "— Do you remember the first night?\n\n— I do. It smelled of oil.\n\n— And your father?\n\n"
        "— He was never there.\n"
    )
    assert {who for who, _ in turns(quoting)} <= {None}


def test_a_label_that_leads_in_the_talk_is_nobody():
    talk = read_text(
        "灯塔看守人做客本台\n以下是访谈文字实录:\n从小在海边长大\n"
        "主持人:欢迎来到我们的节目,请您先介绍一下自己。\n王芳:大家好,我在海边长大。\n"
        "主持人:您小时候去过灯塔吗?\n王芳:每天都去,我帮父亲点灯。\n"
    )
    assert {who for who, _ in turns(talk)} - {None} == {"主持人", "王芳"}


def test_where_each_line_has_its_time_and_label_a_common_word_is_one_too():
    talk = read_text("[00:00:01] Speaker 1: How do you do it?\n[00:00:04] You: With oil.\n")
    assert [who for who, _ in turns(talk)] == ["Speaker 1", "You"]


def test_a_clock_on_the_wall_is_no_time_of_the_talk():
    lines = "1:52 pm The harbour is closed.\n2:10 pm The quay as well.\n3:05 pm All of it.\n"
    assert read_text(lines).timeline.at(0).kind is not Timing.EXACT


def test_reporters_who_are_but_q_ask_between_names_in_capitals():
    talk = read_text(
        "THE PRESIDENT: Good morning. The quay is closed.\n\nQ Mr. President, until when?\n\n"
        "THE PRESIDENT: Until the storm is over.\n\nQ But the boats \u2014\n\n"
        "THE PRESIDENT: They wait.\n"
    )
    assert [who for who, _ in turns(talk)] == ["THE PRESIDENT", "Q"] * 2 + ["THE PRESIDENT"]


def test_whom_somebody_plays_is_a_mark():
    talk = read_text(
        "VERA HOLM: And now a play.\n\nTOMAS EK: (As Keeper) I never let it go out.\n\n"
        "VERA HOLM: You did.\n\nTOMAS EK: Once.\n"
    )
    assert turns(talk)[1] == ("TOMAS EK", "I never let it go out.")
    assert [mark.text for mark in talk.marks] == ["As Keeper"]


def test_what_was_agreed_on_is_nobodys_speech():
    talk = read_text(
        "Vera: We ship it on Friday.\n\nTomas: I agree.\n\nVera: Then that is settled.\n\n"
        "Action items:\n1. Ship it by Friday - Tomas\n2. Tell the harbour - Ida\n\n"
        "The next meeting is on Monday.\n"
    )
    assert turns(talk)[-2:] == [
        ("Vera", "Then that is settled."), (None, "The next meeting is on Monday.")
    ]  # fmt: skip
    assert "Ship it by" not in said(talk)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vera Holm. – Mind the step.\n\nTomas Ek (LIB). – Which one?\n\n"
         "Vera Holm. – The wet one.\n\nTomas Ek (LIB). – Oh.\n", "talk.txt"),
        ("M. Vera Holm. Mind the step.\n\nM. Tomas Ek. Which one?\n\n"
         "M. Vera Holm. The wet one.\n\nM. Tomas Ek. Oh.\n", "talk.txt"),
        ("00012:01   Vera Holm: Mind\n00012:02      the step.\n00012:03   Tomas Ek: Which one?\n"
         "00012:04   Vera Holm: The\n00012:05   wet one.\n00012:06   Tomas Ek: Oh.\n"
         "00012:07   \n00012:08   \n", "talk.txt"),
        ("1. Vera Holm (Lowport) (Lab): Mind the step.\n\nTomas Ek: Which one?\n\n"
         "Vera Holm: The wet one.\n\nTomas Ek: Oh.\n", "talk.txt"),
        ("[Vera Holm]: Mind the step.\n\n[Tomas Ek]: Which one?\n\n"
         "[Vera Holm]: The wet one.\n\n[Tomas Ek]: Oh.\n", "talk.md"),
        ("| Time | Speaker | Text |\n|---|---|---|\n| 0:01 | Vera Holm | Mind the step. |\n"
         "| 0:03 | Tomas Ek | Which one? |\n| 0:05 | Vera Holm | The wet one. |\n"
         "| 0:07 | Tomas Ek | Oh. |\n", "talk.md"),
        ("Vera Holm\n\nMind the step.\n\nEk\n\nWhich one?\n\nHolm\n\nThe wet one.\n\nEk\n\nOh.\n",
         "talk.txt"),
        ("Chairman Holm. Mind the step.\n\nMs. Ek. Which one?\n\nChairman Holm. The wet one.\n\n"
         "Ms. Ek. Oh.\n\n[Whereupon, at noon, they left.]\n", "talk.txt"),
        ("O SR. HOLM (Vera Holm. PSD - SP) - Mind the step.\n\nA SRA. EK (PL - RJ) - Which one?\n\n"
         "O SR. HOLM (PSD - SP) - The wet one.\n\nA SRA. EK (PL - RJ) - Oh.\n", "talk.txt"),
        ("La señora VERA HOLM: Mind the step.\n\nEl señor TOMÁS EK: Which one?\n\n"
         "La señora VERA HOLM: The wet one.\n\nEl señor TOMÁS EK: Oh.\n", "talk.txt"),
        ("Vera Holm: Mind the step.\n\nTomas Ek: Which one?\n\n"
         "Vera Holm: The wet one.\n\n(Tomas Ek: Never!)\n\nTomas Ek: Oh.\n", "talk.txt"),
        ("Vera Holm: Mind the step.\n\n(The bell rings twice.)\n\nTomas Ek: Which one?\n\n"
         "Log of the tower   7\n\nVera Holm: The wet one.\n\nLog of the tower   8\n\n"
         "Tomas Ek: Oh.\n\nLog of the tower   9\n\n01:45 - End of interview\n", "talk.txt"),
    ],
    ids=["stop-and-dash", "titles", "page-and-line", "numbered", "brackets-in-markdown",
         "table-in-markdown", "last-names-alone", "roles-before-names", "articles",
         "ladies-and-gentlemen", "called-out", "what-happens"],
)  # fmt: skip
def test_styles_of_parliaments_courts_and_magazines(text, name):
    found = [
        (who.split(" ")[-1].capitalize(), words)
        for who, words in turns(read_text(text, name))
        if who
    ]
    said_so = [("Holm", "Mind the step."), ("Ek", "Which one?"), ("Holm", "The wet one.")]
    assert found == [*said_so, ("Ek", "Oh.")]


def test_what_nobody_named_says_below_a_heading_is_nobodys():
    read = read_text(
        "# Towers\n\n#### One\n\nI went to see towers that nobody climbs any more here.\n\n"
        "Vera: Mind the step.\n\nTomas: Which one?\n\nVera: The wet one.\n\n"
        "#### Two\n\nI went on to the next.\n\nTomas: Oh.\n\nVera: Yes.\n",
        "talk.md",
    )
    assert (None, "I went on to the next.") in turns(read)


def test_titles_of_the_contents_are_headings_where_they_come_again():
    read = read_text(
        "0:00 – Towers\n0:49 – Steps\n15:10 – Bells\n\nTowers\n\nVera Holm\n(00:00:00)\n"
        "Mind the step.\n\nSteps\n\nTomas Ek\n(00:00:49)\nWhich one?\n\nVera Holm\n(00:00:55)\n"
        "That.\n",
        "talk.txt",
    )
    assert [words for _, words in turns(read)] == ["Mind the step.", "Which one?", "That."]


def test_answers_below_the_only_one_who_is_named_are_nobodys():
    read = read_text(
        "Interviewer: When did you first go to sea?\n\nIn forty-one, with my uncle.\n\n"
        "Interviewer: Did she stop you?\n\nNo. She gave me a sandwich.\n\n"
        "Interviewer: And you went?\n\nI went.\n"
    )
    assert [who for who, _ in turns(read)] == ["Interviewer", None] * 3


def test_who_is_told_of_at_the_end_doesnt_say_it():
    read = read_text(
        "Ann Peck: Do you miss it?\n\nHenry Loft: Every night.\n\nAnn Peck: What happens then?\n\n"
        "Henry Loft: Nothing.\n\nAnn Peck: Thank you.\n\nAnn Peck is a writer in Portland.\n"
    )
    assert turns(read)[-1] == (None, "Ann Peck is a writer in Portland.")


def test_names_without_capitals_are_heard_where_nearly_all_is_theirs():
    read = read_text(
        "josh: I'd like to talk about rope.\n\nnikolai: Do we need it?\n\njosh: People ask.\n\n"
        "tara: My concern: naming.\n\nnikolai: Then cord.\n"
    )
    assert [who for who, _ in turns(read)] == ["josh", "nikolai", "josh", "tara", "nikolai"]


def test_names_before_stops_are_heard_where_nearly_all_is_theirs():
    read = read_text("Bo. What is kelp?\n\nUna. A forest.\n\n" * 4)
    assert [who for who, _ in turns(read)] == ["Bo", "Una"] * 4
    assert turns(read_text("Yes. I was.\n\nNo. Not yet.\n\n" * 4)) == []


def test_a_log_of_a_server_is_no_talk():
    with pytest.raises(TranscriptError):
        read_text("2024-03-05 10:02:11 INFO server: starting\n" * 8, "log.txt")


def test_initials_and_the_names_that_they_are_of_are_heard():
    read = read_text(
        "0:11 So today I want to talk about knots, of which there are three.\n0:27 Chris Amber: "
        "Can I ask something?\n0:29 Lena Knut: Please.\n0:30 CA: Which is it?\n0:32 LK: That.\n"
    )
    assert [who for who, _ in turns(read)] == [None, "Chris Amber", "Lena Knut", "CA", "LK"]


def test_a_question_ends_where_its_sign_is_another():
    read = read_text("گر: از کی رفتید؟\nحسن: با پدرم.\nگر: هنوز می‌روید؟\nحسن: اگر هوا خوب باشد.\n")
    assert [who for who, _ in turns(read)] == ["گر", "حسن"] * 2


def test_what_scripts_write_in_capitals_between_turns_is_seen_and_not_said():
    read = read_text(
        "VERA: Mind the step.\n\nKRIS TRIPS OVER THE STEP.\n\nKRIS: Which?\n\nVERA: That one.\n\n"
        "KRIS POINTS AT THE DOOR, WHICH\nIS OPEN\n\nKRIS: Oh.\n\nVERA: Yes.\n\nTHE SHIP SINKS!\n"
    )
    assert [text for _, text in turns(read)][-1] == "Yes. THE SHIP SINKS!"
    assert not {"TRIPS", "POINTS", "OPEN"} & set(read.words)
    assert "KRIS TRIPS OVER THE STEP." in [mark.text for mark in read.marks]


def test_labels_that_lead_to_addresses_are_nobody():
    read = read_text(
        "[Vera Holm / harbour]\nMind the step.\n[Kris Ahl / pier]\nWhich?\n[Vera Holm / harbour]\n"
        "The last.\nTell us: http://harbour.example/a, by post\n"
    )
    assert "Tell us" not in [who for who, _ in turns(read)]


def test_a_dash_behind_a_name_counts_though_a_colon_follows():
    read = read_text(
        "VERA HOLM (Pier) - Sirs, so it is: the step is wet.\n\nKRIS AHL (Bay) - Which one?\n\n"
        "VERA HOLM (Pier) - The last.\n\nKRIS AHL (Bay) - Thank you.\n\nVERA HOLM (Pier) - No.\n"
    )
    assert [who for who, _ in turns(read)] == ["VERA HOLM", "KRIS AHL"] * 2 + ["VERA HOLM"]


def test_initials_with_stops_are_of_the_names_that_were_told():
    read = read_text(
        "Vera Holm: Good day, and welcome.\n\nKris Ahl: Good day.\n\nIda Stern: Good day.\n\n"
        "V.H.: So?\n\nK.A.: I agree.\n"
    )
    assert [who for who, _ in turns(read)][-2:] == ["V.H.", "K.A."]


def test_titles_before_stops_name_whoever_speaks_with_their_office():
    read = read_text(
        "Mme la présidente. La parole est à M. Ahl.\n\nM. Kris Ahl. La marche est mouillée.\n\n"
        "Mme la présidente. Merci.\n\nM. Jan Holm, ministre de la mer et des ports de pêche. Non.\n"
        "\n"
        "Mme la présidente. La séance est levée.\n"
    )
    assert [who for who, _ in turns(read)][1::2] == [
        "M. Kris Ahl",
        "M. Jan Holm, ministre de la mer et des ports de pêche",
    ]


def test_a_long_office_in_brackets_keeps_nobody_from_being_named():
    office = "Minister for Fog, Minister for Harbours and Piers, Minister for Science and the Sea"
    read = read_text(
        f"The Hon. V. HOLM: A question.\n\nThe PRESIDENT: Yes.\n\nThe Hon. K. AHL ({office}): No.\n"
        "\n"
        "The PRESIDENT: Order!\n\nThe Hon. V. HOLM: I am happy.\n"
    )
    assert ("The Hon. K. AHL", "No.") in turns(read)


def test_menus_of_a_page_and_rules_are_no_words():
    read = read_text(
        "Home » Talks » Talk 2\n\nVera: Mind the step.\n\n______\n\nKris: Which one?\n\n"
        "Vera: That.\n\nKris: Oh.\n\nPart 1 | Part 2 | back to top\n"
    )
    assert not {"Home", "______", "back"} & set(read.words)


def test_a_label_above_times_is_a_title():
    read = read_text(
        "Making the Harbour: we have a guest!\n\n"
        + "".join(f"00:00:0{n}.000 | We left early, and nobody was up.\n" for n in range(8))
    )
    assert turns(read) == []


def test_scenes_written_small_are_headings_and_nobody_speaks_below():
    read = read_text(
        "Curtains open.\n\nVERA: Mind the step.\n\nKRIS: Which?\n\nScene 2\n\nA harbour.\n\n"
        "VERA: That.\n\nKRIS: Oh.\n"
    )
    assert ("KRIS", "Which?") in turns(read)
    assert [one.title for one in read.metadata.chapters] == ["Scene 2"]
