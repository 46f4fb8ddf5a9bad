from app.transcripts.lines.columns import without_columns
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text, turns


def typed(text: str) -> list[str]:
    return [line.text for line in without_columns([Line(line) for line in text.split("\n")])]


def test_a_name_a_time_and_words_between_tabs():
    text = "S1\t00:04\tWhy?\nS2\t00:06\tIt rained.\nS1\t00:09\tSince when?"
    assert typed(text)[:2] == ["S1 (00:04): Why?", "S2 (00:06): It rained."]


def test_a_time_may_come_first_and_words_may_have_the_sign():
    text = (
        "00:00:04 | Vera Holm | Why?\n00:00:06 | Kris Ahl | Or | else.\n00:00:09 | Vera Holm | So."
    )
    assert typed(text)[1] == "Kris Ahl (00:00:06): Or | else."


def test_numbers_of_rows_and_ends_are_left():
    text = "1\t0:04\t0:06\tVera\tWhy?\n2\t0:06\t0:09\tKris\tRain.\n3\t0:09\t0:11\tVera\tOh."
    assert typed(text)[2] == "Vera (0:09): Oh."


def test_bars_between_names_and_long_answers_are_no_words():
    talk = read_text(
        "Vera | Why is it wet?\nIt never was.\n\nKris | It rained.\nAll the day.\n\n"
        "Vera | Since when?\n\nKris | Since noon, or so.\n"
    )
    assert turns(talk)[:2] == [
        ("Vera", "Why is it wet? It never was."),
        ("Kris", "It rained. All the day."),
    ]


def test_a_table_of_things_stays():
    text = "Rope | 12 m\nOil | 3 l\nBread | none\nNails | 40"
    assert typed(text) == text.split("\n")


def test_names_left_of_one_column_speak_however_wide_the_gap_is():
    talk = read_text(
        "DC HARTLEY  Can you give your name?\nQUILL       Harold Quill.\n"
        "DC HARTLEY  Where were you?\nDS OKAFOR   On Tuesday, that is.\nQUILL       At the yard.\n"
        "            All day.\nDC HARTLEY  And then?\nDS OKAFOR   And after?\n"
    )
    assert turns(talk)[4] == ("QUILL", "At the yard. All day.")
    assert [who for who, _ in turns(talk)][:3] == ["DC HARTLEY", "QUILL", "DC HARTLEY"]


def test_names_in_capitals_before_a_gap_speak_wherever_the_words_begin():
    talk = read_text(
        "VERA HOLM  Good evening.\n\nKRIS AHLGREN  Good evening to you.\n\n"
        "VERA HOLM  You wrote about rope.\n\nKRIS AHLGREN  I did.\n\nVERA HOLM  Why rope?\n"
    )
    assert [who for who, _ in turns(talk)][:2] == ["VERA HOLM", "KRIS AHLGREN"]
