"""A passage that was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.archive.answers.hits import FoundPassage
from app.search.explanation import Explanation
from app.search.results.highlight import TermMatch
from app.search.results.letters import Letters, highlighted_letters
from app.transcripts.sureness import UNSURE_HUNDREDTHS
from app.transcripts.timeline import Timeline
from app.web.addresses import href
from app.web.templating import highlighted_text
from app.web.views.difference import DifferenceView, difference_views
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.passage import passage_url, permalink
from app.web.views.span import SpanView
from app.web.views.time import TimeView, time_view
from app.web.views.turn import NO_LETTERS, SpokenView, TurnView, spoken_views, turn_views


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Words of a hit that counted for a word of the query; `weight` is 1 for the word itself."""

    term: str
    said: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView(SpanView):
    """A passage that was found, for page, API and command. What only one of them shows is made
    when it is asked for. `typed` is what was looked for, as its links carry it, and `asked` as it
    was understood; `highlighted` and `matches` count from the first of the words on; `also` are
    other episodes that seem to be of the same talk; `sure` is how sure whoever heard them was of
    those that matched, 0 to 1."""

    read: Sequence[str]
    timeline: Timeline | None
    highlighted: frozenset[int]
    matches: Sequence[TermMatch]
    goes_on: tuple[bool, bool]
    score: float
    why: str
    more: int
    also: Sequence[EpisodeView]
    typed: str
    explanation: Explanation | None
    differences: Sequence[DifferenceView] = ()
    sure: float | None = None
    asked: str = ""

    @property
    def url(self) -> str:
        """Where it is read, with what was typed highlighted."""
        return passage_url(self.of, self.passage, self.typed)

    @property
    def permalink(self) -> str:
        """The short address, which stays."""
        return permalink(self.passage)

    @property
    def more_url(self) -> str:
        """Where the other hits of its episode are."""
        return href(f"/search?{urlencode({'q': self.typed, 'episode': self.of.slug})}")

    @property
    def at(self) -> TimeView:
        """When it is said."""
        return time_view(self.of, self.moment)

    @property
    def bound(self) -> float:
        """Seconds within which `start` should be right."""
        return self.moment.bound_ms / 1000

    @property
    def readable(self) -> str:
        """The words as they read."""
        return " ".join(self.read)

    @property
    def letters(self) -> Mapping[int, Letters]:
        """Those of words in scripts without spaces that matched."""
        return highlighted_letters(self.words, self.matches, self.asked)

    @property
    def html(self) -> str:
        """The words as said, with `<mark>` around what matched."""
        return str(highlighted_text(self.words, self.highlighted, letters=self.letters))

    @property
    def shown(self) -> list[TurnView]:
        """The words as they read, turn by turn, with `…` where a sentence is cut off."""
        before, after = ("…" if is_cut else "" for is_cut in self.goes_on)
        letters = self.letters if self.read == self.words else NO_LETTERS
        return turn_views(self.read, self.spans, self.highlighted, before, after, letters)

    @property
    def turns(self) -> list[SpokenView]:
        """The same as plain text, with times where the timeline is at hand."""
        return spoken_views(self.words, self.read, self.spans, self.timeline)

    @property
    def is_unsure(self) -> bool:
        """Whether the words that matched are as likely others."""
        return self.sure is not None and 100 * self.sure < UNSURE_HUNDREDTHS

    @property
    def shared(self) -> list[str]:
        """What counted, as it was looked for, each once."""
        return list(dict.fromkeys(match.typed for match in self.matches))

    @property
    def terms(self) -> list[ReasonView]:
        """What counted."""
        return [
            ReasonView(
                term=match.typed,
                said=" ".join(self.words[match.first : match.last]),
                kind=match.kind.value,
                weight=round(match.weight, 3),
            )
            for match in self.matches
        ]


def hit_view(
    found: FoundPassage, typed: str = "", timeline: Timeline | None = None, asked: str = ""
) -> HitView:
    """A hit of a query that `asked` so; with `timeline` its turns have times, and it ends when its
    last word does."""
    last = found.first + len(found.words)
    return HitView(
        of=episode_view(found.episode),
        passage=found.passage.key,
        moment=found.start,
        end=(found.passage.end_ms if timeline is None else timeline.at(last).ms) / 1000,
        words=found.words,
        read=found.readable,
        spans=found.turns,
        timeline=timeline,
        highlighted=found.highlighted,
        matches=found.matches,
        goes_on=found.goes_on,
        score=found.score,
        why=found.why,
        more=found.more,
        also=[episode_view(one) for one in found.also],
        typed=typed,
        asked=asked,
        explanation=found.explanation,
        differences=difference_views(found.differences),
        sure=None if found.sure is None else round(found.sure, 2),
    )
