import pytest

from app.transcripts.facts import parse_facts
from app.transcripts.model import TranscriptError


def test_yaml_with_names_as_list_or_text():
    facts = parse_facts("title: 1984\nlength: 1:02:03\nhosts: [Anna, Ben]\nkeywords: a, b\n")
    assert facts["title"] == "1984"
    assert facts["duration_ms"] == 3_723_000
    assert facts["hosts"] == ("Anna", "Ben")
    assert facts["keywords"] == ("a", "b")


def test_what_yt_dlp_saves():
    facts = parse_facts(
        '{"extractor": "youtube", "id": "abcdefghijk", "title": "T", "upload_date": "20210921",'
        ' "duration": 62, "uploader": "U", "view_count": 5, "like_count": 2, "tags": ["a"]}'
    )
    assert facts["youtube_id"] == "abcdefghijk"
    assert str(facts["date"]) == "2021-09-21"
    assert (facts["duration_ms"], facts["views"], facts["likes"]) == (62_000, 5, 2)
    assert (facts["channel"], facts["keywords"]) == ("U", ("a",))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title: [", "YAML"),
        ("- a\n- b", "key: value"),
        ("date: soon", "date"),
        ("youtube: javascript:alert(1)", "youtube"),
        ("media: javascript:alert(1)", "media"),
    ],
)
def test_what_is_wrong_is_named(text, named):
    with pytest.raises(TranscriptError, match=named):
        parse_facts(text)
