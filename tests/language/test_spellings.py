import pytest

from app.language.spellings import prefixed, written


@pytest.mark.parametrize(
    ("token", "read"),
    [
        ("200", "two hundred"),
        ("1000", "a thousand"),
        ("1500", "fifteen hundred"),
        ("12000", "twelve thousand"),
        ("1000000", "one million"),
        ("2000000000", "2 billion"),
        ("7", "seven"),
        ("1984", "nineteen eighty four"),
        ("2005", "twenty oh five"),
        ("21st", "twenty first"),
        ("3rd", "third"),
        ("third", "3rd"),
        ("गाँव", "गांव"),
        ("गांव", "गाँव"),
        ("1905", "nineteen oh five"),
        ("2024", "twenty twenty four"),
        ("250", "zweihundertfunfzig"),
        ("zweihundertfunfzig", "250"),
    ],
)
def test_how_numbers_are_read(token, read):
    assert read in {" ".join(run) for run in written(token)}


def test_numbers_that_nobody_reads_so_have_no_words():
    assert written("1234567") == written("000") == []
    assert all(len(run) == 1 for run in written("2134"))  # but in German


@pytest.mark.parametrize(
    ("typed", "said"),
    [("פעמון", "בפעמון"), ("הפעמון", "בפעמון"), ("جرس", "بجرس"), ("وبجرس", "جرس")],
)
def test_words_stand_for_themselves_with_what_is_written_before_them(typed, said):
    assert said in prefixed(typed)
    assert not prefixed("bell") and not prefixed("ים")
