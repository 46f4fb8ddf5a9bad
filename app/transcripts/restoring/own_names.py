"""The names that an episode gives itself: in its title, people, keywords and sidecar."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from app.language.frequent_words import frequent_words
from app.language.tokens import text_tokens
from app.transcripts.model import Metadata
from app.transcripts.restoring.punctuator import punctuator

_EDGES = re.compile(r"^[\W_]+|[^\w+#]+$")
_SHORTEST_LETTERS = 3
"""Letters of a name that is looked for."""
_ENDINGS = ("s", "es", "ed", "ing", "er")
"""What a word that everybody knows may end in."""


def own_names(title: str, meta: Metadata) -> list[str]:
    """Names as an episode's facts write them, whole and word by word, each once."""
    people = (*meta.hosts, *meta.guests)
    return name_parts(people, (title, meta.channel or "", meta.description or ""), meta.keywords)


def name_parts(
    people: Iterable[str] = (), texts: Iterable[str] = (), keywords: Iterable[str] = ()
) -> list[str]:
    """Names of people, keywords with a name in them, and words of texts that are written as names
    and that nobody says in any talk; whole and word by word."""
    found: list[str] = []
    for name in people:
        found += [name, *_words(name)]
    for text in (*keywords, *texts):
        found += [word for word in _words(text) if _is_name(word)]
    return [
        name
        for name in dict.fromkeys(found)
        if len("".join(text_tokens(name))) >= _SHORTEST_LETTERS and _is_name(name)
    ]


def guest_in(title: str, others: Iterable[str] = ()) -> str | None:
    """The one name of a person in a title: two or three words in a row, written as names are, none
    of them an ordinary one and none in `others`, such as the channel's name."""
    left_out = {word for other in others for word in _words(other)}
    runs: list[list[str]] = [[]]
    for piece in title.split():
        word = _EDGES.sub("", piece)
        is_part = word.istitle() and _is_name(word) and word not in left_out
        if is_part:
            runs[-1].append(word)
        if not is_part or not piece.endswith(word):
            runs.append([])
    people = {" ".join(run) for run in runs if 2 <= len(run) <= 3}
    return people.pop() if len(people) == 1 else None


def guests_of(title: str, told: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """The guests of a talk as its facts tell them, or else the one whom its title names."""
    named = None if told else guest_in(title, others)
    return tuple(told) or ((named,) if named else ())


def _words(text: str) -> list[str]:
    return [word for one in text.split() if (word := _EDGES.sub("", one))]


def _is_name(word: str) -> bool:
    """Whether a word is written as names are, and isn't only an ordinary one with a capital."""
    if not any(letter.isupper() for letter in word):
        return False
    is_plain = word[1:] == word[1:].lower()
    return " " in word or not is_plain or word.lower() not in frequent_words("en")


@cache
def everyday_test(language: str) -> Callable[[str], bool]:
    """Tells of a token whether people say it in any talk of a language."""
    frequent, net = frequent_words(language), punctuator(language)

    def is_known(token: str) -> bool:
        return token in frequent or (net is not None and net.knows(token))

    def is_everyday(token: str) -> bool:
        forms = (token.removesuffix(end) for end in _ENDINGS if token.endswith(end))
        return is_known(token) or any(
            len(one) >= _SHORTEST_LETTERS and is_known(one) for one in forms
        )

    return is_everyday
