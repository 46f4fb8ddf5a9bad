"""A place where a quote was said, or nearly."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.answers.quoting import QuoteMatch
from app.quotes.differences import said_otherwise
from app.transcripts.timeline import Timeline
from app.web.views.difference import DifferenceView, difference_views
from app.web.views.episode import episode_view
from app.web.views.passage import passage_url
from app.web.views.span import SpanView
from app.web.views.turn import SpokenView, TurnView, spoken_views, turn_views


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView(SpanView):
    """A place where a quote was said, or nearly."""

    timeline: Timeline
    before: str
    after: str
    differences: Sequence[DifferenceView]
    changed: frozenset[int]

    @property
    def url(self) -> str:
        """Where it is read."""
        return passage_url(self.of, self.passage)

    @property
    def shown(self) -> list[TurnView]:
        """The words turn by turn; those highlighted that the quote hasn't, or has otherwise."""
        return turn_views(self.words, self.spans, self.changed)

    @property
    def turns(self) -> list[SpokenView]:
        """The words turn by turn as plain text, with times."""
        return spoken_views(self.words, self.words, self.spans, self.timeline)


def quote_view(match: QuoteMatch, quoted: str = "") -> QuoteView:
    """A place that a quote was found at; `quoted` is the quote as it was given."""
    return QuoteView(
        of=episode_view(match.episode),
        passage=match.passage.key,
        moment=match.timeline.at(match.first),
        end=match.end_ms / 1000,
        words=match.words,
        spans=match.turns,
        timeline=match.timeline,
        before=match.before,
        after=match.after,
        differences=difference_views(match.differences),
        changed=said_otherwise(quoted.split(), match.words, match.differences),
    )
