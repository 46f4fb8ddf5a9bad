from app.search.expansion.vocabulary import Vocabulary


def test_what_was_probably_meant():
    known = Vocabulary({"lighthouse": 9, "harbour": 3, "sjc": 4}, 1000)
    assert known.nearest("lihgthouse") == "lighthouse"
    assert known.nearest("harbor") == "harbour"
    assert known.nearest("zzzz") is None
    assert known.nearest("zzzzqq") is None
    typed = Vocabulary({"postgres": 9, "posters": 3}, 1000)
    assert typed.nearest("postgers") == "postgres"


def test_words_are_found_by_how_they_begin_the_commonest_first():
    known = Vocabulary({"light": 3, "lighthouse": 9, "lily": 1, "night": 9}, 1000)
    assert known.prefixed("li") == ["lighthouse", "light", "lily"]
    assert known.prefixed("li", 1) == ["lighthouse"]
    assert known.prefixed("z") == []
