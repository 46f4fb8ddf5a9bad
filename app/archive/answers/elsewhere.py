"""Where other talks speak of what a passage speaks of: a search for its most telling words."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage, with_words
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.language.talk_words import COMMON, FILLERS
from app.language.tokens import tokens
from app.search.finding import find
from app.search.port import Engine, Words
from app.search.query.tree import of_words
from app.store import episodes, likeness, terms
from app.store.tables import EpisodeRow

_TERMS = 7
"""Of a passage's words and phrases so many are searched for."""
_NOTHING, _LITTLE = 400, 1500
"""So many words that a language says most tell nothing, or only with another one."""
_EVERYWHERE_SHARE = 0.2
"""What is said in more of the talks tells nothing of a passage."""
_PHRASE = 1.5
"""Two words in a row tell so many times more than a word as rare."""
_SHARED_SHARE = 0.3
"""Of the weight of what is searched for, a passage elsewhere holds so much."""
_TALKS_A_PASSAGE = 3
"""For each passage shown those of so many talks are looked at."""


def elsewhere(
    session: Session, engine: Engine, row: EpisodeRow, words: Sequence[str], limit: int
) -> list[FoundPassage]:
    """The passages of other talks, one of each, that speak of the same as these words of an
    episode do: they hold a phrase of it, or two words, that few talks say."""
    language = row.language
    said = [(token, stem(token, language)) for word in words for token in tokens(word)]
    wanted = _wanted(session, said, engine.lexicon().words)
    parts = {part for key in wanted for part in key.split()}
    searched = list(dict.fromkeys(token for token, stemmed in said if stemmed in parts))
    if len(searched) < 2:
        return []
    query = of_words(searched)
    found = find(engine, query, _TALKS_A_PASSAGE * limit, grouped=True)
    talks = likeness.groups(session)
    own = talks.get(row.id, row.id)
    others = [hit for hit in found.hits if talks.get(hit.episode_id, hit.episode_id) != own]
    shown = with_words(session, found, query, others, {})
    return [one for one in shown if _is_alike(one, wanted)][:limit]


def _wanted(session: Session, said: Sequence[tuple[str, str]], known: Words) -> dict[str, float]:
    """The words and pairs of words, by their stems, that tell most of what is spoken of, each with
    its weight: the rarer, the more. How common a word is, the lexicon knows: lists of everyday
    speech would take a web process 48 MB."""
    silent = STOP_WORDS | FILLERS
    tells = [
        0 if token in silent or token.isdigit() or len(token) < 3 or known.is_among(token, _NOTHING)
        else 1 if token in COMMON or known.is_among(token, _LITTLE)
        else 2
        for token, _ in said
    ]  # fmt: skip
    keys = {stemmed for (_, stemmed), much in zip(said, tells, strict=True) if much == 2}
    keys |= {
        f"{said[at][1]} {said[at + 1][1]}"
        for at, (first, second) in enumerate(pairwise(tells))
        if first and second and first + second > 2
    }
    total = episodes.count(session)
    most = max(3.0, _EVERYWHERE_SHARE * total)
    weights = {
        key: math.log((1 + total) / spread) * (_PHRASE if " " in key else 1.0)
        for key, spread in terms.spread(session, list(keys)).items()
        if 1 < spread <= most
    }
    chosen = sorted(weights, key=lambda key: (-weights[key], key))[:_TERMS]
    return {key: weights[key] for key in chosen}


def _is_alike(one: FoundPassage, wanted: Mapping[str, float]) -> bool:
    language = one.episode.language
    stems = " ".join(stem(token, language) for word in one.words for token in tokens(word))
    held = [key for key in wanted if f" {key} " in f" {stems} "]
    share = sum(wanted[key] for key in held) / sum(wanted.values())
    is_enough = len(held) > 1 or any(" " in key for key in held)
    return is_enough and share >= _SHARED_SHARE
