"""Who probably says what in raw captions of a talk of two, by name."""

from collections.abc import Sequence

from app.transcripts.restored import Restored, Voice
from app.transcripts.restoring.stretches import is_of_two, stretches
from app.transcripts.restoring.voices import Voices, corrected, voices


def guessed_voices(
    words: Sequence[str], restored: Restored, language: str, hosts: Sequence[str],
    guests: Sequence[str], fitted: Voices | None = None,
) -> tuple[Voice, ...]:  # fmt: skip
    """Who probably says which of the words, which are bare, where that is sure enough, by weights
    that are `fitted` to the host or else those of the language; nobody where the talk may not be
    one of two: a guest is named, and no more than one of each."""
    net = fitted or voices(language)
    if net is None or len(guests) != 1 or len(hosts) > 1:
        return ()
    found = stretches(net.sentences(corrected(words, restored), restored, hosts, guests))
    if not is_of_two(found, len(words)):
        return ()
    host, guest = (*hosts, "Host")[0], guests[0]
    return tuple(
        Voice(one.first, one.last, host if one.is_host else guest, round(one.sure, 3))
        for one in found
    )
