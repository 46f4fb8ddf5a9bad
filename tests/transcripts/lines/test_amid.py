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


def test_whoever_heads_a_paragraph_speaks_again_within_it():
    long = "Mind the step, for it is wet, and it has been wet ever since the storm took the roof."
    talk = read_text(
        f"Vera Holm: {long} {long} Tomas Ek: Which one? Vera Holm: The wet one. Tomas Ek: I see.\n"
    )
    assert [who for who, _ in turns(talk)] == ["Vera Holm", "Tomas Ek"] * 2


def test_initials_begin_to_speak_amid_a_paragraph_and_a_sentence():
    talk = "RC: Where were you then KO: At the pier. RC: Alone? KO: With nobody, but RC: But who? "
    found = read_text(talk * 3, "talk.txt")
    assert [turn.speaker for turn in found.turns][:5] == ["RC", "KO", "RC", "KO", "RC"]
    assert not any(word.endswith(":") for word in found.words)


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


def test_a_title_before_a_name_ends_no_sentence():
    said = "The obvious and hard thing to do is to stop at the wet step, and to mind it well. " * 3
    talk = "".join(
        f"[0:0{n}] {('Rev. Amos Till', 'Ida Lind')[n % 2]}: {said}\n\n" for n in range(6)
    )
    found = read_text(talk, "talk.txt")
    assert {turn.speaker for turn in found.turns} == {"Rev. Amos Till", "Ida Lind"}
