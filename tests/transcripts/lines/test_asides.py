import pytest

from app.transcripts.lines.asides import is_told
from tests.transcripts.formats.reading import read_text, turns


@pytest.mark.parametrize(
    "line",
    [
        "The meeting rose at 1.05 p.m.",
        "The meeting was called to order at 10.05 a.m.",
        "The House adjourned at noon.",
        "De vergadering wordt van 12.04 uur tot 13.00 uur geschorst.",
        "(Schluss: 18.05 Uhr)",
        "La séance est levée à 19 heures.",
        "Se levanta la sesión a las 14:30.",
        "午後三時十分散会",
        "Editor's note: the tape was changed here.",
        "NDLR : la bande s'arrête ici.",
    ],
)
def test_what_whoever_took_it_down_tells(line):
    assert is_told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was at noon.",
        "The court met us halfway.",
        "Ich schließe die Sitzung.",
        "Notes are what I wrote.",
        "これにて散会いたします。",
    ],
)
def test_what_is_said_of_it_is_said(line):
    assert not is_told(line)


def test_it_is_nobodys_amid_a_talk():
    talk = read_text(
        "The President: I thank Norway.\n\nMr. Holm (Norway): The seas are warm.\n\n"
        "The meeting was suspended at 11.05 a.m. and resumed at 11.20 a.m.\n\n"
        "The President: I thank Norway again.\n\nMr. Holm (Norway): I thank you.\n\n"
        "The meeting rose at 1.05 p.m.\n"
    )
    assert turns(talk)[1] == ("Mr. Holm", "The seas are warm.")
    assert turns(talk)[-1] == ("Mr. Holm", "I thank you.")
