"""Slugs: stable, readable, unique names for addresses."""

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

_LONGEST = 80


def slugify(text: str) -> str:
    """`C++: The Good Parts` as `c-the-good-parts`; other scripts keep their letters."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or "untitled"


def free_slug(session: Session, column: InstrumentedAttribute[str], *wishes: str) -> str:
    """The first of the wished slugs that nobody has; else the first one with a number."""
    slugs = [slugify(wish) for wish in wishes if wish]
    base = slugs[0] if slugs else "untitled"
    taken = set(session.scalars(select(column).where(column.startswith(base, autoescape=True))))
    taken |= set(session.scalars(select(column).where(column.in_(slugs))))
    for slug in slugs:
        if slug not in taken:
            return slug
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
