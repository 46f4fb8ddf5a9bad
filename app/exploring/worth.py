"""How well a few sentences read to somebody who knows neither the talk nor the archive: whole
sentences by one voice that tell a thought of its own. Pure, and of English alone.

What counts was read off eighty passages of talks: someone who remembers, compares or gives a reason
is read with pleasure; an answer to what isn't shown, a list of names, an address, an errand of the
show is not.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.language.sentences import PUNCTUATION, asks

_LEANS = frozenset(
    "it that this they he she those these which yeah yes yep no right exactly sure okay ok well "
    "also then like um uh oh mhm cool wow absolutely definitely correct totally him her them such "
    "otherwise both same nope awesome great nice ah hmm yah true but and so or because its thats "
    "theres maybe just".split()
)
"""What a first sentence begins with that answers, or goes on from, one that isn't shown."""
_THOUGHT = frozenset(
    "because instead rather reason realize realized realizing realise realised discover discovered "
    "remember remembered remembers learned learnt believe believed imagine turns turned difference "
    "always never suddenly story once ago fact surprised surprising afraid though wrong grew hard "
    "people world life human humans history mistake mistakes lesson lessons beautiful curious "
    "wonder wondered everybody nobody love loves loved child kids kid father mother friend friends "
    "school money book books city night water house".split()
)
"""What stands in a reason, a memory or a comparison."""
_ERRAND = frozenset(
    "podcast podcasts episode episodes listener listeners sponsor sponsors sponsored newsletter "
    "subscribe twitter slack links link website welcome thank thanks guest guests host hosts show "
    "interview conference meetup patreon discount merch ticket tickets bye hello introduce "
    "introduction audience slide slides screen chat promo trial feedback headline headlines".split()
)
"""What is said of a show and not of its subject."""
_FILLED = frozenset(
    "um uh gonna wanna kinda sorta yeah whatnot stuff basically whatever literally like".split()
)
_FILLED_PAIRS = frozenset(
    tuple(pair.split()) for pair in ("you know", "i mean", "kind of", "sort of", "so on")
)
"""What is easier heard than read."""
_MOST_THOUGHT, _MANY_SENTENCES = 5, 7
_THOUGHTS, _LEANING, _ASKING, _ERRANDS, _FILLING, _KNOWING, _CHOPPED = (
    0.6, 2.0, 0.8, 1.5, 0.35, 0.25, 0.3,
)  # fmt: skip


def worth(sentences: Sequence[str]) -> float:
    """How well whole sentences that one voice says read by themselves, from some -10 to 3."""
    words = [bare for word in " ".join(sentences).split() if (bare := word.strip(PUNCTUATION))]
    small = [word.lower() for word in words]
    opening = small[0].replace("'", "").replace("’", "") if small else ""
    pairs = list(pairwise(small))
    score = _THOUGHTS * min(len(_THOUGHT.intersection(small)), _MOST_THOUGHT)
    score -= _LEANING * (opening in _LEANS)
    score -= _ASKING * sum(map(asks, sentences))
    score -= _ERRANDS * sum(word in _ERRAND for word in small)
    score -= _FILLING * (
        sum(word in _FILLED for word in small)
        + sum(pair in _FILLED_PAIRS or pair[0] == pair[1] for pair in pairs)
        + sum(one.endswith(("...", "…", "—", "–")) for one in sentences)
    )
    score -= _KNOWING * sum(map(_is_known_to_few, words))
    return score - _CHOPPED * max(0, len(sentences) - _MANY_SENTENCES)


def _is_known_to_few(word: str) -> bool:
    """Whether a word is an acronym, a number, an address or a name as programs have them."""
    if word.isalpha():
        return len(word) > 1 and not (word.islower() or word.istitle())
    return any(letter.isdigit() or letter in "._/@" for letter in word)
