"""The menu of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the menu; those with smaller `place` come first."""

    place: int
    label: str
    href: str
