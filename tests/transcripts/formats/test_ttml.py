import pytest

from tests.transcripts.formats.reading import read_text, turns

HEAD = """<?xml version="1.0"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
 xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
 xml:lang="en" ttp:frameRate="25" ttp:tickRate="1000">
<head><metadata><ttm:title>The Tower</ttm:title>
<ttm:agent xml:id="v" type="person"><ttm:name type="full">Vera Holm</ttm:name></ttm:agent>
</metadata></head><body><div begin="10s">"""
TAIL = "</div></body></tt>"


def test_paragraphs_have_words_times_and_agents():
    talk = read_text(
        f'{HEAD}<p begin="00:00:01.500" end="00:00:03" ttm:agent="v">Mind <span>the</span> step,'
        f'<br/>it is wet.</p><p begin="5s" dur="2s">Thank you.</p>{TAIL}', "talk.ttml",
    )  # fmt: skip
    assert " ".join(talk.words) == "Mind the step, it is wet. Thank you."
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(11_500, 13_000), (15_000, 17_000)]
    assert talk.turns[0].speaker == "Vera Holm"
    assert (talk.metadata.title, talk.metadata.language) == ("The Tower", "en")


@pytest.mark.parametrize(
    ("begin", "ms"),
    [
        ("00:00:02:05", 12_200),
        ("1.5s", 11_500),
        ("250ms", 10_250),
        ("50f", 12_000),
        ("700t", 10_700),
    ],
)
def test_times_in_any_unit(begin, ms):
    talk = read_text(f'{HEAD}<p begin="{begin}">Mind the step.</p>{TAIL}', "talk.xml")
    assert talk.timeline.at(0).ms == ms


def test_syllables_that_no_space_parts_are_one_word():
    talk = read_text(
        f'{HEAD}<p><span begin="1s" end="2s">spe</span><span begin="2s" end="3s">cial</span> '
        f'<span begin="3s" end="4s">lamp</span></p>{TAIL}', "talk.ttml",
    )  # fmt: skip
    assert talk.words == ("special", "lamp")
    assert [talk.timeline.at(word).ms for word in (0, 1)] == [11_000, 13_000]


def test_a_span_has_an_agent_of_its_own_and_who_has_none_is_nobody():
    other = '<ttm:agent xml:id="k"><ttm:name>Kris Ahl</ttm:name></ttm:agent></metadata>'
    talk = read_text(
        f'{HEAD.replace("</metadata>", other)}<p begin="1s" end="3s" ttm:agent="v">Was it lit?'
        f' <span ttm:agent="k">All night.</span> Good.</p><p begin="5s" dur="2s">A bell.</p>{TAIL}',
        "talk.ttml",
    )
    said = [(one.speaker, " ".join(talk.words[one.first : one.last])) for one in talk.turns]
    assert said == [
        ("Vera Holm", "Was it lit?"),
        ("Kris Ahl", "All night."),
        ("Vera Holm", "Good."),
        (None, "A bell."),
    ]


def test_an_agent_that_no_table_knows_is_called_as_it_stands():
    paragraphs = (
        '<p begin="1s" end="2s" ttm:agent="SPEAKER_1">Mind the step.</p>'
        '<p begin="3s" end="4s" ttm:agent="SPEAKER_2">Which one?</p>'
    )
    talk = read_text(
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">'
        f"<body><div>{paragraphs}</div></body></tt>",
        "a.ttml",
    )
    assert [turn.speaker for turn in talk.turns if turn.speaker] == ["SPEAKER_1", "SPEAKER_2"]


def test_divisions_in_other_languages_say_the_same_again():
    def division(language: str, words: str) -> str:
        return f'<div xml:lang="{language}"><p begin="1s" end="2s">{words}</p></div>'

    talk = read_text(
        '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="sv"><body>'
        f"{division('en', 'Mind the step.')}{division('sv-SE', 'Akta trappan.')}</body></tt>",
        "a.ttml",
    )
    assert " ".join(talk.words) == "Akta trappan."
    assert "several languages (en, sv); those in sv were read" in " ".join(talk.warnings)


def test_names_of_a_kind_that_is_declared_nowhere_are_read_past():
    talk = read_text(
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">'
        '<span ebutts:multiRowAlign="center">Mind the step.</span></p></div></body></tt>',
        "a.ttml",
    )
    assert " ".join(talk.words) == "Mind the step."


def test_paragraphs_that_are_called_by_a_number_are_read():
    talk = read_text(
        '<tt><body><div><p xml:id="1" begin="1s" end="2s">Mind the step.</p></div></body></tt>',
        "a.ttml",
    )
    assert " ".join(talk.words) == "Mind the step."


def test_times_without_hours_and_a_word_each_as_apples_podcasts_have_them():
    talk = read_text(
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:m="http://www.w3.org/ns/ttml#metadata"><body>'
        '<div><p begin="0.500" end="1.200" m:agent="SPEAKER_1"><span><span begin="0.5">Mind</span>'
        ' <span begin="0.900">it.</span></span></p>'
        '<p begin="1:02.340" end="1:04.000" m:agent="SPEAKER_2">Which?</p>'
        '<p begin="1:00:02.340" end="1:00:04.000" m:agent="SPEAKER_1">The wet.</p>'
        "</div></body></tt>",
        "talk.ttml",
    )
    assert [cue.start_ms for cue in talk.cues] == [500, 62_340, 3_602_340]
    assert [name for name, _ in turns(talk)] == ["SPEAKER_1", "SPEAKER_2", "SPEAKER_1"]
