"""Templates, and the only place where text becomes HTML."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from app.archive.exports.xml import without_controls
from app.archive.names_over import NameOver
from app.config import ROOT
from app.language.codes import is_right_to_left, language_name
from app.transcripts.clock_times import clock
from app.transcripts.model import Mark
from app.web.addresses import href, root
from app.web.cards import can_draw
from app.web.views.date import day
from app.web.views.number import grouped, with_noun


@cache
def _static_version(name: str) -> str:
    return blake2b((ROOT / "static" / name).read_bytes(), digest_size=6).hexdigest()


def static(name: str) -> str:
    """The address of a static file; it changes when the file does."""
    return href(f"/static/{name}?v={_static_version(name)}")


def _query(values: Mapping[str, Any], **changed: Any) -> str:
    """A query string of what is set; `changed` wins over `values`."""
    merged = {**values, **changed}
    return urlencode({name: value for name, value in merged.items() if value not in ("", None)})


def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(
            ("html", "atom", "xml"), default=True, default_for_string=True
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(static=static, query=_query, root=root, can_draw=can_draw)
    environment.filters.update(clock=clock, day=day, number=grouped, counted=with_noun)
    environment.filters.update(direction=_direction, language=language_name)
    return environment


def _direction(language: str | None) -> str:
    """Which way words of a language run, as HTML's `dir` says it."""
    return "rtl" if language and is_right_to_left(language) else "auto"


_templates = _environment(ROOT / "templates")


def render(template: str, **values: Any) -> str:
    """The text of a template; values are escaped, and what XML can't hold is no part of any."""
    text = _templates.get_template(template).render(**values)
    return without_controls(text) if template.endswith((".atom", ".xml")) else text


def prepare() -> None:
    """Read all templates, which the first pages would wait for."""
    for name in _templates.list_templates():
        _templates.get_template(name)


def highlighted_text(
    words: Sequence[str],
    highlighted: Collection[int] = (),
    marks: Iterable[Mark] = (),
    first: int = 0,
    here: int | None = None,
    names: Mapping[int, NameOver] = MappingProxyType({}),
    unsure: Collection[int] = (),
    letters: Mapping[int, Sequence[tuple[int, int]]] = MappingProxyType({}),
    left_out: Mapping[int, int] = MappingProxyType({}),
) -> Markup:
    """Words as HTML with `<mark>` around runs of highlighted ones, and `[laughter]` set quietly.

    `highlighted` and the places of `marks` count from the episode's first word; `first` is the
    number of the first of `words`, `here` that of the word that a link leads to. `names` are
    readings of misheard runs, by their first word: the words stand beneath the name, or are shown
    when it is pointed at or tapped where it was only guessed. `unsure` are words that are set
    apart since they are as likely others. Of highlighted words with `letters` only these are.
    `left_out` are runs, by their first word, with the word behind them, that stand behind a dot
    until it is opened; one that holds what is highlighted, named or linked to stays open.
    """
    numbers = range(first, first + len(words))
    names = {one: names[one] for one in numbers if one in names} if names else names
    before: dict[int, list[str]] = {}
    for mark in marks:
        if mark.at in numbers:
            before.setdefault(mark.at, []).append(mark.text)
    if before or unsure or names:
        spoken = _folded(left_out, numbers, {*highlighted, *before, *_named(names)})
        return _word_by_word(words, highlighted, before, first, here, names, unsure, spoken)
    if folded := _folded(left_out, numbers, highlighted):
        return _word_by_word(words, highlighted, before, first, here, names, unsure, folded)
    pieces: list[str] = []
    if not highlighted:
        return escape(" ".join(words))
    for is_whole, run in groupby(numbers, lambda n: None if n in letters else n in highlighted):
        places = list(run)
        if is_whole is None:
            pieces += [_partly(words[one - first], letters[one]) for one in places]
            continue
        text = escape(" ".join(words[places[0] - first : places[-1] + 1 - first]))
        begin = '<mark id="here">' if places[0] == here else "<mark>"
        pieces.append(f"{begin}{text}</mark>" if is_whole else text)
    return Markup(" ".join(pieces))  # noqa: S704 (every piece is escaped above)


def _named(names: Mapping[int, NameOver]) -> Iterator[int]:
    return (word for first, name in names.items() for word in range(first, name.last))


def _folded(left_out: Mapping[int, int], numbers: range, shown: Collection[int]) -> dict[int, int]:
    """The runs among these words that hold none of those to be shown."""
    if not left_out:
        return {}
    return {
        first: left_out[first]
        for first in numbers
        if first in left_out and not any(word in shown for word in range(first, left_out[first]))
    }


def _partly(word: str, letters: Sequence[tuple[int, int]]) -> Markup:
    """A word of which some letters are highlighted."""
    ends = [0, *(end for run in letters for end in run), len(word)]
    plain = [escape(word[low:high]) for low, high in zip(ends[::2], ends[1::2], strict=True)]
    marks = [Markup("<mark>{}</mark>").format(word[low:high]) for low, high in letters]
    return Markup("").join(one for pair in zip(plain, [*marks, ""], strict=True) for one in pair)


def _word_by_word(
    words: Sequence[str],
    highlighted: Collection[int],
    before: Mapping[int, Sequence[str]],
    first: int,
    here: int | None,
    names: Mapping[int, NameOver],
    unsure: Collection[int],
    folded: Mapping[int, int],
) -> Markup:
    """The same where something stands before a word (by its number) or beneath a name, or words
    are set apart one by one."""
    pieces: list[str] = []
    escaped = str(escape("\n".join(words))).split("\n")  # at once: a call a word takes far longer
    is_open = False
    is_named = -1
    open_until = -1
    for number, word in enumerate(words, start=first):
        starts, events = number in highlighted, before.get(number, ())
        if is_open and (not starts or events):
            pieces.append("</mark>")
            is_open = False
        pieces.append(" " if number > first else "")
        if number in folded:
            open_until = folded[number]
            pieces.append(_dot(words[number - first : open_until - first]))
        pieces.extend(f'<span class="event">[{escape(event)}]</span> ' for event in events)
        if starts and not is_open:
            pieces.append('<mark id="here">' if number == here else "<mark>")
            is_open = True
        if number in names and names[number].last - first <= len(words):
            pieces.append(_over(names[number], words[number - first : names[number].last - first]))
            is_named = names[number].last
        if number + 1 == is_named:  # what is written after the words is written after the name
            heard = word.rstrip(".,?!")
            pieces.append(f"{escape(heard)}</rt></ruby>{escape(word[len(heard) :])}")
        elif number in unsure:
            pieces.append(f'<span class="unsure">{escaped[number - first]}</span>')
        else:
            pieces.append(escaped[number - first])
        pieces.append("</span>" if number + 1 == open_until else "")
    pieces.append("</mark>" if is_open else "")
    return Markup("".join(pieces))  # noqa: S704 (every piece is escaped above)


def _dot(words: Sequence[str]) -> str:
    """What begins words that are left out: a dot that opens them, without scripts too."""
    text = escape(" ".join(words))
    return (
        f'<input type="checkbox" class="left-out" autocomplete="off" aria-label="Left out: {text}" '
        f'title="Left out: {text}"><span class="slip">'
    )


def _over(one: NameOver, heard: Sequence[str]) -> str:
    """What begins a name over the words that were heard for it."""
    if not one.is_guess:
        return f'<ruby class="heard">{escape(one.name)}<rt>'
    words = escape(" ".join(heard).rstrip(".,?!"))
    return (
        f'<ruby class="heard guessed" tabindex="0" title="Captioned as “{words}”; the name was '
        f'guessed">{escape(one.name)}<rt>'
    )
