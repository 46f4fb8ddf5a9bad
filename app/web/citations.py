"""Cite a passage: APA 7, MLA 9, Chicago 17, BibTeX, RIS and CSL-JSON.

A passage is cited as a place in an interview (audio where a recording is known), with the time
at which it is said and its permanent address.
"""

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is made of; `speaker` and `date` may be missing."""

    title: str
    container: str
    archive: str
    speaker: str | None
    date: datetime.date | None
    time: str
    quote: str
    url: str
    seen: datetime.date


def citations(cited: Cited) -> dict[str, str]:
    """The citation in each style, by its name."""
    return {
        "APA": apa(cited),
        "MLA": mla(cited),
        "Chicago": chicago(cited),
        "BibTeX": bibtex(cited),
        "RIS": ris(cited),
        "CSL-JSON": csl_json(cited),
    }


def _parts(name: str) -> tuple[str, str]:
    """Given and family name; a name of one word is a family name."""
    given, _, family = name.rpartition(" ")
    return given, family


def _inverted(name: str, initials: bool = False) -> str:
    given, family = _parts(name)
    if not given:
        return family
    if initials:
        given = " ".join(f"{part[0]}." for part in given.split() if part)
    return f"{family}, {given}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def apa(cited: Cited) -> str:
    """APA's Publication Manual, 7th edition, section 10.13 (interviews in an archive)."""
    date = f"({cited.date.year}, {cited.date:%B} {cited.date.day})" if cited.date else "(n.d.)"
    author = f"{_inverted(cited.speaker, True)} " if cited.speaker else ""
    title = f"{cited.title} [Interview transcript, {cited.time}]."
    if not author:
        return f"{title} {date}. {_ended(cited.container)} {cited.url}"
    return f"{author}{date}. {title} {_ended(cited.container)} {cited.url}"


def mla(cited: Cited) -> str:
    """MLA Handbook, 9th edition: interview, container, date, location."""
    author = f"{_ended(_inverted(cited.speaker))} " if cited.speaker else ""
    date = f"{_mla_day(cited.date)}, " if cited.date else ""
    seen = f"Accessed {_mla_day(cited.seen)}."
    title = cited.title if cited.title.endswith(("?", "!")) else f"{cited.title}."
    return f"{author}“{title}” {cited.container}, {date}{cited.time}, {cited.url}. {seen}"


def _mla_day(date: datetime.date) -> str:
    month = f"{date:%B}" if date.month in (5, 6, 7) else f"{date:%b}."
    return f"{date.day} {month.replace('Sep.', 'Sept.')} {date.year}"


def chicago(cited: Cited) -> str:
    """The Chicago Manual of Style, 17th edition, 14.211 (interviews), as a bibliography entry."""
    author = f"{_ended(_inverted(cited.speaker))} " if cited.speaker else ""
    date = f"{cited.date:%B} {cited.date.day}, {cited.date.year}, " if cited.date else ""
    title = cited.title if cited.title.endswith(("?", "!")) else f"{cited.title}."
    return (
        f"{author}“{title}” {cited.container}. Interview transcript, {date}at {cited.time}. "
        f"{cited.url}."
    )


_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
     "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip


def bibtex(cited: Cited) -> str:
    """A BibTeX entry; `@misc`, for its styles know no interviews."""
    family = _parts(cited.speaker)[1] if cited.speaker else cited.title.split(" ")[0]
    key = re.sub(r"[^A-Za-z0-9]", "", family) or "interview"
    year = str(cited.date.year) if cited.date else ""
    fields = [
        ("author", _inverted(cited.speaker).translate(_TEX) if cited.speaker else ""),
        ("title", "{" + cited.title.translate(_TEX) + "}"),
        ("howpublished", f"Interview transcript, {cited.container}".translate(_TEX)),
        ("year", year),
        ("month", f"{cited.date.month}" if cited.date else ""),
        ("note", f"At {cited.time}".translate(_TEX)),
        ("url", cited.url),
        ("urldate", cited.seen.isoformat()),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{key}{year},", *lines, "}"])


def ris(cited: Cited) -> str:
    """An RIS record."""
    rows: Sequence[tuple[str, str]] = [
        ("TY", "SOUND"),
        ("AU", _inverted(cited.speaker) if cited.speaker else ""),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PY", str(cited.date.year) if cited.date else ""),
        ("DA", f"{cited.date:%Y/%m/%d}" if cited.date else ""),
        ("SP", cited.time),
        ("N1", cited.quote),
        ("UR", cited.url),
        ("Y2", f"{cited.seen:%Y/%m/%d}"),
    ]
    flat = [(tag, " ".join(value.split())) for tag, value in rows if value]
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in flat), "ER  - "])


def csl_json(cited: Cited) -> str:
    """A CSL-JSON item."""
    item: dict[str, object] = {
        "id": cited.url.rsplit("/", 1)[-1],
        "type": "interview",
        "title": cited.title,
        "container-title": cited.container,
        "archive": cited.archive,
        "medium": "Interview transcript",
        "locator": cited.time,
        "abstract": cited.quote,
        "URL": cited.url,
        "accessed": {"date-parts": [[cited.seen.year, cited.seen.month, cited.seen.day]]},
    }
    if cited.speaker:
        given, family = _parts(cited.speaker)
        item["author"] = [{"family": family} | ({"given": given} if given else {})]
    if cited.date:
        item["issued"] = {"date-parts": [[cited.date.year, cited.date.month, cited.date.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2)
