"""Bytes as text: what is told, what is guessed, what is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.code_pages import decode
from app.transcripts.source import Source

TALKS = {
    "cp1252": "Guten Morgen im Turm. Es ist kälter, als ich dachte; früher wäre es wärmer gewesen.",
    "cp1250": "Dzień dobry i witamy w wieży. Jest zimniej, niż myślałem, więc proszę uważać.",
    "iso8859-2": "Dobré ráno a vítejte ve věži. Je tu chladněji, řekněte mi, kdy jste přišel.",
    "cp1251": "Доброе утро и добро пожаловать в башню. Здесь холоднее, чем я думал.",
    "koi8-r": "Доброе утро и добро пожаловать в башню. Здесь холоднее, чем я думал.",
    "cp866": "Доброе утро и добро пожаловать в башню. Здесь холоднее, чем я думал.",
    "cp1253": "Καλημέρα και καλώς ήρθατε στον πύργο. Κάνει πιο κρύο από όσο νόμιζα.",
    "cp1254": "Günaydın ve kuleye hoş geldiniz. Düşündüğümden daha soğuk, basamağa dikkat edin.",
    "cp1255": "בוקר טוב וברוכים הבאים למגדל. קר יותר ממה שחשבתי, שימו לב למדרגה.",
    "cp1256": "صباح الخير ومرحبا بكم في البرج. الجو أبرد مما كنت أظن.",
    "shift_jis": "おはようございます、塔へようこそ。思ったより寒いので、気をつけてください。",
    "euc-jp": "おはようございます、塔へようこそ。思ったより寒いので、気をつけてください。",
    "iso2022_jp": "おはようございます、塔へようこそ。思ったより寒いので、気をつけてください。",
    "gbk": "早上好，欢迎来到灯塔。这里比我想象的冷，请小心第三级台阶。",
    "big5": "早安，歡迎來到燈塔。這裡比我想像的冷，請小心第三級台階。",
    "euc-kr": "좋은 아침입니다, 탑에 오신 것을 환영합니다. 생각보다 춥네요.",
}


def captions(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:05,000\n{text}\n"


@pytest.mark.parametrize("page", TALKS)
def test_the_code_page_is_guessed(page):
    text = captions(TALKS[page])
    assert decode(text.encode(page)).text == text


@pytest.mark.parametrize("page", [page for page in TALKS if page != "iso2022_jp"])
def test_a_guess_is_said(page):
    (warning,) = decode(captions(TALKS[page]).encode(page)).warnings
    assert warning.startswith("The code page was guessed")


@pytest.mark.parametrize("page", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", TALKS.values())
def test_unicode_without_a_mark(page, text):
    assert decode(captions(text).encode(page)).text == captions(text)


@pytest.mark.parametrize("page", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_tells(page):
    found = decode(TALKS["cp1251"].encode(page), "koi8-r")
    assert (found.text, found.warnings) == (TALKS["cp1251"], ())


def test_what_the_owner_says_wins_over_guesses():
    data = TALKS["cp1251"].encode("cp1251")
    assert decode(data, "koi8-r").text == data.decode("koi8-r")
    assert decode(data, "koi8-r").warnings == ()


def test_what_the_owner_says_and_the_file_is_not_is_told():
    found = decode(TALKS["cp1251"].encode("cp1251"), "ascii")
    assert found.text == TALKS["cp1251"]
    assert found.warnings[0] == "It isn't in ascii, as `encoding` says."
    assert decode(TALKS["cp1251"].encode(), "koi8-r").text == TALKS["cp1251"]


def test_a_wrong_letter_in_utf8_costs_no_others():
    found = decode(b"Caf\xe9. " + (TALKS["cp1251"] * 3).encode())
    assert found.text == "Café. " + TALKS["cp1251"] * 3
    assert "One place isn't UTF-8" in found.warnings[0]


def test_letters_once_read_wrongly_are_mended_and_that_is_said():
    text = "Sie kam früher – und er? Café."
    found = decode(f"Vera: {text.encode().decode('cp1252')}\nTomas: Ça va.".encode())
    assert found.text == f"Vera: {text}\nTomas: Ça va."
    assert found.warnings == (
        "Letters that were once read in a wrong code page (Ã¼ for ü) were mended in one line.",
    )


@pytest.mark.parametrize("text", [*TALKS.values(), "Ça ira – “bien sûr”… 25 °C, Ångström & Ørsted"])
def test_letters_that_are_right_stay(text):
    found = decode(text.encode())
    assert (found.text, found.warnings) == (text, ())


def test_a_few_zeros_and_old_ends_of_files_are_no_binary():
    text = b"WEBVTT\n\n00:01.000 --> 00:02.000\nMind\0 the third step of the stairs.\n"
    source = Source("talk.vtt", text * 9 + b"\x1a")
    assert not source.is_binary
    assert "Mind the third step of the stairs." in source.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_utf8_is_never_taken_for_something_else(text):
    found = decode(text.encode())
    assert found.text == text or "mended" in found.warnings[0]


@given(st.binary(max_size=300), st.sampled_from([None, "koi8-r", "utf-8"]))
def test_any_bytes_are_some_text(data, told):
    assert isinstance(decode(data, told).text, str)
