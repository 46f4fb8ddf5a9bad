import pytest

from app.language.codes import language_code


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
        ("", ""),
    ],
)
def test_names_and_codes(told, code):
    assert language_code(told) == code
    assert language_code(code) == code
