import pytest

from app.language.tokens import text_tokens, tokens, unspaced, written_tokens


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Open-Source,", "open source"),
        ("Don't", "dont"),
        ("C++", "cplusplus"),
        ("Ångström", "angstrom"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Straße", "strasse"),
        ("1,000,000", "1000000"),
        ("1.000.000", "1000000"),
        ("(12,500.50)", "12500 50"),
        ("1.000", "1 000"),
        ("1,2,3", "1 2 3"),
        ("1,0000", "1 0000"),
        ("1,000,00", "1 000 00"),
        ("2,500-word", "2500 word"),
        ("$5", "5 dollars"),
        ("$1,250.", "1250 dollars"),
        ("€3.50", "3 50 euros"),
        ("50%", "50 percent"),
        ("€,", "euros"),
        ("5€", "5 euros"),
        ("1,000%.", "1000 percent"),
        ("$HOME", "home"),
        ("%", "percent"),
        ("٥٠٪", "50 percent"),
        ("l’œuvre", "l oeuvre"),
        ("dell'anno", "dell anno"),
        ("O'Brien", "obrien"),
        ("c'mon", "cmon"),
        ("किताबें", "किताबें"),
        ("ज़िंदगी", "जिंदगी"),
        ("१९८५", "1985"),
        ("は１９８５年でした", "は 1985 年 で し た"),
        ("后来GPT-4出现", "后 来 gpt 4 出 现"),
    ],
)
def test_tokens_of_a_word(word, wanted):
    assert " ".join(tokens(word)) == wanted


def test_numbers_are_found_however_they_are_written():
    assert text_tokens("1000 lamps") == text_tokens("1,000 lamps")
    assert text_tokens("50 percent of 5 dollars") == text_tokens("50 % of $5")


@pytest.mark.parametrize(
    ("one", "other"), [("مُحَمَّد", "محمد"), ("كتــاب", "كتاب"), ("שָׁלוֹם", "שלום"), ("أحمد", "احمد")]
)
def test_marks_of_arabic_and_hebrew_never_count(one, other):
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("فاطمة", "فاطمه"), ("ليلى", "ليلي"), ("ٱلله", "الله"), ("علی", "علي"), ("کتاب", "كتاب")],
)
def test_letters_that_are_written_for_each_other_in_arabic_never_count(one, other):
    assert tokens(one) == tokens(other)


def test_katakana_is_found_by_hiragana():
    assert tokens("ガンダム") == tokens("がんだむ")
    assert tokens("ヴィオラ") == tuple("ゔぃおら")


def test_chinese_is_found_in_full_and_in_simpler_characters():
    assert tokens("機器學習") == tokens("机器学习") != tokens("机器学校")


def test_scripts_without_spaces_are_looked_for_letter_by_letter():
    assert tokens("静かな声で、") == tuple("静かな声で")
    assert unspaced("静かな。abc 말") == 3


def test_letters_stand_as_they_were_written_where_words_are_searched_letter_by_letter():
    assert written_tokens("長いカメラ、GPTの。") == ["長", "い", "カ", "メ", "ラ", "gpt", "の"]
    assert written_tokens("น้ำ") == ["น้", "ำ"]
