import pytest

from app.language.dates import moment_readings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 may", "may third"),
        ("may 3", "the third of may"),
        ("3rd of may", "may the third"),
        ("12 oct", "october twelfth"),
        ("december 31st", "31 december"),
        ("10 30", "ten thirty"),
        ("10 30", "half past ten"),
        ("6 45", "quarter to seven"),
        ("12 45", "quarter to one"),
        ("10 05", "ten oh five"),
        ("10 00", "ten oclock"),
    ],
)
def test_days_and_times_are_written_in_other_ways_both_ways(one, other):
    one_run, other_run = tuple(one.split()), tuple(other.split())
    assert other_run in moment_readings(one_run)
    assert one_run in moment_readings(other_run)


@pytest.mark.parametrize("text", ["may", "32 may", "13 45", "10 61", "half past", "3 50 dollars"])
def test_what_is_no_day_and_no_time_is_written_in_no_other_way(text):
    assert not moment_readings(tuple(text.split()))
