import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.search.codes import codes
from app.search.index.ngram_filter import NgramFilter

TEXTS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=40)


@given(TEXTS, TEXTS)
def test_no_run_of_a_text_is_missed(text, more):
    ngrams = NgramFilter([codes(text), codes(more)])
    for tokens in (text, more):
        for size in (2, 3):
            for first in range(len(tokens) - size + 1):
                run = tokens[first : first + size]
                assert ngrams.holds(*([token] for token in run)).all()


def test_every_choice_has_an_axis():
    ngrams = NgramFilter([codes("a bell in the fog".split())])
    two = ngrams.holds(["a", "the"], ["bell", "fog", "pier"])
    assert two.tolist() == [[True, False, False], [False, True, False]]
    assert ngrams.holds(["in"], ["the", "a"], ["fog", "bell"]).tolist() == [
        [[True, False], [False, False]]
    ]


def test_a_run_does_not_go_on_from_one_text_into_the_next():
    ngrams = NgramFilter([codes(["a", "bell"]), codes(["in", "fog"])])
    assert not ngrams.holds(["bell"], ["in"]).any()


def test_few_of_the_runs_that_stand_nowhere_seem_to():
    texts = np.random.default_rng(1).integers(-(2**31), 2**31, (2, 100_000))
    said, unsaid = texts.astype(np.int32)
    ngrams = NgramFilter([said])
    others = [[f"{number:x}" for number in some] for some in np.split(unsaid[:600], 2)]
    assert ngrams.holds(*others).mean() < 0.4
