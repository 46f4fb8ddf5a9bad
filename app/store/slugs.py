"""Slugs: stable, readable, unique names for addresses."""

import re
import unicodedata
from collections.abc import Container, Sequence
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

_LONGEST_CHARACTERS = 80


def slugify(text: str) -> str:
    """`C++: The Good Parts` as `c-the-good-parts`; other scripts keep their letters."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    if len(slug) > _LONGEST_CHARACTERS:
        slug = slug[: _LONGEST_CHARACTERS + 1].rpartition("-")[0] or slug[:_LONGEST_CHARACTERS]
    return slug or "untitled"


def free_slug(session: Session, column: InstrumentedAttribute[str], *wishes: str) -> str:
    """The first of the wished slugs that nobody has; else the first one with a number."""
    slugs = [slugify(wish) for wish in wishes if wish] or [slugify("")]
    taken = set(session.scalars(select(column).where(column.startswith(slugs[0], autoescape=True))))
    taken |= set(session.scalars(select(column).where(column.in_(slugs))))
    return first_free(taken, slugs)


def first_free(taken: Container[str], slugs: Sequence[str]) -> str:
    """The first of the slugs that isn't taken; else the first one with a number."""
    for slug in slugs:
        if slug not in taken:
            return slug
    return next(slug for n in count(2) if (slug := f"{slugs[0]}-{n}") not in taken)
