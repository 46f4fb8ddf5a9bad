"""A query as an engine is asked it."""

import numpy as np
import pytest

from app.search.expansion.plan import expand, sound_alikes
from app.search.expansion.vocabulary import Vocabulary
from app.search.port import MatchKind
from app.search.query.parser import parse
from app.search.query.scope import Typed
from app.search.query.tree import Prefix, Word, of_words
from app.search.weights import WEIGHTS


class Words:
    """A lexicon of counted words, of which any may stand beside any other."""

    languages = ("en",)
    garbled = Vocabulary({}, 0)

    def __init__(self, counts, passages=1000, stems=None):
        self.words = Vocabulary(counts, passages, stems)

    def frequency(self, token):
        return self.words.said(token)

    def holds(self, *choices):
        return np.ones(list(map(len, choices)), dtype=np.bool_)

    def beside(self, token, step):
        return {}


SAID = Words(
    {"the": 900, "fog": 40, "sutscover": 2, "light": 30, "lighthouse": 3, "2": 3, "bell": 3},
    stems={"light": ["light", "lights"]},
)


def terms(typed, heard_as=None):
    return expand(parse(typed), SAID, heard_as or {}, WEIGHTS).terms


def idf(word):
    return terms(word)[Word(word)].idf


def test_rare_words_weigh_more_and_those_that_tell_little_less():
    assert idf("bell") > idf("fog") > idf("the") > 0
    assert idf("bell") * WEIGHTS.ranking.idf.number == pytest.approx(idf("2"))


def test_what_nobody_says_is_as_frequent_as_what_may_stand_for_it():
    assert idf("fog") < idf("sutskever") < idf("zebra")


def test_every_word_and_prefix_has_a_term_and_a_phrases_words_too():
    found = terms('fog "the bell" lig* -sand (light OR gull)')
    assert set(found) == {
        *map(Word, ("fog", "the", "bell", "light", "gull")),
        Prefix("lig"),
    }
    assert [variant.tokens for variant in found[Prefix("lig")].variants] == [
        ("light",),
        ("lighthouse",),
    ]


def test_a_term_tells_its_stems_and_the_forms_that_are_said():
    term = terms("lights")[Word("lights")]
    assert term.stems == ("light",)
    assert term.forms == ("light", "lights")


def test_words_in_a_phrase_are_meant_as_typed():
    assert terms("sutskever")[Word("sutskever")].variants
    assert not terms('"sutskever bell"')[Word("sutskever")].variants


def test_words_as_they_were_said_have_no_variants():
    (term,) = expand(of_words(["sutskever"]), SAID, {}, WEIGHTS).terms.values()
    assert not term.variants


def test_what_an_owner_says_is_heard_comes_before_guesses():
    heard = {("ilya", "sutskever"): [("suits", "cover")], ("al", "bo"): [("elbow",)]}
    first, second, *_ = terms("sutskever", heard)[Word("sutskever")].variants
    assert (first.kind, first.tokens) == (MatchKind.HEARD_AS, ("suits", "cover"))
    assert first.source == "ilya sutskever"
    assert (second.kind, second.tokens) == (MatchKind.SOUNDS_LIKE, ("sutscover",))
    assert not terms("al", heard)[Word("al")].variants  # too short for one of a name's words


def test_what_captions_may_have_written_the_likeliest_first():
    found = sound_alikes("sutskever", SAID, WEIGHTS)
    assert found[0].tokens == ("sutscover",)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_a_plan_carries_the_query_and_what_the_ranking_weighs():
    query = parse("fog in:the-bell", [Typed("episode", ("in",))])
    plan = expand(query, SAID, {}, WEIGHTS)
    assert plan.query.scope.of("episode") == ("the-bell",)
    assert plan.weights is WEIGHTS.ranking


def test_a_prefix_is_found_by_stems_of_which_all_words_begin_so():
    """`dying` has the stem of `die`, which `dy*` doesn't find."""
    lexicon = Words(
        {"dying": 5, "dies": 3, "tables": 4, "table": 9},
        stems={"die": ["dying", "dies"], "tabl": ["tables", "table"]},
    )
    found = expand(parse("dy* table*"), lexicon, {}, WEIGHTS).terms
    assert [one.as_is for one in found[Prefix("dy")].variants] == [True]
    assert [one.as_is for one in found[Prefix("table")].variants] == [False, False]


def test_fifty_prefixes_stand_for_no_more_words_than_a_few():
    lexicon = Words({f"a{chr(97 + one // 26)}{chr(97 + one % 26)}x": 2 for one in range(500)})
    typed = " ".join(f"a{chr(97 + one)}*" for one in range(18))
    one, many = (
        expand(parse("aa*"), lexicon, {}, WEIGHTS),
        expand(parse(typed), lexicon, {}, WEIGHTS),
    )
    assert len(one.terms[Prefix("aa")].variants) == 26
    assert sum(len(term.variants) for term in many.terms.values()) <= 400
    assert all(term.variants for term in many.terms.values())
