"""Where in a talk each topic and each speaker comes up: lanes, one below the other."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.wording import probable_turns
from app.language.tokens import spoken_words
from app.store.topics import TopicPlaces
from app.store.transcripts import StoredTranscript
from app.transcripts.clock_times import clock_of
from app.transcripts.model import Turn
from app.transcripts.turns import spoken
from app.web.views.episode import EpisodeView
from app.web.views.passage import passage_url
from app.web.views.strip import Along

_NARROWEST_THOUSANDTHS = 4
"""Thousandths of the talk that a stretch is wide at least, so that it can be hit."""
_SPEAKERS = 6


@dataclass(frozen=True, slots=True)
class MentionStretchView:
    """Where something comes up: in thousandths of the talk, and the passage with which it begins;
    `text` says when, and how often."""

    left: int
    width: int
    url: str
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class LaneView:
    """A topic or a speaker, and where they come up, in order."""

    name: str
    kind: str
    stretches: Sequence[MentionStretchView]


def lane_views(
    episode: EpisodeView, talk: StoredTranscript, topics: Sequence[TopicPlaces]
) -> list[LaneView]:
    """A lane for each speaker and each of these topics."""
    if not talk.passages:
        return []
    along = Along(talk.words, episode.language)
    return [
        *_speakers(episode, talk, along),
        *(_topic(episode, talk, along, topic) for topic in topics),
    ]


def _topic(
    episode: EpisodeView, talk: StoredTranscript, along: Along, topic: TopicPlaces
) -> LaneView:
    starts = [passage.first for passage in talk.passages]
    counts = Counter(bisect_right(starts, word) - 1 for word in topic.words)
    found = []
    for number, count in sorted(counts.items()):
        passage = talk.passages[number]
        often = f", {count}×" if count > 1 else ""
        found.append(_stretch(episode, talk, along, passage.first, passage.last, often))
    return LaneView(topic.title, "topic", found)


def _speakers(episode: EpisodeView, talk: StoredTranscript, along: Along) -> list[LaneView]:
    guessed = probable_turns(talk)
    turns = spoken(talk.turns, 0, len(talk.words)) if talk.turns else guessed
    said: Counter[str] = Counter()
    for turn in turns:
        if turn.speaker:
            said[turn.speaker] += _words(talk, turn)
    return [
        LaneView(
            f"{name}, probably" if guessed else name,
            "speaker",
            [
                _stretch(
                    episode, talk, along, turn.first, turn.last, f", {_words(talk, turn)} words"
                )
                for turn in turns
                if turn.speaker == name
            ],
        )
        for name, _ in said.most_common(_SPEAKERS)
    ]


def _words(talk: StoredTranscript, turn: Turn) -> int:
    return spoken_words(talk.words[turn.first : turn.last])


def _stretch(
    episode: EpisodeView, talk: StoredTranscript, along: Along, first: int, last: int, more: str
) -> MentionStretchView:
    place = bisect_right(talk.passages, first, key=lambda passage: passage.first)
    passage = talk.passages[max(0, place - 1)]
    time = clock_of(talk.timeline.at(first))
    return MentionStretchView(
        left=min(along.at(first), 1000 - _NARROWEST_THOUSANDTHS),
        width=max(_NARROWEST_THOUSANDTHS, along.width(first, last)),
        url=passage_url(episode, passage.key),
        time=time,
        text=f"{time}{more}",
    )
