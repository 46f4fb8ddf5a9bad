import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.clock_times import clock, parse_time


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("12:34", 754_000),
        ("1:02:03,5", 3_723_500),
        ("12m34s", 754_000),
        ("754", 754_000),
        ("1h", 3_600_000),
        ("soon", None),
        ("", None),
    ],
)
def test_times_as_people_write_them(text, ms):
    assert parse_time(text) == ms


@given(st.integers(0, 359_999))
def test_what_is_shown_can_be_read_back(seconds):
    assert parse_time(clock(seconds * 1000)) == seconds * 1000
