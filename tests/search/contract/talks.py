"""Fifty passages of ten talks, with what is known of them.

A passage is named by its talk's letter and its place in it: `A1` has the number 101, `B2` 202.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from app.search.index.facts import Allowed
from app.search.port import IndexedEpisode, IndexedPassage, IndexedTurn
from app.search.query.scope import Days, Scope


@dataclass(frozen=True)
class Said:
    """A passage: its words, and who says them; where that changes, from which word on."""

    text: str
    speaker: str | None = None
    then: tuple[int, str] | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """An episode with its facts."""

    letter: str
    slug: str
    title: str
    passages: tuple[Said, ...]
    series: str = ""
    date: datetime.date | None = None
    timing: str = "exact"
    language: str = "en"

    @property
    def id(self) -> int:
        """Its number in the store."""
        return ord(self.letter) - ord("A") + 1


ANN, BEN, CLEO, DORA, ELI = "Ann Berg", "Ben Vik", "Cleo Marsh", "Dora Quist", "Eli Noor"
SPEAKERS = (ANN, BEN, CLEO, DORA, ELI)

TALKS = (
    Talk(
        "A", "the-window", "The Window of the Harbour Master", series="Tides",
        date=datetime.date(2019, 3, 14), passages=(
            Said("the tide tables hang by the radio in the office", ANN),
            Said("my father kept them in his head and never wrote one down", ANN),
            Said("did he get one wrong in all those years? once, in the great fog", BEN, (9, ANN)),
            Said("when nothing but the old church bell told him", ANN, topics=("Bells",)),
            Said("where the land lay and where the sea began", ANN),
        ),
    ),
    Talk(
        "B", "the-bell", "The Bell Ringers", series="Tides", date=datetime.date(2020, 6, 1),
        passages=(
            Said("a church bell carries two miles over still water", CLEO, topics=("Bells",)),
            Said("we rang it by hand all night while the fog lay on the bay", CLEO),
            Said("one after another the herring boats came home by its sound", CLEO),
            Said("and nobody thanked you for it I suppose", BEN),
            Said("they brought us herring for a year and that was thanks enough", CLEO),
        ),
    ),
    Talk(
        "C", "the-light", "Keepers", series="Lanterns", timing="interpolated",
        date=datetime.date(2021, 1, 20), passages=(
            Said("a lighthouse keeper trims the lantern before the light goes", DORA),
            Said("the prism was made by frenel and throws a beam for twenty miles", DORA),
            Said("do the lamps burn oil as they did in my day", ANN),
            Said("no they are electric and nobody climbs the stairs at night", DORA),
            Said("tables in the tower were for charts and for coffee", DORA),
        ),
    ),
    Talk(
        "D", "machines", "Machines That Learn", series="Workshop", timing="aligned",
        date=datetime.date(2022, 11, 5), passages=(
            Said("with ilya sutscover in the studio we spoke of deep learning", ELI),
            Said("he was at open eye when the first paper came out", ELI),
            Said("a model reads words and guesses the next word in a row", ELI),
            Said("they ran it on cooper netties with seven machines", ELI),
            Said("i wrote the loader in c plus plus and autoregressive sampling", ELI),
        ),
    ),
    Talk(
        "E", "answers", "Answers", series="Workshop", timing="estimated", passages=(
            Said("sutskever himself said that scale is what matters", ELI),
            Said("kubernetes keeps the jobs running while you sleep", ELI),
            Said("i would not read the gpt3 report on a boat in a storm", BEN),
            Said("the café by the pier has tables and chairs but you can not sit outside", BEN),
            Said("a naïve reader takes the résumé at its word", ELI),
        ),
    ),
    Talk(
        "F", "glocken", "Glocken im Nebel", series="Nordlicht", language="de",
        date=datetime.date(2018, 5, 5), passages=(
            Said("die Glocken im Nebel klingen weit über das Wasser"),
            Said("ein Schiff fährt durch den Nebel nach Hause"),
            Said("der Hafen liegt still und die Boote schlafen"),
            Said("am Morgen singt der Wind in den Seilen"),
            Said("今日は潮が引いている"),
        ),
    ),
    Talk(
        "G", "the-quay", "On the Quay", passages=(
            Said("rope and tar and salt and the smell of it all in the morning sun"),
            Said("tar rope"),
            Said("a rope lay on the quay and far from it in the shed behind the mill stood tar"),
            Said("barrels stood there too and a cat slept on the warm top of one of them"),
            Said("pebbles and shells and a gull"),
        ),
    ),
    Talk(
        "H", "the-bar", "Across the Bar", series="Lanterns", date=datetime.date(2023, 8, 30),
        passages=(
            Said("we would not take a deep ship across it before the turn", CLEO),
            Said("before the turn a ship lay deep across the bar and we would not take it", CLEO),
            Said("and that is the end of the", CLEO),
            Said("story of the pilot who could not swim", CLEO),
            Said("light winds and a light swell and a light heart", CLEO),
        ),
    ),
    Talk(
        "I", "the-sail", "Under Sail", passages=(
            Said("you you know hoist the um the main- the mainsail at dawn", BEN),
            Said("hoist the mainsail at dawn", BEN),
            Said("hoist a spinnaker and the jib at at dusk", BEN),
            Said("and i mean reef reef the", BEN),
            Said("the jib when it it uh blows", BEN),
        ),
    ),
    Talk(
        "J", "the-ledger", "The Ledger", passages=(
            Said("the foghorn cost $1,000,000 in the year of the strike", DORA),
            Said("1,000 flags and 50% of the wages went to the yard", DORA),
            Said("Łukasz brought them from Tromsø and from the Straße of Đakovo", ELI),
            Said("do you trust the anchor? i trust the rusty capstan, no anchor", DORA, (5, ELI)),
            Said("twenty buoys for a million", ELI),
        ),
    ),
)  # fmt: skip


def number(name: str) -> int:
    """The store's number of a passage: 101 of `A1`."""
    return (ord(name[0]) - ord("A") + 1) * 100 + int(name[1:])


def names(numbers: Collection[int]) -> list[str]:
    """The names of passages."""
    return [f"{chr(ord('A') + one // 100 - 1)}{one % 100}" for one in numbers]


def indexed(talk: Talk, revision: int = 1) -> IndexedEpisode:
    """A talk as an engine takes it."""
    passages = tuple(
        IndexedPassage(
            talk.id * 100 + place,
            tuple(said.text.split()),
            tuple(
                IndexedTurn(first, SPEAKERS.index(speaker), speaker)
                for first, speaker in [(0, said.speaker), *([said.then] if said.then else [])]
                if speaker
            ),
        )
        for place, said in enumerate(talk.passages, 1)
    )
    return IndexedEpisode(talk.id, revision, talk.title, talk.language, passages)


class TalkFacts:
    """What is known of the talks, for an engine that has to ask."""

    def in_raw_captions(self) -> frozenset[int]:
        return frozenset()

    def allowed(self, scope: Scope) -> Allowed:
        """What a scope lets through."""
        episodes = frozenset(talk.id for talk in TALKS if _passes(talk, scope))
        speakers = frozenset(
            number
            for number, name in enumerate(SPEAKERS)
            if all(wish.lower() in name.lower() for wish in _texts(scope, "speaker"))
        )
        passages = frozenset(
            talk.id * 100 + place
            for talk in TALKS
            for place, said in enumerate(talk.passages, 1)
            if all(wish in said.topics for wish in _texts(scope, "topic"))
        )
        return Allowed(episodes, speakers if scope.of("speaker") else None, passages)

    def topical(self, tokens: Collection[str]) -> dict[str, frozenset[int]]:
        """None: topics lend no words here."""
        return {}

    def dates(self, episodes: Collection[int]) -> dict[int, datetime.date]:
        """The dates of talks."""
        return {talk.id: talk.date for talk in TALKS if talk.date and talk.id in episodes}


def _passes(talk: Talk, scope: Scope) -> bool:
    return (
        all(slug == talk.slug for slug in _texts(scope, "episode"))
        and all(wish.lower() in talk.series.lower() for wish in _texts(scope, "series"))
        and all(timing == talk.timing for timing in _texts(scope, "timing"))
        and all(_is_of(talk, days) for days in scope.of("year") if isinstance(days, tuple))
    )


def _is_of(talk: Talk, days: Days) -> bool:
    first, last = days
    return (
        talk.date is not None
        and (first is None or first <= talk.date)
        and (last is None or talk.date < last)
    )


def _texts(scope: Scope, name: str) -> list[str]:
    return [str(value) for value in scope.of(name)]
