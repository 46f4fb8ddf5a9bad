"""People: who takes part in the talks, and where they speak."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select
from sqlalchemy.orm import Session

from app.language.names import Fit, fit
from app.language.tokens import spoken_words, text_tokens
from app.store import facts, former
from app.store.kept_answers import kept_answer
from app.store.slugs import free_slug
from app.store.tables import AppearanceRow, EpisodeRow, PassageRow, SeriesRow, SpeakerRow, TurnRow
from app.store.transcripts import holds
from app.transcripts.model import Transcript
from app.transcripts.speaker_names import clean_name, is_role
from app.transcripts.sponsors import sponsors


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Somebody who takes part, in how many episodes, and how many words are theirs."""

    slug: str
    name: str
    episodes: int
    words: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody's part in one episode; `key` is the passage of the first words, None where no
    turn has the name."""

    slug: str
    name: str
    episode: EpisodeRow
    role: str
    words: int
    key: str | None


def ids(session: Session, names: Collection[str]) -> dict[str, int]:
    """The speakers' numbers by their names; those that are new are added."""
    found = {
        row.name: row.id
        for row in session.scalars(select(SpeakerRow).where(SpeakerRow.name.in_(names)))
    }
    for name in names:
        if name not in found:
            row = SpeakerRow(name=name, slug=free_slug(session, SpeakerRow.slug, name))
            session.add(row)
            session.flush()
            found[name] = row.id
    return found


def named_like(session: Session, wish: str, least: Fit = Fit.BEGUN) -> frozenset[int]:
    """Speakers who are called so: by their slug, one of former days too; by whole words of their
    name, or of what else the archive's owner says they are called; or else by the beginnings of
    these, unless they must fit better at `least`. Nobody where there is no word in `wish`."""
    if (key := _by_slug(session).get(wish.lower())) is not None:
        return frozenset({key})
    fits = _fitting(session, wish)
    best = max(fits.values(), default=Fit.NOT)
    return frozenset(key for key, how in fits.items() if how is best and how >= least)


def _fitting(session: Session, wish: str) -> dict[int, Fit]:
    """How well the names of speakers fit, by their numbers; those that don't are left out."""
    typed = text_tokens(wish)
    found: dict[int, Fit] = {}
    for key, name in _called_by_letter(session).get(typed[0][0], ()) if typed else ():
        if all(any(one.startswith(word) for one in name) for word in typed):
            found[key] = max(found.get(key, Fit.NOT), fit(typed, name))
    return found


@kept_answer
def _by_slug(session: Session) -> dict[str, int]:
    """The number of each speaker by slug; by those of former days too, unless another has them."""
    now = session.execute(select(SpeakerRow.slug, SpeakerRow.id))
    return former.leading_on(session, SpeakerRow) | {slug: key for slug, key in now}


@kept_answer
def _called_by_letter(session: Session) -> dict[str, list[tuple[int, list[str]]]]:
    """The tokens of all that people are called, with the numbers of the people, by the letters
    with which these tokens begin."""
    also = aliases(session)
    found: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for key, name in session.execute(select(SpeakerRow.id, SpeakerRow.name)):
        for one in (name, *also.get(name, ())):
            called = text_tokens(one)
            for letter in {token[0] for token in called}:
                found[letter].append((key, called))
    return found


_ALIASES = "aliases"


def aliases(session: Session) -> Mapping[str, Sequence[str]]:
    """What else people are called, as the owner says, by their names."""
    found: Mapping[str, Sequence[str]] = facts.get(session, _ALIASES, {})
    return found


def keep_aliases(session: Session, names: Mapping[str, Sequence[str]]) -> None:
    """Store what else people are called."""
    facts.put(session, _ALIASES, names)


_NOBODY = "nobody"


def keep_nobody(session: Session, names: Collection[str]) -> None:
    """Store which names, folded, the owner says are no person's."""
    facts.put(session, _NOBODY, sorted(names))


_TOLD = "people_told"


def keep_told(session: Session, about: Mapping[str, Mapping[str, Any]]) -> None:
    """Store what the owner tells of people, by their names: `description` and `links`."""
    facts.put(session, _TOLD, about)


def told(session: Session) -> Mapping[str, Mapping[str, Any]]:
    """What the owner tells of people, by their names."""
    found: Mapping[str, Mapping[str, Any]] = facts.get(session, _TOLD, {})
    return found


def in_most_episodes(
    session: Session, limit: int, offset: int = 0, name: str = "", *, passing: bool | None = None
) -> Sequence[SpeakerCount]:
    """Those who take part in most episodes; `name` holds beginnings of words that theirs, or what
    else they are called, must hold; `passing` asks for those alone who are heard in passing, or
    for those who aren't."""
    count = func.count(AppearanceRow.episode_id)
    query = (
        select(SpeakerRow.slug, SpeakerRow.name, count, func.sum(AppearanceRow.words))
        .join(AppearanceRow, AppearanceRow.speaker_id == SpeakerRow.id)
        .group_by(SpeakerRow.id)
        .order_by(count.desc(), SpeakerRow.name)
    )
    asked = _passing(_called(session, query, name), passing)
    return [SpeakerCount(*row) for row in session.execute(asked.limit(limit).offset(offset))]


def count(session: Session, name: str = "", *, passing: bool | None = None) -> int:
    """How many people are known by name, or of those called so, or heard in passing or not."""
    query = select(func.count(SpeakerRow.id)).where(_TAKES_PART)
    return session.scalar(_passing(_called(session, query, name), passing)) or 0


_TAKES_PART = SpeakerRow.id.in_(select(AppearanceRow.speaker_id))
"""Who has a part in some talk. Labels such as `Break` speak, but are nobody."""
_PASSING_WORDS, _PASSING_SHARE = 20, 0.02
"""Words in a single talk, at the most, and their share in it: so little says a voice out of a film,
or one from the hall. A name that says more is somebody's, as far as a file can tell."""
_MOST_PLAYED = 40
"""Words that are played in from a film or a song, at the most: who says more is somebody."""
_IN_PASSING = SpeakerRow.id.in_(
    select(AppearanceRow.speaker_id)
    .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
    .group_by(AppearanceRow.speaker_id)
    .having(
        func.count() == 1,
        func.max(AppearanceRow.role) == "speaker",
        func.sum(AppearanceRow.words).between(1, _PASSING_WORDS),
        func.sum(AppearanceRow.words) <= _PASSING_SHARE * func.sum(EpisodeRow.word_count),
    )
)


def _passing(query: Select[*tuple[Any, ...]], passing: bool | None) -> Select[*tuple[Any, ...]]:
    """The query for those alone who are heard in passing, or for those who aren't."""
    if passing is None:
        return query
    return query.where(_IN_PASSING if passing else ~_IN_PASSING)


def _called(
    session: Session, query: Select[*tuple[Any, ...]], name: str
) -> Select[*tuple[Any, ...]]:
    """The query for those alone whose names hold words that begin so."""
    return query.where(SpeakerRow.id.in_(_fitting(session, name))) if name.strip() else query


def by_slug(session: Session, slug: str) -> SpeakerRow | None:
    """The person at that address, or the one to whom it leads on."""
    row = former.by_slug(session, SpeakerRow, slug)
    return row and session.scalar(select(SpeakerRow).where(SpeakerRow.id == row.id, _TAKES_PART))


_APPEARANCES = (
    select(
        SpeakerRow.slug,
        SpeakerRow.name,
        EpisodeRow,
        AppearanceRow.role,
        AppearanceRow.words,
        PassageRow.key,
    )
    .join(AppearanceRow, AppearanceRow.speaker_id == SpeakerRow.id)
    .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
    .outerjoin(PassageRow, holds(AppearanceRow.episode_id, AppearanceRow.first))
)
_OF_EPISODE = _APPEARANCES.where(AppearanceRow.episode_id == bindparam("episode")).order_by(
    AppearanceRow.first.is_(None), AppearanceRow.first, SpeakerRow.name
)


def of_episode(session: Session, episode_id: int) -> Sequence[Appearance]:
    """Who takes part in an episode, in order of first words; those without words come last."""
    return [Appearance(*row) for row in session.execute(_OF_EPISODE, {"episode": episode_id})]


def appearances(session: Session, speaker_id: int, limit: int, offset: int) -> Sequence[Appearance]:
    """Where somebody takes part, the newest first."""
    query = _APPEARANCES.where(AppearanceRow.speaker_id == speaker_id)
    ordered = query.order_by(EpisodeRow.date.desc().nulls_last(), EpisodeRow.id.desc())
    return [Appearance(*row) for row in session.execute(ordered.limit(limit).offset(offset))]


def totals(session: Session, speaker_id: int) -> tuple[int, int]:
    """In how many episodes somebody takes part, and how many words are theirs."""
    count, words = func.count(AppearanceRow.episode_id), func.sum(AppearanceRow.words)
    row = session.execute(select(count, words).where(AppearanceRow.speaker_id == speaker_id)).one()
    return row[0], row[1] or 0


def episodes_of(session: Session, speaker_id: int) -> frozenset[int]:
    """The episodes in which somebody takes part."""
    query = select(AppearanceRow.episode_id).where(AppearanceRow.speaker_id == speaker_id)
    return frozenset(session.scalars(query))


def keep_appearances(session: Session, episode_id: int, transcript: Transcript) -> None:
    """Store who takes part in an episode, in place of what was known before."""
    meta = transcript.metadata
    words: dict[str, int] = {}
    first: dict[str, int] = {}
    for turn in transcript.turns:
        if turn.speaker:
            said = transcript.words[turn.first : turn.last]
            words[turn.speaker] = words.get(turn.speaker, 0) + spoken_words(said)
            first.setdefault(turn.speaker, turn.first)
    nobody = set(facts.get(session, _NOBODY, ()))
    nobody.update(map(str.casefold, sponsors(transcript.words, words)))
    played = {clean_name(one) for one in meta.played}
    nobody.update(one.casefold() for one in played if words.get(one, 0) <= _MOST_PLAYED)
    people = (name for name in words if not is_role(name) and name.casefold() not in nobody)
    roles = dict.fromkeys(people, "speaker")
    roles |= dict.fromkeys(meta.hosts, "host") | dict.fromkeys(meta.guests, "guest")
    session.execute(delete(AppearanceRow).where(AppearanceRow.episode_id == episode_id))
    session.add_all(
        AppearanceRow(
            speaker_id=speaker_id,
            episode_id=episode_id,
            role=roles[name],
            words=words.get(name, 0),
            first=first.get(name),
        )
        for name, speaker_id in ids(session, sorted(roles)).items()
    )


def drop_silent(session: Session, called: Mapping[str, str] = MappingProxyType({})) -> None:
    """Forget people who take part nowhere any more, and give their slugs to those whose names ask
    for them. `called` are names of people by all that they are called, folded: the address of such
    another name leads on to the person."""
    speaking = select(TurnRow.speaker_id).where(TurnRow.speaker_id.is_not(None))
    gone = SpeakerRow.id.not_in(select(AppearanceRow.speaker_id)) & SpeakerRow.id.not_in(speaking)
    for row in session.scalars(select(SpeakerRow).where(gone)).all():
        name = called.get(row.name.casefold())
        person = session.scalar(select(SpeakerRow).where(SpeakerRow.name == name)) if name else None
        if person is not None and person.id != row.id:
            former.lead_on(session, SpeakerRow, row.slug, person.id)
        former.is_dropped(session, SpeakerRow, row.id, row.slug)
        session.delete(row)
    session.flush()
    former.give_back(session, SpeakerRow)


def names(session: Session, speaker_ids: Collection[int]) -> frozenset[str]:
    """The names of these speakers."""
    return frozenset(by_ids(session, speaker_ids).values())


def named(session: Session, limit: int) -> list[tuple[str, str]]:
    """Slugs and names of people, the shortest first."""
    query = select(SpeakerRow.slug, SpeakerRow.name).where(_TAKES_PART)
    ordered = query.order_by(func.length(SpeakerRow.name), SpeakerRow.name)
    return [(slug, name) for slug, name in session.execute(ordered.limit(limit))]


_BY_ID = select(SpeakerRow.id, SpeakerRow.name).where(
    SpeakerRow.id.in_(bindparam("ids", expanding=True))
)


def by_ids(session: Session, speaker_ids: Collection[int]) -> dict[int, str]:
    """The names of these speakers by their numbers."""
    return {key: name for key, name in session.execute(_BY_ID, {"ids": list(speaker_ids)})}


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody's part in an episode of a series (None where it is of none), in few words."""

    name: str
    episode_id: int
    series: str | None
    words: int


def participations(session: Session) -> list[Participation]:
    """Who takes part in which episode, by name."""
    query = (
        select(SpeakerRow.name, AppearanceRow.episode_id, SeriesRow.name, AppearanceRow.words)
        .join(AppearanceRow, AppearanceRow.speaker_id == SpeakerRow.id)
        .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
        .outerjoin(SeriesRow, SeriesRow.id == EpisodeRow.series_id)
        .order_by(SpeakerRow.name, AppearanceRow.episode_id)
    )
    return [Participation(*row) for row in session.execute(query)]


def guessed(session: Session) -> list[tuple[str, str]]:
    """Guests whom titles alone seem to name, each with the title."""
    rows = session.execute(select(EpisodeRow.people, EpisodeRow.title).order_by(EpisodeRow.id))
    return [(name, title) for named, title in rows for name in named.guessed]
