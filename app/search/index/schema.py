"""What the Whoosh index holds of a passage."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
from whoosh import columns, fields

from app.language.stems import stem
from app.language.tokens import text_tokens, tokens
from app.search.codes import code
from app.search.index.packing import pack
from app.search.port import IndexedEpisode, IndexedPassage

LAYOUT = 13
"""Goes up whenever the index's layout or the way words become terms changes."""

FACTS = columns.VarBytesColumn()
NAMES = columns.VarBytesColumn()
STREAM = columns.VarBytesColumn()
TURNS = columns.VarBytesColumn()
COLUMNS = {"facts": FACTS, "names": NAMES, "stream": STREAM, "turns": TURNS}
"""All columns by their names."""


@dataclass(frozen=True, slots=True)
class Document:
    """A passage as a segment holds it: by field the terms, with how often each stands, and the
    values of columns."""

    terms: Mapping[str, Mapping[str, int]]
    columns: Mapping[str, bytes]


def schema() -> fields.Schema:
    """The columns, as Whoosh wants to know them."""
    return fields.Schema(**{name: fields.COLUMN(column) for name, column in COLUMNS.items()})


def documents(episode: IndexedEpisode) -> Iterator[Document]:
    """An episode's passages as documents: the stems of each. The first one also holds the columns
    of all of them, the stems of the title and of what else is told, the speakers' names and every
    form of a word that stands in the episode."""
    language = episode.language
    title = [stem(token, language) for token in text_tokens(episode.title)]
    told = sorted({stem(token, language) for token in text_tokens(episode.told)})
    speakers = {
        turn.speaker_id: text_tokens(turn.speaker)
        for passage in episode.passages
        for turn in passage.turns
        if turn.speaker
    }
    by_word = [list(map(tokens, passage.words)) for passage in episode.passages]
    passages = [list(chain.from_iterable(words)) for words in by_word]
    by_passage = {
        "facts": [_facts(episode, passage) for passage in episode.passages],
        "stream": [np.array(list(map(code, plain)), dtype="<i4").tobytes() for plain in passages],
        "turns": list(map(_turns, episode.passages, by_word)),
    }
    names = json.dumps({"title": title, "told": told, "speakers": speakers}).encode()
    first = {"names": names, **{name: pack(values) for name, values in by_passage.items()}}
    forms = dict.fromkeys(chain.from_iterable(passages), 1)
    stem_of = {form: stem(form, language) for form in forms}
    for number, plain in enumerate(passages):
        stems = Counter(map(stem_of.__getitem__, plain))
        if number:
            yield Document({"text": stems}, {})
        else:
            yield Document({"text": stems, "forms": forms}, first)


def _facts(episode: IndexedEpisode, passage: IndexedPassage) -> bytes:
    return np.array([passage.id, episode.id, episode.revision], dtype="<i8").tobytes()


def _turns(passage: IndexedPassage, by_word: Sequence[Sequence[str]]) -> bytes:
    """Rows of 32 bits: the token of the passage that a turn begins with, and its speaker (-1 for
    nobody). A passage without turns has one, by nobody."""
    before = [0, *accumulate(map(len, by_word))]
    rows = [
        (before[turn.first], -1 if turn.speaker_id is None else turn.speaker_id)
        for turn in passage.turns
    ]
    return np.array(rows or [(0, -1)], dtype="<i4").tobytes()
