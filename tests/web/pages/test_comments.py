import json
import time

import pytest

from app.store import episodes

TALK = "\n\n".join(
    f"[00:{minute:02}:00] **Anna Berg:** In hour {minute} we rang the bell of the pier number "
    f"{minute} in the fog, and the lamp turned every nine seconds as it always did before."
    for minute in range(8)
)
COMMENTS = [
    {"id": "a", "text": "Listen at 3:00, and not at 99:00", "author": "tide<b>", "score": 2},
    {"id": "b", "parent": "a", "text": "<script>alert(1)</script>", "author": "x"},
    {
        "id": "c",
        "text": "> In hour 5 we rang the bell of the pier number 5\n\nMine too",
        "score": 9,
    },
    {"id": "d", "text": "[deleted]"},
]


@pytest.fixture(scope="module")
def talks(archive_of):
    files = {
        "talk.md": TALK,
        "other.md": TALK.replace("fog", "rain"),
        "talk.comments.json": json.dumps(COMMENTS),
    }
    return archive_of(files)


@pytest.fixture
def site(talks, site_of):
    return site_of(talks)


def test_comments_are_shown_with_the_passages_they_speak_of(site):
    page = site.get("/episodes/talk/comments").text
    assert page.index("Mine too") < page.index("Listen at"), "the best come first"
    assert '<a href="/episodes/talk?t=180">3:00</a>' in page
    assert "t=5940" not in page
    assert '<blockquote><p dir="auto">In hour 5' in page
    assert "A deleted comment" in page
    assert "<script>alert" not in page
    assert "tide<b>" not in page
    told = site.get("/api/episodes/talk/comments?sort=best").json()
    assert told["total"] == 4
    assert [one["answers"] for one in told["comments"]] == [None, None, 0, None]
    by_text = {one["text"][:6]: one["passages"] for one in told["comments"]}
    assert [len(by_text[text]) for text in ("> In h", "Listen", "<scrip")] == [1, 1, 0]


def test_a_time_leads_nowhere_in_a_talk_whose_times_are_all_guessed(archive, site_of):
    archive.write("talk.md", "**Anna Berg:** We rang the bell of the pier in the fog. " * 200)
    archive.write("talk.comments.json", json.dumps([{"id": "a", "text": "Listen at 1:20"}]))
    archive.run_import()
    site = site_of(archive)
    page = site.get("/episodes/talk/comments").text
    assert "Listen at 1:20" in page
    assert "A time leads" not in page
    told = site.get("/api/episodes/talk/comments").json()["comments"]
    assert told[0]["passages"] == []


def test_a_passage_says_how_many_speak_of_it(site):
    told = site.get("/api/episodes/talk/comments").json()["comments"]
    key = next(one for one in told if one["text"].startswith("Listen"))["passages"][0]["key"]
    page = site.get("/episodes/talk").text
    assert f'<a class="talked" href="/episodes/talk/comments?passage={key}">1 comment</a>' in page
    alone = site.get(f"/episodes/talk/comments?passage={key}").text
    assert "Listen at" in alone
    assert "Mine too" not in alone
    assert "No comment speaks" in site.get("/episodes/talk/comments?passage=none").text


def test_a_talk_without_comments_has_no_tab(site):
    assert "/comments" not in site.get("/episodes/other").text
    assert "No comments lie beside" in site.get("/episodes/other/comments").text
    assert site.get("/api/episodes/other/comments").json() == {"total": 0, "comments": []}
    assert site.get("/episodes/nowhere/comments").status_code == 404


def test_comments_are_no_transcript_and_are_told_where_they_lie_alone(archive):
    archive.write(
        "talk.en.vtt", "WEBVTT\n\n00:01.000 --> 00:09.000\nWe rang the bell of the pier.\n"
    )
    archive.write("talk.comments.json", json.dumps(COMMENTS))
    archive.write("gone.comments.json", json.dumps(COMMENTS))
    report = archive.run_import()
    assert report.imported == 1
    assert report.left_aside == [
        ("gone.comments.json", "It holds comments, and no transcript of that name is beside it.")
    ]


def test_a_transcript_in_json_has_comments_and_facts_beside_it_too(archive):
    words = [{"start": 1, "end": 9, "text": "We rang the bell of the pier in the fog."}]
    archive.write("talk.json", json.dumps({"segments": words, "language": "en", "text": ""}))
    archive.write("talk.yaml", "title: The Bell\n")
    archive.write("talk.comments.json", json.dumps(COMMENTS))
    report = archive.run_import()
    assert (report.imported, report.left_aside, report.failed) == (1, [], [])
    with archive.database.read() as session:
        row = episodes.by_slug(session, "the-bell")
        assert row.comment_count == 3


def test_authors_are_linked_where_the_owner_wants_it(talks, copy_of, site_of):
    archive = copy_of(talks)
    site = site_of(archive)
    named = [{"text": "ahoy", "author": "ann", "author_url": "https://example.org/ann"}]
    archive.write("talk.comments.json", json.dumps(named))
    archive.run_import()
    assert "example.org/ann" not in site.get("/episodes/talk/comments").text
    archive.write("archive.yaml", "link-commenters: yes\n")
    archive.run_import()
    assert 'href="https://example.org/ann"' in site.get("/episodes/talk/comments").text


def test_a_file_of_comments_that_is_damaged_is_told_and_costs_nothing_else(archive):
    archive.write("talk.md", TALK)
    archive.write("talk.comments.json", "{")
    report = archive.run_import()
    assert (report.imported, len(report.failed)) == (1, 0)
    assert any("talk.comments.json is left out" in str(one) for one in report.problems)


def test_a_flood_of_times_and_quotes_costs_a_page_next_to_nothing(archive, site_of):
    said = "we rang the bell of the pier " * 3
    flood = [{"text": f"> {said}\n{'3:00 1:00 ' * 900}", "id": str(n)} for n in range(150)]
    archive.write("talk.md", TALK + f"\n\n**Anna Berg:** {said * 100}")
    archive.write("talk.comments.json", json.dumps(flood))
    archive.run_import()
    site = site_of(archive)
    started = time.process_time()
    assert site.get("/episodes/talk").status_code == 200
    told = site.get("/api/episodes/talk/comments?limit=1").json()
    assert time.process_time() - started < 2, "it took minutes"
    assert told["total"] == 150
    assert len(told["comments"][0]["passages"]) == 2
