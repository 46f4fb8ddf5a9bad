from app.search.expansion.misheard import nearest
from app.search.expansion.vocabulary import Vocabulary


def test_what_was_probably_meant():
    known = Vocabulary({"lighthouse": 9, "harbour": 3, "sjc": 4}, 1000)
    assert nearest("lihgthouse", known) == "lighthouse"
    assert nearest("harbor", known) == "harbour"
    assert nearest("zzzz", known) is None
    assert nearest("zzzzqq", known) is None
    typed = Vocabulary({"postgres": 9, "posters": 3}, 1000)
    assert nearest("postgers", typed) == "postgres"
