"""Talks in two languages, one below the other."""

from tests.transcripts.formats.reading import read_text, said, turns

PAIRS = (("Mind the step.", "当心台阶。"), ("Which one of them?", "哪一个台阶？"),
         ("The wet one, there.", "那个湿的台阶。"))  # fmt: skip


def test_captions_in_two_scripts_are_read_in_the_upper_one_and_say_so():
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{upper}\n{lower}\n\n"
        for n, (upper, lower) in enumerate(PAIRS, start=1)
    )
    talk = read_text(text, "talk.srt")
    assert said(talk) == "Mind the step. Which one of them? The wet one, there."
    assert "two languages" in " ".join(talk.warnings)


def test_typed_lines_that_say_the_same_again_under_the_same_name():
    names = ("Vera", "Tomas", "Vera")
    text = "".join(
        f"{name}: {upper}\n{name}: {lower}\n\n"
        for name, (upper, lower) in zip(names, PAIRS, strict=True)
    )
    expected = [(name, upper) for name, (upper, _) in zip(names, PAIRS, strict=True)]
    assert turns(read_text(text)) == expected


def test_whoever_asks_in_one_language_and_answers_in_the_other_are_both_read():
    text = "".join(f"Vera: {upper}\nTomas: {lower}\n\n" for upper, lower in PAIRS)
    talk = read_text(text)
    assert [who for who, _ in turns(talk)] == ["Vera", "Tomas"] * 3
    assert not any("two languages" in one for one in talk.warnings)
