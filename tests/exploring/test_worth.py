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
        ["The lamp has a switch.", "The switch has a plate.", "The plate has four screws."],
    ],
)
def test_a_memory_or_a_reason_reads_better_than(worse):
    assert worth(MEMORY) > worth(worse)


def test_nothing_is_worth_little():
    assert worth([]) <= 0
