from tests.transcripts.formats.reading import read_text, turns

SAID = ("We wait for the horn to be mended.", "It will be mended before the summer.")


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


def test_counted_questions_are_asked_whoever_answers():
    talk = read_text("".join(f"{n}) What is rope for?\nFor tying up boats.\n" for n in range(1, 7)))
    assert "1" not in " ".join(talk.words) and len(talk.turns) >= 6
    rules = "".join(f"{n}) Keep rope {n} dry.\nAlways.\n" for n in range(1, 7))
    assert "1)" in read_text(rules).words


def test_turns_of_a_session_are_counted_before_two_dashes():
    text = "".join(f"P{n}--I went to the pier.\nT{n}--And then?\n" for n in range(1, 5))
    found = read_text(text, "session.txt")
    assert [turn.speaker for turn in found.turns] == ["P", "T"] * 4


def test_answers_on_the_line_of_a_counted_question_are_somebody_elses():
    text = "".join(f"{n}. Who keeps lamp {n}? Is it lit? I do. It is.\n" for n in range(1, 5))
    found = read_text(text, "talk.txt")
    said = [" ".join(found.words[turn.first : turn.last]) for turn in found.turns]
    assert said[:2] == ["Who keeps lamp 1? Is it lit?", "I do. It is."]


def test_a_house_that_counts_its_speeches_below_its_questions():
    names = ("Vera Holm (Groen)", "Minister Kris Ahl")
    talk = read_text("\n\n".join(f"02.0{n + 1} {names[n % 2]}: {SAID[n % 2]}" for n in range(4)))
    assert [who for who, _ in turns(talk)] == ["Vera Holm", "Minister Kris Ahl"] * 2
