"""What two English words side by side tell of what the net guesses for each of them: which belong
together, which go on with a sentence, which begin what somebody is said to have said."""

_ALWAYS_TOGETHER = frozenset((("all", "right"),))
"""Runs within which no sentence ends. Of the pairs of 195,000 words that were restored this one was
parted wrongly: 64 times of 158, the others as often as they are two sentences."""
_GOES_ON = frozenset("and but so or because".split())
"""With a capital these begin a sentence; where none ended before, they go on with one."""
_SPOKEN_FIRST = frozenset(
    "oh hey okay ok well yeah yep yes no nope wow sure how what why what's how's let's".split()
)
"""With a capital amid a sentence these begin what somebody said or thought: `I was like, Oh`."""
_BELONGS = frozenset("a an the to of in on at for with from by my your our their his her".split())
"""What the next word belongs to, whatever it is."""


def is_one(word: str, after: str) -> bool:
    """Whether two bare words are one expression, which no sentence ends in."""
    return (word, after) in _ALWAYS_TOGETHER


def goes_on(word: str) -> bool:
    """Whether a bare word within a sentence goes on with it, and has no capital."""
    return word in _GOES_ON


def begins_speech(before: str, word: str) -> bool:
    """Whether a bare word with a capital within a sentence begins what is quoted there, so that a
    comma comes after the one before."""
    return word in _SPOKEN_FIRST and before not in _BELONGS
