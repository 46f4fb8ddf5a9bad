"""How well a few sentences read to somebody who knows neither the talk nor the archive: whole
sentences that tell a thought or a story of their own. Pure; of other languages than English only
what marks tell.

What counts was read off some three hundred passages of talks, and weighed by those that a strict
reader was glad of: people and things of everyday life, somebody who tells what happened to them, a
claim with its reason. What speaks of products and names that one would have to know, leans on what
isn't shown, or is an errand of the show is not.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from app.language.codes import language_alone
from app.language.everyday import everyday
from app.language.sentences import PUNCTUATION, asks
from app.language.tokens import spoken_words

_LEANS = frozenset(
    "it that this they he she those these which yeah yes yep no right exactly sure okay ok well "
    "also then like um uh oh mhm cool wow absolutely definitely correct totally him her them such "
    "otherwise both same nope awesome great nice ah hmm yah true but and so or because there "
    "maybe just what how why who plus still even anyway actually basically obviously again thank "
    "thanks hey hi".split()
)
"""What a first sentence begins with that answers, or goes on from, one that isn't shown."""
_POINTS = frozenset(
    "this that these those it they he she them there his her their theyve theyre hes shes its "
    "thats".split()
)
"""What points, at the beginning, to something that isn't shown."""
_SHOWN = frozenset("this these those that".split())
"""What points to something, be it later in the first sentence: `that` where a clause ends with it,
for else it mostly joins two."""
_GOES_ON = frozenset(
    tuple(pair.split())
    for pair in (
        "in fact", "if not", "the point", "for example", "for instance", "at least", "the other",
        "the second", "the third", "i'm sure", "i agree", "of course", "that said", "by contrast",
        "in addition", "as well",
    )
)  # fmt: skip
"""What goes on from a sentence before, in two words."""
_LIFE = frozenset(
    "people person human humans child children kid kids school mother father parents family "
    "friend friends life lives death die born world country city town village house home kitchen "
    "food eat coffee bread tea water river sea ocean mountain forest tree trees animal animals "
    "dog dogs cat cats bird birds brain body eyes hands heart face voice word words story stories "
    "book books letter music song guitar piano movie film game games art paint history war doctor "
    "hospital patients disease medicine teacher teachers student students police judge law money "
    "paid salary rich poor jobs boss fired hired fear afraid scared love loved hate anger angry "
    "tears cry laugh joy happy sad lonely alone shame proud tired sleep dream dreams hope trust "
    "lie truth secret car cars train plane airplane bus bike road street night morning weekend "
    "winter summer snow rain sun moon space rocket earth church prison army soldier ship boat "
    "island farm garden horse wife husband daughter son brother sister grandmother grandfather "
    "baby airport hotel bridge wall door window chair paper pen clock toy chess race insurance "
    "mom dad night".split()
)
_WHO = frozenset("i we he she they".split())
_DID = frozenset(
    "was were had said told went came got thought knew made took gave found saw felt left began "
    "met grew wrote read spent lost won died built taught learned heard kept broke brought became "
    "drove slept fell bought sold ran sat".split()
)
_TIMES = (
    "when i was", "years ago", "one day", "growing up", "back then", "the first time", "as a kid",
    "i remember", "i realized", "years old", "at the time", "in college", "in school", "one time",
    "used to", "my dad", "my mom", "my father", "my mother", "my wife", "my husband", "my kids",
    "my daughter", "my son", "my grandmother", "my grandfather", "my parents", "my brother",
    "my sister",
)  # fmt: skip
"""What is said where somebody begins to tell."""
_CLAIMS = (
    "because", "instead", "rather than", "the reason", "turns out", "the problem is",
    "the difference", "the only", "the more", "the less", "the best", "the worst", "the hardest",
    "if you", "if we", "if i", "nobody", "everybody", "everyone", "no one", "never", "always",
    "impossible", "most people", "in fact", "even though", "not because", "the opposite",
    "the truth", "surprising", "surprised", "mistake", "wrong", "no matter", "would rather",
)  # fmt: skip
_ERRAND = frozenset(
    "podcast podcasts episode episodes listener listeners sponsor sponsors sponsored newsletter "
    "subscribe twitter slack links link website welcome thank thanks guest guests host hosts show "
    "interview conference meetup patreon discount merch ticket tickets bye hello introduce "
    "introduction audience slide slides screen chat promo trial feedback headline headlines topic "
    "topics question questions conversation talk talked talking discussion mentioned earlier "
    "segment panel url demo".split()
)
"""What is said of a show and not of its subject."""
_TRADE = frozenset(
    "product products customer customers user users platform feature features enterprise startup "
    "startups company companies team teams roadmap release released releases version api apis app "
    "apps code server servers database databases library libraries framework frameworks package "
    "packages deploy deployed deployment repo github config tool tools tooling workflow workflows "
    "project projects developer developers engineer engineers engineering software dataset data "
    "model models our founder co-founder ceo cto career industry business businesses brand brands "
    "technology technologies tech function functions compiler instance cluster".split()
)
"""What those speak of who tell of their work."""
_FILLED = frozenset(
    "um uh gonna wanna kinda sorta yeah whatnot stuff basically whatever literally like thing "
    "things something somehow somewhat guess probably maybe pretty really just very definitely "
    "obviously etc anyways honestly actually super cool awesome interesting".split()
)
_FILLED_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "you know", "i mean", "kind of", "sort of", "so on", "a lot", "i think", "i guess",
        "or something", "you said", "you mentioned", "we talked", "you guys", "i would", "i feel",
        "you're right", "as you", "next up", "is saying", "for example", "or whatever", "we have",
        "you're saying", "you refer", "your point", "you asked", "to hear", "i get", "i know",
    )
)  # fmt: skip
"""What is easier heard than read, or said to whoever sits there."""
_MANY = frozenset("people person human humans life live lives died die word words".split())
"""Of what is about life, what is said of anything; all of it counts once."""
_ASIDES = frozenset("curious wondering".split())
"""What is said to whoever sits there, and by them of what both know."""
_STORY, _TIME, _CLAIM, _OF_LIFE = 0.4, 0.8, 0.9, 0.8
_MOST_STORY, _MOST_TIMES, _MOST_CLAIMS, _MOST_OF_LIFE = 5, 3, 4, 6
_LEANING, _POINTING, _ASKING, _ERRANDS, _OF_TRADE, _FILLING, _UNKNOWN, _TRAILING = (
    4.0, 1.0, 1.5, 1.0, 0.5, 0.3, 0.5, 0.8,
)  # fmt: skip
_ADDRESSING, _REPLYING, _ALONE = 1.5, 2.0, 1.0
_REPLY_WORDS = 3
"""A first sentence of no more words answers one that isn't shown; a later one of a single word is
somebody else's, or says nothing."""
_SHORT_WORDS, _A_WORD_LESS = 55, 0.06
_OPENING_WORDS = 9
_KNOWN, _NAME_KNOWN = 3.0, 200.0
"""A word, or a name, that is said so often in a million everyday words is known to everybody."""


def worth(sentences: Sequence[str], language: str = "en") -> float:
    """How well whole sentences that one voice says read by themselves, from some -20 to 6."""
    alone = language_alone(language)
    score = _marked(sentences) - _UNKNOWN * _unknown(sentences, alone)
    if alone != "en" or not sentences:
        return score
    words = [bare for word in " ".join(sentences).split() if (bare := word.strip(PUNCTUATION))]
    small = [word.lower().replace("’", "'") for word in words]
    return score + _told(small) - _leaning(sentences, small)


def _marked(sentences: Sequence[str]) -> float:
    """What marks tell: nothing is asked, trails off, or is quoted in part."""
    text = " ".join(sentences)
    broken = sum(text.count(mark) for mark in ("...", "…", " -- ", "--,", " - "))
    score = -_ASKING * sum(map(asks, sentences)) - _TRAILING * broken - 2 * (text.count('"') % 2)
    score -= text.rstrip("\"'”’").endswith(("...", "…", "—", "–"))
    score -= _REPLYING * (text.startswith(("...", "…")) or text[:1].islower())
    sizes = [spoken_words(one.split()) for one in sentences]
    score -= _REPLYING * any(size <= _REPLY_WORDS for size in sizes[:1]) + _ALONE * sizes.count(1)
    return score - _A_WORD_LESS * max(0, _SHORT_WORDS - sum(sizes))


def _told(small: Sequence[str]) -> float:
    """What is told of life, as a story, or with its reason."""
    text = f" {' '.join(small)} "
    story = sum(who in _WHO and _is_past(did) for who, did in pairwise(small))
    life = _LIFE.intersection(small)
    many = len(life & _MANY)
    return (
        _OF_LIFE * min(_MOST_OF_LIFE, len(life) - many + min(many, 1))
        + _STORY * min(_MOST_STORY, story)
        + _TIME * min(_MOST_TIMES, _held(_TIMES, text))
        + _CLAIM * min(_MOST_CLAIMS, _held(_CLAIMS, text))
    )


def _is_past(word: str) -> bool:
    return word in _DID or (len(word) > 3 and word.endswith("ed"))


def _held(phrases: Collection[str], text: str) -> int:
    return sum(f" {phrase} " in text for phrase in phrases)


def _leaning(sentences: Sequence[str], small: Sequence[str]) -> float:
    """What is taken off for leaning on what isn't shown, for errands, trade and fillers."""
    bare = [word.replace("'", "") for word in small]
    filled = sum(word in _FILLED for word in bare)
    filled += sum(pair in _FILLED_PAIRS or pair[0] == pair[1] for pair in pairwise(small))
    is_leaning = small[:1] != [] and small[0].split("'")[0] in _LEANS
    return (
        _LEANING * (is_leaning or tuple(small[:2]) in _GOES_ON)
        + _POINTING * _shown(sentences[0])
        + _ADDRESSING * sum(who == "you" and _is_past(did) for who, did in pairwise(small))
        + _POINTING * sum(word in _POINTS for word in bare[:_OPENING_WORDS])
        + _ERRANDS * sum(word in _ERRAND for word in bare)
        + _ADDRESSING * sum(word in _ASIDES for word in bare)
        + _OF_TRADE * sum(word in _TRADE for word in bare)
        + _FILLING * filled
    )


def _shown(sentence: str) -> int:
    """How much a first sentence points to behind its opening: `this narrative`, `to do that.`"""
    words = sentence.lower().split()[_OPENING_WORDS:]
    return sum(
        bare in _SHOWN and (bare != "that" or word != bare)
        for word in words
        if (bare := word.strip(PUNCTUATION))
    )


def _unknown(sentences: Sequence[str], language: str) -> int:
    """How many different words are known to few; a name counts twice, where it can be told."""
    found: dict[str, int] = {}
    for sentence in sentences:
        for place, word in enumerate(sentence.split()):
            bare = word.strip(PUNCTUATION)
            if bare and (weight := _is_known_to_few(bare, place > 0, language)):
                found[bare.lower()] = weight
    return sum(found.values())


@lru_cache(maxsize=50_000)
def _is_known_to_few(word: str, is_amid: bool, language: str) -> int:
    """Whether a word of a sentence is an acronym, a number, an address or, of English, a word that
    everyday speech hardly knows (1), or a name of that kind (2)."""
    plain = word.replace("’", "'").split("'")[0]
    if not plain.isalpha():
        return 0 if plain.replace("-", "").isalpha() else 1
    if not plain.isascii() or plain == "I":
        return 0
    if len(plain) > 1 and not (plain.islower() or plain.istitle()):
        return 1
    if language != "en":
        return 0
    share = everyday("en").get(plain.lower(), 0.0)
    if plain[0].isupper() and is_amid and share < _NAME_KNOWN:
        return 2
    return int(share < _KNOWN)
