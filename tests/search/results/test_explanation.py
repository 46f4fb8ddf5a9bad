from app.search.port import MatchKind
from app.search.query.parser import parse
from app.search.results.explanation import why
from app.search.results.highlight import TermMatch

SAID = ["with", "ilya", "sutscover", "today"]
HEARD = [TermMatch(2, 3, "sutskever", MatchKind.SOUNDS_LIKE, 0.6, "sutskever")]


def test_a_reason_says_where_the_title_has_the_word_that_was_misheard():
    asked = parse("sutskever")
    plain = "“sutscover” sounds like “sutskever”"
    assert why(SAID, HEARD, asked, 0.0, "Ilya Sutskever, in person") == (
        f"{plain}, which the title names"
    )
    assert why(SAID, HEARD, asked, 0.0, "An evening of ideas") == plain
