from app.search.port import MatchKind, QueryTerm, Variant
from app.search.query.parser import parse
from app.search.results.highlight import highlighted_words, matches
from app.search.results.in_phrases import in_phrases


def marked(typed, text, **written):
    query, words = parse(typed), text.split()
    terms = [
        QueryTerm(
            token,
            (),
            tuple(Variant(MatchKind.WRITTEN, tuple(run.split()), 1.0) for run in written.values()),
            1.0,
        )
        for token in query.words
    ]
    found = in_phrases(matches(words, terms, "en"), words, query, "en")
    return " ".join(words[number] for number in sorted(highlighted_words(found)))


def test_where_a_phrase_stands_its_words_elsewhere_are_not_marked():
    text = "machines learn so machine learning is what machine um learning is"
    assert marked('"machine learning"', text) == "machine learning machine learning"


def test_a_phrase_of_a_number_marks_that_number_however_it_is_written():
    text = "100% of them, or fifty percent, then 50% and 4 percent"
    assert marked('"fifty percent"', text, sign="50 percent") == "fifty percent, 50%"


def test_words_typed_beside_a_phrase_are_marked_wherever_they_stand():
    text = "learning is machine learning for machines"
    assert marked('learning "machine learning"', text) == "learning machine learning"
    assert marked('"machine learning" machines', text) == "machine learning machines"


def test_two_phrases_that_share_a_word_are_both_marked():
    text = "machine learning or deep learning or learning"
    both = "machine learning deep learning"
    assert marked('"machine learning" "deep learning"', text) == both


def test_a_phrase_that_does_not_stand_there_marks_its_words():
    assert marked('"machine learning"', "learning goes on") == "learning"


def test_what_is_asked_for_without_being_a_word_of_the_phrase_stays_marked():
    query, words = parse('"machine learning" comput*'), "machine learning on computers".split()
    terms = [QueryTerm(token, (), (), 1.0) for token in ("machine", "learning", "computers")]
    found = in_phrases(matches(words, terms, "en"), words, query, "en")
    assert sorted(highlighted_words(found)) == [0, 1, 3]


def test_words_that_may_stand_in_between_are_passed_over():
    assert marked('"tide tables"~1', "tide high tables and tables") == "tide tables"
