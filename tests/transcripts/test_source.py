import pytest

from app.transcripts.detect import read
from app.transcripts.model import TranscriptError
from app.transcripts.source import Source, seen


@pytest.mark.parametrize("data", [b"", b"  \n\n "])
def test_an_empty_file_is_told(data):
    with pytest.raises(TranscriptError, match="empty"):
        read(Source("talk.txt", data))


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"1 2\0\0" * 9])
def test_a_binary_file_is_told(data):
    with pytest.raises(TranscriptError, match="binary"):
        read(Source("talk.txt", data))


def test_a_line_of_four_megabytes_is_read():
    transcript = read(Source("talk.txt", b"the tide comes in and goes out again " * 120_000))
    assert len(transcript.words) == 120_000 * 8


def test_a_run_of_ten_megabytes_is_left_out_as_data():
    talk = read(Source("talk.txt", b"Mind the step, " + b"x" * 10_000_000 + b" it is steep."))
    assert talk.words == ("Mind", "the", "step,", "it", "is", "steep.")
    assert any("10,000,000 letters without a space" in told for told in talk.warnings)


def test_a_long_run_in_a_script_without_spaces_is_said():
    talk = read(Source("talk.txt", ("今日は天気がいいですね。散歩に行きましょう" * 200).encode()))
    assert sum(map(len, talk.words)) == 21 * 200


def test_a_broken_letter_is_no_reason_to_lose_the_file():
    text = Source("talk.txt", "naïve words".encode()[:-1] + b"\xc3").text
    assert text == "naïve word"


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("Доброе утро, и добро пожаловать в башню. Здесь холоднее, чем я думал.", "cp1251"),
        ("Доброе утро, и добро пожаловать в башню. Здесь холоднее, чем я думал.", "koi8-r"),
        ("早上好，欢迎来到灯塔。这里比我想象的冷。", "gbk"),
        ("おはようございます。塔へようこそ。思ったより寒いですね。", "shift_jis"),
        ("Où étiez-vous l’été dernier ? À la mer, près du phare.", "cp1252"),
        ("Mind the step, it is wet.", "utf-16-le"),
        ("Mind the step, it is wet.", "utf-16-be"),
    ],
)
def test_code_pages_are_told_by_what_stands_in_them_and_that_is_said(said, page):
    source = Source("talk.txt", (said + "\n").encode(page) * 20)
    assert source.text.startswith(said)
    assert "guessed" in source.warnings[0]


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Anna\u200b Be\u00adrg\ufeff", "Anna Berg"),
        ("\u200fAn\u200dna\u200c\u2060", "Anna"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष 👩\u200d🚀", "क्\u200dष 👩\u200d🚀"),
    ],
)
def test_what_nobody_sees_goes_but_for_what_shapes_letters(text, without):
    assert seen(text) == without
