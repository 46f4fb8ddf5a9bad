"""What the Whoosh index holds of a passage."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from whoosh import columns, fields, formats

from app.language.stems import stem
from app.language.tokens import text_tokens, tokens
from app.search.codes import code
from app.search.port import IndexedEpisode, IndexedPassage

LAYOUT = 12
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
    """An episode's passages as Whoosh documents. The first one also holds the columns of all of
    them, the stems of the title and of what else is told, the speakers' names and every form of a
    word that stands in the episode."""
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
    by_passage = {
        "facts": [_facts(episode, passage) for passage in episode.passages],
        "stream": [np.array(list(map(code, plain)), dtype="<i4").tobytes() for plain in passages],
        "turns": list(map(_turns, episode.passages, by_word)),
    }
    names = json.dumps({"title": title, "told": told, "speakers": speakers}).encode()
    first = {"names": names, **{name: pack(values) for name, values in by_passage.items()}}
    forms = sorted({token for plain in passages for token in plain})
    for number, plain in enumerate(passages):
        yield {
            "text": [stem(token, language) for token in plain],
            "episode": [str(episode.id)],
            "forms": () if number else forms,
            **(dict.fromkeys(COLUMNS, b"") if number else first),
        }


def pack(values: Sequence[bytes]) -> bytes:
    """The values of all passages of an episode in one: zlib of how many, the length of each in
    bytes (all in 32 bits), and the values one behind the other. Passage by passage nothing is long
    enough to grow small."""
    lengths = np.array([len(values), *map(len, values)], dtype="<i4")
    return zlib.compress(b"".join((lengths.tobytes(), *values)))


def unpack(packed: bytes) -> tuple[bytes, NDArray[np.int32]]:
    """The values that `pack` packed, one behind the other, and the length of each in bytes."""
    whole = zlib.decompress(packed)
    end = 4 + 4 * int.from_bytes(whole[:4], "little")
    return whole[end:], np.frombuffer(whole[4:end], dtype="<i4")


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
