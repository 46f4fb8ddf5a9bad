"""Which passages a search may find, in facts: what somebody typed or chose, not what it comes to.

How an engine fulfils a scope is its own matter: it may ask the store, or hold the facts itself.
"""

import datetime
from dataclasses import dataclass

Days = tuple[datetime.date | None, datetime.date | None]
"""Days `[first, last)`; either end may be missing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Facts that must hold of a passage. Each that is named must, so two series find nothing;
    what names none lets everything through.

    `episodes` are slugs. `series`, `speakers` and `topics` are slugs, or words of the name (of the
    title). Speakers must say what is found. `dates` are days of the episode, `timings` how its
    times are known.
    """

    episodes: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    dates: tuple[Days, ...] = ()
    timings: tuple[str, ...] = ()

    def __and__(self, other: "Scope") -> "Scope":
        """What both let through."""
        return Scope(
            self.episodes + other.episodes,
            self.series + other.series,
            self.speakers + other.speakers,
            self.topics + other.topics,
            self.dates + other.dates,
            self.timings + other.timings,
        )


EVERYTHING = Scope()
