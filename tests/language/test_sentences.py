import pytest

from app.language.sentences import asks, ends_sentence, questions_in

ENDS = {
    "English": "said.", "quoted": "said.”", "Chinese": "说。", "full-width": "何ですか？」",
    "Arabic": "ذلك؟", "Urdu": "ہے۔", "Hindi": "है।", "Greek": "λέτε;", "Armenian": "է։",
    "Ethiopic": "ነው።", "Burmese": "တယ်။", "Khmer": "ទេ។", "Spanish": "miedo?", "trailing": "was…",
    "German": "so?“", "Russian": "так?»",
}  # fmt: skip
GO_ON = ["said", "said,", "Mr.", "说，", "ذلك،", "ذلك؛", "λέει·", "said;", "¿Qué", "է՝"]


@pytest.mark.parametrize("language", ENDS)
def test_a_sentence_ends_with_the_mark_of_its_script(language):
    assert ends_sentence(ENDS[language])


@pytest.mark.parametrize("word", GO_ON)
def test_a_sentence_goes_on_behind_other_words_and_marks(word):
    assert not ends_sentence(word)


@pytest.mark.parametrize(
    "word", ["why?", "why?!", "何ですか？」", "ذلك؟", "λέτε;", "λέτε\u037e", "ለምን፧"]
)
def test_a_question_ends_with_the_mark_of_its_script(word):
    assert asks(word) and questions_in(word) == 1


def test_a_semicolon_asks_in_greek_alone():
    assert not asks("said;")


def test_whole_sentences_without_spaces_ask_as_often_as_they_do():
    assert questions_in("何ですか？誰ですか？はい。") == 2


def test_armenian_asks_over_a_vowel():
    assert questions_in("ի՞նչ") == 1 and not ends_sentence("ի՞նչ")
