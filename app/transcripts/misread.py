"""Signs that a transcript was read wrongly, looked for after reading, whatever its format: heads
of lines and markup that stayed among the words, names that are the file's own terms.

A layout that nobody foresaw can't be known by its look, but what it leaves behind can: the same
sign or name at the head of many paragraphs, numbers that count them, clocks and tags that nobody
says. Each is a sentence for the owner, who would otherwise read it as speech.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.language.frequent_words import frequent_words
from app.language.guessing import guess_language
from app.language.sentences import ends_sentence
from app.transcripts.lines.names import LabelShape, has_title, is_no_label, shape
from app.transcripts.model import Transcript, Turn

_FEWEST_PARAGRAPHS = 4
_OFTEN = 0.2
"""The part of all paragraphs that begin so."""
_RARE = 300
"""Words, among which a sign that nobody says stands once, if it is no chance."""
_TERMS = frozenset(
    "time times timestamp start end begin duration speaker speakers text content words word"
    " transcript transcription info information title name id index type section body message"
    " date data notes note observation observations sprecher zeit texto tiempo temps texte".split()
)
_NOTES = frozenset("notas notes note nota notizen notiz código code observación".split())
_PROSE = 8
_HOUSE = 2
"""Words of a name, beyond which it is none."""
_LABEL = re.compile(r"(?:[^\W\d_][\w.'’\-]*+[ ]?){1,3}$")
_CLOCK = re.compile(r"^\W{0,2}\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?|[.,]\d{1,3})\W{0,2}$")
_BRACKETED_CLOCK = re.compile(r"^[\[(<{#]\d{1,3}:\d{2}(?::\d{2})?(?:[.,-]\d{1,3})?[\])>}#]")
_MARKUP = re.compile(
    r"^</?[a-z][\w:]*[ />]?|</[a-z][\w:]*>|\{\\|\\[a-z]+\d|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});"
    r"|\*\*|\]\(|\]\]|\[\[|-->|\{\{|\}\}|\\[nrt]\b"
)
_HEADED = re.compile(
    r"^(?:[@{<|=~○◯◇◆■□▲△▼▽◎【《#]|.{1,40}[>}|】》=]$|\W{0,2}\d{1,5}[.):\]]?$|[QA]\d{1,3}[.:)]?$)"
)
"""Words that begin or end with a sign, or count: what heads of lines look like, and words don't."""
HINT = "Look at its first lines; put `Name:` before what each speaker says, where it should be so."
"""What to do about heads of lines that were read as words."""


def misread(transcript: Transcript) -> tuple[str, ...]:
    """Sentences about what looks as if it had been read wrongly, each with what to do; time goes
    with the number of words."""
    return tuple(_signs(transcript))


def _signs(transcript: Transcript) -> Iterator[str]:
    words = transcript.words
    starts = _starts(transcript)
    if label := _label_left(words, starts):
        yield f"“{label}” stands at the head of many lines and wasn't understood as a name. {HINT}"
    elif head := _head_left(words, starts, transcript.metadata.language):
        yield f"Many lines begin as “{head}” does, which may be a name or number. {HINT}"
    elif counted := _counted(words, starts):
        yield (
            f"The numbers {counted[0]} to {counted[1]} at the head of lines may be theirs, and "
            "not said. Take them out of the file if nobody says them."
        )
    if clocks := _several(words, (_CLOCK, _BRACKETED_CLOCK)):
        yield f"Times stand among the words, such as “{clocks}”. {_TIMES}"
    if markup := _several(words, (_MARKUP,)):
        yield f"Signs of a markup stand among the words, such as “{markup}”. Export it as text."
    yield from _names(transcript)
    yield from _turns(transcript)


_TIMES = "Put them at the head of lines, as [00:01:23], or take them out."


def _starts(transcript: Transcript) -> list[int]:
    """The words that begin a turn, a paragraph or a caption."""
    starts = {0, *transcript.breaks}
    starts.update(turn.first for turn in transcript.turns)
    starts.update(cue.first for cue in transcript.cues)
    return sorted(start for start in starts if start < len(transcript.words))


def _label_left(words: Sequence[str], starts: Sequence[int]) -> str | None:
    """A name before a colon, where what is said begins or a sentence has ended, again and again;
    there are two of them, or one of many."""
    begins = set(starts)
    found: Counter[str] = Counter()
    for at, word in enumerate(words):
        if not word.endswith((":", "：")) or len(word) > 40:
            continue
        for first in range(at, max(-1, at - 3), -1):
            if first in begins or first == 0 or ends_sentence(words[first - 1]):
                name = " ".join(words[first : at + 1])[:-1]
                if _is_name(name):
                    found[name] += 1
                break
    several = [name for name, count in found.items() if count >= _FEWEST_PARAGRAPHS]
    total = sum(found[name] for name in several)
    is_often = total >= _OFTEN * len(starts) or total * _RARE >= len(words)
    return max(several, key=lambda n: found[n]) + ":" if several and is_often else None


def _is_name(name: str) -> bool:
    if is_no_label(name) or not _LABEL.match(name):
        return False
    kind = shape(name)
    return kind in {
        LabelShape.CODE,
        LabelShape.ROLE,
        LabelShape.FULL,
        LabelShape.CAPS,
        LabelShape.LETTERS,
        LabelShape.SINGLE,
    }


def _head_left(words: Sequence[str], starts: Sequence[int], language: str | None) -> str | None:
    """What no sentence begins with, at the head of many paragraphs: signs around a name, or names
    that stand at the head of every other paragraph."""
    if len(starts) < 2 * _FEWEST_PARAGRAPHS:
        return None
    heads = [words[start] for start in starts]
    signed = [head for head in heads if _HEADED.match(head) and not head.endswith("…")]
    again = Counter(signed).most_common(1)
    if again and again[0][1] >= _FEWEST_PARAGRAPHS and len(signed) >= _OFTEN * len(heads):
        return again[0][0]
    tails = [words[start - 1] for start in starts[1:]] + [words[-1]]
    language = language or guess_language(words) or "en"
    return _names_of(heads, language) or _names_of([t for t in tails if t[-1:] in ")]"], language)


def _names_of(edges: Sequence[str], language: str) -> str | None:
    """A name that begins (or ends) paragraphs, if a few names do so to more than half of them."""
    known = frequent_words(language)
    names = Counter(edge.strip("()[]") for edge in edges if edge.strip("()[]")[:1].isupper())
    rare = {
        name: count
        for name, count in names.items()
        if count >= _FEWEST_PARAGRAPHS
        and name.isalpha()
        and known.get(name.casefold(), _COMMON) >= _COMMON
    }
    part = _HALF if known else _NEARLY_ALL  # where nobody has counted the words, any may be one
    is_most = len(edges) >= 2 * _FEWEST_PARAGRAPHS and sum(rare.values()) > part * len(edges)
    return max(rare, key=lambda n: rare[n]) if 1 < len(rare) <= _MOST_NAMES and is_most else None


_COMMON = 1_300
"""Places among a language's words before which one may begin any sentence."""
_HALF, _NEARLY_ALL, _MOST_NAMES = 0.5, 0.75, 12


def _counted(words: Sequence[str], starts: Sequence[int]) -> tuple[int, int] | None:
    """The first and last of numbers that count the lines at whose heads they stand."""
    numbers = [int(match[1]) for start in starts if (match := _NUMBER.match(words[start]))]
    rising = sum(0 < then - first <= 10 for first, then in pairwise(numbers))
    is_count = len(numbers) >= 2 * _FEWEST_PARAGRAPHS and rising * 10 >= (len(numbers) - 1) * 9
    return (numbers[0], numbers[-1]) if is_count and len(numbers) * 2 > len(starts) else None


_NUMBER = re.compile(r"^\W{0,2}(\d{1,5})[.):\]]?$")


def _several(words: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> str | None:
    """A word that nobody says, where there are several of them for the length of the talk."""
    unsaid = {
        word
        for word in set(words)
        if not word.rstrip(".,?!").isalnum()  # most are, told quickly
        and any(one.search(word[:80]) for one in patterns)
    }
    if not unsaid:
        return None
    found = [word for word in words if word in unsaid]
    is_many = len(found) >= _FEWEST_PARAGRAPHS and len(found) * _RARE >= len(words)
    return found[0][:40] if is_many else None


def _names(transcript: Transcript) -> Iterator[str]:
    """Speakers who are a file's own terms, or prose."""
    said: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker:
            said[turn.speaker] += turn.last - turn.first
    total = sum(said.values())
    for name, count in said.items():
        folded = name.casefold().split()
        is_chair = name.isupper() and len(said) > _HOUSE  # `SPEAKER:`, in a parliament
        is_term = (name.casefold() in _TERMS and not is_chair) or bool(
            folded and folded[0] in _NOTES
        )
        is_prose = (len(name.split()) >= _PROSE or len(name) > 60) and not _is_office(name)
        if (is_term and count * 20 > total) or is_prose:
            yield f"“{name[:60]}” was read as somebody who speaks, and is no name. {HINT}"
            return


def _is_office(name: str) -> bool:
    """Whether a long name is somebody's in capitals, or with a title, with offices behind it."""
    return "," in name and bool(shape(name)) and (name.isupper() or has_title(name))


def _quoted(words: Sequence[str]) -> str:
    """The first words as they are shown, in letters no more than fit a line."""
    return " ".join(words[:6])[:_SHOWN_LETTERS]


_SHOWN_LETTERS = 80


def _turns(transcript: Transcript) -> Iterator[str]:
    """What stands above the first name and is no speech, and one word that is named once and says
    all."""
    turns, words = transcript.turns, transcript.words
    named = [turn for turn in turns if turn.speaker]
    if not named:
        return
    before = words[: named[0].first]
    large = sum(1 for word in before if word[:1].isupper() or not word.isalpha())
    if len(named) >= _FEWEST_PARAGRAPHS and len(before) >= _PAGE and large > _LARGE * len(before):
        yield (
            f"{len(before):,} words stand above the first name and read as a title page, such "
            f"as “{_quoted(before)}”. Take them out of the file if nobody says them."
        )
    elif _are_led_by_names(transcript, named) and _FEWEST_LED_WORDS <= len(before) <= _HALF * len(
        words
    ):
        yield (
            f"{len(before):,} words stand above the first name, such as "
            f"“{_quoted(before)}”, and are nobody's. Take them out of the file if nobody says "
            "them, or put a name before them."
        )
    is_all = named[0].last - named[0].first > _MOST_OF_ALL * len(words)
    is_long = len(words) >= 100 and not transcript.cues
    name = named[0].speaker or ""
    if len(named) == 1 and is_all and is_long and shape(name) in {LabelShape.SINGLE, None}:
        yield f"“{name}” stands once, and all that follows was read as theirs. {HINT}"


def _are_led_by_names(transcript: Transcript, named: Sequence[Turn]) -> bool:
    """Whether nearly all paragraphs from the first name on begin with one, of which there are
    several; what stands above is hardly said then."""
    starts = [start for start in _starts(transcript) if start >= named[0].first]
    return len(named) >= _FEWEST_PARAGRAPHS and len(named) >= _NEARLY_ALL * len(starts)


_FEWEST_LED_WORDS = 2
_PAGE, _LARGE = 8, 0.5
"""Words above the first name, and the part of them that begins large, as in no prose."""
_MOST_OF_ALL = 0.8
