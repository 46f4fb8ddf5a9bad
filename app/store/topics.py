"""Topics."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from app.language.tokens import text_tokens
from app.store import episodes, former
from app.store.derived_tables import ExcerptsRow
from app.store.kept_answers import kept_answer
from app.store.slugs import first_free, slugify
from app.store.tables import EpisodeRow, MentionRow, PassageRow, TopicRow
from app.store.transcripts import holds


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """A topic as it should be: `words` are the phrases by which it is spoken of, `parents` the
    titles of those that it is part of, `links` addresses where more of it is to be read."""

    title: str
    words: tuple[str, ...]
    description: str = ""
    is_curated: bool = False
    is_found: bool = False
    is_pinned: bool = False
    parents: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and where it is spoken of."""

    slug: str
    title: str
    description: str
    is_curated: bool
    is_found: bool
    is_pinned: bool
    parents: tuple[str, ...]
    episodes: int
    mentions: int


def settle(session: Session, specs: Sequence[TopicSpec]) -> tuple[dict[int, TopicSpec], set[int]]:
    """Make the topics be just these; gives them by number, and the numbers whose mentions
    must be found anew. A topic keeps its slug as long as its title stays."""
    rows = {row.title: row for row in session.scalars(select(TopicRow))}
    wanted = {spec.title: spec for spec in specs}
    for title, row in rows.items():
        if title not in wanted:
            former.is_dropped(session, TopicRow, row.id, row.slug)
            session.delete(row)
    session.flush()
    former.give_back(session, TopicRow)
    slugs = set(session.scalars(select(TopicRow.slug)))
    known = set(rows)
    for title in wanted:
        if title in known:
            continue
        slug = first_free(slugs, [slugify(title)])
        slugs.add(slug)
        rows[title] = TopicRow(title=title, slug=slug, words=[])
        session.add(rows[title])
    fresh = {title for title, spec in wanted.items() if rows[title].words != list(spec.words)}
    for title, spec in wanted.items():
        row = rows[title]
        row.words, row.description = list(spec.words), spec.description
        row.is_curated, row.is_found = spec.is_curated, spec.is_found
        row.is_pinned = spec.is_pinned
        row.parents, row.links = list(spec.parents), list(spec.links)
    session.flush()
    ids = {title: rows[title].id for title in wanted}
    for title in fresh & known:
        session.execute(delete(MentionRow).where(MentionRow.topic_id == ids[title]))
        session.execute(delete(ExcerptsRow).where(ExcerptsRow.topic_id == ids[title]))
    return {ids[title]: spec for title, spec in wanted.items()}, {ids[title] for title in fresh}


def specs(session: Session) -> dict[int, TopicSpec]:
    """The topics as they were settled, by number."""
    rows = session.scalars(select(TopicRow))
    return {
        row.id: TopicSpec(
            row.title,
            tuple(row.words),
            row.description,
            row.is_curated,
            row.is_found,
            row.is_pinned,
            tuple(row.parents),
            tuple(row.links),
        )
        for row in rows
    }


def keywords(session: Session) -> list[str]:
    """The keywords of all episodes, each once, in the order of first use."""
    lists = session.scalars(select(EpisodeRow.keywords).order_by(EpisodeRow.id))
    return list(dict.fromkeys(word for words in lists for word in words))


@kept_answer
def with_counts(session: Session, limit: int | None = None) -> Sequence[TopicCount]:
    """All topics: those that are pinned first, those of the owner, then the most spoken of."""
    mentions = func.count(MentionRow.episode_id)
    rows = session.execute(
        select(TopicRow, func.count(func.distinct(MentionRow.episode_id)), mentions)
        .outerjoin(MentionRow, MentionRow.topic_id == TopicRow.id)
        .group_by(TopicRow.id)
        .order_by(
            TopicRow.is_pinned.desc(), TopicRow.is_curated.desc(), mentions.desc(), TopicRow.title
        )
        .limit(limit)
    )
    return [
        TopicCount(
            row.slug,
            row.title,
            row.description,
            row.is_curated,
            row.is_found,
            row.is_pinned,
            tuple(row.parents),
            episodes,
            count,
        )
        for row, episodes, count in rows
    ]


def by_slug(session: Session, slug: str) -> TopicRow | None:
    """The topic at that address, or the one to which it leads on."""
    return former.by_slug(session, TopicRow, slug)


@dataclass(frozen=True, slots=True)
class Kin:
    """Slugs and titles of the topics that a topic is part of, and of those that are part of it."""

    parents: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


def kin(session: Session, row: TopicRow) -> Kin:
    """The topics above and below a topic, by title; one that names itself is not its own."""
    others = [
        (one.slug, one.title, one.parents)
        for one in session.scalars(select(TopicRow).order_by(TopicRow.title))
        if one.id != row.id
    ]
    return Kin(
        tuple((slug, title) for slug, title, _ in others if title in row.parents),
        tuple((slug, title) for slug, title, parents in others if row.title in parents),
    )


@dataclass(frozen=True, slots=True)
class TopicHere:
    """A topic in one episode: how often, and the passage of its first mention."""

    slug: str
    title: str
    mentions: int
    key: str


def of_episode(session: Session, episode_id: int) -> list[TopicHere]:
    """The topics that an episode speaks of, the most first."""
    counted = (
        select(
            MentionRow.topic_id,
            MentionRow.episode_id,
            func.count().label("mentions"),
            func.min(MentionRow.first).label("first"),
        )
        .where(MentionRow.episode_id == episode_id)
        .group_by(MentionRow.topic_id)
        .subquery()
    )
    rows = session.execute(
        select(TopicRow.slug, TopicRow.title, counted.c.mentions, PassageRow.key)
        .join(counted, counted.c.topic_id == TopicRow.id)
        .join(PassageRow, holds(counted.c.episode_id, counted.c.first))
        .order_by(counted.c.mentions.desc(), TopicRow.title)
    )
    return [TopicHere(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class TopicPlaces:
    """A topic in one episode: the words with which its mentions begin, in order."""

    title: str
    words: Sequence[int]


def places_of(session: Session, episode_id: int, limit: int) -> list[TopicPlaces]:
    """Where an episode speaks of the topics that it speaks of most."""
    rows = session.execute(
        select(TopicRow.title, MentionRow.first)
        .join(MentionRow, MentionRow.topic_id == TopicRow.id)
        .where(MentionRow.episode_id == episode_id)
        .order_by(MentionRow.first)
    )
    found: dict[str, list[int]] = {}
    for title, first in rows:
        found.setdefault(title, []).append(first)
    most = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:limit]
    return [TopicPlaces(title, words) for title, words in most]


def episodes_of(
    session: Session, topic_id: int, limit: int, offset: int
) -> tuple[int, Sequence[tuple[EpisodeRow, int]]]:
    """How many episodes speak of a topic, and a page of them with their mentions counted."""
    total = session.scalar(
        select(func.count(func.distinct(MentionRow.episode_id))).where(
            MentionRow.topic_id == topic_id
        )
    )
    counted = (
        select(MentionRow.episode_id, func.count().label("mentions"))
        .where(MentionRow.topic_id == topic_id)
        .group_by(MentionRow.episode_id)
        .subquery()
    )
    best = session.execute(
        select(counted)
        .join(EpisodeRow, EpisodeRow.id == counted.c.episode_id)
        .order_by(counted.c.mentions.desc(), EpisodeRow.date.desc().nulls_last(), EpisodeRow.id)
        .limit(limit)
        .offset(offset)
    ).all()
    rows = episodes.by_ids(session, [key for key, _ in best])
    return total or 0, [(rows[key], count) for key, count in best]


def latest(session: Session, topic_id: int, limit: int) -> Sequence[EpisodeRow]:
    """The newest episodes that speak of a topic; what has no date counts from the day it came."""
    speaking = select(MentionRow.episode_id).where(MentionRow.topic_id == topic_id)
    came = func.coalesce(EpisodeRow.date, func.date(EpisodeRow.added_at))
    query = select(EpisodeRow).where(EpisodeRow.id.in_(speaking))
    return session.scalars(query.order_by(came.desc(), EpisodeRow.slug).limit(limit)).all()


def titled(session: Session, limit: int) -> list[tuple[str, str]]:
    """Slugs and titles of topics, the shortest first."""
    query = select(TopicRow.slug, TopicRow.title)
    ordered = query.order_by(func.length(TopicRow.title), TopicRow.title)
    return [(slug, title) for slug, title in session.execute(ordered.limit(limit))]


def passages_about(session: Session, name: str) -> frozenset[int]:
    """The passages that hold a mention of a topic, named by its slug or by words of its title."""
    slug = name.lower()
    exact = session.scalars(select(TopicRow.id).where(TopicRow.slug == slug)).all()
    matching = select(TopicRow.id).where(TopicRow.title.icontains(name, autoescape=True))
    return frozenset(
        session.scalars(
            select(PassageRow.id)
            .join(MentionRow, holds(MentionRow.episode_id, MentionRow.first))
            .where(MentionRow.topic_id.in_(exact or matching))
        )
    )


@kept_answer
def called(session: Session) -> Mapping[str, frozenset[int]]:
    """The owner's topics by the tokens of their names and words."""
    found: dict[str, set[int]] = {}
    query = select(TopicRow.id, TopicRow.title, TopicRow.words).where(TopicRow.is_curated)
    for key, title, words in session.execute(query):
        for token in {token for text in (title, *words) for token in text_tokens(text)}:
            found.setdefault(token, set()).add(key)
    return {token: frozenset(keys) for token, keys in found.items()}


def speaking_of(session: Session, topic_ids: Collection[int]) -> frozenset[int]:
    """The episodes that speak of any of these topics."""
    query = select(MentionRow.episode_id).where(MentionRow.topic_id.in_(topic_ids)).distinct()
    return frozenset(session.scalars(query))


_NAMED_IN = (
    select(MentionRow.episode_id, TopicRow.title, TopicRow.words)
    .join(TopicRow, TopicRow.id == MentionRow.topic_id)
    .where(TopicRow.is_curated, MentionRow.episode_id.in_(bindparam("ids", expanding=True)))
    .distinct()
)


def named_in(session: Session, episode_ids: Collection[int]) -> dict[int, list[str]]:
    """The names and words of the owner's topics that these episodes speak of."""
    found: dict[int, list[str]] = {}
    for episode_id, title, words in session.execute(_NAMED_IN, {"ids": list(episode_ids)}):
        found.setdefault(episode_id, []).extend((title, *words))
    return found
