import pytest

from app.language.stems import stem


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "lights light"),
        ("ar", "القطار قطار والقطار بالقطار للقطار"),
        ("he", "הבית בית והבית שהבית"),
        ("xx", "lights"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, words):
    assert len({stem(word, language) for word in words.split()}) == 1


def test_what_is_no_article_stays():
    assert stem("הר", "he") == "הר"
    assert stem("ال", "ar") == "ال"
    assert stem("the", "he") == "the"
