import pytest

from app.language.codes import is_right_to_left, language_alone, language_code, language_name


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("english", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("en", "en"),
        ("EN", "en"),
        ("en_us", "en-US"),
        ("en-US", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("cmn-Hans-CN", "zh-Hans-CN"),
        ("Arabic", "ar"),
        ("Haitian Creole", "ht"),
        ("British English", "British English"),
        ("English (United States)", "en"),
        ("deutsch", "de"),
        ("ger", "de"),
        ("iw", "he"),
        ("gsw", "gsw"),
        ("Klingon", "Klingon"),
        ("xq" * 2500, ""),
        ("en-" + "-".join(["latn"] * 20), ""),
        ("", ""),
    ],
)
def test_names_and_codes(told, code):
    assert language_code(told) == code
    assert language_code(code) == code


def test_what_a_language_is_called():
    told = [language_name(one) for one in ("th", "lo", "zh", "yue", "de-AT", "tlh")]
    assert told == ["Thai", "Lao", "Chinese", "Cantonese", "German (AT)", "tlh"]


def test_which_way_a_language_is_written():
    for code in ("ar", "ar-EG", "he", "fa", "ur", "yi", "az-Arab", "pa-Arab-PK"):
        assert is_right_to_left(code), code
    for code in ("en", "ja", "az", "ku-Latn", "ar-Latn", ""):
        assert not is_right_to_left(code), code


def test_a_code_without_its_region_and_nothing_else_becomes_part_of_a_name():
    assert [language_alone(one) for one in ("en", "en-GB", "EN_us", "haw")] == [
        "en",
        "en",
        "en",
        "haw",
    ]
    for none in ("", "English (United States)", "../../etc/passwd", "/tmp/x", "a" * 300, "e\0n"):
        assert language_alone(none) == ""
