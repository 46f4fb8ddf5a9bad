from app.exploring.contents.vague import is_first_name, is_vague


def test_shells_doings_and_qualities_are_vague():
    assert is_vague("progress") and is_vague("Struggling".lower()) and is_vague("weirdness")
    assert not is_vague("dredger") and not is_vague("Bering")


def test_what_every_talk_says_as_often_is_vague():
    assert is_vague("levels") and is_vague("tool") and is_vague("entry")
    assert not is_vague("kubernetes") and not is_vague("lighthouse") and not is_vague("Tool")


def test_first_names_have_a_capital():
    assert is_first_name("Paul")
    assert not is_first_name("mark") and not is_first_name("Mozart")
