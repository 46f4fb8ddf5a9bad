"""A span of words: what they are, who says them, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.transcripts.clock_times import clock_of
from app.transcripts.model import Turn
from app.transcripts.timeline import Moment
from app.transcripts.turns import sole_speaker
from app.web.views.episode import EpisodeView


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanView:
    """Words of an episode, for page, API and command. `passage` is the key of the passage in which
    they begin, `end` the second at which they end; `spans` are their turns."""

    of: EpisodeView
    passage: str
    moment: Moment
    end: float
    words: Sequence[str]
    spans: Sequence[Turn]

    @property
    def episode(self) -> str:
        """The episode's slug."""
        return self.of.slug

    @property
    def title(self) -> str:
        """The episode's title."""
        return self.of.title

    @property
    def speaker(self) -> str | None:
        """Who says all of it; None where it is several, or nobody is named."""
        return sole_speaker(self.spans)

    @property
    def time(self) -> str:
        """When it is said, as it is read."""
        return clock_of(self.moment)

    @property
    def start(self) -> float:
        """Seconds from the start of the talk."""
        return self.moment.ms / 1000

    @property
    def timing(self) -> str:
        """How `start` is known."""
        return self.moment.kind.value

    @property
    def text(self) -> str:
        """The words as said."""
        return " ".join(self.words)
