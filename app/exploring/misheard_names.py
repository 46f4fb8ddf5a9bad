"""Names that a talk's title or its owner tells, where captions heard something else for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.exploring.informativeness import Informativeness, informativeness
from app.language.everyday import everyday
from app.language.sounds import phonetic, sound_likeness
from app.language.tokens import letters, tokens

_ALIKE, _ALIKE_PAIR = 0.8, 0.9
"""How much of its sound a word, or two words together, must share with a name, of 1."""
_SHORTEST, _SHORTEST_PAIR = 4, 6
"""Letters of a name, and of two words that are heard for one."""
_LONGER_LETTERS = 2
"""Letters by which the two may differ in length."""
_RARE_PER_MILLION = 3.0
"""Of a million everyday words, at the most so many are the name, or the word heard for it."""


def misheard_names(
    words: Sequence[str], names: Iterable[str], language: str, known: Mapping[str, str]
) -> dict[int, tuple[int, str]]:
    """Where words, or two in a row, are probably heard for a word of these names: by the number of
    the first word, the one after the last and the word of the name as it is written. `known` are
    names that other talks say, by their sounds (`by_sound`), of which the whole must be heard."""
    wanted = _rare_words(names, language)
    if not wanted and not known:
        return {}
    folded = [tokens(word) for word in words]
    heard: dict[int, tuple[int, str]] = {}
    for token, numbers in _places(folded, 1).items():
        if token not in wanted and _is_rare(token, language):
            name = _nearest(token, wanted, _ALIKE) or _same(token, known)
            heard |= {number: (number + 1, name) for number in numbers if name}
    tells = [
        len(one) == 1 and informativeness(one[0], language) > Informativeness.NOTHING
        for one in folded
    ]
    for token, numbers in _places(folded, 2).items():
        likely = [number for number in numbers if tells[number] and tells[number + 1]]
        if likely and len(token) >= _SHORTEST_PAIR:
            name = _nearest(token, wanted, _ALIKE_PAIR) or _same(token, known)
            heard |= {number: (number + 2, name) for number in likely if name}
    return heard


def _places(folded: Sequence[Sequence[str]], length: int) -> dict[str, list[int]]:
    """Where words, or so many in a row, stand, written together."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in range(len(folded) - length + 1):
        part = folded[number : number + length]
        if all(len(one) == 1 for one in part):
            found["".join(one[0] for one in part)].append(number)
    return found


def by_sound(names: Iterable[str], language: str) -> dict[str, str]:
    """Names of one word that are none of everyday speech, by how they sound: `GPT-3` as `gpt3`."""
    kept = list(names)
    joined = {phonetic(letters(name)): name for name in kept if _is_numbered(name)}
    return joined | {phonetic(token): name for token, name in _rare_words(kept, language).items()}


def _is_numbered(name: str) -> bool:
    """Whether a name of one word is letters and a number, in either of two tokens."""
    found = [token.isdigit() for token in tokens(name)]
    return len(found) == 2 and any(found) and not all(found)


def _same(token: str, known: Mapping[str, str]) -> str:
    """The known name that sounds just as a word does; empty for none, or for itself."""
    name = known.get(phonetic(token), "") if len(token) >= _SHORTEST else ""
    return name if name and letters(name) != token else ""


def _rare_words(names: Iterable[str], language: str) -> dict[str, str]:
    """The words of names that are none of everyday speech, folded, as they are written."""
    return {
        token: word.strip(".,:;!?()[]\"'|")
        for name in names
        for word in name.split()
        for token in tokens(word)
        if len(token) >= _SHORTEST and _is_rare(token, language) and len(tokens(word)) == 1
    }


def _is_rare(token: str, language: str) -> bool:
    known = everyday(language)
    return bool(known) and not token.isdigit() and known.get(token, 0.0) < _RARE_PER_MILLION


def _nearest(token: str, wanted: Mapping[str, str], alike: float) -> str:
    """The name that a word sounds like; empty for none, or where it is another form of a name."""
    sound, best, found = phonetic(token), alike, ""
    for one, name in wanted.items():
        is_form = one.startswith(token) or token.startswith(one)
        if not is_form and abs(len(one) - len(token)) <= _LONGER_LETTERS:
            share = sound_likeness(phonetic(one), sound)
            if share >= best:
                best, found = share, name
    return found
