"""Pictures of passages for other sites to show: 1200 by 630 pixels, drawn with typst.

Typst sets any script in either direction and brings its own type; what it can't find there it
takes from the machine's fonts. The words come to it as data, never as its language.
"""

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.util import find_spec

from app.config import ROOT

LONGEST_QUOTE_CHARACTERS = 400
"""Characters of a quote on a card."""
_KEPT_CARDS = 256
"""Cards that are kept, some 40 kB each."""
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class CardTurn:
    """What one speaker says; no name where the card names one speaker for all of it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is on a card. `about` tells where and when it was said."""

    turns: tuple[CardTurn, ...]
    speaker: str
    title: str
    about: str
    archive: str
    language: str


def can_draw() -> bool:
    """Whether the extra `cards` (typst, 80 MB) is there."""
    return find_spec("typst") is not None


@lru_cache(_KEPT_CARDS)
def draw(card: Card) -> bytes:
    """The card as PNG. Only where `can_draw`."""
    import typst  # an extra, and only needed once somebody asks for a picture

    fields: dict[str, object] = {
        "turns": [asdict(turn) for turn in _first(card.turns)],
        "speaker": _shown(card.speaker),
        "title": shortened(_shown(card.title), 90),
        "about": _shown(card.about),
        "archive": _shown(card.archive),
        "language": _shown(card.language),
    }
    source = (ROOT / "templates" / "card.typ").read_bytes()
    with _drawing:
        png: bytes = typst.compile(
            source, format="png", ppi=72, sys_inputs={"card": json.dumps(fields)}
        )
    return png


def _first(turns: Sequence[CardTurn]) -> list[CardTurn]:
    """The first turns that a card has room for, the last of them perhaps cut short."""
    kept: list[CardTurn] = []
    left = LONGEST_QUOTE_CHARACTERS
    for turn in turns:
        if left > 0:
            kept.append(
                CardTurn(shortened(_shown(turn.name), 60), shortened(_shown(turn.text), left))
            )
            left -= len(kept[-1].text) + len(kept[-1].name)
    return kept


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters, cut between words where there are any."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _shown(text: str) -> str:
    """Text that can be drawn: no control characters, no halves of letters."""
    whole = text.encode("utf-8", "replace").decode()
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())
