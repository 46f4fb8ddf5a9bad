"""Which questions may take long to answer, told by what is asked before anybody works on it."""

import re
from collections.abc import Callable, Iterable

from app.language.tokens import text_tokens

LONG_QUESTION_CHARACTERS = 200
"""In an address's query, or bytes in a body. Eighty words or sixty phrases aren't said in fewer,
and hardly anybody types as much."""
MOST_COSTLY_PARTS = 3
"""Beginnings of words, phrases and words that nobody says, taken together. Each of them is looked
for in many ways, so four take several times as long as a question in common words."""
_SHORT_BEGINNING = re.compile(r"(?<!\w)\w{1,3}\*")
"""One that thousands of words begin with counts twice: with three of three letters a question took
200 ms of processor time, with two long ones 55, in common words 50."""
_QUOTATION_MARKS = '"“”„«»'


def is_costly(
    texts: Iterable[str], body_bytes: int, unsaid: Callable[[Iterable[str]], int]
) -> bool:
    """Whether a request with these texts in its address, and a body of this size, may take long.
    `unsaid` counts the words that nobody says."""
    asked = " ".join(texts)
    if len(asked) + body_bytes > LONG_QUESTION_CHARACTERS:
        return True
    parts = asked.count("*") + len(_SHORT_BEGINNING.findall(asked))
    parts += sum(map(asked.count, _QUOTATION_MARKS)) // 2
    return parts > MOST_COSTLY_PARTS or parts + unsaid(text_tokens(asked)) > MOST_COSTLY_PARTS
