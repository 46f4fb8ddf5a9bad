import pytest

from app.transcripts.lines.layouts import as_typed
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text, turns

LONG = "we sat in the kitchen of the lighthouse and listened to the wind all night long. " * 2


def texts(lines):
    typed = as_typed([Line(text) for one in lines for text in (one, "")])
    return [line.text.strip() for line in typed if line.text]


def test_a_paragraph_in_which_several_speak_is_cut_where_they_begin():
    talk = f"Vera: {LONG}Jonas: {LONG}Vera: {LONG}Jonas: Yes. Vera: So."
    assert [one.partition(":")[0] for one in texts([talk])] == ["Vera", "Jonas"] * 2 + ["Vera"]


def test_a_word_before_a_colon_begins_nothing_where_names_stand_at_the_head_of_lines():
    lines = [f"{name}: {LONG}Upside: light. Downside: wind." for name in ("Vera", "Jonas") * 3]
    assert texts(lines) == lines


def test_no_name_is_cut_behind_its_title():
    lines = [f"{name}: {LONG}Yes." for name in ("Prof. Dr. Ola Berg", "Nora Lind") * 3]
    assert texts(lines) == lines


def test_an_initial_and_a_surname_with_no_sign_behind_them_are_who_speaks():
    talk = read_text(
        "В. Хольм: Осторожно, ступенька.\n\nТ. Экман Которая из них?\n\n"
        "В. Хольм Мокрая, вот эта.\n\nТ. Экман Понятно, спасибо.\n\nВ. Хольм Не за что.\n\n"
        "Т. Экман До свидания.\n"
    )
    assert [who for who, _ in turns(talk)] == ["В. Хольм", "Т. Экман"] * 3


def test_whoever_heads_a_paragraph_speaks_again_within_it():
    long = "Mind the step, for it is wet, and it has been wet ever since the storm took the roof."
    talk = read_text(
        f"Vera Holm: {long} {long} Tomas Ek: Which one? Vera Holm: The wet one. Tomas Ek: I see.\n"
    )
    assert [who for who, _ in turns(talk)] == ["Vera Holm", "Tomas Ek"] * 2


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


def test_numbers_of_cues_and_sounds_between_them_are_nobodys():
    lines = [f"{n + 1}. {('VERA', 'KRIS')[n % 2]}:   {SAID[n % 2]}" for n in range(4)]
    talk = read_text("\n\n".join([*lines[:2], "SFX: A DOOR.", *lines[2:]]))
    assert turns(talk) == [(("VERA", "KRIS")[n % 2], SAID[n % 2]) for n in range(4)]
    assert [one.text for one in talk.marks] == ["SFX: A DOOR."]


def test_numbered_questions_change_who_speaks_and_their_answers_too():
    talk = read_text("\n\n".join(f"Q{n}. {SAID[0]}\n\n{SAID[1]}" for n in range(1, 5)))
    assert len(talk.turns) == 8 and talk.words[0] == "We"


def test_numbers_of_turns_are_none_of_names():
    talk = read_text("\n".join(f"{'TC'[n % 2]}{n // 2 + 1}: {SAID[n % 2]}" for n in range(6)))
    assert [who for who, _ in turns(talk)] == ["T", "C"] * 3
    group = read_text("\n".join(f"P{n % 3 + 1}: {SAID[n % 2]}" for n in range(6)))
    assert [who for who, _ in turns(group)] == ["P1", "P2", "P3"] * 2


def test_headings_of_hearings_are_chapters_over_both_lines():
    head = "             ORAL ARGUMENT OF KRIS AHL\n            ON BEHALF OF THE PETITIONERS\n"
    text = "\n".join(f"     {('MR. AHL', 'JUSTICE HOLM')[n % 2]}:  {SAID[n % 2]}" for n in range(6))
    talk = read_text(f"     JUSTICE HOLM:  Mr. Ahl.\n{head}{text}")
    assert talk.words[2:4] == ("We", "wait")
    assert [one.title for one in talk.metadata.chapters] == [
        "ORAL ARGUMENT OF KRIS AHL ON BEHALF OF THE PETITIONERS"
    ]


def test_counted_questions_are_asked_whoever_answers():
    talk = read_text("".join(f"{n}) What is rope for?\nFor tying up boats.\n" for n in range(1, 7)))
    assert "1" not in " ".join(talk.words) and len(talk.turns) >= 6
    rules = "".join(f"{n}) Keep rope {n} dry.\nAlways.\n" for n in range(1, 7))
    assert "1)" in read_text(rules).words


def test_a_long_line_in_capitals_takes_no_longer_than_others():
    line = "Q Is it wet? " + "A" * 3_000 + " "
    assert texts([line, "B" * 3_000, "Q Why? Yes."])


def test_initials_begin_to_speak_amid_a_paragraph_and_a_sentence():
    talk = "RC: Where were you then KO: At the pier. RC: Alone? KO: With nobody, but RC: But who? "
    found = read_text(talk * 3, "talk.txt")
    assert [turn.speaker for turn in found.turns][:5] == ["RC", "KO", "RC", "KO", "RC"]
    assert not any(word.endswith(":") for word in found.words)


def test_turns_of_a_session_are_counted_before_two_dashes():
    text = "".join(f"P{n}--I went to the pier.\nT{n}--And then?\n" for n in range(1, 5))
    found = read_text(text, "session.txt")
    assert [turn.speaker for turn in found.turns] == ["P", "T"] * 4


def test_answers_on_the_line_of_a_counted_question_are_somebody_elses():
    text = "".join(f"{n}. Who keeps lamp {n}? Is it lit? I do. It is.\n" for n in range(1, 5))
    found = read_text(text, "talk.txt")
    said = [" ".join(found.words[turn.first : turn.last]) for turn in found.turns]
    assert said[:2] == ["Who keeps lamp 1? Is it lit?", "I do. It is."]


def test_who_speaks_once_within_a_paragraph_is_found_beside_those_who_do_again():
    text = (
        "Operator: Good morning, and welcome to the call about lamps. Vera Holm: Thank you, all. "
        "It was a good quarter for lamps. Kris Ahl: Oil was cheap. Operator: We have a question. "
        "Ida Stern: Why is it cheap? Vera Holm: Nobody burns it. Operator: Thank you.\n"
    )
    found = read_text(text, "call.txt")
    assert [turn.speaker for turn in found.turns] == [
        "Operator", "Vera Holm", "Kris Ahl", "Operator", "Ida Stern", "Vera Holm", "Operator",
    ]  # fmt: skip
