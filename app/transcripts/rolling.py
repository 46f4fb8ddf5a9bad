"""Captions that roll up show a line again, or a line as it grows; each word was said once.

Live captions and YouTube's repeat the line before above the new one; others show a line anew
with every word. Which a file does is told by the whole of it: where words are repeated by
chance, few captions begin with the end of the one before.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from app.transcripts.caption_blocks import CaptionBlock

_LEAST, _PART, _GROWING = 3, 0.3, 0.15
"""Captions that begin with what was just shown: so many, and these parts of all (those that add
something to it), make a rolling file. "No." and "No." again don't."""
_LONGEST_WORDS = 60
"""Words that a caption shows; what is further back was shown before."""
_TOUCHES_MS = 250
"""A caption that comes later than this after the one before says its words anew,"""
_PAUSE_MS, _LONG_WORDS = 4_000, 4
"""unless these are so many, and it comes no later than after a pause."""
Shown = tuple[str, ...]


def said_once(
    blocks: Sequence[CaptionBlock], words_of: Callable[[str], Shown], is_new: Callable[[str], bool]
) -> list[CaptionBlock]:
    """The captions without what they only show again; those that hold nothing new are left out.

    `words_of` gives the words of a line; one that `is_new` (it has times of its own) is said now,
    whatever stood above.
    """
    unlike = [
        block
        for at, block in enumerate(blocks)
        if not at or block != blocks[at - 1] or not _is_copied(block, words_of)
    ]
    shown = [[words_of(line) for line in block.lines] for block in unlike]
    repeats = [0] * min(1, len(unlike))
    for at in range(1, len(unlike)):
        lines = takewhile(
            lambda one: not is_new(one[0]), zip(unlike[at].lines, shown[at], strict=True)
        )
        again = [word for _, words in lines for word in words]
        gap = unlike[at].start_ms - unlike[at - 1].end_ms
        count = _repeated(shown[at - 1], again) if gap <= _PAUSE_MS else 0
        repeats.append(count if gap <= _TOUCHES_MS or count >= _LONG_WORDS else 0)
    rests = list(map(_without, unlike, shown, repeats))
    rolling = sum(1 for count in repeats if count)
    growing = sum(1 for count, rest in zip(repeats, rests, strict=True) if count and rest.lines)
    is_rolling = rolling >= max(_LEAST, len(unlike) * _PART)
    is_growing = growing >= max(2, len(unlike) * _GROWING)
    if not (is_rolling and is_growing) and not _is_short(repeats, growing):
        return unlike
    return [rest for rest in rests if rest.lines]


def _is_short(repeats: Sequence[int], growing: int) -> bool:
    """Whether two or three captions are all there is of a rolling file: each but the first begins
    with what stood above, in several words, and at least one adds to it."""
    return 1 < len(repeats) <= _LEAST and growing > 0 and min(repeats[1:]) >= _SEVERAL_WORDS


_SEVERAL_WORDS = 3


def _is_copied(block: CaptionBlock, words_of: Callable[[str], Shown]) -> bool:
    """Whether a caption that is the same as the one before is a copy, as where pieces of a stream
    were joined; what is as short as "No." may be said twice at once."""
    return block.end_ms > block.start_ms and sum(len(words_of(line)) for line in block.lines) > 2


def _repeated(before: list[Shown], now: list[str]) -> int:
    """How many of the words `now` are the end of the caption before: whole lines of it."""
    old = [word for line in before for word in line][-_LONGEST_WORDS:]
    for length in range(min(len(old), len(now)), 0, -1):
        if old[-length:] == now[:length] and _is_whole(before, length):
            return length
    return 0


def _is_whole(lines: list[Shown], length: int) -> bool:
    """Whether the last `length` words of a caption are whole lines of it."""
    for line in reversed(lines):
        if length <= 0:
            break
        length -= len(line)
    return length == 0


def _without(block: CaptionBlock, shown: list[Shown], count: int) -> CaptionBlock:
    """A caption without its first `count` words."""
    kept = []
    for line, words in zip(block.lines, shown, strict=True):
        if not count or len(words) > count:
            kept.append(" ".join(words[count:]) if count else line)
        count = max(0, count - len(words))
    return replace(block, lines=tuple(line for line in kept if line.strip()))
