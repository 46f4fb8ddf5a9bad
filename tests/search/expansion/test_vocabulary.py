from app.search.expansion.vocabulary import Vocabulary


def test_words_are_found_by_how_they_begin_the_commonest_first():
    known = Vocabulary({"light": 3, "lighthouse": 9, "lily": 1, "night": 9}, 1000)
    assert known.prefixed("li", 50) == ["lighthouse", "light", "lily"]
    assert known.prefixed("li", 1) == ["lighthouse"]
    assert known.prefixed("z", 50) == []
