"""YAML and TOML that list who said what."""

import pytest

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.reading import read_text, turns

YAML = """title: A walk
transcript:
  - speaker: Vera
    time: "00:00:01"
    text: Mind the step, it is wet.
  - speaker: Tomas
    time: "00:00:06"
    text: Which one do you mean?
  - speaker: Vera
    time: "00:00:12"
    text: The one that is wet.
"""
TOML = "".join(
    f'[[turn]]\nspeaker = "{name}"\nstart = {start}\ntext = "{text}"\n\n'
    for name, start, text in (
        ("Vera", 1.0, "Mind the step, it is wet."),
        ("Tomas", 6.0, "Which one do you mean?"),
        ("Vera", 12.0, "The one that is wet."),
    )
)


@pytest.mark.parametrize(("text", "name"), [(YAML, "talk.yaml"), (TOML, "talk.toml")])
def test_lists_of_turns_are_read_as_json_is(text, name):
    talk = read_text(text, name)
    assert talk.format == "written-list"
    assert turns(talk) == [
        ("Vera", "Mind the step, it is wet."),
        ("Tomas", "Which one do you mean?"),
        ("Vera", "The one that is wet."),
    ]
    assert [talk.timeline.at(turn.first).ms for turn in talk.turns] == [1_000, 6_000, 12_000]


@pytest.mark.parametrize(
    ("text", "name"),
    [("speakers:\n  - Vera\n  - Tomas\n", "a.yaml"), ("a = [", "b.toml"), ("a: &a [*a]", "c.yml"),
     ('[tool]\nname = "x"\n', "pyproject.toml")],
)  # fmt: skip
def test_settings_and_damaged_ones_are_no_talk(text, name):
    with pytest.raises(TranscriptError):
        read_text(text, name)
