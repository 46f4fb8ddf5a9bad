"""Times as JSON tells them."""

import pytest

from app.transcripts.formats.speech_json.heard import milliseconds


@pytest.mark.parametrize(
    ("told", "unit", "ms"),
    [
        (1.5, 1000, 1500),
        ("1.5", 1000, 1500),
        ("1.300s", 1, 1300),
        ("250ms", 1000, 250),
        ("PT1H2M0.76S", 1, 3_720_760),
        ("00:00:04.000", 1, 4000),
        ("00:00:04,500", 1000, 4500),
        ("1:02", 1, 62_000),
        ({"seconds": "13", "nanos": 300_000_000}, 1, 13_300),
        ({"nanos": 300_000_000}, 1, 300),
        ({}, 1, 0),
        (7_600_000, 1 / 10_000, 760),
        (-1, 1000, None),
        (True, 1000, None),
        (float("inf"), 1000, None),
        (10**400, 1000, None),
        ("soon", 1000, None),
        ("PT", 1000, None),
        (None, 1000, None),
        ([1], 1000, None),
    ],
)
def test_times_as_json_tells_them(told, unit, ms):
    assert milliseconds(told, unit) == ms
