from app.transcripts.lines.layouts import as_typed
from app.transcripts.lines.survey import Line

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
