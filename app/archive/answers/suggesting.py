"""What a reader may be about to type, and what they may have meant."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from app.archive.answers.searching import Answer
from app.language.tokens import tokens
from app.search.expansion.misheard import nearest
from app.search.expansion.vocabulary import Vocabulary
from app.search.port import Engine, Words
from app.search.query.tree import Query
from app.store import episodes, people, topics

SHORTEST_TYPED_CHARACTERS = 2
"""Letters that must be typed before anything is suggested."""
LONGEST_TYPED_CHARACTERS = 80
FEW = 3
"""With fewer hits than this another spelling is offered."""
SLIP = 0.85
"""Of spelling that a slip of the hand leaves as it was."""
NAMES = 20_000
"""Names, titles and topics, of each so many, that are looked through for what was meant."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for, or somebody or something with an address of its own (`slug`)."""

    text: str
    kind: Literal["word", "person", "topic", "episode"]
    slug: str = ""


def suggest(session: Session, engine: Engine, typed: str, limit: int = 8) -> list[Suggestion]:
    """How `typed` may go on: names, topics and titles that hold its words, then words of the
    archive that begin as its last one does."""
    typed = " ".join(typed.split())
    if not SHORTEST_TYPED_CHARACTERS <= len(typed) <= LONGEST_TYPED_CHARACTERS:
        return []
    words = typed.split()
    found: list[Suggestion] = []
    found += [Suggestion(name, "person", slug) for slug, name in people.named(session, words, 3)]
    found += [Suggestion(name, "topic", slug) for slug, name in topics.titled(session, words, 3)]
    titled = episodes.titled(session, words, 3)
    found += [Suggestion(title, "episode", slug) for slug, title in titled]
    found[limit // 2 + 1 :] = []
    before, last = words[:-1], tokens(words[-1])
    if len(last) == 1 and len(last[0]) >= SHORTEST_TYPED_CHARACTERS:
        for one in engine.lexicon().words.prefixed(last[0], limit):
            if one != last[0]:
                found.append(Suggestion(" ".join([*before, one]), "word"))
    texts = {one.text.casefold(): one for one in reversed(found)}
    return [one for one in found if texts[one.text.casefold()] is one][:limit]


def meant(session: Session, engine: Engine, answer: Answer) -> str:
    """What may have been meant, where little was found; where something was that sounds alike,
    only what is spelled nearly as it was typed. Empty where there is nothing to put right."""
    query = answer.query
    is_unsaid = not any(map(engine.lexicon().words.said, query.words))
    if query.is_empty or (answer.total >= FEW and not is_unsaid):
        return ""
    is_heard = any(match.weight < 1 for hit in answer.hits for match in hit.matches)
    return did_you_mean(session, engine, query, SLIP if is_heard else 0.0)


def did_you_mean(session: Session, engine: Engine, query: Query, alike: float = 0.0) -> str:
    """The query with the words that nobody said put as they were probably meant, be they words of
    the archive or of its names, titles and topics; empty where there is nothing to put right.
    `alike` is how much of its spelling (of 1) a word must share with what it was put for."""
    said = engine.lexicon().words
    unsaid = _unsaid(query.words, said)
    if not unsaid:
        return ""
    named = _named(session)
    mended = query.text
    for word in unsaid:
        if named.said(word):
            continue
        likely = filter(None, (nearest(word, said), nearest(word, named)))
        scored = [(OSA.normalized_similarity(one, word), one) for one in likely]
        share, near = max(scored, key=itemgetter(0), default=(0.0, ""))
        if near and share >= alike:
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
            mended = re.sub(pattern, near, mended, flags=re.IGNORECASE)
    return mended if mended != query.text else ""


def _named(session: Session) -> Vocabulary:
    """The words of names, titles and topics."""
    texts = [
        text
        for named in (people.named, topics.titled, episodes.titled)
        for _, text in named(session, (), NAMES)
    ]
    counts = Counter(token for text in texts for word in text.split() for token in tokens(word))
    return Vocabulary(counts, len(texts))


def _unsaid(words: Sequence[str], known: Words) -> list[str]:
    return [
        word
        for word in dict.fromkeys(words)
        if len(word) > 3 and word.isalpha() and not known.said(word)
    ][:4]
