import datetime

import pytest

from app.archive.ingest.name_dates import dated


@pytest.mark.parametrize(
    ("name", "date", "rest"),
    [
        ("5. März 2024 - Nebel", datetime.date(2024, 3, 5), "Nebel"),
        ("12 août 2023 Brume", datetime.date(2023, 8, 12), "Brume"),
        ("Niebla 5 de marzo de 2024", datetime.date(2024, 3, 5), "Niebla"),
        ("2024-3-5 fog", datetime.date(2024, 3, 5), "fog"),
        ("25-12-2023 fog", datetime.date(2023, 12, 25), "fog"),
        ("12-25-2023 fog", datetime.date(2023, 12, 25), "fog"),
        ("2024-03-05T14-30-00 fog", datetime.date(2024, 3, 5), "fog"),
        ("2024-03-05 14.30.12 fog", datetime.date(2024, 3, 5), "fog"),
        ("GMT20240305-143000_fog", datetime.date(2024, 3, 5), "fog"),
        ("Talk on March 5, 2024", datetime.date(2024, 3, 5), "Talk"),
        ("Ep 12 - 2024-03-05 - fog", datetime.date(2024, 3, 5), "Ep 12 - fog"),
        ("2024-03-05 12 angry men", datetime.date(2024, 3, 5), "12 angry men"),
    ],
)
def test_dates_are_told_in_many_forms(name, date, rest):
    assert dated(name) == (date, rest)


@pytest.mark.parametrize(
    "name", ["03-05-2024 fog", "2024-03 fog", "5.3.24 fog", "Feb 30 2024 fog", "Marsh 5 2024 fog"]
)
def test_what_reads_two_ways_or_is_no_day_tells_no_date(name):
    assert dated(name) == (None, name)
