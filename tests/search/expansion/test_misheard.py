from app.search.expansion.misheard import nearest_runs, nearest_word
from app.search.expansion.vocabulary import Vocabulary


def test_what_was_probably_meant():
    known = Vocabulary({"lighthouse": 9, "harbour": 3, "sjc": 4}, 1000)
    assert nearest_word("lihgthouse", known) == "lighthouse"
    assert nearest_word("harbor", known) == "harbour"
    assert nearest_word("zzzz", known) is None
    assert nearest_word("zzzzqq", known) is None
    typed = Vocabulary({"postgres": 9, "posters": 3}, 1000)
    assert nearest_word("postgers", typed) == "postgres"


def test_of_runs_that_sound_equally_alike_the_same_are_taken_each_time():
    runs = {(first, second) for first in ("tide", "tyde", "taid") for second in ("is", "iz", "ys")}
    assert len(runs) == 9
    taken = [run for _, run in nearest_runs(runs, "taitis", 0.0, 4)]
    assert taken == [run for _, run in nearest_runs(sorted(runs, reverse=True), "taitis", 0.0, 4)]
    assert len(taken) == 4
