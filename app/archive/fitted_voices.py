"""The weights that tell who speaks, fitted to a talk's host by the other talks of theirs that the
archive has and that name their speakers."""

from dataclasses import dataclass
from hashlib import blake2b

from app.store import fitted_voices, transcripts
from app.store.database import Session
from app.store.fitted_voices import TalkOfTwo
from app.transcripts.bare import bare
from app.transcripts.restoring.own_words import FEWEST, MOST, fitted_to
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.told_talks import ToldTalk
from app.transcripts.restoring.voices import Voices, voices

_LEAST_WORDS = 2_000
_BOTH, _QUIETER = 0.95, 0.08
"""Share of a talk's words that two say at the least, and the quieter of them, as in those that the
weights of all hosts were learned from."""
_AS_HOST = 3
"""Who isn't named as host is one who is heard in three talks, and in three times as many as the
other."""


OF_SEVERAL = 1
"""The key where most talks of a host are of three or more: one whose facts name two is then hardly
a talk of these alone, and of the names that would be shown a fifth would be wrong."""


@dataclass(frozen=True, slots=True)
class HostsTalks:
    """The talks of a host to which weights are fitted; `key` is another number for others of them,
    or other states, 0 where there are too few, and OF_SEVERAL where nobody is to be guessed."""

    host: str
    language: str
    told: tuple[TalkOfTwo, ...] = ()
    key: int = 0


def talks_of_host(session: Session, host: str, series_id: int | None, language: str) -> HostsTalks:
    """The talks of a host that name their speakers, as many as weights are fitted to: those of the
    series first, drawn by their slugs, so that one more talk seldom changes which they are."""
    told = fitted_voices.told_of(session, host, language, _LEAST_WORDS, _BOTH, _QUIETER)
    if told.several > max(FEWEST // 2, len(told.two)):
        return HostsTalks(host, language, key=OF_SEVERAL)
    found = [one for one in told.two if _is_host(one)]
    drawn = sorted(found, key=lambda one: (one.series_id != series_id, _digest(one.slug)))[:MOST]
    if len(drawn) < FEWEST:
        return HostsTalks(host, language)
    key = int.from_bytes(_digest(" ".join(str(one.revision) for one in drawn))) >> 1
    return HostsTalks(host, language, tuple(drawn), key)


def _is_host(one: TalkOfTwo) -> bool:
    return one.is_host or _AS_HOST <= one.talks >= _AS_HOST * one.others_talks


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def fitted(session: Session, talks: HostsTalks) -> Voices | None:
    """The weights of a language, fitted to a host; None where there are none of it, or too few
    talks."""
    net = voices(talks.language)
    told = [_told(session, talks, one) for one in talks.told] if net else []
    some = [one for one in told if one]
    return fitted_to(net, some) if net and len(some) >= FEWEST else None


def _told(session: Session, of: HostsTalks, talk: TalkOfTwo) -> ToldTalk | None:
    """A talk that names its speakers as captions would have it."""
    stored = transcripts.load(session, talk.episode_id)
    who = [-1] * len(stored.words)
    for turn in stored.turns:
        if turn.speaker in (of.host, talk.other):
            who[turn.first : turn.last] = [int(turn.speaker == of.host)] * (turn.last - turn.first)
    plain = [bare(word) for word in stored.words]
    words = [word for word in plain if word]
    is_host = [one for word, one in zip(plain, who, strict=True) if word]
    restored = restore(words, of.language)
    return ToldTalk(of.host, talk.other, words, is_host, restored) if restored else None
