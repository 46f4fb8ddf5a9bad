import time

import pytest

from app.transcripts.model import NoTranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns


def test_names_and_times_at_the_head_of_lines():
    text = "Anna: When is the ebb?\n\n[00:10] Ben: At three.\n[00:15] Ben: Or so.\n"
    text += "[00:20] Anna: Not at four?\n"
    transcript = read_text(text)
    assert transcript.format == "plain-text"
    assert turns(transcript) == [
        ("Anna", "When is the ebb?"),
        ("Ben", "At three. Or so."),
        ("Anna", "Not at four?"),
    ]
    assert transcript.timeline.at(len(transcript.words) - 3).ms == 20_000


def test_names_with_times_on_lines_of_their_own():
    text = "Anna Berg 0:01\nGood morning.\n\nBen Vik 0:05\nMorning.\n\nAnna Berg 0:09\nSo.\n"
    transcript = read_text(text)
    assert turns(transcript) == [
        ("Anna Berg", "Good morning."),
        ("Ben Vik", "Morning."),
        ("Anna Berg", "So."),
    ]
    assert transcript.timeline.at(2).ms == 5000


def test_a_time_on_each_line_makes_no_paragraph_of_each():
    text = "".join(f"00:00:{second:02} word{second} and more\n\n" for second in range(0, 50, 5))
    transcript = read_text(text)
    assert said(transcript).startswith("word0 and more word5")
    assert transcript.breaks == ()
    assert transcript.timeline.at(3).kind is Timing.EXACT


def test_voices_of_captions_that_were_saved_as_text_are_speakers():
    text = "00:00:00 <v Anna Lind>When is the ebb?\n\n00:00:02 <v Anna Lind>At three?\n\n"
    text += "00:00:04 <v Ben>Or so.</v>\n"
    transcript = read_text(text)
    assert turns(transcript) == [
        ("Anna Lind", "When is the ebb? At three?"),
        ("Ben", "Or so."),
    ]
    assert transcript.breaks == (6,)  # the second line goes on


def test_bare_prose_is_a_talk_with_estimated_times():
    transcript = read_text("so we went out to the boat and the sea was calm " * 20)
    moment = transcript.timeline.at(100)
    assert moment.kind is Timing.ESTIMATED
    assert moment.bound_ms > 0


@pytest.mark.parametrize("name", ["LICENSE", "SOURCES.md", "README.txt", "data.csv", "x.py"])
def test_files_that_are_no_transcripts_are_left_aside(name):
    with pytest.raises(NoTranscriptError, match="looks like text that isn't speech"):
        read_text("| file | source |\n|---|---|\n| a | b |\nsome words here\n", name)


def test_a_licence_is_no_talk_whatever_its_name():
    with pytest.raises(NoTranscriptError, match="looks like text that isn't speech"):
        read_text("Permission is hereby granted, free of charge, to any person", "mit.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Vera: Mind the step. #00:00:05-1#\n\nTomas: Which one? #00:00:09-0#\n\n"
        "Vera: The wet one. #00:00:12-4#\n",
        "#00:00:01-0# Vera: Mind the step. #00:00:05-0#\n#00:00:05-0# Tomas: Which one? "
        "#00:00:09-0#\n#00:00:09-0# Vera: The wet one. #00:00:12-0#\n",
        "[Vera] 00:00:01\nMind the step.\n\n[Tomas] 00:00:05\nWhich one?\n\n[Vera] 00:00:09\n"
        "The wet one.\n",
    ],
    ids=["at the ends", "at both ends", "beside names"],
)
def test_times_as_tools_spell_them_are_no_words(text):
    talk = read_text(text)
    assert turns(talk) == [
        ("Vera", "Mind the step."),
        ("Tomas", "Which one?"),
        ("Vera", "The wet one."),
    ]
    assert (talk.timeline.at(3).ms, talk.timeline.at(5).ms) == (5_000, 9_000)


def test_names_in_georgian_need_no_capitals():
    text = "კითხვა: სად დაიბადეთ?\n\nნინო: მე თბილისში დავიბადე.\n\nკითხვა: მამა?\n\n"
    text += "ნინო: ქარხანაში მუშაობდა.\n"
    assert [name for name, _ in turns(read_text(text))] == ["კითხვა", "ნინო"] * 2


def test_what_lists_the_labels_of_all_who_speak_is_a_talk_whatever_its_lines_look_like():
    head = "---\nlabels: [Q]\n---\n"
    lines = "Q: [0:00] bells\n\n| tide |\n\n- herring\n\n* fog\n"
    with pytest.raises(NoTranscriptError):
        read_text(f"---\ntitle: Q\n---\n{lines}")
    for name in ("talk.txt", "talk.md"):
        assert [speaker for speaker, _ in turns(read_text(head + lines, name))] == ["Q"]


@pytest.mark.parametrize("text", ["text: a{}b", "Vera: a #00:00:01-1#{}b"])
def test_a_long_run_of_spaces_costs_no_more_than_as_many_letters(text):
    start = time.process_time()
    read_text(text.format(" " * 100_000))
    assert time.process_time() - start < 2


def test_two_dashes_begin_a_question_and_what_follows_is_somebody_elses():
    text = (
        "\u2015\u2015ご出身はどちらですか。\n\n山田\u3000長崎です。\n\n\u2015\u2015お父様は。\n\n"
        "山田\u3000船大工でした。\n\n佐藤\u3000私は広島です。\n\n\u2015\u2015海の近くですね。\n\n"
        "佐藤\u3000そうですね。\n"
    )
    assert turns(read_text(text)) == [
        (None, "ご出身はどちらですか。"),
        ("山田", "長崎です。"),
        (None, "お父様は。"),
        ("山田", "船大工でした。"),
        ("佐藤", "私は広島です。"),
        (None, "海の近くですね。"),
        ("佐藤", "そうですね。"),
    ]


ANSWERS = [
    ("Vera", "Is it wet?"),
    ("Tomas", "It is wet, all of it, up to the very last step."),
    ("Vera", "And who keeps the tower now?"),
    ("Tomas", "Nobody keeps it any more."),
    ("Vera", "Since when is that?"),
    ("Tomas", "Since the winter of the flood."),
]


@pytest.mark.parametrize("pattern", ["({name}) {words}\n\n", "[{name}] {words} "])
def test_names_in_brackets_before_words_one_behind_the_other_too(pattern):
    text = "".join(pattern.format(name=name, words=words) for name, words in ANSWERS)
    assert turns(read_text(text)) == ANSWERS


def test_who_speaks_up_between_the_questions_of_a_court():
    text = (
        "Q.   Where do you live?\nA.   By the harbour.\nMR. KEANE:   Objection.\nQ.   Since when?\n"
        "A.   Since the flood.\nTHE WITNESS:   May I have water?\nQ.   Yes.  Ready?\nA.   Ready.\n"
        "BY MR. LOWE:\nQ.   Who else lives there?\nA.   Nobody.\n"
    )
    speakers = [speaker for speaker, _ in turns(read_text(text))]
    assert speakers == ["Q", "A", "MR. KEANE", "Q", "A", "THE WITNESS", "Q", "A", "Q", "A"]


AROUND = {
    "a player's page": "Search in video\n0:00\n0 seconds\nMind it.\nChapter 2: Stairs\n0:58\n"
    "58 seconds\nWhich?\n1:05\n1 minute, 5 seconds\nThe wet one.\nEnglish (auto-generated)\n",
    "a meeting": "Holm, Vera started transcription\n\nVera Holm 0:03\nMind it.\n\n"
    "Tomas Rask 0:06\nWhich?\n\nVera Holm 0:09\nThe wet one.\n\nHolm, Vera stopped transcription\n",
    "a service": "Vera Holm: Mind it.\n\nTomas Rask: Which?\n\nVera Holm: The wet one.\n\n"
    "This transcript was exported on Mar 15, 2024 - view latest version here.\n",
}


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_what_pages_and_programs_write_around_a_talk_is_not_said(text):
    assert said(read_text(text)) == "Mind it. Which? The wet one."


def test_a_wiki_is_read_without_its_markup():
    text = (
        "== The Tower ==\n\n'''V:''' Is it by the [[harbour|sea]]?\n\n'''T:''' In [[Bergen]].\n\n"
        "'''V:''' Since when?\n\n'''T:''' Since the flood.\n"
    )
    assert turns(read_text(text))[:2] == [("V", "Is it by the sea?"), ("T", "In Bergen.")]


def test_times_that_name_their_tape():
    lines = [("Rask", "Which of them is wet?"), ("Holm", "The third."), ("Rask", "Since when?")]
    head = "Interviewed by: Tomas Rask\n\n"
    text = head + "\n\n".join(
        f"1-00:0{n}:05\n{who}:     {words}" for n, (who, words) in enumerate(lines)
    )
    talk = read_text(text)
    assert turns(talk) == lines
    assert [talk.timeline.at(word).ms for word in (0, 5, 7)] == [5_000, 65_000, 125_000]
    of_two_tapes = read_text(text.replace("1-00:02:05", "2-00:00:05"))
    assert turns(of_two_tapes) == lines
    assert of_two_tapes.timeline.at(0).ms is None or not of_two_tapes.cues


def test_what_a_program_tells_of_itself_is_not_said():
    text = (
        "whisper_model_load: loading model\nsystem_info: n_threads = 4\n\n"
        "main: processing 'a.wav', lang = en ...\n\n[00:00:00.000 --> 00:00:02.000]   Mind it.\n"
        "[00:00:02.000 --> 00:00:03.000]   Which?\n[00:00:03.000 --> 00:00:05.000]   The wet one.\n"
        "\nwhisper_print_timings:     load time =   113.81 ms\n"
    )
    assert said(read_text(text)) == "Mind it. Which? The wet one."


def test_who_asks_is_a_fact_in_french_too():
    text = "Enquêteur : Paul Vidal\n\nPV : Où ?\n\nJM : À Lyon.\n\nPV : Quand ?\n\nJM : En 1921.\n"
    assert [name for name, _ in turns(read_text(text))] == ["PV", "JM", "PV", "JM"]


FERRY = ("The ferry is late again.", "Which one of them?", "The one from the islands.", "I see.")


def four(head):
    return "\n".join(f"{head % ('Ruth', 'Kai')[n % 2]}{said}" for n, said in enumerate(FERRY))


def test_fields_of_other_markups_are_names():
    for text in (f"Ferries\n=======\n\n{four(':%s: ')}\n", f"= Ferries\n\n{four('%s:: ')}\n"):
        assert [who for who, _ in turns(read_text(text, "talk.rst"))] == ["Ruth", "Kai"] * 2
    org = "#+TITLE: Ferries\n\n* Islands\n" + four("- %s :: ")
    assert [who for who, _ in turns(read_text(org, "talk.org"))] == ["Ruth", "Kai"] * 2


def test_what_project_gutenberg_adds_is_left_out():
    text = (
        "The Project Gutenberg EBook of Ferries\n\nThis eBook is for anyone.\n\n"
        f"*** START OF THIS PROJECT GUTENBERG EBOOK FERRIES ***\n\n{four('%s: ')}\n\n"
        "*** END OF THIS PROJECT GUTENBERG EBOOK FERRIES ***\n\nMore of it.\n"
    )
    assert turns(read_text(text))[0] == ("Ruth", FERRY[0])
    assert turns(read_text(text))[-1] == ("Kai", FERRY[3])


def test_many_empty_lines_take_no_longer_than_others():
    started = time.process_time()
    read_text("\n" * 40_000 + four("%s: "))
    assert time.process_time() - started < 10


def test_names_in_pointed_brackets_are_no_markup():
    talk = read_text(
        "<Vera> Good morning, all of you.\n\n<Tomas> Cold here.\n\n<Vera> It is.\n\n<Tomas> Oh.\n"
    )
    assert [who for who, _ in turns(talk)] == ["Vera", "Tomas"] * 2


def test_whose_a_talk_is_at_its_end_makes_it_no_licence():
    said = "We built boats there for years, and nobody asked why. " * 12
    talk = read_text(f"{said}\n\nCopyright 2019 River Radio. All rights reserved.\n")
    assert talk.words[:2] == ("We", "built")


def test_tags_and_references_of_a_page_s_source_are_no_words():
    text = "".join(
        "<b>Ruth:</b> It burns &amp; smokes.<br><b>Kai:</b> No&hellip;<br/>" for _ in "123"
    )
    found = read_text(f"Harbour talks\n\n{text}", "talk.txt")
    assert [turn.speaker for turn in found.turns] == ["Ruth", "Kai"] * 3
    assert found.words[:4] == ("It", "burns &", "smokes.", "No…")


def test_a_script_with_counted_cues_is_read_whatever_its_head_says():
    head = "Harbour\n(c) 2008 all rights reserved\n\n"
    cues = "".join(f"{n}. {'RUTH' if n % 2 else 'KAI'}: Who is there?\n\n" for n in range(1, 7))
    found = read_text(head + cues, "script.txt")
    assert [turn.speaker for turn in found.turns] == ["RUTH", "KAI"] * 3


def test_times_that_a_page_says_in_words_are_the_talk_s():
    text = "".join(f"Starting point is 00:00:{n} The lamp burns.\n" for n in range(10, 16))
    talk = read_text(text, "talk.txt")
    assert talk.words[:3] == ("The", "lamp", "burns.")
    assert talk.timeline.at(3).ms == 11_000


def test_names_in_angles_that_begin_with_v_lose_no_words():
    talk = read_text("".join(f"<{name}> Is it wet, and why?\n\n" for name in ("van", "Ida") * 3))
    assert talk.words.count("wet,") == 6
