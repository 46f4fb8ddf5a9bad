"""What an engine hands over of a passage for looking closer."""

import pytest

from app.language.tokens import text_tokens
from app.search.codes import codes
from app.search.expansion.plan import expand
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING
from app.search.weights import WEIGHTS
from tests.search.contract.talks import TALKS, number

BEYOND = WEIGHTS.ranking.proximity.beyond_words


def tokens(name: str) -> list[str]:
    talk = TALKS[ord(name[0]) - ord("A")]
    place = int(name[1:])
    return text_tokens(talk.passages[place - 1].text) if place <= len(talk.passages) else []


@pytest.mark.parametrize("name", ["A1", "A3", "A5", "B2", "E4", "F5", "G1", "H3"])
def test_the_tokens_of_a_passage_and_of_the_next_one_in_its_talk(engine, name):
    query = parse(" ".join(tokens(name)))
    plan = expand(query, engine.lexicon(), {}, WEIGHTS)
    candidates = engine.retrieve(plan, EVERYTHING, "relevance", 10).candidates
    (one,) = [one for one in candidates if one.passage_id == number(name)]
    following = f"{name[0]}{int(name[1:]) + 1}"
    assert one.own == len(tokens(name))
    assert one.tokens.tolist() == codes([*tokens(name), *tokens(following)[:BEYOND]]).tolist()
    assert one.episode_id == number(name) // 100
