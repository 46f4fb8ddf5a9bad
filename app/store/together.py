"""Who talks with whom, and which topics are spoken of together, over the whole archive."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.store import facts
from app.store.kept_answers import kept_answer
from app.store.tables import AppearanceRow, MentionRow, SpeakerRow, TopicRow

_NEAR_WORDS = 60
"""Topics whose mentions begin this near to each other are spoken of together."""
_FEWEST_TIMES = 3
"""Times that two topics stand together, at the least."""
_KEPT_PAIRS = 60
"""Pairs of topics that are kept."""
_TOPICS = "topics_together"


@dataclass(frozen=True, slots=True)
class End:
    """A person or a topic."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class TogetherPair:
    """Two people and the episodes in which both take part, or two topics and how often one is
    mentioned near the other."""

    first: End
    second: End
    count: int


@kept_answer
def people(session: Session, limit: int) -> Sequence[TogetherPair]:
    """Who takes part in most episodes together."""
    one, other = aliased(AppearanceRow), aliased(AppearanceRow)
    first, second = aliased(SpeakerRow), aliased(SpeakerRow)
    count = func.count()
    query = (
        select(first.slug, first.name, second.slug, second.name, count)
        .select_from(one)
        .join(other, (other.episode_id == one.episode_id) & (other.speaker_id > one.speaker_id))
        .join(first, first.id == one.speaker_id)
        .join(second, second.id == other.speaker_id)
        .group_by(one.speaker_id, other.speaker_id)
        .order_by(count.desc(), first.name, second.name)
        .limit(limit)
    )
    return [
        TogetherPair(End(a, b), End(c, d), number) for a, b, c, d, number in session.execute(query)
    ]


def topics(session: Session, limit: int) -> Sequence[TogetherPair]:
    """The topics that are spoken of together most, for what each of them is spoken of at all; as
    they were counted last."""
    told = facts.get(session, _TOPICS, {}).get("pairs", [])[:limit]
    ids = {topic_id for first, second, _ in told for topic_id in (first, second)}
    rows = session.execute(
        select(TopicRow.id, TopicRow.slug, TopicRow.title).where(TopicRow.id.in_(ids))
    )
    ends = {key: End(slug, title) for key, slug, title in rows}
    return [
        TogetherPair(ends[first], ends[second], count)
        for first, second, count in told
        if first in ends and second in ends
    ]


def count_topics(session: Session) -> None:
    """Count which topics are spoken of together, unless no mention has changed since."""
    own, sum_of = func.count(), func.sum(MentionRow.first * 31 + MentionRow.topic_id)
    state = list(session.execute(select(own, func.coalesce(sum_of, 0))).one())
    if facts.get(session, _TOPICS, {}).get("of") != state:
        facts.put(session, _TOPICS, {"of": state, "pairs": _counted(session)})


def _counted(session: Session) -> list[tuple[int, int, int]]:
    """The pairs of topics by how often they stand near each other over the root of how often each
    is mentioned (cosine), the nearest first. The words of one topic within those of another, as
    in `Python community`, don't stand beside it."""
    one, other = aliased(MentionRow), aliased(MentionRow)
    near = func.count()
    within = other.first.between(one.first - _NEAR_WORDS, one.first + _NEAR_WORDS)
    are_apart = (other.first >= one.last) | (other.last <= one.first)
    pairs = session.execute(
        select(one.topic_id, other.topic_id, near)
        .join(
            other,
            (other.episode_id == one.episode_id) & within & (other.topic_id > one.topic_id),
        )
        .where(are_apart)
        .group_by(one.topic_id, other.topic_id)
        .having(near >= _FEWEST_TIMES)
    )
    each = select(MentionRow.topic_id, func.count()).group_by(MentionRow.topic_id)
    total = {topic_id: number for topic_id, number in session.execute(each)}
    scored = [
        (count / (total[first] * total[second]) ** 0.5, first, second, count)
        for first, second, count in pairs
    ]
    best = sorted(scored, key=lambda row: (-row[0], row[1], row[2]))[:_KEPT_PAIRS]
    return [(first, second, count) for _, first, second, count in best]
