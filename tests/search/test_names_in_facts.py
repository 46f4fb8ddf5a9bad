"""Names that machines misheard, in talks of which only the facts beside the title have them."""

import pytest

from app.search.engine import WhooshEngine
from app.search.finding import find
from app.search.index.facts import Allowed
from app.search.port import IndexedEpisode, IndexedPassage
from app.search.query.parser import parse
from app.search.weights import WEIGHTS

MISHEARD = {
    "Krizhevsky": "gruevski",
    "Sutskever": "sutscover",
    "Kubernetes": "cooper netties",
    "Hinton": "hinden",
    "Bengio": "benjeo",
    "Dijkstra": "dike stra",
    "Terraform": "tera forme",
    "Wozniak": "wosniack",
    "Postgres": "post grass",
    "Karpathy": "carpathi",
    "Schmidhuber": "schmid hoober",
    "Fei-Fei": "fay fay",
    "AlexNet": "alex nat",
}
NAMED = 100


class Everything:
    """Every third hundred of talks speaks of a topic that is called as the name is."""

    def topical(self, tokens):
        every = {name.casefold(): number for number, name in enumerate(MISHEARD, 1)}
        return {token: {every[token] + 2 * NAMED} for token in tokens if token in every}

    def in_raw_captions(self):
        return frozenset()

    def allowed(self, scope):
        return Allowed()

    def dates(self, episodes):
        return {}


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = WhooshEngine(tmp_path_factory.mktemp("index"), Everything())
    every = []
    for number, (name, heard) in enumerate(MISHEARD.items(), 1):
        said = tuple(f"and then it was {heard} who came along to us".split())
        whole = f"Radio | {name} and the sea"
        for episode, told in ((number, ""), (number + NAMED, whole), (number + 2 * NAMED, "")):
            passages = (IndexedPassage(episode, said),)
            every.append(IndexedEpisode(episode, 1, "An evening", "en", passages, told))
    engine.replace(every)
    return engine


@pytest.mark.parametrize("name", MISHEARD)
def test_a_misheard_name_is_likelier_where_the_facts_of_its_talk_have_it(engine, name):
    hits = find(engine, parse(name), 10, WEIGHTS).hits
    number = list(MISHEARD).index(name) + 1
    found = [hit.passage_id for hit in hits]
    assert found.index(number + NAMED) < found.index(number)


@pytest.mark.parametrize("name", [name for name in MISHEARD if name.isalpha()])
def test_a_misheard_name_is_likelier_where_a_topic_is_called_so(engine, name):
    found = [hit.passage_id for hit in find(engine, parse(name), 10, WEIGHTS).hits]
    number = list(MISHEARD).index(name) + 1
    assert found.index(number + 2 * NAMED) < found.index(number)
