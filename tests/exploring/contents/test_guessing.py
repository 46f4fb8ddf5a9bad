from itertools import pairwise

from app.exploring.contents.guessing import GuessedSection, ShownTalk, contents
from app.exploring.terms import TalkWords, terms
from app.transcripts.model import Turn

LAMP = "The lamp of the tower burns whale oil, and the oil makes the lamp smoke. "
BELL = "A bell hangs on the buoy, and the buoy rings the bell in any swell. "
SPONSOR = (
    "This portion of Harbour Voices is brought to you by Ropes. A good rope holds a boat in any "
    "storm and any tide, all winter. Thank you to Ropes for supporting the show. "
)
END = "Thank you so much for coming, Vera. "


def talk(*parts, turns=()):
    """A talk of paragraphs, each so many times in a row, each a passage."""
    texts = [text.split() for text, times in parts for _ in range(times)]
    words = [word for text in texts for word in text]
    edges = [0]
    for text in texts:
        edges.append(edges[-1] + len(text))
    cuts = [number for number, word in enumerate(words) if not word[-1].isalnum()]
    found = terms(TalkWords(words, words, "en", cuts))
    spans = list(pairwise(edges))
    return ShownTalk(words, spans, turns, (), (), found, "en")


def test_sponsors_and_the_farewell_are_sections_of_their_own():
    found = contents(talk((LAMP, 30), (SPONSOR, 1), (BELL, 30), (END, 1)))
    assert [(one.passage, one.title.split(":")[0]) for one in found] == [
        (0, found[0].title.split(":")[0]),
        (30, "A word from sponsors"),
        (31, found[2].title.split(":")[0]),
        (61, "Farewell"),
    ]
    assert "amp" in found[0].title.split(":")[0]
    assert "ope" not in found[2].title


def test_words_that_are_not_shown_are_in_no_title():
    shown = talk((LAMP, 30), (BELL, 30))
    hidden = ShownTalk(
        ["" if word == "whale" else word for word in shown.words],
        shown.passages, (), (), (), shown.terms, "en",
    )  # fmt: skip
    assert not any("whale" in one.title for one in contents(hidden))


def test_a_talk_without_words_or_terms_has_contents_all_the_same():
    assert contents(ShownTalk([], [], (), (), (), (), "en")) == []
    one = contents(ShownTalk(["Hm."], [(0, 1)], [Turn(0, 1, "Vera")], (), (), (), "en"))
    assert [entry.title for entry in one] == ["Hm."]


def test_what_a_section_is_about_can_be_told_without_its_sentence():
    assert GuessedSection(0, "Welcome. Lens, lamp: How did it get there?").about == (
        "Welcome. Lens, lamp"
    )
    assert GuessedSection(0, "Farewell").about == "Farewell"
