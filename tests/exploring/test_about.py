import pytest

from app.exploring.about import aboutness
from app.language.sentences import ends_sentence
from app.language.tokens import tokens


def told(text, topic="lens", telling=frozenset()):
    words = text.split()
    mentions = [(at, at + 1) for at, word in enumerate(words) if topic in tokens(word)]
    ends = {at for at, word in enumerate(words) if ends_sentence(word)}
    return aboutness(words, mentions, ends, telling)


EXPLAINED = "So a lens is a piece of glass that bends the light of a lamp."
BRUSHED = "We packed the rope, the lens, the lamp and the soup and rowed home."


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (EXPLAINED, BRUSHED),
        ("The lens needs oil. " + EXPLAINED, EXPLAINED + " It rained that day on us."),
        (EXPLAINED, EXPLAINED + " And then we"),
        ("What is a lens for, then? It bends the light.", "Ole sold the lens then. We went home."),
        (EXPLAINED, "Welcome to the podcast, thanks for having us. " + EXPLAINED),
    ],
)
def test_what_explains_a_thing_tells_more_than_what_names_it(better, worse):
    assert told(better) > told(worse)


def test_words_that_set_the_talk_apart_count_beside_it():
    assert told(EXPLAINED, telling={"glass", "lamp"}) > told(EXPLAINED)
    assert told(EXPLAINED, telling={"lens"}) == told(EXPLAINED)
