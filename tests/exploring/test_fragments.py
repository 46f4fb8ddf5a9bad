"""Pieces of a sentence that several talks have word by word."""

import pytest

from app.exploring.fragments import fragments


def test_of_a_sentence_no_piece_is_left():
    said = dict.fromkeys(("every evening", "evening climbed", "climbed stairs", "keeper"), (2, 2))
    assert fragments(said) == {"every evening", "evening climbed", "climbed stairs"}


def test_of_a_name_the_whole_is_left():
    said = dict.fromkeys(("supply chain", "chain attacks", "supply chain attacks"), (3, 1))
    assert fragments(said) == {"supply chain", "chain attacks"}


def test_what_is_said_alone_too_is_no_piece():
    said = {"supply chain": (5, 1), "supply chain attacks": (3, 1), "open core": (2, 2)}
    assert fragments({**said, "core developers": (3, 2)}) == frozenset()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (["蜂 箱", "洋 槐 蜜"], {"蜂 箱", "洋 槐 蜜"}),
        (["雾 笛", "雾", "笛", "灯 塔"], {"雾 笛", "雾", "笛", "灯 塔"}),
        (["晚 上 爬 楼", "爬 楼", "爬 楼 梯 点", "梯 点", "晚 上 爬 楼 梯 点"], set()),
        (["แ ต ร", "ห ม อ ก", "แ ต ร ห ม อ ก"], {"แ ต ร ห ม อ ก"}),
    ],
)
def test_letters_that_are_read_one_by_one(said, left):
    assert set(said) - fragments(dict.fromkeys(said, (2, 2))) == left
