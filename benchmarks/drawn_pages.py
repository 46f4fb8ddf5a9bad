"""Pages of each kind, drawn from what an archive holds, none twice."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from app.store import episodes, people, series, topics, transcripts
from benchmarks.archives import Opened
from benchmarks.scale import queries

Kinds = Mapping[str, Sequence[str]]
"""Paths of pages by kind."""
QUESTIONS = Path(__file__).parent / "queries" / "other_words.tsv"
MISHEARD = Path(__file__).parent / "queries" / "misheard.tsv"


def searches(texts: Sequence[str], names: Sequence[str], count: int) -> Kinds:
    """Searches of each kind."""
    source = random.Random(4)
    said = queries(texts, count)
    questions = [line.split("\t")[1] for line in _lines(QUESTIONS)]
    misheard = [line.split("\t")[0] for line in _lines(MISHEARD)]
    typed = {
        **said,
        "question": source.sample(questions, min(count, len(questions))),
        "name": source.sample(names, min(count, len(names))),
        "misheard name": source.sample(misheard, min(count, len(misheard))),
        "said by somebody": [f'said:"{source.choice(names)}" {one}' for one in said["common word"]],
    }
    return {
        f"search: {kind}": [f"/search?q={quote(one)}" for one in asked]
        for kind, asked in typed.items()
    }


def _lines(path: Path) -> list[str]:
    return [one for one in path.read_text("utf-8").splitlines() if not one.startswith("#")]


def pages(opened: Opened, count: int) -> Kinds:
    """Pages of each kind, drawn from what the archive holds."""
    source = random.Random(3)

    def some(paths: Sequence[str]) -> list[str]:
        return source.sample(paths, min(count, len(paths)))

    texts = [text for _, text in opened.passages()]
    quoted = source.sample(texts, min(count, len(texts)))

    with opened.database.read() as session:
        rows = episodes.page(session, limit=100_000)[1]
        talks = [f"/episodes/{row.slug}" for row in rows]
        passages = [
            one.key
            for row in source.sample(rows, min(count, len(rows)))
            for one in source.sample(transcripts.passages_of(session, row.id), 1)
        ]
        persons = [one.slug for one in people.in_most_episodes(session, 500)]
        names = [one.name for one in people.in_most_episodes(session, 500)]
        subjects = [one.slug for one in topics.with_counts(session)]
        shows = [one.slug for one in series.with_counts(session)]
        years = episodes.years(session)
    return {
        **searches(texts, names, count),
        "episode": some(talks),
        "episode, at a search": [f"{one}?q=open+source" for one in some(talks)],
        **{
            f"episode's {tab}": some([f"{one}/{tab}" for one in talks])
            for tab in ("statistics", "words", "related")
        },
        "episode as a file": some([f"{one}.txt" for one in talks]),
        "person": some([f"/people/{one}" for one in persons]),
        "person's words": some([f"/people/{one}/words" for one in persons]),
        "person's feed": some([f"/people/{one}.atom" for one in persons]),
        "topic": some([f"/topics/{one}" for one in subjects]),
        "topic's feed": some([f"/topics/{one}.atom" for one in subjects]),
        "series": some([f"/series/{one}" for one in shows]),
        "series' words": some([f"/series/{one}/words" for one in shows]),
        "year": some([f"/years/{one}" for one in years]),
        "year's words": some([f"/years/{one}/words" for one in years]),
        "trends": some([f"/trends?q={quote(one)}" for one in names]),
        "link": [f"/p/{one}" for one in passages],
        "citation": [f"/cite/{one}" for one in passages],
        "embedded": [f"/embed/p/{one}" for one in passages],
        "elsewhere": [f"/p/{one}/elsewhere" for one in passages],
        "quote": [f"/quote?text={quote(one)}" for one in quoted],
        "list": ["/list?p=" + ",".join(passages[at : at + 5]) for at in range(0, count, 5)],
        "list of episodes": some([f"/episodes?page={number}" for number in range(1, 9)]),
        **{path: [path] for path in _ALONE},
    }


_ALONE = (
    "/", "/episodes", "/people", "/topics", "/series", "/years", "/statistics", "/about", "/api",
    "/notebook", "/episodes.atom", "/sitemap.xml", "/search",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=Identify",
    "/opensearch.xml", "/search.atom?q=open+source", "/api/search?q=open+source", "/api/episodes",
    "/api/suggest?q=open", "/trends",
)  # fmt: skip
