"""The figures of a talk, as page and API tell them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.archive.answers.figures import Compared
from app.exploring.statistics import Statistics
from app.store.statistics import Averages
from app.store.tables import EpisodeRow
from app.transcripts.clock_times import clock, clock_of
from app.transcripts.timeline import Timeline
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.passage import passage_url


@dataclass(frozen=True, slots=True)
class ShareView:
    """What one speaker says; `share` is that of all words, of 1; `name` is None for words that
    nobody is named for. `guessed` is whether it is a guess that they speak, `is_length_guessed`
    whether how long they do is."""

    name: str | None
    words: int
    share: float
    minutes: float
    questions: int | None
    guessed: bool
    is_length_guessed: bool


@dataclass(frozen=True, slots=True)
class LongTurnView:
    """One of the longest turns, and where and when it begins; `guessed` is whether its speaker is,
    `time` as it is shown."""

    speaker: str
    words: int
    url: str
    guessed: bool
    time: str


@dataclass(frozen=True, slots=True)
class StepView:
    """How fast is spoken from `start` (seconds) on; in the picture a bar of `height` of 100."""

    start: float
    words_per_minute: int
    time: str
    url: str
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class InfoView:
    """Something that is known of a talk."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AverageView:
    """What the episodes of a series, or of the archive, have on average."""

    episodes: int
    words: int
    minutes: float
    distinct_words: int
    words_per_minute: int | None
    questions: float | None
    is_length_guessed: bool


@dataclass(frozen=True, slots=True)
class ComparedView:
    """What a talk is compared with; None where it is the only one there."""

    series: AverageView | None
    archive: AverageView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsView:
    """The figures of a talk. `is_length_known` is whether anybody tells how long it is,
    `is_guessed` whether who speaks is a guess."""

    words: int
    letters: int | None
    minutes: float
    distinct_words: int
    words_per_minute: int | None
    questions: int | None
    longest_turns: Sequence[LongTurnView]
    speakers: Sequence[ShareView]
    pace: Sequence[StepView]
    info: Sequence[InfoView]
    compared: ComparedView
    is_length_known: bool
    is_guessed: bool


def statistics_view(row: EpisodeRow, found: Compared, timeline: Timeline) -> StatisticsView:
    """The figures of an episode, made ready to show."""
    episode, own = episode_view(row), found.figures
    return StatisticsView(
        words=own.words,
        letters=own.letters,
        minutes=_minutes(own.ms),
        distinct_words=own.distinct_words,
        words_per_minute=own.words_per_minute,
        questions=own.questions,
        longest_turns=[
            LongTurnView(turn.speaker, turn.words, passage_url(episode, key),
                         found.is_guessed, clock_of(timeline.at(turn.first)))
            for turn, key in found.keys.items()
        ],
        speakers=[
            ShareView(one.name, one.words, round(one.words / max(1, own.words), 3),
                      _minutes(one.ms), one.questions, found.is_guessed and one.name is not None,
                      one.is_ms_guessed)
            for one in own.speakers
        ],
        pace=_steps(episode, own),
        info=_info(row, own, timeline),
        compared=ComparedView(_average(found.series), _average(found.archive)),
        is_length_known=not row.facts.is_length_guessed,
        is_guessed=found.is_guessed,
    )  # fmt: skip


def _minutes(ms: float) -> float:
    return round(ms / 60_000, 1)


def _steps(episode: EpisodeView, own: Statistics) -> list[StepView]:
    length = max(1, own.ms)
    fastest = max((step.words_per_minute for step in own.pace), default=1)
    starts = [step.start_ms for step in own.pace]
    width = min((b - a for a, b in pairwise(starts)), default=length)
    return [
        StepView(
            start=step.start_ms / 1000,
            words_per_minute=step.words_per_minute,
            time=clock(step.start_ms),
            url=f"{episode.url}?t={step.start_ms // 1000}",
            left=round(step.start_ms * 1000 / length, 1),
            width=round(0.85 * width * 1000 / length, 1),
            height=round(step.words_per_minute * 100 / fastest, 1),
        )
        for step in own.pace
    ]


def _info(row: EpisodeRow, own: Statistics, timeline: Timeline) -> list[InfoView]:
    """What the file and its sidecars tell, what stands between the words, and how sure the times
    are; each label once, as the file wrote it."""
    facts = row.facts
    told = {
        "Views": f"{facts.views:,}" if facts.views is not None else "",
        "Likes": f"{facts.likes:,}" if facts.likes is not None else "",
        "Rating": facts.rating or "",
        "Channel": row.channel or "",
        "Keywords": ", ".join(row.keywords),
    }
    own_labels = {label.casefold() for label, _ in row.info}
    found = [(label, value) for label, value in row.info]
    found += [
        (key, value) for key, value in told.items() if value and key.lower() not in own_labels
    ]
    if own.marks:
        found.append(("Between the words", ", ".join(f"{text} {n}×" for text, n in own.marks)))
    if facts.delivery and facts.delivery.pauses is not None:
        found.append(("Pauses of half a second or more", f"{facts.delivery.pauses:,}"))
    shares = ", ".join(f"{share} % {kind}" for kind, share in timeline.shares() if share)
    found.append(("Times of the words", shares))
    return [InfoView(label, value) for label, value in found]


def _average(averages: Averages | None) -> AverageView | None:
    if averages is None:
        return None
    return AverageView(
        episodes=averages.episodes,
        words=round(averages.words),
        minutes=_minutes(averages.ms),
        distinct_words=round(averages.distinct_words),
        words_per_minute=_rounded(averages.words_per_minute),
        questions=None if averages.questions is None else round(averages.questions, 1),
        is_length_guessed=averages.guessed_lengths > 0,
    )


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)
