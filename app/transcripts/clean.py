"""Clean reading, as editors of transcripts give it ("clean verbatim"): which words can be left out
while reading, since they are fillers, said twice, or begin what is then said anew.

Only what is sure is left out: what may be meant as it was said (`had had`, `very very`, `you know
the answer`) stays. Nothing is taken away; these are spans over the words as said.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from app.language.sentences import CLOSING, SENTENCE_ENDS
from app.language.tokens import letters

Span = tuple[int, int]
_SOUNDS = frozenset("um umm uh uhh uhm erm".split())
"""Sounds that are nothing but a pause in English; `hm`, `mhm` and `uh huh` may be answers."""
_ANSWERS = frozenset("huh oh uh-huh uh-oh".split())
_PRONOUNS = frozenset("i we he she they".split())
_OBJECTS = frozenset("it you this".split())
"""What may end one clause and begin the next: `I like it it was good`."""
_SMALL = frozenset(
    "a an the and but or if of to in at for with from my our your his their because when where "
    "how which any about just let's i'm i've i'd i'll we're we've they're you're it's that's "
    "there's he's she's im ive can could would should".split()
)
_OPENERS = frozenset("and but so because that if when as where why well then".split())
"""After these a pronoun begins what comes."""
_LISTING = frozenset("and or by to after upon than".split())
"""What repeats on purpose: `over and over and over`, `day by day by day`."""
_BEGINNING = _PRONOUNS | _OBJECTS | _SMALL | frozenset("that there is was so then".split())
_BEFORE_KNOWING = frozenset(
    "do did does don't dont didn't didnt doesn't if as when what whatever how let lets that would "
    "could can can't cannot will should might may must to who than until unless before after where "
    "why once everything anything something all anyone someone everyone people things thing ones "
    "only now sure think hope guess since which way want already never always not".split()
)
"""Before `you know` these make it mean what it says."""
_NEVER_KNOWING = frozenset(
    "a an the my your his her its our their of for with at in from into on by is are was were "
    "probably hopefully".split()
)
"""Behind these no clause begins, so that `you know` is none: `the path of you know building it`."""
_KNOWN = frozenset("who what how where why when which".split())
"""But `you know who` may be somebody's name."""
_AFTER_ASIDE = frozenset(
    "i we you he she they i'm i've i'd i'll we're we've they're you're he's she's it's that's "
    "there's um uh maybe because actually".split()
)
"""What begins a clause of its own after `you know`."""
_LONGEST_REPEAT_WORDS = 3


def left_out(words: Sequence[str], language: str, borders: Collection[int] = ()) -> list[Span]:
    """The runs `[first, last)` of words, from 0, that clean reading leaves out, in order and apart
    from each other; none for other languages than English. None goes over one of the `borders`,
    the words at which a turn or paragraph begins, and something is left between any two."""
    if language[:2].lower() != "en":
        return []
    edges = sorted({0, len(words), *(one for one in borders if 0 < one < len(words))})
    return [span for first, last in pairwise(edges) for span in _of_turn(words, first, last)]


def _of_turn(words: Sequence[str], first: int, last: int) -> Iterator[Span]:
    """The same for the words of one turn or paragraph."""
    said = [_token(word) for word in words[first:last]]
    ends = [_ends(word) for word in words[first:last]]
    commas = [word.endswith(",") for word in words[first:last]]
    out = {at for at in range(len(said)) if not ends[at] and _is_filler(said, commas, at)}
    out |= {at for at in range(len(said)) if _is_broken(words[first:last], said, at)}
    kept: list[int] = []
    for at in range(len(said)):
        if at not in out:
            kept.append(at)
            _drop_repeated(kept, said, ends)
    if not kept or len(kept) == len(said):
        return
    stays = {*kept, len(said)}
    begin = None
    for at in range(len(said) + 1):
        if at in stays and begin is not None:
            yield first + begin, first + at
            begin = None
        elif at not in stays and begin is None:
            begin = at


def _drop_repeated(kept: list[int], said: Sequence[str], ends: Sequence[bool]) -> None:
    """Take away from what is kept so far the first of two runs that are the same, or of a pronoun
    and the same with a verb behind it (`I I'm`)."""
    last = said[kept[-1]]
    for size in range(_LONGEST_REPEAT_WORDS, 0, -1):
        if len(kept) < 2 * size or not last.startswith(said[kept[-1 - size]]):
            continue  # what follows makes lists, and most words repeat nothing
        one, other = kept[-2 * size : -size], kept[-size:]
        if any(ends[at] for at in one):
            continue
        run = [said[at] for at in one]
        before = said[kept[-2 * size - 1]] if len(kept) > 2 * size else ""
        opens = len(kept) == 2 * size or ends[kept[-2 * size - 1]] or before in _OPENERS
        again = [said[at] for at in other]
        is_anew = size == 1 and again[0].startswith(f"{run[0]}'")
        if (run == again or is_anew) and _is_slip(run, opens):
            del kept[-2 * size : -size]
            return


def _is_slip(run: Sequence[str], opens: bool) -> bool:
    """Whether nobody means to say this twice; it `opens` where a clause surely begins with it."""
    if len(run) == 1:
        return run[0] in _PRONOUNS or run[0] in _SMALL or (opens and run[0] in _OBJECTS)
    if not _LISTING.isdisjoint(run):
        return _BEGINNING.issuperset(run)
    return run[0] in _BEGINNING and len(set(run)) > 1


def _is_filler(said: Sequence[str], commas: Sequence[bool], at: int) -> bool:
    """Whether a word is a sound, or one of an aside's two words."""
    if said[at] in _SOUNDS:
        return at + 1 == len(said) or said[at + 1] not in _ANSWERS
    return _is_aside(said, commas, at) or (at > 0 and _is_aside(said, commas, at - 1))


def _is_aside(said: Sequence[str], commas: Sequence[bool], at: int) -> bool:
    """Whether `you know` stands here between words, and means nothing."""
    if tuple(said[at : at + 2]) != ("you", "know") or at + 2 >= len(said):
        return False
    if at and commas[at - 1] and commas[at + 1]:
        return True
    before = next((one for one in reversed(said[:at]) if one not in _SOUNDS), "")
    if before in _NEVER_KNOWING and said[at + 2] not in _KNOWN:
        return True
    is_told = said[max(0, at - 2) : at] == ["just", "so"]
    return said[at + 2] in _AFTER_ASIDE and before not in _BEFORE_KNOWING and not is_told


def _is_broken(words: Sequence[str], said: Sequence[str], at: int) -> bool:
    """Whether a word breaks off and is then said whole: `lan- lantern`."""
    if at + 1 >= len(words) or not words[at].endswith(("-", "–", "—")):
        return False
    return 0 < len(said[at]) < len(said[at + 1]) and said[at + 1].startswith(said[at])


@lru_cache(maxsize=1 << 14)
def _token(word: str) -> str:
    """A word's letters in lower case, with apostrophes and hyphens inside."""
    bare = word.casefold().replace("’", "'").strip(".,?!;:…\"“”()[]–—-'")
    return bare if any(map(str.isalnum, bare)) else letters(word)


def _ends(word: str) -> bool:
    return word.rstrip(CLOSING).endswith(tuple(SENTENCE_ENDS))
