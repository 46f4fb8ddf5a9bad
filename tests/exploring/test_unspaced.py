from pathlib import Path

import pytest

from app.exploring.telling import telling_terms
from app.exploring.terms import TalkWords, terms
from app.exploring.unspaced import runs

TALKS = Path(__file__).parent / "talks"
TOLD = {
    "ko": "등대 고양이 등대지기 렌즈 태풍 자동화 안개|신호",
    "ko-2": "유산균 김치 항아리 배추 소금 천일염",
    "zh": "蜂箱 蜂王 蜂群 蜜蜂 工蜂 洋槐蜜 结晶",
    "zh-2": "信号系统 列车 轨道 隧道 司机",
    "th": "กังหันลม ดอกเกลือ ทำนาเกลือ ปูทะเล ผลึกเกลือ",
    "th-2": "ช้าง ควาญช้าง ลูกช้าง กล้วย",
}
"""What the invented talks are about."""
LITTLE = set("저는 그래서 있습니다 我们 觉得 什么 今天 เรา ครับ ที่ วันนี้".split())


def cloud(name):
    words = (TALKS / f"{name}.txt").read_text("utf-8").split()
    cuts = {number for number, word in enumerate(words) if word[-1] in ".,?。，？"}
    found = terms(TalkWords(words, words, name[:2], cuts))
    return [one.term.text for one in telling_terms(found, len(words), {}, 0)]


@pytest.mark.parametrize("name", TOLD)
def test_a_talk_in_a_script_that_is_read_by_letter_has_a_cloud(name):
    found = cloud(name)
    assert {text.replace("|", " ") for text in TOLD[name].split()} <= set(found)
    assert LITTLE.isdisjoint(found)
    assert all(len(text) > 1 for text in found)


def test_japanese_is_told_in_its_own_characters_and_in_katakana():
    found = {run.text for run in runs({0: "灯台のレンズはとても重い。", 1: "灯台へ行く"}, (), "ja")}
    assert found == {"灯台", "レンズ"}


def test_characters_in_full_are_cut_as_simple_ones_are():
    word = "強化學習改變了神經網絡，神經網絡也改變了強化學習。"
    found = {run.text: len(run.places) for run in runs({0: word}, (), "zh")}
    assert found["強化學習"] == found["神經網絡"] == 2


def test_words_of_latin_letters_among_others_are_words():
    said = TalkWords(
        ["用Python写的。", "Python", "很好"], ["用Python写的。", "Python", "很好"], "zh"
    )
    assert {one.text: one.count for one in terms(said)}["Python"] == 2
