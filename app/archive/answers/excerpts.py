"""Excerpts about a topic, grouped by episode."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import EpisodeWords, talk_of
from app.exploring.about import aboutness
from app.language.sentences import ends_sentence
from app.language.tokens import text_tokens
from app.store import terms, topics, transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage

Span = tuple[int, int]

_TELLING_TERMS = 60
"""Of the terms that set a talk apart, so many count beside a topic."""

_LOOKED_AT_PASSAGES = 20
"""Passages of a talk, those with most mentions, that are looked at closely."""


@dataclass(frozen=True, slots=True)
class EpisodeExcerpts:
    """An episode's passages about a topic; `mentions` counts all, also those not shown."""

    episode: EpisodeRow
    mentions: int
    excerpts: Sequence[FoundPassage]


def topic_excerpts(
    session: Session, topic_id: int, limit: int, offset: int, per_episode: int
) -> tuple[int, list[EpisodeExcerpts]]:
    """How many episodes speak of a topic, and a page of them, each with the passages
    first that speak about it most."""
    total, rows = topics.episodes_of(session, topic_id, limit, offset)
    groups = []
    for row, count in rows:
        spans = topics.mentions(session, topic_id, row.id)
        talk = talk_of(session, row)
        told = {
            token
            for one in terms.telling(session, row.id, _TELLING_TERMS)
            for token in text_tokens(one.text)
        }
        inside = {
            passage: mentioned
            for passage in transcripts.passages_of(session, row.id)
            if (mentioned := _between(spans, passage.first, passage.last))
        }
        most = sorted(inside, key=lambda one: (-len(inside[one]), one.number))[:_LOOKED_AT_PASSAGES]
        worth = {passage: _about(talk, passage, inside[passage], told) for passage in most}
        best = sorted(most, key=lambda one: (-worth[one], one.number))
        found = [
            talk.shown(passage, [word for span in inside[passage] for word in range(*span)])
            for passage in best[:per_episode]
        ]
        groups.append(EpisodeExcerpts(row, count, found))
    return total, groups


def _about(
    talk: EpisodeWords, passage: StoredPassage, spans: Sequence[Span], told: Set[str]
) -> float:
    """How much a passage speaks about what it mentions."""
    first, last = passage.first, passage.last
    words = talk.words[first:last]
    if talk.restored is not None:
        ends = {at - first for at in range(first, last) if talk.restored.ends_sentence(at)}
    else:
        ends = {at for at, word in enumerate(words) if ends_sentence(word)}
    inside = [(start - first, min(end, last) - first) for start, end in spans]
    return aboutness(words, inside, ends, told)


def _between(spans: Sequence[Span], first: int, last: int) -> Sequence[Span]:
    """Those of the spans, which are in order, that begin in `[first, last)`."""
    return spans[bisect_left(spans, (first, 0)) : bisect_left(spans, (last, 0))]
