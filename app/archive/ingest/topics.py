"""Find where the topics are spoken of."""

from collections.abc import Iterator, Mapping, Sequence

from app.archive.owner.owner_files import Topic
from app.language.runs import runs_in
from app.language.tokens import text_tokens
from app.store import topics, transcripts
from app.store.database import Database
from app.store.topics import Mention, TopicSpec

Phrases = Mapping[tuple[str, ...], Sequence[int]]
"""Runs of tokens and the topics that each speaks of."""


BATCH = 100
"""Episodes whose mentions are stored in one transaction."""


def refresh(database: Database, curated: Sequence[Topic]) -> None:
    """Settle the topics (those of `topics.yaml` and all keywords) and find their mentions: new
    topics everywhere, all topics in the episodes whose mentions aren't those of their present
    state. What was broken off is taken up by the next call."""
    with database.write() as session:
        specs = [
            TopicSpec(one.title, one.words or (one.title,), one.description, is_curated=True)
            for one in curated
        ]
        known = {tuple(text_tokens(spec.title)) for spec in specs}
        for word in topics.keywords(session):
            if (folded := tuple(text_tokens(word))) and folded not in known:
                known.add(folded)
                specs.append(TopicSpec(word, (word,)))
        settled, fresh = topics.settle(session, specs)
        phrases = phrases_of({key: settled[key] for key in fresh})
        for row, words in transcripts.every_text(
            session, topics.mentioned(session) if fresh else ()
        ):
            topics.add_mentions(session, mentions_in(row.id, words, phrases))
        behind = topics.unmentioned(session)
    phrases = phrases_of(settled)
    for start in range(0, len(behind), BATCH):
        with database.write() as session:
            for row, words in transcripts.every_text(session, behind[start : start + BATCH]):
                topics.keep_mentions(session, row, mentions_in(row.id, words, phrases))


def phrases_of(specs: Mapping[int, TopicSpec]) -> Phrases:
    """What speaks of topics, these by number."""
    found: dict[tuple[str, ...], list[int]] = {}
    for topic_id, spec in specs.items():
        for phrase in spec.words:
            found.setdefault(tuple(text_tokens(phrase)), []).append(topic_id)
    return found


def mentions_in(episode_id: int, words: Sequence[str], phrases: Phrases) -> Iterator[Mention]:
    """Where the phrases stand in the words; each place once a topic, with its longest phrase."""
    found: dict[tuple[int, int], int] = {}
    for first, last, run in runs_in(words, phrases):
        for topic_id in phrases[run]:
            found[topic_id, first] = max(found.get((topic_id, first), 0), last)
    for (topic_id, first), last in found.items():
        yield Mention(topic_id, episode_id, first, last)
