"""What stands beside a transcript, and what an owner writes of the archive."""

import re
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from app.archive.ingest.folder import scan
from app.archive.ingest.reading import ReadFile, read_file
from app.archive.owner.owner_files import OwnerFiles, read_owner_files
from benchmarks.fuzz.changes import changed, changed_json, parsed
from benchmarks.fuzz.files import wrong_in
from benchmarks.fuzz.trying import Input

TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Vera>Good morning. The kettle is older than the house.

00:00:05.000 --> 00:00:09.000
<v Tomas>Thank you. Then it has boiled for two hundred years, give or take a winter.

00:00:10.000 --> 00:00:14.000
<v Vera>And one day it will boil for somebody who asks nothing of it at all.
"""
BESIDE = {
    "talk.yaml": """title: The Kettle
date: 2021-03-04
length: 1:02:03
hosts: [Vera Lind, {name: Tomas}]
guests: Odalys Brunn
keywords: [kettles, winters]
series: House Talks
season: 2
number: 7
language: en
youtube: dQw4w9WgXcQ
media: https://example.org/kettle.mp3
chapters:
  - {at: "0:00", title: Morning}
  - {at: 8.5, title: "A day"}
sync:
  - {at: "0:05", words: Thank you. Then it has}
  - {at: 11, word: 24}
times-from: talk.srt
info: {place: the kitchen}
labels: [unedited]
views: 12
recordings:
  - {title: On film, youtube: dQw4w9WgXcQ, shift: 2}
  - {title: Uncut, media: uncut.mp3, shifts: [{shift: 0}, {at: "0:05", shift: "0:02"}]}
""",
    "talk.info.json": """{"extractor": "youtube", "id": "dQw4w9WgXcQ", "title": "The Kettle",
"upload_date": "20210304", "duration": 14, "channel": "House", "tags": ["a"], "language": "en",
"chapters": [{"start_time": 0, "end_time": 5, "title": "Morning"}], "webpage_url": "https://y.example",
"comments": [{"id": "1", "parent": "root", "text": "At 0:05 he thanks", "author": "@a",
"timestamp": 1614850000, "like_count": 3}, {"id": "2", "parent": "1", "text": "yes"}]}""",
    "talk.comments.json": """[{"author": "Perrin", "text": "The kettle at 0:05!", "score": 3,
"at": "2021-03-05T10:00:00Z", "page": "https://c.example/1", "answers": [{"text": "Indeed."}]}]""",
    "talk.chapters.json": """{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Morning"},
{"startTime": 5.5, "title": "Winter", "toc": false, "url": "https://h.example"}]}""",
    "talk.speakers.yaml": """names: {A: Vera Lind, B: Tomas}
turns:
- {word: 0, says: Good morning. The, speaker: A}
- {word: 9, says: Thank you. Then, speaker: B}
- {word: 24, says: And one day, speaker: "?"}
""",
    "talk.srt": "1\n00:00:01,000 --> 00:00:04,000\ngood morning the kettle is older\n\n"
    "2\n00:00:05,000 --> 00:00:09,000\nthank you then it has boiled\n",
    "feed.xml": """<?xml version="1.0"?><rss version="2.0"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>House Talks</title>
<language>en</language><item><title>talk</title><guid>t1</guid><itunes:duration>0:14</itunes:duration>
<pubDate>Thu, 04 Mar 2021 10:00:00 +0100</pubDate><enclosure url="https://h.example/talk.mp3"
length="9" type="audio/mpeg"/><itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>
<podcast:transcript url="https://h.example/talk.vtt" type="text/vtt"/>
<podcast:person role="guest">Odalys</podcast:person></item></channel></rss>""",
}
OWNED = {
    "archive.yaml": """title: Kettles
description: What is said of them
language: en
encoding: utf-8
hosts: [Vera Lind]
words: {js: JS}
heard-as: {Odalys Brunn: [oh the list]}
guess-names: {Odalys: false}
guess-speakers: true
series:
  house: House Talks
  barn: {title: Barn Talks, hosts: [Tomas], language: de}
""",
    "topics.yaml": """topics:
  Kettles: [kettle, kettles]
  - title: Winter
    words: [winter, "cold snap"]
    parents: Kettles
    links: [https://k.example]
    pinned: true
hides: [House]
""",
    "people.yaml": """- name: Odalys Brunn
  aliases: [Odalys]
  role: guest
  links: [https://o.example]
  heard-as: oh the list
- Vera Lind
""",
    "versions.yaml": """- [a.vtt, b.srt]
- files: [c.vtt, d.srt]
  read: c.vtt
  apart: true
""",
}
_PIECES = (
    "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "<<: *a", "? ", "| ", ">-\n", "!!python/object:os",
    "!!binary ", "!!float .inf", ".nan", "-.inf", "1e400", "0x7fffffffffffffffff", "1:2:3:4", "~",
    "2021-02-30", "2021-03-04T25:00:00", "0001-01-01", "9999-12-31T23:59:59-14:00", "yes", "\t",
    "'", '"', "\\x00", '"\\ud800"', "\u202e", "\u2028", "---\n", "...\n", "%YAML 9.9\n", "#", "\n",
    "javascript:alert(1)", "../../etc/passwd", "-99999999999999999999", "null", "[[[[[[", "0:00",
)  # fmt: skip
_ENDS = (".", "?", "…")
"""How a sentence ends, also one that was cut."""
_EVERY = {**BESIDE, **OWNED}
_ROOTS = {name: parsed(text) for name, text in _EVERY.items() if name.endswith(".json")}


def beside_in(folder: Path) -> Callable[[Random], Input]:
    """What draws a talk with one to three changed files beside it; each is written into a folder of
    its own, and read as an import reads it."""
    numbers = count()

    def draw(random: Random) -> Input:
        names = random.sample(sorted(BESIDE), random.randint(1, 3))
        files = {name: _changed(name, random) for name in names}
        use = partial(_read, folder / f"{next(numbers)}", files)
        return Input(" + ".join(names), _shown(files), use)

    return draw


def owner_in(folder: Path) -> Callable[[Random], Input]:
    """What draws an owner's files, one of them changed."""
    folder.mkdir()
    for name, text in OWNED.items():
        (folder / name).write_text(text)

    def draw(random: Random) -> Input:
        name = random.choice(sorted(OWNED))
        data = _changed(name, random)
        return Input(name, data, partial(_understand, folder / name, data))

    return draw


def _changed(name: str, random: Random) -> bytes:
    if name in _ROOTS and random.random() < 0.7:
        return changed_json(_ROOTS[name], random)
    text = _EVERY[name]
    if random.random() < 0.5:
        return changed(text.encode(), random)
    for _ in range(random.randint(1, 4)):
        places = [found.start() for found in re.finditer(r"\b|$", text)]
        first, last = sorted(random.choices(places, k=2))
        last = min(last, first + random.choice((0, 1, 8, 30)))
        text = text[:first] + random.choice(_PIECES) + text[last:]
    return text.encode("utf-8", "surrogatepass")


def _shown(files: dict[str, bytes]) -> bytes:
    return b"".join(b"== %b ==\n%b\n" % (name.encode(), data) for name, data in files.items())


def _read(folder: Path, files: dict[str, bytes]) -> tuple[str, str]:
    folder.mkdir()
    try:
        (folder / "talk.vtt").write_text(TALK)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        found = next(one for one in scan(folder, folder).files if one.name == "talk.vtt")
        return _became(read_file(found, OwnerFiles()))
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def _became(read: ReadFile) -> tuple[str, str]:
    if read.transcript is None:
        return "refused", f"the talk is lost: {read.reason}"
    fault = wrong_in(read.transcript)
    odd = [one for one in read.problems if not one.endswith(_ENDS)]
    fault = fault or (f"no sentence: {odd[0]}" if odd else "")
    return ("told of" if read.problems else "understood"), fault


def _understand(path: Path, data: bytes) -> tuple[str, str]:
    path.write_bytes(data)
    found = read_owner_files(path.parent)
    path.write_text(OWNED[path.name])
    odd = [one for one in found.problems if not one.endswith(_ENDS)]
    told = (found.called, found.nobody, found.archive.guesses_name("Odalys"))
    found.archive.folder("barn/talk.vtt")
    assert told
    return ("told of" if found.problems else "understood"), f"no sentence: {odd[0]}" if odd else ""
