import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.comments import (
    LONGEST_COMMENT_CHARACTERS,
    MOST_CHARACTERS,
    MOST_COMMENTS,
    parse_comments,
)
from app.transcripts.model import TranscriptError


def of_reddit(*children):
    post = {"kind": "t3", "data": {"title": "The talk", "selftext": "Look"}}
    return json.dumps([listing(post), listing(*children)])


def listing(*children):
    return {"kind": "Listing", "data": {"children": list(children)}}


def written(name, body, *answers, **more):
    replies = listing(*answers) if answers else ""
    data = {"id": name, "author": name, "body": body, "replies": replies, **more}
    return {"kind": "t1", "data": data}


def test_reddits_answers_stand_below_what_they_answer():
    text = of_reddit(
        written("ann", "Good talk", written("ben", "At 0:12 &amp; later", score=7)),
        {"kind": "more", "data": {"children": ["x"]}},
        written("cyd", "[deleted]", written("dan", "Why?"), author="[deleted]"),
    )
    found = parse_comments(text)
    assert [(one.author, one.answers) for one in found] == [
        ("ann", None), ("ben", 0), (None, None), ("dan", 2),
    ]  # fmt: skip
    assert (found[1].text, found[1].score) == ("At 0:12 & later", 7)
    assert (found[2].is_deleted, found[2].text) == (True, "")
    assert found[0].author_page == "https://www.reddit.com/user/ann"


def test_ytdlps_comments_know_parents_and_times():
    comments = [
        {"id": "b", "parent": "a", "text": "no", "author": "@ben", "author_url": "javascript:1"},
        {"id": "a", "parent": "root", "text": "yes", "like_count": 3, "timestamp": 86_400},
    ]
    first, second = parse_comments(json.dumps({"extractor": "youtube", "comments": comments}))
    assert (first.text, first.score, first.answers) == ("yes", 3, None)
    assert first.written_at == datetime.datetime(1970, 1, 2)
    assert (second.author, second.author_page, second.answers) == ("@ben", None, 0)


def test_comments_that_answer_each_other_are_all_kept():
    pair = [{"id": "a", "parent": "b", "text": "1"}, {"id": "b", "parent": "a", "text": "2"}]
    alone = {"id": "c", "parent": "c", "text": "3"}
    found = parse_comments(json.dumps([*pair, alone]))
    assert sorted(one.text for one in found) == ["1", "2", "3"]


def test_answers_upon_answers_without_end():
    inner = written("last", "the last")
    for number in range(100):
        inner = written(f"n{number}", "more", inner)
    assert parse_comments(of_reddit(inner))[-1].text == "the last"
    assert len(parse_comments(json.dumps([{"text": "x"}] * (MOST_COMMENTS + 9)))) == MOST_COMMENTS
    long = parse_comments(json.dumps([{"text": "x" * (LONGEST_COMMENT_CHARACTERS + 9)}] * 300))
    assert (len(long), len(long[0].text)) == (
        MOST_CHARACTERS // LONGEST_COMMENT_CHARACTERS,
        LONGEST_COMMENT_CHARACTERS,
    )


def test_a_talk_that_nobody_commented_on():
    assert parse_comments(of_reddit()) == ()
    assert parse_comments('{"comments": []}') == ()


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": 1}', "null", "[" * 100_000])
def test_what_holds_no_comments_is_told(text):
    with pytest.raises(TranscriptError, match=r"no (valid JSON|comments)"):
        parse_comments(text)


KEYS = "kind data children replies body id author text parent comments timestamp score".split()
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner | st.sampled_from(["Listing", "t1"]),
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(anything)
def test_whatever_a_file_holds(root):
    try:
        found = parse_comments(json.dumps(root))
    except TranscriptError:
        return
    assert all(one.answers is None or one.answers < number for number, one in enumerate(found))
