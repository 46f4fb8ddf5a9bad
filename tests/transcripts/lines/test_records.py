import pytest

from app.transcripts.lines.records import without_records
from app.transcripts.lines.survey import Line

SAID = [("Vera", "The pier was gone."), ("Jonas", "All of it?"), ("Vera", "And the railing."),
        ("Jonas", "Who paid?")]  # fmt: skip
TYPED = [f"{name} (00:00:0{n}): {text}" for n, (name, text) in enumerate(SAID)]


def typed(text):
    lines = without_records([Line(line) for line in text.split("\n")])
    return [one.text for one in lines if one.text]


@pytest.mark.parametrize(
    "record",
    [
        "Speaker: {name}\nTime: 00:00:0{n}\nText: {text}\n",
        "Time: 00:00:0{n} Speaker: {name} Text: {text}",
        '  - speaker: "{name}"\n    start: {n}.25\n    end: 9\n    text: >\n      {text}',
    ],
)
def test_records_are_a_name_a_time_and_words(record):
    lines = [record.format(n=n, name=name, text=text) for n, (name, text) in enumerate(SAID)]
    assert [" ".join(line.split()) for line in _whole(typed("\n".join(lines)))] == TYPED


def _whole(lines):
    """Words that stand below their head, behind it."""
    for line in lines:
        if line.startswith(" "):
            continue
        after = lines[lines.index(line) + 1 : lines.index(line) + 2]
        yield f"{line} {after[0]}" if after and after[0].startswith(" ") else line


def test_a_fact_at_the_head_and_prose_are_no_records():
    text = "Speaker: Vera Holm\nTime: 10:30\n\nText: a thing that is read.\nVera: So it was."
    assert typed(text) == [line for line in text.split("\n") if line]
