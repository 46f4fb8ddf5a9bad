import pytest

from app.language.fillers import fillers, fragments, without_slips


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("we we rang it", "we rang it"),
        ("we were the we were the first", "we were the first"),
        ("it um was uh late", "it was late"),
        ("it was you know late", "it was late"),
        ("it was late i mean", "it was late i mean"),
        ("you know him", "you know him"),
        ("um", "um"),
        ("no no no no no", "no"),
        ("", ""),
    ],
)
def test_what_is_left_without_slips(said, meant):
    assert " ".join(without_slips(said.split(), ["en"])) == meant


def test_words_of_another_language_are_no_english_fillers():
    assert without_slips("um die ecke".split(), ["de"]) == ("um", "die", "ecke")
    assert "um" in fillers(["de", "en-GB"])


def test_fragments_of_a_word():
    assert fragments("lamp") == ["la", "lam"]
    assert fragments("a") == fragments("1889") == []
