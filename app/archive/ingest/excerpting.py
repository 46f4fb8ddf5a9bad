"""Find the passages of a talk that speak about its topics most."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.exploring.about import Span, aboutness
from app.language.tokens import text_tokens
from app.store import terms, transcripts
from app.store.tables import EpisodeRow
from app.store.topic_mentions import Excerpts, Mention
from app.transcripts.restored import sentence_ends

_TELLING_TERMS = 60
"""Of the terms that set a talk apart, so many count beside a topic."""
_LOOKED_AT_PASSAGES = 20
"""Passages of a talk, those with most mentions, that are looked at closely."""
_KEPT_PASSAGES = 5
"""Passages of a talk that a topic's page shows, at the most."""
_TURNS, _TALKED_OVER = 2, 0.4
"""What more turns than so many take off a passage, each: what is thrown to and fro tells little."""


def excerpts_of(
    session: Session, row: EpisodeRow, words: Sequence[str], mentions: Iterable[Mention]
) -> Iterator[Excerpts]:
    """For each topic that an episode of these words mentions, the passages that speak about it
    most."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for one in sorted(mentions, key=lambda one: one.first):
        spans[one.topic_id].append((one.first, one.last))
    if not spans:
        return
    passages = transcripts.passages_of(session, row.id)
    firsts = [passage.first for passage in passages]
    restored = transcripts.restored(session, row.id)
    begun = [turn.first for turn in transcripts.turns_of(session, [row.id])[row.id]]
    told = frozenset(
        token
        for one in terms.telling(session, row.id, _TELLING_TERMS)
        for token in text_tokens(one.text)
    )
    ends: dict[int, set[int]] = {}
    for topic_id, mentioned in spans.items():
        inside: dict[int, list[Span]] = defaultdict(list)
        for span in mentioned:
            inside[bisect_left(firsts, span[0] + 1) - 1].append(span)
        telling = {}
        most = sorted(inside, key=lambda number: (-len(inside[number]), number))
        for number in most[:_LOOKED_AT_PASSAGES]:
            passage = passages[number]
            first, last = passage.first, passage.last
            if number not in ends:
                are_ends = sentence_ends(words, restored, first, last)
                ends[number] = {at for at, is_end in enumerate(are_ends) if is_end}
            within = [(begin - first, min(end, last) - first) for begin, end in inside[number]]
            more = bisect_left(begun, last) - bisect_left(begun, first) - _TURNS
            about = aboutness(words[first:last], within, ends[number], told)
            telling[number] = about - _TALKED_OVER * max(0, more)
        best = sorted(telling, key=lambda number: (-telling[number], number))
        yield Excerpts(topic_id, row.id, tuple(best[:_KEPT_PASSAGES]))
