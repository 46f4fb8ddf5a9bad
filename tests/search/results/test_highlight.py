from app.search.port import MatchKind, QueryTerm, Variant
from app.search.results.highlight import highlighted_words, matches

WORDS = "The ebb, and the tides of the Moon; tidal waters of course".split()


def terms(*typed):
    return [QueryTerm(word, (), (), 1.0) for word in typed]


def marked(*typed):
    return [
        WORDS[number] for number in sorted(highlighted_words(matches(WORDS, terms(*typed), "en")))
    ]


def test_other_forms_of_a_word_are_marked():
    assert marked("tide") == ["tides"]


def test_light_words_are_marked_beside_others_only():
    assert marked("tides", "of", "the", "moon") == ["the", "tides", "of", "the", "Moon;"]


def test_both_words_that_a_hyphen_joins_are_told():
    found = matches(["now", "GPT-4,", "four"], terms("gpt", "4"), "en")
    assert [(one.first, one.last, one.term) for one in found] == [(1, 2, "gpt"), (1, 2, "4")]


def test_light_words_alone_are_marked_when_nothing_else_was_typed():
    assert marked("of") == ["of", "of"]


def test_what_counted_for_a_word_is_marked_with_its_reason():
    words = "he is at open eye with sutscover".split()
    heard = [
        QueryTerm("openai", (), (Variant(MatchKind.SOUNDS_LIKE, ("open", "eye"), 0.6),), 1.0),
        QueryTerm(
            "sutskever",
            (),
            (Variant(MatchKind.HEARD_AS, ("sutscover",), 0.95, "ilya sutskever"),),
            1.0,
        ),
    ]
    found = matches(words, heard, "en")
    assert [" ".join(words[m.first : m.last]) for m in found] == ["open eye", "sutscover"]
    assert [m.kind for m in found] == [MatchKind.SOUNDS_LIKE, MatchKind.HEARD_AS]
    assert [m.typed for m in found] == ["openai", "ilya sutskever"]


def test_the_unit_of_another_number_is_not_marked():
    words = "100% and 50% of five percent".split()
    fifty = QueryTerm("fifty", (), (Variant(MatchKind.WRITTEN, ("50",), 1.0),), 1.0)
    found = matches(words, [fifty, *terms("percent")], "en")
    assert [words[number] for number in sorted(highlighted_words(found))] == ["50%", "percent"]
    found = matches(words, terms("percent"), "en")
    assert [words[number] for number in sorted(highlighted_words(found))] == [
        "100%",
        "50%",
        "percent",
    ]
