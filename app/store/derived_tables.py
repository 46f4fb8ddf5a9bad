"""Tables of what is worked out from talks, so that no page has to: all of it can be made again from
the other tables."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables import BY_KEY, Base


class ContentsRow(Base):
    """How an episode is read, of its present state where `stamp` is its own. `sections`, where
    nobody gave chapters, are each the number of the passage with which it begins, and its title;
    `left_out` are the runs of words that clean reading leaves out of raw captions."""

    __tablename__ = "contents"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    stamp: Mapped[int]
    sections: Mapped[list[list[Any]]] = mapped_column(JSON)
    left_out: Mapped[list[list[int]]] = mapped_column(JSON)


class ExcerptsRow(Base):
    """The passages of an episode that speak about a topic most, by their numbers, the best
    first."""

    __tablename__ = "excerpts"
    __table_args__ = (BY_KEY,)

    topic_id: Mapped[int] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True
    )
    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    passages: Mapped[list[int]] = mapped_column(JSON)


class StatisticsRow(Base):
    """The figures of an episode as `exploring.statistics` writes them, and beside them those by
    which talks are compared. They are of the episode's present state where `stamp` is its own."""

    __tablename__ = "statistics"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    stamp: Mapped[int]
    distinct_words: Mapped[int]
    words_per_minute: Mapped[int | None]
    questions: Mapped[int | None]
    kept: Mapped[dict[str, Any]] = mapped_column(JSON)


class FittedVoicesRow(Base):
    """Who probably speaks in an episode was guessed by weights that were fitted to its host, of its
    present state where `stamp` is its own; `fitted_to` tells by which talks: 0 by none."""

    __tablename__ = "fitted_voices"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    stamp: Mapped[int]
    fitted_to: Mapped[int]


class WorthRow(Base):
    """A passage of an episode that reads well by itself: its `number`, -1 where the episode has
    none, and how well. It is of the episode's present state where `stamp` is its own."""

    __tablename__ = "worth"
    __table_args__ = (BY_KEY,)

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    stamp: Mapped[int]
    number: Mapped[int]
    worth: Mapped[float]


class ProfileRow(Base):
    """The terms of an episode of so many words, for `term` to be corrected by when it changes or
    goes. `stamp` is that of the state which was counted, `told` that of the state whose telling
    terms are kept."""

    __tablename__ = "profile"

    episode_id: Mapped[int] = mapped_column(primary_key=True)
    stamp: Mapped[int]
    told: Mapped[int | None]
    words: Mapped[int]
    terms: Mapped[bytes] = mapped_column(LargeBinary)


class TermRow(Base):
    """A word or phrase, by its stems: how often all talks say it, and in how many it is said."""

    __tablename__ = "term"

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    episodes: Mapped[int]


class TellingRow(Base):
    """A term that sets an episode apart; those that do so most have the lowest places. `first` is
    the word with which it is said first."""

    __tablename__ = "telling"
    __table_args__ = (Index("telling_by_key", "key"), BY_KEY)

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    text: Mapped[str]
    count: Mapped[int]
    weight: Mapped[float]
    first: Mapped[int]


class VoiceRow(Base):
    """How often somebody says each term of an episode's profile, in its order: a byte each,
    compressed."""

    __tablename__ = "voice"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    counts: Mapped[bytes] = mapped_column(LargeBinary)


class CloudRow(Base):
    """What sets a person, a series or a year apart, by its kind and number: `stamps` are those of
    its episodes' states from which it was made, by their numbers, `words` the compressed JSON of
    the terms."""

    __tablename__ = "cloud"

    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    stamps: Mapped[dict[str, int]] = mapped_column(JSON)
    words: Mapped[bytes] = mapped_column(LargeBinary)


class RepeatedRow(Base):
    """A run of words that several talks say alike, by its hash."""

    __tablename__ = "repeated"

    run: Mapped[int] = mapped_column(primary_key=True)
