"""Where other talks speak of what a passage speaks of: a search for its most telling words."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage, with_words
from app.exploring.unspaced import is_phrase
from app.language.little_words import little_words
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.language.talk_words import COMMON, FILLERS
from app.language.tokens import is_by_letter, tokens
from app.search.finding import find
from app.search.port import Engine, Words
from app.search.query.tree import All, Any, Phrase, Query, Word, in_any_order, of_words
from app.search.ranking.refine import Hit
from app.search.weights import WEIGHTS
from app.store import episodes, likeness, people, terms, transcripts
from app.store.tables import EpisodeRow

_TERMS = 7
"""Of a passage's words and phrases so many are searched for."""
_NOTHING, _LITTLE = 400, 1500
"""So many words that a language says most tell nothing, or only with another one."""
_EVERYWHERE_SHARE = 0.2
"""What is said in more of the talks tells nothing of a passage."""
_FEW_SHARE, _MOST_OF_FEW = 0.5, 10.0
"""In few talks what more of them say does, but no more than so many."""
_PHRASE = 1.5
"""Two words in a row tell so many times more than a word as rare."""
_SHARED_SHARE = 0.3
"""Of the weight of what is searched for, a passage elsewhere holds so much."""
_MOST_SUBJECTS = 80
"""Of the terms that set a talk apart so many may be what a passage speaks of."""
_MOST_SAY_SHARE = 0.4
"""What is said in more of the talks is no subject of its own."""
_MOST_TALKS = 100
"""Talks that are looked through for those that a passage's subject sets apart."""
_AGAIN = 3
"""A passage that names a rare subject so often speaks of it, whatever else it says."""
_RARE_SHARE = 0.08
"""What is said in so few of the talks is rare: `RSS` of an archive about software, and not `fork`,
which may lie beside a plate."""
_TALKS_A_PASSAGE = 3
"""For each passage shown those of so many talks are looked at."""
_FEWER_CLOSER = replace(
    WEIGHTS.ranking, proximity=replace(WEIGHTS.ranking.proximity, best_passages=30)
)
"""Word by word fewer are looked at than in a search: those found are held against the passage."""


_Said = Sequence[tuple[str, str]]
"""The tokens of a passage with their stems."""
_Judge = Callable[[int, str], bool]
"""Whether a talk, by its number, speaks of something with these stems in a row; more of them never
tell against it."""


def elsewhere(
    session: Session, engine: Engine, row: EpisodeRow, words: Sequence[str], limit: int
) -> list[FoundPassage]:
    """The passages of other talks, one of each, that speak of the same as these words of an
    episode do: they hold a phrase of it, or two words, that few talks say; then those that speak
    more than once of what sets both talks apart."""
    said = [(token, stem(token, row.language)) for word in words for token in tokens(word)]
    telling = _telling(session, row, said, engine.lexicon().words)
    wanted = _wanted(session, telling)
    others = _Others(session, engine, row, limit)
    alike = others.holding(said, wanted, lambda _, text: _is_alike(text, wanted))
    shown = list(islice(alike, limit))
    if len(shown) == limit or not (subjects := _subjects(session, row, said)):
        return shown
    beside = {key for key, is_one in telling.items() if is_one}
    few = max(3.0, _RARE_SHARE * episodes.count(session))
    rare = {key for key, talks in subjects.items() if talks <= few}
    apart = terms.apart_in(session, subjects, _MOST_SUBJECTS)
    within = apart.keys() - {one.episode.id for one in shown}

    def speaks(talk: int, text: str) -> bool:
        return _speaks_of(text, apart[talk], beside, rare)

    # By all that tells something first; in what is greeted or thanked beside, the subjects alone.
    for keys in ([*subjects, *beside], subjects):
        if len(shown) == limit or not within:
            break
        more = others.holding(said, keys, speaks, within)
        shown += islice(more, limit - len(shown))
        within = within - {one.episode.id for one in shown}
    return shown


@dataclass(frozen=True, slots=True)
class _Others:
    """The other talks, as far as `limit` passages of them are to be shown."""

    session: Session
    engine: Engine
    row: EpisodeRow
    limit: int

    def holding(
        self,
        said: _Said,
        keys: Iterable[str],
        is_one: _Judge,
        within: Collection[int] | None = None,
    ) -> Iterator[FoundPassage]:
        """The best passages of other talks, one of each, for words that are in these terms, as far
        as they are judged to be what is looked for; where that is given, `within` these talks,
        however far down they are found."""
        query = in_any_order(_query(said, keys))
        if len(query.words) < (2 if within is None else 1):
            return
        most = _TALKS_A_PASSAGE * self.limit
        wide = most if within is None else _MOST_TALKS
        found = find(
            self.engine, query, wide, weights=replace(WEIGHTS, ranking=_FEWER_CLOSER), grouped=True
        )
        talks = likeness.groups(self.session)
        own = talks.get(self.row.id, self.row.id)
        others = [
            hit
            for hit in found.hits
            if talks.get(hit.episode_id, hit.episode_id) != own
            and (within is None or hit.episode_id in within)
        ]
        likely = self._likely(others[:most], is_one)
        for at in range(0, len(likely), self.limit):  # mostly the first are enough
            for one in with_words(self.session, found, query, likely[at : at + self.limit], {}):
                if is_one(one.episode.id, _stems(one.words, one.episode.language)):
                    yield one

    def _likely(self, hits: Sequence[Hit], is_one: _Judge) -> list[Hit]:
        """Those hits that may be what is looked for, by all the words of which they could show
        some: to choose which ones they show takes longer than to judge them."""
        rows = episodes.by_ids(self.session, [hit.episode_id for hit in hits])
        said = transcripts.said_in(self.session, rows.values())
        around = transcripts.besides(self.session, [hit.passage_id for hit in hits])
        likely = []
        for hit in hits:
            if hit.passage_id in around:
                words = said[hit.episode_id].words[slice(*around[hit.passage_id])]
                if is_one(hit.episode_id, _stems(words, rows[hit.episode_id].language)):
                    likely.append(hit)
        return likely


def _subjects(session: Session, row: EpisodeRow, said: _Said) -> dict[str, int]:
    """The terms in a passage that set its talk apart, without people's names and what most say,
    with the number of the talks that say them."""
    text = _in_a_row(stemmed for _, stemmed in said)
    told = terms.telling(session, row.id, _MOST_SUBJECTS)
    here = {one.key: one.text for one in told if f" {one.key} " in text}
    most = max(3.0, _MOST_SAY_SHARE * episodes.count(session))
    spread = terms.spread(session, list(here))
    return {
        key: spread[key]
        for key, name in here.items()
        if 1 < spread.get(key, 0) <= most and not people.named_like(session, name)
    }


def _speaks_of(
    text: str, subjects: Collection[str], beside: Collection[str], rare: Set[str]
) -> bool:
    """Whether a passage speaks of a subject and doesn't only brush it: it names two, or a rare one
    three times; or one twice, or in two words, and says another word that tells something."""
    held = [key for key in subjects if f" {key} " in text]
    times = sum(text.count(f" {key} ") for key in held)
    parts = {part for key in held for part in key.split()}
    also = any(f" {word} " in text for word in beside if word not in parts)
    is_named = times > 1 or any(map(is_phrase, held))
    is_again = times >= _AGAIN and not rare.isdisjoint(held)
    return len(held) > 1 or is_again or (also and is_named)


def _stems(words: Iterable[str], language: str) -> str:
    return _in_a_row(_stemmed(word, language) for word in words)


@lru_cache(maxsize=50_000)
def _stemmed(word: str, language: str) -> str:
    """A word's stems in a row; that of nearly each word is asked for again and again."""
    return " ".join(stem(token, language) for token in tokens(word))


def _in_a_row(stems: Iterable[str]) -> str:
    return f" {' '.join(filter(None, stems))} "


def _query(said: _Said, keys: Iterable[str]) -> Query:
    """The search for the words of a passage that are in these terms; of what is searched letter by
    letter any of the terms must be held, for letters alone are everywhere."""
    wanted = list(keys)
    parts = {part for key in wanted for part in key.split()}
    query = of_words(list(dict.fromkeys(token for token, stem in said if stem in parts)))
    if not any(map(is_by_letter, wanted)):
        return query
    runs = [Phrase(tuple(key.split())) for key in wanted if " " in key]
    whole = [Word(token) for token in query.words if not is_by_letter(token)]
    return replace(query, root=All((Any((*runs, *whole)), *query.root.nodes)))


def _tells(token: str, language: str, known: Words) -> int:
    """What a word tells: 2 much, 1 only with another one, 0 nothing. How common it is the lexicon
    knows, of English: lists of everyday speech would take a web process 48 MB."""
    if token.isdigit() or len(token) < 3:
        return 0
    if not language.startswith("en"):
        return 0 if token in little_words(language) else 2
    if token in STOP_WORDS or token in FILLERS or known.is_among(token, _NOTHING):
        return 0
    return 1 if token in COMMON or known.is_among(token, _LITTLE) else 2


def _telling(session: Session, row: EpisodeRow, said: _Said, known: Words) -> dict[str, bool]:
    """The words and pairs of words of a passage, by their stems, that tell something, each with
    whether it is a single word. What is read letter by letter is known from the talk's terms."""
    tells = [_tells(token, row.language, known) for token, _ in said]
    found = {stemmed: True for (_, stemmed), much in zip(said, tells, strict=True) if much == 2}
    for at, (first, second) in enumerate(pairwise(tells)):
        if first and second and first + second > 2:
            found[f"{said[at][1]} {said[at + 1][1]}"] = False
    if any(is_by_letter(token) for token, _ in said):
        text = _in_a_row(stemmed for _, stemmed in said)
        by_letter = (one.key for one in terms.counted(session, row.id) if is_by_letter(one.key))
        found |= {key: not is_phrase(key) for key in by_letter if f" {key} " in text}
    return found


def _wanted(session: Session, telling: Collection[str]) -> dict[str, float]:
    """The terms that tell most of what is spoken of, each with its weight: the rarer, the more."""
    total = episodes.count(session)
    most = max(3.0, min(_MOST_OF_FEW, _FEW_SHARE * total), _EVERYWHERE_SHARE * total)
    weights = {
        key: math.log((1 + total) / spread) * (_PHRASE if is_phrase(key) else 1.0)
        for key, spread in terms.spread(session, list(telling)).items()
        if 1 < spread <= most
    }
    chosen = sorted(weights, key=lambda key: (-weights[key], key))[:_TERMS]
    return {key: weights[key] for key in chosen}


def _is_alike(text: str, wanted: Mapping[str, float]) -> bool:
    held = [key for key in wanted if f" {key} " in text]
    share = sum(wanted[key] for key in held) / sum(wanted.values())
    is_enough = len(held) > 1 or any(map(is_phrase, held))
    return is_enough and share >= _SHARED_SHARE
