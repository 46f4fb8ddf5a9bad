"""Names that seem to be one person's, and guests who have no page yet, for the owner to settle."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from app.store import people
from app.store.database import Database
from app.store.people import Participation

_DEGREE = re.compile(r",.*$|\b(?:dr|prof|phd|md|jr|sr|mr|mrs|ms)\b\.?", re.IGNORECASE)
_LONG_LETTERS = 8
"""Letters of a part of a name in which two may be slips; in one of half as many one may."""


_FEW_WORDS = 15
"""Words of whoever may be nobody: a line out of a film, a laugh."""


@dataclass(frozen=True, slots=True)
class PersonProposal:
    """Somebody by `name`, who is called `aliases` too; `role` is `guest` for one whom a title alone
    names, `nobody` for what may be no person's name. `reasons` are sentences for the owner."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    reasons: tuple[str, ...] = ()


def propose_people(database: Database) -> list[PersonProposal]:
    """What may be put into `people.yaml`."""
    with database.read() as session:
        parts, guessed = people.participations(session), people.guessed(session)
    return [*one_person(parts), *guests(guessed), *hardly_anybody(parts)]


def guests(guessed: Sequence[tuple[str, str]]) -> list[PersonProposal]:
    """Guests whom titles alone name; pairs of name and title."""
    titles: dict[str, list[str]] = defaultdict(list)
    for name, title in guessed:
        titles[name].append(title)
    return [
        PersonProposal(
            name, role="guest", reasons=tuple(f"in the title of {one}" for one in found[:3])
        )
        for name, found in titles.items()
    ]


def hardly_anybody(parts: Sequence[Participation]) -> list[PersonProposal]:
    """Names that say a few words in a single episode, as a clip in it does or a joke."""
    where, _, words = _facts(parts)
    return [
        PersonProposal(name, role="nobody", reasons=(f"{words[name]} words in one episode",))
        for name in where
        if len(where[name]) == 1 and 0 < words[name] <= _FEW_WORDS
    ]


def one_person(parts: Sequence[Participation]) -> list[PersonProposal]:
    """Names that seem to be one person's: a part of a name where one person of the series has it
    whole, and names that differ in spelling. Names of which two stand in one episode are of two."""
    where, series, words = _facts(parts)
    reasons: dict[tuple[str, str], str] = {}
    for short in where:
        if reason := _whole(short, where, series):
            reasons[reason[0], short] = reason[1]
    for one, other in combinations(where, 2):
        if series[one] & series[other] and where[one].isdisjoint(where[other]):
            said = _alike(one, other)
            if said:
                more, fewer = sorted((one, other), key=lambda name: (-words[name], name))
                reasons.setdefault((more, fewer), said)
    return _gathered(reasons)


def _facts(
    parts: Sequence[Participation],
) -> tuple[Mapping[str, set[int]], Mapping[str, set[str]], Mapping[str, int]]:
    """The episodes, series and words of each name."""
    where: dict[str, set[int]] = defaultdict(set)
    series: dict[str, set[str]] = defaultdict(set)
    words: dict[str, int] = defaultdict(int)
    for part in parts:
        where[part.name].add(part.episode_id)
        series[part.name].add(part.series or "")
        words[part.name] += part.words
    return where, series, words


def _whole(
    short: str, where: Mapping[str, set[int]], series: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    """Who has a name whole of which `short` is the first or the last part, and why; None where
    nobody has, or several, or where a name is whole itself."""
    part = _plain(short)
    if len(part) != 1:
        return None
    own: set[str] = set()
    for name in where:
        plain = _plain(name)
        if len(plain) > 1 and part[0] in (plain[0], plain[-1]) and series[name] & series[short]:
            own.add(name)
    others = {name for name in own if where[name].isdisjoint(where[short])}
    if len(own) != 1 or not others:
        return None
    [name] = own
    shared = sorted(series[name] & series[short])[0]
    return name, f"the only one of that name in {shared or 'files of no series'}"


def _alike(one: str, other: str) -> str:
    """Why two names may be one person's; empty where they aren't."""
    here, there = _plain(one), _plain(other)
    if here == there:
        return "the same but for signs, titles and accents"
    if len(here) > 1 < len(there) and (here[0], here[-1]) == (there[0], there[-1]):
        return "the same but for what stands between"
    if len(here) == len(there) > 1 and here[1:] == there[1:] and _is_short_form(here[0], there[0]):
        return "the first name is shorter"
    if len(here) == len(there) > 1 and all(map(_is_slip, here, there)):
        return "spelt alike"
    return ""


def _is_slip(one: str, other: str) -> bool:
    """Whether parts of names are the same, or differ as slips do, which spare the first letter."""
    least = min(len(one), len(other))
    allowed = (least >= _LONG_LETTERS // 2 + 1) + (least > _LONG_LETTERS)
    return one == other or (one[0] == other[0] and OSA.distance(one, other) <= allowed)


def _is_short_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)


def _plain(name: str) -> list[str]:
    """The parts of a name, folded, without titles, degrees and initials."""
    folded = unicodedata.normalize("NFKD", _DEGREE.sub(" ", name).casefold())
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    parts = re.findall(r"[^\W\d_]+", folded)
    return [part for part in parts if len(part) > 1] or parts


def _gathered(reasons: Mapping[tuple[str, str], str]) -> list[PersonProposal]:
    """Proposals of one name each: who is another's alias has none of their own."""
    aliases: dict[str, list[str]] = defaultdict(list)
    told: dict[str, list[str]] = defaultdict(list)
    names = {alias: name for name, alias in reasons}

    def root(name: str) -> str:
        seen = {name}
        while name in names and names[name] not in seen:
            name = names[name]
            seen.add(name)
        return name

    for (_, alias), reason in reasons.items():
        name = root(alias)
        if name != alias and alias not in aliases[name]:
            aliases[name].append(alias)
            told[name].append(f"{alias}: {reason}")
    return [
        PersonProposal(name, tuple(found), reasons=tuple(told[name]))
        for name, found in sorted(aliases.items())
        if found
    ]
