import pytest

from app.search.sound_alike import Vocabulary, expand

HEARD = (
    "sutscover brookman gbt3 klib open eye ai autoregressive deep learning the of dog light night "
    "coopernetties zebra carpathy andre"
).split()
VOCABULARY = Vocabulary(dict.fromkeys(HEARD, 3))


def heard_for(*words):
    return {" ".join(run.stems) for runs in expand(words, VOCABULARY).values() for run in runs}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (["sutskever"], "sutscover"),
        (["brockman"], "brookman"),
        (["gpt", "3"], "gbt3"),
        (["clip"], "klib"),
        (["openai"], "open eye"),
        (["openai"], "open ai"),
        (["auto", "regressive"], "autoregressive"),
        (["deeplearning"], "deep learning"),
        (["karpathy"], "carpathy"),
        (["andrej"], "andre"),
        (["kubernetes"], "coopernetties"),
    ],
)
def test_misheard_names_are_found(typed, heard):
    assert heard in heard_for(*typed)


@pytest.mark.parametrize("typed", [["light"], ["cat"], ["2021"], ["of"], ["x"], [""], ["日本"]])
def test_other_words_are_not_taken_for_it(typed):
    assert heard_for(*typed) == set()


def test_true_matches_weigh_more():
    runs = [run for runs in expand(["sutskever", "openai"], VOCABULARY).values() for run in runs]
    assert runs
    assert all(0 < run.weight < 1 for run in runs)


def test_common_words_are_left_alone():
    common = Vocabulary({"light": 900, "lights": 3, "leight": 2})
    assert expand(["light"], common) == {"light": []}


def test_a_large_vocabulary_is_no_obstacle():
    many = Vocabulary({f"word{number:x}ing": 1 for number in range(30_000)})
    assert expand(["wordabcing"], many)["wordabcing"] is not None
