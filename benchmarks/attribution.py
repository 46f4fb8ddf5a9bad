"""Does a site show anybody's words under another's name?

    python -m benchmarks.attribution FOLDER [--talks 15] [--queries 60] [--hits]

FOLDER holds transcripts in Markdown with `**Name:**` before each turn. Of some of them talks are
made whose every word carries its speaker (`benchmarks/marked.py`), in five formats in turn; they
are imported, and a site over them is crawled: hits as page, feed and JSON, passages, citations in
all styles, embeds, cards, lists, quotes, episodes and all the files that they can be had as,
topics, series, people, home. Every word under a name is looked up; some are nobody's. With
`--hits`, hits over the transcripts as they are are judged as well, beside a peer that gives each to
who says most of its passage. Exits 1 when a word of ours is wrong.
"""

import argparse
import logging
import random
import re
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import structlog
from fastapi.testclient import TestClient
from lxml import html

from app.archive.answers.hits import FoundPassage
from app.archive.answers.searching import Search, search
from app.config import Settings
from app.language.tokens import text_tokens
from app.store import episodes, people
from app.store.database import Session
from app.transcripts.speaker_names import NOT_NAMED
from app.web.application import create
from app.web.pages.cards import passage_card
from benchmarks.archives import imported
from benchmarks.marked import (
    MARKED,
    Claim,
    MarkedTalk,
    in_json,
    in_lines,
    in_page,
    in_spans,
    in_tei,
    in_word_file,
    speakers,
    write_talks,
)

TURN = re.compile(r"^\*{2,3}([^*\n]{1,80}?):?\*{2,3}:?", re.MULTILINE)
QUERIES = (
    "open source", "burnout", "machine learning", "what do you think about", "kubernetes",
    "the hardest part", "community", "I never thought", "testing", "how did you start",
    "security", "remote work", "favorite", "error messages", "javascript", "podcast", "sleep",
    "money", "documentation", "thank you for having me",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A file's tokens as one text, and who says what stands from each place on."""

    text: str
    starts: Sequence[int]
    names: Sequence[str]

    def speakers(self, tokens: Sequence[str]) -> set[frozenset[str]]:
        """Who says these tokens, for each place at which they stand in a row."""
        run = f" {' '.join(tokens)} "
        found = set()
        at = self.text.find(run)
        while at >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            last = bisect_right(self.starts, at + len(run) - 2) - 1
            found.add(frozenset(self.names[first : last + 1]))
            at = self.text.find(run, at + 1)
        return found


@cache
def said(path: Path) -> Said:
    """The turns of a file, without asking our own readers."""
    text = path.read_text("utf-8", "replace")
    marks = list(TURN.finditer(text))
    pieces, starts, names, length = [], [], [], 1
    for mark, following in zip(marks, [*marks, None][1:], strict=True):
        body = text[mark.end() : following.start() if following else len(text)]
        tokens = text_tokens(re.sub(r"\]\([^)]*\)|<[^>]*>|\[\d+:\d+(?::\d+)?\]", " ", body))
        if tokens:
            starts.append(length)
            names.append(_bare(mark[1]))
            pieces += tokens
            length += sum(len(token) + 1 for token in tokens)
    return Said(f" {' '.join(pieces)} ", starts, names)


def _bare(name: str) -> str:
    return " ".join(text_tokens(name))


def claims(found: FoundPassage) -> Iterator[tuple[str | None, list[str]]]:
    """What a hit says of whose its words are."""
    for turn in found.turns:
        words = found.words[turn.first - found.first : turn.last - found.first]
        yield turn.speaker, text_tokens(" ".join(words))


def one_name(found: FoundPassage) -> Iterator[tuple[str | None, list[str]]]:
    """What a passage with one speaker would say."""
    yield found.passage.speaker, text_tokens(" ".join(found.words))


@dataclass(frozen=True)
class Crawl:
    """A site over marked talks, who says each word, and what was counted: words by the kind of
    address, words under another's name, hits."""

    client: TestClient
    said: dict[str, str]
    words: Counter[str]
    wrong: Counter[str]

    @cached_property
    def surnames(self) -> Mapping[str, str]:
        """The last name of each speaker."""
        return {name: re.escape(name.split()[-1]) for name in set(self.said.values()) if name}

    def judge(self, kind: str, claims: Iterable[Claim]) -> None:
        """Count the words that are claimed, and those that somebody else says."""
        for claim in claims:
            self.words[kind] += len(claim.marks)
            self.wrong[kind] += sum(self.said[one.lower()] != claim.name for one in claim.marks)

    def query(self, typed: str) -> int:
        """Judge what a query finds; how many hits there are."""
        asked = {"q": typed, "by": "passage"}
        hits = self.client.get("/api/search", params=asked).json()["hits"]
        self.judge("/api/search", in_json(hits))
        self.judge("/search", in_page(self.client.get("/search", params=asked).text))
        feed = self.client.get("/search.atom", params=asked).content
        for content in re.findall(r"<content[^>]*>(.*?)</content>", feed.decode(), re.DOTALL):
            self.judge("/search.atom", in_page(f"<div>{unescape(content)}</div>"))
        for hit in hits:
            self.passage(hit["passage"])
        return len(hits)

    def passage(self, key: str) -> None:
        """Judge what is told of a passage, and of its words by one speaker."""
        link = self.client.get(f"/api/p/{key}").json()
        self.judge("/api/p", in_json(link))
        self.judge("/card/p/", self.card(key))
        for kind in ("/cite/", "/embed/p/", "/list?p="):
            self.judge(kind, in_page(self.client.get(f"{kind}{key}").text))
        quote = self.client.post("/api/quote", json={"text": link["text"][:600]}).json()
        self.judge("/api/quote", in_json(quote["matches"]))
        place = 0
        for turn in link["turns"]:
            end = place + sum(any(map(str.isalnum, one)) for one in turn["text"].split())
            self.one_turn(f"{key}.{place}-{end}", turn["speaker"])
            place = end

    def card(self, address: str) -> Iterator[Claim]:
        """What is drawn on the picture of a link."""
        site: Any = self.client.app
        with site.state.site.database.read() as session:
            card = passage_card(session, address)
        for turn in card.turns if card else ():
            name = turn.name or (card.speaker if card else "")
            if name and name != NOT_NAMED:
                yield Claim(name, MARKED.findall(turn.text))

    def one_turn(self, address: str, speaker: str | None) -> None:
        """Judge what is told of words that one speaker says: nobody else is named for them."""
        cited: Any = html.fromstring(self.client.get(f"/cite/{address}").text)
        for style in cited.xpath("//section[@class='citation']"):
            told = style.xpath("./pre")[0].text_content()
            self.judge_name(f"cited {style.xpath('./h2')[0].text}", told, speaker)
        site = str(self.client.base_url).rstrip("/")
        shown = self.client.get("/oembed", params={"url": f"{site}/p/{address}"}).json()
        self.judge_name("/oembed", shown.get("author_name", ""), speaker)

    def judge_name(self, kind: str, told: str, speaker: str | None) -> None:
        """Count a text that names somebody, and one that names somebody else than the speaker, who
        may have the same last name."""
        named = {name for name in self.surnames if re.search(rf"\b{self.surnames[name]}\b", told)}
        self.words[kind] += 1
        own = self.surnames.get(speaker or "")
        self.wrong[kind] += any(self.surnames[one] != own for one in named)

    def episode(self, slug: str, names: Sequence[str]) -> None:
        """Judge a talk's page, and the files that it can be had as."""
        self.judge("/episodes", in_page(self.client.get(f"/episodes/{slug}").text, ""))
        for kind in ("txt", "vtt", "srt", "md"):
            answer = self.client.get(f"/episodes/{slug}.{kind}")
            if answer.status_code == 200:
                self.judge(f".{kind}", in_lines(answer.text, names))
        for kind in ("json", "podcast.json"):
            answer = self.client.get(f"/episodes/{slug}.{kind}")
            if answer.status_code == 200:
                self.judge(f".{kind}", in_json(answer.json()))
                self.judge(f".{kind}", in_spans(answer.json()))
        self.judge(".tei.xml", in_tei(self.client.get(f"/episodes/{slug}.tei.xml").content))
        word = self.client.get(f"/episodes/{slug}.docx").content
        self.judge(".docx", in_word_file(word, names))
        ohms: Any = html.fromstring(self.client.get(f"/episodes/{slug}.ohms.xml").content)
        self.judge(".ohms.xml", in_lines(ohms.xpath("string()"), names))

    def others(self) -> None:
        """Judge home, and the pages of topics, series and years."""
        self.judge("/", in_page(self.client.get("/").text))
        for kind, list_of in (("topics", "topics"), ("series", "series")):
            for one in self.client.get(f"/api/{kind}", params={"limit": 100}).json()[list_of]:
                self.judge(f"/{kind}", in_page(self.client.get(f"/{kind}/{one['slug']}").text))


def crawl(talks: Sequence[MarkedTalk], folder: Path, data: Path, queries: int) -> Crawl:
    """Import the talks, and judge all that a site over them says."""
    said = speakers(talks)
    names = sorted(set(said.values()) - {""})
    with imported(folder, data) as opened, opened.database.read() as session:
        slugs = [row.slug for row in episodes.page(session, limit=len(talks))[1]]
        persons = [(one.slug, one.name) for one in people.in_most_episodes(session, 200)]
    app = create(Settings(archive=folder, data=data, page_cache_mb=0))
    found = Crawl(TestClient(app), said, Counter(), Counter())
    source = random.Random(7)
    turns = [
        (name, words.split(), after.split())
        for talk in talks
        for (name, words), (_, after) in pairwise(talk.turns)
        if name and len(words.split()) > 12
    ]
    for number in range(queries):
        found.words["hits"] += found.query(_typed(source, *source.choice(turns), number))
    for slug in slugs:
        found.episode(slug, names)
    found.others()
    for slug, name in persons:
        found.judge("/people", in_page(found.client.get(f"/people/{slug}").text, name))
    app.state.site.database.close()
    return found


def _typed(
    source: random.Random, name: str, words: Sequence[str], after: Sequence[str], number: int
) -> str:
    """What is asked for, by turns: one to three words of a turn, half a sentence of it, these with
    its speaker, a question, words across its end, and its speaker alone."""
    first = source.randrange(len(words) - 10)
    asking = [at for at, word in enumerate(words) if word.endswith("?")]
    end = asking[0] + 1 if asking else len(words)
    return (
        words[first],
        " ".join(words[first : first + 2]),
        " ".join(words[first : first + 3]),
        " ".join(words[first : first + 9]),
        f'speaker:"{name}" {words[first]}',
        f'speaker:"{name}" ' + " ".join(words[first : first + 6]),
        " ".join(words[max(0, end - 8) : end]),
        " ".join([*words[-3:], *after[:3]]),
        f'"{" ".join([*words[-2:], *after[:2]])}"',
        f'speaker:"{name}"' if number % 20 == 9 else name,
    )[number % 10]


def main() -> None:
    """Read the command line, crawl, search, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--talks", type=int, default=15)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--hits", action="store_true")
    arguments = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as temporary:
        talks = write_talks(arguments.folder, Path(temporary) / "talks", arguments.talks, seed=3)
        if not talks:
            sys.exit(f"{arguments.folder}: no Markdown with 20 turns of two speakers or more")
        found = crawl(talks, Path(temporary) / "talks", Path(temporary), arguments.queries)
    print(f"{len(talks)} talks, {len(found.said):,} words; {found.words.pop('hits')} hits")
    for kind, words in found.words.items():
        print(f"{kind:14} {words:9,} words under a name, {found.wrong[kind]:,} under another's")
    wrong = found.wrong.total()
    if arguments.hits:
        wrong += judged_hits(arguments.folder, arguments.queries)
    sys.exit(1 if wrong else 0)


def judged_hits(folder: Path, queries: int) -> int:
    """Judge the hits over a folder's transcripts as they are, beside one name for each; how many
    of ours put words under another's name."""
    counts: dict[str, Counter[str]] = {"ours": Counter(), "one name a hit": Counter()}
    with imported(folder) as opened, opened.database.read() as session:
        for typed in _queries(session, queries):
            for hit in search(session, opened.engine, Search(typed, limit=10)).hits:
                path = folder / hit.episode.source.path
                if path.suffix == ".md" and any(turn.speaker for turn in hit.turns):
                    for name, of in (("ours", claims), ("one name a hit", one_name)):
                        counts[name].update(_judged(path, list(of(hit))))
    for name, count in counts.items():
        print(
            f"{name:16} {count['hits']} hits with a speaker, {count['found']} found again; "
            f"{count['wrong']} put words under another's name"
        )
    return counts["ours"]["wrong"]


def _queries(session: Session, count: int) -> list[str]:
    """The fixed ones, and names of speakers with a common word."""
    source = random.Random(1)
    names = [name for _, name in people.named(session, 200)]
    words = "people work time code question".split()
    asked = [f'speaker:"{source.choice(names)}" {source.choice(words)}' for _ in range(count)]
    return [*QUERIES, *asked][:count]


def _judged(path: Path, claimed: Sequence[tuple[str | None, list[str]]]) -> dict[str, int]:
    """One hit: whether all its words were found again, and any under another's name."""
    file = said(path)
    is_found, is_wrong = True, False
    for name, tokens in claimed:
        places = file.speakers(tokens) if tokens else {frozenset()}
        is_found = is_found and bool(places)
        if name is not None and places and tokens:
            is_wrong = is_wrong or not any(place <= {_bare(name)} for place in places)
    return {"hits": 1, "found": int(is_found), "wrong": int(is_wrong)}


if __name__ == "__main__":
    main()
