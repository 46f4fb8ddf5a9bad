from itertools import permutations

import pytest

from app.transcripts.model import NoTranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, turns


@pytest.mark.parametrize(
    "table",
    [
        'Start,End,Speaker,Text\n1.5,3,Vera,"Mind the step, it is wet."\n3,4,Tomas,Which one?\n',
        "speaker\tbegin\tend\ttranscript\nVera\t00:00:01.500\t00:00:03\tMind the step, it is wet.\n"
        "Tomas\t00:00:03\t00:00:04\tWhich one?\n",
        "start;end;speaker;text\n1500;3000;Vera;Mind the step, it is wet.\n"
        "3000;4000;Tomas;Which one?\n",
        "Beginn;Ende;Sprecher;Text\n00:00:01,5;00:00:03;Vera;Mind the step, it is wet.\n"
        "00:00:03;00:00:04;Tomas;Which one?\n",
    ],
    ids=["commas, seconds", "tabs, clocks", "semicolons, milliseconds", "German"],
)
def test_columns_are_told_by_their_heads(table):
    talk = read_text(table, "talk.csv")
    assert " ".join(talk.words) == "Mind the step, it is wet. Which one?"
    assert [turn.speaker for turn in talk.turns] == ["Vera", "Tomas"]
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(1_500, 3_000), (3_000, 4_000)]


def test_without_heads_times_and_words_tell_themselves():
    talk = read_text("Mind,0.14,0.5\nthe,0.5,0.6\nstep,0.6,0.94\n", "words.csv")
    assert talk.words == ("Mind", "the", "step")
    assert talk.timeline.at(2).ms == 600


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_without_heads_names_are_those_that_come_again(mark):
    said = ["Mind the step.", "Which one?", "The wet one.", "Oh, I see it."]
    rows = [(("Vera", "Tomas")[n % 2], f"00:00:0{n}.000", text) for n, text in enumerate(said)]
    talk = read_text("".join(f"{mark.join(row)}\n" for row in rows), "talk.txt")
    assert turns(talk) == [(name, text) for name, _, text in rows]
    assert talk.timeline.at(3).ms == 1_000


def test_a_time_code_of_frames_counts_by_its_whole_seconds():
    rows = 'Speaker Name,Start Time,Text\nVera,"00:00:02;21",Mind it.\nTomas,"00:00:05;03",Which?\n'
    assert read_text(rows, "talk.csv").timeline.at(2).ms == 5_000


def test_a_table_of_something_else_is_none():
    with pytest.raises(NoTranscriptError):
        read_text("town,people\nOslo,700000\nBergen,290000\n", "towns.csv")


@pytest.mark.parametrize(
    ("head", "row"),
    [("", "{name},{text}\n"), ("id,who_talks,said_so\n", "{n},{name},{text}\n")],
)
def test_names_that_come_again_tell_a_table_of_unknown_heads(head, row):
    said = [("Vera", "The pier was gone by seven."), ("Jonas", "All of it you say?")] * 4
    text = head + "".join(row.format(n=n, name=name, text=t) for n, (name, t) in enumerate(said))
    assert turns(read_text(text, "talk.csv")) == said


def test_times_as_ranges_and_the_signs_of_those_who_transcribe():
    text = (
        "TIMECODE\tSPEAKER\tTRANSCRIPT\n"
        "0:00.0 - 0:04.2\tAB\tMind <=>mind the <n(wet that day)> step. <i>\n"
        "0:04.2 - 0:06.0\tCD\tWhich <? one>?\n"
    )
    talk = read_text(text, "a.csv")
    assert " ".join(talk.words) == "Mind mind the step. Which one?"
    assert talk.timeline.at(4).ms == 4_200


def test_an_empty_cell_goes_on_where_names_stand_at_changes_and_is_nobody_elsewhere():
    def speakers(*names):
        rows = "".join(f"{n},{name},The lamp was out again.\n" for n, name in enumerate(names))
        talk = read_text(f"start,speaker,text\n{rows}", "talk.csv")
        return [turn.speaker for turn in talk.turns]

    assert speakers("Vera", "", "Tomas", "", "", "Vera") == ["Vera", "Tomas", "Vera"]
    assert speakers("Vera", "", "Vera", "Tomas", "") == ["Vera", None, "Vera", "Tomas", None]


def test_words_that_hold_the_sign_between_columns_and_were_not_quoted():
    text = "Start;Speaker;Text\n0:01;Vera;Mind it; it is wet.\n0:03;Tomas;Which?;\n"
    assert turns(read_text(text, "a.csv")) == [
        ("Vera", "Mind it; it is wet."),
        ("Tomas", "Which?"),
    ]


def test_heads_that_tell_the_unit_of_their_times():
    talk = read_text(
        "speaker,start_ms,endMs,text\nA,500,900,Mind it now.\nB,2000,2900,Which?\n", "a.csv"
    )
    assert [talk.timeline.at(word).ms for word in (0, 3)] == [500, 2_000]


def test_a_word_that_all_rows_have_below_its_head_is_no_name():
    rows = "".join(f"{n},Person {n},Town,It was cold on the quay that day.\n" for n in range(8))
    with pytest.raises(NoTranscriptError):
        read_text(f"id,who is it,city,comment\n{rows}", "a.csv")


def test_a_row_that_ends_before_its_time_has_none():
    talk = read_text("speaker,text,start\nA,Mind it now.,0.5\nB,Which?\nA,The wet.,4\n", "a.csv")
    assert " ".join(talk.words) == "Mind it now. Which? The wet."


def test_rows_that_are_longer_than_the_first_one_keep_their_names():
    said = "the ebb was late and we waited"
    rows = [f"{n},{said} {n},{'Ann' if n % 2 else 'Bo'},0:0{n}" for n in range(8)]
    for head in ("one,two", "one,two,three,four"):
        told = turns(read_text("\n".join((head, *rows)), "a.csv"))
        assert told[:2] == [("Bo", f"{said} 0"), ("Ann", f"{said} 1")]


def test_numbers_that_do_not_rise_are_no_times():
    with pytest.raises(NoTranscriptError):
        read_text("Chemistry,98.0\nHistory,92.0\nSpanish,91.0\nCalculus,98.0\nArt,90.0\n", "a.csv")


def test_two_columns_of_times_that_are_called_alike_and_raw_transcriptions():
    talk = read_text(
        "Start time (ms)\tStart time (ms)\tRaw transcription\n"
        "0\t900\tMind the step.\n1000\t1900\tWhich one?\n",
        "talk.tsv",
    )
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(0, 900), (1_000, 1_900)]


def test_names_before_words_where_no_column_tells_who_speaks():
    rows = "\n".join(
        f'{n},00:00:0{n}:000,00:00:0{n}:900,"{name}: Mind step {n}."'
        for n, name in enumerate(["Vera", "Tomas"] * 2, 1)
    )
    talk = read_text(f"Number,Start time,End time,Text\n{rows}\n", "talk.csv")
    assert turns(talk) == [
        (name, f"Mind step {n}.") for n, name in enumerate(["Vera", "Tomas"] * 2, 1)
    ]
    assert [cue.start_ms for cue in talk.cues] == [1_000, 2_000, 3_000, 4_000]


def test_times_of_the_day_are_no_times_of_the_talk():
    rows = "\n".join(
        f'10:0{n}:11,{name},"Mind step {n}."' for n, name in enumerate(["Vera", "Tomas"] * 2)
    )
    talk = read_text(f"time,user,message\n{rows}\n", "talk.csv")
    assert [name for name, _ in turns(talk)] == ["Vera", "Tomas"] * 2
    assert any("times are those of the day" in told for told in talk.warnings)


def test_what_excel_is_told_and_a_title_stand_above_the_heads():
    rows = "Zeit;Sprecher*in;Wortlaut\n00:00:01;Vera;Mind the step.\n00:00:03;Tomas;Which one?\n"
    for above in ("sep=;\n", "The Step;;\n;;\n"):
        talk = read_text(above + rows, "talk.csv")
        assert turns(talk) == [("Vera", "Mind the step."), ("Tomas", "Which one?")]
    assert talk.metadata.title == "The Step"


@pytest.mark.parametrize(
    "heads",
    ["Tijd;Spreker;Tekst", "Czas;Mówca;Wypowiedź", "時間;話者;発言", "Time;role;What was said"],
)
def test_heads_in_other_languages(heads):
    talk = read_text(f"{heads}\n00:01;Vera;Mind it.\n00:02;Tomas;Which?\n", "talk.csv")
    assert turns(talk) == [("Vera", "Mind it."), ("Tomas", "Which?")]
    assert talk.timeline.at(2).ms == 2_000


def test_a_column_for_each_who_speaks():
    rows = [f"00:00:0{n},{text}" for n, text in enumerate(
        ["Mind the wet step.,", ",Which of them is it?", "It is the last one.,",
         ",I see it down there.", "Good that you do.,", ",Thank you for telling."], 1
    )]  # fmt: skip
    talk = read_text("Time,Vera Holm,Tomas Ek\n" + "\n".join(rows), "talk.csv")
    assert [speaker for speaker, _ in turns(talk)] == ["Vera Holm", "Tomas Ek"] * 3
    assert talk.timeline.at(4).ms == 2_000


def test_questions_and_answers_of_somebody_who_tells_of_themselves():
    asked = "Frage;Antwort\nWo war das?;Ich wohnte am Hafen.\nUnd dann?;Wir gingen fort.\n"
    assert turns(read_text(asked, "talk.csv"))[:2] == [
        ("Frage", "Wo war das?"),
        ("Antwort", "Ich wohnte am Hafen."),
    ]
    with pytest.raises(NoTranscriptError):
        read_text("Frage;Antwort\nWas kostet es?;Zehn Mark.\nWo?;Am Hafen.\n", "faq.csv")


def test_times_that_are_parts_of_a_day():
    rows = "Start,Speaker,Text\n0.0000115741,Vera,Mind it.\n0.0000347222,Tomas,Which one?\n"
    assert read_text(rows, "talk.csv").timeline.at(2).ms == 3_000


def test_columns_that_are_called_alike_are_told_by_what_they_hold():
    rows = "line,speaker,start_timestamp,line_text\n1,Vera,00:00:01,Mind the step.\n"
    talk = read_text(rows + "2,Tomas,00:00:03,Which one?\n", "talk.csv")
    assert turns(talk) == [("Vera", "Mind the step."), ("Tomas", "Which one?")]
    assert talk.timeline.at(3).ms == 3_000


def test_prose_that_holds_such_words_between_commas_has_no_heads():
    prose = "Vera: Mind the step.\nTomas: In the end, what, you say?\nVera: The last, I say.\n"
    assert read_text(prose, "talk.txt").format == "plain-text"


_ANSWERED = [
    ("Vera", "Mind the step there, please."),
    ("Tomas", "Which one of them?"),
    ("Vera", "The wet one, I told you."),
    ("Tomas", "Oh, I see it."),
]
_BESIDE = {
    "Line": ("1", "2", "3", "4"),
    "Words": ("5", "4", "5", "4"),
    "Sentence": ("1", "1", "2", "2"),
    "Content": ("All that was told of the harbour and its steps by her that day",) * 4,
    "What": ("step", "step", "water", "water"),
    "Participant": ("P01",) * 4,
    "Interviewee": ("Ann Lee",) * 4,
    "User": ("Bo",) * 4,
    "Role": ("Host", "Guest") * 2,
}


@pytest.mark.parametrize("other", _BESIDE)
@pytest.mark.parametrize("named", ["Speaker", "Name"])
def test_of_several_heads_that_fit_the_column_that_holds_it_is_taken(other, named):
    rows = [(other, named, "Text")]
    rows += [(told, *said) for told, said in zip(_BESIDE[other], _ANSWERED, strict=True)]
    for order in permutations(range(3)):
        ordered = [[row[at] for at in order] for row in rows]
        text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in ordered)
        assert turns(read_text(text, "talk.csv")) == _ANSWERED
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in ordered)
        page = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
        assert turns(read_text(f"<html><body>{page}</body></html>", "talk.html")) == _ANSWERED


def test_codes_that_stand_beside_their_names_are_read_by_name():
    rows = "".join(f'{said[0][0]},{said[0]},"{said[1]}"\n' for said in _ANSWERED)
    assert turns(read_text(f"Speaker,Name,Text\n{rows}", "talk.csv")) == _ANSWERED


def test_a_column_of_counts_alone_is_no_talk():
    with pytest.raises(NoTranscriptError):
        read_text("Speaker,Words\nVera,120\nTomas,90\nVera,45\n", "counts.csv")


@pytest.mark.parametrize(
    "rows",
    [
        [("Food", "Milk and bread"), ("Work", "Call the bank"), ("Food", "Two more eggs")],
        [("Ann", "I liked it."), ("Bo", "It was too long."), ("Cy", "I would come again.")],
        [("Ann", "I liked it.")] * 3,
    ],
    ids=["tasks", "survey", "one name"],
)
@pytest.mark.parametrize("heads", ["Name,Content", "Who,What", "User,Message", "Name,Statement"])
def test_lists_of_names_and_contents_are_no_talk(rows, heads):
    for day in ("", ",2024-03-0{}", ",{} March 2024", ",{}.3.2024"):
        text = heads + (",Start date\n" if day else "\n")
        text += "".join(f'{a},"{b}"{day.format(n)}\n' for n, (a, b) in enumerate(rows, 1))
        with pytest.raises(NoTranscriptError):
            read_text(text, "list.csv")


def test_names_and_contents_that_answer_one_another_are_a_talk_which_is_told():
    rows = "".join(f'{name},"{text}"\n' for name, text in _ANSWERED)
    talk = read_text(f"Name,Content\n{rows}", "talk.csv")
    assert turns(talk) == _ANSWERED
    assert any("may be those of any list" in told for told in talk.warnings)
    chat = "".join(f"2024-03-01 10:0{n},{('Ann', 'Bo')[n % 2]},mind it\n" for n in range(4))
    assert len(read_text(f"timestamp,author,content\n{chat}", "talk.csv").turns) == 4
    timed = "".join(f'00.0{n}.12,{n},"Mind step {n}"\n' for n in range(1, 4))
    assert len(read_text(f"Time,Name,Content\n{timed}", "talk.csv").turns) == 3
    assert read_text(f"Speaker,Text\n{rows}", "talk.csv").warnings == ()


@pytest.mark.parametrize(
    "again", ["hh:mm:ss,name,verbatim", "Time,Speaker,Text", "[m:ss],who,text"]
)
def test_a_second_row_of_heads_is_no_turn(again):
    rows = "".join(f'0:0{n},{name},"{text}"\n' for n, (name, text) in enumerate(_ANSWERED))
    assert turns(read_text(f"Time,Speaker,Text\n{again}\n{rows}", "talk.csv")) == _ANSWERED


def _as_hours(times, words: int):
    rows = "".join(
        f"{time},{('Vera', 'Tomas')[n % 2]},{' '.join(['step'] * words)}\n"
        for n, time in enumerate(times)
    )
    return read_text(f"Time,Speaker,Text\n{rows}", "talk.csv")


def test_minutes_and_seconds_that_a_sheet_took_for_hours_and_minutes():
    long = [f"{n * 10 // 60:02}:{n * 10 % 60:02}:00" for n in range(60)]
    talk = _as_hours(long, 25)
    assert [talk.timeline.at(25 * n).ms for n in (1, 7)] == [10_000, 70_000]
    assert any("read as minutes and seconds" in told for told in talk.warnings)
    talk = _as_hours(long[:9], 25)
    assert talk.timeline.at(25).kind is not Timing.EXACT
    assert any("times are left out" in told for told in talk.warnings)


def test_whole_minutes_of_talks_at_their_pace_stay_as_they_are():
    for times, words, first in (
        ([f"0{n // 60}:{n % 60:02}:00" for n in range(12)], 120, 60_000),
        ([f"0{n}:00:00" for n in range(8)], 5, 3_600_000),
    ):
        talk = _as_hours(times, words)
        assert talk.timeline.at(words).ms == first
        assert talk.timeline.at(words).kind is Timing.EXACT
