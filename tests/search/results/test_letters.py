import pytest

from app.language.tokens import text_tokens
from app.search.port import MatchKind
from app.search.results.highlight import TermMatch
from app.search.results.letters import highlighted_letters

SAID = ["港の東側で、静かな声で話しました。", "東の空", "bell"]


def found(*terms):
    return [
        TermMatch(number, number + 1, term, MatchKind.WORD, 1.0, term)
        for number, word in enumerate(SAID)
        for term in terms
        if term in word
    ]


def marked(*terms, typed=""):
    runs = highlighted_letters(SAID, found(*terms), typed)
    return {number: [SAID[number][a:b] for a, b in one] for number, one in runs.items()}


def test_of_a_sentence_without_spaces_what_stands_together_is_marked():
    assert marked("静", "か", "な", "東") == {0: ["静かな"], 1: []}


def test_a_single_letter_is_marked_where_it_is_all():
    assert marked("東") == {0: ["東"], 1: ["東"]}


def test_words_with_spaces_are_marked_whole():
    assert marked("bell") == {}


@pytest.mark.parametrize(
    ("said", "typed", "runs"),
    [
        ("東京大学で、東大の学生", "東京大学", ["東京大学"]),
        ("霧の夜", "霧 夜", ["霧", "夜"]),
        ("それは１９８５年でした", "1985年", ["１９８５年"]),
        ("后来GPT-4出现了", "gpt4", ["GPT-4"]),
        ("ในคืนที่มีหมอกเราตีระฆังด้วยมือ", '"ตีระฆัง"', ["ตีระฆัง"]),
        ("등대지기의", "등대", ["등대"]),
    ],
)
def test_the_longest_part_of_what_was_typed_is_marked(said, typed, runs):
    matches = [TermMatch(0, 1, token, MatchKind.WORD, 1.0, token) for token in text_tokens(typed)]
    (places,) = highlighted_letters([said], matches, typed).values()
    assert [said[first:last] for first, last in places] == runs
