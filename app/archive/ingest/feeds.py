"""Feeds in the folder: what they tell of the files beside and below them.

A file belongs to the episode whose transcript or audio has its name, whose `guid` it is named
after, or whose title it bears; where two would do, it belongs to none.
"""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from app.archive.files import read_bytes
from app.errors import VivaVoceError
from app.transcripts.feed import Item, read_feed
from app.transcripts.source import Source
from app.transcripts.web_address import split_address

LARGEST_FEED_BYTES = 20_000_000
"""Bytes."""
_FEEDS = {".xml", ".rss", ".atom"}
_FEED = re.compile(rb"<rss|http://www\.w3\.org/2005/Atom")
_GENERIC = re.compile(r"^(?:transcripts?|captions?|subtitles?|audio|episode|download|media|index)$")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that lies in the folder, and its episodes."""

    path: Path
    items: tuple[Item, ...]


Told = Mapping[Path, tuple[tuple[str, object], ...]]
"""What feeds tell of files: facts by the names of Metadata."""


def feeds(files: Iterable[Path], root: Path) -> Iterator[Feed]:
    """The feeds among the files; what can't be read is left to whoever reads files."""
    for file in files:
        if file.suffix.lower() not in _FEEDS:
            continue
        try:
            data = read_bytes(file, root, LARGEST_FEED_BYTES)
            if _FEED.search(data[:5_000]):
                yield Feed(file, read_feed(Source(file.name, data)))
        except VivaVoceError:
            continue


def told(feed: Feed, files: Sequence[Path]) -> Told:
    """The files at or below the feed's folder that are its episodes' transcripts."""
    names: dict[str, set[int]] = {}
    for number, item in enumerate(feed.items):
        for name in _names(item):
            names.setdefault(name, set()).add(number)
    found: dict[Path, int] = {}
    for file in files:
        if feed.path.parent not in file.parents or file == feed.path:
            continue
        for name in _names_of(file):
            if len(numbers := names.get(name, set())) == 1:
                found[file] = next(iter(numbers))
                break
    return {file: _facts(feed.items[number], file) for file, number in found.items()}


def _facts(item: Item, file: Path) -> tuple[tuple[str, object], ...]:
    """What the feed tells of a file; its recording is the one beside it, where there is one."""
    name = unquote(split_address(item.audio).path).rpartition("/")[2]
    beside = f"{file.parent}/{name}"
    if name and os.path.isfile(beside):  # noqa: PTH113 - pathlib's raises for a name too long
        return tuple({**dict(item.facts), "media_url": name}.items())
    return item.facts


def unmatched(feed: Feed, matched: Told) -> str:
    """A sentence about a feed's episodes that have no transcript in the folder; empty where all
    have one."""
    here = Counter(dict(facts).get("title") for facts in matched.values())
    lacking = [item for item in feed.items if not here[item.title]]
    offered = sum(1 for item in lacking if item.transcripts)
    if not lacking:
        return ""
    count, all_of_it = len(lacking), len(feed.items)
    sentence = f"A podcast feed: {count:,} of its {all_of_it:,} episodes have no transcript here."
    if offered:
        sentence += f" It links to transcripts of {offered:,}: `import --download` fetches them."
    if held := sum(1 for item in lacking if item.holds_words):
        sentence += (
            f" The words of {held:,} stand in the feed itself, which isn't read as a talk: save "
            "the page of each into the folder."
        )
    return sentence


def slug(title: str) -> str:
    """A title as file names have it: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", "-", plain).strip("-_")[:80]


def _names(item: Item) -> Iterator[str]:
    """What a file of the episode may be called, without extension."""
    for address in (*(url for url, _ in item.transcripts), item.audio):
        parts = [part for part in unquote(split_address(address).path).split("/") if part]
        if not parts:
            continue
        stem = slug(parts[-1].rpartition(".")[0] or parts[-1])
        if _GENERIC.match(stem):
            stem = slug(f"{parts[-2]} {stem}") if len(parts) > 1 else ""
            if len(parts) > 1:
                yield slug(parts[-2])
        if stem:
            yield stem
    for text in (item.guid, item.guid.rpartition("/")[2], item.title):
        if name := slug(text):
            yield name


def _names_of(file: Path) -> Iterator[str]:
    stem = _LANGUAGE.sub("", file.stem) or file.stem
    yield slug(stem)
    yield slug(f"{file.parent.name} {stem}")
    yield slug(re.sub(r"^\d{1,4}[\s._-]+|^\d{4}-\d\d-\d\d[\s._-]+", "", stem))
    if _GENERIC.match(slug(stem)):
        yield slug(file.parent.name)
