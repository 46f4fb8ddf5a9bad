"""An archive that is empty, or of one talk, reads as well as a large one."""

import re

import pytest

HEAD = "---\nkeywords: [lamps, submarines]\ndate: 2021-03-04\n---\n"
TALK = HEAD + "Ann: The lamps turn.\n\nBen: Lamps do.\n"


@pytest.fixture(scope="module")
def empty(archive_of):
    return archive_of({})


@pytest.fixture(scope="module")
def one(archive_of):
    return archive_of({"one.md": TALK})


@pytest.mark.parametrize("address", ["/", "/episodes", "/statistics"])
def test_an_empty_archive_says_that_there_is_nothing_yet(empty, site_of, address):
    page = site_of(empty).get(address).text
    assert "There are no episodes yet" in page
    assert "Show all" not in page
    assert "0 people" not in site_of(empty).get("/people").text


def test_of_one_thing_is_told_in_the_singular(one, site_of):
    client = site_of(one)
    for address in ("/", "/episodes", "/statistics", "/people", "/series", "/years", "/topics"):
        text = re.sub(r"<[^>]+>", " ", client.get(address).text)
        assert not re.search(
            r"\b1\s+(?:\w+ )?(?:episodes|people|minutes|words|mentions)\b", text
        ), address
    assert "1 episode" in client.get("/episodes").text


def test_a_keyword_that_nobody_says_is_not_listed_among_the_topics(one, site_of):
    listed = site_of(one).get("/topics").text
    assert "lamps" in listed
    assert "submarines" not in listed


def test_a_single_year_is_no_trend_and_is_told_in_the_table(one, site_of):
    page = site_of(one).get("/trends?q=lamps").text
    assert 'class="trends"' not in page
    assert re.search(r"2021</th><td[^>]*><a[^>]*>[\d,]+\.\d</a>", page)
