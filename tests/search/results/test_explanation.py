from app.search.port import MatchKind
from app.search.query.parser import parse
from app.search.results.explanation import why
from app.search.results.highlight import TermMatch

SAID = ["with", "ilya", "sutscover", "today"]
HEARD = [TermMatch(2, 3, "sutskever", MatchKind.SOUNDS_LIKE, 0.6, "sutskever")]


def test_a_reason_says_which_fact_has_the_word_that_was_misheard():
    asked = parse("sutskever")
    plain = "“sutscover” sounds like “sutskever”"
    told = {"the title names": "Ilya Sutskever, in person", "its keywords name": "Sutskever"}
    assert why(SAID, HEARD, asked, 0.0, told) == f"{plain}, which the title names"
    told["the title names"] = "An evening of ideas"
    assert why(SAID, HEARD, asked, 0.0, told) == f"{plain}, which its keywords name"
    assert why(SAID, HEARD, asked, 0.0, {"the title names": "An evening of ideas"}) == plain
