"""The figures of the whole archive."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

TALK = """---
title: {title}
{more}---

Anna: The lighthouse lamp burned beside the fresnel lens. Nobody knew.

{other}: The lighthouse lamp again. {pad} The bell rang. {pad} Bells.
"""
TOPICS = """- title: Lighthouse lamp
- title: Lamp
- title: Fresnel lens
- title: Bell
"""


@pytest.fixture(scope="module")
def site_files(archive_of):
    pad = "So it went on and on. " * 20
    talks = [("One", "Ben"), ("Two", "Ben"), ("Three", "Carla"), ("Four", "Ben")]
    files = {
        f"{title}.md": TALK.format(
            title=title, other=other, pad=pad, more="date: 2019-01-01\n" * (title == "One")
        )
        for title, other in talks
    }
    return archive_of({**files, "topics.yaml": TOPICS})


def test_it_counts_who_talks_with_whom_and_what_is_spoken_of_together(site_of, site_files):
    told = site_of(site_files).get("/api/statistics").json()
    assert (told["episodes"], told["undated"], told["speakers"]) == (4, 3, 3)
    assert [(one["name"], one["episodes"]) for one in told["years"]] == [("2019", 1)]
    assert told["people"] == [
        {"first": "Anna", "second": "Ben", "count": 3},
        {"first": "Anna", "second": "Carla", "count": 1},
    ]
    pairs = {frozenset((one["first"], one["second"])) for one in told["topics"]}
    assert frozenset(("Lighthouse lamp", "Fresnel lens")) in pairs
    assert not any("Bell" in pair for pair in pairs), "hundreds of words apart"
    assert told["words"] == sum(
        one["words"] for one in site_of(site_files).get("/api/episodes").json()["episodes"]
    )


def test_the_pictures_have_what_the_tables_have(site_of, site_files):
    page = site_of(site_files).get("/statistics").text
    pictures = re.findall(r'<svg class="arcs".*?</svg>', page, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        drawn = ElementTree.fromstring(picture)
        titles = [one.text for one in drawn.iter("title")]
        for one in drawn.iter("path"):
            first, second, count = re.split(", |: ", one.find("title").text)
            assert {first, second} <= set(titles)
            row = rf">{first}</a></td><td><a [^>]*>{second}</a></td><td[^>]*>{count}<"
            assert re.search(row, page)


def test_an_archive_without_episodes_says_so(site_of, archive):
    archive.run_import()
    assert "no episodes yet" in site_of(archive).get("/statistics").text
    assert site_of(archive).get("/api/statistics").json()["words"] == 0
