"""Find where the topics are spoken of."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.archive.owner_files import Topic
from app.search.text import text_tokens, tokens
from app.store import episodes, topics, transcripts
from app.store.database import Database
from app.store.topics import Mention, TopicSpec

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], int]]]
"""By first token: token runs and the topic that each speaks of."""


def refresh(database: Database, curated: Sequence[Topic], changed: Collection[int]) -> None:
    """Settle the topics (those of `topics.yaml` and all keywords) and find their mentions:
    all topics in the episodes that changed, new topics everywhere."""
    with database.write() as session:
        specs = [TopicSpec(t.title, t.words or (t.title,), t.description, True) for t in curated]
        known = {tuple(text_tokens(spec.title)) for spec in specs}
        for word in topics.keywords(session):
            if (folded := tuple(text_tokens(word))) and folded not in known:
                known.add(folded)
                specs.append(TopicSpec(word, (word,)))
        settled, fresh = topics.settle(session, specs)
        topics.forget_mentions(session, changed)
        every = list(episodes.revisions(session)) if fresh else list(changed)
        all_phrases, fresh_phrases = _phrases(settled), _phrases({k: settled[k] for k in fresh})
        for row, words in transcripts.every_text(session, every):
            phrases = all_phrases if row.id in changed else fresh_phrases
            topics.add_mentions(session, _mentions(row.id, words, phrases))


def _phrases(specs: Mapping[int, TopicSpec]) -> Phrases:
    by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for topic_id, spec in specs.items():
        for phrase in spec.words:
            if run := tuple(text_tokens(phrase)):
                by_first.setdefault(run[0], []).append((run, topic_id))
    return by_first


def _mentions(episode_id: int, words: Sequence[str], phrases: Phrases) -> Iterator[Mention]:
    """Where the phrases stand in the words, case and accents aside; each place once a topic."""
    flat = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
    found: dict[tuple[int, int], int] = {}
    for start, (token, first) in enumerate(flat):
        for run, topic_id in phrases.get(token, ()):
            stretch = flat[start : start + len(run)]
            if len(stretch) == len(run) and all(
                a == b for (a, _), b in zip(stretch, run, strict=True)
            ):
                key = (topic_id, first)
                found[key] = max(found.get(key, 0), stretch[-1][1] + 1)
    for (topic_id, first), last in found.items():
        yield Mention(topic_id, episode_id, first, last)
