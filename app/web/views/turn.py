"""Words turn by turn, so that nobody is given what another one says."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from app.search.results.letters import Letters
from app.transcripts.model import Turn
from app.transcripts.timeline import Timeline
from app.web.templating import highlighted_text

NO_LETTERS: Mapping[int, Letters] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TurnView:
    """What one speaker says of the words shown; `speaker` is None where nobody is named."""

    speaker: str | None
    html: Markup


def turn_views(
    words: Sequence[str],
    turns: Sequence[Turn],
    highlighted: Collection[int] = (),
    before: str = "",
    after: str = "",
    letters: Mapping[int, Letters] = NO_LETTERS,
) -> list[TurnView]:
    """Words turn by turn: `turns` are those of the episode in which they are said, one after
    another; `highlighted` counts from the first of the words. `before` and `after` stand
    around all. Of highlighted words with `letters` only these are highlighted."""
    start, end = (turns[0].first, turns[-1].last) if turns else (0, 0)
    return [
        TurnView(
            turn.speaker,
            Markup("{}{}{}").format(
                before if turn.first == start else "",
                highlighted_text(
                    words[turn.first - start : turn.last - start],
                    highlighted,
                    first=turn.first - start,
                    letters=letters,
                ),
                after if turn.last == end else "",
            ),
        )
        for turn in turns
    ]


@dataclass(frozen=True, slots=True)
class SpokenView:
    """What one speaker says, as plain text and as it reads; when, in seconds from the start of
    the talk, and how that is known, None where no timeline was at hand."""

    speaker: str | None
    text: str
    readable: str
    start: float | None
    end: float | None
    timing: str | None


def spoken_views(
    words: Sequence[str],
    read: Sequence[str],
    turns: Sequence[Turn],
    timeline: Timeline | None = None,
) -> list[SpokenView]:
    """The turns of an episode in which these words are said, one after another; `read` are the
    words as they read."""
    start = turns[0].first if turns else 0
    return [
        SpokenView(
            speaker=turn.speaker,
            text=" ".join(words[turn.first - start : turn.last - start]),
            readable=" ".join(read[turn.first - start : turn.last - start]),
            start=timeline.at(turn.first).ms / 1000 if timeline else None,
            end=timeline.at(turn.last).ms / 1000 if timeline else None,
            timing=timeline.at(turn.first).kind.value if timeline else None,
        )
        for turn in turns
    ]
