"""Names of people as bibliographies take them apart."""

import re
from dataclasses import dataclass

_TITLE = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame)\b\.?\s+)+(?=\S+\s)", re.IGNORECASE
)
_DEGREES = re.compile(
    r"(?:,\s*(?:ph\.?\s?d|m\.?\s?d|m\.?\s?a|m\.?\s?sc|b\.?\s?a|b\.?\s?sc|esq|d\.?\s?phil)\.?)+$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+(jr\.?|sr\.?|i{2,3}|iv)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name. What is one word is a family name; `given` and `suffix` may be empty."""

    given: str
    family: str
    suffix: str = ""

    @property
    def initials(self) -> str:
        """`Jean-Paul` as `J.-P.`, `J.R.R.` as `J. R. R.`."""
        parts = [part for part in re.split(r"[\s.]+", self.given) if part.strip("-")]
        return " ".join(
            "-".join(f"{piece[0]}." for piece in part.split("-") if piece) for part in parts
        )

    @property
    def plain(self) -> str:
        """As it is said: `Martin Luther King, Jr.`."""
        whole = " ".join(part for part in (self.given, self.family) if part)
        return f"{whole}, {self.suffix}" if self.suffix else whole

    @property
    def inverted(self) -> str:
        """As lists have it: `King, Martin Luther, Jr.`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def name_of(text: str) -> Name:
    """A name taken apart: titles and degrees are no part of it, small words before the last one
    (`van`, `de la`) belong to the family name; `Solheim, Ingrid` is in order already."""
    text = _DEGREES.sub("", _TITLE.sub("", text.strip()))
    suffix = ""
    if found := _SUFFIX.search(text):
        suffix, text = found[1], text[: found.start()]
    family, comma, given = text.partition(",")
    if comma and family.strip() and given.strip():
        return Name(given.strip(), family.strip(), suffix)
    words = text.replace(",", " ").split()
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return Name(" ".join(words[:at]), " ".join(words[at:]), suffix)
