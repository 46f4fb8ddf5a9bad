"""One finder of speakers for every style in which people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.lines.speakers import Line, find_speakers
from tests.transcripts.formats.reading import read_text, turns
from tests.transcripts.lines.finding import heard, speakers

STYLES = {
    "colon": "{a}: Good morning, all.\n\n{b}: It is cold here.\n\n{a}: That was all.",
    "every line": "{a}: Good morning, all.\n{b}: It is cold here.\n{a}: That was all.",
    "colon with a space before": "{a} : Good morning, all.\n\n{b} : It is cold.\n\n{a} : Well.",
    "two colons by a slip": "{a}: Good morning, all.\n\n{b}:: It is cold.\n\n{a}: That was all.",
    "words below": "{a}:\nGood morning, all.\n\n{b}:\nIt is cold here.\n\n{a}:\nThat was all.",
    "brackets and colon": "[{a}]: Good morning.\n[{b}]: It is cold here.\n[{a}]: That was all.",
    "brackets": "[{a}] Good morning.\n\n[{b}] It is cold here.\n\n[{a}] That was all.",
    "arrows": ">> {a}: Good morning.\n>> {b}: It is cold here.\n>> {a}: That was all.",
    "list": "- {a}: Good morning.\n- {b}: It is cold here.\n- {a}: That was all.",
    "dash": "{a} — Good morning.\n\n{b} — It is cold here.\n\n{a} — That was all.",
    "small dash": "{a} - Good morning.\n\n{b} - It is cold here.\n\n{a} - That was all.",
    "tab": "{a}\tGood morning.\n{b}\tIt is cold here.\n{a}\tThat was all.",
    "alone": "{a}\nGood morning.\n\n{b}\nIt is cold here.\n\n{a}\nThat was all.",
    "time before": "[00:03] {a}: Good morning.\n[00:09] {b}: It is cold.\n[00:12] {a}: Well.",
    "time before, alone": "[00:03] {a}\nGood morning.\n\n[00:09] {b}\nCold.\n\n[00:12] {a}\nWell.",
    "time behind": "{a}  0:03\nGood morning.\n\n{b}  0:09\nIt is cold.\n\n{a}  1:02:10\nWell.",
    "time in brackets": "{a} (00:03):\nGood morning.\n\n{b} (00:09):\nCold.",
    "time in square brackets": "{a} [00:03]: Good morning.\n\n{b} [00:09]: It is cold here.",
    "time below": "{a}\n00:00:03\nGood morning.\n\n{b}\n00:00:09\nCold.\n\n{a}\n00:00:12\nWell.",
    "range above": "00:03 - 00:08\n{a}: Good morning.\n\n00:09 - 00:14\n{b}: It is cold here.\n\n"
    "00:15 - 00:16\n{a}: Well.",
    "range behind": "{a} 00:03 - 00:08\nGood morning.\n\n{b} 00:09 - 00:14\nIt is cold here.",
    "columns": "{a}:\t[00:03]\tGood morning.\n{b}:\t[00:09]\tIt is cold.\n{a}:\t[00:12]\tWell.",
}
PAIRS = [
    ("Vera Holm", "Tomas Rask"),
    ("VERA HOLM", "TOMAS RASK"),
    ("Vera", "Tomas"),
    ("HOLM", "RASK"),
    ("Speaker 1", "Speaker 2"),
    ("SPEAKER_00", "SPEAKER_01"),
    ("田中", "鈴木"),
    ("ורה", "תום"),
    ("Анна Петрова", "Ведущий"),
    ("Dr. Ida O'Neil, PhD", "Jean-Luc de la Tour"),
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
def test_names_are_found_in_every_style_and_script(style, pair):
    text = STYLES[style].format(a=pair[0], b=pair[1])
    assert speakers(text) == list(pair)
    said = [words for _, words in heard(text)]
    assert not any(name in words for name in pair for words in said)


def test_a_wide_colon_needs_no_space():
    assert heard("田中：おはよう。\n\n鈴木：寒いですね。\n\n田中：はい。")[0] == (
        "田中",
        "おはよう。",
    )


@pytest.mark.parametrize("name", ["VERA", "VERA HOLM", "Mr. SMITH", "The CHAIRMAN"])
def test_names_in_capitals_before_a_full_stop(name):
    text = f"{name}. Good morning.\n\nTOMAS. It is cold here.\n\n{name}. That was all."
    assert speakers(text) == [name, "TOMAS"]


def test_questions_and_answers():
    text = "Q. When did you come?\nA. In the year of the storm.\nQ. And then?\nA. I stayed."
    assert speakers(text) == ["Q", "A"]
    assert speakers(text.replace(".", ":", 1).replace("A.", "A:").replace("Q.", "Q:")) == ["Q", "A"]


def test_a_list_by_letters_is_no_conversation():
    text = (
        "A. The stairs are old.\nB. The door is heavy.\nC. The bell is cracked.\nA. Again.\nB. So."
    )
    assert speakers(text) == []


def test_questions_after_a_long_talk():
    talk = "\n\n".join(f"The tower has {n} steps, and each is worn." for n in range(40))
    questions = "\n\n".join(f"P - And step {n}?\n\nR - It is worn as well." for n in range(6))
    assert speakers(f"{talk}\n\n{questions}") == ["P", "R"]


def test_somebody_who_speaks_once_among_named_turns_is_one():
    text = (
        "Vera: Good morning, Tomas.\n\nTomas: Hello.\n\nVera: So?\n\nIda: I came too.\n\nTomas: Oh."
    )
    assert speakers(text) == ["Vera", "Tomas", "Ida"]


def test_people_who_speak_once_each_are_found_where_every_line_has_a_name():
    text = "Vera: Good morning.\n\nTomas: Hello.\n\nIda: I came too."
    assert speakers(text) == ["Vera", "Tomas", "Ida"]


@pytest.mark.parametrize(
    "text",
    [
        "We left late.\n\nReason: the wind had turned.\n\nThe reason was plain.\n\nSo.",
        "And my aunt said:\nThe rule is this: never look down.\nTwo options: stay or run.",
        "Note: the tower is closed.\n\nNote: the door is open.\n\nNote: mind the step.",
        "See https://example.org for more.\n\nIt was 10:30 when we left.\n\nThe ratio was 3:1.",
        "Good — and this is true — it was cold.\n\nThe door was shut.\n\nNobody came.",
        "NASA. That was the word.\n\nThey said it twice.\n\nNobody knew it.",
        "The tower\nstands alone\nby the sea\nand waits.",
        "He said yes.\n\nYes\nwas all he said.\n\nNo\nwas never said.",
    ],
)
def test_prose_has_no_speakers(text):
    assert speakers(text) == []
    assert [words for _, words in heard(text)] == [line for line in text.split("\n") if line]


def test_a_reason_among_named_turns_stays_words():
    text = (
        "Vera: It is a long story.\n\nIt went on.\n\nReason: the wind had turned, and for "
        "that reason we stayed.\n\nTomas: Hm.\n\nVera: So it was.\n\nTomas: And then?"
    )
    assert speakers(text) == ["Vera", "Tomas"]


def test_a_list_of_chapters_is_no_list_of_speakers():
    text = "0:00 Introduction\n1:30 The Stairs\n12:00 The Bell\n20:00 Questions\n"
    assert speakers(text) == []


def test_brackets_behind_a_name_are_told_apart_from_it():
    text = "Vera (whispering): Mind the step.\n\nTomas Rask (Tower Trust): Thank you.\n\nVera: So."
    said = [one for one in find_speakers([Line(line) for line in text.split("\n")]) if one.speaker]
    assert [(one.speaker, one.aside) for one in said] == [
        ("Vera", "whispering"),
        ("Tomas Rask", "Tower Trust"),
        ("Vera", ""),
    ]


def test_times_and_ranges_are_read_with_the_name():
    text = (
        "Vera Holm (00:03):\nGood morning.\n\n[00:00:09 --> 00:00:14.250] Vera Holm: It is cold.\n"
    )
    said = find_speakers([Line(line) for line in f"{text}\nTomas 00:20\nYes.".split("\n")])
    assert [one.times for one in said if one.times] == [(3_000,), (9_000, 14_250), (20_000,)]


def test_a_dash_before_most_lines_is_a_change_of_speaker():
    said = find_speakers([Line("- Good morning."), Line("- It is cold."), Line("- That was all.")])
    assert [(one.changes, one.speaker) for one in said] == [(True, None)] * 3
    things = find_speakers([Line("- flour"), Line("- salt"), Line("- two eggs")])
    assert not any(one.changes for one in things)


def test_what_is_bold_is_who_speaks_where_names_are_bold():
    lines = [("Vera:", " Good morning."), ("Tomas:", " Ross: I know that."), ("Vera:", " So.")] * 2
    said = find_speakers([Line(name + words, len(name)) for name, words in lines])
    assert [one.speaker for one in said] == ["Vera", "Tomas", "Vera"] * 2
    quoted = [Line(name + words, len(name)) for name, words in lines] + [Line("Ross: I know that.")]
    assert find_speakers(quoted)[-1].speaker is None


names = st.lists(
    st.sampled_from("Vera Tomas Ida Jörg Nóra Åsa Błażej Zoë Ekaterina Øyvind".split()),
    min_size=2,
    max_size=5,
    unique=True,
)
words = st.sampled_from("the tower bell tide stairs keeper came late again and we looked".split())
sentences = st.lists(words, min_size=3, max_size=12).map(
    lambda said: " ".join(said).capitalize() + "."
)


@given(names, st.lists(st.tuples(st.integers(0, 4), sentences), min_size=6, max_size=30))
def test_whoever_speaks_by_turns_is_found(people, talk):
    turns = [(people[0], "Good morning."), (people[1], "Good morning to you.")] * 2
    turns += [(people[who % len(people)], said) for who, said in talk]
    assert heard("\n\n".join(f"{who}: {said}" for who, said in turns)) == turns


@given(st.text(alphabet="AbÉ: .-—>[]()09\t\n田：*", max_size=300), st.booleans())
def test_nothing_is_lost_but_what_stands_at_the_head_of_a_line(text, is_caption):
    lines = text.split("\n")
    said = find_speakers([Line(line) for line in lines], is_caption=is_caption)
    assert len(said) == len(lines)
    for line, one in zip(lines, said, strict=True):
        assert line.rstrip().endswith(one.text)
        head = line.rstrip()[: len(line.rstrip()) - len(one.text)]
        assert one.speaker or not any(letter.isalpha() for letter in head)


def test_a_time_that_somebody_says_behind_a_dash_is_no_time_of_the_file():
    lines = [Line("- 3:15 was when he came."), Line("- Nobody came.")]
    said = find_speakers(lines, is_caption=True)
    assert [one.text for one in said] == ["3:15 was when he came.", "Nobody came."]
    assert all(one.changes for one in said)


def test_times_at_the_head_of_captions_are_words_for_captions_have_their_own():
    lines = [
        Line("3:15 was when he came."),
        Line("He left at"),
        Line("4:20"),
        Line("5:00 she came."),
    ]
    said = find_speakers(lines, is_caption=True)
    assert [one.text for one in said] == [line.text for line in lines]


def captions(count, **said):
    lines = [f"we walked over the hills on day {number}." for number in range(count)]
    for place, text in said.items():
        lines[int(place[1:])] = text
    return [Line(line) for line in lines]


def spoken_by(lines):
    """The numbers of the captions by who says them."""
    found: dict[str | None, list[int]] = {}
    who = None
    for number, said in enumerate(find_speakers(lines, is_caption=True)):
        who = said.speaker if said.changes else who
        found.setdefault(who, []).append(number)
    return found


def test_who_is_named_now_and_then_in_captions_says_a_sentence_and_not_all_that_comes():
    lines = captions(200, _100="VERA: I never liked the sea,", _101="to be honest.")
    assert spoken_by(lines)["VERA"] == [100, 101]
    lines = captions(200, _100="VERA: I told Dr. Holm of the sea,", _101="and she laughed.")
    assert spoken_by(lines)["VERA"] == [100, 101]
    lines = captions(200, _50="VERA: I never liked it.", _150="TOMAS: Nor did I.")
    found = spoken_by(lines)
    assert (found["VERA"], found["TOMAS"]) == ([50], [150])


def test_a_name_now_and_then_holds_for_its_caption_where_no_sentence_ends():
    lines = [Line(one.text.rstrip(".")) for one in captions(200, _100="VERA: I never liked it")]
    assert spoken_by(lines)["VERA"] == [100]


def test_who_is_named_at_every_change_says_all_until_the_next():
    names = {f"_{place}": f"{name}: Well." for place, name in
             zip(range(0, 200, 20), ["VERA", "TOMAS"] * 5, strict=True)}  # fmt: skip
    assert len(spoken_by(captions(200, **names))["VERA"]) == 100
    assert len(spoken_by(captions(200, _0="VERA: This is a lecture."))["VERA"]) == 200


LONG = "\n\n".join(
    f"That is how paragraph {number} of a long answer goes on." for number in range(12)
)
"""An answer of many paragraphs, none of which names anybody."""


@pytest.mark.parametrize("pair", [("Vera", "Bob"), ("Q", "A"), ("Question", "Answer"),
                                  ("Vera Holm", "van der Berg")])  # fmt: skip
@pytest.mark.parametrize("style", ["{}: {}", "{}:\n{}"])
def test_names_that_answer_one_another_are_found_however_long_their_answers_are(style, pair):
    asked, answered = pair
    talk = [style.format(asked, "How did it go on?"), style.format(answered, LONG)] * 4
    assert speakers("\n\n".join(talk)) == [asked, answered]


@pytest.mark.parametrize("style", ["{}\n{}", "{} — {}", "[{}] {}"])
def test_whole_names_that_answer_one_another_need_no_colon(style):
    asked, answered = style.format("Vera Holm", "How so?"), style.format("Tomas Rask", LONG)
    assert speakers("\n\n".join([asked, answered] * 3)) == ["Vera Holm", "Tomas Rask"]


def test_headings_that_come_again_beside_none_are_nobody():
    text = "\n\n".join(f"Notes\n{LONG}" for _ in range(8))
    assert speakers(text) == []


@pytest.mark.parametrize("style", ["{}: {}", "[{}]: {}"])
def test_two_whole_names_that_stand_once_are_two_and_not_one_who_says_all(style):
    text = f"{style.format('Vera Holm', 'How so?')}\n\n{style.format('Tomas Rask', LONG)}"
    assert speakers(text) == ["Vera Holm", "Tomas Rask"]


def test_each_time_of_a_text_that_has_a_name_names_somebody():
    text = f"[00:01] Vera Holm: How so?\n\n{LONG}\n\n[01:10] Rask: So.\n\n[01:12] Vera Holm: Oh."
    assert speakers(text) == ["Vera Holm", "Rask"]


def test_people_who_like_something_are_no_role():
    text = "Vera Holm — Some ask,\n\npeople like it, and - well, more.\n\nTomas Rask — Oh.\n\n" * 3
    assert "people like it, and" not in speakers(text)


def test_lines_of_a_title_page_that_stand_twice_are_nobody():
    page = "Interview with\nRuth Calder\nFog Island, March\nby Kai Okafor\n\n"
    talk = "CALDER: It burns.\n\nOKAFOR: Since when?\n\n" * 3
    assert speakers(page + page + talk) == ["CALDER", "OKAFOR"]


@pytest.mark.parametrize(
    "pair", [("अनिता राव", "विजय कुमार"), ("דנה לוי", "ר. ע. כהן"), ("دانا", "سامي")]
)
def test_first_words_are_no_names_in_scripts_without_capitals(pair):
    one, other = pair
    said = "כן और نعم"
    text = "\n\n".join([f"{one}：{said} {said}.\n\n{said} {said}.", f"{other}：{said} {said}."] * 4)
    assert turns_of(text) == [one, other] * 4


def turns_of(text: str) -> list[str | None]:
    """Who speaks, turn by turn."""
    return [who for who, _ in turns(read_text(text))]


def test_words_of_people_behind_a_name_in_brackets_are_words():
    text = "[Vera Holm] That's awesome, man. It\nwas.\n\n[Tomas Rask] Oh.\n\n[Vera Holm] Well.\n"
    assert heard(text)[0] == ("Vera Holm", "That's awesome, man. It")


def test_heads_above_names_alone_with_colons_are_none_of_them():
    talk = read_text(
        "VERA HOLM: An Interview by Ida Rask, May 4\n\nRask:\n\nWhen did you come?\n\nHolm:\n\n"
        "In winter.\n\nThe school\n\nRask:\n\nAnd then?\n\nHolm:\n\nThe war.\n\nRask:\n\nYes.\n"
    )
    assert [who for who, _ in turns(talk)] == ["Rask", "Holm", "Rask", "Holm", "Rask"]
    assert turns(talk)[1] == ("Holm", "In winter.")


def test_whoever_is_named_whole_once_is_called_by_the_last_of_it_again():
    talk = read_text(
        "Uku Holm: They built it anew. It took a year.\nThen it burned.\nAnd we began.\nAgain.\n"
        + "TOWER: Who did? I ask.\nSo do I.\n"
        + "Holm: Nobody. So it was.\nAnd is.\nAnd will be.\nI think.\n" * 3
        + "TOWER: Oh. I see.\nSo it is.\n"
    )
    assert {who for who, _ in turns(talk)} == {"Uku Holm", "Holm", "TOWER"}


def test_words_behind_a_name_and_a_time_may_begin_with_dots():
    talk = read_text(
        "Vera Holm [00:00:02] Is it wet?\n\nKris Ahl [00:00:05] ...and cold.\n\n"
        "Vera Holm [00:00:07] …yes.\n\nKris Ahl [00:00:09] So.\n"
    )
    assert [who for who, _ in turns(talk)] == ["Vera Holm", "Kris Ahl"] * 2


def test_what_somebody_wrote_stands_behind_their_name():
    talk = read_text(
        'VERA HOLM, HOST: Good evening.\n\nKRIS AHLGREN, AUTHOR, "THE WET STEP": Good evening.\n\n'
        "HOLM: Why is it wet, and since when?\n\nAHLGREN: It rained all night, and all day.\n"
    )
    assert len(turns(talk)) == 4
    assert turns(talk)[1][0] == 'KRIS AHLGREN, AUTHOR, "THE WET STEP"'


def test_whoever_speaks_once_without_a_space_behind_the_colon_is_heard_where_none_has_one():
    talk = read_text(
        "Vera Holm:Why is it wet?\n\nKris Ahl:It rained.\n\nIda Rask:All day.\n\n"
        "Vera Holm:Since when?\n\nKris Ahl:Since noon.\n"
    )
    assert [who for who, _ in turns(talk)][2] == "Ida Rask"


def test_a_title_in_capitals_belongs_to_the_name_before_a_stop():
    talk = read_text(
        "REV. AMOS TILL. Is the step wet, and why is it?\n\nNIKI HOLM. It rained all day.\n\n"
        "REV. AMOS TILL. Since when did it?\n\nNIKI HOLM. Since noon, they say.\n" * 2
    )
    assert turns(talk)[0] == ("REV. AMOS TILL", "Is the step wet, and why is it?")
