"""Korean words without what is written behind them: particles after nouns, endings of deeds.

Rules of letters and no dictionary: most particles are taken off always, those that may be the end
of a noun (`이`, as of the cat, `고양이`) only where the talk says the word with something else
behind it too. What ends as deeds do is none, but for `하다` behind a noun (`학습하는`, to learn, is
`학습`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_SURE = re.compile(
    r"(?<=.)(?:까지(?:는|도)?|부터(?:는)?|에서(?:는|도|의)?|으로(?:는|도|써|서|의)?|마다|처럼|에게(?:서|는|도)?|"
    r"한테(?:서|는)?|에는|에도)$|"
    r"(?<=..)(?:이라(?:는|고|도|면|서)|라는|라고|보다(?:는|도)?|이랑|이나|조차|(?:이었|였)(?:다|고|는데|습니다|"
    r"어요)|입니다|이에요|예요|이죠|들(?:은|이|을|의|도|에게|과|한테)?|께서|이고|이며|인데|이지만|와는|과는|"
    r"와의|과의|로는|로서|로써|을|를|은|는|의|에|도|만|로|와|과|랑)$"
)
_OPEN = re.compile(r"(?<=..)(?:이|가|나|야|요|죠|인|고)$")
_SHORT = re.compile(r".[을를은는에]")
_SHORT_NOUNS = frozenset(("마을", "가을", "노을", "고을"))
"""Two syllables of which the second is mostly a particle; and nouns that end like them."""
_MADE = re.compile(
    r"(?<=..)(?:[하되](?:는|고|며|면|면서|지|지만|게|게끔|기|기도|기가|기를|기에|자|여|였다|던|다|다가|"
    r"다는|려고|거나|니까|나|라고|도록|므로|느라|죠|네요|시는|셨)?|"
    r"[합했한할함해됩됐된될됨돼](?:니다|니까|다|다는|다고|던|고|는데|지만|어요|었|을|는|서|요|야|야죠|도|"
    r"라|줘|주는|본|볼|보면|져|지는)?|시키(?:는|고|면|지|기|다)?|시(?:킨|킬|켜))$"
)
_DEED = re.compile(
    r"(?:니다|니까|어요|아요|여요|워요|와요|려요|져요|에요|해요|네요|나요|가요|까요|ㄹ까|죠|는데|은데|지만|어서|"
    r"아서|려서|라서|면서|으면|려고|려면|거나|잖아|거든요?|았다|었다|는다|던|도록|아야|어야|어도|아도|려|러|"
    r"지는|지도|지를|지|고|게|기|며|면|자|니|서)$"
)
_PAST = 20
"""ㅆ as a syllable's last letter, which hardly any noun has: `갔`, `했`."""
_FIRST, _LAST, _ENDS = "가", "힣", 28


def nouns(words: Iterable[str]) -> Mapping[str, str]:
    """For each of a talk's Korean words what it may name; those that tell of deeds are left out."""
    stripped = {word: _stripped(word) for word in set(words)}
    forms: dict[str, set[str]] = defaultdict(set)
    for word, (sure, bare) in stripped.items():
        forms[sure].add(word)
        if bare != sure:
            forms[bare].add(word)
    found = {}
    for word, (sure, bare) in stripped.items():
        # `고양` stands in `고양이` alone; `고양이` in `고양이는` and `고양이를` too.
        is_shorter = bare != sure and len(forms[bare]) > len(forms[sure])
        noun = bare if is_shorter else sure
        if _SHORT.fullmatch(noun) and noun not in _SHORT_NOUNS:
            continue
        if made := _MADE.search(noun):
            found[word] = noun[: made.start()]
        elif not _is_deed(noun, word, len(forms[noun])) and not _is_past(noun):
            found[word] = noun
    return found


def _stripped(word: str) -> tuple[str, str]:
    """A word without its particle where that is surely one, and where it may be one."""
    sure = _SURE.sub("", word)
    if sure != word:
        return sure, sure
    return word, _OPEN.sub("", word)


def _is_deed(noun: str, word: str, forms: int) -> bool:
    """Whether a word ends as deeds do, and never stands before a particle, as `어머니` does."""
    return noun == word and forms < 2 and _DEED.search(word) is not None


def _is_past(word: str) -> bool:
    return any(
        _FIRST <= letter <= _LAST and (ord(letter) - ord(_FIRST)) % _ENDS == _PAST
        for letter in word
    )
