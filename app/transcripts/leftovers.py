"""What stood in a file held against what was read of it, whichever format read it: heads of lines
that were left among the words, speakers that the file lists and nobody is, texts that were passed
over.

`misread` looks at the words alone; this knows the lines they came from. A reader that doesn't know
a layout leaves its heads where they are, so that the line and the words begin alike: that is the
sign, whatever the head looks like. Time goes with the size of the file.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from app.language.frequent_words import frequent_words
from app.language.guessing import guess_language
from app.transcripts.lines.names import LabelShape, is_no_label, is_title, shape
from app.transcripts.lines.sounds import is_sound
from app.transcripts.misread import HINT
from app.transcripts.model import Transcript

_MISSED = f"“{{}}” stands before words as those who speak do, and was read as a word. {HINT}"
_FEWEST_HEADS = 3
"""Heads that say something together."""
_OFTEN, _MANY, _NEARLY_ALL = 0.2, 0.4, 0.6
"""Parts of all lines that begin something."""
_LOOKED_AT_LETTERS = 120
_LONGEST_LABEL_WORDS = 5
_COMMON = 1_300
"""Places among a language's words before which one may begin any sentence."""
_SIGNED = re.compile(
    r"[<{@\\|~=+◇◆■□▲△▼▽●○◎★☆▶►※§]|\[[^\W\d]|[^\s\[\](]{1,40}[>}\]|】》=]$|\*\*|__\w"
)
"""Words that begin or end with a sign as heads of lines do."""
_NUMBER = re.compile(r"\W{0,2}\d[\d.:,/\-]*\W{0,2}$")
_WORDY = re.compile(r"\w")
_ENDS = re.compile(r"[.?!…。？！؟।\])\"'”’»♪]\W{0,2}$")
_ADDRESS = re.compile(r"^\W{0,2}(?:https?://|www\.)\S", re.IGNORECASE)
_ROSTER = re.compile(
    r"\W{0,4}(?:speakers?|participants?|attendees?|attending|panell?ists?|interviewees?"
    r"|interviewers?|narrators?|guests?|hosts?|teilnehmer(?:innen)?|sprecher|participantes"
    r"|participants|asistentes|intervenants|partecipanti|deelnehmers|deltagare|участники)"
    r"(?:\(s\))?\W{0,4}[:：]\s{0,4}(\S.{2,300})$",
    re.IGNORECASE,
)
_HEAD_LINES = 40
_LISTED = re.compile(r"[,;&/、，]|\s(?:and|und|et|y|e|og|och|en|и)\s")


@dataclass(frozen=True, slots=True)
class _Left:
    """The first words of a line that begins something; whether they are all of it."""

    tokens: tuple[str, ...]
    is_whole: bool

    @property
    def pair(self) -> tuple[str, str]:
        """Its first two words, without the signs around them."""
        return _bare(self.tokens[0]), _bare(self.tokens[1])


def leftovers(
    lines: Sequence[str], texts: Sequence[str], transcript: Transcript
) -> tuple[str, ...]:
    """Sentences about what was left over of a file, each with what to do: `lines` are its lines,
    `texts` the long texts of its structure (see `written`)."""
    return (
        *_heads(lines, transcript),
        *_roster(lines, transcript),
        *_lost(lines, transcript),
        *_speakers(transcript),
        *_addresses(transcript),
        *_unread(texts, transcript),
    )


def _heads(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Heads of lines that stand among the words as they stood in the file."""
    begun, left = _left(lines, transcript)
    if not transcript.cues and (name := _alone(left)):
        yield f"“{name}” stands alone on lines, and was read as words. {HINT}"
    if len(left) < _FEWEST_HEADS:
        if name := _missed(left, transcript):
            yield _MISSED.format(name)
        return
    often = max(_FEWEST_HEADS, _OFTEN * begun)
    words = set(transcript.words)
    if label := _labels(left, words, often):
        yield f"“{label}” stands at the head of lines and was read as words. {HINT}"
    elif sign := _signs([one for one in left if one.tokens[0] in words], often):
        yield f"Lines begin with “{sign}” and the like, and that was read as words. {HINT}"
    elif name := _missed(left, transcript):
        yield _MISSED.format(name)
    elif name := _capitals(left, transcript, often):
        yield f"“{name}” stands at the head of lines as a name does, and was read as words. {HINT}"
    elif letter := _letters(left, _NEARLY_ALL * begun):
        yield f"“{letter}” stands at the head of lines and was read as a word. {HINT}"
    elif number := _numbers(left, _MANY * begun):
        yield (
            f"Numbers stand at the head of lines, such as “{number}”, and were read as words. "
            "If they are times, write them as [00:01:23]; if nobody says them, take them out."
        )


def _left(lines: Sequence[str], transcript: Transcript) -> tuple[int, list[_Left]]:
    """How many lines begin something, and those of them whose first words (perhaps behind a time,
    which was understood) stand together among the words as they do in the file."""
    fresh: list[list[_Left]] = []
    is_open, above = False, 0
    for line in lines:
        if not (bare := line.strip()):
            is_open = False
            continue
        indent = len(line) - len(line.lstrip())
        if (not is_open or indent > above) and (heads := _begins(bare)):
            fresh.append(heads)
        above = indent
        is_open = not _ENDS.search(bare[-4:]) and len(bare) > _CUT_LETTERS
    wanted = Counter(one.pair for heads in fresh for one in heads)
    firsts = {first for first, _ in wanted}
    bare_words = {word: _bare(word) for word in set(transcript.words)}
    words = [bare_words[word] for word in transcript.words]
    found = Counter(p for p in pairwise(words) if p[0] in firsts and p in wanted)
    left = [next((one for one in heads if found[one.pair] >= wanted[one.pair]), None)
            for heads in fresh]  # fmt: skip
    return len(fresh), [one for one in left if one]


_CUT_LETTERS = 60
"""Letters of a line that may have been cut at a width."""


def _begins(line: str) -> list[_Left]:
    """The first words of a line, without signs that stand alone; and those behind a time."""
    whole = [token for token in line[:_LOOKED_AT_LETTERS].split() if _WORDY.search(token)]
    behind = list(dropwhile(_is_clock, whole))
    starts = [whole, behind] if len(behind) < len(whole) else [whole]
    is_whole = len(line) <= _LOOKED_AT_LETTERS
    return [
        _Left(tuple(tokens[: _LONGEST_LABEL_WORDS + 1]), is_whole and len(tokens) <= 5)
        for tokens in starts
        if len(tokens) > 1
    ]


def _is_clock(token: str) -> bool:
    return bool(_NUMBER.match(token) or _HALF_DAY.fullmatch(token))


_HALF_DAY = re.compile(r"[AaPp]\.?[Mm]\.?[\])]?")


def _bare(word: str) -> str:
    return word if word.isalnum() else word.strip(_EDGES)


_EDGES = (
    "".join(chr(sign) for sign in range(33, 127) if not chr(sign).isalnum()) + "…—–“”„«»‘’：。、"
)


def _labels(left: Sequence[_Left], words: Collection[str], often: float) -> str | None:
    """Names before colons, of which one comes again."""
    found: Counter[str] = Counter()
    for one in left:
        for count, token in enumerate(one.tokens, start=1):
            if token.endswith((":", "：")) and token in words:
                name = " ".join(one.tokens[:count])[:-1]
                if _is_name(name):
                    found[name] += 1
                break
    again = [name for name, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    return max(again, key=lambda name: found[name]) + ":"


def _is_name(name: str) -> bool:
    kind = shape(name)
    is_named = kind is not None and kind not in {LabelShape.LOOSE, LabelShape.LOWER}
    return is_named and not is_no_label(name) and not is_sound(name)


def _signs(left: Sequence[_Left], often: float) -> str | None:
    """Words with signs at the head of lines, of which one comes again."""
    found = Counter(one.tokens[0] for one in left if _SIGNED.match(one.tokens[0][:60]))
    again = [token for token, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    return max(again, key=lambda token: found[token])[:40]


def _capitals(left: Sequence[_Left], transcript: Transcript, often: float) -> str | None:
    """Names in capitals amid words that aren't, which head lines again and again."""
    words = transcript.words
    bare = (_shouted(one) for one in left)
    found = Counter(name for name in bare if name)
    again = [name for name, count in found.items() if count > 1]
    if not again or sum(found.values()) < often:
        return None
    if sum(1 for word in words if len(word) > 1 and word.isupper()) * 3 > len(words):
        return None  # all of it is in capitals
    known = frequent_words(transcript.metadata.language or guess_language(words) or "en")
    again = [name for name in again if known.get(name.casefold(), _COMMON) >= _COMMON]
    return max(again, key=lambda name: found[name], default=None)


def _shouted(one: _Left) -> str | None:
    """A name in capitals at the head of a line, perhaps behind an article: `The SPEAKER`."""
    first, second = (token.strip(".,()[]—–-/") for token in one.tokens[:2])
    name = second if first in _ARTICLES else first
    is_name = len(name) > (2 if first in _ARTICLES else 1) and name.isalpha() and name.isupper()
    return name if is_name else None


_ARTICLES = frozenset({"The", "El", "La", "Le", "Il", "O", "A", "Os", "Der", "Die", "Los"})


def _missed(left: Sequence[_Left], transcript: Transcript) -> str | None:
    """A whole name or one in capitals before a colon, though but once, where others are named so
    again and again."""
    speakers = Counter(turn.speaker for turn in transcript.turns if turn.speaker)
    if transcript.cues or sum(count for count in speakers.values() if count > 1) < _SEVERAL:
        return None
    words = set(transcript.words)
    for one in left:
        for count, token in enumerate(one.tokens, start=1):
            if token.endswith(":") and token in words and count < len(one.tokens):
                name = " ".join(one.tokens[:count])[:-1]
                if shape(name) in _WRITTEN and _is_name(name) and " " in name:
                    return name
                break
    return None


_SEVERAL = 4
_WRITTEN = {LabelShape.FULL, LabelShape.CODE, LabelShape.CAPS}


def _letters(left: Sequence[_Left], most: float) -> str | None:
    """Single capitals at the head of nearly all lines, of which there are two or more."""
    found = Counter(one.tokens[0] for one in left if _LETTER.fullmatch(one.tokens[0]))
    is_most = len(found) > 1 and sum(found.values()) > max(_FEWEST_HEADS, most)
    return found.most_common(1)[0][0] if is_most else None


_LETTER = re.compile(r"[^\W\d_a-z][.:)]?")


def _alone(left: Sequence[_Left]) -> str | None:
    """A whole name that stands alone on several lines."""
    names = Counter(_ROUND.sub("", " ".join(one.tokens)).strip() for one in left if one.is_whole)
    return next(
        (
            name
            for name, count in names.items()
            if count > 1 and shape(name) in {LabelShape.FULL, LabelShape.CODE}
        ),
        None,
    )


_ROUND = re.compile(r"\s*\([^()]{0,60}\)$")


def _numbers(left: Sequence[_Left], most: float) -> str | None:
    found = [" ".join(one.tokens[:2]) for one in left if _NUMBER.match(one.tokens[0][:30])]
    return found[0][:40] if len(found) > _FEWEST_HEADS and len(found) > most else None


def _roster(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Names that the head of a file lists as speakers, none of whom was found to speak."""
    listed = [
        part.strip(" .*_")
        for line in lines[:_HEAD_LINES]
        if len(line) < 320 and (match := _ROSTER.match(line.strip()))
        for part in _LISTED.split(re.sub(r"\([^()]{0,80}\)", "", match[1]))
    ]
    people = [one for one in listed if shape(one) in {LabelShape.FULL, LabelShape.CAPS}]
    if len(set(people)) < 2:
        return
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    if not speakers:
        yield (
            f"It lists who speaks, such as “{people[0]}”, and nobody was found to say anything. "
            f"{HINT}"
        )
    elif not any(_are_one(name, one) for name in people for one in speakers):
        yield (
            f"It lists who speaks, such as “{people[0]}”, and none of them was found: "
            f"“{sorted(speakers)[0]}” speaks. {HINT}"
        )


def _are_one(name: str, speaker: str) -> bool:
    """Whether two names share a word or initials, or the speaker has none of their own."""
    words, others = name.casefold().split(), speaker.casefold().split()
    initials = "".join(word[0] for word in words)
    if shape(speaker) in {LabelShape.ROLE, LabelShape.CODE, LabelShape.LETTERS}:
        return True
    return bool(set(words) & set(others)) or initials == speaker.casefold().replace(".", "")


def _speakers(transcript: Transcript) -> Iterator[str]:
    """Speakers who are titles or headings, whose names count what is said, or whose words begin
    with the rest of the name."""
    words, turns = transcript.words, [turn for turn in transcript.turns if turn.speaker]
    names = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    begun: dict[str, Counter[str]] = {}
    for turn in turns:
        begun.setdefault(turn.speaker or "", Counter())[words[turn.first]] += 1
    if (facts := _read_as_facts(transcript)) and len(names) > 1:
        yield f"“{facts}” says nothing but a name or a date, and may be a line of the head. {HINT}"
    for name, firsts in begun.items():
        first, count = firsts.most_common(1)[0]
        is_rest = count > 1 and count * 2 > sum(firsts.values()) and _is_rest(first)
        if is_rest or is_title(name):
            yield (
                f"What “{name}” says begins with “{first}”, which may belong to the name. {HINT}"
            )
            return
    if heading := next((name for name in names if name.casefold() in _HEADINGS), None):
        yield f"“{heading}” was read as somebody who speaks, and may be a heading. {HINT}"
    numbers = [_COUNTING.search(name) for name in names]
    values = [int(match[1]) for match in numbers if match]
    is_rising = all(first < then for first, then in pairwise(values))
    if len(values) >= _FEWEST_HEADS and len(values) == len(turns) and is_rising:
        yield f"“{next(iter(names))}” and the others have a number each, and may be fewer. {HINT}"


def _read_as_facts(transcript: Transcript) -> str | None:
    """Somebody who speaks once, before all others speak again, and says but a name or a date,
    unless they are greeted so."""
    words, turns = transcript.words, transcript.turns
    counts = Counter(turn.speaker for turn in turns if turn.speaker)
    for turn in turns[:_HEAD_TURNS]:
        said = words[turn.first : turn.last]
        if not turn.speaker or counts[turn.speaker] > 1:
            break
        is_name = shape(" ".join(said)) in {LabelShape.FULL, LabelShape.CAPS} and len(said) < 5
        if is_name and not said[-1].endswith((".", "?", "!")) and len(turns) > _HEAD_TURNS:
            return turn.speaker
    return None


_HEAD_TURNS = 4
_HEADINGS = frozenset(
    "resolution resolutions resolved action actions topic topics agenda minutes summary background"
    " ingredients method methods instructions directions links resources references credits"
    " introduction conclusion abstract keywords disclaimer subject attachments reactions"
    " zusammenfassung tagesordnung ordre orden".split()
)
_COUNTING = re.compile(r"(\d{1,4})")


def _is_rest(word: str) -> bool:
    """Whether a word that turns begin with may be the rest of a name: in capitals."""
    bare = word.strip(".,:")
    return len(bare) > 2 and bare.isalpha() and bare.isupper()


def _addresses(transcript: Transcript) -> Iterator[str]:
    """Addresses that nobody reads out."""
    found = [word for word in transcript.words if "/" in word and _ADDRESS.match(word)]
    if len(found) >= _FEWEST_HEADS and len(found) * 500 >= len(transcript.words):
        yield (
            f"Addresses stand among the words, such as “{found[0][:60]}”. Take them out of the "
            "file if nobody says them."
        )


def _lost(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Lines that end as sentences do, of which nothing stands among the words."""
    said = [line for line in lines if line.count(" ") >= _SENTENCE_WORDS and _is_sentence(line)]
    if len(said) < _FEWEST_HEADS:
        return
    words = {_bare(word) for word in transcript.words}
    lost = [line for line in said if not _is_said(line, words)]
    if len(lost) >= _FEWEST_HEADS and len(lost) > _LOST * len(said):
        yield (
            f"{len(lost)} of its {len(said)} lines weren't read as speech, such as "
            f"“{' '.join(lost[0].split()[:10])}”. If somebody says them, "
            f"{HINT[0].lower()}{HINT[1:]}"
        )


_SENTENCE_WORDS, _LOST = 5, 0.3
_SENTENCE = re.compile(r"[.?!…。？！]\W{0,3}$")


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and has words, most of them small."""
    tokens = [_bare(token) for token in line[:_LOOKED_AT_LETTERS].split()]
    small = sum(token.isalpha() and not token.isupper() for token in tokens)
    return bool(_SENTENCE.search(line[-8:])) and small * 5 >= len(tokens) * 4


def _is_said(line: str, words: Collection[str]) -> bool:
    """Whether most of a line's words are among those of the talk."""
    tokens = [_bare(token) for token in line[:_LOOKED_AT_LETTERS].split()[-8:]]
    return sum(token in words for token in tokens) * 2 >= len(tokens)


_MOST_UNREAD = 0.5


def _unread(texts: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Texts of several words in a file's structure that aren't among the words."""
    if len(texts) < _FEWEST_HEADS:
        return
    pairs = set(pairwise(transcript.words))
    unread = [one for one in texts if not _is_among(one, pairs)]
    lost, whole = sum(map(len, unread)), sum(map(len, texts))
    if len(unread) >= _FEWEST_HEADS and lost > _MOST_UNREAD * whole:
        yield (
            f"{round(100 * lost / whole)} % of its long texts weren't read, such as "
            f"“{' '.join(unread[0].split()[:8])}”. See whether somebody says them."
        )


def _is_among(text: str, pairs: set[tuple[str, str]]) -> bool:
    tokens = text.split()[:12]
    return any(pair in pairs for pair in pairwise(tokens))
