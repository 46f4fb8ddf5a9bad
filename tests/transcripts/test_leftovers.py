"""What stood in a file and was left over, told whatever the layout was."""

import json

import pytest

from app.transcripts.builder import Builder
from app.transcripts.detect import read
from app.transcripts.leftovers import leftovers
from app.transcripts.source import Source

SAID = (
    "We left before light, and nobody told me where the gloves were kept.",
    "That was the year when the ice stayed until April.",
    "And then you waited for the boat to come back?",
    "It came back, but without the nets that we had lent them.",
    "Who had lent them, if I may ask?",
    "My father had, and he never spoke of it again.",
)
PLAIN = tuple(one.replace("?", ".") for one in SAID)


def warnings(text, name="talk.txt"):
    return [one for one in read(Source(name, text.encode())).warnings if "language" not in one]


def typed(*heads):
    return "\n\n".join(f"{heads[n % len(heads)]}{said}" for n, said in enumerate(SAID))


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("\\said{Ruth} ", "\\said{Kai} "), "Ruth"),
        (("17 20 03 11 ", "17 20 04 45 "), "17 20"),
    ],
)
def test_heads_of_lines_that_were_left_among_the_words_are_told(heads, told):
    text = typed(*heads)
    builder = Builder("plain-text")
    builder.text(text)
    (found,) = leftovers(text.split("\n"), (), builder.build())
    assert told in found


def test_prose_and_named_talks_tell_nothing():
    assert not warnings("\n\n".join(PLAIN))
    assert not warnings(typed("Ruth: ", "Kai: "))
    assert not warnings(typed("**Ruth:** ", "**Kai:** "), "talk.md")


def test_lines_cut_at_a_width_tell_nothing():
    text = " ".join(SAID * 3)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    assert not warnings("\n".join(lines))


def test_people_whom_the_head_lists_and_who_say_nothing_are_told():
    head = "Harbour talks\n\nParticipants: Ruth Calder, Kai Okafor\n\n"
    (found,) = warnings(head + "\n\n".join(PLAIN))
    assert "lists who speaks" in found and "Ruth Calder" in found
    assert not warnings(head + typed("Ruth: ", "Kai: "))
    assert not warnings(head + typed("RC: ", "KO: "))


def test_titles_alone_and_names_that_go_on_among_the_words_are_told():
    found = warnings(typed("MR: OKAFOR. ", "MS: CALDER. "))
    assert any("may belong to the name" in one for one in found)


def test_headings_that_became_speakers_are_told():
    text = typed("Ruth: ", "Kai: ") + "\n\nResolution: The nets are lent no more.\n\nRuth: Good."
    assert any("may be a heading" in one for one in warnings(text))


def test_addresses_among_the_words_are_told():
    text = typed("Ruth: https://nets.example/a ", "Kai: ")
    assert any("Addresses stand" in one for one in warnings(text))


def test_long_texts_of_a_structure_that_nobody_read_are_told():
    kept = [{"speaker": "Ruth", "text": SAID[0], "start": 1}, {"speaker": "Kai", "text": SAID[1]}]
    lost = [{"remark": f"{said} {said}"} for said in SAID[2:]]
    text = json.dumps({"segments": kept, "remarks": lost})
    assert any("weren't read" in one for one in warnings(text, "talk.json"))
    assert not warnings(json.dumps({"segments": kept}), "talk.json")


def test_somebody_named_but_once_among_the_words_is_told():
    builder = Builder("plain-text")
    for number, one in enumerate(SAID):
        builder.turn(("Ruth", "Kai")[number % 2])
        builder.text(one)
    builder.text("Mo Calder Berg: I was there too.")
    lines = [*(f"Ruth: {one}" for one in SAID), "Mo Calder Berg: I was there too."]
    assert any("Mo Calder Berg" in one for one in leftovers(lines, (), builder.build()))


def test_lines_of_which_nothing_was_read_are_told():
    builder = Builder("plain-text")
    builder.text(" ".join(SAID[:2]))
    assert any("weren't read" in one for one in leftovers(SAID, (), builder.build()))


def test_a_fact_of_the_head_that_became_a_speaker_is_told():
    text = "Teller: Ruth Calder\n\n" + typed("Ruth: ", "Kai: ")
    builder = Builder("plain-text")
    builder.turn("Teller")
    builder.text("Ruth Calder")
    for number, one in enumerate(SAID):
        builder.turn(("Ruth", "Kai")[number % 2])
        builder.text(one)
    told = leftovers(text.split("\n"), (), builder.build())
    assert any("“Teller” says nothing but" in one for one in told)


def test_a_name_in_a_talk_without_names_is_told():
    said = "\n".join(f"{PLAIN[0]} {PLAIN[1]}\n{PLAIN[2]}" for _ in range(3))
    (sentence,) = warnings(f"harbourinfo : Where were you?\nVera Holm-Ahl : {said}")
    assert sentence.startswith("“Vera Holm-Ahl” stands before words")
    assert not warnings(f"Where were you?\nMy advice: {said}")


def test_several_who_are_named_once_each_and_say_no_sentence_may_be_headings():
    text = "**Ruth Calder:** the harbour, the lamp\n\n**Kai Okafor:** nets and boats, mending"
    assert any("may be headings" in one for one in warnings(text, "talk.md"))


def test_short_lines_below_the_last_sentence_of_a_talk_are_told():
    text = typed("Ruth: ", "Kai: ") + "\n\nThe harbour today\nNets of the north\nOpening hours\n"
    assert any("Its last 3 lines, such as “The harbour today”" in one for one in warnings(text))
    assert not warnings(typed("Ruth: ", "Kai: ") + "\n\nKai: And then\n")
