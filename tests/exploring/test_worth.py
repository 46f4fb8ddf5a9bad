import pytest

from app.exploring.worth import worth

MEMORY = [
    "When I was a child my father wound the lamp every night.",
    "I learned to sleep because the light never stopped, and I believed that all people had one.",
]


@pytest.mark.parametrize(
    "worse",
    [
        ["Yeah, exactly.", MEMORY[1]],
        [*MEMORY, "What did you do then?"],
        [*MEMORY, "You find the links on our website, and thanks to our sponsor."],
        [*MEMORY, "Um, you know, it was kind of like whatever..."],
        [*MEMORY, "We ran RFC 9110 with v2.1 of lamp.conf on AWS."],
        ["I'm sure.", *MEMORY],
        ["In fact, when I was a child my father wound the lamp every night.", MEMORY[1]],
        ["...when I was a child my father wound the lamp every night.", MEMORY[1]],
        [MEMORY[0], "Yes.", MEMORY[1]],
        ["When I was a child my father wound the lamp every night to do that.", MEMORY[1]],
        ["When I was a child my father wound the lamp every night for this news.", MEMORY[1]],
        [*MEMORY, "And you made that lamp, I was curious."],
        ["The lamp has a switch.", "The switch has a plate.", "The plate has four screws."],
    ],
)
def test_a_memory_or_a_reason_reads_better_than(worse):
    assert worth(MEMORY) > worth(worse)


def test_what_is_said_of_anything_counts_once():
    many = "People live their life as human people do, and every person lives among humans."
    assert worth([many]) < worth(["People walk by the river as the snow falls at night, and sing."])


ERZAEHLT = [
    "Als ich ein Kind war, zog mein Vater jeden Abend die Lampe auf, und wir saßen im Licht.",
    "Ich schlief ein, weil es nie ausging, und glaubte, alle Menschen hätten so eines.",
]


@pytest.mark.parametrize(
    "worse",
    [
        ["Na klar.", *ERZAEHLT],
        ["glaube ich.", *ERZAEHLT],
        ["…" + ERZAEHLT[0], ERZAEHLT[1]],
        [ERZAEHLT[0], "Ja.", ERZAEHLT[1]],
        [*ERZAEHLT, "Dann lief RFC 9110 mit v2.1 von lamp.conf auf AWS."],
    ],
)
def test_in_any_language_pieces_replies_and_codes_read_worse(worse):
    assert worth(ERZAEHLT, "de") > worth(worse, "de")


def test_nothing_is_worth_little():
    assert worth([]) <= 0
