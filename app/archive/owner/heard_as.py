"""What captions write for names: what the owner accepted, and what may be proposed to them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.owner.owner_files import OwnerFiles
from app.exploring.clean_names import CleanNames
from app.exploring.misheard_names import by_sound, misheard_names
from app.exploring.widely_known import widely_known
from app.language.runs import runs_in
from app.language.sounds import phonetic, sound_likeness
from app.language.stems import stem
from app.language.tokens import letters, text_tokens
from app.search.expansion.plan import HeardAs, sound_alikes
from app.search.port import Engine, MatchKind
from app.search.weights import WEIGHTS
from app.store import contents, episodes, facts, people, terms, topics, transcripts
from app.store.database import Database
from app.store.tables import EpisodeRow
from app.transcripts.clock_times import clock_of

_FACT = "heard_as"


def accepted(owner: OwnerFiles) -> dict[str, list[str]]:
    """Names of the archive's files with what is heard for them."""
    found: dict[str, list[str]] = {}
    pairs: Iterable[tuple[str, tuple[str, ...]]] = [
        *owner.archive.heard_as.items(),
        *((person.name, person.heard_as) for person in owner.people),
        *((topic.title, topic.heard_as) for topic in owner.topics),
    ]
    for name, heard in pairs:
        if heard:
            found.setdefault(name, []).extend(one for one in heard if one.strip())
    return found


def keep(session: Session, pairs: Mapping[str, list[str]]) -> None:
    """Store what is heard for names, for searches to come; contents that show them are guessed
    anew."""
    if facts.get(session, _FACT, {}) != pairs:
        contents.forget(session)
    facts.put(session, _FACT, pairs)


def known(session: Session) -> HeardAs:
    """What is heard for names, as tokens; a name that is only written otherwise is heard itself."""
    pairs = facts.everything(session).get(_FACT, {})
    runs = {
        tuple(text_tokens(name)): [tuple(text_tokens(one)) for one in heard]
        for name, heard in pairs.items()
    }
    return {name: [run for run in heard if run and run != name] for name, heard in runs.items()}


def settled_names(session: Session, words: Sequence[str]) -> dict[int, tuple[int, str]]:
    """Where words are heard for a name that the owner settled: by the first word's number, the
    word after the last and the name."""
    pairs = facts.everything(session).get(_FACT, {})
    if not pairs:
        return {}
    runs = {tuple(text_tokens(one)): name for name, heard in pairs.items() for one in heard}
    found: dict[int, tuple[int, str]] = {}
    if not runs:
        return found
    after = 0
    for first, last, run in runs_in(words, runs):
        if first >= after:
            found[first] = (last, _part(runs[run], run))
            after = last
    return found


def _part(name: str, run: tuple[str, ...]) -> str:
    """What of a name was meant: a run with fewer words stands for those that sound like it."""
    words = name.split()
    size = len(run)
    parts = [words[start : start + size] for start in range(len(words) - size + 1)]
    sound = phonetic("".join(run))
    nearest = max(
        parts,
        key=lambda part: sound_likeness(sound, phonetic(letters(" ".join(part)))),
        default=words,
    )
    return " ".join(nearest)


_NAME = re.compile(r"(?<![\w'])[^\W\d_]*[A-Z][\w'+#.-]*\w")
_LIKELY_ALIKE = 5 / 6
"""How much of the sound must agree, of 1, in what is proposed."""
_SHORTEST_LETTERS = 4
_SHOWN_PLACES = 3
_LOOKED_AT_PASSAGES = 200
"""Passages among which those of raw captions are looked for: what people wrote wasn't misheard."""
_WORDS_AROUND = 4
"""Words shown before and after a place."""


@dataclass(frozen=True, slots=True)
class HeardPlace:
    """Where something is heard: words of the transcript around it."""

    slug: str
    time: str
    words: str


@dataclass(frozen=True, slots=True)
class HeardAsProposal:
    """`heard` may be what captions wrote for `name`, and stands at these places."""

    name: str
    heard: str
    places: tuple[HeardPlace, ...]


def propose_heard_as(database: Database, engine: Engine) -> list[HeardAsProposal]:
    """What raw captions probably wrote for names: for those of an episode's own title, people and
    keywords, for those that several other talks say, and for all that the archive names and nobody
    seems to say."""
    with database.read() as session:
        pairs = facts.everything(session).get(_FACT, {})
        settled = {tuple(text_tokens(one)) for heard in pairs.values() for one in heard}
        found = {
            (one.name, one.heard): one
            for one in (*_unsaid(session, engine), *_in_episodes(session))
            if tuple(text_tokens(one.heard)) not in settled
        }
    return sorted(found.values(), key=lambda one: (letters(one.name), one.heard))


def _in_episodes(session: Session) -> Iterator[HeardAsProposal]:
    """What was heard in each episode for its own names, for those of other talks and for those
    that are widely known."""
    raw = terms.raw(session)
    things = [name for name in widely_known() if " " not in name]
    names = [*things, *terms.known_names(session)] if raw else []
    clean = _clean_names(session, raw)
    places: dict[tuple[str, str], list[HeardPlace]] = defaultdict(list)
    for row in episodes.by_ids(session, sorted(raw)).values():
        talk = transcripts.load(session, row.id)
        others = by_sound(names, row.language)
        heard = clean.heard(talk.words, row.language)
        heard |= misheard_names(talk.words, names_told(row), row.language, others)
        for first, (last, name) in sorted(heard.items()):
            run = " ".join(text_tokens(" ".join(talk.words[first:last])))
            around = talk.words[max(0, first - _WORDS_AROUND) : last + _WORDS_AROUND]
            time = clock_of(talk.timeline.at(first))
            places[name, run].append(HeardPlace(row.slug, time, " ".join(around)))
    for (name, run), found in places.items():
        yield HeardAsProposal(name, run, tuple(found[:_SHOWN_PLACES]))


def _clean_names(session: Session, raw: Collection[int]) -> CleanNames:
    """The names that talks write which aren't raw captions, that the archive's files list, and
    that are widely known."""
    found = CleanNames()
    if raw:
        ids = [one for one in episodes.stamps(session) if one not in raw]
        for _, words in transcripts.every_text(session, ids):
            found.add(words)
        found.add_names(one.name for one in people.in_most_episodes(session, 100_000))
        found.add_names(topics.keywords(session))
        found.add_names(one.title for one in topics.with_counts(session))
        found.add_known(widely_known())
    return found


def names_told(row: EpisodeRow) -> list[str]:
    """What an episode's file and its sidecars name."""
    return [row.title, *row.keywords, *row.people.hosts, *row.people.guests]


def _unsaid(session: Session, engine: Engine) -> Iterator[HeardAsProposal]:
    """What was heard for names in titles, keywords, people and topics that nobody says."""
    lexicon = engine.lexicon()
    for name in _names(session):
        tokens = text_tokens(name)
        if len(tokens) != 1 or len(tokens[0]) < _SHORTEST_LETTERS or lexicon.words.said(tokens[0]):
            continue
        own = stem(tokens[0], "en")
        for variant in sound_alikes(tokens[0], lexicon, WEIGHTS):
            is_form = len(variant.tokens) == 1 and stem(variant.tokens[0], "en") == own
            alike = sound_likeness(phonetic(tokens[0]), "".join(map(phonetic, variant.tokens)))
            if variant.kind is MatchKind.SOUNDS_LIKE and alike >= _LIKELY_ALIKE and not is_form:
                places = places_of(session, engine, variant.tokens, is_raw=True)
                if places:
                    yield HeardAsProposal(name, " ".join(variant.tokens), places)


def _names(session: Session) -> list[str]:
    """Words written as names are, wherever the archive names something, each once."""
    texts = [
        *(row.title for row in episodes.page(session, limit=100_000)[1]),
        *topics.keywords(session),
        *(one.title for one in topics.with_counts(session)),
        *(one.name for one in people.in_most_episodes(session, 100_000)),
    ]
    return list(dict.fromkeys(name for text in texts for name in _NAME.findall(text)))


def places_of(
    session: Session, engine: Engine, run: tuple[str, ...], is_raw: bool = False
) -> tuple[HeardPlace, ...]:
    """Where a run of tokens stands, in some places; of raw captions alone where it `is_raw`."""
    ids = engine.with_run(run, _LOOKED_AT_PASSAGES if is_raw else _SHOWN_PLACES)
    passages = list(transcripts.passages_by_id(session, ids).values())
    if is_raw:
        raw = terms.raw(session)
        passages = [passage for passage in passages if passage.episode_id in raw][:_SHOWN_PLACES]
    rows = episodes.by_ids(session, [passage.episode_id for passage in passages])
    words = transcripts.words_of(session, rows)
    places = []
    for passage in passages:
        said = words[passage.episode_id][passage.first : passage.last + len(run)]
        at, end, _ = next(runs_in(said, [run]), (0, len(run), run))
        shown = said[max(0, at - _WORDS_AROUND) : end + _WORDS_AROUND]
        slug = rows[passage.episode_id].slug
        places.append(HeardPlace(slug, clock_of(passage.start), " ".join(shown)))
    return tuple(places)
