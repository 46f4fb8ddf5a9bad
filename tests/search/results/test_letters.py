from app.search.port import MatchKind
from app.search.results.highlight import TermMatch
from app.search.results.letters import marked_letters

SAID = ["港の東側で、静かな声で話しました。", "東の空", "bell"]


def found(*terms):
    return [
        TermMatch(number, number + 1, term, MatchKind.WORD, 1.0, term)
        for number, word in enumerate(SAID)
        for term in terms
        if term in word
    ]


def marked(*terms):
    runs = marked_letters(SAID, found(*terms))
    return {number: [SAID[number][a:b] for a, b in one] for number, one in runs.items()}


def test_of_a_sentence_without_spaces_what_stands_together_is_marked():
    assert marked("静", "か", "な", "東") == {0: ["静かな"], 1: []}


def test_a_single_letter_is_marked_where_it_is_all():
    assert marked("東") == {0: ["東"], 1: ["東"]}


def test_words_with_spaces_are_marked_whole():
    assert marked("bell") == {}
