import pytest

from app.language.numbers import MOST_READINGS, digits, number_readings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fifty percent", "50 percent"),
        ("fifty per cent", "50 percent"),
        ("twenty five years", "25 years"),
        ("a thousand lamps", "1000 lamps"),
        ("one hundred and five", "105"),
        ("nineteen ninety five", "1995"),
        ("nineteen oh five", "1905"),
        ("fifteen hundred", "1500"),
        ("two million dollars", "2 dollars million"),  # how `$2 million` is read
        ("two and a half million", "2 5 million"),
        ("three point five percent", "3 5 percent"),
        ("the twenty first century", "the 21st century"),
        ("the nineteen nineties", "the 1990s"),
        ("in the nineties", "in the 90s"),
        ("zweihundertfunfzig lampen", "250 lampen"),
        ("the mill burned on may third", "the mill burned on 3 may"),
        ("at half past nine", "at 9 30"),
        ("three dollars fifty a sheet", "3 50 dollars a sheet"),  # how `$3.50` is read
        ("three dollars and fifty cents", "3 50 dollars"),
        ("may third nineteen eighty seven", "3 may 1987"),
        ("im jahr neunzehnhundertneunundachtzig", "im jahr 1989"),
    ],
)
def test_numbers_are_written_in_other_ways_both_ways(one, other):
    one_run, other_run = tuple(one.split()), tuple(other.split())
    assert other_run in number_readings(one_run)
    assert one_run in number_readings(other_run)


@pytest.mark.parametrize(
    "text",
    [
        "the tide",
        "a and the",
        "hundred",
        "five twenty",
        "007",
        "½ ٣",
        "point",
        "oh",
        "may",
        "half past",
        "",
    ],
)
def test_what_is_no_number_is_written_in_one_way_or_piece_by_piece(text):
    run = tuple(text.split())
    assert number_readings(run)[0] == run
    assert digits(run) is None


def test_many_numbers_are_written_in_a_bounded_number_of_ways():
    assert len(number_readings(("1995", "fifty") * 20)) <= MOST_READINGS
