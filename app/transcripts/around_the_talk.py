"""What stands around a talk and was read as a part of it, or says that there is one where none was
found: headings with names once each, titles, a page's lines below the last word, questions that
stand among the words of whoever answers.

No layout is looked for: whatever it is, titles don't end as sentences do, and people who talk come
again and ask each other.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from app.language.sentences import asks, ends_sentence, line_ends_sentence
from app.transcripts.left_heads import bare
from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.misread import HINT
from app.transcripts.model import Transcript, Turn

_HEAD_LINES, _TITLE_LINES = 40, 8
_FEWEST_LINES = 3
_SENTENCE_WORDS, _LONGEST_TITLE_WORDS = 5, 12
_USUALLY, _HALF = 0.8, 0.5
_FEWEST_WORDS = 8


def around_the_talk(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Sentences about what may be none of the talk, each with what to do; none of data, which has
    no lines, and of captions, whose lines end anywhere. Time goes with their number and length."""
    if transcript.cues or not lines:
        return
    yield from _headed(transcript)
    yield from _called_a_talk(lines, transcript)
    yield from _tail(lines, transcript)
    yield from _titles(lines, transcript)
    yield from _asking(transcript)
    yield from _words(transcript)


def _headed(transcript: Transcript) -> Iterator[str]:
    """Several who speak once each, hardly in sentences: headings, the fields of a form, a list."""
    turns = [turn for turn in transcript.turns if turn.speaker]
    names = {turn.speaker for turn in turns}
    if len(turns) < 2 or len(names) < len(turns) or len(transcript.words) < _FEWEST_WORDS:
        return
    ended = sum(ends_sentence(transcript.words[turn.last - 1]) for turn in turns)
    if ended * 2 < len(turns):
        name = turns[0].speaker
        yield f"“{name}” and the others are named once each, and may be headings. {HINT}"


def _called_a_talk(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """A title that says two people talk, where nobody was found to."""
    is_told = len(transcript.turns) > 1 or any(turn.speaker for turn in transcript.turns)
    if is_told:
        return
    heads = [text for line in lines[:_HEAD_LINES] if (text := line.strip())][:_TITLE_LINES]
    for title in heads:
        if _is_no_sentence(title) and _TALK.search(title):
            yield (
                f"Its head, “{title[:60]}”, says that people talk, and nobody was found to. {HINT}"
            )
            return


_TALK = re.compile(
    r"\b(?:interview(?:s|ed)?|conversation|dialogue|q ?& ?a|transcript of|in gesprek|gespräch"
    r"|entretien|entrevistas?|intervist[ae]|wywiad|rozmowa|rozhovor|röportaj\w*|söyleşi"
    r"|интервью|беседа|haastattelu|συνέντευξη)\b"
    r"|インタビュー|対談|采访|採訪|访谈|訪談|专访|專訪|인터뷰|대담",
    re.IGNORECASE,
)


def _tail(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Short lines without an end below the last sentence of a talk that is written in sentences:
    what a page has below it."""
    filled = [text for line in lines if (text := line.strip())]
    long = [text for text in filled if text.count(" ") >= _SENTENCE_WORDS]
    ended = sum(line_ends_sentence(text) for text in long)
    tail = list(takewhile(_is_no_sentence, reversed(filled)))
    if ended < _USUALLY * len(long) or not long:
        return
    if _FEWEST_LINES <= len(tail) <= _HALF * len(filled):
        ends = [bare(word) for line in reversed(tail) for word in line.split()][-_SENTENCE_WORDS:]
        if [bare(word) for word in transcript.words[-len(ends) :]] == ends:
            yield (
                f"Its last {len(tail)} lines, such as “{tail[-1][:60]}”, read as a page's below a "
                "talk. Take them out of the file if nobody says them."
            )


def _is_no_sentence(text: str) -> bool:
    is_short = text.count(" ") < _LONGEST_TITLE_WORDS and not _NAMED.match(text)
    return is_short and not line_ends_sentence(text) and text[-1] not in _CLOSED


_NAMED = re.compile(r"[^:：]{1,40}[:：]\s?\S")
_CLOSED = frozenset("]】♪,;:")


def _titles(lines: Sequence[str], transcript: Transcript) -> Iterator[str]:
    """Short lines without an end between a sentence and somebody's name, in a talk that is written
    in sentences: titles, and none of the words of whoever spoke before."""
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    filled = [text for line in lines if (text := line.strip())]
    named = [n for n, text in enumerate(filled) if _named(text, speakers)]
    ended = sum(line_ends_sentence(filled[n]) for n in named)
    if len(speakers) < 2 or ended < _USUALLY * len(named):
        return
    said = {bare(word) for word in transcript.words}
    found: list[str] = []
    for first, last in pairwise([*named, len(filled)]):
        run = list(takewhile(_is_no_sentence, reversed(filled[first + 1 : last])))
        is_apart = line_ends_sentence(filled[last - len(run) - 1])
        if len(run) <= _LONGEST_RUN and is_apart and all(line[0].isupper() for line in run):
            found += [one for one in run if all(bare(word) in said for word in one.split())]
    if len(found) > 1:
        yield (
            f"Lines such as “{found[0][:60]}” stand between what is said as titles do, and were "
            "read as words. Take them out of the file if nobody says them."
        )


_LONGEST_RUN = 3


def _named(line: str, speakers: Collection[str]) -> bool:
    """Whether a line begins with the name of somebody who speaks."""
    return re.split(r"[:：.]", line[:_LONGEST_NAME_LETTERS], maxsplit=1)[0].strip() in speakers


_LONGEST_NAME_LETTERS = 60


def _asking(transcript: Transcript) -> Iterator[str]:
    """Questions that stand as paragraphs of their own in what one person says in one turn."""
    for turn in transcript.turns:
        ends = _paragraph_ends(transcript, turn)
        asked = sum(1 for first, last in ends if _is_question(transcript.words[first:last]))
        if asked > _FEWEST_LINES and asked >= _MANY_ASK * len(ends) and turn.speaker:
            yield (
                f"{asked} paragraphs of what “{turn.speaker}” says in one turn ask, and may be "
                f"somebody else's. {HINT}"
            )
            return


_MANY_ASK, _LONGEST_QUESTION_WORDS = 0.25, 40


def _paragraph_ends(transcript: Transcript, turn: Turn) -> list[tuple[int, int]]:
    """The half-open ranges of words of a turn's paragraphs behind its first."""
    first = bisect_right(transcript.breaks, turn.first)
    inner = transcript.breaks[first : bisect_left(transcript.breaks, turn.last)]
    return list(pairwise([*inner, turn.last])) if inner else []


def _is_question(words: Sequence[str]) -> bool:
    return 1 < len(words) <= _LONGEST_QUESTION_WORDS and asks(words[-1])


def _words(transcript: Transcript) -> Iterator[str]:
    """Somebody who speaks once and is called by words, where others are named again and again."""
    turns = [turn for turn in transcript.turns if turn.speaker]
    counts = Counter(turn.speaker or "" for turn in turns)
    again = sum(count for count in counts.values() if count > 1)
    if again < _USUALLY * len(turns) or again < _SENTENCE_WORDS:
        return
    for name, count in counts.items():
        if count == 1 and shape(name) in {None, LabelShape.LOOSE} and not name.isupper():
            yield f"“{name[:60]}” was read as somebody who speaks, and may be words. {HINT}"
            return
