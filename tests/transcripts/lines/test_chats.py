"""Logs of chats, copied messages, and minutes that were taken in a chat."""

import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source
from app.transcripts.turns import spoken


def turns(text):
    transcript = read(Source("talk.txt", text.encode()))
    words = transcript.words
    return [
        (one.speaker, " ".join(words[one.first : one.last]))
        for one in spoken(transcript.turns, 0, len(words))
    ]


SAID = [
    ("ruth", "the ferry is late again"),
    ("kai", "which one"),
    ("ruth", "the one from the islands"),
    ("mo", "I saw it at the buoy: it waits for the tide"),
]


@pytest.mark.parametrize(
    "line",
    ["21:15 < {}> {}", "21:15 <@{}> {}", "[2023-02-01 21:15:07] <@{}:isles.example> {}"],
)
def test_a_log_has_names_without_the_time_of_day(line):
    text = "\n".join(line.format(name, said) for name, said in SAID)
    assert turns(text) == SAID
    assert read(Source("talk.txt", text.encode())).cues == ()


def test_who_comes_and_goes_is_left_out_and_what_somebody_does_is_a_mark():
    log = [
        "--- Log opened Wed Feb 01 21:14:00 2023",
        "21:14 -!- kai [~k@10.0.0.9] has joined #isles",
    ]
    log += [f"21:15 < {name}> {said}" for name, said in SAID]
    log.insert(4, "21:16  * kai shrugs")
    text = "\n".join(log)
    assert turns(text) == SAID
    assert [one.text for one in read(Source("talk.txt", text.encode())).marks] == ["kai shrugs"]


@pytest.mark.parametrize(
    "head",
    [
        "{} — Today at 9:15 PM",
        "{}  [9:15 PM]",
        "[01-Feb-23 09:15 PM] {}",
        "{} — 02/01/2023 9:15 PM",
    ],
)
def test_copied_messages_have_their_name_above(head):
    text = "\n\n".join(f"{head.format(name)}\n{said} (edited)" for name, said in SAID)
    assert turns(text) == SAID


def test_times_of_a_recording_beside_names_stay():
    lines = [
        "[00:02] <Ruth> The ferry is late.",
        "[00:07] <Kai> Which one?",
        "[00:09] <Ruth> Both.",
    ]
    found = read(Source("talk.txt", "\n".join(lines).encode()))
    assert found.timeline.at(0).ms == 2000


MINUTES = """Isles Working Group
Chair: Ruth
Scribe: Kai

<Ruth> present+

Topic: Ferries

Ruth: The ferry is late again.
… It waits for the tide.

<Kai> +1 to ask them

RESOLUTION: Ask the owner

Kai: I can write to him.

ACTION: Kai to write

Ruth: Thanks.
"""


def test_minutes_have_topics_decisions_and_what_goes_on():
    assert turns(MINUTES) == [
        ("Ruth", "The ferry is late again. It waits for the tide."),
        ("Kai", "I can write to him."),
        ("Ruth", "Thanks."),
    ]
    found = read(Source("talk.txt", MINUTES.encode()))
    assert [one.title for one in found.metadata.chapters] == ["Ferries"]
    assert "RESOLUTION: Ask the owner" in [one.text for one in found.marks]


def test_what_the_program_says_in_a_chat_is_left_out():
    log = ["01.02.23, 21:14 - Messages and calls are end-to-end encrypted. No one can read them."]
    log += [f"01.02.23, 21:15 - {name.title()}: {said}" for name, said in SAID]
    log.append("01.02.23, 21:19 - Mo: <Media omitted>")
    assert turns("\n".join(log)) == [(name.title(), said) for name, said in SAID]


def test_the_day_and_time_before_names_is_none_of_the_talk():
    text = "\n".join(f"[2/1/2023 9:15 PM] {name.title()}: {said}" for name, said in SAID)
    assert turns(text) == [(name.title(), said) for name, said in SAID]


def test_end_to_end_encrypted_is_said_by_people_too():
    said = "One of them is end-to-end encrypted, as you may have heard."
    text = "\n\n".join(f"{name}: {said}" for name in ("Ruth", "Kai", "Ruth", "Kai"))
    assert len(turns(text)) == 4


def test_times_of_the_day_below_names_are_those_of_messages():
    text = "\n".join(f"{name.title()} Berg\n  9:15 PM\n{said}\n:+1:\n2" for name, said in SAID)
    assert turns(text) == [(f"{name.title()} Berg", said) for name, said in SAID]


def test_times_of_the_day_before_names_are_none_of_the_talk():
    text = "[4:30pm] seanw: Good evening.\n[4:31pm] cary: Hello.\n[4:33pm] seanw: Shall we?\n" * 2
    found = read(Source("log.txt", text.encode()))
    assert [turn.speaker for turn in found.turns][:3] == ["seanw", "cary", "seanw"]
    assert not any("pm" in word for word in found.words)
