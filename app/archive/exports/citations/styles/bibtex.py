"""BibTeX. `@misc`, for its styles know no interviews.

BibTeX counts braces whatever stands before them, `\\}` too, so that in a value they are written as
commands: no title can end its field and begin another.
"""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.names import Name
from app.archive.exports.citations.prose import interview_by
from app.archive.exports.citations.style import CitationStyle

_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&",
     "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
     "^": r"\textasciicircum{}"}
)  # fmt: skip
_JOINED = re.compile(r"\band\b", re.IGNORECASE)


def cite(passages: Sequence[Cited]) -> str:
    """An entry each."""
    return "\n\n".join(map(_entry, passages))


def _entry(cited: Cited) -> str:
    at = f"At {cited.time}" if cited.time else ""
    by = interview_by(cited.interviewers)
    fields = [
        ("author", " and ".join(map(_name, cited.authors))),
        ("title", f"{{{cited.title.translate(_TEX)}}}"),
        ("howpublished", f"Interview transcript, {cited.container}".translate(_TEX)),
        ("year", f"{cited.date.year}" if cited.date else ""),
        ("month", f"{cited.date.month}" if cited.date else ""),
        ("note", ". ".join(part for part in (at, by) if part).translate(_TEX)),
        ("abstract", cited.quote.translate(_TEX)),
        ("annote", cited.note.translate(_TEX)),
        ("keywords", ", ".join(cited.keywords).translate(_TEX)),
        ("url", quote(cited.url, safe=":/?#[]@!$&'()*+,;=%-._~")),
        ("urldate", cited.seen.isoformat()),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{_key(cited)},", *lines, "}"])


def _key(cited: Cited) -> str:
    """`Solheim2019-7m2kq4c9x0bd`: the same at each export, and no other passage's."""
    named = cited.authors[0].family if cited.authors else cited.title.split(" ")[0]
    year = f"{cited.date.year}" if cited.date else ""
    return f"{_letters(named) or 'interview'}{year}-{_letters(cited.key.replace('.', '-'))}"


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", unicodedata.normalize("NFKD", text))


def _name(name: Name) -> str:
    """`King, Jr., Martin Luther`; a name with `and` in it is one name."""
    if _JOINED.search(name.plain):
        return f"{{{name.plain.translate(_TEX)}}}"
    parts = [part for part in (name.family, name.suffix, name.given) if part]
    return ", ".join(part.translate(_TEX) for part in parts)


STYLE = CitationStyle(
    40,
    "bibtex",
    "BibTeX",
    "for LaTeX and most reference managers, with the reader's notes and tags",
    cite,
    "application/x-bibtex",
    "bib",
    is_data=True,
)
