import pytest

from app.transcripts.facts import is_facts, parse_facts
from app.transcripts.model import TranscriptError


def test_yaml_with_names_as_list_or_text():
    facts, _ = parse_facts("title: 1984\nlength: 1:02:03\nhosts: [Anna, Ben]\nkeywords: a, b\n")
    assert facts["title"] == "1984"
    assert facts["duration_ms"] == 3_723_000
    assert facts["hosts"] == ("Anna", "Ben")
    assert facts["keywords"] == ("a", "b")


def test_what_yt_dlp_saves():
    facts, problems = parse_facts(
        '{"extractor": "youtube", "id": "abcdefghijk", "title": "T", "upload_date": "20210921",'
        ' "duration": 62, "uploader": "U", "view_count": 5, "like_count": 2, "tags": ["a"]}'
    )
    assert problems == ()
    assert facts["youtube_id"] == "abcdefghijk"
    assert str(facts["date"]) == "2021-09-21"
    assert (facts["duration_ms"], facts["views"], facts["likes"]) == (62_000, 5, 2)
    assert (facts["channel"], facts["keywords"]) == ("U", ("a",))


@pytest.mark.parametrize(
    ("text", "named"),
    [("title: [", "YAML"), ("title: [\ndate: [", "YAML"), ("- a\n- b", "key: value")],
)
def test_what_is_no_list_of_facts_is_told(text, named):
    with pytest.raises(TranscriptError, match=named):
        parse_facts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("date: soon", "`date` is left out: input should be a valid date"),
        ("youtube: javascript:alert(1)", "`youtube` is left out"),
        ("media: javascript:alert(1)", "`media` is left out"),
        ("titel: Bells", "`titel` is left out: no such key is known; is `title` meant?"),
        ("layout: post", "`layout` is left out: no such key is known."),
        ("2019: a year", "`2019` is left out: no such key is known."),
        ("hosts: {Anna: 1}", "`hosts` is left out"),
        ("chapters: [{at: 0, title: One}, {at: soon, title: Two}]", "`chapters.2.at` is left out"),
        ("chapters: [{at: 0, title: One}, {at: 5}]", "`chapters.2` is left out: it has no `title`"),
        ("sync: [{at: 5, wort: fog}]", "`sync.1.wort` is left out"),
        ("keywords: [fog, [bells]]", "`keywords.2` is left out"),
        ("hosts: [Anna, {name: Ben}]", "`hosts.2` is left out"),
    ],
)
def test_what_is_wrong_is_told_and_all_else_kept(text, told):
    facts, problems = parse_facts(f"description: Fog\n{text}\nviews: 3\n")
    assert facts["description"] == "Fog"
    assert facts["views"] == 3
    assert len(problems) >= 1
    assert told in problems[0]


def test_the_good_entries_of_a_list_are_kept():
    facts, problems = parse_facts(
        "chapters: [{at: 0, title: One}, {at: 5}, {at: 9, title: Three}, {at: soon, title: Four}]\n"
        "keywords: [fog, [], 1984]\nhosts: [Anna, null]\n"
    )
    assert [chapter.title for chapter in facts["chapters"]] == ["One", "Three"]
    assert facts["keywords"] == ("fog", "1984")
    assert facts["hosts"] == ("Anna",)
    assert [problem.partition(" is left")[0] for problem in problems] == [
        "`keywords.2`",
        "`chapters.2`",
        "`chapters.4.at`",
    ]


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ({"title": "Fog"}, True),
        ({"title": "Fog", "titel": "Fog"}, True),
        ({"webpage_url": "https://example.org", "formats": [], "width": 3, "height": 4}, True),
        ({"language": "en", "results": [], "status": "done"}, False),
        ({}, False),
        (["title"], False),
    ],
)
def test_facts_are_told_from_other_json(root, expected):
    assert is_facts(root) is expected
