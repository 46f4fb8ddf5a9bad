import pytest

from app.exploring.clean_names import CleanNames

CLEAN = "We trained on ImageNet and on CIFAR-10 with Alex Krizhevsky. The kernels were in PyTorch."


@pytest.fixture
def names():
    found = CleanNames()
    for _ in range(2):
        found.add(CLEAN.split())
    return found


def heard(names, text, language="en"):
    words = text.split()
    return {" ".join(words[first:last]): name
            for first, (last, name) in names.heard(words, language).items()}  # fmt: skip


def test_names_that_captions_write_small_are_as_clean_talks_write_them(names):
    text = "we trained it on imagenet in pytorch. with kernels"
    assert heard(names, text) == {"imagenet": "ImageNet", "pytorch.": "PyTorch"}


def test_a_name_is_told_without_its_vowels_where_that_is_no_word(names):
    assert heard(names, "results on cfr in a minute") == {"cfr": "CIFAR"}
    names.add("The CFR is a law, and a cfr is one too.".split())
    assert not heard(names, "results on cfr in a minute")


def test_a_last_name_is_told_by_the_first_name_before_it(names):
    assert heard(names, "i met alex kuczewski there") == {"kuczewski": "Krizhevsky"}
    assert not heard(names, "i met anna kuczewski there")
    assert not heard(names, "i met alex crispy there")


def test_a_word_that_began_a_sentence_is_no_first_name(names):
    names.add("The Agency said so. We met the keeper, and the agency is gone.".split())
    assert not heard(names, "we used the agensy there")


def test_somebody_who_is_listed_is_known_by_name():
    names = CleanNames()
    names.add_names(["Alex Krizhevsky"])
    assert heard(names, "i met alex kuczewski there") == {"kuczewski": "Krizhevsky"}


def test_what_one_talk_writes_or_several_write_in_two_ways_is_no_name():
    names = CleanNames()
    names.add("The MangoBase was fast.".split())
    assert not heard(names, "the mangobase was fast")
    names.add("A MangoBase, or a mangobase, as they call it: mangobase.".split())
    assert not heard(names, "the mangobase was fast")


def test_a_language_nobody_has_counted_tells_nothing(names):
    assert not heard(names, "auf imagenet", "xx")


def test_names_that_are_known_are_told_in_an_archive_that_writes_none():
    names = CleanNames()
    names.add_known(["ImageNet", "Alex Krizhevsky"])
    heard = names.heard("on imagenet with alex kuczewski then".split(), "en")
    assert heard == {1: (2, "ImageNet"), 4: (5, "Krizhevsky")}
