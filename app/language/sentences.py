"""Where sentences end in words that have marks of their own."""

import re

_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?: [-–—]+)?$")
_ABBREVIATION = re.compile(
    r"^(?:[A-Z]|[Mm]rs?|[Dd]rs?|[Pp]rof|[Ss]t|vs|e\.g|i\.e|etc|No|Inc|Jr|Sr)\.$"
)


def ends_sentence(word: str) -> bool:
    """Whether a sentence ends with a word."""
    if word[-1:].isalnum():  # most words, told quickly
        return False
    return bool(_END.search(word)) and not _ABBREVIATION.match(word)
