from app.transcripts.lines.margins import without_margins
from app.transcripts.lines.survey import Line

SAID = [
    "RC: When did you come here?",
    "VH: In seventy, by boat, with",
    "    two sisters and a hen.",
]


def texts(lines):
    return [line.text.strip() for line in without_margins([Line(line) for line in lines])]


def test_numbers_before_every_line_are_left_out():
    lines = [f"{n:03d} {text}" for n, text in enumerate(SAID * 5, start=1)]
    assert texts(lines) == [text.strip() for text in SAID * 5]


def test_numbers_before_every_line_may_count_by_tens():
    lines = [f"{n * 10:04d} {text}" for n, text in enumerate(SAID * 5, start=1)]
    assert texts(lines)[0] == SAID[0]


def test_numbers_behind_every_fifth_line_are_left_out():
    lines = [f"{text:<50}{n}" if n % 5 == 0 else text for n, text in enumerate(SAID * 5, start=1)]
    assert texts(lines) == [text.strip() for text in SAID * 5]


def test_numbers_that_are_said_stay():
    lines = [f"{n} men came by boat." for n in (12, 3, 40, 7, 7, 9, 100, 2, 5, 6)]
    assert texts(lines) == lines
    assert texts(["In all we were   12", "and later   40", "then   3"]) == [
        "In all we were   12", "and later   40", "then   3"
    ]  # fmt: skip


def test_numbers_of_lines_begin_again_on_every_page():
    lines = [f"{n % 25 + 1:>2}   {text}" for n, text in enumerate(SAID * 25)]
    assert texts(lines) == [text.strip() for text in SAID * 25]
