import pytest

from app.exploring.korean import nouns


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("등대를", "등대"), ("등대에서는", "등대"), ("기계의", "기계"), ("선장들이", "선장"),
        ("렌즈까지", "렌즈"), ("학습하는", "학습"), ("중요합니다", "중요"),
    ],
)  # fmt: skip
def test_particles_and_what_makes_deeds_of_nouns_are_taken_off(word, noun):
    assert nouns([word])[word] == noun


def test_a_noun_keeps_an_end_that_is_a_particle_elsewhere():
    assert nouns(["고양이", "고양이는", "고양이를"])["고양이"] == "고양이"
    assert nouns(["파도가", "파도를"])["파도가"] == "파도"
    assert nouns(["어머니", "어머니는"])["어머니"] == "어머니"


@pytest.mark.parametrize("word", ["울렸습니다", "닦았어요", "그랬는데", "밤을", "갔지만"])
def test_deeds_and_single_syllables_are_none(word):
    assert word not in nouns([word])
