"""What a reader may be about to type, and what they may have meant."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from app.archive.answers.asking import asked_for
from app.archive.answers.searching import SearchAnswer
from app.language.names import Fit, fit
from app.language.stems import stem
from app.language.tokens import text_tokens, tokens
from app.search.expansion.misheard import nearest_word
from app.search.expansion.vocabulary import Vocabulary
from app.search.finding import find
from app.search.port import Engine, Lexicon, Words
from app.search.query.tree import Query
from app.store import episodes, people, topics
from app.store.kept_answers import kept_answer

SHORTEST_TYPED_CHARACTERS = 2
"""Letters that must be typed before anything is suggested."""
LONGEST_TYPED_CHARACTERS = 80
FEW_HITS = 3
"""With fewer hits than this another spelling is offered."""
SLIP_ALIKE = 0.85
"""Of spelling that a slip of the hand leaves as it was."""
_LOOKED_AT_WORDS = 60
"""Words of which the commonest that differ in more than their ending are suggested."""
_SLIP_SHARE = 0.002
"""Of how often the commonest word is said that begins so."""
MOST_NAMES_OF_KIND = 20_000
"""Names, titles and topics, of each so many, that are looked through for what was meant."""


MOST_OF_KIND = 3
"""People, topics and titles, of each so many, that are suggested."""
SuggestionKind = Literal["word", "person", "topic", "episode"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for, or somebody or something with an address of its own (`slug`)."""

    text: str
    kind: SuggestionKind
    slug: str = ""


_KINDS: dict[SuggestionKind, Callable[[Session, int], list[tuple[str, str]]]] = {
    "person": people.named,
    "topic": topics.titled,
    "episode": episodes.titled,
}
"""What has a name and an address: its slugs and names, at most so many."""


def suggest(session: Session, engine: Engine, typed: str, limit: int = 8) -> list[Suggestion]:
    """How `typed` may go on: people, topics and titles that are called so, but for a letter where
    there are no others, then words that somebody says after those before the last one."""
    typed = " ".join(typed.split())
    if not SHORTEST_TYPED_CHARACTERS <= len(typed) <= LONGEST_TYPED_CHARACTERS:
        return []
    found = _called(session, text_tokens(typed))[: limit // 2 + 1]
    found += [Suggestion(text, "word") for text in _going_on(engine.lexicon(), typed, limit)]
    texts = {one.text.casefold(): one for one in reversed(found)}
    return [one for one in found if texts[one.text.casefold()] is one][:limit]


def _called(session: Session, typed: Sequence[str]) -> list[Suggestion]:
    """People, topics and episodes called so, of each the few that fit best."""
    also = people.aliases(session)
    fitting: list[tuple[Fit, Suggestion]] = []
    for kind, named in _KINDS.items():
        scored = []
        for slug, name in named(session, MOST_NAMES_OF_KIND):
            names = (name, *also.get(name, ())) if kind == "person" else (name,)
            how = max(fit(typed, text_tokens(one)) for one in names)
            if how:
                scored.append((how, Suggestion(name, kind, slug)))
        scored.sort(key=lambda pair: -pair[0])
        fitting += scored[:MOST_OF_KIND]
    is_sure = any(how > Fit.SLIP for how, _ in fitting)
    return [one for how, one in fitting if how > Fit.SLIP or not is_sure]


def _going_on(lexicon: Lexicon, typed: str, limit: int) -> list[str]:
    """What was typed with its last word put in whole, as words of the archive begin; after other
    words only such as stand after the last of these."""
    *before, begun = typed.split()
    last, beside = tokens(begun), text_tokens(" ".join(before))
    if len(last) != 1 or len(last[0]) < SHORTEST_TYPED_CHARACTERS:
        return []
    letters = last[0]
    longer: Sequence[str]
    known: Mapping[str, int]
    if beside:
        known = lexicon.beside(beside[-1], 1)
        fitting = (one for one in known if one.startswith(letters))
        longer = sorted(fitting, key=lambda one: (-known[one], one))
    else:
        longer = lexicon.words.prefixed(letters, _LOOKED_AT_WORDS)
        known = {one: lexicon.words.said(one) for one in longer}
    telling = _telling(longer, known, letters, lexicon.languages)
    return [" ".join([*before, one]) for one in telling][:limit]


def _telling(
    longer: Iterable[str], known: Mapping[str, int], typed: str, languages: Sequence[str]
) -> list[str]:
    """Of words that begin so, the commonest first, those that find something of their own: a word's
    other forms find what it does, and what hardly anybody says is a slip of who wrote it."""
    seen = {tuple(stem(typed, language) for language in languages)}
    most = max(known.values(), default=0)
    found = []
    for one in longer:
        stems = tuple(stem(one, language) for language in languages)
        if stems not in seen and known[one] >= _SLIP_SHARE * most:
            found.append(one)
        seen.add(stems)
    return found


def meant_instead(session: Session, engine: Engine, answer: SearchAnswer) -> str:
    """What may have been meant, where little was found; where something was that sounds alike,
    only what is spelled nearly as it was typed. Empty where there is nothing to put right."""
    query = answer.query
    is_unsaid = not any(map(engine.lexicon().words.said, query.words))
    if query.is_empty or (answer.total >= FEW_HITS and not is_unsaid):
        return ""
    is_heard = any(match.weight < 1 for hit in answer.hits for match in hit.matches)
    mended = did_you_mean(session, engine, query, SLIP_ALIKE if is_heard else 0.0)
    return mended if mended and _finds(session, engine, answer, mended, is_heard) else ""


def _finds(
    session: Session, engine: Engine, answer: SearchAnswer, mended: str, is_heard: bool
) -> bool:
    """Whether what may have been meant finds anything, and more than what was typed did, unless
    that only found what sounds alike."""
    query = asked_for(session, mended)
    found = find(engine, query, 1, query.scope & answer.scope).total
    return found > 0 and (is_heard or found > answer.total)


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
        likely = filter(None, (nearest_word(word, said), nearest_word(word, named)))
        scored = [(OSA.normalized_similarity(one, word), one) for one in likely]
        share, near = max(scored, key=itemgetter(0), default=(0.0, ""))
        if near and share >= alike:
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
            mended = re.sub(pattern, near, mended, flags=re.IGNORECASE)
    return mended if mended != query.text else ""


@kept_answer
def _named(session: Session) -> Vocabulary:
    """The words of names, titles and topics."""
    texts = [text for named in _KINDS.values() for _, text in named(session, MOST_NAMES_OF_KIND)]
    counts = Counter(token for text in texts for word in text.split() for token in tokens(word))
    return Vocabulary(counts, len(texts))


def _unsaid(words: Sequence[str], known: Words) -> list[str]:
    return [
        word
        for word in dict.fromkeys(words)
        if len(word) > 3 and word.isalpha() and not known.said(word)
    ][:4]
