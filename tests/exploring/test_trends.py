"""Stretches of time, and how often something is said in each."""

import datetime

from app.exploring.trends import CountedEpisode, stretches


def told(number, words=1000, year=None):
    date = datetime.date(year, 5, 1) if year else None
    return CountedEpisode(number, f"e{number}", words, date, number)


def test_years_where_most_have_a_date():
    by, found = stretches(
        [told(1, year=2019), told(2, year=2021), told(3, 500, year=2021), told(4)]
    )
    assert by == "year"
    assert [(one.first, one.words) for one in found] == [(2019, 1000), (2021, 1500)]
    assert found[1].per_million({2: 1, 3: 2, 4: 7}) == 2000
    assert found[1].fullest({2: 1, 3: 2}).slug == "e3"


def test_else_equal_runs_of_numbers():
    by, found = stretches([told(number) for number in range(1, 301)])
    assert by == "number"
    assert [(one.first, one.last) for one in found][:2] == [(1, 20), (21, 40)]
    assert sum(len(one.episodes) for one in found) == 300


def test_one_number_far_off_makes_no_stretch_wider():
    _, found = stretches([told(number) for number in (*range(1, 301), 2001)])
    assert [(one.first, one.last) for one in found][-2:] == [(281, 300), (2001, 2020)]
    assert not found[-1].follows(found[-2])
    assert found[-2].follows(found[-3])


def test_what_has_neither_is_left_out():
    assert stretches([CountedEpisode(1, "e", 10, None, None)]) == ("year", [])
