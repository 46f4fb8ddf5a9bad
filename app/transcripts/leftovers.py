"""What stood in a file held against what was read of it, whichever format read it: heads of lines
that were left among the words, speakers that the file lists and nobody is, lines and texts that
were passed over. `misread` looks at the words alone; this knows the lines they came from.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from app.language.sentences import CLOSING, SENTENCE_ENDS
from app.transcripts.around_the_talk import around_the_talk
from app.transcripts.left_heads import bare, left_heads
from app.transcripts.lines.names import LabelShape, is_title, shape
from app.transcripts.misread import HINT
from app.transcripts.model import Transcript

_FEWEST_FOUND = 3
"""Things that say something together."""
_LOOKED_AT_LETTERS = 120
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


def leftovers(
    lines: Sequence[str], texts: Sequence[str], transcript: Transcript
) -> tuple[str, ...]:
    """Sentences about what was left over of a file, each with what to do: `lines` are its lines,
    `texts` the long texts of its structure (see `written`)."""
    return (
        *left_heads(lines, transcript),
        *_roster(lines, transcript),
        *_lost(lines, transcript),
        *_speakers(transcript),
        *around_the_talk(lines, transcript),
        *_addresses(transcript),
        *_unread(texts, transcript),
    )


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
    if heading := next((name for name in names if _is_heading(name)), None):
        yield f"“{heading}” was read as somebody who speaks, and may be a heading. {HINT}"
    numbers = [_COUNTING.search(name) for name in names]
    values = [int(match[1]) for match in numbers if match]
    is_rising = all(first < then for first, then in pairwise(values))
    if len(values) >= _FEWEST_FOUND and len(values) == len(turns) and is_rising:
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


_SIGNS_BEFORE = re.compile(r"^[^\w]{1,4}")


def _is_heading(name: str) -> bool:
    folded = _SIGNS_BEFORE.sub("", name.casefold())
    return folded in _HEADINGS or folded.removeprefix("key ") in _HEADINGS


_HEAD_TURNS = 4
_HEADINGS = frozenset(
    "resolution resolutions resolved action actions topic topics agenda minutes summary background"
    " ingredients method methods instructions directions links resources references credits"
    " insights takeaways tags introduction conclusion abstract keywords disclaimer subject"
    " attachments reactions"
    " zusammenfassung tagesordnung ordre orden".split()
)
_COUNTING = re.compile(r"(\d{1,4})")


def _is_rest(word: str) -> bool:
    """Whether a word that turns begin with may be the rest of a name: in capitals."""
    letters = word.strip(".,:")
    return len(letters) > 2 and letters.isalpha() and letters.isupper()


def _addresses(transcript: Transcript) -> Iterator[str]:
    """Addresses that nobody reads out."""
    found = [word for word in transcript.words if "/" in word and _ADDRESS.match(word)]
    if len(found) >= _FEWEST_FOUND and len(found) * 500 >= len(transcript.words):
        yield (
            f"Addresses stand among the words, such as “{found[0][:60]}”. Take them out of the "
            "file if nobody says them."
        )


def _lost(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Lines that end as sentences do, of which nothing stands among the words."""
    said = [line for line in lines if line.count(" ") >= _SENTENCE_WORDS and _is_sentence(line)]
    if len(said) < _FEWEST_FOUND:
        return
    words = {bare(word) for word in transcript.words}
    words |= {bare(word) for mark in transcript.marks for word in mark.text.split()}
    lost = [line for line in said if not _is_said(line, words)]
    if len(lost) >= _FEWEST_FOUND and len(lost) > _LOST * len(said):
        yield (
            f"{len(lost)} of its {len(said)} lines weren't read as speech, such as "
            f"“{' '.join(lost[0].split()[:10])}”. If somebody says them, "
            f"{HINT[0].lower()}{HINT[1:]}"
        )


_SENTENCE_WORDS, _LOST = 5, 0.3
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSING)}\W]{{0,3}}$")


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and has words, most of them small."""
    tokens = [bare(token) for token in line[:_LOOKED_AT_LETTERS].split()]
    small = sum(token.isalpha() and not token.isupper() for token in tokens)
    return bool(_SENTENCE.search(line[-8:])) and small * 5 >= len(tokens) * 4


def _is_said(line: str, words: Collection[str]) -> bool:
    """Whether most of a line's words are among those of the talk."""
    tokens = [bare(token) for token in line[:_LOOKED_AT_LETTERS].split()[-8:]]
    return sum(token in words for token in tokens) * 2 >= len(tokens)


_MOST_UNREAD = 0.5


def _unread(texts: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Texts of several words in a file's structure that aren't among the words."""
    if len(texts) < _FEWEST_FOUND:
        return
    pairs = set(pairwise(transcript.words))
    unread = [one for one in texts if not _is_among(one, pairs)]
    lost, whole = sum(map(len, unread)), sum(map(len, texts))
    if len(unread) >= _FEWEST_FOUND and lost > _MOST_UNREAD * whole:
        yield (
            f"{round(100 * lost / whole)} % of its long texts weren't read, such as "
            f"“{' '.join(unread[0].split()[:8])}”. See whether somebody says them."
        )


def _is_among(text: str, pairs: set[tuple[str, str]]) -> bool:
    tokens = text.split()[:12]
    return any(pair in pairs for pair in pairwise(tokens))
