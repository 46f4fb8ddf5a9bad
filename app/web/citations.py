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
    """What a citation is made of. `speakers` say the cited words, in order, and may be missing, as
    `date` may; `hosts` are those of them, or others, who ask the questions."""

    title: str
    container: str
    archive: str
    speakers: tuple[str, ...]
    hosts: tuple[str, ...]
    date: datetime.date | None
    time: str
    quote: str
    url: str
    seen: datetime.date

    @property
    def authors(self) -> tuple[str, ...]:
        """Who is cited: the interviewees where they and a host speak, else all who speak."""
        return tuple(name for name in self.speakers if name not in self.hosts) or self.speakers

    @property
    def interviewers(self) -> tuple[str, ...]:
        """The hosts that speak in the cited words beside the authors."""
        return tuple(name for name in self.speakers if name not in self.authors)


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
    """APA's Publication Manual, 7th edition, section 10.13 (interviews in an archive): up to 20
    authors, an ampersand before the last; the interviewer is named with the kind of work."""
    date = f"({cited.date.year}, {cited.date:%B} {cited.date.day})" if cited.date else "(n.d.)"
    names = [_inverted(name, initials=True) for name in cited.authors]
    author = f"{', & '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names)} "
    asked = [_initialed(name) for name in cited.interviewers]
    by = f"; interview by {_listed(asked, '&')}" if asked else ""
    title = f"{cited.title} [Interview transcript{by}, {cited.time}]."
    if not names:
        return f"{title} {date}. {_ended(cited.container)} {cited.url}"
    return f"{author}{date}. {title} {_ended(cited.container)} {cited.url}"


def _initialed(name: str) -> str:
    given, family = _parts(name)
    return " ".join([*(f"{part[0]}." for part in given.split()), family])


def _listed(names: Sequence[str], joint: str) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return f" {joint} ".join(names)
    return f"{', '.join(names[:-1])}, {joint} {names[-1]}"


def _first_inverted(names: Sequence[str]) -> str:
    """Authors in a bibliography: the first one by the family name."""
    return _listed([_inverted(names[0]), *names[1:]], "and") if names else ""


def mla(cited: Cited) -> str:
    """MLA Handbook, 9th edition: interview, container, date, location; of three authors and more
    the first stands for all."""
    names = cited.authors
    author = f"{_inverted(names[0])}, et al" if len(names) > 2 else _first_inverted(names)
    author = f"{_ended(author)} " if author else ""
    by = f" Interview by {_listed(cited.interviewers, 'and')}." if cited.interviewers else ""
    date = f"{_mla_day(cited.date)}, " if cited.date else ""
    seen = f"Accessed {_mla_day(cited.seen)}."
    title = cited.title if cited.title.endswith(("?", "!")) else f"{cited.title}."
    return f"{author}“{title}”{by} {cited.container}, {date}{cited.time}, {cited.url}. {seen}"


def _mla_day(date: datetime.date) -> str:
    month = f"{date:%B}" if date.month in (5, 6, 7) else f"{date:%b}."
    return f"{date.day} {month.replace('Sep.', 'Sept.')} {date.year}"


def chicago(cited: Cited) -> str:
    """The Chicago Manual of Style, 17th edition, 14.211 (interviews), as a bibliography entry: the
    person interviewed comes first, the interviewer after the title."""
    author = f"{_ended(_first_inverted(cited.authors))} " if cited.authors else ""
    by = f" Interview by {_listed(cited.interviewers, 'and')}." if cited.interviewers else ""
    date = f"{cited.date:%B} {cited.date.day}, {cited.date.year}, " if cited.date else ""
    title = cited.title if cited.title.endswith(("?", "!")) else f"{cited.title}."
    return (
        f"{author}“{title}”{by} {cited.container}. Interview transcript, {date}at {cited.time}. "
        f"{cited.url}."
    )


_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
     "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip


def bibtex(cited: Cited) -> str:
    """A BibTeX entry; `@misc`, for its styles know no interviews."""
    family = _parts(cited.authors[0])[1] if cited.authors else cited.title.split(" ")[0]
    key = re.sub(r"[^A-Za-z0-9]", "", family) or "interview"
    year = str(cited.date.year) if cited.date else ""
    fields = [
        ("author", " and ".join(_inverted(name).translate(_TEX) for name in cited.authors)),
        ("title", "{" + cited.title.translate(_TEX) + "}"),
        ("howpublished", f"Interview transcript, {cited.container}".translate(_TEX)),
        ("year", year),
        ("month", f"{cited.date.month}" if cited.date else ""),
        ("note", _note(cited).translate(_TEX)),
        ("url", cited.url),
        ("urldate", cited.seen.isoformat()),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{key}{year},", *lines, "}"])


def _note(cited: Cited) -> str:
    by = f"; interview by {_listed(cited.interviewers, 'and')}" if cited.interviewers else ""
    return f"At {cited.time}{by}"


def ris(cited: Cited) -> str:
    """An RIS record."""
    rows: Sequence[tuple[str, str]] = [
        ("TY", "SOUND"),
        *(("AU", _inverted(name)) for name in cited.authors),
        *(("A2", _inverted(name)) for name in cited.interviewers),
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


def _csl_name(name: str) -> dict[str, str]:
    given, family = _parts(name)
    return {"family": family} | ({"given": given} if given else {})


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
    for role, names in (("author", cited.authors), ("interviewer", cited.interviewers)):
        if names:
            item[role] = [_csl_name(name) for name in names]
    if cited.date:
        item["issued"] = {"date-parts": [[cited.date.year, cited.date.month, cited.date.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2)
