"""Find where the topics are spoken of, and where they are spoken about most."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from itertools import islice
from typing import Any

from app.archive.ingest import terms
from app.archive.ingest.deriving import Deriving
from app.archive.ingest.excerpting import excerpts_of
from app.archive.ingest.rules import forget_former
from app.archive.owner.owner_files import Topic
from app.exploring.terms import stems_of
from app.exploring.topics import FoundTopic, found_topics, is_topic
from app.language.runs import runs_in
from app.language.stems import stem
from app.language.tokens import letters, text_tokens, tokens
from app.store import candidates, episodes, facts, together, topic_mentions, topics, transcripts
from app.store.database import Database, Session
from app.store.tables import EpisodeRow
from app.store.topic_mentions import Excerpts, Mention
from app.store.topics import TopicSpec

Phrases = Mapping[tuple[str, ...], Sequence[int]]
"""Runs of tokens and the topics that each speaks of."""


BATCH_EPISODES = 100
"""Episodes whose mentions are stored in one transaction."""
VERSION = 4
"""Goes up when mentions are found otherwise, or the passages that are about a topic."""
FOUND_VERSION = 2
"""Goes up when topics are found otherwise in the same terms."""
MOST_FOUND_TOPICS = 120
"""Topics found by machine that are shown."""
LEAST_TALKS, _LEAST_OF_FEW = 3, 2
"""Talks that a topic sets apart, at the least; one of 75 in a large archive, and fewer in one of a
few talks."""
_FEW_TALKS = 12
_FOUND = "found_topics"


def refresh(database: Database, deriving: Deriving, told: Sequence[Topic]) -> None:
    """Settle the topics and find their mentions: new topics everywhere, all topics in the episodes
    whose mentions aren't those of their present state. What was broken off is taken up by the next
    call.

    Topics are those that `topics.yaml` tells and, of keywords, those that can be one; where it
    tells none, those too that are found in the talks. What it hides is none.
    """
    forget_former(database, "mentions", VERSION, topic_mentions.find_anew)
    with database.write() as session:
        specs = _specs(session, told)
        settled, fresh = topics.settle(session, specs)
        phrases = topic_phrases({key: settled[key] for key in fresh})
        for episode_id in topic_mentions.mentioned(session) if fresh else ():
            topic_mentions.add(session, *_mentions(phrases, session, episode_id))
        behind = topic_mentions.unmentioned(session)
    found = deriving.each(partial(_mentions, topic_phrases(settled)), behind)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            for row in episodes.by_ids(session, list(some)).values():
                topic_mentions.keep(session, row, *some[row.id])
    with database.write() as session:
        together.count_topics(session)


def _mentions(
    phrases: Phrases, session: Session, episode_id: int
) -> tuple[list[Mention], list[Excerpts]]:
    """Where an episode speaks of topics, and the passages that do so most."""
    row, words = session.get_one(EpisodeRow, episode_id), transcripts.words(session, episode_id)
    mentions = list(mentions_in(episode_id, words, phrases, row.language))
    return mentions, list(excerpts_of(session, row, words, mentions))


def _specs(session: Session, told: Sequence[Topic]) -> list[TopicSpec]:
    """The topics as they should be."""
    known = {letters(text) for one in told for text in (one.title, *one.words)}
    hidden = {letters(one.title) for one in told if one.hidden}
    specs = [
        TopicSpec(
            one.title,
            one.words or (one.title,),
            one.description,
            is_curated=True,
            is_pinned=one.pinned,
            parents=one.parents,
            links=one.links,
        )
        for one in told
        if letters(one.title) not in hidden
    ]
    shows = [letters(show) for show in candidates.names_of_shows(session)]
    people = {letters(name) for name in candidates.names_of_people(session)}
    for word in topics.keywords(session):
        if letters(word) not in known | people and is_topic(word, (), shows, "en"):
            known.add(letters(word))
            specs.append(TopicSpec(word, (word,)))
    if any(spec.is_curated for spec in specs):
        return specs
    for found in _found(session):
        if not known & {letters(text) for text in (found["title"], *found["words"])}:
            specs.append(TopicSpec(found["title"], tuple(found["words"]), is_found=True))
    return specs


def _found(session: Session) -> list[dict[str, Any]]:
    """The topics that were found in the talks; looked for anew whenever all terms are counted."""
    state = facts.get(session, terms.STATE)
    kept = facts.get(session, _FOUND, {})
    if kept.get("rules") != FOUND_VERSION or kept["of"] != state:
        best = [asdict(one) for one in find_topics(session)[:MOST_FOUND_TOPICS]]
        kept = {"of": state, "rules": FOUND_VERSION, "topics": best}
        facts.put(session, _FOUND, kept)
    return list(kept["topics"])


def find_topics(session: Session) -> list[FoundTopic]:
    """All topics that the talks seem to have, the weightiest first."""
    talks = episodes.count(session)
    least = max(_LEAST_OF_FEW if talks <= _FEW_TALKS else LEAST_TALKS, talks // 75)
    return found_topics(
        candidates.topic_candidates(session, least),
        candidates.names_of_people(session),
        candidates.names_of_shows(session),
        least,
    )


def topic_phrases(specs: Mapping[int, TopicSpec]) -> Phrases:
    """What speaks of topics, these by number."""
    found: dict[tuple[str, ...], list[int]] = {}
    for topic_id, spec in specs.items():
        for phrase in spec.words:
            found.setdefault(tuple(text_tokens(phrase)), []).append(topic_id)
    return found


def mentions_in(
    episode_id: int, words: Sequence[str], phrases: Phrases, language: str = "en"
) -> Iterator[Mention]:
    """Where the phrases stand in the words; each place once a topic, with its longest phrase. In
    languages whose words have more forms than English ones, any form of each word will do."""
    found: dict[tuple[int, int], int] = {}
    read: Callable[[str], tuple[str, ...]] = tokens
    if not language.startswith("en"):
        read = stems_of(words, language).__getitem__
        phrases = _stemmed(phrases, language)
    for first, last, run in runs_in(words, phrases, read):
        for topic_id in phrases[run]:
            found[topic_id, first] = max(found.get((topic_id, first), 0), last)
    for (topic_id, first), last in found.items():
        yield Mention(topic_id, episode_id, first, last)


def _stemmed(phrases: Phrases, language: str) -> Phrases:
    """The same by the stems of their words."""
    found: dict[tuple[str, ...], list[int]] = {}
    for run, topics_of_run in phrases.items():
        key = tuple(stem(token, language) for token in run)
        found[key] = list(dict.fromkeys([*found.get(key, ()), *topics_of_run]))
    return found
