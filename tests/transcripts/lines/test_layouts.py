import pytest

from app.transcripts.lines.layouts import as_typed
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text, turns


def texts(lines):
    typed = as_typed([Line(text) for one in lines for text in (one, "")])
    return [line.text.strip() for line in typed if line.text]


def test_an_initial_and_a_surname_with_no_sign_behind_them_are_who_speaks():
    talk = read_text(
        "В. Хольм: Осторожно, ступенька.\n\nТ. Экман Которая из них?\n\n"
        "В. Хольм Мокрая, вот эта.\n\nТ. Экман Понятно, спасибо.\n\nВ. Хольм Не за что.\n\n"
        "Т. Экман До свидания.\n"
    )
    assert [who for who, _ in turns(talk)] == ["В. Хольм", "Т. Экман"] * 3


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (("04 06 45 12 CDR\n", "04 06 46 02 CC\n"), ("CDR", "CC")),
        (("◇ 김현정> ", "◆ 이다영> "), ("김현정", "이다영")),
        (("MR. OKAFOR.  ", "CHAIR HOLM.  "), ("MR. OKAFOR", "CHAIR HOLM")),
        (("PRESIDENTE. ", "VERA HOLM (PD-IDP). "), ("PRESIDENTE", "VERA HOLM")),
        (("Anf. 12 VERA HOLM (S):\n", "Anf. 13 KRIS AHL (M):\n"), ("VERA HOLM", "KRIS AHL")),
        (("V  ", "I  "), ("V", "I")),
        (("DC HOLM     ", "AHL         "), ("DC HOLM", "AHL")),
        (("0:03 - Vera Holm (Harbour Co.)\n", "0:09 - Kris Ahl\n"), ("Vera Holm", "Kris Ahl")),
        (
            ("KRIS AHL (Labour—North) to the Minister of Fog: ", "Hon VERA HOLM: "),
            ("KRIS AHL", "Hon VERA HOLM"),
        ),
    ],
)
def test_parliaments_missions_and_notes(heads, names):
    said = ("We wait for the horn to be mended.", "It will be mended before the summer.")
    text = "\n\n".join(f"{heads[n % 2]}{said[n % 2]}" for n in range(6))
    found = read_text(text).turns
    assert [turn.speaker for turn in found] == [names[n % 2] for n in range(6)]


SAID = ("We wait for the horn to be mended.", "It will be mended before the summer.")


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (("VERA/ ", "KRIS/ "), ("VERA", "KRIS")),
        (("_Ida._ ", "_Kris._ "), ("Ida", "Kris")),
        (("  Mr. AHL. ", "  The SPEAKER pro tempore. "), ("Mr. AHL", "The SPEAKER pro tempore")),
        (("Deputy Kris Ahl: ", "An Ceann Comhairle: "), ("Deputy Kris Ahl", "An Ceann Comhairle")),
    ],
)
def test_heads_of_books_and_houses(heads, names):
    text = "\n\n".join(f"{heads[n % 2]}{SAID[n % 2]}" for n in range(6))
    assert [one.speaker for one in read_text(text).turns] == [names[n % 2] for n in range(6)]


def test_headings_of_hearings_are_chapters_over_both_lines():
    head = "             ORAL ARGUMENT OF KRIS AHL\n            ON BEHALF OF THE PETITIONERS\n"
    text = "\n".join(f"     {('MR. AHL', 'JUSTICE HOLM')[n % 2]}:  {SAID[n % 2]}" for n in range(6))
    talk = read_text(f"     JUSTICE HOLM:  Mr. Ahl.\n{head}{text}")
    assert talk.words[2:4] == ("We", "wait")
    assert [one.title for one in talk.metadata.chapters] == [
        "ORAL ARGUMENT OF KRIS AHL ON BEHALF OF THE PETITIONERS"
    ]


def test_a_long_line_in_capitals_takes_no_longer_than_others():
    line = "Q Is it wet? " + "A" * 3_000 + " "
    assert texts([line, "B" * 3_000, "Q Why? Yes."])
