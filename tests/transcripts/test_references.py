from app.transcripts.comments import parse_comments
from app.transcripts.references import resolved


def test_references_are_the_letters():
    assert resolved("Tom &amp; &#233;t&eacute; &#x41;&lt;") == "Tom & été A<"


def test_a_number_that_no_letter_has_is_told_as_that():
    for endless in ("9" * 9, "9" * 5_000, "x" + "f" * 5_000):
        assert resolved(f"a &#{endless}; b") == "a \ufffd b"
    assert parse_comments('[{"author": "a", "text": "&#' + "9" * 5_000 + ';"}]')
