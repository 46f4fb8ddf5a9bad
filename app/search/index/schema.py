"""What the Whoosh index holds of a passage."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from whoosh import columns, fields, formats

from app.language.stems import stem
from app.language.tokens import text_tokens, tokens
from app.search.codes import code
from app.search.port import IndexedEpisode, IndexedPassage

LAYOUT = 9
"""Goes up whenever the index's layout or the way words become terms changes."""

FACTS = columns.VarBytesColumn()
NAMES = columns.VarBytesColumn()
STREAM = columns.VarBytesColumn()
TURNS = columns.VarBytesColumn()
COLUMNS = {"facts": FACTS, "names": NAMES, "stream": STREAM, "turns": TURNS}
"""All columns by their names."""


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field whose terms are ready: how often each stands is kept, where it stands isn't."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = formats.Existence()
        # Without lengths Whoosh asks the disk for them at every posting it writes.
        self.scorable = True
        self.indexed = True
        self.stored = self.unique = self.spelling = False
        self.vector = self.column_type = None
        self.multitoken_query = "default"

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's postings of a document: term, frequency, weight, value."""
        for term, count in Counter(value).items():
            yield term.encode("utf-8", "surrogatepass"), count, float(count), b""

    def clean(self) -> None:
        """Nothing to clean; Whoosh calls it when it stores the schema."""


def schema() -> fields.Schema:
    """Stems of the passage, and the episode as a key. What is the same for all passages of an
    episode is a column: `names` of its first one."""
    return fields.Schema(
        text=Terms(),
        episode=Terms(),
        forms=Terms(),
        **{name: fields.COLUMN(column) for name, column in COLUMNS.items()},
    )


def documents(episode: IndexedEpisode) -> Iterator[dict[str, object]]:
    """An episode's passages as Whoosh documents. The first one also holds the stems of the title
    and of what else is told, the speakers' names and every form of a word that stands in the
    episode."""
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
    passages = [[token for word in words for token in word] for words in by_word]
    names = json.dumps({"title": title, "told": told, "speakers": speakers}).encode()
    forms = sorted({token for plain in passages for token in plain})
    for number, (passage, plain) in enumerate(zip(episode.passages, passages, strict=True)):
        facts = np.array([passage.id, episode.id, episode.revision], dtype="<i8")
        yield {
            "text": [stem(token, language) for token in plain],
            "episode": [str(episode.id)],
            "forms": () if number else forms,
            "facts": facts.tobytes(),
            "names": b"" if number else names,
            "stream": np.array([code(token) for token in plain], dtype="<i4").tobytes(),
            "turns": _turns(passage, by_word[number]),
        }


def _turns(passage: IndexedPassage, by_word: Sequence[Sequence[str]]) -> bytes:
    """Rows of 32 bits: the token of the passage that a turn begins with, and its speaker (-1 for
    nobody). A passage without turns has one, by nobody."""
    before = [0, *accumulate(map(len, by_word))]
    rows = [
        (before[turn.first], -1 if turn.speaker_id is None else turn.speaker_id)
        for turn in passage.turns
    ]
    return np.array(rows or [(0, -1)], dtype="<i4").tobytes()
