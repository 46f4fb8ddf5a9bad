import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, said, turns

SAID = [
    ("Vera Holm", "The pier was gone by seven."),
    ("Jonas", "All of it, you say?"),
    ("Vera Holm", "And the railing of the church."),
    ("Jonas", "Who paid for that one?"),
]


@pytest.mark.parametrize(
    "element",
    [
        '<Turn speaker="{name}" start="{n}.5">{text}</Turn>',
        '<speech by="{name}" time="00:00:0{n}"><p>{text}</p></speech>',
        "<segment><speaker>{name}</speaker><time>{n}.0</time><end>9</end><text>{text}</text></segment>",
    ],
)
def test_elements_that_tell_who_says_what_are_turns(element):
    body = "".join(element.format(n=n, name=name, text=text) for n, (name, text) in enumerate(SAID))
    talk = read_text(f"<talk><title>Ferries</title>{body}</talk>", "talk.xml")
    assert [turn.speaker for turn in talk.turns] == [name for name, _ in SAID]
    assert " ".join(talk.words) == " ".join(text for _, text in SAID)
    assert "no known origin" in talk.warnings[0]


def test_elements_may_name_their_speakers_by_number():
    table = '<person id="p1" name="Vera Holm"/><person id="p2" name="Jonas"/>'
    body = "".join(f'<u who="p{n % 2 + 1}">{text}</u>' for n, (_, text) in enumerate(SAID))
    talk = read_text(f"<talk>{table}{body}</talk>", "talk.xml")
    assert {turn.speaker for turn in talk.turns} == {"Vera Holm", "Jonas"}


def test_a_list_of_names_is_no_talk():
    body = "".join(f'<item name="part {n}">Some words about part {n}.</item>' for n in range(9))
    with pytest.raises(NoTranscriptError):
        read_text(f"<catalogue>{body}</catalogue>", "parts.xml")


def test_elements_that_tell_when_what_is_said_are_lines():
    items = "".join(
        f'<item start="00:00:0{n}.500">{text}</item>' for n, (_, text) in enumerate(SAID)
    )
    talk = read_text(f"<transcripts><speech>{items}</speech></transcripts>", "talk.xml")
    assert " ".join(talk.words) == " ".join(text for _, text in SAID)
    assert talk.timeline.at(0).ms == 500


def test_points_of_a_timeline_and_tables_of_speakers():
    talk = read_text(
        '<folk><speaker speaker-id="VH"><name>Vera Holm</name></speaker>'
        '<speaker speaker-id="JB"><name>Jonas Berg</name></speaker>'
        + "".join(f'<timepoint timepoint-id="T{n}" absolute-time="{n}.5"/>' for n in range(5))
        + "".join(
            f'<turn speaker-reference="{who}" start-reference="T{n}" end-reference="T{n + 1}">'
            f"<part>{text}</part></turn>"
            for n, (who, text) in enumerate(
                [("VH", "Mind the wet step, both of you."), ("JB", "Which one of them all?"),
                 ("VH", "The one below the lamp, there."), ("JB", "I see it now, thank you.")])
        )
        + "</folk>",
        "talk.flk",
    )  # fmt: skip
    assert [name for name, _ in turns(talk)] == ["Vera Holm", "Jonas Berg"] * 2
    assert [talk.timeline.at(talk.turns[n].first).ms for n in range(3)] == [500, 1500, 2500]


def test_words_that_are_elements_with_their_times():
    talk = read_text(
        '<n:root xmlns:n="urn:n"><w starttime="0.5" endtime="0.9">Mind</w><w starttime="0.9" '
        'endtime="1.1">it</w><w starttime="1.1" endtime="1.1" punc="true">.</w>'
        '<w starttime="2.0" endtime="2.4">Which</w></n:root>',
        "a.words.xml",
    )
    assert said(talk) == "Mind it. Which"
    assert [talk.timeline.at(word).ms for word in range(3)] == [500, 900, 2_000]


def test_names_within_lines_that_have_times_alone():
    lines = [
        ("Vera", "Mind the step."),
        ("Jonas", "Which?"),
        ("Vera", "The wet one."),
        ("Jonas", "Oh."),
    ]
    scenes = "".join(f'<scene in="00:00:0{n}.50" out="00:00:0{n}.90">{name}: {text}</scene>'
                     for n, (name, text) in enumerate(lines))  # fmt: skip
    assert turns(read_text(f"<transcript>{scenes}</transcript>", "a.xml")) == lines


def test_questions_and_answers_are_turns():
    body = "".join(
        f"<question>Is it {n}?</question><answer>It is, number {n}.</answer>" for n in range(3)
    )
    talk = read_text(f"<interview><title>Ferries</title>{body}</interview>", "talk.xml")
    assert turns(talk)[:2] == [("Question", "Is it 0?"), ("Answer", "It is, number 0.")]
    assert "no known origin" in talk.warnings[0]


def test_numbers_that_rise_too_fast_for_speech_are_no_times():
    cases = "".join(
        f"<testcase name='test_{n}' time='0.{n}'><out>all of this was printed here</out></testcase>"
        for n in range(1, 6)
    )
    with pytest.raises(NoTranscriptError):
        read_text(f"<testsuite>{cases}</testsuite>", "junit.xml")


def test_xml_whose_root_is_called_as_a_part_of_a_page_is_xml():
    body = "".join(
        f"<speech><speaker>{name}</speaker><text>{text}</text></speech>" for name, text in SAID
    )
    talk = read_text(f"<body><head>Sitting</head>{body}</body>", "talk.xml")
    assert turns(talk) == SAID


def test_words_may_stand_in_an_attribute():
    body = "".join(f'<line actor="{name}" text="{text}"/>' for name, text in SAID)
    assert turns(read_text(f"<subs>{body}</subs>", "talk.xml")) == SAID


def test_elements_that_name_speakers_whose_words_stand_elsewhere_are_refused():
    speech = (
        "<speech><talker><name>{name}</name><party>Labour and the North</party></talker>"
        "<para>Mind the step there, which is steep and wet today, as it always was.</para></speech>"
    )
    told = "".join(speech.format(name=name) for name in ["Vera", "Tomas"] * 3)
    with pytest.raises(NoTranscriptError):
        read_text(f"<house>{told}</house>", "house.xml")
