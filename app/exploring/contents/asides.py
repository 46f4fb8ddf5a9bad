"""What in a talk is no part of its subject: words from sponsors, the welcome, the farewell."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import chain

_SPONSORED = re.compile(
    r"\b(?:portion|segment|part|episode|show|podcast|transcripts?)\b[^.?!]{0,40}?\b"
    r"(?:(?:is|are|was) (?:also )?)?(?:brought to you|sponsored|supported|made possible) by\b|"
    r"\bit'?s brought to you by\b|"
    r"\b(?:a )?(?:quick )?(?:word|message) from (?:our|today's) sponsor|"
    r"\bsupport for (?:this|today's|the)\b[^.?!]{0,30}\bcomes from\b|"
    r"\bsponsors? (?:for|of) (?:today|this (?:show|episode))",
    re.IGNORECASE,
)
"""What an advertisement begins with."""
_SPONSORED_SIGNS = ("sponsor", "support", "brought to you", "made possible")
"""One of these stands in it, in small letters, wherever it is found."""
_OFFERED = re.compile(
    r"(?:supporting|sponsoring) (?:the|our|this) (?:show|podcast)|this podcast going|"
    r"(?:promo|discount|coupon|offer) code|free trial|\d ?(?:percent|%) off|"
    r"(?:your|favorite) podcast (?:player|app)",
    re.IGNORECASE,
)
"""What it goes on with, and ends."""
_OFFERED_SIGNS = ("podcast", "supporting", "sponsoring", " code", "free trial", "% off", "t off")
_LED_TO = re.compile(
    r"\b(?:visit|head (?:on )?(?:over )?to|go to|sign up at|over at|up at)\s\S+\.\w+|show notes",
    re.IGNORECASE,
)
"""The same, but said of other things as well."""
_OFFERS_OF_SPONSORS = 2
"""Of these a passage has so many at the least in which sponsors speak."""
_LONGEST_AD_PASSAGES = 6
"""Passages that an advertisement goes on for at the most."""
_FAREWELL = re.compile(
    r"thank(?:s| you)(?: all| both| guys| so much| very much| again)*(?: to [^.?!]{3,60})? for "
    r"(?:joining|coming|being|having|listening|tuning)|"
    r"\b(?:bye|goodbye|see you next|catch you next|talk to you next|until next time)\b|"
    r"pleasure (?:being|to be|having|to have|talking|speaking)\b|"
    r"this has been (?:another|an) episode|been (?:a pleasure|great having|so great)|"
    r"thank you (?:all )?so much|call (?:this|it) a wrap|"
    r"that'?s (?:it|all) for (?:this|today)|(?:edited|mixed|mastered|produced)(?: and \w+)? by\b|"
    r"\b(?:last|closing|final|parting) (?:thoughts|words|things) (?:from|for|that|you|y'?all)\b",
    re.IGNORECASE,
)
_ENDING_PASSAGES = 6
"""Passages within which a talk ends."""
_BETWEEN_PASSAGES = 3
"""Fewer passages between two asides are part of the first one."""
_WELCOME = re.compile(
    r"\bwelcome (?:back )?(?:to|everyone|everybody|all)\b|"
    r"\b(?:i'm|as) (?:your|always,? your) host\b|"
    r"\byou'?re listening to\b|\bjoin(?:ed|ing) (?:today |here )?(?:by|me|us)\b|"
    r"\bwith (?:me|us) (?:today |here )?(?:is|are)\b|\bmy (?:co-?hosts?|guests?)\b|"
    r"\btoday'?s (?:guests?|episode|show)\b|\bwelcome,? |\bon (?:today's|this) (?:show|episode)\b",
    re.IGNORECASE,
)


class Aside(Enum):
    """What a stretch of a talk is, besides its subject."""

    SPONSORS = "A word from sponsors"
    WELCOME = "Welcome"
    FAREWELL = "Farewell"


def asides(passages: Sequence[Sequence[str]]) -> dict[tuple[int, int], Aside]:
    """The runs `[first, last)` of passages that are set apart from a talk's subject: what is said
    of or by sponsors, and how leave is taken."""
    texts = [" ".join(words) for words in passages]
    found = dict.fromkeys(_of_sponsors(texts), Aside.SPONSORS)
    behind = max((last for _, last in found), default=0)
    leave = range(max(1, behind, len(texts) - _ENDING_PASSAGES), len(texts))
    for number in leave:
        if _FAREWELL.search(texts[number]):
            begun = behind if behind and number - behind < _BETWEEN_PASSAGES else number
            found[begun, len(texts)] = Aside.FAREWELL
            break
    return found


def is_welcome(words: Sequence[str]) -> bool:
    """Whether listeners or guests are welcomed in a stretch."""
    return bool(_WELCOME.search(" ".join(words)))


def _of_sponsors(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of passages that are sponsors'. One that begins, or ends, only in the half of a
    passage that is nearer to the other side is left out there."""
    runs: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        small = text.casefold()  # most passages are told quickly
        opening = _holds(small, _SPONSORED_SIGNS) and _SPONSORED.search(text)
        offers = len(_OFFERED.findall(text)) if _holds(small, _OFFERED_SIGNS) else 0
        if not opening and not (
            offers and offers + len(_LED_TO.findall(text)) >= _OFFERS_OF_SPONSORS
        ):
            continue
        first = number + (1 if opening and opening.start() > len(text) / 2 else 0)
        last = _end(texts, number)
        if last <= first:
            continue
        last = last if len(texts) - last >= _BETWEEN_PASSAGES else len(texts)
        if runs and first - runs[-1][1] < _BETWEEN_PASSAGES:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _holds(text: str, signs: Iterable[str]) -> bool:
    return any(sign in text for sign in signs)


def _end(texts: Sequence[str], number: int) -> int:
    """The passage behind an advertisement that a passage begins."""
    end = number + 1
    for place in range(number, min(number + _LONGEST_AD_PASSAGES, len(texts))):
        for offer in chain(_OFFERED.finditer(texts[place]), _LED_TO.finditer(texts[place])):
            end = max(end, place + (1 if offer.end() > len(texts[place]) / 2 else 0))
    return end
