"""Whom a guest calls by name: `thank you Peter` tells who the host is where nobody else does."""

from collections import Counter
from collections.abc import Collection, Sequence

from app.transcripts.restored import Restored

_GREETING = frozenset({"thanks", "hi", "hey", "hello", "bye", "goodbye", "welcome"})
_THANKS = ("thank", "you")
_SHORTEST_LETTERS, _LEAST_TIMES = 3, 2


def called_host(
    words: Sequence[str], restored: Restored, guests: Collection[str]
) -> tuple[str, ...]:
    """The one first name that is greeted or thanked in a talk several times and isn't a guest's,
    as a sentence's last word or before a comma; nobody where there are several. `words` are
    bare."""
    others = {part.casefold() for name in guests for part in name.split()}
    found: Counter[str] = Counter()
    for place in range(1, len(words)):
        word = words[place]
        is_called = words[place - 1] in _GREETING or (*words[place - 2 : place],) == _THANKS
        is_name = restored.has_capital(place) and word.isalpha() and word not in others
        if is_called and is_name and restored.stop(place) and len(word) >= _SHORTEST_LETTERS:
            found[word] += 1
    names = [name for name, times in found.items() if times >= _LEAST_TIMES]
    return (names[0].title(),) if len(names) == 1 else ()
