"""A speaker's name in a question: `what does Adam say about sleep` wishes for what Adam says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.archive.answers.filter import query_of
from app.archive.answers.filters.speaker import FILTER as SPEAKER
from app.language.names import Fit
from app.language.sentences import QUESTION_MARKS
from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens
from app.search.query.scope import Favour, Scope, Wish
from app.search.query.tree import MOST_WORDS, All, Query, Word
from app.store import people

_NAME = r"(?P<name>[^\W\d_][^\s:\"]*(?:\s+[^\W\d_][^\s:\"]*){0,3}?)"
_REST = r"(?P<rest>\S.*)"
_SAYS = (
    r"(?:say|said|says|saying|think|thinks|thought|tell|tells|told|mention|mentions|mentioned"
    r"|talk|talks|talked|talking|speak|speaks|spoke|feel|feels|felt)"
)
_ASKS = r"(?:what|where|when|why|how)\s+(?:does|did|do|has|is|was|would)"
_VIEW = r"(?:views?|opinions?|thoughts?|take|advice|story)"
_OF = r"(?:\s+us)?(?:\s+(?:about|of|on|that))?"
_FRAMES = [
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_ASKS}\s+{_NAME}\s+(?:ever\s+)?{_SAYS}{_OF}\s+{_REST}",
        rf"(?:does|did|has)\s+{_NAME}\s+(?:ever\s+)?{_SAYS}{_OF}\s+{_REST}",
        rf"{_NAME}['’]s?\s+{_VIEW}\s+(?:about|of|on)\s+{_REST}",
        rf"{_NAME}\s+(?:about|on|{_SAYS}{_OF})\s+{_REST}",
    )
]
"""How people ask for what somebody says of something."""
_ENDS = f"{QUESTION_MARKS} "


def asked_for(session: Session, typed: str) -> Query:
    """What was typed, taken apart. Where it asks for what somebody says whom the archive knows by
    just this name, passages in which they do are favoured; what others say is found as well."""
    query = query_of(typed)
    for frame in _FRAMES:
        match = None if query.is_tied else frame.fullmatch(query.text.rstrip(_ENDS))
        names = text_tokens(match["name"]) if match else []
        if match is None or not set(names) - STOP_WORDS:
            continue
        wish = Wish(SPEAKER.name, match["name"])
        rest = query_of(match["rest"])
        if not rest.is_empty and people.named_like(session, match["name"], Fit.WHOLE):
            return _favouring(replace(rest, text=query.text), names, Scope((wish,)))
    return query


def _favouring(query: Query, names: Sequence[str], scope: Scope) -> Query:
    """The query with a name among its words, and favour for those who are called so."""
    root = All((*map(Word, names), *query.root.nodes))
    words = (*names, *query.words)[:MOST_WORDS]
    return replace(query, root=root, words=words, favour=Favour(tuple(names), scope))
