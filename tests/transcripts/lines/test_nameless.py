import pytest

from app.transcripts.detect import read
from app.transcripts.lines.speakers import find_speakers
from app.transcripts.lines.survey import Line
from app.transcripts.source import Source
from tests.transcripts.formats.reading import read_text, turns

NAMED = ["Nora Lind", "Kris Ahl"] * 4


def whose(label, names=(*NAMED, None, *NAMED), is_caption=False, bold=False):
    """Who says the line with the label, which stands where there is no name, and how it reads."""
    heads = [f"{name or label}: " for name in names]
    lines = [
        Line(f"{head}the lamp was out again.", bold=len(head) - 1 if bold else 0) for head in heads
    ]
    said = find_speakers(lines, is_caption)
    assert [one.speaker for one in said if one.speaker] == [name for name in names if name]
    place = names.index(None)
    return said[place].speaker if said[place].changes else names[place - 1], said[place].text


@pytest.mark.parametrize("is_caption", [False, True])
@pytest.mark.parametrize("label", ["?", "???", "(?)", "[?]", "--", "…", "...", "***", "_", ""])
def test_signs_in_place_of_a_name_are_nobody(label, is_caption):
    assert whose(label, is_caption=is_caption) == (None, "the lamp was out again.")


@pytest.mark.parametrize("is_caption", [False, True])
@pytest.mark.parametrize("label", ["(unknown)", "Kris Ahl?", "Kris Ahl (?)", "Speaker ?", "n/a"])
def test_a_label_that_doubts_itself_is_nobody_and_can_be_read(label, is_caption):
    assert whose(label, is_caption=is_caption) == (None, f"{label}: the lamp was out again.")


def test_questions_and_answers_by_their_letters_are_not_whose_name_stood_before():
    named = [f"{name}: The lamp was out again." for name in NAMED]
    asked = ["Q. Who put it out?", "A. Nobody that I know of."]
    said = find_speakers([Line(one) for one in (*named, *asked, named[0])], is_caption=False)
    told = {one.text: one for one in said}
    assert all(told[one].speaker is None and told[one].changes for one in asked)


@pytest.mark.parametrize("label", ["the second keeper", "Kris's wife", "INT", "@ola", "jo"])
def test_where_all_that_is_said_has_its_label_an_odd_one_ends_what_was_said_before(label):
    assert whose(label) == (None, f"{label}: the lamp was out again.")


@pytest.mark.parametrize("label", ["and my aunt said", "n3x3 said", "two options", "it goes"])
def test_what_leads_in_a_quote_or_a_list_is_said_and_ends_nothing(label):
    assert whose(label) == ("Kris Ahl", f"{label}: the lamp was out again.")


def test_where_paragraphs_go_on_without_a_label_a_few_words_and_a_colon_are_said():
    lines = [Line(f"{name}: the lamp was out." if n % 2 else "It was.") for n, name in
             enumerate(NAMED * 2)]  # fmt: skip
    lines.insert(6, Line("And so I thought: the keeper is asleep."))
    assert not find_speakers(lines)[6].changes


def test_where_names_are_bold_a_plain_label_is_said_and_a_bold_one_is_none_of_theirs():
    lines = [Line(f"{name}: it was out.", bold=len(name) + 1) for name in NAMED]
    lines.insert(5, Line("The word for it: darkness."))
    lines.insert(3, Line("Second keeper: it was.", bold=14))
    said = find_speakers(lines)
    assert said[3].changes
    assert said[3].speaker is None
    assert not said[6].changes


def test_numbers_that_come_again_are_voices_and_those_that_count_are_said():
    names = [*NAMED, "1", "Nora Lind", "2", "Nora Lind", "1", "Kris Ahl"]
    bare = [Line("It was. I saw it.")] * 4  # so that not nearly all has a label
    lines = [Line(f"{name}: the lamp was out.") for name in names]
    said = find_speakers([lines[0], *bare, *lines[1:]])
    assert [said[12].changes, said[14].changes, said[16].changes] == [True, False, True]


@pytest.mark.parametrize(
    "style", ["[{}] {}", "{} — {}", "{}\t{}", "{}\n{}", "{}  1:00\n{}", "[00:01:00] {}: {}"]
)
def test_a_question_mark_is_nobody_in_whatever_style_names_are_written(style):
    names = ["VERA HOLM", "KRIS AHL", "?", *("VERA HOLM", "KRIS AHL") * 3]
    text = "\n\n".join(style.format(name, "The lamp was out again.") for name in names)
    talk = read(Source("talk.txt", text.encode()))
    assert [turn.speaker for turn in talk.turns][:4] == [*names[:2], None, names[3]]
    assert "?" not in talk.words


def test_a_heading_stays_one_but_for_a_question_mark_where_names_are_headings():
    said = "The lamp was out again."
    names = ["Vera Holm", "Kris Ahl", "?", *("Vera Holm", "Kris Ahl") * 3]
    talk = read(Source("talk.md", "".join(f"### {n}\n\n{said}\n\n" for n in names).encode()))
    assert talk.turns[2].speaker is None
    turns = [f"**{n}:** {said}\n\n" for n in ("Vera Holm", "Kris Ahl") * 4]
    turns.insert(4, "## Part two: the lamp\n\n")
    talk = read(Source("talk.md", "".join(turns).encode()))
    assert [one.title for one in talk.metadata.chapters] == ["Part two: the lamp"]
    assert all(turn.speaker for turn in talk.turns)


def timed(*names, said="The lamp was out again, and we saw it."):
    lines = [f"[{n:02}:00] {name + ': ' if name else ''}{said}" for n, name in enumerate(names)]
    return read(Source("talk.txt", "\n\n".join(lines).encode())).turns


def test_a_time_without_a_name_is_nobody_where_nearly_every_time_has_a_name():
    assert [turn.speaker for turn in timed(*NAMED, None, *NAMED)][8:10] == [None, "Nora Lind"]


def test_where_speakers_go_on_under_a_time_they_do():
    assert [turn.speaker for turn in timed(*NAMED, None, *NAMED, None, *NAMED, None, "Nora Lind",
                                           None)].count(None) == 0  # fmt: skip


def test_what_is_told_between_quotations_is_nobodys():
    text = (
        "Ruth: “Not again.”\n\nRuth bends down and picks up the oil can with both hands.\n\n"
        "Ruth: (softly) “I am no keeper.”\n\nThe lamp goes out.\n\nKai: “Is it ready?”\n"
    )
    found = read(Source("talk.txt", text.encode()))
    assert [turn.speaker for turn in found.turns] == ["Ruth", None, "Ruth", None, "Kai"]


def test_behind_times_what_comes_again_and_is_no_known_name_is_not_who_spoke_before():
    text = "\n\n".join(
        f"00:0{number}:01 Vera Holm\nMind the step.\n\n00:0{number}:09 x=9;\nI do."
        for number in range(6)
    )
    assert {who for who, said in turns(read_text(text)) if "I do." in said} == {None}
