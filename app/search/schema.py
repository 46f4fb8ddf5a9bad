"""What the Whoosh index holds of a passage."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from whoosh import columns, fields, formats

from app.search.engine import IndexedEpisode, IndexedPassage
from app.search.text import code, stem, text_tokens, tokens

LAYOUT = 1
"""Goes up whenever the index's layout or the way words become terms changes."""

FACTS = columns.VarBytesColumn()
STREAM = columns.VarBytesColumn()


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
    """Stems of the passage, the title and the speaker's name; the episode as a key."""
    return fields.Schema(
        text=Terms(),
        title=Terms(),
        speaker=Terms(),
        episode=Terms(),
        facts=fields.COLUMN(FACTS),
        stream=fields.COLUMN(STREAM),
    )


def document(episode: IndexedEpisode, passage: IndexedPassage) -> dict[str, object]:
    """A passage as a Whoosh document."""
    plain = [token for word in passage.words for token in tokens(word)]
    language = episode.language
    speaker_id = -1 if passage.speaker_id is None else passage.speaker_id
    facts = np.array([passage.id, episode.id, episode.revision, speaker_id], dtype="<i8")
    return {
        "text": [stem(token, language) for token in plain],
        "title": [stem(token, language) for token in text_tokens(episode.title)],
        "speaker": text_tokens(passage.speaker),
        "episode": [str(episode.id)],
        "facts": facts.tobytes(),
        "stream": np.array([code(token) for token in plain], dtype="<i4").tobytes(),
    }
